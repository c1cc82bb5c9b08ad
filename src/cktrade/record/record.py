"""The record as it stood on a day, asked for one number at a time."""

from __future__ import annotations

import copy
from datetime import date, timedelta
from functools import cache
from statistics import median
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

import pandas as pd

from cktrade.errors import CktradeError, ComparabilityError, NotHeldError
from cktrade.record.filing import Filing
from cktrade.vocabulary import Aggregation, SourceKind, codelist, periods

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Row = dict[str, Any]
_Found = TypeVar("_Found")

_FINER = {"A": "M", "Q": "M"}
#: Grades of evidence, from best to weakest.
_GRADES = ("official", "copy", "secondary")
#: Numbers released so soon after their period are still revised.
_SETTLED = timedelta(days=3 * 365)
_SAME = (
    "measure", "reporter", "flow", "product", "basis", "adjustment", "unit",
    "dimensions",
)  # fmt: skip


class Record:
    """Observations, found by series and period, in the newest vintage of a day.

    Parameters
    ----------
    observations : DataFrame
        The wide table, of any vintages.
    sources : DataFrame, optional
        The sources table; says which files are secondary. Without it all are official.
    as_of : str, optional
        A day such as ``2019-06-30``: later vintages are not seen. By default all are.

    Examples
    --------
    A record of three months, asked for one of them and for a quarter:

    >>> months = pd.DataFrame({
    ...     "series": "x.t.can.kor.export", "measure": "merchandise_trade",
    ...     "reference_period": ["2018-01", "2018-02", "2018-03"],
    ...     "value": [1.0, 2.0, 4.0], "precision": 1.0, "status": "normal",
    ...     "vintage": pd.Timestamp("2019-01-31"), "source": "x/t/2019-01-31"})
    >>> record = Record(months)
    >>> record.cell("x.t.can.kor.export", "2018-02")["value"]
    2.0
    >>> [row["value"] for row in record.cells("x.t.can.kor.export", "2018-Q1")]
    [1.0, 2.0, 4.0]

    """

    def __init__(
        self,
        observations: pd.DataFrame,
        sources: pd.DataFrame | None = None,
        *,
        as_of: str | None = None,
    ) -> None:
        self._filing = Filing(observations)
        self._secondary = _secondary(sources)
        self._addresses = _addresses(sources)
        self._views: dict[int, Self] = {}
        self._see(len(self._filing) if as_of is None else self._filing.until(as_of))

    def _see(self, end: int) -> None:
        """See the first so many rows only, and forget what was found among others."""
        self._end = end
        self._firsts = self._filing.firsts(end)
        self._of_measure = _by(self._firsts, "measure")
        self._of_series = {row["series"]: row for row in self._firsts}
        self._periods: dict[str, dict[str, list[Row]]] = {}
        self._found: dict[object, Any] = {}
        self._kin: dict[tuple[str, ...], dict[str, Row]] | None = None

    def _known(self, key: object, find: Callable[[], _Found]) -> _Found:
        """Return what was found under a key, or find it: rows never change."""
        if key not in self._found:
            self._found[key] = find()
        return cast("_Found", self._found[key])

    def remembered(self, key: str, find: Callable[[], _Found]) -> _Found:
        """Return what a key comes to, worked out once; a refusal too.

        Parameters
        ----------
        key : str
            A key.
        find : callable
            Works it out from this record.

        Raises
        ------
        NotHeldError, ComparabilityError
            What working it out raised, whenever it is asked again.

        """
        return self._worked_out(("key", key), find)

    def _worked_out(self, key: object, find: Callable[[], _Found]) -> _Found:
        found = self._known(key, lambda: _outcome(find))
        if isinstance(found, CktradeError):
            raise type(found)(*found.args)
        return found

    def _held(self, series: str) -> dict[str, list[Row]]:
        """Return period → numbers of a series, oldest first."""
        if series not in self._periods:
            held: dict[str, list[Row]] = {}
            for row in self._filing.of(series, self._end):
                held.setdefault(row["reference_period"], []).append(row)
            self._periods[series] = held
        return self._periods[series]

    def __repr__(self) -> str:
        """Say how much is held."""
        numbers = sum(len(self._held(row["series"])) for row in self._firsts)
        return f"<Record: {numbers:,} numbers of {len(self._firsts):,} series>"

    def until(self, day: str) -> Self:
        """Return the same record as it stood on a day."""
        end = min(self._filing.until(day), self._end)
        if end not in self._views:
            other = copy.copy(self)
            other._views = {}  # noqa: SLF001 -- its own kind
            other._see(end)  # noqa: SLF001 -- its own kind
            self._views[end] = other
        return self._views[end]

    @property
    def newest(self) -> date:
        """The newest day of release that is held: up to it the record can speak."""
        if not self._end:
            return date.min
        return date.fromisoformat(str(self._filing.row(self._end - 1)["vintage"])[:10])

    def series(self, **dimensions: str | Iterable[str]) -> list[Row]:
        """Return one row of each series that has these dimensions.

        Parameters
        ----------
        **dimensions
            Column of the wide table → the code wanted, or several.

        Returns
        -------
        list of dict
            The first row held of each series, for its dimensions; in order of ids.

        """
        wanted = {
            k: frozenset([v] if isinstance(v, str) else v)
            for k, v in dimensions.items()
        }
        key = ("series", *wanted.items())
        return list(self._known(key, lambda: self._having(wanted)))

    def _having(self, wanted: Mapping[str, frozenset[str]]) -> list[Row]:
        rows = self._firsts
        if "series" in wanted:
            ids = sorted(wanted["series"])
            rows = [self._of_series[name] for name in ids if name in self._of_series]
        elif len(wanted.get("measure", ())) == 1:
            rows = self._of_measure.get(next(iter(wanted["measure"])), [])
        for column, codes in wanted.items():
            rows = [row for row in rows if row[column] in codes]
        return rows

    def kin(self, row: Mapping[str, Any]) -> dict[str, Row]:
        """Return the series of a row's table that differ from it in the partner only.

        Returns
        -------
        dict
            Partner → a row of its series, the row's own among them.

        """
        if self._kin is None:
            self._kin = {}
            for first in self._firsts:
                self._kin.setdefault(_but_partner(first), {})[first["partner"]] = first
        return self._kin.get(_but_partner(row), {})

    def held(self, series: str, frequency: str | None = None) -> list[str]:
        """Return the periods held of a series, oldest first."""
        return list(
            self._known(
                ("held", series, frequency), lambda: self._held_at(series, frequency)
            )
        )

    def _held_at(self, series: str, frequency: str | None) -> list[str]:
        there = self._held(series)
        return sorted(p for p in there if frequency in {None, periods.frequency(p)})

    def first_release(self, series: str, period: str) -> Row | None:
        """Return the oldest number of a period if its vintage ends with that period.

        Such a vintage is the first that can have held it; of any other nobody knows.
        """
        held = self._held(series)
        row = next(iter(held.get(period, [])), None)
        if row is None:
            return None
        with_it = [
            p for p, rows in held.items()
            if any(r["vintage"] == row["vintage"] for r in rows)
        ]  # fmt: skip
        newest = max(with_it, key=lambda p: periods.bounds(p)[1])
        return row if newest == period else None

    def cell(self, series: str, period: str, vintage: str | None = None) -> Row | None:
        """Return the newest number of a series and period, or of a vintage; or None."""
        rows = self._held(series).get(period, [])
        if vintage is not None:
            rows = [r for r in rows if str(r["vintage"])[:10] == vintage]
        return rows[-1] if rows else None

    def cells(self, series: str, period: str, vintage: str | None = None) -> list[Row]:
        """Return the numbers that make up a period: its own, else those of its parts.

        Parameters
        ----------
        series, period : str
            A series id, and a period of any form.
        vintage : str, optional
            A day; by default the newest vintage of each number.

        Returns
        -------
        list of dict
            The period's own row, or one row for each part, none of them missing.

        Raises
        ------
        NotHeldError
            If a part is not held, or is missing; the message names it.
        ComparabilityError
            If the series may not be added over time.

        """
        if vintage is not None:
            return self._parts(series, period, vintage)
        key = f"{series}@{period}"
        return list(self._worked_out(key, lambda: self._parts(series, period, None)))

    def _parts(self, series: str, period: str, vintage: str | None) -> list[Row]:
        own = self.cell(series, period, vintage)
        if own is not None:
            return [_there(own)]
        finer = self._finer(series, period)
        rows = [
            (part, self.cell(series, part, vintage))
            for part in periods.parts(period, finer)
        ]
        lacking = [part for part, row in rows if row is None]
        if lacking:
            raise NotHeldError(
                f"{series}: {period} is not held, and of its parts "
                f"{len(lacking)} of {len(rows)} are lacking ({', '.join(lacking[:3])}"
                f"{' …' if len(lacking) > 3 else ''})."  # noqa: PLR2004 -- three are shown
            )
        found = [_there(row) for _, row in rows if row is not None]
        self._may_add(found[0], period)
        return found

    def evidence(self, *rows: Mapping[str, Any]) -> str:
        """Return the grade of numbers: that of the weakest among them.

        Returns
        -------
        str
            ``official``, ``copy`` or ``secondary``; without a column ``evidence``, the
            kind of the number's source.

        """
        found = [str(row.get("evidence") or self._kind(row)) for row in rows]
        return max(found, key=_GRADES.index, default=_GRADES[-1])

    def _kind(self, row: Mapping[str, Any]) -> str:
        return "secondary" if row["source"] in self._secondary else "official"

    def official(self, row: Mapping[str, Any]) -> bool:
        """Say whether a number is an agency's own, or a checked copy of it."""
        return self.evidence(row) != _GRADES[-1]

    def usual_revision(self, cells: Iterable[Mapping[str, Any]]) -> float:
        """Return the usual size of revisions that numbers have still before them.

        The median change from the first to the newest vintage, over all numbers of
        that measure and basis of which two are held; 0 where all numbers came out
        three years or more after their period, or no two vintages are held.
        """
        first = next((cell for cell in cells if _unsettled(cell)), None)
        if first is None:
            return 0.0
        kind = str(first["measure"]), str(first["basis"])
        return self._known(("revision", *kind), lambda: self._revision(*kind))

    def _revision(self, measure: str, basis: str) -> float:
        changes = [
            abs(rows[-1]["value"] / rows[0]["value"] - 1)
            for first in self._of_measure.get(measure, [])
            if first["basis"] == basis
            for rows in self._held(first["series"]).values()
            if len(rows) > 1 and rows[0]["value"] and rows[-1]["value"]
        ]
        known = [change for change in changes if change == change]  # noqa: PLR0124 -- not NaN
        return median(known) if known else 0.0

    def address(self, source: str) -> str:
        """Return the address of a source or document, or an empty text."""
        return self._addresses.get(source, "")

    def _finer(self, series: str, period: str) -> str:
        code = periods.frequency(period)
        if code == "span":
            code = periods.frequency(period.partition("/")[0])
            return code if self.held(series, code) else _FINER.get(code, "M")
        if code not in _FINER:
            raise NotHeldError(f"{series}: {period} is not held.")
        return _FINER[code]

    def _may_add(self, row: Row, period: str) -> None:
        if aggregation(row) == Aggregation.NONE:
            raise ComparabilityError(
                f"{row['series']} may not be added over time (aggregation: none), and "
                f"{period} is not published. Use a period that is."
            )


