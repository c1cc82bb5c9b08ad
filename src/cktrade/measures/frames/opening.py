"""Any dataframe in, the same kind out: one implementation, through narwhals.

Inside, every frame is a ``narwhals.LazyFrame``: only expressions that each engine can
run are then possible. Eager frames carry a row number so that their order comes back.
PyArrow tables are worked on by Polars or DuckDB, which share their memory: windows of
narwhals on PyArrow are silently wrong on large tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Generic, cast

import narwhals as nw
from narwhals.dtypes import DType
from narwhals.typing import IntoFrameT

from cktrade.errors import InvalidRowsError, MissingExtraError
from cktrade.measures.frames.plain import (
    number,
    require_numbers,
    restored,
    restored_periods,
    texts,
    written_periods,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

#: the row number of an eager frame; temporary columns begin like this one
ROW = "_ck_row"
#: the key of rows that are all one group
ALL = "_ck_all"


@dataclass(frozen=True)
class Opened(Generic[IntoFrameT]):
    """A caller's rows, ready to be computed on.

    Attributes
    ----------
    given : dataframe
        The rows as the caller gave them; never changed.
    frame : narwhals.LazyFrame
        The same rows; numbers as float64, with NaN as missing; categories as text.
    schema : mapping
        The caller's columns, in order, and their types.
    period : str, optional
        The column of reference periods, if there is one.

    """

    given: IntoFrameT
    frame: nw.LazyFrame[Any]
    schema: Mapping[str, DType]
    period: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The caller's columns, in order."""
        return tuple(self.schema)

    @property
    def is_lazy(self) -> bool:
        """Whether the caller's frame computes only when it is asked to."""
        return isinstance(_native(self.given), nw.LazyFrame)

    @property
    def place(self) -> list[str]:
        """The column that holds the order of the rows; a lazy frame has none."""
        return [] if self.is_lazy else [ROW]

    def held(self, names: Iterable[str]) -> list[str]:
        """Return those of the names that are columns of the rows."""
        return [name for name in names if name in self.columns]

    def keys(self, by: Sequence[str]) -> list[str]:
        """Return the columns of a group, or the one that all rows share."""
        return [*by] or [ALL]

    def close(
        self, frame: nw.LazyFrame[Any], columns: Sequence[str], order: Sequence[str]
    ) -> IntoFrameT:
        """Return computed rows as a frame of the caller's kind.

        Parameters
        ----------
        frame : narwhals.LazyFrame
            The result.
        columns : sequence of str
            What of it to return.
        order : sequence of str
            What an eager result is sorted by; a lazy one has no order.

        """
        if self.is_lazy:
            return cast("IntoFrameT", frame.select(*columns).to_native())
        if order:
            frame = frame.sort(*order)
        found = frame.select(*columns).collect()
        if _native(self.given).implementation.is_pyarrow():
            return cast("IntoFrameT", _to_arrow(found, self.given))
        return cast("IntoFrameT", nw.maybe_reset_index(found).to_native())

    def close_rows(
        self, frame: nw.LazyFrame[Any], *added: str, changed: Collection[str] = ()
    ) -> IntoFrameT:
        """Return the caller's rows, in their order, with columns added to them.

        Columns have the types they came with, save those that the measure changed.
        """
        back = restored(self.schema, self.period, changed)
        frame = frame.with_columns(*back) if back else frame
        found = self.close(frame, [*self.columns, *added], self.place)
        if self.is_lazy or not _native(self.given).implementation.is_pandas():
            return found
        return cast("IntoFrameT", restored_periods(found, self.given, changed))


