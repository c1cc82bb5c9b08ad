"""Immigration: how many people settle in Canada, and whether the cited mean holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.patheffects import Normal, Stroke

from cktrade.charts.drawing.alt_text import told
from cktrade.charts.drawing.annotations import explained, highest, number_above
from cktrade.charts.drawing.canvas import Canvas, canvas
from cktrade.charts.drawing.labels import end_labels, happenings, lead_claim
from cktrade.charts.drawing.marks import bars
from cktrade.charts.drawing.row_checks import (
    claims_apart,
    ends,
    in_time,
    known,
    need,
    place,
    record,
)
from cktrade.charts.drawing.scales import time_axis, value_axis, zero_line
from cktrade.charts.drawing.style import colour
from cktrade.charts.drawing.texts import described
from cktrade.vocabulary import Lang, codelist, label
from cktrade.wording import in_a_sentence, number, period

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from cktrade.charts.drawing.chart import Chart

NAME = "permanent_residents"
_HEADROOM = 1.3
#: A peak of the last years is told beside that of all.
_TEN = 10


def permanent_residents(
    rows: pd.DataFrame, *, lang: Lang = "en", size: str = "slide"
) -> Chart:
    """Draw admissions year by year against the mean that a document prints.

    Parameters
    ----------
    rows : DataFrame
        Annual rows of the wide table; optionally claims (rows with ``claim``, ``low``
        and ``high``, their reference period a span), and a row without a claim whose
        reference period is that span: the record's own mean. Of several claims the
        first is drawn, and a note names the others. A row with ``explains``, the code
        of a text, is told in a note.
    lang : {'en', 'fr', 'ko'}
        The reader's language.
    size : {'slide', 'page', 'column'}
        The place it is made for.

    Returns
    -------
    Chart
        A matplotlib figure with alt text, numbers and source line.

    Raises
    ------
    DrawingError
        If a year stands twice.

    Examples
    --------
    >>> import cktrade as ck
    >>> chart = ck.charts.permanent_residents(ck.rows("permanent-residents"))
    >>> chart.title  # doctest: +ELLIPSIS
    '...Canada...5,257...'

    """
    need(rows, NAME, "reference_period", "value", "unit", "partner")
    with canvas(NAME, lang, size) as page:
        observed, claims = claims_apart(explained(page, rows), NAME)
        spans = observed["reference_period"].str.contains("/")
        years = in_time(observed[~spans], NAME)
        claim = lead_claim(page, claims)
        mean = _mean(observed[spans], claim)
        page.head(_finding(page, years, claim, mean), described(years, lang))
        page.foot(rows)
        _draw(page, years, claim, mean)
        page.describe(
            told(_name(page, years), years, lang), _compared(page, claim, mean)
        )
        return page.finish()


def _mean(means: pd.DataFrame, claim: dict[str, Any] | None) -> dict[str, Any] | None:
    """Return the record's own mean of the years that the printed one is of."""
    if claim is None:
        return None
    own = means[means["reference_period"].eq(claim["reference_period"])]
    return record(own) if len(own) else None


def _name(page: Canvas, years: pd.DataFrame) -> str:
    return page.say(f"{NAME}.name", partner=_partner(page, years))


def _partner(page: Canvas, years: pd.DataFrame) -> str:
    return label("economies", years["partner"].iloc[0], page.lang)


def _who(page: Canvas, partner: str) -> str:
    """Name those admitted: by their adjective where the language has one."""
    own = f"{NAME}.who.{partner}"
    if own in codelist("chart_texts"):
        return page.say(own)
    return page.say(f"{NAME}.name", partner=in_a_sentence(partner, page.lang))


def _finding(
    page: Canvas,
    years: pd.DataFrame,
    claim: dict[str, Any] | None,
    mean: dict[str, Any] | None,
) -> str:
    if claim and mean:
        return _compared(page, claim, mean)
    last = known(years).iloc[-1]
    return page.say(
        f"{NAME}.title.latest",
        who=_who(page, years["partner"].iloc[0]),
        value=number(last["value"], page.lang, 0),
        year=period(last["reference_period"], page.lang),
    )


