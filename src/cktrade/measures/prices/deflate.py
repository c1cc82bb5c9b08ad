"""What is behind the money? Constant prices, and numbers per head."""

# ruff: noqa: PLR0913 -- the caller names the columns, each by its keyword
from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from cktrade.measures.frames.arithmetic import ratio
from cktrade.measures.frames.asked import When, asked
from cktrade.measures.frames.defaults import PERIOD, VALUE, listed
from cktrade.measures.frames.lookup import (
    beside,
    open_table,
    require_all,
    require_one_each,
)
from cktrade.measures.frames.means import with_mean
from cktrade.measures.frames.opening import Opened, open_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.typing import IntoFrameT


def deflate(
    rows: IntoFrameT,
    prices: IntoFrameT,
    base: When,
    *,
    on: str | Sequence[str] = (),
    index: str = "index",
    value: str = VALUE,
    period: str = PERIOD,
    unit: str = "unit",
    check: bool = True,
) -> IntoFrameT:
    """Take price changes out of money, with a price index that the caller gives.

    Parameters
    ----------
    rows : dataframe
        Sums of money in current prices, in any kind of dataframe.
    prices : dataframe of the same kind
        The price index, one row for each period (and each key of ``on``): the period,
        ``index`` and ``source``, which says which index it is.
    base : str, int or date
        Whose prices to count in: a period of the index, or a longer one (then the mean
        of the index over it), e.g. ``"2017"``.
    on : str or sequence of str
        Further columns that rows and prices share, e.g. ``"product"`` or ``"flow"``.
    index : str
        The column of the index in ``prices``.
    value, period, unit : str
        Columns of the numbers, of the reference periods (of both tables) and of the
        rows' currencies.
    check : bool
        Whether to ask the rows, with two small queries, if each has one price.

    Returns
    -------
    dataframe of the kind given
        The rows in their order: the numbers in constant prices and ``unit`` saying so
        (``CAD at 2017 prices``; ``precision``, if there is one, deflated too), with
        four columns more: ``nominal_value``; ``price_index``, with the base as 1;
        ``price_base``; ``price_source``.

    Raises
    ------
    ComparabilityError
        If a row has no price, or two, or the base is not all there.
    PeriodError
        If the base is not written in a form the package knows.
    InvalidRowsError
        If a column is missing, holds no numbers, or the tables differ in kind.

    Notes
    -----
    Formula
        real(t) = v(t) / (P(t) / P(base))
    Range
        That of the values.
    Reading
        What the goods would have cost at the base's prices: a measure of volume.
    Pitfalls
        As good as the index: exports want an export price index, not consumer prices.
        In prices of a distant base, products whose prices fell weigh too much. Chained
        volumes of parts do not add up to the total's.

    References
    ----------
    Eurostat, IMF, OECD, UN and World Bank, *System of National Accounts 2008*,
    chapter 15; IMF, *Export and Import Price Index Manual* (2009).

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"reference_period": ["2017", "2018"], "unit": "CAD",
    ...                      "value": [100.0, 121.0]})
    >>> prices = pd.DataFrame({"reference_period": ["2017", "2018"],
    ...                        "index": [100.0, 110.0], "source": "an export index"})
    >>> deflate(rows, prices, "2017")[["value", "unit", "nominal_value"]]
       value                unit  nominal_value
    0  100.0  CAD at 2017 prices          100.0
    1  110.0  CAD at 2017 prices          121.0

    """
    new = ("nominal_value", "price_index", "price_base", "price_source")
    shared = listed(on)
    needed = [period, unit, *shared]
    opened = open_rows(rows, numbers=[value], needs=needed, adds=new, period=period)
    needs = [period, "source", *shared]
    table = open_table(opened, prices, numbers=[index], needs=needs, period=period)
    base = asked(table, period, base)
    based = _rebased(table, base, keys=shared, index=index, period=period)
    same = {name: name for name in [period, *shared]}
    brings = {"price_index": "_ck_rebased", "price_source": "source"}
    joined = beside(opened.frame, based, same, brings)
    if check:
        require_one_each("deflate", table.frame, [*same], [index])
        lacking = nw.col("price_index").is_null()
        what = f"a price, and a whole base {base},"
        require_all("deflate", joined, lacking, [*same], what)
    told = joined.with_columns(
        nw.col(value).alias("nominal_value"), nw.lit(base).alias("price_base")
    )
    said = nw.concat_str(nw.col(unit), nw.lit(f" at {base} prices"))
    real = _divided(told, opened, value, "price_index").with_columns(said.alias(unit))
    return opened.close_rows(real, *new, changed=[unit])


