"""The numbers of a fact sheet: keys of ``facts.csv``, each at its newest period."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cktrade.errors import ComparabilityError, NotHeldError
from cktrade.exhibits.key_rows import whole_years
from cktrade.record.answer import number_of
from cktrade.record.evaluated import Evaluated
from cktrade.vocabulary import codelist, periods

if TYPE_CHECKING:
    from cktrade.record.record import Record

_SERIES = re.compile(r"([a-z][a-z0-9.-]+)@\{y\}")
_PLACE = re.compile(r"\{y(-\d+)?\}")
_FIRM = frozenset({"official", "copy"})


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One number of a fact sheet.

    Attributes
    ----------
    code : str
        Its code in ``facts.csv``.
    item : int
        Under which of the sixteen items it stands.
    period : str
        Its newest period.
    number : Evaluated
        The number, its unit and its cells.

    """

    code: str
    item: int
    period: str
    number: Evaluated

    @property
    def key(self) -> str:
        """What ``why`` takes apart."""
        return self.number.key

    @property
    def secondary(self) -> bool:
        """Whether any of its cells is quoted or computed by others."""
        return any(cell["evidence"] not in _FIRM for cell in self.number.cells)


def facts(record: Record) -> list[Fact]:
    """Return every fact that the record can answer, in the order of the list."""
    found = []
    for code, row in codelist("facts").items():
        period = _newest(row["key"], record)
        if not period:
            continue
        key = _filled(row["key"], period)
        try:
            number = number_of(key, record)
        except (NotHeldError, ComparabilityError):
            continue
        found.append(
            Fact(code=code, item=int(row["item"]), period=period, number=number)
        )
    return found


def _newest(template: str, record: Record) -> str:
    """Return the newest whole year that all series share, else the newest period."""
    series = _SERIES.findall(template)
    years = set.intersection(*(set(whole_years(record, one)) for one in series))
    if years:
        return max(years)
    held = set.intersection(*(set(record.held(one)) for one in series))
    return max(held, key=periods.bounds, default="")


def _filled(template: str, period: str) -> str:
    """Put a period, or one so many years before it, into the places of a key."""
    return _PLACE.sub(
        lambda place: periods.shift(period, int(place[1])) if place[1] else period,
        template,
    )
