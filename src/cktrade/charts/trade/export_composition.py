"""Composition: what the exports are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.charts.drawing.canvas import canvas
from cktrade.charts.drawing.rank_lines import draw_ranked_bars
from cktrade.charts.drawing.row_checks import known, need, records
from cktrade.charts.drawing.texts import capital, described, spoken
from cktrade.errors import DrawingError
from cktrade.vocabulary import Lang, codelist, label
from cktrade.wording import number, period

if TYPE_CHECKING:
    import pandas as pd

    from cktrade.charts.drawing.canvas import Canvas
    from cktrade.charts.drawing.chart import Chart

NAME = "export_composition"
#: Names of sections are long: nearly half of the page, in points an inch.
_NAMES = 0.4 * 72


def export_composition(
    rows: pd.DataFrame, *, lang: Lang = "en", size: str = "slide"
) -> Chart:
    """Draw the products of one period as bars, the largest first, each with its share.

    Parameters
    ----------
    rows : DataFrame
        Rows of the wide table of one period, one a product, and ``share`` (of the
        total, 0 to 1, as ``ck.share`` gives it); optionally ``name``, the product in
        the reader's language, else its code stands.
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
        If there are several periods, a product stands twice, or the total is among its
        parts.

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
    need(rows, NAME, "product", "reference_period", "value", "unit", "share", "partner")
    _check(rows)
    ordered = known(rows).sort_values("value", ascending=False, kind="stable")
    if "name" not in ordered.columns:
        names = [_named(code, lang) for code in ordered["product"]]
        ordered = ordered.assign(name=names)
    with canvas(NAME, lang, size, taller=0.6 + len(ordered) / 16) as page:
        words = described(ordered, lang)
        page.head(_finding(page, ordered), words)
        page.foot(rows)
        (axes,) = page.panels(lambda box: [box])
        named = zip(ordered["name"], ordered["share"], strict=True)
        labels = [f"{name} ({_percent(page, share)})" for name, share in named]
        largest = ordered["value"].iloc[0]
        values = [(v, v == largest) for v in ordered["value"]]
        bars = [(n, v, ours) for n, (v, ours) in zip(labels, values, strict=True)]
        unit = ordered["unit"].iloc[0]
        draw_ranked_bars(page, axes, bars, unit, names_room=_NAMES)
        page.describe(*_told(page, ordered))
        return page.finish()


def _check(rows: pd.DataFrame) -> None:
    periods = sorted(set(rows["reference_period"]))
    if len(periods) > 1:
        raise DrawingError(
            f"charts.{NAME}: expected one period; found {', '.join(periods)}. "
            "Draw a chart for each."
        )
    if rows["product"].duplicated().any() or rows["product"].eq("TOTAL").any():
        raise DrawingError(
            f"charts.{NAME}: a product stands twice, or the total beside its parts. "
            "Keep one row for each product, and leave the total out."
        )


def _named(code: str, lang: Lang) -> str:
    """Name a product of the code list; another keeps its code."""
    known = code in codelist("products")
    return capital(label("products", code, lang)) if known else code


def _percent(page: Canvas, share: float) -> str:
    return page.say(f"{NAME}.percent", n=number(share * 100, page.lang, 1))


def _finding(page: Canvas, ordered: pd.DataFrame) -> str:
    first = ordered.iloc[0]
    own = f"{NAME}.title.{first.get('flow', '')}"
    return page.say(
        own if own in codelist("chart_texts") else f"{NAME}.title",
        partner=label("economies", first["partner"], page.lang),
        product=first["name"],
        share=_percent(page, first["share"]),
        value=spoken(first["value"], first["unit"], page.lang),
        period=period(first["reference_period"], page.lang),
    )


def _told(page: Canvas, ordered: pd.DataFrame) -> list[str]:
    return [
        page.say(
            f"{NAME}.told",
            product=row["name"],
            value=spoken(row["value"], row["unit"], page.lang),
            share=_percent(page, row["share"]),
        )
        for row in records(ordered)
    ]
