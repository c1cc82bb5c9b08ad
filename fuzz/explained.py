"""Why nobody could have told a damaged input from a genuine one, if nobody could.

What is explained here is counted apart, and never called right.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
import zipfile
import zlib
from collections import Counter
from gzip import BadGzipFile, decompress

_NUMBER = re.compile(rb"[-+]?[0-9][0-9 .,]*|[-+.]+(?=[0-9])")
_CELLS = re.compile(rb"[,;\t]")
_WORD = re.compile(rb"[A-Za-z\x80-\xff]+")
_FIELD = re.compile(rb'"([^"]*)"\s*:')
_ROW = re.compile(rb"<row .*?</row>", re.DOTALL)
_NOTHING = re.compile(rb"(?<=: )null(?=[,}\s])")
_TOKEN = re.compile(rb"[0-9.]+|[A-Za-z\x80-\xff]+")
_MARKS = b'"\xef\xbb\xbf'
#: What formats write where there is no number; the last four are Statistics Canada's.
_GAPS = (b"", b"NA", b"..", b"...", b"x", b"F")
#: A number, and what a page of the viewer says of it.
_COUNTED = re.compile(rb"[-+]?[0-9][0-9 .,]*[A-Fprs]?")
#: A cell in quotes, whatever is in it, or a plain one.
_QUOTED = re.compile(rb'(?:^|[,;\t])("[^"]*"|[^,;\t]*)')
#: A line of more fields has headings.
_FEW = 3
_SAME_SHAPE = "a number for a number, a word for a word"
#: Columns and keys in which any words may stand.
_FREE = {"claim", "event", "as_printed", "note", "title", "reason", "token",
         "locator", "producer", "url",
         "published_reason", "text", "sha256"}  # fmt: skip


#: Particulars that a document may do without.
_MAY_LACK = {"note"}


def of_text(genuine: bytes, changed: bytes) -> str:
    """Explain a text: it is free, and what it says now was read."""
    return "another text, read as it stands" if genuine != changed else ""


def of_key(genuine: bytes, changed: bytes) -> str:
    """Explain a key: what was asked was answered, with every series that it names."""
    return "another key, answered as asked" if genuine != changed else ""


def of_stored(genuine: bytes, changed: bytes) -> str:
    """Explain nothing: what is stored has a digest."""
    del genuine, changed
    return ""


def of_particulars(genuine: bytes, changed: bytes) -> str:
    """Explain a source.toml: a text for a text, a date for a date, no note."""
    old, new = (tomllib.loads(_lines(one)) for one in (genuine, changed))
    if [key for key in old if key in new or key not in _MAY_LACK] != [*new]:
        return of_file(genuine, changed)
    odd = [key for key, value in old.items() if key in new and new[key] != value]
    fine = all(key in _FREE or _alike(str(old[key]), str(new[key])) for key in odd)
    return "a text for a text, a date for a date" if fine else ""


def _lines(content: bytes) -> str:
    """Return a text as it is read from disk, whatever ends its lines."""
    return io.TextIOWrapper(io.BytesIO(content), "utf-8").read()


def of_table(genuine: bytes, changed: bytes) -> str:
    """Explain a table of the package's own: cell by cell."""
    why = of_file(genuine, changed)
    if why:
        return why
    old, new = _rows_of(genuine), _rows_of(changed)
    if old[0] != new[0]:
        return ""
    known = {tuple(row) for row in old}
    odd = [row for row in new if tuple(row) not in known]
    fine = all(any(_is_like(row, one, old[0]) for one in old[1:]) for row in odd)
    return "whole rows, and a text for a text" if fine else ""


def _rows_of(content: bytes) -> list[list[str]]:
    text = content.decode("utf-8-sig", "replace")
    mark = ";" if text.split("\n", 1)[0].count(";") > 1 else ","
    return [row for row in csv.reader(io.StringIO(text), delimiter=mark) if row]


def _is_like(row: list[str], genuine: list[str], header: list[str]) -> bool:
    return len(row) == len(genuine) and all(
        name in _FREE or _alike(one, other)
        for name, one, other in zip(header, genuine, row, strict=True)
    )


def _alike(one: str, other: str) -> bool:
    return _shape(one.encode()) == _shape(other.encode())


def of_file(genuine: bytes, changed: bytes) -> str:
    """Return why nobody could tell a file from a genuine one, or "".

    Its headings, or the names of its fields, are the genuine ones; and its lines are
    whole lines of the genuine file in any number and order, but for single words and
    numbers, a number for a number and a word for a word, with every mark of the format
    where it was; or cells of one line below the headings were exchanged; or a line is
    the start of one and the end of another.
    """
    old, new = _unpacked(genuine), _unpacked(changed)
    if [*map(_plain, _heads(old))] != [*map(_plain, _heads(new))]:
        return ""
    if _is_near(new, old):
        return _SAME_SHAPE
    if b"<worksheet" in old:
        return _of_rows(_ROW.findall(old), _ROW.findall(new))
    if new.endswith((b"\n", b"\r")):
        return _of_lines(old, new)
    return _of_gaps(old.splitlines(), new.splitlines())


def _plain(heading: bytes) -> bytes:
    """Return a heading with every digit alike, for nobody can tell one from another."""
    return re.sub(rb"[0-9]", b"0", heading)


def _of_rows(old: list[bytes], new: list[bytes]) -> str:
    """Explain a sheet: whole rows of it, lost or repeated, as lines of a text are."""
    known = set(old)
    odd = [row for row in new if row not in known]
    fine = bool(new) and all(any(_is_near(row, one) for one in old) for row in odd)
    return f"whole rows of a sheet, or {_SAME_SHAPE}" if fine else ""


