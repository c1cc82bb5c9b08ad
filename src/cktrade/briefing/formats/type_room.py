"""How much room text takes in an office, whichever type it is set in there.

Offices have Calibri and Malgun Gothic; where they lack them, they set what they have.
Room is measured in the widest of these, so that nothing runs over on any computer.
"""

from __future__ import annotations

from functools import lru_cache

from matplotlib.font_manager import FontProperties

from cktrade.briefing.formats.fonts import FAMILY
from cktrade.charts.drawing.layout import wrap
from cktrade.charts.drawing.style import load_fonts
from cktrade.charts.drawing.typeset import text_width

_WIDEST = ("DejaVu Sans", FAMILY)
#: Of the size of the type, from line to line: Latin, and what holds Hangul.
_LATIN_LINE, _HANGUL_LINE = 1.22, 1.45
_HANGUL = range(0x1100, 0xD7FF)
_INCH = 72.0
#: Some offices set Hangul and figures a little apart from each other.
_HANGUL_WIDER = 1.12


def width(text: str, points: float, *, bold: bool = False) -> float:
    """Return the inches that a line of text takes.

    Examples
    --------
    >>> 0.9 < width("Canada and Korea", 10) < 1.3
    True

    """
    wider = _HANGUL_WIDER if _has_hangul(text) else 1.0
    return text_width(text, _font(points, bold)) * wider / _INCH


def lines(text: str, points: float, inches: float, *, bold: bool = False) -> int:
    """Return on how many lines a text stands in a box of a width; words stay whole.

    Parameters
    ----------
    text : str
        May hold line breaks of its own.
    points : float
        The size of its type.
    inches : float
        The room of a line.
    bold : bool
        Whether it is bold.

    Examples
    --------
    >>> lines("Canada and Korea", 10, 2), lines("Canada and Korea", 10, 0.8)
    (1, 2)

    """
    return sum(_lines_of(part, points, inches, bold=bold) for part in text.split("\n"))


def height(text: str, points: float, inches: float, *, bold: bool = False) -> float:
    """Return the inches that a text takes down a box of a width."""
    line = _HANGUL_LINE if _has_hangul(text) else _LATIN_LINE
    return lines(text, points, inches, bold=bold) * points * line / _INCH


def broken(text: str, points: float, inches: float, *, bold: bool = False) -> list[str]:
    """Return the lines of a text, about as long as each other, words whole."""
    room = inches / (_HANGUL_WIDER if _has_hangul(text) else 1.0)
    return wrap(text, _font(points, bold), room * _INCH).split("\n")


def _has_hangul(text: str) -> bool:
    return any(ord(c) in _HANGUL for c in text)


def _lines_of(text: str, points: float, inches: float, *, bold: bool) -> int:
    wider = _HANGUL_WIDER if _has_hangul(text) else 1.0
    font, room = _font(points, bold), inches * _INCH / wider
    gap = text_width("a a", font) - text_width("aa", font)
    count, used = 1, 0.0
    for word in text.split(" "):
        wide = text_width(word, font)
        if used and used + gap + wide > room:
            count, used = count + 1, wide
        else:
            used += wide + (gap if used else 0.0)
    return count


@lru_cache
def _font(points: float, bold: bool) -> FontProperties:  # noqa: FBT001 -- of a cache
    load_fonts()
    return FontProperties(
        family=[*_WIDEST], size=points, weight="bold" if bold else "normal"
    )
