"""Whose side is told? From one row a flow to the exporter's and the importer's rows."""

# ruff: noqa: PLR0913 -- the caller names the columns, each by its keyword
from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from cktrade.analysis.frames.defaults import PERIOD, VALUE
from cktrade.analysis.frames.opening import ROW, open_rows

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

    Returns
    -------
    dataframe of the kind given
        Two rows for each, in the wide table's names: ``reporter``, ``partner``,
        ``flow`` (``export`` or ``import``), ``product``, ``reference_period`` and
        ``value``, in the unit it came in. Other columns are left out.

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

    """
    needed = [exporter, importer, period, *([product] if product else [])]
    opened = open_rows(rows, numbers=[value], needs=needed)
    sides = []
    for number, (flow, one, other) in enumerate(
        [("export", exporter, importer), ("import", importer, exporter)]
    ):
        named = {
            "reporter": nw.col(one),
            "partner": nw.col(other),
            "flow": nw.lit(flow),
        }
        named |= {"product": nw.col(product)} if product else {}
        named |= {PERIOD: nw.col(period), VALUE: nw.col(value)}
        order = (
            [] if opened.is_lazy else [nw.col(ROW), nw.lit(number).alias("_ck_side")]
        )
        sides.append(
            opened.frame.select(*[e.alias(n) for n, e in named.items()], *order)
        )
    columns = [*named]
    return opened.close(nw.concat(sides), columns, [ROW, "_ck_side"])
