"""Ways to damage a file: what disks, copies, programs and people do to it."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_WORDS = [b"NA", b"nan", b"null", b"Infinity", b"-inf", b"1e400", b"9" * 400, b"",
          b"0x1F", b"1_000", b"\xef\xbc\x91", b"-", b"...", b"=1+1", b"Atlantis",
          b"9999-12", b"0000-00", b"2018-13"]  # fmt: skip

_BAD_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError,
            NotImplementedError, RuntimeError)  # fmt: skip
#: A line of more fields has headings.
_FEW = 4


def cut(content: bytes, draw: Random) -> bytes:
    """Lose the end, wherever."""
    return content[: draw.randrange(len(content))]


def cut_at_field(content: bytes, draw: Random) -> bytes:
    """Lose the end, just after a comma, a semicolon or a quote."""
    ends = [m.end() for m in re.finditer(rb'[,;"}\]]', content)] or [len(content) // 2]
    return content[: draw.choice(ends)]


def cut_at_line(content: bytes, draw: Random) -> bytes:
    """Lose the end, the last line feed left included or not."""
    ends = [m.start() for m in re.finditer(rb"\n", content)] or [len(content) // 2]
    return content[: draw.choice(ends)]


def hole(content: bytes, draw: Random) -> bytes:
    """Zeros, as a disk leaves them."""
    size = draw.choice([1, 7, 64, 512])
    at = draw.randrange(len(content))
    return content[:at] + b"\0" * min(size, len(content) - at) + content[at + size :]


def lose(content: bytes, draw: Random) -> bytes:
    """Lose bytes in the middle."""
    at = draw.randrange(len(content))
    return content[:at] + content[at + draw.choice([1, 2, 50, 200]) :]


def flip(content: bytes, draw: Random) -> bytes:
    """Flip one to three bits."""
    changed = bytearray(content)
    for _ in range(draw.randint(1, 3)):
        changed[draw.randrange(len(changed))] ^= 1 << draw.randrange(8)
    return bytes(changed)


def byte(content: bytes, draw: Random) -> bytes:
    """Write another byte."""
    changed = bytearray(content)
    changed[draw.randrange(len(changed))] = draw.randrange(256)
    return bytes(changed)


def digit(content: bytes, draw: Random) -> bytes:
    """Write a digit for a digit: nobody can tell it from the file."""
    places = [m.start() for m in re.finditer(rb"[0-9]", content)]
    if not places:
        return content
    at = draw.choice(places)
    return content[:at] + str(draw.randrange(10)).encode() + content[at + 1 :]


def repeat(content: bytes, draw: Random) -> bytes:
    """Write a piece twice."""
    at = draw.randrange(len(content))
    piece = content[at : at + draw.choice([1, 30, 300])]
    return content[:at] + piece + content[at:]


def repeat_line(content: bytes, draw: Random) -> bytes:
    """Write a line twice."""
    lines = content.splitlines(keepends=True)
    at = draw.randrange(len(lines))
    return b"".join([*lines[:at], lines[at], *lines[at:]])


def swap_headings(content: bytes, draw: Random) -> bytes:
    """Exchange two headings."""
    lines = content.split(b"\n")
    at = next(
        (
            n
            for n, line in enumerate(lines)
            if len(re.split(rb"[,;\t](?![0-9])", line)) > _FEW
        ),
        0,
    )
    mark = _mark(lines[at])
    names = lines[at].split(mark)
    one, other = draw.randrange(len(names)), draw.randrange(len(names))
    names[one], names[other] = names[other], names[one]
    return b"\n".join([*lines[:at], mark.join(names), *lines[at + 1 :]])


def _mark(line: bytes) -> bytes:
    return max((b",", b";", b"\t"), key=line.count)


def swap_columns(content: bytes, draw: Random) -> bytes:
    """Exchange two columns without their headings, as a bad paste does."""
    lines = content.split(b"\n")
    mark = _mark(lines[0])
    one, other = (draw.randrange(lines[0].count(mark) + 1) for _ in range(2))
    for at, line in enumerate(lines[1:], start=1):
        cells = line.rstrip(b"\r").split(mark)
        if len(cells) > max(one, other):
            cells[one], cells[other] = cells[other], cells[one]
            lines[at] = mark.join(cells) + line[len(line.rstrip(b"\r")) :]
    return b"\n".join(lines)


def cell(content: bytes, draw: Random) -> bytes:
    """Write a word that means nothing, or too much, into a cell."""
    places = [*re.finditer(rb'(?<=[,;:"\n])[^,;:"\n]+(?=[,;"\n}\r])', content)]
    if not places:
        return content
    found = draw.choice(places)
    return content[: found.start()] + draw.choice(_WORDS) + content[found.end() :]


def encoding(content: bytes, draw: Random) -> bytes:
    """Save in another encoding."""
    text = content.decode("utf-8", "replace")
    return text.encode(draw.choice(["utf-16", "cp949", "latin-1", "utf-7"]), "replace")


def line_ends(content: bytes, draw: Random) -> bytes:
    """Save with other line ends, or with a mark in front."""
    plain = content.replace(b"\r\n", b"\n")
    return draw.choice(
        [plain, plain.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + content,
         plain.replace(b"\n", b"\r"), b"\n" + content]
    )  # fmt: skip


def unquote(content: bytes, draw: Random) -> bytes:
    """Take out one quote, or all."""
    places = [m.start() for m in re.finditer(rb'"', content)]
    if not places or draw.random() < 0.1:  # noqa: PLR2004 -- now and then
        return content.replace(b'"', b"")
    at = draw.choice(places)
    return content[:at] + content[at + 1 :]


def packed(content: bytes, draw: Random) -> bytes:
    """Pack with gzip and cut, flip or leave whole; repack a ZIP with a cut member."""
    if not content.startswith(b"PK"):
        whole = gzip.compress(content, mtime=0)
        return draw.choice([whole, cut(whole, draw), flip(whole, draw)])
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content
    out = io.BytesIO()
    with (
        suppress(*_BAD_ZIP),
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for about in old.infolist():
            held = old.read(about)
            change = draw.choice([cut, hole, flip, cell, swap_headings, lambda c, _: c])
            new.writestr(about, change(held, draw) if len(held) else held)
    return out.getvalue()


_SHEETS = re.compile(r"xl/(?:worksheets/.*|sharedStrings)\.xml")
#: What a hand can do to a sheet: a pattern of what is taken, and what is put.
_HANDS = (
    rb"<row .*?</row>", rb"<c [^>]*/>|<c .*?</c>", rb"<v>[^<]*</v>", rb"<si>.*?</si>",
)  # fmt: skip


def sheet(content: bytes, draw: Random) -> bytes:
    """Take, repeat, exchange or overwrite rows and cells of a workbook's sheet."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return repeat_line(content, draw)
    out = io.BytesIO()
    with (
        suppress(*_BAD_ZIP),
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = [n for n in old.namelist() if _SHEETS.fullmatch(n)]
        touched = draw.choice(names) if names else ""
        for about in old.infolist():
            held = old.read(about)
            new.writestr(about, _by_hand(held, draw) if about.filename == touched
                         else held)  # fmt: skip
    return out.getvalue()


def _by_hand(content: bytes, draw: Random) -> bytes:
    found = [*re.finditer(draw.choice(_HANDS), content, re.DOTALL)]
    if not found:
        return content
    one = draw.choice(found)
    other = draw.choice(found)
    put = draw.choice(
        [b"", one[0] * 2, other[0],
         re.sub(rb">[^<>]+<", b">" + draw.choice(_WORDS) + b"<", one[0], count=1)]
    )  # fmt: skip
    return content[: one.start()] + put + content[one.end() :]


def twice(content: bytes, draw: Random) -> bytes:
    """Put two halves, or two wholes, behind each other."""
    half = len(content) // 2
    return draw.choice([content + content, content[half:] + content[:half]])


#: Name → how.
MUTATORS: dict[str, Callable[[bytes, Random], bytes]] = {
    made.__name__: made
    for made in (
        cut, cut_at_field, cut_at_line, hole, lose, flip, byte, digit, repeat,
        repeat_line, swap_headings, swap_columns, cell, encoding, line_ends, unquote,
        packed, sheet, twice,
    )
}  # fmt: skip
