"""Students: where South Korea stands among the countries that students come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.charts.drawing.ranked_chart import draw_ranks
from cktrade.charts.drawing.row_checks import need

if TYPE_CHECKING:
    import pandas as pd

    from cktrade.charts.drawing.chart import Chart
    from cktrade.vocabulary import Lang

NAME = "students_ranked"


def students_ranked(
    rows: pd.DataFrame, *, lang: Lang = "en", size: str = "slide"
) -> Chart:
    """Draw the rank of each citizenship by study-permit holders, year by year.

    Parameters
    ----------
    rows : DataFrame
        Annual rows of the wide table, ``partner`` being the citizenship. Years in which
        fewer citizenships are held than in the fullest are left out, with a note.
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
        If a citizenship stands twice in a year, or South Korea is absent.

    Examples
    --------
    >>> import cktrade as ck
    >>> chart = ck.charts.students_ranked(ck.rows("students-ranked"))
    >>> chart.title  # doctest: +ELLIPSIS
    'South Korea ...third in 2015...'

    """
    need(rows, NAME, "partner", "reference_period", "value", "unit")
    return draw_ranks(rows, NAME, lang, size)
