"""One readable error for every fault of a table."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pandera.errors
import pandera.pandas as pa

from cktrade.errors import InvalidRowsError, NotHeldError
from cktrade.schemas.any_frame import as_pandas
from cktrade.schemas.frames import demand_finite, demand_names
from cktrade.schemas.kinds import kind_of, like, wanted
from cktrade.schemas.models import MODELS, OPTIONAL
from cktrade.schemas.numbering import numbered
from cktrade.schemas.rules import EXPECTED

if TYPE_CHECKING:
    from pandera.api.pandas.container import DataFrameSchema

_SHOWN = 10
#: From so many rows on it pays to look at the different cells only.
_MANY = 5_000
#: Rules of a number that the least and the greatest keep or break for all.
_ABOVE = {"positive", "at_least_zero"}
#: Up to so many possible keys a row, each is counted; more are looked up.
_COUNTABLE = 2


def validate(
    rows: Any,  # noqa: ANN401 -- any dataframe
    name: str,
    *,
    origin: str = "",
    first_row: int = 0,
) -> pd.DataFrame:
    """Return the rows if the table's schema accepts every one of them.

    Parameters
    ----------
    rows : DataFrame
        Candidate rows, in a pandas or Polars frame or a PyArrow table. Columns must be
        text, numbers or days as the data dictionary says, in whatever kind pandas keeps
        them (``string[pyarrow]``, categories, Arrow types); a text is never taken for a
        number or a day.
    name : str
        The table they should be: ``claims``, ``events``, ``observations``, ``series``,
        ``sources``, ``verdicts`` ….
    origin : str, optional
        Where they came from, for the message; by default "these <name>".
    first_row : int, optional
        Number of the first row in that place (2 in a CSV file with a header).

    Returns
    -------
    DataFrame
        The same rows, in pandas; columns of another kind that holds the same become
        ``str``, ``float64``, ``int64`` or ``datetime64[us]``.

    Raises
    ------
    InvalidRowsError
        Naming place, row, column, what was expected and found, and what to do.
    NotHeldError
        If there is no table of that name.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"document": ["a"], "locator": ["p. 1"], "token": ["two"],
    ...                      "reason": ["a word"]})
    >>> validate(rows.assign(locator="¶1"), "ignored")["token"].tolist()
    ['two']
    >>> validate(rows, "ignored")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    cktrade.errors.InvalidRowsError: these ignored: 1 fault.
      row 0, column locator: expected a place such as ...

    """
    if not isinstance(name, str) or name not in MODELS:
        raise NotHeldError(f"There is no table {name!r}. Tables: {', '.join(MODELS)}.")
    held = as_pandas(rows, what=origin or f"these {name}")
    demand_names(held, origin or f"these {name}")
    given = [*held.columns]
    for column in OPTIONAL.get(name, ()):
        if column not in held:
            held = held.assign(**{column: pd.Series("", held.index, dtype="str")})
    held = like(held, _kinds(name))
    demand_finite(held, origin or f"these {name}", first_row)
    if len(held) > _MANY and _sound(held, MODELS[name].to_schema()):
        return held
    index, held = held.index, held.reset_index(drop=True)  # it may say a label twice
    try:
        checked: pd.DataFrame = MODELS[name].validate(held, lazy=True)[given]
    except pandera.errors.SchemaErrors as errors:
        faults = [
            line
            for error in errors.schema_errors
            for line in _explain(error, held, first_row, _kinds(name))
        ]
        raise InvalidRowsError(_message(origin or f"these {name}", faults)) from None
    return checked.set_axis(index)


def _sound(rows: pd.DataFrame, schema: DataFrameSchema) -> bool:
    """Say whether many rows keep every rule: of a text, each different cell once.

    What is found unsound is looked at again, cell by cell, for the message.
    """
    if [*rows.columns] != [*schema.columns]:
        return False
    with ThreadPoolExecutor() as pool:  # Arrow's work, outside the interpreter's lock
        some = pool.map(partial(_once, rows=rows, schema=schema), rows.columns)
        cells = dict(zip(rows.columns, some, strict=True))
        key = [name for name in schema.unique or () if len(cells[name]) > 1]
        twice = pool.submit(_stands_twice, rows, key) if schema.unique else None
        try:
            for name, column in cells.items():
                schema.columns[name].validate(column.to_frame())
            pa.DataFrameSchema(checks=schema.checks).validate(_cases_of(rows, schema))
        except (pandera.errors.SchemaError, pandera.errors.SchemaErrors):
            return False
        return twice is None or not twice.result()


def _once(name: str, rows: pd.DataFrame, schema: DataFrameSchema) -> pd.Series[Any]:
    """Return a column's different cells where that is enough, else all of them.

    Of texts each different one, of numbers that must not be below another the least.
    """
    cells, rules = rows[name], schema.columns[name]
    if rules.unique:
        return cells
    if isinstance(cells.dtype, pd.StringDtype):
        return pd.Series(cells.unique(), name=name)
    if cells.dtype.kind in "fiM" and {c.name for c in rules.checks} <= _ABOVE:
        ends = {cells.min(skipna=True), cells.max(skipna=True)}
        missing = [pd.NaT] if cells.dtype.kind == "M" else [np.nan]
        ends_and_gaps = [*ends, *(missing if cells.hasnans else [])]
        return pd.Series(ends_and_gaps, name=name, dtype=cells.dtype)
    return cells


def _cases_of(rows: pd.DataFrame, schema: DataFrameSchema) -> pd.DataFrame:
    """Return one row for each case that the rules across columns tell apart."""
    if {check.name for check in schema.checks} != {"missing_has_reason"}:
        return rows
    codes, statuses = pd.factorize(rows["status"])
    cases = codes + len(statuses) * rows["value"].isna().to_numpy()
    there = np.flatnonzero(np.bincount(cases))
    firsts = [int((cases == case).argmax()) for case in there]
    return rows[["value", "status"]].iloc[firsts]


def _stands_twice(rows: pd.DataFrame, names: list[str]) -> bool:
    """Say whether two rows are alike in the columns that differ at all, if any do."""
    numbers, many = numbered(rows, names)
    if many > _COUNTABLE * len(rows):
        return bool(pd.Series(numbers).duplicated().any())
    return bool(np.bincount(numbers).max() > 1)


def _message(origin: str, faults: list[str]) -> str:
    unique = list(dict.fromkeys(faults))
    rest = len(unique) - _SHOWN
    more = [f"  … and {rest} more."] if rest > 0 else []
    count = "1 fault" if len(unique) == 1 else f"{len(unique)} faults"
    return "\n".join([f"{origin}: {count}.", *unique[:_SHOWN], *more])


@cache
def _kinds(name: str) -> dict[str, str]:
    """Return column → kind of a table."""
    columns = MODELS[name].to_schema().columns
    return {str(name): kind_of(str(column.dtype)) for name, column in columns.items()}


def _explain(
    error: pandera.errors.SchemaError,
    rows: pd.DataFrame,
    first_row: int,
    kinds: dict[str, str],
) -> list[str]:
    rule, setting = _rule(error)
    expected, remedy = EXPECTED.get(rule, (rule, "Correct the cell."))
    expected = expected.format(setting)
    column = error.column_name
    cases: pd.DataFrame | None = getattr(error, "failure_cases", None)
    places = _places(cases, rows)
    if rule in {"column_in_schema", "column_in_dataframe", "dtype"} or not places:
        found = column or _cases(cases)
        kind = f", which holds {rows[found].dtype}" if found in rows else ""
        if rule == "dtype" and found in kinds:
            expected, remedy = wanted(found, kinds[found])
        return [f"  column {found}{kind}: expected {expected}. {remedy}"]
    return [
        f"  row {number + first_row}, column {_columns(column, rule)}: expected "
        f"{expected}; found {_found(rows, number, column)}. {remedy}"
        for number in places
    ]


def _rule(error: pandera.errors.SchemaError) -> tuple[str, str]:
    check = error.check
    if isinstance(check, str):
        return ("dtype", "") if check.startswith("dtype") else (check, "")
    settings = [v for v in (check.statistics or {}).values() if v is not True]
    words = settings[0] if settings else ""
    return str(check.name), ", ".join(words) if isinstance(words, list) else str(words)


def _cases(cases: Any) -> str:  # noqa: ANN401 -- pandera: a frame or a text
    if isinstance(cases, str):
        return cases
    return (
        ", ".join(map(str, cases["failure_case"].unique())) if cases is not None else ""
    )


def _places(cases: Any, rows: pd.DataFrame) -> list[int]:  # noqa: ANN401 -- as above
    if cases is None or isinstance(cases, str) or "index" not in cases:
        return []
    labels = cases["index"].dropna().unique()
    return [int(n) for n in rows.index.get_indexer(labels) if n >= 0]


_ACROSS = {
    "precise_date": "date",
    "missing_has_reason": "value",
    "multiple_fields_uniqueness": "series … vintage",
}


def _columns(column: str | None, rule: str) -> str:
    return _ACROSS.get(rule, column or "?")


def _found(rows: pd.DataFrame, number: int, column: str | None) -> str:
    if column is not None and column in rows:
        return _repr(rows[column].iloc[number])
    row = rows.iloc[number]
    keys = ["date", "date_precision", "series", "reference_period", "vintage"]
    shown = [k for k in keys if k in row.index] or list(row.index[:3])
    shown += [k for k in ("value", "status") if k in row.index]
    return ", ".join(f"{k}={_repr(row[k])}" for k in shown)


def _repr(value: Any) -> str:  # noqa: ANN401 -- any cell
    """Write a cell as Python does, without numpy's names around it."""
    return repr(value.item() if hasattr(value, "item") else value)
