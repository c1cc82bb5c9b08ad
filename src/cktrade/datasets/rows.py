"""The numbers behind a table or chart, by its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from cktrade.datasets import data_folders, integrity
from cktrade.datasets.choose import chosen
from cktrade.datasets.loading import TABLES, at_vintage, load
from cktrade.errors import NotHeldError, demand_text
from cktrade.verdicts.check import checked

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd


def rows(
    name: str, *, as_of: str | None = None, data: Path | None = None
) -> pd.DataFrame:
    """Return the numbers that a table or chart of the package shows.

    Parameters
    ----------
    name : str
        Its name, as ``cktrade list`` gives it: ``two-way-trade``, ``at-a-glance`` ….
    as_of : str, optional
        A day such as ``2025-12-31``: only vintages released up to it are seen, and the
        verdicts are those that they give. What shows printed figures only has no
        vintages, and refuses it.
    data : Path, optional
        A data folder to use instead of the package's own.

    Returns
    -------
    DataFrame
        One row a number, in the columns of the wide table (or of claims, events,
        verdicts), with ``key``, which :func:`cktrade.why` takes back to the record, and
        ``low`` and ``high``, the interval that it stands for. Hand it to the function
        of :mod:`cktrade.charts` or :mod:`cktrade.tables` of that name.

    Raises
    ------
    NotHeldError
        If there is no such table or chart, the record of that day does not hold it, or
        ``as_of`` is asked of what has no vintages.
    SourceError
        If a raw file was altered since the tables were built.

    Examples
    --------
    >>> trade = rows("two-way-trade")
    >>> exports = trade[trade["flow"].eq("export")].set_index("reference_period")
    >>> float(exports.loc["2018", "value"])
    6056100000.0

    """
    demand_text(name, "a table or chart", "two-way-trade")
    item = chosen([name])[0]
    tables = _Asked({table: load(table, data=data) for table in TABLES})
    places = data_folders.find(data)
    integrity.demand_raw(places.raw, places.processed)
    every = load("observations", vintages="all", data=data)
    tables.held["observations"] = at_vintage(every, as_of, "all")
    if as_of is not None:
        tables.held |= _judged(tables.held)
    found = item.rows(tables)
    if as_of is not None and tables.asked.isdisjoint(_OF_VINTAGES):
        raise NotHeldError(
            f"{name!r} has no vintages: it shows what the documents print, which no "
            "later release changes. Ask for it without as_of."
        )
    return found


#: Tables that another day would make otherwise.
_OF_VINTAGES = {"observations", "readings", "series", "verdicts"}


class _Asked(Mapping[str, "pd.DataFrame"]):
    """Tables that remember which of them were asked for."""

    def __init__(self, held: dict[str, pd.DataFrame]) -> None:
        self.held = held
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> pd.DataFrame:
        self.asked.add(name)
        return self.held[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.held)

    def __len__(self) -> int:
        return len(self.held)


def _judged(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return the verdicts as that day's record gives them."""
    found = checked(
        tables["claims"], tables["observations"], tables["sources"], tables["events"]
    )
    return {"verdicts": found.verdicts, "readings": found.readings}
