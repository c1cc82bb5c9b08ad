"""Reference periods as text: the form of the text says the frequency.

==============  ============================================  =========
Form            Meaning                                       Frequency
==============  ============================================  =========
``2018``        a calendar year                               ``A``
``2018-Q2``     a quarter                                     ``Q``
``2018-09``     a month                                       ``M``
``2018-09-27``  a day                                         ``D``
``2023-A1``     a reporting year; its series says from when   ``A1``
``2006/2016``   a span, both ends included                    ``span``
``not stated``  the document gives no period (claims only)    ``none``
==============  ============================================  =========
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from numbers import Real

from cktrade.errors import PeriodError

NOT_STATED = "not stated"

#: In ASCII digits, and such that the day before and the day after are days too.
_YEAR = "(?P<year>(?!0000|0001|9999)[0-9]{4})"
_FORMS = {
    "A": re.compile(_YEAR),
    "Q": re.compile(rf"{_YEAR}-Q(?P<quarter>[1-4])"),
    "M": re.compile(rf"{_YEAR}-(?P<month>0[1-9]|1[0-2])"),
    "D": re.compile(rf"{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"),
    "A1": re.compile(rf"{_YEAR}-A1"),
}
_MONTHS_IN = {"A": 12, "Q": 3, "M": 1}
#: how pandas writes the frequencies of its ``Period``; others are not the calendar's
_PANDAS = {"Y-DEC": "A", "A-DEC": "A", "Q-DEC": "Q", "M": "M", "D": "D"}
_YEARS = range(1000, 10_000)


def written(when: object, code: str | None = None) -> str:
    """Return a period as the package writes it, whatever it was given as.

    Parameters
    ----------
    when : str, int, float, datetime.date, pandas.Period or numpy.datetime64
        A period in one of the forms of the module's table; a year as a number; a
        ``Period`` or ``datetime64``, whose own frequency is kept; a day of the calendar
        (``date``, ``datetime``, ``Timestamp``).
    code : {'A', 'Q', 'M', 'D'}, optional
        The frequency wanted. A day then stands for the year, quarter or month that it
        lies in; anything else must have that frequency already.

    Returns
    -------
    str
        One of the forms in the module's table.

    Raises
    ------
    PeriodError
        If it is missing, no period, or not of the frequency wanted.

    See Also
    --------
    cktrade.measures.as_periods : the same for a column of a dataframe.

    Examples
    --------
    >>> from datetime import date
    >>> written(2018), written("2018-Q2"), written(date(2018, 9, 27))
    ('2018', '2018-Q2', '2018-09-27')
    >>> written(date(2018, 9, 27), "M"), written(date(2018, 9, 27), "Q")
    ('2018-09', '2018-Q3')
    >>> import numpy as np, pandas as pd
    >>> written(pd.Period("2018Q2")), written(np.datetime64("2018-09"))
    ('2018-Q2', '2018-09')

    """
    text = _plain(when)
    held = frequency(text)
    if code is None or held == code:
        return text
    if held != "D" or code not in _MONTHS_IN:
        raise PeriodError(
            f"{text!r} is of frequency {held}: expected one of frequency {code}, or a "
            "day in it."
        )
    return _write(int(text[:4]), int(text[5:7]), code)


def _plain(when: object) -> str:
    """Write down a period in the form that its own type says."""
    if isinstance(when, str):
        return str(when)
    if isinstance(when, Real) and not isinstance(when, bool):
        return _year(when)
    if hasattr(when, "freqstr"):
        return _of_pandas(when)
    text = re.split(r"[T ](?=\d)", str(when), maxsplit=1)[0]
    if isinstance(when, date) or type(when).__name__ == "datetime64":
        return text
    raise PeriodError(
        f"{when!r} is no period: give text (2018, 2018-Q2, 2018-09), a year as a whole "
        "number, a date, a pandas Period or a numpy datetime64."
    )


def _year(number: Real) -> str:
    year = float(number)
    if year not in _YEARS:
        raise PeriodError(f"{number!r} is no year: expected a whole number as 2018.")
    return f"{int(year)}"


def _of_pandas(when: object) -> str:
    """Write a pandas ``Period`` by its own frequency."""
    said = str(getattr(when, "freqstr", ""))
    if said not in _PANDAS:
        raise PeriodError(
            f"{when!r} is a Period of frequency {said!r}: expected calendar years (Y), "
            "quarters (Q), months (M) or days (D)."
        )
    text = str(when)
    return text.replace("Q", "-Q") if _PANDAS[said] == "Q" else text


@lru_cache(maxsize=16384)
def frequency(period: str) -> str:
    """Return the frequency that a reference period's form says.

    Parameters
    ----------
    period : str
        One of the forms in the module's table.

    Returns
    -------
    str
        ``A``, ``Q``, ``M``, ``D`` (the codes of SDMX), ``A1`` (reporting year),
        ``span`` or ``none``.

    Raises
    ------
    PeriodError
        If the text has none of these forms, is no date of the calendar, or is a
        span that ends before it starts or whose ends differ in frequency.

    Examples
    --------
    >>> frequency("2018"), frequency("2018-Q2"), frequency("2006/2016")
    ('A', 'Q', 'span')
    >>> frequency("May 2023")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    cktrade.errors.PeriodError: 'May 2023' is not a reference period: ...

    """
    if period == NOT_STATED:
        return "none"
    for code, form in _FORMS.items():
        if form.fullmatch(period):
            return code if code != "D" else _day(period)
    first, slash, last = period.partition("/")
    if slash and _is_span(first, last):
        return "span"
    raise PeriodError(
        f"{period!r} is not a reference period: write 2018, 2018-Q2, 2018-09, "
        "2018-09-27, 2023-A1 (a reporting year) or 2006/2016 (a span)."
    )


def _day(period: str) -> str:
    try:
        date.fromisoformat(period)
    except ValueError as error:
        raise PeriodError(f"{period!r} is not a day of the calendar.") from error
    return "D"


def _is_span(first: str, last: str) -> bool:
    if "/" in last or NOT_STATED in (first, last):
        return False
    return frequency(first) == frequency(last) and first <= last


@lru_cache(maxsize=16384)
def bounds(period: str) -> tuple[date, date]:
    """Return the first and last day of a period.

    Parameters
    ----------
    period : str
        Any form but ``not stated``. A reporting year (``2023-A1``) is refused:
        only its series knows in which month it starts.

    Returns
    -------
    tuple of datetime.date
        First and last day, both included.

    Examples
    --------
    >>> bounds("2018-Q2")
    (datetime.date(2018, 4, 1), datetime.date(2018, 6, 30))
    >>> bounds("2006/2016")[1]
    datetime.date(2016, 12, 31)

    """
    code = frequency(period)
    if code == "span":
        first, last = period.split("/")
        return bounds(first)[0], bounds(last)[1]
    if code == "D":
        day = date.fromisoformat(period)
        return day, day
    if code not in _MONTHS_IN:
        raise PeriodError(f"{period!r} has no bounds of its own in the calendar.")
    year, month = _start(period, code)
    after = year * 12 + month - 1 + _MONTHS_IN[code]
    return date(year, month, 1), date(after // 12, after % 12 + 1, 1) - timedelta(1)


def _start(period: str, code: str) -> tuple[int, int]:
    match = _FORMS[code].fullmatch(period)
    parts = match.groupdict() if match else {}
    month = int(parts.get("month") or 3 * int(parts.get("quarter") or 1) - 2)
    return int(parts["year"]), month


def shift(period: str, steps: int) -> str:
    """Return the period that many steps later, of the same frequency.

    Parameters
    ----------
    period : str
        A year, quarter, month or reporting year.
    steps : int
        How many years, quarters or months; negative for earlier.

    Examples
    --------
    >>> shift("2018-11", 3), shift("2018-Q1", -1), shift("2018", 1)
    ('2019-02', '2017-Q4', '2019')

    """
    code = frequency(period)
    if code == "A1":
        return f"{int(period[:4]) + steps:04d}-A1"
    if code not in _MONTHS_IN:
        raise PeriodError(
            f"{period!r} cannot be shifted: it is no year, quarter, month."
        )
    year, month = _start(period, code)
    count = year * 12 + month - 1 + steps * _MONTHS_IN[code]
    return _write(count // 12, count % 12 + 1, code)


def _write(year: int, month: int, code: str) -> str:
    if code == "A":
        return f"{year:04d}"
    return (
        f"{year:04d}-Q{(month + 2) // 3}" if code == "Q" else f"{year:04d}-{month:02d}"
    )


def parts(period: str, code: str) -> list[str]:
    """Return the periods of a finer frequency that make up a period.

    Parameters
    ----------
    period : str
        A year, quarter, month or span of these.
    code : {'A', 'Q', 'M'}
        The frequency of the parts.

    Examples
    --------
    >>> parts("2018", "Q")
    ['2018-Q1', '2018-Q2', '2018-Q3', '2018-Q4']
    >>> len(parts("2006/2016", "A"))
    11

    """
    first, last = bounds(period)
    step = _MONTHS_IN[code]
    start = first.year * 12 + first.month - 1
    end = last.year * 12 + last.month
    if start % step or end % step:
        raise PeriodError(
            f"{period!r} is not made of whole periods of frequency {code}."
        )
    return [_write(n // 12, n % 12 + 1, code) for n in range(start, end, step)]
