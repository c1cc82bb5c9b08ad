"""The periods that a caller asks for, written as the rows write theirs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import narwhals as nw

from cktrade.errors import PeriodError
from cktrade.measures.frames import ordinals
from cktrade.measures.frames.demands import rows_of
from cktrade.vocabulary import periods

if TYPE_CHECKING:
    from cktrade.measures.frames.opening import Opened

#: what a caller may give as a period; also what pandas and numpy have for it
When = str | int | date


def asked(opened: Opened[Any], period: str, when: When) -> str:
    """Return a period that the caller gave, as text of the rows' frequency.

    A date stands for the year, quarter or month that holds it: the rows are asked, with
    one small query, which of them they are of.

    Parameters
    ----------
    opened : Opened
        The rows.
    period : str
        Their column of periods.
    when : str, int, date, Timestamp, Period or datetime64
        What the caller gave.

    Raises
    ------
    PeriodError
        If it is no period, or a date and the rows are not of one frequency.

    """
    text = periods.written(when)
    if isinstance(when, str) or periods.frequency(text) != "D":
        return text
    forms = opened.frame.select(ordinals.frequency(period).alias("_ck_form"))
    found = [row["_ck_form"] for row in rows_of(forms.unique().head(2))]
    if found == [ordinals.YEAR_END]:
        return text
    if len(found) != 1 or found[0] not in ("A", "Q", "M"):
        raise PeriodError(
            f"{when!r} is a day, and the rows are not all years, quarters or months: "
            "say which period is meant, as text (2018, 2018-Q3, 2018-09)."
        )
    return periods.written(when, found[0])


def require_held(
    measure: str, opened: Opened[Any], period: str, wanted: dict[str, str]
) -> None:
    """Refuse a period that no row has: the result would be silently empty.

    Raises
    ------
    PeriodError
        If there are rows, and none is of any of the periods.

    """
    text = ordinals.text(period)
    span = opened.frame.select(
        text.min().alias("first"),
        text.max().alias("last"),
        text.is_in([*wanted.values()]).cast(nw.Int64()).max().alias("there"),
    )
    found = rows_of(span)[0]
    if found["there"] == 0:
        said = " or ".join(f"{name}={when!r}" for name, when in wanted.items())
        raise PeriodError(
            f"{measure}: no row is of {said}; the rows run from {found['first']} to "
            f"{found['last']}. Ask for a period that they hold."
        )
