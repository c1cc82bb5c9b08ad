"""The forms in which UN Comtrade gives its rows: old CSV, new CSV, new JSON.

Whatever the form, a row comes out with the new layout's names (``comtrade_fields.csv``
has the old ones beside them, without blanks and signs), and every cell is text, ``""``
where Comtrade gives nothing.
"""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING, Any

import pandas as pd

from cktrade.errors import FormatError
from cktrade.readers.raw_checks import json_of
from cktrade.readers.refused_cells import refuse
from cktrade.vocabulary import codelist

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cktrade.readers.raw_file import Raw

#: What R and Comtrade write where there is nothing, and Python for a flag.
_SPELT = {"NA": "", "N/A": "", "True": "true", "False": "false"}
_NEEDED = {
    "period", "reporterCode", "partnerCode", "flowCode", "classificationCode",
    "cmdCode", "primaryValue",
}  # fmt: skip
#: What every row says that has the field at all.
_SAID = {
    "legacyEstimationFlag": "0, 2, 4 or 6", "isLeaf": "0, 1, true or false",
    "isReported": "true or false", "isAggregate": "true or false",
}  # fmt: skip
#: The bulk service's first column, which names its package of files.
_BULK = "datasetcode"
_AGAIN = "Ask Comtrade again, or download the file again."


def kind(head: bytes) -> str:
    """Return ``json``, ``new`` or ``old``; empty if the file is not Comtrade's."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        answered = b'"elapsedTime"' in start or b'"statusCode"' in start
        return "json" if answered else ""
    line = start.split(b"\n", 1)[0].decode("latin-1")
    names = [name for name in _plain(line.split(_sign(line))) if name != _BULK]
    if names[:2] == ["typecode", "freqcode"]:
        return "new"
    return "old" if names[:3] == ["classification", "year", "period"] else ""


def rows_of(raw: Raw) -> pd.DataFrame:
    """Return the rows of a file, indexed by their number in it.

    Raises
    ------
    FormatError
        If Comtrade refused the request, if there are no rows, or if the file is cut or
        has other columns.

    """
    form = kind(raw.head)
    rows = _json(raw) if form == "json" else _csv(raw, old=form == "old")
    if rows.empty:
        raise FormatError(
            f"{raw.path}: expected rows, found none. Comtrade answers so when nothing "
            "was reported, and when it was asked too often or for codes that do not "
            f"exist: an empty table is no zero. {_AGAIN}"
        )
    fields = [*codelist("comtrade_fields")]
    lacking = sorted(_NEEDED - {*rows.columns})
    unknown = sorted({*rows.columns} - {*fields})
    if lacking or unknown:
        raise FormatError(
            f"{raw.path}: expected the fields {', '.join(fields)}; lacking "
            f"{', '.join(lacking) or 'none'}; unknown {', '.join(unknown) or 'none'}. "
            f"{_AGAIN}"
        )
    for field, cells in _SAID.items():
        blank = rows.get(field, rows["period"]).fillna("").eq("")
        expected = f"{cells} in every row"
        refuse(raw, blank.map(lambda _: "").rename(field), blank, expected, _AGAIN)
    full = rows.fillna("").reindex(columns=fields, fill_value="")
    return full if "aggrLevel" in rows else full.assign(aggrLevel=_levels(rows))


def _levels(rows: pd.DataFrame) -> pd.Series[str]:
    """Return the level of each code where the bulk service says none: its length."""
    return rows["cmdCode"].map(
        {c: str(len(c)) if c.isdigit() else "0" for c in rows["cmdCode"].unique()}
    )


def _json(raw: Raw) -> pd.DataFrame:
    try:
        whole = json_of(raw.text(), numbers_as_text=True)
    except ValueError as error:
        raise raw.damaged(f"as JSON it breaks off or is malformed: {error}") from error
    said = whole.get("error") or whole.get("message") or ""
    if said or "data" not in whole:
        raise FormatError(
            f"{raw.path}: Comtrade refused the request, and says: "
            f"{said or ', '.join(whole)}. {_AGAIN}"
        )
    said = whole.get("count", "none")
    if str(said) != str(len(whole["data"])):
        raise raw.damaged(f"it counts {said} rows and holds {len(whole['data'])}")
    names = {frozenset(row) for row in whole["data"]}
    if len(names) > 1:
        raise raw.damaged("its rows do not all have the same fields")
    cells = [{name: _text(cell) for name, cell in row.items()} for row in whole["data"]]
    return pd.DataFrame(cells, index=range(1, len(cells) + 1), dtype="str")


def _text(cell: Any) -> str:  # noqa: ANN401 -- JSON
    if cell is None:
        return ""
    return str(cell).lower() if isinstance(cell, bool) else _SPELT.get(cell, cell)


def _csv(raw: Raw, *, old: bool) -> pd.DataFrame:
    header, *lines = _lines(raw)
    fields = codelist("comtrade_fields").items()
    known = {
        plain: name
        for name, said in fields
        for plain in (said["old"].split("|") if old else [name.lower()])
    }
    if _plain(header[:1]) == [_BULK]:
        header, lines = header[1:], [line[1:] for line in lines]
    given = zip(_plain(header), header, strict=True)
    columns = [known.get(plain, name) for plain, name in given]
    if len({*columns}) != len(columns):
        raise FormatError(
            f"{raw.path}, row 1: expected no column twice, found {', '.join(header)}. "
            f"{_AGAIN}"
        )
    cells = [[_SPELT.get(cell, cell) for cell in line] for line in lines]
    return pd.DataFrame(
        cells, index=range(2, len(lines) + 2), columns=columns, dtype="str"
    )


def _lines(raw: Raw) -> list[list[str]]:
    """Return the lines, without the comma too many that ends those of the web site."""
    text = _decoded(raw)
    try:
        sign = _sign(text.split("\n", 1)[0])
        header, *lines = csv.reader(StringIO(text), delimiter=sign, strict=True)
    except csv.Error as error:
        raise raw.damaged(f"as CSV it breaks off or is malformed: {error}") from error
    if lines and all(len(line) == len(header) + 1 and not line[-1] for line in lines):
        lines = [line[:-1] for line in lines]
    for row, line in enumerate(lines, start=2):
        if len(line) != len(header):
            raise FormatError(
                f"{raw.path}, row {row}: expected {len(header)} cells, found "
                f"{len(line)}. {_AGAIN}"
            )
    return [header, *lines]


def _sign(line: str) -> str:
    """Return what stands between a line's cells; the bulk service writes tabs."""
    return max(",\t;", key=line.count)


def _decoded(raw: Raw) -> str:
    """Return the text; the web site writes Latin-1, the service UTF-8."""
    try:
        return raw.bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.text("latin-1")


def _plain(names: Iterable[str]) -> Sequence[str]:
    """Put aside what R makes of a name that it does not allow.

    Examples
    --------
    >>> _plain(["2nd Partner Code", "X2nd.Partner.Code", "Trade.Value..US.."])
    ['2ndpartnercode', '2ndpartnercode', 'tradevalueus']

    """
    bare = [re.sub(r"[^0-9a-z]", "", name.lower()) for name in names]
    return [re.sub(r"^x(?=\d)", "", name) for name in bare]