def open_rows(
    rows: IntoFrameT,
    *,
    numbers: Sequence[str] = (),
    needs: Sequence[str] = (),
    adds: Sequence[str] = (),
    period: str | None = None,
) -> Opened[IntoFrameT]:
    """Open a dataframe of any kind, and check its columns at once.

    Parameters
    ----------
    rows : dataframe
        pandas, Polars (eager or lazy), PyArrow, DuckDB relation or PySpark SQL.
    numbers : sequence of str
        Columns that must hold numbers.
    needs : sequence of str
        Other columns that must be there.
    adds : sequence of str
        Columns that the result adds, which must not be there.
    period : str, optional
        The column of reference periods, if the rows have it.

    Raises
    ------
    InvalidRowsError
        If this is no dataframe, or a column is missing, of text where numbers are
        needed, or would be overwritten.
    PeriodError
        If the periods are days, which do not say what they stand for.
    MissingExtraError
        If a PyArrow table is given, and neither Polars nor DuckDB is installed.

    """
    frame = _lazily(written_periods(rows))
    schema = {n: k for n, k in frame.collect_schema().items() if n not in {ROW, ALL}}
    _require([*numbers, *needs], [*schema])
    _refuse_overwriting(adds, [*schema])
    for name in numbers:
        require_numbers(name, schema[name])
    plain = frame.with_columns(
        nw.lit(1).alias(ALL),
        *[number(name, schema[name]) for name in dict.fromkeys(numbers)],
        *texts({n: k for n, k in schema.items() if n not in numbers}, period),
    )
    return Opened(rows, plain, schema, period if period in schema else None)


def _native(rows: Any) -> nw.DataFrame[Any] | nw.LazyFrame[Any]:  # noqa: ANN401 -- whatever the caller has
    opened: nw.DataFrame[Any] | nw.LazyFrame[Any] = nw.from_native(rows)
    return opened


def _lazily(rows: Any) -> nw.LazyFrame[Any]:  # noqa: ANN401 -- whatever the caller has
    try:
        frame = _native(rows)
    except TypeError as error:
        raise InvalidRowsError(
            f"A {type(rows).__name__} is no dataframe that the package knows: bring a "
            "pandas or Polars frame, a PyArrow table, a DuckDB relation or a PySpark "
            "SQL frame."
        ) from error
    if isinstance(frame, nw.LazyFrame):
        return frame
    numbered = frame.with_row_index(ROW)
    if frame.implementation.is_pyarrow():
        return _from_arrow(numbered.to_native())
    return numbered.lazy()


def _from_arrow(table: Any) -> nw.LazyFrame[Any]:  # noqa: ANN401 -- a pyarrow.Table
    if find_spec("polars"):
        import polars as pl  # noqa: PLC0415 -- an optional engine

        return _native(pl.DataFrame(table)).lazy()
    if find_spec("duckdb"):
        import duckdb  # noqa: PLC0415 -- an optional engine

        return _native(duckdb.from_arrow(table)).lazy()
    raise MissingExtraError(
        "A PyArrow table is worked on by Polars or DuckDB, and neither is installed: "
        "pip install polars, or pip install duckdb."
    )


def _to_arrow(found: nw.DataFrame[Any], given: Any) -> Any:  # noqa: ANN401 -- pyarrow
    """Return a PyArrow table whose text has the types it came with."""
    import pyarrow as pa  # noqa: PLC0415 -- the caller's own engine

    table, known = found.to_arrow(), given.schema.names
    fields = []
    for field in table.schema:
        kind = field.type
        came = given.schema.field(field.name).type if field.name in known else None
        if came is not None and pa.types.is_temporal(came) != pa.types.is_temporal(
            kind
        ):
            came = None  # days that were written as periods
        if came is not None and not pa.types.is_floating(kind):
            kind = came
        elif pa.types.is_large_string(kind) or pa.types.is_string_view(kind):
            kind = pa.string()
        fields.append(pa.field(field.name, kind))
    return table.cast(pa.schema(fields))


def _require(names: Iterable[str], columns: Sequence[str]) -> None:
    lacking = [name for name in dict.fromkeys(names) if name not in columns]
    if lacking:
        raise InvalidRowsError(
            f"The rows have no column {', '.join(map(repr, lacking))}; they have "
            f"{', '.join(map(repr, columns))}. Give the names of your own columns, "
            "e.g. value='v', period='t'."
        )


def _refuse_overwriting(adds: Iterable[str], columns: Sequence[str]) -> None:
    taken = [name for name in adds if name in columns]
    if taken:
        raise InvalidRowsError(
            f"The rows already have a column {', '.join(map(repr, taken))}, which this "
            "measure adds. Rename or drop it first; nothing is overwritten."
        )
