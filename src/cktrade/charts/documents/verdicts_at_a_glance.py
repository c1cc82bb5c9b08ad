"""Verdicts: which printed figures the record bears out, then and now."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.font_manager import FontProperties

from cktrade.charts.drawing.canvas import Canvas, canvas
from cktrade.charts.drawing.layout import wrap
from cktrade.charts.drawing.ledger import ledger, write
from cktrade.charts.drawing.provenance import sources_of_keys
from cktrade.charts.drawing.row_checks import need, records
from cktrade.charts.drawing.style import colour
from cktrade.charts.drawing.typeset import text_width
from cktrade.vocabulary import Lang, Topic, codelist, label
from cktrade.wording import listing, one_or_more, quoted
from cktrade.wording.quoting import parted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from matplotlib.axes import Axes

    from cktrade.charts.drawing.chart import Chart

NAME = "verdicts_at_a_glance"
_COLUMNS = (
    "claim", "as_printed", "topic", "when_printed", "for_its_time", "today", "verdict",
    "key", "vintage",
)  # fmt: skip
_OPEN = "not checkable"
_BETWEEN = "; "
_HEADS = ("printed", "then", "its_time", "today")
_GAP = 0.35
#: Of the width of a page, what the gaps between four panels leave.
_ROOM = 0.9 * 72  # points an inch
_PLAIN_SIZE = 0.92
#: verdict → marker, role of the palette, filled; told apart without the colour
_MARKS = {
    "agrees": ("o", "first", True),
    "agrees on another reading": ("o", "first", False),
    "close": ("D", "claim", False),
    _OPEN: ("_", "others", True),
    "outdated": ("s", "claim", False),
    "understates": ("v", "second", True),
    "overstates": ("^", "second", True),
    "contradicted": ("X", "second", True),
}


def verdicts_at_a_glance(
    rows: pd.DataFrame, *, lang: Lang = "en", size: str = "slide"
) -> Chart:
    """List claims with both verdicts as marks and words, the worst first.

    Parameters
    ----------
    rows : DataFrame
        The verdicts table. Claims of context that no record reaches are counted in a
        note; those about trade, immigration and travel are always listed.
    lang : {'en', 'fr', 'ko'}
        The reader's language; the words as printed stay in the document's.
    size : {'slide', 'page', 'column'}
        The place it is made for.

    Returns
    -------
    Chart
        A matplotlib figure with alt text, numbers and source line.

    Raises
    ------
    DrawingError
        If there are no verdicts.

    Examples
    --------
    >>> import cktrade as ck
    >>> chart = ck.charts.verdicts_at_a_glance(ck.rows("verdicts-at-a-glance"))
    >>> chart.title  # doctest: +ELLIPSIS
    '...figures...'

    """
    need(rows, NAME, *_COLUMNS)
    shown = _worst_first(rows[_listed(rows)])
    with canvas(NAME, lang, size, taller=_taller(size, len(shown), lang)) as page:
        _words(page, rows, shown)
        _draw(page, records(shown))
        page.describe(*(_told(page, row) for row in records(shown)))
        return page.finish()


#: Share of a panel that the words of a verdict may take in a column, beside its mark.
_BESIDE_THE_MARK = 0.72


def _narrow(page: Canvas, shown: Sequence[dict[str, Any]]) -> list[float]:
    """Give each panel of a column room for the longest word of its head and lines."""
    names = [_verdict(page, code) for code in codelist("verdicts")]
    plain = page.size.small * _PLAIN_SIZE
    marked = _longest(names, plain) / _BESIDE_THE_MARK
    printed = _longest([_quoted(page, row) for row in shown], plain)
    heads = [_longest([_head(page, head)], page.size.small) for head in _HEADS]
    least = [printed, marked, marked, marked]
    return [max(pair) for pair in zip(heads, least, strict=True)]


def _longest(texts: Iterable[str], size: float) -> float:
    """Measure the longest word, in points; what is not to be parted is one word."""
    font = FontProperties(size=size)
    return max(text_width(word, font) for text in texts for word in text.split(" "))


def _head(page: Canvas, head: str) -> str:
    code = "translated" if head == "printed" and _brief(page) else head
    return page.say(f"{NAME}.column.{code}")


def _taller(size: str, count: int, lang: Lang) -> float:
    """Give each figure a line, and a second one where the original stands beneath."""
    room = count * (1 if lang == "en" else 1.6)
    return {"page": 0.5 + room / 19, "column": 0.5 + room / 6.5}.get(size, 1.0)


def _listed(rows: pd.DataFrame) -> pd.Series[bool]:
    """Say which figures are listed: not those of context, if there are others."""
    heart = rows["topic"].ne(Topic.CONTEXT)
    return heart if heart.any() else ~heart


def _worst_first(rows: pd.DataFrame) -> pd.DataFrame:
    order = [*codelist("verdicts")]
    return rows.sort_values(
        "verdict", key=lambda column: -column.map(order.index), kind="stable"
    )


def _words(page: Canvas, rows: pd.DataFrame, shown: pd.DataFrame) -> None:
    counts = Counter(rows["verdict"])
    order = [v for v in codelist("verdicts") if counts[v] and v != _OPEN]
    found = [
        page.say(f"{NAME}.count.{v}.{one_or_more(counts[v], page.lang)}", n=counts[v])
        for v in order
    ]
    title = page.say(
        f"{NAME}.title",
        checked=sum(counts[v] for v in order),
        total=len(rows),
        found=listing(found, page.lang),
    )
    page.head(title, page.say(f"{NAME}.subtitle"))
    if len(rows) > len(shown):
        page.note(page.say(f"{NAME}.unlisted", n=len(rows) - len(shown)))
    named = sources_of_keys(shown[shown["key"].ne("")])
    cited = ("document", "citation", "document_title", "document_producer")
    documents = shown[[c for c in cited if c in shown.columns]]
    page.foot(rows, pd.concat([named, documents.drop_duplicates()], ignore_index=True))


def _told(page: Canvas, row: dict[str, Any]) -> str:
    return page.say(
        f"{NAME}.told",
        printed=quoted(row, page.lang),
        then=_verdict(page, row["when_printed"]),
        its_time=_verdict(page, row["for_its_time"]),
        today=_verdict(page, row["today"]),
    )


def _verdict(page: Canvas, codes: str) -> str:
    if not codes:
        return page.say(f"{NAME}.none")
    names = [label("verdicts", code, page.lang) for code in codes.split(_BETWEEN)]
    return " → ".join(names)


def _draw(page: Canvas, shown: Sequence[dict[str, Any]]) -> None:
    widths = page.size.choose([8, 3, 3, 3], [7, 4, 4, 4], _narrow(page, shown))
    columns = dict(zip(_HEADS, ledger(page, widths, len(shown) + _GAP), strict=True))
    printed, then, its_time, today = columns.values()
    for axes in columns.values():
        axes.set_xlim(0, 1)
    for head, axes in columns.items():
        room = page.size.width * _ROOM * widths[_HEADS.index(head)] / sum(widths)
        words = wrap(_head(page, head), FontProperties(size=page.size.small), room)
        axes.set_title(words, pad=page.size.text * 0.5)
        axes.spines["bottom"].set_visible(False)
        axes.set_xticks([])
        axes.axhline(0, color=colour("axis"), linewidth=0.8, clip_on=False)
    for n, row in enumerate(shown):
        y = -n - 0.5 - _GAP
        write(page, printed, (0, y), _quoted(page, row), **_plain(page, "ink"))
        _mark(page, then, y, row["when_printed"])
        _mark(page, its_time, y, row["for_its_time"])
        if row["today"]:
            _mark(page, today, y, row["today"])


def _brief(page: Canvas) -> bool:
    """Say whether a figure has one line only: a slide grows no taller."""
    return page.size.name == "slide" and page.lang != "en"


def _quoted(page: Canvas, row: dict[str, Any]) -> str:
    """Quote a figure; where it has one line only, its translation without original."""
    text = quoted(row, page.lang)
    translation, original = parted(text)
    return translation.strip() or original if _brief(page) else text


def _plain(page: Canvas, role: str) -> dict[str, Any]:
    return {
        "color": colour(role),
        "fontsize": page.size.small * _PLAIN_SIZE,
        "linespacing": 1.05,
    }


def _mark(page: Canvas, axes: Axes, y: float, codes: str) -> None:
    """Draw the mark of the last verdict, and the words of all beside it."""
    marker, role, filled = _MARKS[codes.rsplit(_BETWEEN, maxsplit=1)[-1]]
    axes.plot(
        [0.04],
        [y],
        marker,
        color=colour(role),
        markerfacecolor=colour(role if filled else "ground"),
        markersize=page.size.small * 0.72,
        markeredgewidth=page.size.stroke * 0.6,
        clip_on=False,
    )
    text = "soft" if role == "others" else role
    words = _verdict(page, codes)
    left = page.size.choose(0.11, 0.11, 0.19)  # of the panel: behind the mark
    write(page, axes, (left, y), words, room=0.99 - left, **_plain(page, text))
