"""Whose side is told? From one row a flow to the exporter's and the importer's rows."""

# ruff: noqa: PLR0913 -- the caller names the columns, each by its keyword
from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from cktrade.measures.frames.defaults import PERIOD, VALUE
from cktrade.measures.frames.opening import open_rows

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT


def both_sides(
    rows: IntoFrameT,
    *,
    exporter: str = "i",
    importer: str = "j",
    product: str | None = "k",
    value: str = "v",
    period: str = "t",
    partners: bool = True,
) -> IntoFrameT:
    """Return flows from exporter to importer as rows of both countries.

    BACI and gravity data have one row for each flow. The measures of two flows
    (balance, Grubel–Lloyd, complementarity) ask what a *reporter* exports and imports.

    Parameters
    ----------
    rows : dataframe
        One row for each flow, in any kind of dataframe. By default with BACI's names.
    exporter, importer : str
        Columns of the two economies.
    product : str, optional
        The column of the products, if there is one.
    value, period : str
        Columns of the numbers and of the periods; a year may be a whole number.
    partners : bool
        Whether partners stay apart, or are added up at once: the same as ``total`` over
        the partners afterwards, at half the cost.

    Returns
    -------
    dataframe of the kind given
        The rows as exports, then as imports, in the wide table's names: ``reporter``,
        ``partner`` (if they stay apart), ``flow`` (``export`` or ``import``),
        ``product``, ``reference_period`` and ``value``, in the unit it came in (missing
        where it is a sum that lacks a part). Other columns are left out. Sums are in
        the order of their keys.

    Raises
    ------
    InvalidRowsError
        If a column is missing, or holds no numbers.

    Notes
    -----
    Formula
        Each flow is an export of one and an import of the other.
    Range
        That of the values.
    Reading
        The partner's imports are taken to equal the exporter's exports.
    Pitfalls
        That holds of reconciled data such as BACI (f.o.b. on both sides), and not of
        what countries publish (see ``mirror_gap``).

    References
    ----------
    G. Gaulier and S. Zignago, "BACI: International Trade Database at the
    Product-Level", CEPII Working Paper 2010-23.

    Examples
    --------
    >>> import pandas as pd
    >>> baci = pd.DataFrame({"t": [2023], "i": [124], "j": [410], "k": ["270112"],
    ...                      "v": [9.5]})
    >>> both_sides(baci)
       reporter  partner    flow product  reference_period  value
    0       124      410  export  270112              2023    9.5
    1       410      124  import  270112              2023    9.5

    The index of every country at once, from a year of BACI::

        sides = both_sides(baci, partners=False)
        grubel_lloyd(sides, "aggregate", absent="zero")

    """
    needed = [exporter, importer, period, *([product] if product else [])]
    opened = open_rows(rows, numbers=[value], needs=needed, period=period)
    named = {"product": product} if product else {}
    named |= {PERIOD: period, VALUE: value}
    sides = []
    for flow, one, other in (("export", *needed[:2]), ("import", *needed[1::-1])):
        here = {"reporter": one, **({"partner": other} if partners else {}), **named}
        kept = [nw.col(old).alias(new) for new, old in here.items()]
        side = opened.frame.select(*kept, *opened.place)
        told = side if partners else _added_up(side, [*here][:-1])
        sides.append(told.with_columns(nw.lit(flow).alias("flow")))
    first = ["reporter", *(["partner"] if partners else []), "flow", *named]
    keys = [name for name in first if name != VALUE]
    order = ["flow", *(opened.place if partners else keys)]
    return opened.close(nw.concat(sides), first, order)


def _added_up(side: nw.LazyFrame[Any], keys: list[str]) -> nw.LazyFrame[Any]:
    """Add the partners up; a sum that lacks a part is missing."""
    value = nw.col(VALUE)
    summed = side.group_by(*keys).agg(
        value.sum(), value.count().alias("_ck_there"), nw.len().alias("_ck_rows")
    )
    whole = nw.col("_ck_there") == nw.col("_ck_rows")
    return summed.select(*keys, nw.when(whole).then(value).alias(VALUE))
