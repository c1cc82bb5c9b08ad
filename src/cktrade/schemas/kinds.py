"""Kinds of columns: the several that hold one thing, and how to get the one wanted.

pandas keeps a text as ``str``, ``string[python]``, ``string[pyarrow]``, an Arrow type
or a category, and a number in as many ways. They hold the same: such a column becomes
the table's own kind, and no value changes. A text that should be a day or a number is
left for the caller to convert.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from pandas.api import types

if TYPE_CHECKING:
    from collections.abc import Mapping

#: kind of column → (words for it, how to get it; braces take the column)
WANTED = {
    "str": ("text (str)", "rows[{0!r}].astype('str')"),
    "float64": ("numbers (float64)", "pd.to_numeric(rows[{0!r}]).astype('float64')"),
    "int64": ("whole numbers (int64)", "rows[{0!r}].astype('int64')"),
    "bool": ("true or false (bool)", "rows[{0!r}].eq('true')"),
    "datetime64[us]": (
        "days (datetime64[us])",
        "pd.to_datetime(rows[{0!r}]).astype('datetime64[us]')",
    ),
}


def kind_of(dtype: str) -> str:
    """Return the kind of a column from what pandera calls its type.

    Examples
    --------
    >>> kind_of("string[pyarrow]"), kind_of("datetime64[ns]")
    ('str', 'datetime64[us]')

    """
    if dtype.startswith("string"):
        return "str"
    return "datetime64[us]" if dtype.startswith("datetime") else dtype


def wanted(column: str, kind: str) -> tuple[str, str]:
    """Return in words what kind a column should be, and what to do.

    Examples
    --------
    >>> wanted("vintage", "datetime64[us]")[0]
    'days (datetime64[us])'

    """
    words, remedy = WANTED.get(kind, (kind, "rows[{0!r}].astype(" + repr(kind) + ")"))
    call = remedy.format(column)
    return words, f"Convert it before you validate: rows[{column!r}] = {call}."


def like(rows: pd.DataFrame, kinds: Mapping[str, str]) -> pd.DataFrame:
    """Return the rows with each column in the kind wanted, where it holds the same.

    Parameters
    ----------
    rows : DataFrame
        Any rows.
    kinds : mapping of str to str
        Column → kind wanted, of those in :data:`WANTED`.

    Returns
    -------
    DataFrame
        The same object if nothing had to be changed.

    Examples
    --------
    >>> rows = pd.DataFrame({"a": pd.Series(["x"], dtype="category")})
    >>> str(like(rows, {"a": "str"})["a"].dtype)
    'str'

    """
    other = {
        name: kind
        for name, kind in kinds.items()
        if name in rows and not _is(rows[name], kind) and _same(rows[name], kind)
    }
    if not other:
        return rows
    return rows.assign(**{n: _as(rows[n], kind) for n, kind in other.items()})


def _is(cells: pd.Series[Any], kind: str) -> bool:
    """Say whether a column is of a kind; days may be counted in any unit of time."""
    said = str(cells.dtype)
    return said == kind or (kind.startswith("datetime") and said.startswith("datetime"))


def _same(cells: pd.Series[Any], kind: str) -> bool:
    """Say whether a column holds what a kind holds."""
    dtype = cells.dtype
    if kind == "str":
        inner = dtype.categories if isinstance(dtype, pd.CategoricalDtype) else cells
        return types.is_string_dtype(inner) and not _mixed(cells)
    if kind == "float64":
        return types.is_float_dtype(dtype) or _nullable_whole(cells)
    if kind == "int64":
        return types.is_integer_dtype(dtype) and not bool(cells.isna().any())
    if kind == "bool":
        return types.is_bool_dtype(dtype) and not bool(cells.isna().any())
    return types.is_datetime64_any_dtype(dtype) and getattr(dtype, "tz", None) is None


def _nullable_whole(cells: pd.Series[Any]) -> bool:
    """Say whether a column is of whole numbers that pandas made of a float's."""
    own = types.is_extension_array_dtype(cells.dtype)
    return own and types.is_integer_dtype(cells.dtype)


def _mixed(cells: pd.Series[Any]) -> bool:
    """Say whether a column of Python objects holds something else than texts."""
    return types.is_object_dtype(cells.dtype) and not all(
        isinstance(cell, str) for cell in cells
    )


def _as(cells: pd.Series[Any], kind: str) -> pd.Series[Any]:
    if kind == "float64":
        return pd.Series(cells.to_numpy("float64", na_value=float("nan")), cells.index)
    return cells.astype(kind)  # type: ignore[call-overload,no-any-return]
