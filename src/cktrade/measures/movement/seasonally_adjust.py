"""What is left without the seasons? Our own adjustment by STL, and it says so."""

# ruff: noqa: PLR0913 -- the caller names the columns, each by its keyword
from __future__ import annotations

from importlib import metadata
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import narwhals as nw

from cktrade.errors import ComparabilityError, InvalidRowsError, MissingExtraError
from cktrade.measures.frames import ordinals
from cktrade.measures.frames.defaults import PERIOD, VALUE, Names
from cktrade.measures.frames.series import Series, open_series
from cktrade.vocabulary import Adjustment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.typing import IntoFrameT

#: STL needs as many whole years to tell a season from chance
_YEARS = 2
#: years that a season is smoothed over, by a moving mean and not a moving line: lines
#: swing at the ends, and the last year would be revised three times as much
_SMOOTHING = {"seasonal": 11, "seasonal_deg": 0}
_ADDED = ("original_value", "seasonal", "trend", "adjusted_by")


def seasonally_adjust(
    rows: IntoFrameT,
    *,
    multiplicative: bool = True,
    robust: bool = True,
    value: str = VALUE,
    period: str = PERIOD,
    by: str | Sequence[str] | None = None,
    like: str | Sequence[str] | None = None,
    check: bool = True,
) -> IntoFrameT:
    """Take the seasons out of monthly or quarterly series, by STL.

    The adjusted series is ours, and not the agency's: it says so in every row. It needs
    the extra ``seasonal`` (statsmodels).

    Parameters
    ----------
    rows : dataframe
        Unadjusted months or quarters without a gap, in an eager dataframe (pandas,
        Polars, PyArrow): STL needs the whole series in memory.
    multiplicative : bool
        Whether the season multiplies the trend (trade, travel), so that it grows with
        it, or is added to it.
    robust : bool
        Whether unusual months are kept from bending the season.
    value, period : str
        Columns of the numbers and of the reference periods.
    by : str or sequence of str, optional
        What makes a series; by default the wide table's dimensions that the rows have.
    like : str or sequence of str, optional
        What must not differ within a series; by default unit, measure and the like.
    check : bool
        Whether to ask the rows, with one small query, if they can be compared.

    Returns
    -------
    dataframe of the kind given
        The rows in their order: the numbers adjusted, in their unit; ``adjustment``, if
        there is one, ``adjusted_here``, and ``series``, if there is one, ending in
        ``.stl``; with four columns more: ``original_value``; ``seasonal``, a factor
        (additive: in the unit of the numbers); ``trend``; ``adjusted_by``, the program.

    Raises
    ------
    ComparabilityError
        If a series has a gap or a missing number, is shorter than two years, annual, or
        adjusted already; if it is not above zero and the season multiplies; or if its
        rows differ in unit or frequency.
    InvalidRowsError
        If the dataframe is lazy, a column is missing, or it holds no numbers.
    MissingExtraError
        If statsmodels is not installed.

    Notes
    -----
    Formula
        v(t) = trend(t) · seasonal(t) · rest(t); adjusted(t) = v(t) / seasonal(t). The
        factors of each calendar year average one, so that a year keeps its level; in a
        first or last year that is not whole, those of its nearest twelve months (four
        quarters) do. Additive: with + and −, and the seasons of a year average zero.
    Range
        That of the values.
    Reading
        What the month would have been without the season that is usual for it.
    Pitfalls
        STL knows nothing of trading days, Easter or Seollal; agencies adjust for them,
        with X-12-ARIMA or X-13. The last year changes when new months come in. The
        adjusted months of a year add up to the year's total nearly, not exactly: what
        grows within the year meets seasons of different size. Never
        set it beside an agency's adjusted series as if they were of one kind.

        Seasons are smoothed over eleven years by a moving mean (``seasonal=11,
        seasonal_deg=0``), not by the moving line that statsmodels takes by default:
        lines swing at the ends.

    References
    ----------
    R. B. Cleveland, W. S. Cleveland, J. E. McRae and I. Terpenning, "STL: A
    Seasonal-Trend Decomposition Procedure Based on Loess", *Journal of Official
    Statistics* 6 (1990).

    Examples
    --------
    Trade whose fourth quarter is always twice the others.

    >>> import pandas as pd
    >>> quarters = [f"{y}-Q{q}" for y in (2016, 2017, 2018) for q in (1, 2, 3, 4)]
    >>> rows = pd.DataFrame({"reference_period": quarters, "unit": "CAD",
    ...                      "value": [80.0, 80.0, 80.0, 160.0] * 3})
    >>> seasonally_adjust(rows)["value"].round(6).nunique()
    1

    """
    names = Names(value, period, by, like, check)
    series = open_series("seasonally_adjust", rows, names, adds=_ADDED)
    if series.opened.is_lazy:
        raise InvalidRowsError(
            "STL needs whole series in memory: a lazy dataframe is to be collected "
            "first (Polars collect, DuckDB df, Spark toPandas)."
        )
    stl = _stl()
    placed = series.frame.with_columns(
        ordinals.ordinal(period).alias("_ck_at"),
        ordinals.per_year(period).alias("_ck_size"),
    )
    table = placed.sort(*series.keys, "_ck_at").collect()
    _require_unadjusted(table)
    found: list[_Parts] = []
    for key, line in groupby(_lines(table, series, value), lambda row: row.key):
        found += _decompose(stl, key, [*line], multiplicative, robust)
    told = _beside(table, found, value, multiplicative=multiplicative)
    return series.opened.close_rows(
        told.lazy(), *_ADDED, changed=["adjustment", "series"]
    )


