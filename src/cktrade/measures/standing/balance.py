"""Where do we stand with a partner? Balance, two-way trade and coverage."""

# ruff: noqa: PLR0913 -- the caller names the columns, each by its keyword
from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from cktrade.measures.frames.arithmetic import ratio
from cktrade.measures.frames.defaults import PERIOD, VALUE, Names
from cktrade.measures.frames.flows import Absent, FlowMeasure, open_flows, why_not

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.typing import IntoFrameT


def balance(
    rows: IntoFrameT,
    *,
    flow: str = "flow",
    exports: str = "export",
    imports: str = "import",
    absent: Absent = "missing",
    value: str = VALUE,
    period: str = PERIOD,
    by: str | Sequence[str] | None = None,
    like: str | Sequence[str] | None = None,
    check: bool = True,
) -> IntoFrameT:
    """Return exports less imports.

    Parameters
    ----------
    rows : dataframe
        Exports and imports, each a row, in any kind of dataframe. Rows of other flows
        are left out.
    flow : str
        The column that says which flow a row is.
    exports, imports : str
        What it calls the two flows.
    absent : {'missing', 'zero'}
        What a flow without a row is: missing, or zero because the table leaves zeros
        out (Comtrade and BACI do).
    value, period : str
        Columns of the numbers and of the reference periods.
    by : str or sequence of str, optional
        What is kept apart; by default the wide table's dimensions that the rows have.
    like : str or sequence of str, optional
        What must not differ between the flows; by default unit, basis and the like.
    check : bool
        Whether to ask the rows, with one small query, if they can be compared.

    Returns
    -------
    dataframe of the kind given
        One row for each key and period: the columns of ``by``, the period, those of
        ``like``; ``exports``, ``imports`` and ``balance`` in the unit of ``value``;
        ``reason``, empty or why there is no balance: ``no_exports``, ``no_imports`` (no
        row) or ``missing`` (no number); and where the rows have a ``valuation``,
        ``exports_valuation`` and ``imports_valuation``.

    Raises
    ------
    ComparabilityError
        If two rows stand for one flow, or the flows differ in unit, basis or the like.
    InvalidRowsError
        If a column is missing, or holds no numbers.

    Notes
    -----
    Formula
        B = X − M
    Range
        Any number, in the unit of the values; + is a surplus.
    Reading
        By how much exports exceed imports (+) or fall short of them (−).
    Pitfalls
        Imports valued c.i.f. make a deficit look larger than imports f.o.b. (Korea
        publishes the former, Canada the latter): read the valuations beside it. A
        bilateral balance of goods says little of an economy: it leaves out services,
        and goods that travel through third countries.

    References
    ----------
    United Nations, *International Merchandise Trade Statistics: Concepts and
    Definitions 2010*, on trade balance and valuation (chapter IV).

    Examples
    --------
    Canada's balance-of-payments goods trade with South Korea in 2014, as *The Daily* of
    2 April 2015 prints it: exports 4.4, imports 5.6 billion dollars.

    >>> import pandas as pd
    >>> rows = pd.DataFrame({"flow": ["export", "import"], "value": [4.4e9, 5.6e9],
    ...                      "reference_period": "2014", "unit": "CAD"})
    >>> balance(rows)[["reference_period", "unit", "balance"]].to_dict("records")
    [{'reference_period': '2014', 'unit': 'CAD', 'balance': -1200000000.0}]

    """
    names = Names(value, period, by, like, check)
    measure = FlowMeasure(
        name="balance", flow=flow, exports=exports, imports=imports, absent=absent,
        floor=False,
    )  # fmt: skip
    pairs = open_flows(measure, rows, names)
    difference = nw.col("exports") - nw.col("imports")
    told = pairs.frame.with_columns(difference.alias("balance"), why_not())
    return pairs.one_row_each(told, "balance", "reason", *pairs.ends)


