"""Processed tables, as they stand or as they stood on a day."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypedDict, Unpack

import pandas as pd

from cktrade.datasets import data_folders, integrity
from cktrade.datasets.chosen_rows import chosen
from cktrade.errors import NotHeldError, PeriodError, demand_text, nearest
from cktrade.schemas import read_table
from cktrade.schemas.frames import demand_frame

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence
    from pathlib import Path

#: The tables that ``load`` opens.
TABLES = (
    "claims", "events", "observations", "readings", "series", "sources", "verdicts",
)  # fmt: skip


#: A word, or several of which any will do; None asks nothing.
Asked: TypeAlias = "str | int | Sequence[str] | None"


class Wanted(TypedDict, total=False):
    """Which rows of a table are asked for; see :func:`load`."""

    topic: Asked
    measure: Asked
    reporter: Asked
    partner: Asked
    flow: Asked
    product: Asked
    basis: Asked
    adjustment: Asked
    province: Asked
    frequency: str | None


def load(
    name: str,
    *,
    as_of: str | None = None,
    vintages: Literal["newest", "all"] = "newest",
    data: Path | None = None,
    parts: bool = False,
    **wanted: Unpack[Wanted],
) -> pd.DataFrame:
    """Open one of the package's tables, whole or what is asked of it.

    Parameters
    ----------
    name : str
        ``claims``, ``events``, ``observations``, ``readings``, ``series``, ``sources``
        or ``verdicts``; the data dictionary (docs/data-dictionary.md) explains its
        columns.
    as_of : str, optional
        A day such as ``2019-06-30``. ``observations`` are then the record as it stood
        that day: of each number, the newest vintage released up to it. Other tables
        have no vintages and refuse it.
    vintages : {'newest', 'all'}
        Of ``observations``: the newest vintage of each number, or every one held.
    data : Path, optional
        A data folder to use instead of the package's own (see README, *Where the data
        lives*).
    parts : bool
        Where rows are chosen: whether to keep parts of a whole (a province, a purpose
        of travel) beside it. Without a choice, all rows are given.
    **wanted
        Which rows: ``partner``, ``measure``, ``flow``, ``basis``, ``product``,
        ``reporter``, ``adjustment``, ``topic``, each a code or a name in English,
        French or Korean, or a list of them; ``province``, a part of the whole;
        ``frequency``, a form of the reference period: ``A``, ``Q``, ``M``, ``D`` or
        ``span``. Stocks have the day on which they were counted: ``D``.

    Returns
    -------
    DataFrame
        One row a claim, event, observation, series, source or verdict, with a fresh
        index. It is yours: changing it changes nothing else.

    Raises
    ------
    NotHeldError
        If there is no such table, no processed data, or no row of that kind.
    VocabularyError
        If the partner is no economy that the package knows.
    SourceError
        If a processed table is not what the last build wrote.

    Examples
    --------
    >>> claims = load("claims")
    >>> claims.set_index("claim").loc["gac-two-way-trade-2018", "as_printed"]
    'reaching $15.3 billion in 2018'
    >>> goods = load("observations", partner="South Korea", flow="export",
    ...              measure="merchandise_trade", basis="customs", product="TOTAL",
    ...              frequency="A")
    >>> int(goods["source"].eq("statcan/12-10-0119/2022-09-07").sum())
    25

    """
    demand_text(name, "a table", "claims")
    if name not in TABLES:
        raise NotHeldError(
            f"There is no table {name!r}.{nearest(name, TABLES)} Tables: "
            f"{', '.join(TABLES)}."
        )
    if name != "observations" and (as_of is not None or vintages != "newest"):
        raise NotHeldError(
            f"Table {name!r} has no vintages; as_of and vintages are for observations."
        )
    rows = _read(name, data_folders.find(data).processed).copy()
    if name == "observations":
        rows = at_vintage(rows, as_of, vintages)
    if all(word is None for word in wanted.values()):
        return rows
    return chosen(rows, name, wanted, parts=parts)


def at_vintage(
    rows: pd.DataFrame, as_of: str | None, vintages: Literal["newest", "all"] = "newest"
) -> pd.DataFrame:
    """Keep of each number the vintages that were out on a day.

    Parameters
    ----------
    rows : DataFrame
        Observations of any vintages.
    as_of : str or None
        The day; None for no limit. No clock is read.
    vintages : {'newest', 'all'}
        The newest of each number, or all that were out.

    Returns
    -------
    DataFrame
        The rows kept, in their order, with a fresh index.

    """
    if as_of is not None:
        rows = rows[rows["vintage"] <= _day(as_of)]
    if vintages == "newest":
        newest = rows.groupby(["series", "reference_period"])["vintage"].transform(
            "max"
        )
        rows = rows[rows["vintage"].eq(newest)]
    return rows.reset_index(drop=True)


def _day(text: str) -> pd.Timestamp:
    try:
        return pd.to_datetime(text, format="%Y-%m-%d")
    except ValueError as error:
        raise PeriodError(
            f"as_of is {text!r}: expected a day such as '2019-06-30'."
        ) from error


@cache
def _read(name: str, processed: Path) -> pd.DataFrame:
    path = processed / f"{name}.csv"
    if not path.is_file():
        raise NotHeldError(
            f"{path} is not there: run 'cktrade build' once, which makes it from raw."
        )
    integrity.demand_built(processed)
    return read_table(path, name)


def forget() -> None:
    """Forget what was read, after a build has written it anew."""
    _read.cache_clear()
    integrity.forget()


def cite(*tables: pd.DataFrame, data: Path | None = None) -> list[str]:
    """Return the citations of every source and document that rows came from.

    Parameters
    ----------
    *tables : DataFrame
        Rows with a column ``source`` (observations) or ``document`` (claims, events).
    data : Path, optional
        A data folder to use instead of the package's own.

    Returns
    -------
    list of str
        One citation a source, in alphabetical order: producer, title, table number,
        day of release (or days between which a document was published), address.

    Raises
    ------
    NotHeldError
        If rows name no source, or one that the package does not hold.

    Examples
    --------
    >>> cite(load("claims").query("claim == 'gac-exports-2018'"))[0][:42]
    'Government of Canada (Global Affairs Canad'

    """
    used: set[str] = set()
    for table in tables:
        demand_frame(table, "what is cited")
        named = [c for c in ("source", "document") if c in table]
        if not named:
            raise NotHeldError(
                "These rows cannot be cited: no column 'source' or 'document'."
            )
        cells = [cell for c in named for cell in table[c].dropna().unique()]
        used |= {part for cell in cells for part in cell.split(";") if part}
    rows = load("sources", data=data).to_dict("records")
    held = {str(row["source"]): row for row in rows}
    unknown = sorted(used - set(held))
    if unknown:
        raise NotHeldError(f"No source of that name is held: {', '.join(unknown)}.")
    return sorted(_citation(held[name]) for name in used)


def _citation(source: Mapping[Hashable, Any]) -> str:
    first, last = (str(source[c])[:10] for c in ("published_from", "published_to"))
    day = first if first == last else f"published between {first} and {last}"
    number = f", table {source['table']}" if source["table"][:1].isdigit() else ""
    address = f". {source['url']}" if source["url"] else ""
    return f"{source['producer']}{number}, {source['title']} ({day}){address}"


def revisions(series: str, *, data: Path | None = None) -> pd.DataFrame:
    """Return the triangle of what was said when about one series.

    Parameters
    ----------
    series : str
        A series id, such as ``statcan.12-10-0011.can.kor.export.total.bop.sa``.
    data : Path, optional
        A data folder to use instead of the package's own.

    Returns
    -------
    DataFrame
        One row a reference period (index), one column a vintage (its day, as text), in
        the series' unit; missing where that vintage did not hold the period.

    Raises
    ------
    NotHeldError
        If no such series is held; the message names the nearest ones.

    Examples
    --------
    >>> import cktrade as ck
    >>> found = ck.revisions("statcan.12-10-0011.can.kor.export.total.bop.nsa")
    >>> len(found) > 0
    True

    """
    demand_text(series, "a series", "statcan.12-10-0011.can.kor.export.total.bop.nsa")
    rows = load("observations", vintages="all", data=data)
    held = rows[rows["series"].eq(series)]
    if held.empty:
        kin = ".".join(series.split(".")[:2])
        near = [s for s in rows["series"].unique() if s.startswith(kin)]
        raise NotHeldError(
            f"No series {series!r} is held. Of that table: "
            f"{', '.join(sorted(near)[:8]) or 'none'}. 'cktrade list' shows all."
        )
    days = held.assign(vintage=held["vintage"].dt.strftime("%Y-%m-%d"))
    return days.pivot_table(
        index="reference_period", columns="vintage", values="value", aggfunc="last"
    )
