"""Observations as SDMX-CSV 2.0, with the structure that explains their columns.

A number is found by its key: who compiled it, about whom, what, in which direction and
on which basis, from which table, of which vintage, for which period. All else that is
known of it (status, precision, vector, source) stands in attributes.

Source of the format: SDMX technical working group, *SDMX-CSV field guide 2.0* (2023).
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from cktrade.errors import SourceError
from cktrade.vocabulary.codes import NOT_APPLICABLE, NOT_STATED
from cktrade.vocabulary.lists import codelist
from cktrade.vocabulary.periods import bounds, frequency

if TYPE_CHECKING:
    import pandas as pd

#: The dataflow, as ``agency:id(version)``.
DATAFLOW = "CKTRADE:RECORD(1.0)"
#: SDMX concept → column of the observations; the order of the key.
DIMENSIONS = {
    "FREQ": "freq",
    "REF_AREA": "reporter",
    "COUNTERPART_AREA": "partner",
    "INDICATOR": "measure",
    "FLOW": "flow",
    "PRODUCT": "product",
    "BASIS": "basis",
    "VALUATION": "valuation",
    "ADJUSTMENT": "adjustment",
    "UNIT_MEASURE": "unit",
    "DETAIL": "detail",
    "SOURCE_TABLE": "table",
    "VINTAGE": "vintage",
    "TIME_PERIOD": "time_period",
}
ATTRIBUTES = {
    "OBS_STATUS": "obs_status",
    "PRECISION": "precision",
    "EVIDENCE": "evidence",
    "VINTAGE_BASIS": "vintage_basis",
    "SOURCE_ID": "source",
    "VECTOR": "vector",
    "COORDINATE": "coordinate",
    "SERIES_ID": "series",
}
#: Dimensions whose codes are listed in the structure, as they occur.
LISTED = tuple(name for name in DIMENSIONS if name not in {"VINTAGE", "TIME_PERIOD"})
#: SDMX's own codes of what no word is said about.
_COMMON = {NOT_APPLICABLE: "_Z", NOT_STATED: "_U", "": "_Z", "TOTAL": "_T"}
_MONTHS = {"A": 12, "A1": 12, "Q": 3, "M": 1}


def sdmx_csv(observations: pd.DataFrame, sources: pd.DataFrame) -> bytes:
    """Write observations as SDMX-CSV 2.0.

    Parameters
    ----------
    observations, sources : DataFrame
        The tables of these names.

    Returns
    -------
    bytes
        UTF-8, one row an observation: ``STRUCTURE``, ``STRUCTURE_ID``, ``ACTION``, the
        dimensions, ``OBS_VALUE`` (empty where nothing was published: missing is not
        zero), the attributes.

    Raises
    ------
    SourceError
        If two observations have one key.

    """
    table = coded(observations, sources)
    twice = table.duplicated(list(DIMENSIONS))
    if twice.any():
        key = table.loc[twice, list(DIMENSIONS)].iloc[0].to_dict()
        raise SourceError(
            f"{int(twice.sum())} observations share their SDMX key with another, first "
            f"{key}. A column that tells them apart is not among the dimensions."
        )
    table.insert(0, "STRUCTURE", "dataflow")
    table.insert(1, "STRUCTURE_ID", DATAFLOW)
    table.insert(2, "ACTION", "I")
    return table.to_csv(index=False, lineterminator="\n").encode()


def coded(observations: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Return the columns of SDMX as text, each code in SDMX's letters.

    Parameters
    ----------
    observations, sources : DataFrame
        The tables of these names.

    Returns
    -------
    DataFrame
        Dimensions, ``OBS_VALUE``, attributes; in the order of the observations.

    """
    found = in_columns(observations, sources)
    for name in LISTED:
        found[name] = _each(found[name], code)
    return found


def in_columns(observations: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Return the columns of SDMX: dimensions, ``OBS_VALUE``, attributes, as text.

    Parameters
    ----------
    observations, sources : DataFrame
        The tables of these names.

    Returns
    -------
    DataFrame
        Text throughout, with the record's own codes.

    """
    shape = observations.astype(dict.fromkeys(("value", "precision"), object))
    places = sources.set_index("source")[["producer", "table"]].agg(" ".join, axis=1)
    statuses = {code: row["sdmx"] for code, row in codelist("statuses").items()}
    shape["freq"] = _each(shape["reference_period"], sdmx_frequency)
    shape["time_period"] = _each(shape["reference_period"], sdmx_period)
    shape["detail"] = _each(shape["dimensions"], _detail)
    shape["table"] = shape["source"].map(places)
    shape["vintage"] = shape["vintage"].dt.strftime("%Y-%m-%d")
    shape["obs_status"] = shape["status"].map(statuses)
    columns = DIMENSIONS | {"OBS_VALUE": "value"} | ATTRIBUTES
    found = shape[list(columns.values())].set_axis(list(columns), axis="columns")
    for name in ("OBS_VALUE", "PRECISION"):
        found[name] = observations[columns[name]].map(_number)
    return found


def code(text: str) -> str:
    """Return an SDMX code for one of ours.

    Examples
    --------
    >>> code("merchandise_trade"), code("not applicable"), code("CAD per unit")
    ('MERCHANDISE_TRADE', '_Z', 'CAD_PER_UNIT')

    """
    return (
        _COMMON.get(text) or re.sub(r"[^0-9A-Za-z@$-]+", "_", text).strip("_").upper()
    )


def sdmx_frequency(period: str) -> str:
    """Return a code of SDMX's list of frequencies: ``A``, ``Q``, ``M``, ``D``.

    A stock of the last day of a year is annual, and a reporting year is a year; a span
    has no frequency (``_Z``).

    Examples
    --------
    >>> [sdmx_frequency(p) for p in ("2018", "2018-Q2", "2021-12-31", "2006/2016")]
    ['A', 'Q', 'A', '_Z']

    """
    kind = frequency(period)
    if kind == "D" and period.endswith("-12-31"):
        return "A"
    return {"A1": "A", "span": "_Z", "none": "_Z"}.get(kind, kind)


def sdmx_period(period: str) -> str:
    """Return a period in SDMX's words: a span becomes its start and length.

    Examples
    --------
    >>> sdmx_period("2018-09"), sdmx_period("2018-01/2018-11"), sdmx_period("1950/1953")
    ('2018-09', '2018-01-01/P11M', '1950-01-01/P4Y')

    """
    if frequency(period) != "span":
        return period
    first, last = bounds(period)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    length = f"P{months // 12}Y" if months % 12 == 0 else f"P{months}M"
    return f"{first.isoformat()}/{length}"


def _each(column: pd.Series, change: object) -> pd.Series:
    """Change a column of few distinct values, each of them once."""
    return column.map({value: change(value) for value in column.unique()})  # type: ignore[operator]


def _detail(dimensions: str) -> str:
    parts = json.loads(dimensions) if dimensions else {}
    return ";".join(f"{name}={parts[name]}" for name in sorted(parts))


def _number(value: float) -> str:
    return "" if value != value else f"{value:.15g}"  # noqa: PLR0124 -- not a number
