"""What is it in other money? Conversion at dated official rates."""

# ruff: noqa: PLR0913 -- the caller names the columns, each by its keyword
from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from cktrade.measures.frames.defaults import PERIOD, VALUE
from cktrade.measures.frames.lookup import (
    beside,
    open_table,
    require_all,
    require_one_each,
)
from cktrade.measures.frames.opening import Opened, open_rows

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT


def convert(
    rows: IntoFrameT,
    rates: IntoFrameT,
    to: str,
    *,
    value: str = VALUE,
    period: str = PERIOD,
    unit: str = "unit",
    check: bool = True,
) -> IntoFrameT:
    """Convert money at official rates, each row at the rate of its own period.

    Parameters
    ----------
    rows : dataframe
        Sums of money, in any kind of dataframe.
    rates : dataframe of the same kind
        One row for each currency and period: ``currency``, ``to``, the period, ``rate``
        (units of ``to`` for one unit of ``currency``), ``kind`` (``annual average``,
        ``monthly average``, ``end of year`` …) and ``source``.
    to : str
        The currency wanted, e.g. ``"CAD"``.
    value, period, unit : str
        Columns of the numbers, of the reference periods (of both tables) and of the
        rows' currencies.
    check : bool
        Whether to ask the rows, with two small queries, if each has one rate.

    Returns
    -------
    dataframe of the kind given
        The rows in their order: the numbers converted and ``unit`` changed
        (``precision``, if there is one, converted too), with five columns more:
        ``original_value``, ``original_unit``, ``rate``, ``rate_kind`` and
        ``rate_source``. Rows that were in that currency keep their numbers, at rate 1.

    Raises
    ------
    ComparabilityError
        If a row has no rate, or two.
    InvalidRowsError
        If a column is missing, holds no numbers, or the tables differ in kind.

    Notes
    -----
    Formula
        v' = v · r(currency, period)
    Range
        That of the values.
    Reading
        The sum in the other money, at the rate that stands beside it.
    Pitfalls
        Flows want the average rate of their period, stocks the rate of their day. A
        year's trade at the annual average is not the sum of its months at theirs. A
        rate is never turned round: the mean of USD per CAD is not one over the mean of
        CAD per USD. Growth in another currency holds the exchange rate's own movement.

    References
    ----------
    United Nations, *International Merchandise Trade Statistics: Concepts and
    Definitions 2010*, chapter IV, on currency conversion.

    Examples
    --------
    The Bank of Canada's average for 2018 is 1.2957 Canadian dollars for one US dollar.

    >>> import pandas as pd
    >>> rows = pd.DataFrame({"reference_period": ["2018"], "value": [10e9],
    ...                      "unit": "USD"})
    >>> rates = pd.DataFrame({"currency": ["USD"], "to": "CAD", "rate": 1.2957,
    ...     "reference_period": "2018", "kind": "annual average",
    ...     "source": "boc/fx-annual/2019-01-02"})
    >>> convert(rows, rates, "CAD")[["value", "unit", "rate", "rate_kind"]]
              value unit    rate       rate_kind
    0  12957000000.0  CAD  1.2957  annual average

    """
    new = ("original_value", "original_unit", "rate", "rate_kind", "rate_source")
    needed = [period, unit]
    opened = open_rows(rows, numbers=[value], needs=needed, adds=new, period=period)
    needs = ["currency", "to", period, "kind", "source"]
    table = open_table(opened, rates, numbers=["rate"], needs=needs, period=period)
    wanted = table.frame.filter(nw.col("to") == to)
    brings = {"_ck_rate": "rate", "_ck_kind": "kind", "_ck_source": "source"}
    on = {unit: "currency", period: period}
    joined = beside(opened.frame, wanted, on, brings)
    if check:
        require_one_each("convert", wanted, ["currency", period], ["rate", "kind"])
        lacking = (_foreign(unit, to) == 1) & nw.col("_ck_rate").is_null()
        require_all("convert", joined, lacking, [unit, period], f"a rate to {to}")
    told = _converted(joined, opened, value, unit, to)
    return opened.close_rows(told, *new, changed=[unit])


def _foreign(unit: str, to: str) -> nw.Expr:
    """Return 1 where the money is not the one wanted, or nobody says which it is."""
    return nw.when(nw.col(unit) == to).then(nw.lit(0)).otherwise(nw.lit(1))


def _converted(
    joined: nw.LazyFrame[Any], opened: Opened[Any], value: str, unit: str, to: str
) -> nw.LazyFrame[Any]:
    already = nw.col(unit) == to
    rate = nw.when(already).then(nw.lit(1.0)).otherwise(nw.col("_ck_rate"))
    none = nw.lit("none: it was in this currency")
    told = joined.with_columns(
        nw.col(value).alias("original_value"),
        nw.col(unit).alias("original_unit"),
        rate.alias("rate"),
        nw.when(already).then(none).otherwise(nw.col("_ck_kind")).alias("rate_kind"),
        nw.when(already)
        .then(nw.lit(""))
        .otherwise(nw.col("_ck_source"))
        .alias("rate_source"),
    )
    scaled = opened.held([value, "precision"])
    return told.with_columns(
        *[(nw.col(name) * nw.col("rate")).alias(name) for name in scaled],
        nw.lit(to).alias(unit),
    )
