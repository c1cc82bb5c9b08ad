"""REF_DATE as a reference period: the agency prints a quarter as its first month."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cktrade.errors import FormatError, PeriodError
from cktrade.readers.statcan.labels import code_of
from cktrade.vocabulary import codelist, periods

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_MONTH = re.compile(r"\d{4}-\d{2}")
_YEARS = re.compile(r"(?P<first>\d{4})\s*/\s*(?P<last>\d{4}|\d{2})")
_QUARTER_STARTS = {"01", "04", "07", "10"}
_FOUR = 4


#: The package's own letters, as ``ck.load`` takes them.
_LETTERS = {
    "A": "yearly", "Q": "quarterly", "M": "monthly", "W": "weekly", "D": "daily",
}  # fmt: skip
_DAYS = {"daily", "weekly"}
_DATE = re.compile(r"\d{4}-\d{2}(?P<day>-\d{2})?")


def frequency_code(word: str) -> str:
    """Return our code for the agency's word, for a letter or the code; else "".

    Examples
    --------
    >>> frequency_code("Trimestrielle"), frequency_code("Q"), frequency_code("yearly")
    ('quarterly', 'quarterly', 'yearly')

    """
    plain = word.strip()
    code = _LETTERS.get(plain, plain.lower())
    return (
        code
        if code in codelist("statcan_frequencies")
        else code_of("statcan_frequencies", word)
    )


def fits(date: str, frequency: str) -> bool:
    """Say whether a date has the form of its frequency; of none said, any does.

    Examples
    --------
    >>> fits("2024-10", "quarterly"), fits("2024", "quarterly"), fits("2024", "")
    (True, False, True)

    """
    if not frequency or frequency == "occasional":
        return True
    dated = _DATE.fullmatch(date.strip())
    if frequency == "yearly":
        return not dated
    return dated is not None and bool(dated["day"]) == (frequency in _DAYS)


def reference_periods(
    dates: Iterable[str], frequency: str, origin: Path
) -> dict[str, str]:
    """Return the reference period of every REF_DATE.

    Parameters
    ----------
    dates : iterable of str
        All REF_DATE of a table, e.g. ``2018-01``, ``2018``, ``2023/2024``.
    frequency : str
        A code of ``codelists/statcan_frequencies.csv``, or "" if nobody says: then
        months that may all begin a quarter are refused, never guessed.
    origin : Path
        The file, for messages.

    Returns
    -------
    dict of str
        REF_DATE → period: ``2023/2024`` is the reporting year ``2023-A1``; years
        further apart are a span, as are half-years (``2018-01/2018-06``).

    Raises
    ------
    FormatError
        If a date has none of these forms, or a month may be a quarter.

    """
    distinct = list(dict.fromkeys(dates))
    months = _months(frequency) or _spacing(distinct, origin)
    result = {}
    for text in distinct:
        try:
            result[text] = _period(text.strip(), months)
        except PeriodError as error:
            raise FormatError(
                f"{origin}, column REF_DATE: expected 2018, 2018-01, 2018-01-31 or "
                f"2023/2024{' (a quarter)' if months != 1 else ''}; found {text!r}. "
                "Take the file as the agency publishes it."
            ) from error
    return result


def _months(frequency: str) -> int:
    """How many months a date printed as a month stands for; 0 if nobody says."""
    row = codelist("statcan_frequencies").get(frequency)
    return int(row["months"] or 1) if row else 0


def _spacing(dates: list[str], origin: Path) -> int:
    """Months are told by one that begins no quarter; else nobody knows."""
    months = sorted(text for text in dates if _MONTH.fullmatch(text))
    if not months or any(month[-2:] not in _QUARTER_STARTS for month in months):
        return 1
    raise FormatError(
        f"{origin}, column REF_DATE: {', '.join(months[:_FOUR])} may be months or the "
        "first months of quarters, and the file does not say. Say it: "
        "ck.read(path, frequency='quarterly'), or the same key in its sidecar; or put "
        "the table's _MetaData.csv beside it."
    )


def _period(text: str, months: int) -> str:
    years = _YEARS.fullmatch(text)
    if years:
        return _reporting_year(years["first"], years["last"])
    frequency = periods.frequency(text)
    if frequency != "M" or months == 1:
        return text
    last = periods.shift(text, months - 1)
    if months != 3:  # noqa: PLR2004 -- a quarter has three months
        return f"{text}/{last}"
    if text[-2:] not in _QUARTER_STARTS:
        raise PeriodError(f"{text!r} does not begin a quarter.")
    return f"{text[:4]}-Q{(int(text[-2:]) + 2) // 3}"


def _reporting_year(first: str, last: str) -> str:
    if f"{int(first) + 1:04d}".endswith(last):
        return f"{first}-A1"
    span = f"{first}/{last}"
    periods.frequency(span)
    return span
