"""What no genuine file holds, told from its bytes before any reader sees them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import numpy as np

from cktrade.errors import FormatError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_AGAIN = "Download it again."
_ASCII = 0x80
#: What JSON writes for a character, unless its backslash is itself escaped.
_ESCAPED = re.compile(r"(?<!\\)(?:\\\\)*\\u([0-9a-fA-F]{4})")
#: All of ASCII's but the tab, the line feed and the carriage return.
_CONTROLS = bytes({*range(32), 127} - {9, 10, 13})
_BOM = b"\xef\xbb\xbf"
#: JSON tells by itself that it is cut, and a page of HTML is no data.
_NO_RECORDS = (b"{", b"[", b"<")
#: How ZIP, old workbooks, PDF and UTF-16 begin: they may hold NULs.
_NO_TEXT = (b"PK", b"\xd0\xcf\x11\xe0", b"%PDF", b"\xff\xfe", b"\xfe\xff")
#: What stands last on a page of Statistics Canada's table viewer.
_ADDRESS = re.compile(rb"https://www150\.statcan\.gc\.ca/\S*[?&]pid=[0-9]{10}")


def refuse_damaged(content: bytes, where: str) -> None:
    """Refuse a text that no agency can have published; anything else passes.

    Parameters
    ----------
    content : bytes
        A whole file, or a whole member of an archive.
    where : str
        The file, for the message.

    Raises
    ------
    FormatError
        If it holds a NUL or digits of another script, or its last record is not ended.

    """
    if content.startswith(_NO_TEXT):
        return
    refuse_hole(content, where)
    refuse_controls(content, where)
    refuse_lone_return(content, where)
    refuse_other_digits(content, where)
    refuse_unended(content, where)


def refuse_hole(content: bytes, where: str) -> None:
    r"""Refuse a text that holds a NUL: a hole that a disk or a copy left.

    Parameters
    ----------
    content : bytes
        A text in UTF-8, Latin-1 or any other encoding without NULs of its own.
    where : str
        The file, for the message.

    Examples
    --------
    >>> refuse_hole(b"a,b\n1,\0\0\n", "a.csv")
    Traceback (most recent call last):
    cktrade.errors.FormatError: a.csv is damaged: row 2 holds a NUL byte, where a disk
    or a copy left a hole. Download it again.

    """
    at = content.find(b"\0")
    if at >= 0:
        row = content.count(b"\n", 0, at) + 1
        raise FormatError(
            f"{where} is damaged: row {row} holds a NUL "
            f"byte, where a disk or a copy left a hole. {_AGAIN}"
        )


def refuse_controls(content: bytes, where: str) -> None:
    r"""Refuse a text with characters that steer a printer, which no table holds.

    Examples
    --------
    >>> refuse_controls(b"a\tb\r\n", "a.csv")
    >>> refuse_controls(b"a,b\n1.22\v,3\n", "a.csv")
    Traceback (most recent call last):
    cktrade.errors.FormatError: a.csv is damaged: row 2 holds the control character
    0x0b. Download it again.

    """
    if len(content.translate(None, _CONTROLS)) == len(content):
        return
    at = next(n for n, code in enumerate(content) if code in _CONTROLS)
    row = content.count(b"\n", 0, at) + 1
    raise FormatError(
        f"{where} is damaged: row {row} holds the control character "
        f"0x{content[at]:02x}. {_AGAIN}"
    )


def refuse_lone_return(content: bytes, where: str) -> None:
    r"""Refuse a text of which one line feed is lost, so that two rows look like one.

    Examples
    --------
    >>> refuse_lone_return(b"a,b\r\n1,2\r\n", "a.csv")
    >>> refuse_lone_return(b"a,b\r\n1,2\r3,4\r\n", "a.csv")
    Traceback (most recent call last):
    cktrade.errors.FormatError: a.csv is damaged: row 2 holds a carriage return without
    its line feed. Download it again.

    """
    if b"\n" not in content or content.count(b"\r") == content.count(b"\r\n"):
        return
    ended = content.replace(b"\r\n", b" \n")
    row = ended.count(b"\n", 0, ended.find(b"\r")) + 1
    raise FormatError(
        f"{where} is damaged: row {row} holds a carriage return without its line feed. "
        f"{_AGAIN}"
    )


def refuse_other_digits(content: bytes, where: str) -> None:
    """Refuse a text in UTF-8 with digits of another script, which Python would take.

    Examples
    --------
    >>> refuse_other_digits("été 2018".encode(), "a.csv")
    >>> refuse_other_digits("２018-01".encode(), "a.csv")
    Traceback (most recent call last):
    cktrade.errors.FormatError: a.csv holds the digit '２', which is none of 0 to 9. No
    agency prints so: take the file as it is published, not as another program saved it.

    """
    if content.isascii():
        return
    codes = np.frombuffer(content, np.uint8)
    other = codes[codes >= _ASCII].tobytes().decode("utf-8", "replace")
    if any(letter.isdecimal() for letter in set(other)) and _is_utf8(content):
        demand_ascii_digits(other, where)


def demand_ascii_digits(text: str, where: str) -> None:
    """Refuse a text, whatever its encoding was, with digits of another script.

    Examples
    --------
    >>> demand_ascii_digits("캐나다,２７", "a.csv")
    Traceback (most recent call last):
    cktrade.errors.FormatError: a.csv holds the digit '２', which is none of 0 to 9. No
    agency prints so: take the file as it is published, not as another program saved it.

    """
    digits = sorted(letter for letter in set(text) if _is_other_digit(letter))
    if digits:
        raise FormatError(
            f"{where} holds the digit {digits[0]!r}, which is none of 0 to 9. No "
            "agency prints so: take the file as it is published, not as another "
            "program saved it."
        )


def _is_other_digit(letter: str) -> bool:
    return letter.isdecimal() and not letter.isascii()


def _is_utf8(content: bytes) -> bool:
    """Say whether bytes are UTF-8: in Korean CP949, 글 and 라 hold a digit's bytes."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def refuse_unended(content: bytes, where: str) -> None:
    r"""Refuse a text whose last record is not ended; JSON tells so by itself.

    Examples
    --------
    >>> refuse_unended(b"a,b\n1,2\n", "a.csv")
    >>> refuse_unended(b"a,b\n1,", "a.csv")
    Traceback (most recent call last):
    cktrade.errors.FormatError: a.csv is damaged: it breaks off after '1,', its last
    record not ended. Download it again.

    """
    if content.endswith((b"\n", b"\r")):
        return
    if content.removeprefix(_BOM).lstrip().startswith(_NO_RECORDS):
        return
    end = content[-200:].rpartition(b"\n")[2]
    if _ADDRESS.fullmatch(end):
        return
    last = end[-40:].decode("utf-8", "replace")
    raise FormatError(
        f"{where} is damaged: it breaks off after {last!r}, its last record not ended. "
        f"{_AGAIN}"
    )


