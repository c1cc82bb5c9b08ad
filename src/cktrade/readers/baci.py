"""CEPII's BACI: world trade by product, both reports of a flow reconciled to one.

One row is exporter ``i``, importer ``j`` and product ``k`` in year ``t``, with value
``v`` in thousands of US dollars and quantity ``q`` in tonnes. CEPII takes the cost of
freight out of what importers report, so values are FOB. Product codes that lost their
leading zero get it back: all have six digits. Value and quantity are observations of
their own; ``NA`` is a quantity that is not available.

The edition of the Harmonized System stands in the file's name only. A year is a large
file (11 million rows): everything here works on whole columns.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from cktrade.errors import FormatError
from cktrade.readers.names import economies_or_unknown, kept_beside, table_of
from cktrade.readers.refused_cells import refuse
from cktrade.readers.series_ids import series_ids
from cktrade.readers.wide_table import scale, wide
from cktrade.vocabulary import (
    NOT_APPLICABLE,
    Adjustment,
    Basis,
    Flow,
    Status,
    Valuation,
)

if TYPE_CHECKING:
    from cktrade.readers.raw_file import Raw

NAME = "cepii baci"
BY_YEAR = True

_EDITIONS = ["HS92", "HS96", "HS02", "HS07", "HS12", "HS17", "HS22"]
_HEADER = b"t,i,j,k,v,q"
_HEAD = re.compile(rb'"?t"?([,;])"?i"?\1"?j"?\1"?k"?\1"?v"?\1"?q"?\r?(?:\n|$)')
_MEMBER = re.compile(r"(?:.*/)?BACI_HS\d\d_Y\d{4}_V\w+\.csv")
#: All that stands below the header: pandas would take 1e3 for a number too.
_PLAIN = b"0123456789.,NA \r\n"
_YEAR = re.compile(r"_Y([0-9]{4})_")
_BOM = b"\xef\xbb\xbf"
_LINE = re.compile(
    rb"\d{4},\d{1,3},\d{1,3},\d{1,6}, *\d+(?:\.\d+)?, *(?:NA|\d+(?:\.\d+)?)?\r?"
)
_TYPES = dict.fromkeys("tijk", "int32") | {"v": "float64", "q": "float64"}
_DIGITS = 6
_RANGES = {
    "t": (1000, 9999), "i": (0, 999), "j": (0, 999), "k": (0, 999_999),
    "v": (0, np.inf), "q": (0, np.inf),
}  # fmt: skip

#: What is the same of both numbers and of every row.
_SAME = {
    "flow": Flow.EXPORT.value,
    "basis": Basis.NOT_APPLICABLE.value,
    "adjustment": Adjustment.UNADJUSTED.value,
}


class _Stream(NamedTuple):
    """One of the two numbers of a row: where it stands and what it is."""

    column: str
    table: str
    measure: str
    unit: str
    valuation: str
    power: int
    """Power of ten of the published unit."""


_STREAMS = [
    _Stream("v", "", "merchandise_trade", "USD", Valuation.FOB, 3),
    _Stream("q", "-weight", "merchandise_weight", "tonnes", NOT_APPLICABLE, 0),
]


def recognises(raw: Raw) -> bool:
    """Say whether the header is BACI's, or the archive holds BACI's years."""
    first = _canonical(raw.head).split(b"\n", 1)[0].rstrip(b"\r")
    return first == _HEADER or any(map(_MEMBER.fullmatch, raw.members))


def _canonical(content: bytes) -> bytes:
    r"""Return the file as CEPII writes it: R and Excel quote heads, or part by ``;``.

    Where semicolons part the columns a comma is the decimal mark. Nothing is copied
    where nothing is to change.

    >>> _canonical(b'"t";"i";"j";"k";"v";"q"\n2018;124;410;10121;3,5;NA\n')
    b't,i,j,k,v,q\n2018,124,410,10121,3.5,NA\n'
    """
    plain = content.removeprefix(_BOM)
    head = _HEAD.match(plain)
    if head is None:
        return plain
    if b'"' in head[0]:
        plain = plain.replace(b'"', b"")
    if head[1] == b";":
        plain = plain.replace(b",", b".").replace(b";", b",")
    return plain


def read(raw: Raw) -> pd.DataFrame:
    """Read one year."""
    if raw.members:
        raise FormatError(
            f"{raw.path} is BACI's archive of {len(raw.members)} files, of which each "
            "year is a large one. Unpack the years that you want and read them one by "
            "one."
        )
    edition = table_of(raw, _EDITIONS, "BACI's rows do not say which edition of the "
                       "Harmonized System their products are of")  # fmt: skip
    rows = _rows(raw)
    shared = pd.DataFrame(
        {
            "reporter": _economies(raw, rows["i"]),
            "partner": _economies(raw, rows["j"]),
            "product": rows["k"].astype("str").str.zfill(_DIGITS),
            "reference_period": rows["t"].astype("str"),
            "row": rows.index,
            "dimensions": "",
        }
    )
    for side, number in (("reporter", "i"), ("partner", "j")):
        shared["dimensions"] = kept_beside(
            shared["dimensions"], shared[side], rows[number].astype("str"), side
        )
    pieces = [_observed(raw, rows, shared, edition, stream) for stream in _STREAMS]
    return pd.concat(pieces, ignore_index=True)


def _observed(
    raw: Raw, rows: pd.DataFrame, shared: pd.DataFrame, edition: str, stream: _Stream
) -> pd.DataFrame:
    decimals = _decimals(raw, stream.column)
    published = rows[stream.column]
    table = f"baci-{edition}{stream.table}"
    cells = shared.assign(
        **_SAME,
        series=series_ids(shared, "cepii", table, **_SAME),
        value=scale(published, stream.power, decimals),
        status=np.where(published.isna(), Status.NOT_AVAILABLE, Status.NORMAL),
        precision=10.0 ** (stream.power - decimals),
    )
    return wide(
        raw,
        cells,
        producer="cepii",
        table=table,
        topic="trade",
        measure=stream.measure,
        valuation=stream.valuation,
        unit=stream.unit,
    )


def _rows(raw: Raw) -> pd.DataFrame:
    """Return the columns as numbers, indexed by the file's row numbers."""
    content = _canonical(raw.bytes())
    try:
        rows = pd.read_csv(
            io.BytesIO(content),
            dtype=_TYPES,
            skipinitialspace=True,
            keep_default_na=False,
            na_values={"q": ["NA", ""]},
        )
    except (ValueError, OverflowError) as error:
        raise _fault(raw, content) from error
    whole = content.count(b",") == (len(rows) + 1) * _HEADER.count(b",")
    plain = not content.removeprefix(_HEADER).translate(None, _PLAIN)
    ended = content.endswith(b"\n")
    if not (whole and plain and ended) or _is_out_of_range(rows):
        raise _fault(raw, content)
    if rows.empty:
        raise raw.damaged("it has a header and no rows")
    rows = rows.set_axis(range(2, len(rows) + 2))
    named = _YEAR.search(raw.path.name)
    year = int(named[1]) if named else int(rows["t"].iloc[0])
    other, expected = rows["t"].ne(year), f"{year}, the one year of the file"
    wrong = rows.loc[other, "t"].astype("str")
    refuse(raw, wrong, wrong.ne(""), expected, "Unpack it again.")
    return rows


