"""Whether what is to be validated is a table of pandas with finite numbers at all."""

from __future__ import annotations

import numpy as np
import pandas as pd

from cktrade.errors import InvalidRowsError

#: Numbers that somebody printed; ends of intervals may be infinite.
_PRINTED = ("value", "precision")


def demand_frame(rows: object, origin: str) -> None:
    """Refuse what is no DataFrame of pandas with one plain name for each column.

    Raises
    ------
    InvalidRowsError
        Saying which type is wanted, and how to make it.

    Examples
    --------
    >>> demand_frame([1], "these claims")
    Traceback (most recent call last):
    cktrade.errors.InvalidRowsError: these claims: expected a pandas DataFrame; found
    list. Make one with pandas.DataFrame(rows).

    """
    if not isinstance(rows, pd.DataFrame):
        kind = f"{type(rows).__module__.partition('.')[0]}.{type(rows).__name__}"
        convert = "rows.to_pandas()" if hasattr(rows, "to_pandas") else ""
        raise InvalidRowsError(
            f"{origin}: expected a pandas DataFrame; found "
            f"{kind.removeprefix('builtins.')}. Make one with "
            f"{convert or 'pandas.DataFrame(rows)'}."
        )
    names = [*map(str, rows.columns)]
    if rows.columns.nlevels > 1 or len({*names}) < len(names):
        twice = sorted({name for name in names if names.count(name) > 1})
        raise InvalidRowsError(
            f"{origin}: expected one plain name for each column; found "
            f"{', '.join(twice) or 'names of several levels'}. Rename the columns."
        )


def demand_names(rows: pd.DataFrame, origin: str) -> None:
    """Refuse columns that are named by numbers, days or anything else but a text.

    Raises
    ------
    InvalidRowsError
        Naming the first of them.

    """
    odd = [name for name in rows.columns if not isinstance(name, str)]
    if odd:
        raise InvalidRowsError(
            f"{origin}: expected one plain name for each column; found {odd[0]!r}. "
            "Rename the columns."
        )


def demand_finite(rows: pd.DataFrame, origin: str, first_row: int) -> None:
    """Refuse a printed number that is infinite: no agency prints one.

    Raises
    ------
    InvalidRowsError
        Naming row and column.

    """
    for column in _PRINTED:
        if column not in rows or rows[column].dtype.kind != "f":
            continue
        wrong = np.isinf(rows[column].to_numpy("float64", na_value=np.nan))
        if wrong.any():
            raise InvalidRowsError(
                f"{origin}: row {int(wrong.argmax()) + first_row}, column {column}: "
                "expected a finite number; found infinity. Correct the number."
            )
