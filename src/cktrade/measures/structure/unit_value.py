"""What is a unit worth? Unit values, with their unit of quantity."""

# ruff: noqa: PLR0913 -- the caller names the columns, each by its keyword
from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from cktrade.measures.frames.arithmetic import ratio, reasons
from cktrade.measures.frames.defaults import PERIOD, VALUE, Names
from cktrade.measures.frames.members import Measure, Members, open_members

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.typing import IntoFrameT


def unit_value(
    rows: IntoFrameT,
    *,
    over: str | Sequence[str] = (),
    quantity: str = "quantity",
    quantity_unit: str = "quantity_unit",
    unit: str = "unit",
    value: str = VALUE,
    period: str = PERIOD,
    by: str | Sequence[str] | None = None,
    like: str | Sequence[str] | None = None,
    check: bool = True,
) -> IntoFrameT:
    """Return value divided by quantity, with the unit that it is in.

    Parameters
    ----------
    rows : dataframe
        Flows with value and quantity, in any kind of dataframe.
    over : str or sequence of str
        What values and quantities are added up over first, e.g. ``"partner"``; by
        default nothing.
    quantity, quantity_unit : str
        Columns of the quantities and of their units (``kg``, ``number``).
    unit : str
        The column of the values' unit.
    value, period : str
        Columns of the numbers and of the reference periods.
    by : str or sequence of str, optional
        What is kept apart; by default the wide table's dimensions that the rows have.
    like : str or sequence of str, optional
        What must not differ within a sum, besides both units; by default measure, basis
        and the like.
    check : bool
        Whether to ask the rows, with one small query, if they can be added.

    Returns
    -------
    dataframe of the kind given
        One row for each key: the columns of ``by``, the period, those of ``like``, both
        units, ``value`` and ``quantity`` (of the rows that have both);
        ``unit_value``; ``unit_value_unit``, e.g. ``CAD per kg``; ``missing``, how many
        rows lack value or quantity; ``complete``; ``reason``, empty or ``missing`` or
        ``no_quantity`` (it is zero).

    Raises
    ------
    ComparabilityError
        If two rows stand for one key, quantities of one sum differ in unit, a number is
        below zero, or an aggregate stands beside its parts.
    InvalidRowsError
        If a column is missing, or holds no numbers.

    Notes
    -----
    Formula
        u = Σ v / Σ q
    Range
        0 to ∞, in the unit of value per unit of quantity.
    Reading
        8.1 CAD per kg.
    Pitfalls
        A unit value is no price: it moves when the mix within a product moves. Customs
        forms ask the value with more care than the quantity. A net weight of zero means
        not recorded, rather than weightless; there is then no unit value.

    References
    ----------
    United Nations, *International Merchandise Trade Statistics: Concepts and
    Definitions 2010*, chapter V, on quantities; M. Silver, "Do Unit Value Export,
    Import, and Terms-of-Trade Indices Misrepresent Price Indices?", *IMF Staff Papers*
    56 (2009).

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"partner": ["KOR", "JPN"], "reference_period": "2024",
    ...                      "value": [90.0, 60.0], "unit": "CAD",
    ...                      "quantity": [10.0, 5.0], "quantity_unit": "kg"})
    >>> unit_value(rows)[["partner", "unit_value", "unit_value_unit"]]
      partner  unit_value unit_value_unit
    0     JPN        12.0      CAD per kg
    1     KOR         9.0      CAD per kg
    >>> unit_value(rows, over="partner")["unit_value"].tolist()
    [10.0]

    """
    names = Names(value, period, by, like, check)
    units = [unit, quantity_unit]
    measure = Measure(name="unit_value", of=over, numbers=[quantity], alike=units)
    members = open_members(measure, rows, names)
    told = _per_unit(_sums(members, value, quantity), value, quantity)
    per = nw.concat_str(*map(nw.col, units), separator=" per ")
    columns = [
        value, quantity, "unit_value", "unit_value_unit", "missing", "complete",
        "reason",
    ]  # fmt: skip
    named = told.with_columns(per.alias("unit_value_unit"))
    return members.one_row_each(named, columns)


def _sums(members: Members[Any], value: str, quantity: str) -> nw.LazyFrame[Any]:
    """Add up what has both a value and a quantity."""
    both = ~nw.col(value).is_null() & ~nw.col(quantity).is_null()
    paired = members.frame.with_columns(
        nw.when(both).then(nw.col(name)).alias(name) for name in (value, quantity)
    )
    return paired.group_by(*members.keys).agg(
        nw.col(value).count().alias("_ck_there"),
        nw.len().alias("_ck_rows"),
        nw.col(value, quantity).sum(),
        *[nw.col(name).min() for name in members.like],
    )


def _per_unit(
    summed: nw.LazyFrame[Any], value: str, quantity: str
) -> nw.LazyFrame[Any]:
    there = nw.col("_ck_there")
    known = summed.with_columns(
        nw.when(there > 0).then(nw.col(name)).alias(name) for name in (value, quantity)
    )
    return known.with_columns(
        ratio(nw.col(value), nw.col(quantity)).alias("unit_value"),
        (nw.col("_ck_rows") - there).alias("missing"),
        (nw.col("_ck_rows") == there).alias("complete"),
        reasons(("missing", there == 0), ("no_quantity", nw.col(quantity) == 0)).alias(
            "reason"
        ),
    )