def _of_lines(old: bytes, new: bytes) -> str:
    before, lines = old.splitlines(), new.splitlines()
    known = set(before)
    odd = [line for line in lines if line not in known]
    if all(any(_is_near(line, one) for one in before) for line in odd):
        return f"whole lines, or {_SAME_SHAPE}"
    if all(any(_has_gap(line, one) for one in before[1:]) for line in odd):
        return "a gap for a number, as the format writes it"
    if all(any(_has_na(line, one, before[0]) for one in before[1:]) for line in odd):
        return "a place that is called NA, read as the text that it is"
    if _is_exchanged(before, lines):
        return "two cells of one line exchanged, below the headings"
    if len(odd) == 1 and _is_spliced(odd[0], before[1:]):
        return "the start of one line and the end of another"
    return ""


def _is_near(line: bytes, genuine: bytes) -> bool:
    """Say whether a line is a genuine one but for a few numbers and words."""
    if _shape(line) != _shape(genuine):
        return False
    lines = (_bare(line), _bare(genuine))
    pairs = zip(*map(_TOKEN.findall, lines), strict=False)
    return sum(one != other for one, other in pairs) <= _FEW


def _has_gap(line: bytes, genuine: bytes) -> bool:
    """Say whether a line is a genuine one but for cells that say nothing now."""
    one, other = (_QUOTED.findall(_unnamed(text)) for text in (line, genuine))
    return len(one) == len(other) and all(
        a == b or (a.strip(b'"') in _GAPS and _COUNTED.fullmatch(b.strip(b'"')))
        for a, b in zip(one, other, strict=True)
    )


def _has_na(line: bytes, genuine: bytes, heads: bytes) -> bool:
    """Say whether a line is a genuine one but for the name of its place, NA now."""
    one, other, names = (_QUOTED.findall(text) for text in (line, genuine, heads))
    if not len(one) == len(other) == len(names):
        return False
    odd = [(n, a) for n, a, b in zip(names, one, other, strict=True) if a != b]
    return [(n.strip(_MARKS), a.strip(b'"')) for n, a in odd] == [(b"GEO", b"NA")]


def _of_gaps(before: list[bytes], lines: list[bytes]) -> str:
    """Explain JSON, which ends in no line end: numbers left out, line for line."""
    alike = len(before) == len(lines) and all(
        one == other or _has_gap(one, other)
        for one, other in zip(lines, before, strict=True)
    )
    return "a gap for a number, as the format writes it" if alike else ""


def _unnamed(line: bytes) -> bytes:
    """Return a line of JSON without the name of its one field."""
    return re.sub(rb'^\s*"\w+":\s*(?="[^"]*",?$)', b"", line)


def _heads(content: bytes) -> list[bytes]:
    """Return the headings of a table, the names of JSON's fields, or nothing."""
    bare = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if bare.startswith((b"{", b"[")):
        return sorted({*_FIELD.findall(bare)})
    if bare.startswith(b"PK") or b"<worksheet" in bare:
        return []
    lines = bare.splitlines()
    return [line for line in lines if len(_CELLS.split(line)) > _FEW][:1]


def _is_exchanged(old: list[bytes], new: list[bytes]) -> bool:
    """Say whether lines below the first hold the same cells, in another order."""
    if len(old) != len(new) or old[:1] != new[:1]:
        return False
    pairs = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    return all(_has_the_cells(a, b) for a, b in pairs)


def _has_the_cells(one: bytes, other: bytes) -> bool:
    """Say whether two lines hold the same cells, but for a few of the same shape."""
    here, there = Counter(_CELLS.split(one)), Counter(_CELLS.split(other))
    gone, come = here - there, there - here
    return gone.total() <= _FEW and Counter(map(_shape, gone.elements())) == Counter(
        map(_shape, come.elements())
    )


def _is_spliced(line: bytes, genuine: list[bytes]) -> bool:
    """Say whether a line may be what is left of two whose middle was lost."""
    return any(
        line.startswith(start[:at])
        and line.endswith(end)
        and at + len(end) >= len(line)
        for start in genuine
        for at in [_common(line, start)]
        for end in {other[-(len(line) - at) :] for other in genuine}
        if at and len(line) > at
    )


def _common(one: bytes, other: bytes) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _shape(content: bytes) -> bytes:
    bare = _NOTHING.sub(b"0", _bare(content))
    return _WORD.sub(b"w", _NUMBER.sub(b"0", bare))


def _bare(content: bytes) -> bytes:
    """Return a text without what says nothing: a mark, line ends, blanks of JSON."""
    bare = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r", b"").strip()
    return re.sub(rb"(?<=[:,]) +", b" ", re.sub(rb'":(?=\S)', b'": ', bare))


def _unpacked(content: bytes) -> bytes:
    try:
        if content.startswith(b"\x1f\x8b"):
            return decompress(content)
        if content.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                return b"".join(map(archive.read, archive.namelist()))
    except (BadGzipFile, EOFError, OSError, zlib.error, zipfile.BadZipFile):
        pass
    return _as_utf8(content)


def _as_utf8(content: bytes) -> bytes:
    """Return a text in the encoding of the genuine one; readers take others too."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace").lstrip("\ufeff")
        return b"\xef\xbb\xbf" + text.encode("utf-8")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp949", "replace").encode("utf-8")
    return content
