"""What to say of a file that no reader knows, or that lacks what was asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cktrade.errors import FormatError
from cktrade.readers.workbook import title
from cktrade.vocabulary import NOT_APPLICABLE

if TYPE_CHECKING:
    import pandas as pd

    from cktrade.readers.raw_file import Raw


def unknown(raw: Raw, names: list[str]) -> FormatError:
    """Return the error for a file that no reader knows."""
    if "xl/workbook.xml" in raw.members:
        return FormatError(
            f"{raw.path}: no reader knows this Excel workbook; its first cell is "
            f"{title(raw)!r}. Workbooks known begin 'Canada - …, January 2015 - July "
            "2025' (IRCC) or '2010년 01월 외래객 입국-…' (Korea Tourism Organization). "
            "Take the file as the agency publishes it."
        )
    known = hint(raw) or f"Layouts known: {', '.join(names)}."
    start = f"; it starts {_start(raw)!r}" if _is_text(raw) else ""
    return FormatError(f"{raw.path}: no reader knows this layout{start}. {known}")


def _is_text(raw: Raw) -> bool:
    """Say whether there is anything to show of a file's beginning."""
    return not raw.members and not any(map(raw.head.startswith, _OTHERS))


def _start(raw: Raw) -> str:
    """Return the file's beginning, in Korea's older encoding if it is no UTF-8."""
    line = raw.head.split(b"\n", 1)[0]
    for encoding in ("utf-8", "cp949"):
        try:
            line.decode(encoding)
        except UnicodeDecodeError:
            continue
        return raw.head[:120].decode(encoding, "ignore")[:60]
    return raw.head[:60].decode("utf-8", "replace")


#: How files begin that no reader of tables opens, and what they are.
_OTHERS = {
    b"\xd0\xcf\x11\xe0": "an Excel workbook of the old kind (.xls)",
    b"%PDF": "a PDF document",
    b"PAR1": "a Parquet file",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"PK\x05\x06": "an empty ZIP archive",
}


def hint(raw: Raw) -> str:
    """Say what a file is that no reader knows, where it can be told."""
    other = [said for begun, said in _OTHERS.items() if raw.head.startswith(begun)]
    if other:
        return f"It is {other[0]}. Take the CSV, XLSX or ZIP that the agency offers."
    page = raw.head.lstrip(b"\xef\xbb\xbf \r\n\t")[:200].lower()
    if page.startswith((b"<!doctype html", b"<html")):
        return (
            "It is an HTML page, most likely an error page saved under the file's "
            "name: download it again."
        )
    if raw.members:
        return f"It is a ZIP of {', '.join(raw.members[:5])}."
    return ""


def held_instead(rows: pd.DataFrame) -> list[str]:
    """Return the partners that a table has, or why none of its rows has any.

    Examples
    --------
    >>> import pandas as pd
    >>> texts = ['{"Country of birth": "Japan", "UOM": "Persons"}']
    >>> held_instead(pd.DataFrame({"partner": "not applicable", "dimensions": texts}))
    ['no partners, but labels in the column dimensions, under Country of birth']

    """
    partners = sorted(rows["partner"].unique())
    if partners != [NOT_APPLICABLE]:
        return partners
    texts = [text for text in rows["dimensions"].unique() if text]
    names = dict.fromkeys(name for text in texts for name in json.loads(text))
    labels = ", ".join(n for n in names if n not in {"UOM", "TERMINATED"})
    return [f"no partners, but labels in the column dimensions, under {labels}"]
