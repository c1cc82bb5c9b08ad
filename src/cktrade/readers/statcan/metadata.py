"""What Statistics Canada says of a table in its ``_MetaData.csv``.

The file stacks blocks of different width under headers of their own, in English with
commas, in French with semicolons; older files quote only where they must. Notes hold
quotes that are not doubled, line breaks and blank lines, so the blocks are told apart
by their headers and the notes by their numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cktrade.errors import FormatError
from cktrade.readers.statcan.labels import fields, fold
from cktrade.vocabulary import codelist

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Member:
    """One member of a dimension: the id is its part of a COORDINATE."""

    id: int
    name: str
    code: str
    parent: int | None
    terminated: bool
    notes: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Dimension:
    """One dimension of the table, its members in the agency's order."""

    id: int
    name: str
    members: tuple[Member, ...]


@dataclass(frozen=True, kw_only=True)
class Correction:
    """One correction that the agency announced."""

    id: int
    day: date
    note: str


@dataclass(frozen=True, kw_only=True)
class Metadata:
    """A table's particulars.

    Attributes
    ----------
    table : str
        Its number, e.g. ``24-10-0050``.
    title, url, status, frequency : str
        As published, in the file's language; ``status`` says whether it is archived.
    start, end : str
        First and last REF_DATE as days.
    dimensions : tuple of Dimension
    symbols : dict of str
        Symbol → what it means.
    notes : dict of str
        Number of the footnote → its text, with whatever HTML it holds.
    corrections : tuple of Correction

    """

    table: str
    title: str
    url: str
    status: str
    frequency: str
    start: str
    end: str
    dimensions: tuple[Dimension, ...]
    symbols: dict[str, str]
    notes: dict[int, str]
    corrections: tuple[Correction, ...]


def is_metadata(start: str) -> bool:
    """Say whether a text begins with the header of a table's metadata."""
    return _block(start.partition("\n")[0]) == "cube"


def parse(text: str, origin: Path) -> Metadata:
    """Read the blocks of a ``_MetaData.csv``.

    Parameters
    ----------
    text : str
        The whole file.
    origin : Path
        The file, for messages.

    Raises
    ------
    FormatError
        If the table, its dimensions or its members are not described.

    """
    lines = text.replace("\r\n", "\n").split("\n")
    blocks = _blocks(lines)
    lacking = {"cube", "dimensions", "members"} - {k for k, v in blocks.items() if v}
    if lacking:
        raise FormatError(
            f"{origin}: expected blocks that describe the table; lacking "
            f"{', '.join(sorted(lacking))}. The file is cut off: download it again."
        )
    delimiter = ";" if '";"' in lines[0] or ";" in lines[0].split('"')[-1] else ","
    cube = fields(blocks["cube"][0], delimiter)
    number = cube[1]
    return Metadata(
        table=f"{number[:2]}-{number[2:4]}-{number[4:8]}",
        title=cube[0],
        url=cube[3],
        status=cube[5],
        frequency=cube[6],
        start=cube[7],
        end=cube[8],
        dimensions=_dimensions(blocks, delimiter, origin),
        symbols=_symbols(blocks.get("symbols", []), delimiter),
        notes=_notes(blocks.get("notes", [])),
        corrections=_corrections(blocks.get("corrections", []), delimiter),
    )


def _block(line: str) -> str:
    """Return which block a line opens, or ""."""
    plain = fold(line.removeprefix("\ufeff").replace('"', "").replace(";", ","))
    opened = [
        (len(head), code)
        for code, row in codelist("statcan_blocks").items()
        for head in (fold(row["en"]), fold(row["fr"]))
        if plain == head or plain.startswith(f"{head},")
    ]
    return max(opened)[1] if opened else ""


def _blocks(lines: list[str]) -> dict[str, list[str]]:
    blocks: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines:
        opened = _block(line)
        if opened:
            current = blocks.setdefault(opened, [])
        else:
            current.append(line)
    return {
        name: held if name == "notes" else [line for line in held if line.strip()]
        for name, held in blocks.items()
    }


def _dimensions(
    blocks: dict[str, list[str]], delimiter: str, origin: Path
) -> tuple[Dimension, ...]:
    members: dict[int, list[Member]] = {}
    for line in blocks["members"]:
        dimension, member = _member(line, delimiter, origin)
        members.setdefault(dimension, []).append(member)
    named = [fields(line, delimiter) for line in blocks["dimensions"]]
    return tuple(
        Dimension(id=int(d[0]), name=d[1], members=tuple(members.get(int(d[0]), ())))
        for d in named
    )


def _member(line: str, delimiter: str, origin: Path) -> tuple[int, Member]:
    """Find name and numbers from the fields' forms: names may hold stray quotes."""
    between = rf'"?{delimiter}"?'
    form = between.join(
        [
            r'"?(?P<dimension>\d+)',
            r"(?P<name>.*?)",
            r"(?P<code>(?:\[[^\]]*\])?)",
            r"(?P<id>\d+)",
            r"(?P<parent>\d*)",
            r"(?P<terminated>t?)",
            r'(?P<rest>.*)"?',
        ]
    )
    match = re.fullmatch(form, line)
    if not match:
        raise FormatError(
            f"{origin}: expected dimension, name, code, id and parent of a member; "
            f"found {line[:80]!r}. Take the file as the agency publishes it."
        )
    notes = re.match(r"\d+(?:[;,]\d+)*", match["rest"].strip('"'))
    return int(match["dimension"]), Member(
        id=int(match["id"]),
        name=match["name"].replace('""', '"').strip(),
        code=match["code"].strip("[]"),
        parent=int(match["parent"]) if match["parent"] else None,
        terminated=bool(match["terminated"]),
        notes=tuple(map(int, re.findall(r"\d+", notes[0]))) if notes else (),
    )


def _symbols(lines: list[str], delimiter: str) -> dict[str, str]:
    rows = [fields(line, delimiter) for line in lines[1:]]
    return {row[1]: row[0] for row in rows}


def _notes(lines: list[str]) -> dict[int, str]:
    notes: dict[int, list[str]] = {}
    current: list[str] = []
    for line in lines:
        opened = re.match(r'"?(\d+)"?[,;]"?', line)
        if opened:
            current = notes.setdefault(int(opened[1]), [])
            current.append(line[opened.end() :])
        else:
            current.append(line)
    return {number: _unquoted("\n".join(held)) for number, held in notes.items()}


def _corrections(lines: list[str], delimiter: str) -> tuple[Correction, ...]:
    form = rf'"?(\d+)"?{delimiter}"?(\d{{4}}-\d\d-\d\d)"?{delimiter}"?(.*)'
    found = re.findall(form, "\n".join(lines))
    return tuple(
        Correction(id=int(a), day=date.fromisoformat(b), note=_unquoted(c))
        for a, b, c in found
    )


def _unquoted(text: str) -> str:
    bare = text.strip().rstrip(",;").removesuffix('"')
    return bare.replace('""', '"').strip()