def _compared(
    page: Canvas, claim: dict[str, Any] | None, mean: dict[str, Any] | None
) -> str:
    """Say by how much the record's mean and the printed one differ."""
    if not claim or not mean:
        return ""
    found, printed = round(mean["value"]), round(claim["value"])
    kind = "more" if found > printed else "fewer" if found < printed else "same"
    first, last = claim["reference_period"].split("/")
    return page.say(
        f"{NAME}.title.{kind}",
        who=_who(page, claim["partner"]),
        mean=number(found, page.lang),
        claim=number(printed, page.lang),
        difference=number(abs(found - printed), page.lang),
        first=first,
        last=last,
    )


def _draw(
    page: Canvas,
    years: pd.DataFrame,
    claim: dict[str, Any] | None,
    mean: dict[str, Any] | None,
) -> None:
    (axes,) = page.panels(lambda box: [box])
    first, last = ends(claim["reference_period"]) if claim else (-1e9, 1e9)
    starts = years["reference_period"].map(lambda p: ends(p)[0])
    inside = starts.between(first, last, inclusive="left")
    for part, role in ((years[~inside], "others"), (years[inside], "first")):
        if not part.empty:
            bars(page, axes, part, role)
    axes.set_ylim(0, known(years)["value"].max() * (_HEADROOM if claim else 1.06))
    time_axis(
        page,
        axes,
        ends(years["reference_period"].iloc[0])[0],
        ends(years["reference_period"].iloc[-1])[1],
    )
    value_axis(page, axes, years["unit"].iloc[0])
    zero_line(axes)
    if claim:
        _cited(page, axes, claim, mean)
    _numbers(page, axes, known(years))
    happenings(page, [axes])


def _numbers(page: Canvas, axes: Axes, held: pd.DataFrame) -> None:
    """Write the numbers that a reader asks: of the peaks, and the newest."""
    newest = record(held, -1)
    when = held["reference_period"].map(place)
    recent = held[when.gt(when.iloc[-1] - _TEN)]
    peaks = {row["reference_period"]: row for row in map(highest, (held, recent))}
    for period_, row in peaks.items():
        if period_ != newest["reference_period"]:
            number_above(page, axes, row)
    right = ends(newest["reference_period"])[1]
    end_labels(page, axes, [(right, newest["value"], _newest(page, newest), "soft")])


def _newest(page: Canvas, row: dict[str, Any]) -> str:
    value = number(row["value"], page.lang, 0)
    when = period(row["reference_period"], page.lang)
    return page.say("mark.point", value=value, period=when)


def _cited(
    page: Canvas, axes: Axes, claim: dict[str, Any], mean: dict[str, Any] | None
) -> None:
    """Draw the printed mean over its span, and name it in the room above the bars."""
    first, last = ends(claim["reference_period"])
    casing = [
        Stroke(linewidth=page.size.stroke * 1.7, foreground=colour("ground")),
        Normal(),
    ]
    axes.fill_between(
        [first, last],
        claim["low"],
        claim["high"],
        color=colour("claim_tint"),
        edgecolor=colour("claim"),
        linewidth=0,
        zorder=3,
    )
    axes.plot(
        [first, last],
        [claim["value"]] * 2,
        color=colour("claim"),
        zorder=4,
        path_effects=casing,
        solid_capstyle="butt",
    )
    lines = [
        (page.say(f"{NAME}.cited", value=number(claim["value"], page.lang)), "claim")
    ]
    if mean:
        axes.plot(
            [first, last],
            [mean["value"]] * 2,
            linestyle=(0, (2, 2)),
            color=colour("ink"),
            linewidth=page.size.stroke * 0.5,
            zorder=5,
        )
        lines.append(
            (
                page.say(
                    f"{NAME}.recorded", value=number(round(mean["value"]), page.lang)
                ),
                "ink",
            )
        )
    for index, (text, role) in enumerate(lines):
        axes.annotate(
            text,
            ((first + last) / 2, 1),
            (0, -page.size.text * (0.2 + 1.25 * index)),
            xycoords=axes.get_xaxis_transform(),
            textcoords="offset points",
            ha="center",
            va="top",
            color=colour(role),
            fontsize=page.size.text * 0.92,
            bbox={"facecolor": colour("ground"), "edgecolor": "none", "pad": 1},
            zorder=6,
        )
