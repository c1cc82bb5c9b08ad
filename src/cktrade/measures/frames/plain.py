"""Columns of every type brought to plain text and numbers, and the caller's back.

Categories cannot be compared or added to on every engine, a whole number turns into a
float as soon as one cell is missing, and pandas has periods of its own. Inside they are
text and float64; rows that are given back have the types they came with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from cktrade.errors import InvalidRowsError, PeriodError
from cktrade.vocabulary import periods

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from narwhals.dtypes import DType

#: what every cell of a column is before it is worked on
_CATEGORIES = (nw.Categorical, nw.Enum)
#: types that hold a day, and do not say what the day stands for
_DAYS = (nw.Date, nw.Datetime)


def written_periods(rows: Any) -> Any:  # noqa: ANN401 -- whatever the caller has
    """Return pandas rows with the columns of ``Period`` as text; others unchanged.

    A ``Period`` knows its frequency, so that nothing is guessed.
    """
    frame = nw.from_native(rows, pass_through=True)
    if not isinstance(frame, nw.DataFrame) or not frame.implementation.is_pandas():
        return rows
    names = _of_pandas(rows)
    written = {
        name: [None if cell != cell else periods.written(cell) for cell in rows[name]]  # noqa: PLR0124 -- NaT
        for name in names
    }
    return rows.assign(**written) if names else rows


def _of_pandas(rows: Any) -> list[Any]:  # noqa: ANN401 -- a pandas frame
    return [
        name
        for name, kind in rows.dtypes.items()
        if type(kind).__name__ == "PeriodDtype"
    ]


def require_numbers(name: str, kind: DType) -> None:
    """Refuse a column that is to hold numbers, and does not.

    Raises
    ------
    InvalidRowsError
        If it holds anything else.

    """
    if not kind.is_numeric():
        raise InvalidRowsError(
            f"Column {name!r} must hold numbers; it holds {kind}. Turn it into "
            "numbers, with missing ones as missing, before you measure."
        )


def number(name: str, kind: DType) -> nw.Expr:
    """Return a column as float64; NaN is missing on every engine."""
    plain = nw.col(name)
    if kind != nw.Float64:
        plain = plain.cast(nw.Float64())
    if not kind.is_float():
        return plain
    return nw.when(~plain.is_nan()).then(plain).alias(name)


def texts(schema: Mapping[str, DType], period: str | None) -> list[nw.Expr]:
    """Return the columns that are to be text inside: categories, and years as floats.

    Parameters
    ----------
    schema : mapping
        The columns and their types.
    period : str, optional
        The column of reference periods, if it is there.

    Raises
    ------
    PeriodError
        If the column of periods holds days of a calendar, which do not say whether
        they stand for a year, a quarter or a month.

    """
    found = [
        nw.col(name).cast(nw.String())
        for name, kind in schema.items()
        if isinstance(kind, _CATEGORIES)
    ]
    if period is None or period not in schema:
        return found
    kind = schema[period]
    if isinstance(kind, _DAYS):
        raise PeriodError(
            f"Column {period!r} holds {kind}: a day does not say whether it stands for "
            f"a year, a quarter or a month. Say it: ck.as_periods(rows, 'M', "
            f"period={period!r}), with 'A', 'Q', 'M' or 'D'."
        )
    return [*found, years(period)] if kind.is_float() else found


def years(period: str) -> nw.Expr:
    """Return years that became floats (one was missing) as text: 2018.0 is 2018."""
    column = nw.col(period)
    here = ~column.is_null() & ~column.is_nan()
    known = nw.when(here).then(column).otherwise(nw.lit(0.5))
    whole = known.round(0)
    year = whole.cast(nw.Int64()).cast(nw.String())
    other = nw.when(here).then(column.cast(nw.String()))
    return nw.when(known == whole).then(year).otherwise(other).alias(period)


def restored(
    schema: Mapping[str, DType], period: str | None, changed: Collection[str]
) -> list[nw.Expr]:
    """Return the columns of ``texts`` in the types they came with."""
    kept = {n: kind for n, kind in schema.items() if n not in changed}
    back = [
        nw.col(name).cast(kind)
        for name, kind in kept.items()
        if isinstance(kind, _CATEGORIES)
    ]
    if period in kept and kept[period].is_float():
        back.append(nw.col(period).cast(kept[period]))
    return back


def restored_periods(found: Any, given: Any, changed: Collection[str]) -> Any:  # noqa: ANN401 -- pandas frames
    """Return pandas rows whose periods are ``Period`` again."""
    names = [name for name in _of_pandas(given) if name not in changed]
    back = {
        name: found[name].str.replace("-Q", "Q").astype(given[name].dtype)
        for name in names
    }
    return found.assign(**back) if back else found
