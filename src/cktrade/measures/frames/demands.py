"""Which rows may be brought together: asked of any engine with one small query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from cktrade.measures.frames.rules import TIMES, Rule, filled, once

#: how many rows of each sort a refusal names
_SHOWN = 3


@dataclass(frozen=True)
class Demand:
    """What a measure asks of the rows that it brings together.

    Attributes
    ----------
    measure : str
        Its name, for the message.
    group : sequence of str
        Rows alike in these columns are brought together; at least one column.
    within : sequence of str
        What tells the rows of a group apart.
    rules : sequence of Rule
        What is asked, beyond a value in each key and one row for each.
    shown : sequence of str
        Further columns to show of the rows that are refused.

    """

    measure: str
    group: Sequence[str]
    within: Sequence[str]
    rules: Sequence[Rule]
    shown: Sequence[str]

    @property
    def keys(self) -> list[str]:
        """The columns that make a row one of its kind."""
        return [*self.group, *self.within]

    @property
    def asked(self) -> list[Rule]:
        """Every rule, the plainest first."""
        return [filled(self.keys), *self.rules, once(self.keys)]


def refuse(frame: nw.LazyFrame[Any], demand: Demand) -> None:
    """Refuse rows that do not meet a measure's demand, and name them.

    Raises
    ------
    CktradeError
        The error of the first rule that a group breaks.

    """
    marked = _marked(frame, demand)
    broken = [rule.broken.alias(f"_ck_{i}") for i, rule in enumerate(demand.asked)]
    flags = [f"_ck_{i}" for i in range(len(broken))]
    summed = _groups(marked, demand).with_columns(*broken)
    bad = summed.filter(nw.any_horizontal(*map(nw.col, flags), ignore_nulls=True))
    found = rows_of(bad.sort(*demand.group).head(1))
    if not found:
        return
    rule = next(
        r for r, flag in zip(demand.asked, flags, strict=True) if found[0][flag]
    )
    where = {key: found[0][key] for key in demand.group}
    inside = marked.filter(*[_is(key, value) for key, value in where.items()])
    shown = [*dict.fromkeys([*demand.within, *demand.shown])]
    named = [named_rows(inside.filter(s), shown) for s in rule.culprits(found[0])]
    raise rule.error(
        f"{demand.measure}: {rule.wrong(found[0])}{_place(where)}.\n{''.join(named)}"
        f"{rule.advice}"
    )


def _marked(frame: nw.LazyFrame[Any], demand: Demand) -> nw.LazyFrame[Any]:
    marks = [m.alias(n) for rule in demand.asked for n, m in rule.marks.items()]
    return frame.with_columns(*marks)


def _groups(marked: nw.LazyFrame[Any], demand: Demand) -> nw.LazyFrame[Any]:
    """One row for each group: its lowest and highest marks, how often keys stand."""
    marks = [name for rule in demand.asked for name in rule.marks]
    cells = marked.group_by(*demand.keys).agg(
        nw.len().alias(TIMES),
        *[nw.col(name).min().alias(f"{name}_low") for name in marks],
        *[nw.col(name).max().alias(f"{name}_high") for name in marks],
    )
    return cells.group_by(*demand.group).agg(
        nw.col(TIMES).max(),
        *[nw.col(f"{name}_low").min() for name in marks],
        *[nw.col(f"{name}_high").max() for name in marks],
    )


def named_rows(rows: nw.LazyFrame[Any], columns: Sequence[str]) -> str:
    """Write the first rows, a line each, by the columns that name them."""
    held = rows.collect_schema().names()
    also = [name for name in ("_ck_row", "vintage", "source") if name in held]
    chosen = dict.fromkeys([*columns, *also])
    found = rows_of(rows.select(*chosen).sort(*columns).head(_SHOWN))
    return "".join(f"  {_line(row)}\n" for row in found)


def _is(key: str, value: Any) -> nw.Expr:  # noqa: ANN401 -- a cell of any column
    return nw.col(key).is_null() if value is None else nw.col(key) == value


def rows_of(frame: nw.LazyFrame[Any]) -> list[dict[str, Any]]:
    """Bring a few rows home from any engine, None standing for what is missing."""
    here = frame.implementation
    if here.is_pyspark():
        return [row.asDict() for row in frame.to_native().collect()]
    found = frame.collect("pandas" if here.is_duckdb() else None)
    return [{k: _plain(v) for k, v in row.items()} for row in found.rows(named=True)]


def _plain(cell: Any) -> Any:  # noqa: ANN401 -- a cell of any engine
    return None if cell is None or cell != cell else cell  # noqa: PLR0124 -- NaN


def _place(where: dict[str, Any]) -> str:
    """Say which group; the id of a series says all of it."""
    named = _line({"series": where["series"]} if "series" in where else where)
    return f", where {named}" if named else ""


def _line(row: dict[str, Any]) -> str:
    """Write a row as ``row 3: partner=KOR, value=5``, the first row being row 0."""
    number = row.get("_ck_row")
    cells = ", ".join(f"{k}={_cell(v)}" for k, v in row.items() if k[:4] != "_ck_")
    return cells if number is None else f"row {number}: {cells}"


def _cell(value: Any) -> str:  # noqa: ANN401 -- a cell of any column
    if value is None:
        return "(missing)"
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value).removesuffix(" 00:00:00")
