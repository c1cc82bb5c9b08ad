"""Partners: where South Korea stands among Canada's trading partners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.charts.drawing.ranked_chart import draw_ranks
from cktrade.charts.drawing.row_checks import need

if TYPE_CHECKING:
    import pandas as pd

    from cktrade.charts.drawing.chart import Chart
    from cktrade.vocabulary import Lang

NAME = "partners_ranked"


def partners_ranked(
    rows: pd.DataFrame, *, lang: Lang = "en", size: str = "slide"
) -> Chart:
    """Draw the rank of each partner by two-way trade, over the years held whole.

    Parameters
    ----------
    rows : DataFrame
        Annual rows of the wide table, one a partner and year; aggregates are left out.
        Years in which fewer partners are held than in the fullest are left out and
        named in a note. If one year remains, its amounts are drawn as bars.
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
        If a partner stands twice in a year, or South Korea is absent.

    Examples
    --------
    >>> import cktrade as ck
    >>> chart = ck.charts.partners_ranked(ck.rows("partners-ranked"))
    >>> chart.title  # doctest: +ELLIPSIS
    '...South Korea...'

    """
    need(rows, NAME, "partner", "reference_period", "value", "unit", "reporter")
    return draw_ranks(rows, NAME, lang, size)
