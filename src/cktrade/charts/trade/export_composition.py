"""Composition: what the exports are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cktrade.charts.drawing.canvas import canvas
from cktrade.charts.drawing.rank_lines import Bar, draw_ranked_bars
from cktrade.charts.drawing.row_checks import (
    known,
    need,
    record,
    records,
    secondary,
)
from cktrade.charts.drawing.texts import capital, described, spoken
from cktrade.errors import DrawingError
from cktrade.vocabulary import Lang, codelist, label
from cktrade.wording import in_a_sentence, period, share

if TYPE_CHECKING:
    import pandas as pd

    from cktrade.charts.drawing.canvas import Canvas
    from cktrade.charts.drawing.chart import Chart

NAME = "export_composition"
#: Names of sections are long: nearly half of the page, in points an inch.
_NAMES = 0.4 * 72
#: A period, and an earlier one to set it against.
_MOST = 2


def export_composition(
    rows: pd.DataFrame, *, lang: Lang = "en", size: str = "slide"
) -> Chart:
    """Draw the products of a period as bars, the largest first, each with its share.

    Parameters
    ----------
    rows : DataFrame
        Rows of the wide table of one period, one a product, and maybe ``share`` (of the
        total, 0 to 1, as ``ck.share`` gives it) and ``name``, the product in the
        reader's language, else its code stands. Rows of an earlier period are marked
        on the bars of the later one.
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
        If there are more than two periods, a product stands twice in one, or the total
        is among its parts.

    Examples
    --------
    >>> import cktrade as ck
    >>> import pandas as pd
    >>> rows = pd.DataFrame({
    ...     "product": ["27", "26", "02"], "name": ["Coal", "Copper", "Pork"],
    ...     "value": [60e8, 30e8, 10e8], "share": [0.6, 0.3, 0.1],
    ...     "reference_period": "2025", "unit": "CAD", "partner": "KOR",
    ...     "reporter": "CAN", "document": "My survey"})
    >>> chart = ck.charts.export_composition(rows)
    >>> ck.charts.data(chart)["name"].tolist()
    ['Coal', 'Copper', 'Pork']

    """
    need(rows, NAME, "product", "reference_period", "value", "unit", "partner")
    periods = _checked(rows)
    if "name" not in rows.columns:
        rows = rows.assign(name=[_named(code, lang) for code in rows["product"]])
    now = known(rows[rows["reference_period"].eq(periods[-1])])
    ordered = now.sort_values("value", ascending=False, kind="stable")
    with canvas(NAME, lang, size, taller=0.6 + len(ordered) / 16) as page:
        page.head(_finding(page, ordered), described(rows, lang))
        if "share" not in rows.columns:
            page.note(page.say(f"{NAME}.not_zero"))
        page.foot(rows)
        (axes,) = page.panels(lambda box: [box])
        bars = _bars(page, ordered, _before(page, rows, periods))
        draw_ranked_bars(
            page, axes, bars, ordered["unit"].iloc[0], names_room=_NAMES
        )  # fmt: skip
        page.describe(*(_told(page, ordered)), *_told_before(page, rows, periods))
        return page.finish()


def _before(page: Canvas, rows: pd.DataFrame, periods: list[str]) -> dict[str, float]:
    """Return the amounts of the earlier period by product, and say what marks them."""
    if len(periods) == 1:
        return {}
    then = known(rows[rows["reference_period"].eq(periods[0])])
    when = period(periods[0], page.lang)
    page.note(page.say("mark.then", period=when))
    return dict(zip(then["product"], then["value"], strict=True))


def _bars(page: Canvas, ordered: pd.DataFrame, then: dict[str, float]) -> list[Bar]:
    return [
        Bar(
            _with_share(page, row), row["value"], ours=n == 0,
            then=then.get(row["product"]), hollow=bool(hollow),
        )
        for n, (row, hollow) in enumerate(
            zip(records(ordered), secondary(ordered), strict=True)
        )
    ]  # fmt: skip


def _with_share(page: Canvas, row: dict[str, Any]) -> str:
    if "share" not in row:
        return str(row["name"])
    return f"{row['name']} ({share(row['share'], page.lang)})"


def _told_before(page: Canvas, rows: pd.DataFrame, periods: list[str]) -> list[str]:
    if len(periods) == 1:
        return []
    then = known(rows[rows["reference_period"].eq(periods[0])])
    ordered = then.sort_values("value", ascending=False, kind="stable")
    when = period(periods[0], page.lang)
    return [page.say("mark.then_told", period=when), *_told(page, ordered)]


def _checked(rows: pd.DataFrame) -> list[str]:
    """Return the periods, oldest first, if the rows can be drawn."""
    periods = sorted(set(rows["reference_period"]))
    if len(periods) > _MOST:
        raise DrawingError(
            f"charts.{NAME}: expected one period or two; found {', '.join(periods)}. "
            "Draw a chart for each."
        )
    twice = rows.duplicated(["product", "reference_period"]).any()
    if twice or rows["product"].eq("TOTAL").any():
        raise DrawingError(
            f"charts.{NAME}: a product stands twice, or the total beside its parts. "
            "Keep one row for each product, and leave the total out."
        )
    return periods


def _named(code: str, lang: Lang) -> str:
    """Name a product of the code list; another keeps its code."""
    known = code in codelist("products")
    return capital(label("products", code, lang)) if known else code


def _finding(page: Canvas, ordered: pd.DataFrame) -> str:
    first = record(ordered)
    kind = f".{first.get('flow', '')}" if "share" in first else ".largest"
    own = f"{NAME}.title{kind}"
    said = {"share": share(first["share"], page.lang)} if "share" in first else {}
    return page.say(
        own if own in codelist("chart_texts") else f"{NAME}.title",
        partner=in_a_sentence(first["partner"], page.lang),
        product=first["name"],
        value=spoken(first["value"], first["unit"], page.lang),
        period=period(first["reference_period"], page.lang),
        **said,
    )


def _told(page: Canvas, ordered: pd.DataFrame) -> list[str]:
    told = []
    for row in records(ordered):
        said = {"product": row["name"]}
        said["value"] = spoken(row["value"], row["unit"], page.lang)
        kind = "told" if "share" in row else "told.amount"
        if "share" in row:
            said["share"] = share(row["share"], page.lang)
        told.append(page.say(f"{NAME}.{kind}", **said))
    return told
