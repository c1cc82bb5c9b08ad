"""From what a reader found to the wide table that every room speaks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from cktrade.schemas import columns, id_part, numbered, slug
from cktrade.vocabulary import NOT_APPLICABLE, SourceKind, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from cktrade.readers.raw_file import Raw

_ID_PARTS = [
    "reporter", "partner", "flow", "product", "basis", "adjustment", "dimensions",
]  # fmt: skip

#: What a column holds where a reader says nothing of it.
_DEFAULTS: dict[str, Any] = {
    "product": "TOTAL",
    "partner": NOT_APPLICABLE,
    "basis": NOT_APPLICABLE,
    "valuation": NOT_APPLICABLE,
    "adjustment": NOT_APPLICABLE,
    "status": Status.NORMAL.value,
    "vector": "",
    "coordinate": "",
    "dimensions": "",
}


def wide(  # noqa: PLR0913 -- a table and its release take so many words
    raw: Raw,
    rows: pd.DataFrame,
    *,
    producer: str,
    table: str,
    released: date | None = None,
    inferred: date | None = None,
    **constants: str,
) -> pd.DataFrame:
    """Complete a reader's rows to the wide table.

    Parameters
    ----------
    raw : Raw
        The file; gives source and vintage.
    rows : DataFrame
        Any columns of the wide table, at least ``reference_period``, ``value``,
        ``unit``, ``precision`` and ``row``; a column ``series`` if the ids are the
        reader's own.
    producer, table : str
        Parts of the series id.
    released : date, optional
        The release date that the file states.
    inferred : date, optional
        The day on which the agency packed the file, if it states none.
    **constants
        Columns that are the same on every row.

    Returns
    -------
    DataFrame
        The wide table, in the file's order, not yet validated.

    """
    vintage, vintage_basis = raw.vintage(released, inferred)
    given = {
        **_DEFAULTS,
        **constants,
        "vintage": pd.Timestamp(vintage).as_unit("us"),
        "vintage_basis": vintage_basis.value,
        "source": raw.source.id if raw.source else raw.path.name,
        "evidence": raw.source.kind if raw.source else SourceKind.OFFICIAL.value,
    }
    full = rows.assign(**{k: v for k, v in given.items() if k not in rows})
    if "series" not in full:
        full = full.assign(series=series_ids(full, producer, table))
    return _typed(full[columns("observations")])


def wide_together(
    raws: Sequence[Raw], counts: Sequence[int], rows: pd.DataFrame
) -> pd.DataFrame:
    """Complete the rows of many files, as :func:`wide` completes one's.

    Parameters
    ----------
    raws : sequence of Raw
        The files, each with a sidecar.
    counts : sequence of int
        How many rows each of them has.
    rows : DataFrame
        Their rows, one file after the other, with ``evidence``.

    Returns
    -------
    DataFrame
        The wide table, in the files' order, not yet validated.

    """
    sources = [raw.source for raw in raws if raw.source is not None]
    said = pd.DataFrame(
        {
            "vintage": pd.Series([s.vintage for s in sources], dtype="datetime64[us]"),
            "vintage_basis": [s.vintage_basis.value for s in sources],
            "source": [s.id for s in sources],
        }
    ).take(np.repeat(np.arange(len(sources)), counts))
    begun = [f"{slug(s.producer_code)}.{slug(s.table)}" for s in sources]
    begun = [text for text, n in zip(begun, counts, strict=True) for _ in range(n)]
    full = rows.assign(**{str(c): said[c].array for c in said})
    full = full.assign(**{k: v for k, v in _DEFAULTS.items() if k not in full})
    ends = _ends_of_ids(full)
    ids = [a + b for a, b in zip(begun, ends, strict=True)]
    return _typed(full.assign(series=ids)[columns("observations")])


def series_ids(rows: pd.DataFrame, producer: str, table: str) -> list[str]:
    """Return each row's series id, made from its dimensions."""
    begun = f"{slug(producer)}.{slug(table)}"
    return [begun + end for end in _ends_of_ids(rows)]


