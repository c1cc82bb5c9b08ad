"""The record as it stood on a day, asked for one number at a time."""

from __future__ import annotations

import copy
from datetime import timedelta
from statistics import median
from typing import TYPE_CHECKING, Any, Self

import pandas as pd

from cktrade.errors import ComparabilityError, NotHeldError
from cktrade.vocabulary import Aggregation, SourceKind, codelist, periods

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Row = dict[str, Any]

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
        self._rows = _rows(observations.sort_values("vintage", kind="stable"))
        self._secondary = _secondary(sources)
        self._addresses = _addresses(sources)
        self._file(as_of)

    def _file(self, as_of: str | None) -> None:
        self._held = _filed(self._rows, as_of)
        self._firsts = [
            next(iter(held.values()))[-1] for _, held in sorted(self._held.items())
        ]
        self._of_measure: dict[str, list[Row]] = {}
        for row in self._firsts:
            self._of_measure.setdefault(row["measure"], []).append(row)
        self._revisions: dict[tuple[Any, Any], float] = {}
        self._kin: dict[tuple[str, ...], dict[str, Row]] | None = None

    def __repr__(self) -> str:
        """Say how much is held."""
        numbers = sum(len(held) for held in self._held.values())
        return f"<Record: {numbers:,} numbers of {len(self._held):,} series>"

    def until(self, day: str) -> Self:
        """Return the same record as it stood on a day."""
        other = copy.copy(self)
        other._file(day)  # noqa: SLF001 -- its own kind
        return other

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
            k: {v} if isinstance(v, str) else set(v) for k, v in dimensions.items()
        }
        measures = wanted.get("measure")
        firsts = (
            self._firsts
            if measures is None or len(measures) > 1
            else self._of_measure.get(next(iter(measures)), [])
        )
        return [r for r in firsts if all(r[k] in v for k, v in wanted.items())]

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
        there = self._held.get(series, {})
        return sorted(p for p in there if frequency in {None, periods.frequency(p)})

    def first_release(self, series: str, period: str) -> Row | None:
        """Return the oldest number of a period if its vintage ends with that period.

        Such a vintage is the first that can have held it; of any other nobody knows.
        """
        held = self._held.get(series, {})
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
        rows = self._held.get(series, {}).get(period, [])
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
        open_ones = [cell for cell in cells if _unsettled(cell)]
        if not open_ones:
            return 0.0
        kind = open_ones[0]["measure"], open_ones[0]["basis"]
        if kind not in self._revisions:
            changes = [
                abs(rows[-1]["value"] / rows[0]["value"] - 1)
                for first in self._of_measure.get(kind[0], [])
                if first["basis"] == kind[1]
                for rows in self._held[first["series"]].values()
                if len(rows) > 1 and rows[0]["value"] and rows[-1]["value"]
            ]
            known = [change for change in changes if change == change]  # noqa: PLR0124 -- not NaN
            self._revisions[kind] = median(known) if known else 0.0
        return self._revisions[kind]

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


def _rows(table: pd.DataFrame) -> list[Row]:
    """Return a table's rows; like cells are one object, made once."""
    names = [str(column) for column in table]
    columns = [_cells(table[column]) for column in table]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _cells(column: pd.Series[Any]) -> list[Any]:
    if column.dtype.kind in "fi":
        return column.tolist()
    numbers, different = pd.factorize(column, use_na_sentinel=False)
    cells = different.tolist()
    return [cells[number] for number in numbers.tolist()]


def _filed(rows: list[Row], as_of: str | None) -> dict[str, dict[str, list[Row]]]:
    """Return series → period → numbers released up to a day, oldest first."""
    last = None if as_of is None else pd.Timestamp(as_of)
    held: dict[str, dict[str, list[Row]]] = {}
    for row in rows:
        if last is None or row["vintage"] <= last:
            by_period = held.setdefault(row["series"], {})
            by_period.setdefault(row["reference_period"], []).append(row)
    return held


def aggregation(row: Mapping[str, Any]) -> Aggregation:
    """Return how a row's series may be added over time."""
    return Aggregation(codelist("measures")[row["measure"]]["aggregation"])


def _secondary(sources: pd.DataFrame | None) -> set[str]:
    if sources is None:
        return set()
    return set(sources.loc[sources["kind"].eq(SourceKind.SECONDARY), "source"])


def _unsettled(cell: Mapping[str, Any]) -> bool:
    """Say whether a number came out so soon that it is still revised."""
    end = periods.bounds(str(cell["reference_period"]))[1]
    return str(cell["vintage"])[:10] < (end + _SETTLED).isoformat()


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