def _rebased(
    table: Opened[Any], base: str, *, keys: Sequence[str], index: str, period: str
) -> nw.LazyFrame[Any]:
    """Set beside each price its ratio to the mean price of the base."""
    places = table.keys(keys)
    meant = with_mean(table.frame, places, base, value=index, period=period)
    rebased = ratio(nw.col(index), nw.col("base_value"))
    return meant.with_columns(rebased.alias("_ck_rebased"))


def _divided(
    told: nw.LazyFrame[Any], opened: Opened[Any], value: str, by: str
) -> nw.LazyFrame[Any]:
    """Divide the numbers, and their precision, by a column."""
    names = opened.held([value, "precision"])
    return told.with_columns(ratio(nw.col(n), nw.col(by)).alias(n) for n in names)


def per_head(
    rows: IntoFrameT,
    population: IntoFrameT,
    *,
    on: str | Sequence[str] = (),
    count: str = "population",
    value: str = VALUE,
    period: str = PERIOD,
    unit: str = "unit",
    check: bool = True,
) -> IntoFrameT:
    """Divide numbers by the population, with whose and which beside them.

    Parameters
    ----------
    rows : dataframe
        Numbers of any unit, in any kind of dataframe.
    population : dataframe of the same kind
        One row for each period (and each key of ``on``): the period, ``population`` in
        persons and ``source``.
    on : str or sequence of str
        Further columns that both tables share, e.g. ``"reporter"``.
    count : str
        The column of persons in ``population``.
    value, period, unit : str
        Columns of the numbers, of the reference periods (of both tables) and of the
        rows' units.
    check : bool
        Whether to ask the rows, with two small queries, if each has one population.

    Returns
    -------
    dataframe of the kind given
        The rows in their order: the numbers per person and ``unit`` saying so (``CAD
        per person``; ``precision``, if there is one, divided too), with three columns
        more: ``total_value``, ``population`` and ``population_source``.

    Raises
    ------
    ComparabilityError
        If a row has no population, or two.
    InvalidRowsError
        If a column is missing, holds no numbers, or the tables differ in kind.

    Notes
    -----
    Formula
        v' = v / population
    Range
        That of the values.
    Reading
        Exports of 15 000 CAD per person.
    Pitfalls
        Whose population: the exporter's, or the importer's? ``on`` says it. Estimates
        of a day in July stand for the year; censuses revise them years later.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"reference_period": ["2018"], "value": [600e9],
    ...                      "unit": "CAD"})
    >>> people = pd.DataFrame({"reference_period": ["2018"], "population": [40e6],
    ...                        "source": "an estimate of 1 July"})
    >>> per_head(rows, people)[["value", "unit"]]
         value            unit
    0  15000.0  CAD per person

    """
    new = ("total_value", "population", "population_source")
    shared = listed(on)
    needed = [period, unit, *shared]
    opened = open_rows(rows, numbers=[value], needs=needed, adds=new, period=period)
    needs = [period, "source", *shared]
    table = open_table(opened, population, numbers=[count], needs=needs, period=period)
    same = {name: name for name in [period, *shared]}
    brings = {"population": count, "population_source": "source"}
    joined = beside(opened.frame, table.frame, same, brings)
    if check:
        require_one_each("per_head", table.frame, [*same], [count])
        lacking = nw.col("population").is_null()
        require_all("per_head", joined, lacking, [*same], "a population")
    told = joined.with_columns(nw.col(value).alias("total_value"))
    said = nw.concat_str(nw.col(unit), nw.lit(" per person"))
    each = _divided(told, opened, value, "population")
    named = each.with_columns(said.alias(unit))
    return opened.close_rows(named, *new, changed=[unit])
