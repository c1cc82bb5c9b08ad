"""Word files → lines: body, tables, text boxes, footnotes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from cktrade.errors import FormatError, MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Iterator

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNPACKED = 200_000_000
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")


def of_word(content: bytes, name: str) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the lines of a Word file.

    Raises
    ------
    FormatError
        If it is damaged, locked, or unpacks to more than it may.

    """
    parts = _parts(content, name)
    lines = [*_body(_parsed(parts["word/document.xml"], name))]
    for part in _NOTES:
        if part in parts:
            kind = part[5:-5].rstrip("s")
            for number, note in enumerate(_parsed(parts[part], name), start=-1):
                lines.append((_text(note), f"{kind} {number}"))
    return lines, []


def _parts(content: bytes, name: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(item.file_size for item in packed.infolist())
            if size > _UNPACKED:
                raise FormatError(
                    f"{name} unpacks to {size:,} bytes; at most {_UNPACKED:,} are "
                    "read. It may be a bomb; nothing was read."
                )
            wanted = {"word/document.xml", *_NOTES} & {*packed.namelist()}
            parts = {part: packed.read(part) for part in wanted}
    except (zipfile.BadZipFile, RuntimeError, EOFError, OSError) as error:
        raise FormatError(
            f"{name} is no readable Word file ({error}): it is damaged, or locked with "
            "a password. Nothing was read. Save it again as .docx without a password."
        ) from None
    if "word/document.xml" not in parts:
        raise FormatError(f"{name} is no Word file: it has no word/document.xml.")
    return parts


def _parsed(part: bytes, name: str) -> Any:  # noqa: ANN401 -- an element
    try:
        from lxml import etree  # noqa: PLC0415 -- for this format only
    except ImportError:
        raise MissingExtraError(
            "Word files are read with lxml: pip install 'cktrade[documents]'."
        ) from None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        raise FormatError(
            f"{name} is a damaged Word file: {error}. Nothing was read; open it in "
            "Word and save it again."
        ) from None


def _body(root: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 -- as above
    """Yield paragraphs and rows of tables in the order of the file."""
    tables: dict[Any, int] = {}
    rows: dict[Any, int] = {}
    for element in root.iter(f"{_W}p", f"{_W}tr"):
        up = {ancestor.tag for ancestor in element.iterancestors()}
        if _FALLBACK in up:
            continue
        if element.tag == f"{_W}tr":
            table = element.getparent()
            number = tables.setdefault(table, len(tables) + 1)
            rows[table] = rows.get(table, 0) + 1
            cells = element.findall(f"{_W}tc")
            text = " ".join(_text(cell) for cell in cells)
            yield text, f"table {number}, row {rows[table]}"
        elif f"{_W}tr" not in up:
            yield _text(element, boxes=False), ""


def _text(element: Any, *, boxes: bool = True) -> str:  # noqa: ANN401 -- as above
    """Return the text of a paragraph; boxes anchored in it are lines of their own."""
    parts = []
    for node in element.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}noBreakHyphen"):
        inside = {a.tag for a in node.iterancestors() if a is not element}
        if not boxes and _inside_box(node, element):
            continue
        if _FALLBACK in inside:
            continue
        parts.append(node.text or "" if node.tag == f"{_W}t" else " ")
    return "".join(parts)


def _inside_box(node: Any, paragraph: Any) -> bool:  # noqa: ANN401 -- as above
    for ancestor in node.iterancestors():
        if ancestor is paragraph:
            return False
        if ancestor.tag == f"{_W}txbxContent":
            return True
    return False