def can_read(record: Record, series: str, period: str) -> bool:
    """Say whether a number of a series and period, or of all its parts, is held."""
    try:
        record.cells(series, period)
    except (NotHeldError, ComparabilityError):
        return False
    return True


def table_of(row: Mapping[str, Any]) -> str:
    """Return the table that a series stands in: the first two parts of its id.

    Examples
    --------
    >>> table_of({"series": "statcan.12-10-0011.can.kor.export.total.cus.nsa"})
    'statcan.12-10-0011'

    """
    return ".".join(str(row["series"]).split(".")[:2])


def _but_partner(row: Mapping[str, Any]) -> tuple[str, ...]:
    return (table_of(row), *(str(row[column]) for column in _SAME))


def _by(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row[column], []).append(row)
    return found


def _outcome(find: Callable[[], _Found]) -> _Found | CktradeError:
    """Return what is found, or what refuses it."""
    try:
        return find()
    except CktradeError as error:
        return error


def aggregation(row: Mapping[str, Any]) -> Aggregation:
    """Return how a row's series may be added over time."""
    return Aggregation(codelist("measures")[row["measure"]]["aggregation"])


def _secondary(sources: pd.DataFrame | None) -> set[str]:
    if sources is None:
        return set()
    return set(sources.loc[sources["kind"].eq(SourceKind.SECONDARY), "source"])


def _unsettled(cell: Mapping[str, Any]) -> bool:
    """Say whether a number came out so soon that it is still revised."""
    return str(cell["vintage"])[:10] < _settled(str(cell["reference_period"]))


@cache
def _settled(period: str) -> str:
    """Return the day from which a period's numbers are no longer revised."""
    if periods.frequency(period) == "A1":  # it ends within the calendar year after
        period = str(int(period[:4]) + 1)
    return (periods.bounds(period)[1] + _SETTLED).isoformat()


def _addresses(sources: pd.DataFrame | None) -> dict[str, str]:
    if sources is None or "url" not in sources:
        return {}
    return dict(zip(sources["source"], sources["url"].astype(str), strict=True))


def _there(row: Row) -> Row:
    if pd.isna(row["value"]):
        raise NotHeldError(
            f"{row['series']}: {row['reference_period']} is missing ({row['status']})."
        )
    return row