def _is_out_of_range(rows: pd.DataFrame) -> bool:
    """Say whether a number has more digits than its column, or a sign."""
    low, high = (pd.Series(limits) for limits in zip(*_RANGES.values(), strict=True))
    numbers = rows[[*_RANGES]].agg(["min", "max"]).to_numpy()
    return bool((numbers[0] < low).any() or (numbers[1] > high).any())


def _fault(raw: Raw, content: bytes) -> FormatError:
    """Return the error for the first line that is not a row of BACI's."""
    for number, line in enumerate(content.split(b"\n")[1:-1], start=2):
        if not _LINE.fullmatch(line):
            return FormatError(
                f"{raw.path}, row {number}: expected year, exporter, importer, "
                "product, value and quantity or NA, as 2018,124,410,020130,8.5,0.9; "
                f"found {line[:80].decode('utf-8', 'replace')!r}. Unpack it again."
            )
    return raw.damaged("its last line is not ended")


def _economies(raw: Raw, numbers: pd.Series[int]) -> pd.Series[str]:
    """Return the economies of a column of numbers, each number looked up once."""
    first = numbers.drop_duplicates()
    codes = economies_or_unknown(raw, first.astype("str"), "comtrade")
    return numbers.map(dict(zip(first, codes, strict=True))).astype("str")


def _decimals(raw: Raw, column: str) -> int:
    """Return how many decimals the first lines print in a column."""
    place = _HEADER.split(b",").index(column.encode())
    lines = [line.split(b",") for line in _canonical(raw.head).split(b"\n")[1:-1]]
    return max(
        (len(line[place].strip().partition(b".")[2]) for line in lines), default=0
    )