def two_way(
    rows: IntoFrameT,
    *,
    flow: str = "flow",
    exports: str = "export",
    imports: str = "import",
    absent: Absent = "missing",
    value: str = VALUE,
    period: str = PERIOD,
    by: str | Sequence[str] | None = None,
    like: str | Sequence[str] | None = None,
    check: bool = True,
) -> IntoFrameT:
    """Return exports and imports together.

    Parameters
    ----------
    rows : dataframe
        Exports and imports, each a row, in any kind of dataframe. Rows of other flows
        are left out.
    flow : str
        The column that says which flow a row is.
    exports, imports : str
        What it calls the two flows.
    absent : {'missing', 'zero'}
        What a flow without a row is: missing, or zero because the table leaves zeros
        out (Comtrade and BACI do).
    value, period : str
        Columns of the numbers and of the reference periods.
    by : str or sequence of str, optional
        What is kept apart; by default the wide table's dimensions that the rows have.
    like : str or sequence of str, optional
        What must not differ between the flows; by default unit, basis and the like.
    check : bool
        Whether to ask the rows, with one small query, if they can be added.

    Returns
    -------
    dataframe of the kind given
        As of ``balance``, with ``two_way`` in the unit of ``value`` in its place.

    Raises
    ------
    ComparabilityError
        If two rows stand for one flow, or the flows differ in unit, basis or the like.
    InvalidRowsError
        If a column is missing, or holds no numbers.

    Notes
    -----
    Formula
        T = X + M
    Range
        0 to ∞, in the unit of the values.
    Reading
        How much trade there is, whichever way it goes.
    Pitfalls
        The two countries' own totals differ, for each counts its imports by origin: say
        whose figure it is. Total exports hold re-exports; domestic exports do not.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"flow": ["export", "import"], "value": [4.4e9, 5.6e9],
    ...                      "reference_period": "2014", "unit": "CAD"})
    >>> two_way(rows)["two_way"].tolist()
    [10000000000.0]

    """
    names = Names(value, period, by, like, check)
    measure = FlowMeasure(
        name="two_way", flow=flow, exports=exports, imports=imports, absent=absent,
    )  # fmt: skip
    pairs = open_flows(measure, rows, names)
    both = nw.col("exports") + nw.col("imports")
    told = pairs.frame.with_columns(both.alias("two_way"), why_not())
    return pairs.one_row_each(told, "two_way", "reason", *pairs.ends)


def coverage(
    rows: IntoFrameT,
    *,
    flow: str = "flow",
    exports: str = "export",
    imports: str = "import",
    absent: Absent = "missing",
    value: str = VALUE,
    period: str = PERIOD,
    by: str | Sequence[str] | None = None,
    like: str | Sequence[str] | None = None,
    check: bool = True,
) -> IntoFrameT:
    """Return which part of imports is covered by exports.

    Parameters
    ----------
    rows : dataframe
        Exports and imports, each a row, in any kind of dataframe. Rows of other flows
        are left out.
    flow : str
        The column that says which flow a row is.
    exports, imports : str
        What it calls the two flows.
    absent : {'missing', 'zero'}
        What a flow without a row is: missing, or zero because the table leaves zeros
        out (Comtrade and BACI do).
    value, period : str
        Columns of the numbers and of the reference periods.
    by : str or sequence of str, optional
        What is kept apart; by default the wide table's dimensions that the rows have.
    like : str or sequence of str, optional
        What must not differ between the flows; by default unit, basis and the like.
    check : bool
        Whether to ask the rows, with one small query, if they can be compared.

    Returns
    -------
    dataframe of the kind given
        As of ``balance``, with ``coverage``, a fraction, in its place; ``reason`` may
        also be ``no_divisor``: imports are zero.

    Raises
    ------
    ComparabilityError
        If two rows stand for one flow, a number is below zero, or the flows differ in
        unit, basis or the like.
    InvalidRowsError
        If a column is missing, or holds no numbers.

    Notes
    -----
    Formula
        C = X / M
    Range
        0 to ∞; 1 is balance.
    Reading
        0.79: exports pay for 79 per cent of imports.
    Pitfalls
        As of ``balance``. Without imports it is not defined; use the normalised balance
        to compare products that are traded one way only.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"flow": ["export", "import"], "value": [4.4e9, 5.6e9],
    ...                      "reference_period": "2014", "unit": "CAD"})
    >>> coverage(rows)["coverage"].tolist()
    [0.786]

    """
    names = Names(value, period, by, like, check)
    measure = FlowMeasure(
        name="coverage", flow=flow, exports=exports, imports=imports, absent=absent,
    )  # fmt: skip
    pairs = open_flows(measure, rows, names)
    covered = ratio(nw.col("exports"), nw.col("imports")).alias("coverage")
    no_divisor = ("no_divisor", nw.col("imports") == 0)
    told = pairs.frame.with_columns(covered, why_not(no_divisor))
    return pairs.one_row_each(told, "coverage", "reason", *pairs.ends)
