"""Bank of Canada: exchange rates as its Valet service answers, in JSON or CSV.

A series' name says its frequency and currency: ``FXKRWCAD`` is daily, ``FXMKRWCAD``
monthly, ``FXAKRWCAD`` annual. Every rate is Canadian dollars for one unit of the other
currency, the won and the yen too (0.001005, not 1.005 for a thousand); the text of a
rate gives its precision. In JSON a day without a rate has no entry, in CSV an empty
cell. The CSV stands in blocks under a byte order mark.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cktrade.errors import FormatError
from cktrade.readers.bank_of_canada.valet_forms import AGAIN, from_csv, from_json
from cktrade.readers.precision import precision
from cktrade.readers.wide_table import wide
from cktrade.vocabulary import NOT_APPLICABLE, Status, codelist

if TYPE_CHECKING:
    from cktrade.readers.raw_file import Raw
from cktrade.readers.bank_of_canada.valet_forms import Answer

NAME = "bank of canada valet"

_CSV_START = b'"TERMS AND CONDITIONS"'
_SERIES = re.compile(r"FX(?P<frequency>[AM]?)(?P<currency>[A-Z]{3})CAD")
_TURNED = re.compile(r"FX([AM]?)CAD([A-Z]{3})")
#: A rate with the decimals that most have, for the precision of one that is missing.
_USUAL = "1.0000"
#: A rate is above zero.
_RATE = re.compile(r"(?=.*[1-9])[0-9]+(?:\.[0-9]+)?")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")

#: Letter in a series' name → the Bank's group, and how much of a date is the period.
_GROUPS = {
    "": ("FX_RATES_DAILY", 10),
    "M": ("FX_RATES_MONTHLY", 7),
    "A": ("FX_RATES_ANNUAL", 4),
}


def recognises(raw: Raw) -> bool:
    """Say whether the file starts as Valet's CSV, or is JSON that names its series."""
    start = raw.head.removeprefix(b"\xef\xbb\xbf").lstrip()
    named = b'"seriesDetail"' in start or b"bankofcanada.ca/valet" in start
    return start.startswith(_CSV_START) or (start.startswith(b"{") and named)


def read(raw: Raw) -> pd.DataFrame:
    """Read the rates of one answer."""
    text = raw.text()
    is_json = text.lstrip().startswith("{")
    answer = from_json(raw, text) if is_json else from_csv(raw, text)
    if not answer.rates:
        raise FormatError(f"{raw.path}: the answer holds no observations. {AGAIN}")
    currencies = {name: _currency(raw, name, answer) for name in answer.labels}
    frequencies = {frequency for frequency, _ in currencies.values()}
    if len(frequencies) != 1:
        raise FormatError(
            f"{raw.path}: expected series of one frequency, found "
            f"{', '.join(answer.labels)}. Ask for one frequency at a time."
        )
    group, length = _GROUPS[frequencies.pop()]
    partners = {
        name: codelist("currencies")[currency]["economy"]
        for name, (_, currency) in currencies.items()
    }
    rows = pd.DataFrame(
        {
            "row": row,
            "reference_period": _period(raw, row, day, length),
            "vector": name,
            "partner": partners[name],
            **_rate(raw, row, name, rate),
        }
        for row, day, name, rate in answer.rates
    )
    _demand_order(raw, answer)
    return wide(
        raw,
        rows,
        producer="boc",
        table=group,
        topic="context",
        measure="exchange_rate",
        reporter="CAN",
        flow="level",
        product=NOT_APPLICABLE,
        unit="CAD per unit",
    )


def _demand_order(raw: Raw, answer: Answer) -> None:
    """Refuse days that do not follow each other, as the service gives them."""
    days = {row: day for row, day, _, _ in answer.rates}
    held = [*days.values()]
    if len({*held}) == len(held) and held in (sorted(held), sorted(held)[::-1]):
        return
    pairs = zip(days.items(), held[1:], strict=False)
    down = held[0] > held[-1]
    row, day = next(((r, o) for (r, d), o in pairs if d == o or (d > o) != down))
    raise FormatError(
        f"{raw.path}, after row {row}: expected days that follow each other, found "
        f"{day!r}. {AGAIN}"
    )


def _currency(raw: Raw, name: str, answer: Answer) -> tuple[str, str]:
    """Return frequency and currency of a series, once its label agrees."""
    turned = _TURNED.fullmatch(name)
    if turned:
        raise FormatError(
            f"{raw.path}: found the series {name} ({answer.labels[name]}), an exchange "
            "rate the other way round: foreign currency for a Canadian dollar. Ask the "
            f"service for FX{turned[1]}{turned[2]}CAD, Canadian dollars for one unit."
        )
    match = _SERIES.fullmatch(name)
    known = match is not None and match["currency"] in codelist("currencies")
    if match is None or not known or answer.labels[name] != f"{match['currency']}/CAD":
        raise FormatError(
            f"{raw.path}: expected exchange rates such as FXKRWCAD (KRW/CAD) in a "
            f"currency of codelists/currencies.csv; found the series {name} "
            f"({answer.labels[name]}). Ask the service for exchange rates only."
        )
    return match["frequency"], match["currency"]


def _period(raw: Raw, row: int, day: str, length: int) -> str:
    if not _DAY.fullmatch(day) or not "2000-01-01".endswith(day[length:]):
        raise FormatError(
            f"{raw.path}, row {row}: expected a date such as 2017-01-01, the first day "
            f"of its month or year if the series is no daily one; found {day!r}. "
            f"{AGAIN}"
        )
    return day[:length]


def _rate(raw: Raw, row: int, name: str, text: str) -> dict[str, object]:
    """Return value, status and precision; no text is a day without a rate."""
    if not text:
        missing = Status.NOT_AVAILABLE
        return {"value": np.nan, "status": missing, "precision": precision(_USUAL)}
    if not _RATE.fullmatch(text):
        raise FormatError(
            f"{raw.path}, row {row}, {name}: expected a rate such as 0.001005, found "
            f"{text!r}. {AGAIN}"
        )
    return {
        "value": float(text), "status": Status.NORMAL, "precision": precision(text)
    }  # fmt: skip
