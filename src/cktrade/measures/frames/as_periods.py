"""From days, numbers and pandas' periods to the periods that measures count with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import narwhals as nw

from cktrade.errors import PeriodError
from cktrade.measures.frames import ordinals
from cktrade.measures.frames.defaults import PERIOD
from cktrade.measures.frames.demands import named_rows
from cktrade.measures.frames.opening import open_rows
from cktrade.measures.frames.plain import years

if TYPE_CHECKING:
    from narwhals.dtypes import DType
    from narwhals.typing import IntoFrameT

Code = Literal["A", "Q", "M", "D"]

_DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}"
_FORMS = {**{code: ordinals.FORMS[code] for code in "AQM"}, "D": _DAY + "$"}


def as_periods(
    rows: IntoFrameT,
    code: Code,
    *,
    period: str = PERIOD,
    check: bool = True,
) -> IntoFrameT:
    """Write a column of dates, years or pandas periods as reference periods.

    A date does not say whether it stands for its year, quarter or month; say it here,
    once, and every measure takes the rows.

    Parameters
    ----------
    rows : dataframe
        Of any kind: pandas, Polars, PyArrow, DuckDB or PySpark SQL.
    code : {'A', 'Q', 'M', 'D'}
        What a date stands for: its year, quarter or month, or the day itself.
    period : str
        The column: dates or datetimes, texts that begin with one (``2018-09-01``),
        years as numbers, pandas periods, or reference periods already.
    check : bool
        Whether to ask the rows, with one small query, if all could be written so.

    Returns
    -------
    dataframe of the kind given
        The rows in their order, with that column as text: ``2018``, ``2018-Q3``,
        ``2018-09`` or ``2018-09-27``. A cell that is missing stays missing.

    Raises
    ------
    PeriodError
        If a cell is no period of that frequency, and no day.
    InvalidRowsError
        If the column is missing.

    Notes
    -----
    Formula
        the year, quarter or month that holds the day
    Range
        The forms of ``cktrade.periods``.
    Reading
        2018-09: all of September 2018.
    Pitfalls
        Days are not checked for being first or last ones: two days of one month become
        two rows for it, which measures refuse. A datetime is read as it is printed, in
        whichever time zone it is in.

    See Also
    --------
    cktrade.periods.written : the same for one period.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"value": [3.7, 4.4], "unit": "CAD",
    ...                      "reference_period": pd.to_datetime(["2013-01-01",
    ...                                                          "2014-01-01"])})
    >>> as_periods(rows, "A")["reference_period"].tolist()
    ['2013', '2014']
    >>> as_periods(rows, "M")["reference_period"].tolist()
    ['2013-01', '2014-01']

    """
    if code not in _FORMS:
        raise PeriodError(f"code={code!r}: expected 'A', 'Q', 'M' or 'D'.")
    opened = open_rows(rows, needs=[period])
    plain = _text(period, opened.schema[period])
    told = opened.frame.with_columns(plain.alias(period)).with_columns(
        _written(period, code).alias(period)
    )
    if check:
        wrong = ~nw.col(period).str.contains(_FORMS[code])
        lines = named_rows(told.filter(~nw.col(period).is_null(), wrong), [period])
        if lines:
            raise PeriodError(
                f"as_periods: expected days, or periods of frequency {code}, found\n"
                f"{lines}Keep the rows of one frequency, or give the one they have."
            )
    return opened.close_rows(told, changed=[period])


def _text(period: str, kind: DType) -> nw.Expr:
    """Return a column of any type as text; days as 2018-09-27."""
    column = nw.col(period)
    if isinstance(kind, (nw.Date, nw.Datetime)):
        return column.dt.to_string("%Y-%m-%d")
    return years(period) if kind.is_float() else column.cast(nw.String())


def _written(period: str, code: Code) -> nw.Expr:
    """Return the period of a frequency that each day lies in; the rest as it is."""
    text, year = nw.col(period), nw.col(period).str.slice(0, 4)
    month = text.str.slice(5, 2)
    quarters = nw.lit("")
    for number in (4, 3, 2, 1):
        months = [f"{3 * number - back:02d}" for back in range(3)]
        here = nw.lit(f"-Q{number}")
        quarters = nw.when(month.is_in(months)).then(here).otherwise(quarters)
    forms = {
        "A": year,
        "Q": nw.concat_str(year, quarters),
        "M": text.str.slice(0, 7),
        "D": text.str.slice(0, 10),
    }
    return nw.when(text.str.contains(_DAY)).then(forms[code]).otherwise(text)