def _ends_of_ids(rows: pd.DataFrame) -> list[str]:
    """Return what a row's dimensions add to the id of its series.

    Each different cell of a column is asked for its part once, not each row.
    """
    numbers, firsts = alike(rows, _ID_PARTS)
    parts = []
    for column in _ID_PARTS:
        places, texts = pd.factorize(firsts[column])
        said = [id_part(column, text) for text in texts]
        parts.append([said[place] for place in places.tolist()])
    ids = ["".join(said) for said in zip(*parts, strict=True)]
    return [ids[number] for number in numbers.tolist()]


def once(
    rows: pd.DataFrame, names: list[str], make: Callable[[tuple[str, ...]], str]
) -> list[str]:
    """Return what each row's cells in some columns make, made once for all alike.

    Examples
    --------
    >>> rows = pd.DataFrame({"a": ["x", "x"], "b": ["y", "z"]})
    >>> once(rows, ["a", "b"], "-".join)
    ['x-y', 'x-z']

    """
    numbers, firsts = alike(rows, names)
    keys = zip(*(firsts[n].to_numpy(object).tolist() for n in names), strict=True)
    made = [make(key) for key in keys]
    return [made[number] for number in numbers.tolist()]


def alike(rows: pd.DataFrame, names: list[str]) -> tuple[np.ndarray, pd.DataFrame]:
    """Give one number to all rows that are alike in some columns.

    Returns
    -------
    ndarray of int64
        Each row's number.
    DataFrame
        The columns of the first row of each number.

    Examples
    --------
    >>> rows = pd.DataFrame({"a": ["x", "y", "x"], "b": [1, 2, 3]})
    >>> numbers, firsts = alike(rows, ["a"])
    >>> numbers.tolist(), firsts["a"].tolist()
    ([0, 1, 0], ['x', 'y'])

    """
    numbers = pd.factorize(numbered(rows, names)[0])[0]
    new = np.diff(np.maximum.accumulate(numbers), prepend=-1)
    return numbers, rows[names].iloc[np.flatnonzero(new)]


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    numbers = {"value": "float64", "precision": "float64", "row": "int64"}
    wanted = {c: numbers.get(c, "str") for c in rows.columns if c != "vintage"}
    held = rows.dtypes.to_dict()
    other = {c: kind for c, kind in wanted.items() if held[c] != kind}
    return rows.astype(other).reset_index(drop=True)


def scale(numbers: Any, unit_mult: Any, decimals: Any) -> np.ndarray:  # noqa: ANN401 -- anything numpy takes
    """Apply the unit multiplier once, without leaving binary dust behind.

    Parameters
    ----------
    numbers : array_like of float
        As published, missing as NaN.
    unit_mult, decimals : array_like of int
        Power of ten of the published unit, and decimals published.

    Returns
    -------
    ndarray of float64
        Whole units, rounded to the last published digit.

    Examples
    --------
    >>> scale([523.9, 0.1], 6, 1).tolist()
    [523900000.0, 100000.0]

    """
    published = np.asarray(numbers, dtype="float64")
    mult, digits = np.broadcast_arrays(unit_mult, decimals)
    result: np.ndarray = published * tens(mult)
    rounded = np.broadcast_to(digits - mult, result.shape)
    powers = np.unique(rounded)
    if len(powers) == 1:
        return np.asarray(np.round(result, int(powers[0])))
    for power in powers:
        at = rounded == power
        result = np.where(at, np.round(result, int(power)), result)
    return result


def tens(powers: Any) -> np.ndarray:  # noqa: ANN401 -- as above
    """Return powers of ten, each different one raised once.

    Examples
    --------
    >>> tens([3, -1]).tolist()
    [1000.0, 0.1]

    """
    given = np.asarray(powers, dtype="int64")
    if not given.size:
        return np.ones(given.shape)
    least = given.min()
    raised = 10.0 ** np.arange(least, given.max() + 1).astype("float64")
    return np.asarray(raised[given - least])


def as_json(members: dict[str, str]) -> str:
    """Write further dimensions as JSON, in the order given.

    Examples
    --------
    >>> as_json({"purpose": "tourism"})
    '{"purpose": "tourism"}'

    """
    return json.dumps(members, ensure_ascii=False) if members else ""