class _Point(NamedTuple):
    """One number of a series, and its place in time."""

    key: tuple[Any, ...]
    at: int
    size: int
    value: float | None


class _Parts(NamedTuple):
    """What a number is made of."""

    seasonal: float
    trend: float


def _stl() -> Any:  # noqa: ANN401 -- statsmodels has no types
    try:
        from statsmodels.tsa.seasonal import (  # noqa: PLC0415 -- an extra
            STL,
        )
    except ImportError as error:
        raise MissingExtraError(
            "Seasonal adjustment needs statsmodels: pip install 'cktrade[seasonal]'."
        ) from error
    return STL


def _require_unadjusted(table: nw.DataFrame[Any]) -> None:
    if "adjustment" not in table.columns:
        return
    said = {*table["adjustment"].to_list()}
    done = said & {Adjustment.SEASONALLY_ADJUSTED, Adjustment.ADJUSTED_HERE}
    if done:
        raise ComparabilityError(
            "seasonally_adjust: expected numbers that are unadjusted, found "
            f"{', '.join(sorted(done))}. Keep the unadjusted rows."
        )


def _lines(table: nw.DataFrame[Any], series: Series[Any], value: str) -> list[_Point]:
    keys = zip(*(table[name].to_list() for name in series.keys), strict=True)
    rest = (table[name].to_list() for name in ("_ck_at", "_ck_size", value))
    return [
        _Point(key, *row)
        for key, row in zip(keys, zip(*rest, strict=True), strict=True)
    ]


def _decompose(
    stl: Any,  # noqa: ANN401 -- statsmodels has no types
    key: tuple[Any, ...],
    line: list[_Point],
    multiplicative: bool,  # noqa: FBT001 -- passed on
    robust: bool,  # noqa: FBT001 -- passed on
) -> list[_Parts]:
    """Split one series into season and trend, or say why it cannot be."""
    import numpy as np  # noqa: PLC0415 -- comes with statsmodels

    numbers = np.array([point.value for point in line], dtype="float64")
    fault = _fault(line, numbers, multiplicative=multiplicative)
    if fault:
        raise ComparabilityError(
            f"seasonally_adjust: {fault}, in the series {', '.join(map(str, key))}. "
            "Fill the gap with published numbers, or keep an unbroken stretch."
        )
    endog = np.log(numbers) if multiplicative else numbers
    fit = stl(endog, period=line[0].size, robust=robust, **_SMOOTHING).fit()
    parts = (fit.seasonal, fit.trend)
    season, trend = (np.exp(part) for part in parts) if multiplicative else parts
    level = _level(line, season)
    if multiplicative:
        season, trend = season / level, trend * level
    else:
        season, trend = season - level, trend + level
    pairs = zip(season.tolist(), trend.tolist(), strict=True)
    return [_Parts(*pair) for pair in pairs]


def _level(line: list[_Point], season: Any) -> Any:  # noqa: ANN401 -- arrays
    """Return what the seasons average, for each period, in its own year.

    Seasons of logarithms average zero, and their exponentials more than one: divided by
    them as they are, the whole series would lose level. A year that is not whole takes
    the average of the first, or the last, whole year's worth of periods.
    """
    import numpy as np  # noqa: PLC0415 -- comes with statsmodels

    size = line[0].size
    years = np.array([point.at // size for point in line])
    level = np.empty(len(line))
    for year in np.unique(years):
        inside = np.flatnonzero(years == year)
        first = min(inside[0], len(line) - size)
        whole = slice(first, first + size)
        level[inside] = season[whole].mean()
    return level


def _fault(line: list[_Point], numbers: Any, *, multiplicative: bool) -> str:  # noqa: ANN401 -- an array
    size = line[0].size
    if size == 1:
        return "expected months or quarters, found years"
    if len(line) < _YEARS * size:
        return f"expected {_YEARS} whole years or more, found {len(line)} periods"
    if (numbers != numbers).any():  # noqa: PLR0124 -- NaN
        return "expected a number in every period, found one missing"
    if any(two.at - one.at != 1 for one, two in pairwise(line)):
        return "expected every period, found a gap"
    if multiplicative and (numbers <= 0).any():
        return "expected numbers above zero for a multiplicative season"
    return ""


def _beside(
    table: nw.DataFrame[Any],
    found: list[_Parts],
    value: str,
    *,
    multiplicative: bool,
) -> nw.DataFrame[Any]:
    """Set season, trend and the adjusted number beside each row."""
    backend, kind = table.implementation, nw.Float64()
    split = table.with_columns(
        nw.new_series(
            name, [getattr(part, name) for part in found], kind, backend=backend
        )
        for name in _Parts._fields
    )
    number, season = nw.col(value), nw.col("seasonal")
    adjusted = number / season if multiplicative else number - season
    by = f"cktrade (STL, statsmodels {metadata.version('statsmodels')})"
    told = split.with_columns(
        number.alias("original_value"),
        adjusted.alias(value),
        nw.lit(by).alias("adjusted_by"),
    )
    marks = {"adjustment": nw.lit(str(Adjustment.ADJUSTED_HERE))}
    marks["series"] = nw.concat_str(nw.col("series"), nw.lit(".stl"))
    return told.with_columns(
        mark.alias(name) for name, mark in marks.items() if name in table.columns
    )
