"""What a chart shows, in sentences made from its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.charts.drawing.row_checks import known
from cktrade.charts.drawing.texts import say, spoken
from cktrade.vocabulary import periods
from cktrade.wording import period

if TYPE_CHECKING:
    import pandas as pd

    from cktrade.vocabulary import Lang


def told(name: str, rows: pd.DataFrame, lang: Lang) -> str:
    """Tell one series: its span, its extremes, its latest number, what is missing.

    Parameters
    ----------
    name : str
        The series in words.
    rows : DataFrame
        In order of time, with ``reference_period``, ``value`` and ``unit``.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Returns
    -------
    str
        One sentence, or two where numbers are missing.

    """
    held = known(rows)
    lowest = held.iloc[int(held["value"].argmin())]
    highest = held.iloc[int(held["value"].argmax())]
    latest = held.iloc[-1]
    fields = {
        f"{name_}_{part}": text
        for name_, row in (("low", lowest), ("high", highest), ("last", latest))
        for part, text in (
            ("value", spoken(row["value"], row["unit"], lang)),
            ("period", period(row["reference_period"], lang)),
        )
    }
    start = rows["reference_period"].iloc[0]
    kind = "alt.series.day" if periods.frequency(start) == "D" else "alt.series"
    sentence = say(kind, lang, name=name, first=period(start, lang), **fields)
    gaps = len(rows) - len(held)
    missing = say("alt.missing", lang, count=gaps) if gaps else ""
    return f"{sentence} {missing}".strip()
