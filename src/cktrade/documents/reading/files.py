"""A file in any of the formats → its lines, each with the place a reader can find."""
# ruff: noqa: E501 -- wide letters in a pattern

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cktrade.documents.reading.markup import of_html, of_markdown
from cktrade.documents.reading.pdf_pages import of_pdf
from cktrade.documents.reading.word import of_word
from cktrade.documents.text import fold
from cktrade.errors import FormatError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from cktrade.vocabulary import Lang

_LARGEST = 50_000_000
_MOST_LINES = 20_000
#: A text of so many words without small words of English or French is in neither.
_ENOUGH, _RARE = 60, 0.02
_FRENCH = re.compile(
    r"\b(?:le|la|les|des|du|une|dans|pour|avec|sur|aux|au|et|qui)\b", re.IGNORECASE
)
_ENGLISH = re.compile(
    r"\b(?:the|of|and|in|to|is|for|with|on|was|by|from|are)\b", re.IGNORECASE
)
#: Small words of Spanish, Portuguese, Italian, German and Dutch that we do not share.
_FOREIGN = re.compile(
    r"\b(?:las|los|el|del|por|una|uma|para|con|com|fueron|gli|della|delle|nel|dos|das|"
    r"não|und|der|die|das|mit|von|het|een)\b",
    re.IGNORECASE,
)
_LATIN = re.compile(r"[A-Za-zÀ-ÿ]")
_HANGUL = re.compile(r"[가-힣]")
_OTHER = re.compile(
    r"[\u0400-\u04ff\u0600-\u06ff\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0e7f]"
)

#: A line and its place, such as "p. 3" or "table 1, row 2".
Placed = tuple[str, str]


@dataclass(frozen=True)
class Pages:
    """The lines of a document.

    Attributes
    ----------
    lines : tuple of str
        Folded, without empty ones; the first is ¶1.
    places : tuple of str
        Where a reader finds each: a page, a table's row, a footnote; empty: ¶ alone.
    notes : tuple of str
        What was not read, each as a sentence.

    """

    lines: tuple[str, ...]
    places: tuple[str, ...]
    notes: tuple[str, ...] = ()


def _of_text(content: bytes, name: str) -> tuple[list[Placed], list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FormatError(
            f"{name} is no text in UTF-8: found the byte 0x{content[error.start]:02x} "
            f"at {error.start}. Save it as UTF-8, or as Word, PDF or HTML."
        ) from None
    return [(line, "") for line in text.splitlines()], []


_READERS: dict[str, Callable[[bytes, str], tuple[list[Placed], list[str]]]] = {
    ".txt": _of_text,
    ".text": _of_text,
    ".md": of_markdown,
    ".markdown": of_markdown,
    ".html": of_html,
    ".htm": of_html,
    ".docx": of_word,
    ".pdf": of_pdf,
}


def read_pages(path: Path) -> Pages:
    r"""Return the lines of a document; nothing in it is run, fetched or followed.

    Parameters
    ----------
    path : Path
        A file ending in .txt, .md, .html, .docx or .pdf.

    Raises
    ------
    FormatError
        If it is no such file, is damaged, locked or too large, or has no text.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "a.md")
    ...     _ = file.write_text("# Trade\n\nIt *rose*.\n")
    ...     read_pages(file).lines
    ('Trade', 'It rose.')

    """
    if path.is_dir():
        raise FormatError(
            f"{path} is a folder; expected a document. Name the files in it, such as "
            f"{path / '*.docx'}."
        )
    if not path.is_file():
        raise FormatError(f"{path} is not there. Correct the path.")
    reader = _READERS.get(path.suffix.casefold())
    if reader is None:
        raise FormatError(
            f"{path.name} ends in {path.suffix or 'nothing'}; expected one of "
            f"{', '.join(_READERS)}. Save the document in one of these formats."
        )
    if path.stat().st_size > _LARGEST:
        raise FormatError(
            f"{path.name} has {path.stat().st_size:,} bytes; at most {_LARGEST:,} are "
            "read. Take the pictures out, or save it as text."
        )
    placed, notes = reader(path.read_bytes(), path.name)
    folded = [(fold(line), place) for line, place in placed]
    kept = [(line, place) for line, place in folded if line]
    if not kept:
        raise FormatError(f"{path.name} has no text. {' '.join(notes)}".strip())
    if len(kept) > _MOST_LINES:
        notes.append(
            f"Only the first {_MOST_LINES:,} of {len(kept):,} lines were read."
        )
    lines, places = zip(*kept[:_MOST_LINES], strict=True)
    return Pages(tuple(lines), tuple(places), tuple(notes))


def language(lines: Sequence[str]) -> Lang:
    """Return the language of a text.

    Raises
    ------
    FormatError
        If it is neither English nor French nor Korean.

    Examples
    --------
    >>> language(["Le Canada a exporté pour 3,7 milliards dans les deux pays."])
    'fr'

    """
    text = " ".join(lines)[:50_000]
    hangul, other = len(_HANGUL.findall(text)), len(_OTHER.findall(text))
    latin = len(_LATIN.findall(text))
    if hangul > other and hangul * 3 > latin:
        return "ko"
    french, english = len(_FRENCH.findall(text)), len(_ENGLISH.findall(text))
    words = max(1, len(text.split()))
    foreign = len(_FOREIGN.findall(text))
    rare = words > _ENOUGH and (french + english) / words < _RARE
    if rare or foreign > max(french, english) or other > latin:
        raise FormatError(
            "The text is in none of English, French and Korean: nothing was read of it. "
            "Give a translation."
        )
    return "fr" if french > english else "en"
