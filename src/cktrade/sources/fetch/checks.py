"""Whether a download is the file it should be, before anything is stored.

These are checks of structure (is it whole, is it this table, are the headings those
that the readers know); what the numbers mean is the readers' matter.
"""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from cktrade.errors import FetchError
from cktrade.sources.fetch.archives import members, opening
from cktrade.sources.fetch.keys import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from cktrade.sources.fetch.known import Known

_STATCAN_TAIL = (
    "UOM", "UOM_ID", "SCALAR_FACTOR", "SCALAR_ID", "VECTOR", "COORDINATE", "VALUE",
    "STATUS", "SYMBOL", "TERMINATED", "DECIMALS",
)  # fmt: skip
_COMTRADE_KEYS = (
    "period", "reporterCode", "partnerCode", "flowCode", "cmdCode", "primaryValue",
)  # fmt: skip
_PAGE = re.compile(
    rb"\s*(?:<!doctype html|<html|<head|<\?xml[^>]*>\s*<html)", re.IGNORECASE
)
_TITLE = re.compile(rb"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_YEAR = re.compile(r"(?:19|20)\d\d")


def check(path: Path, source: Known, content_type: str = "") -> None:
    """Refuse a download that is not the file its source publishes.

    Parameters
    ----------
    path : Path
        The downloaded file.
    source : Known
        What it should be.
    content_type : str, optional
        What the server called it.

    Raises
    ------
    FetchError
        If it is a web page, cut, damaged, harmful, another table, empty of rows, or its
        headings changed; the message says what was expected and found.

    """
    with path.open("rb") as stream:
        head = stream.read(64 * 1024)
    _demand_no_page(head, content_type)
    LAYOUTS[source.layout](path, source)


def _demand_no_page(head: bytes, content_type: str) -> None:
    if not _PAGE.match(head.removeprefix(b"\xef\xbb\xbf")):
        return
    title = _TITLE.search(head)
    named = f" titled {quoted(title[1].decode('utf-8', 'replace'))}" if title else ""
    sent = f", sent as {quoted(content_type)}" if content_type else ""
    raise FetchError(
        f"Expected a file of figures, found a web page{named}{sent}: the agency's "
        "service is down or has moved. Fetch again later; if that lasts, see "
        "docs/fetch.md."
    )


def _demand(expected: Sequence[str], found: Sequence[str], where: str) -> None:
    """Refuse names that are not those the readers know."""
    if [*found] != [*expected]:
        raise FetchError(
            f"The {where} changed: expected {quoted(', '.join(expected))}, found "
            f"{quoted(', '.join(found))}. Look for the agency's notice of the change, "
            "and update cktrade: its readers would not understand this file."
        )


def _demand_rows(rows: object, where: str) -> None:
    if not rows:
        raise FetchError(
            f"{where} holds no figures, only its frame: the agency is most likely "
            "renewing it. Fetch again later."
        )


def _statcan_zip(path: Path, source: Known) -> None:
    number = source.table.replace("-", "")
    table, metadata = f"{number}.csv", f"{number}_MetaData.csv"
    _demand([table, metadata], sorted(members(path)), "members of the ZIP file")
    header, *rows = _first_rows(path, table) or [[]]
    tail = header[-len(_STATCAN_TAIL) :]
    _demand(["REF_DATE", *_STATCAN_TAIL], [*header[:1], *tail], f"headings of {table}")
    _demand_rows(rows, table)
    about = _first_rows(path, metadata)
    _demand(
        ["Cube Title", "Product Id"], (about or [[]])[0][:2], f"headings of {metadata}"
    )
    said = about[1][1] if len(about) > 1 and len(about[1]) > 1 else ""
    if said != number:
        raise FetchError(
            f"{metadata} describes table {quoted(said)}; expected {number}. Fetch "
            "again later: the agency has mixed up its tables."
        )


def _first_rows(path: Path, member: str) -> list[list[str]]:
    text = opening(path, member).decode("utf-8-sig", "replace")
    return [*islice(csv.reader(StringIO(text, newline="")), 3)]


def _ircc_tab(path: Path, source: Known) -> None:
    text = _text(path)
    lines = text.removesuffix("\n").split("\n")
    rows = [line.removesuffix("\r").split("\t") for line in lines]
    _demand(source.columns, rows[0], "headings of the file")
    _demand_rows(rows[1:], "The file")
    _demand_whole(rows, ended=text.endswith("\n"))


def _demand_whole(rows: Sequence[Sequence[str]], *, ended: bool) -> None:
    """Refuse rows that have not as many cells as the first, or no end of line."""
    widths = [len(row) for row in rows]
    bad = [n for n, width in enumerate(widths, start=1) if width != widths[0]]
    if bad or not ended:
        raise FetchError(
            f"Row {bad[0] if bad else len(rows)} of the table is not whole: expected "
            f"{widths[0]} cells and an end of line. It was cut on the way, or its "
            "layout changed. Fetch again; if that lasts, update cktrade."
        )


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FetchError(
            f"The file is not UTF-8 (byte 0x{error.object[error.start]:02x} at "
            f"{error.start}), as this agency's files are: it was damaged, or its "
            "layout changed. Fetch again; if that lasts, update cktrade."
        ) from None


def _ircc_crosstab(path: Path, source: Known) -> None:
    members(path)
    try:
        book = openpyxl.load_workbook(path, read_only=True)
    except (KeyError, ValueError, InvalidFileException):
        raise FetchError(
            "The file is a ZIP but no workbook: its layout changed. Update cktrade."
        ) from None
    try:
        rows = [*book.worksheets[0].iter_rows(max_row=6, values_only=True)]
    finally:
        book.close()
    top = [str(row[0] if row else "") for row in rows[2:3]]
    _demand(source.columns, top, "heading of the sheet (row 3, column A)")
    _demand_rows(rows[5:], "The sheet")
    if not any(_YEAR.fullmatch(str(cell)) for cell in rows[2]):
        raise FetchError(
            "The sheet has no years across the top (row 3): its layout changed. Update "
            "cktrade."
        )


def _valet(path: Path, source: Known) -> None:
    have, rows = _valet_json(path) if source.ending == ".json" else _valet_csv(path)
    kept = [name for name in source.columns if name in have]
    _demand(source.columns, kept, "series of the answer")
    _demand_rows(rows, "The answer")


def _valet_json(path: Path) -> tuple[list[str], object]:
    answer = _object(path)
    series = answer.get("seriesDetail")
    return [*series] if isinstance(series, dict) else [], answer.get("observations")


def _valet_csv(path: Path) -> tuple[list[str], object]:
    text = _text(path)
    _, _, table = text.partition('"OBSERVATIONS"')
    header, *rows = [*csv.reader(StringIO(table.strip()))] or [[]]
    _demand_whole([header, *rows], ended=text.endswith("\n"))
    return header, rows


def _comtrade(path: Path, source: Known) -> None:
    answer = _object(path)
    if answer.get("error"):
        raise FetchError(
            f"UN Comtrade answers with an error: {quoted(answer['error'])}. Fetch "
            "again later."
        )
    rows = answer.get("data")
    _demand_rows(rows, "The answer")
    if not isinstance(rows, list) or len(rows) != answer.get("count"):
        raise FetchError(
            f"UN Comtrade says that it sends {answer.get('count')!r} rows; "
            f"{len(rows) if isinstance(rows, list) else 'none'} came. Fetch again."
        )
    for row in rows:
        _demand(_COMTRADE_KEYS, [k for k in _COMTRADE_KEYS if k in row], "rows' keys")
        pair = [str(row["reporterCode"]), str(row["partnerCode"])]
        _demand(source.columns, pair, "reporter and partner of the rows")


def _object(path: Path) -> dict[str, Any]:
    try:
        answer = json.loads(_text(path))
    except (ValueError, RecursionError) as error:
        raise FetchError(
            f"The answer is no whole JSON ({error}): it was cut on the way, or the "
            "service changed. Fetch again; if that lasts, update cktrade."
        ) from None
    if not isinstance(answer, dict):
        raise FetchError(
            f"Expected a JSON object, found {quoted(answer)}: the service changed. "
            "Update cktrade."
        )
    message = answer.get("message")
    if message:
        raise FetchError(
            f"The agency answers with a message instead: {quoted(message)}."
        )
    return answer


#: Layout → its check.
LAYOUTS: dict[str, Callable[[Path, Known], None]] = {
    "Statistics Canada table (ZIP or CSV)": _statcan_zip,
    "ircc tab file": _ircc_tab,
    "ircc crosstab": _ircc_crosstab,
    "bank of canada valet": _valet,
    "un comtrade": _comtrade,
}
