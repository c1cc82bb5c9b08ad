"""The numbers behind a table or chart, by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.datasets.choose import chosen
from cktrade.datasets.loading import TABLES, at_vintage, load

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
        A day such as ``2025-12-31``: only vintages released up to it are seen.
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
        If there is no such table or chart, or the record of that day does not hold it.

    Examples
    --------
    >>> trade = rows("two-way-trade")
    >>> exports = trade[trade["flow"].eq("export")].set_index("reference_period")
    >>> float(exports.loc["2018", "value"])
    6056100000.0

    """
    item = chosen([name])[0]
    tables = {
        table: load(table, data=data) for table in TABLES if table != "observations"
    }
    observations = load("observations", vintages="all", data=data)
    return item.rows(tables | {"observations": at_vintage(observations, as_of, "all")})