def json_of(text: str, *, numbers_as_text: bool = False) -> Any:  # noqa: ANN401 -- JSON
    """Return what a text in JSON holds, of which every object says each name once.

    Parameters
    ----------
    text : str
        The whole text.
    numbers_as_text : bool
        Whether numbers stay as they are written.

    Raises
    ------
    ValueError
        If it is no JSON, a name stands twice in an object, for what stood between the
        two was lost, or an escape stands for a control character or a digit of another
        script.

    Examples
    --------
    >>> json_of('{"d": "2017-01-03", "d": "2017-01-04"}')
    Traceback (most recent call last):
    ValueError: 'd' stands twice in one object

    """
    kept = str if numbers_as_text else None
    for said in _ESCAPED.findall(text):
        letter = chr(int(said, 16))
        if _is_other_digit(letter) or ord(letter) in _CONTROLS:
            raise ValueError(f"\\u{said} stands for {letter!r}")
    return json.loads(
        text, parse_float=kept, parse_int=kept, object_pairs_hook=_said_once
    )


def _said_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    held = dict(pairs)
    if len(held) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"{twice!r} stands twice in one object")
    return held


def whole(blocks: Iterable[bytes], where: str) -> Iterator[bytes]:
    r"""Pass on a stream of blocks, and refuse a hole in it or an end that is none.

    Examples
    --------
    >>> [*whole([b"a\n", b"b\n"], "a.csv")]
    [b'a\n', b'b\n']

    """
    last = b"\n"
    for block in blocks:
        if b"\0" in block:
            refuse_hole(block, where)
        last = block
        yield block
    refuse_unended(last, where)
