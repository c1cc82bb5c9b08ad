"""Rows of any dataframe as pandas rows, for the rooms that look at each cell."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from cktrade.schemas.frames import demand_frame

if TYPE_CHECKING:
    import pandas as pd


def as_pandas(rows: Any, *, what: str = "the rows") -> pd.DataFrame:  # noqa: ANN401 -- any dataframe
    """Return the rows of a pandas, Polars or Arrow frame as a pandas frame.

    Parameters
    ----------
    rows : dataframe
        pandas (returned as it is), Polars (a lazy frame is collected), a PyArrow table
        or a DuckDB relation.
    what : str, optional
        What they should be, for the message.

    Raises
    ------
    InvalidRowsError
        If it is no dataframe, or has a column twice.

    Examples
    --------
    >>> import polars as pl
    >>> as_pandas(pl.DataFrame({"value": [1.5]}))["value"].tolist()
    [1.5]

    """
    if _may_be_a_frame(rows):
        import narwhals as nw  # noqa: PLC0415 -- only for other frames than pandas

        opened: Any = nw.from_native(rows, pass_through=True)
        if isinstance(opened, nw.LazyFrame):
            opened = opened.collect()
        if isinstance(opened, nw.DataFrame):
            rows = opened.to_pandas()
    demand_frame(rows, what)
    found: pd.DataFrame = rows
    return found


def _may_be_a_frame(rows: Any) -> bool:  # noqa: ANN401 -- any dataframe
    """Say whether one of the libraries of frames made it; none is imported for it."""
    library = type(rows).__module__.split(".")[0].strip("_")
    return library in {"polars", "pyarrow", "duckdb"} and library in {
        name.strip("_") for name in sys.modules
    }
