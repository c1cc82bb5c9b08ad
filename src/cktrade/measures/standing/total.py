"""What does it add up to? Totals over partners, products or any other members."""

# ruff: noqa: PLR0913 -- the caller names the columns, each by its keyword
from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from cktrade.measures.frames.defaults import PERIOD, VALUE, Names
from cktrade.measures.frames.members import Measure, open_members

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.typing import IntoFrameT


def total(
    rows: IntoFrameT,
    over: str | Sequence[str],
    *,
    skip_missing: bool = False,
    value: str = VALUE,
    period: str = PERIOD,
    by: str | Sequence[str] | None = None,
    like: str | Sequence[str] | None = None,
    check: bool = True,
) -> IntoFrameT:
    """Add up the rows over partners, products or any other members.

    Parameters
    ----------
    rows : dataframe
        Observations of any kind of dataframe, in any order.
    over : str or sequence of str
        What is added up, and vanishes: ``"partner"``, ``["partner", "product"]``.
    skip_missing : bool
        Whether a total is given although members have no value; it is then too low.
    value, period : str
        Columns of the numbers and of the reference periods.
    by : str or sequence of str, optional
        What is kept apart; by default the wide table's dimensions that the rows have.
    like : str or sequence of str, optional
        What must not differ within a total; by default unit, measure and the like.
    check : bool
        Whether to ask the rows, with one small query, if they can be added.

    Returns
    -------
    dataframe of the kind given
        One row for each total: the columns of ``by``, the period, those of ``like``;
        the total under the name of ``value``, in its unit; ``members``, how many rows
        it is of; ``missing``, how many of them have no value; ``complete``.

    Raises
    ------
    ComparabilityError
        If an aggregate stands beside its parts, two rows stand for one member, or rows
        of one total differ in unit or in what they measure.
    InvalidRowsError
        If a column is missing, or holds no numbers.

    Notes
    -----
    Formula
        V = v(1) + … + v(n)
    Range
        Any number, in the unit of the values.
    Reading
        The sum of the members that the rows hold, and of no others.
    Pitfalls
        Members without a row cannot be known to be missing. A person who holds two
        permits is one unique person in a table's own total, and two in this one.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"partner": ["KOR", "JPN", "CHN"], "unit": "CAD",
    ...                      "reference_period": "2018", "value": [5.0, 12.0, None]})
    >>> total(rows, "partner").to_dict("records")
    [{'reference_period': '2018', 'unit': 'CAD', 'value': nan, 'members': 3,
      'missing': 1, 'complete': False}]

    """
    names = Names(value, period, by, like, check)
    members = open_members(Measure(name="total", of=over, floor=False), rows, names)
    summed = members.frame.group_by(*members.keys).agg(
        nw.col(value).sum(),
        nw.len().alias("members"),
        nw.col(value).count().alias("_ck_there"),
        *[nw.col(name).min() for name in members.like],
    )
    missing = nw.col("members") - nw.col("_ck_there")
    known = missing == 0 if not skip_missing else nw.col("_ck_there") > 0
    told = summed.with_columns(
        missing.alias("missing"),
        (missing == 0).alias("complete"),
        nw.when(known).then(nw.col(value)).alias(value),
    )
    return members.one_row_each(told, [value, "members", "missing", "complete"])
