"""How wide and high type is: each word is measured once, in every size and form.

Type that is not hinted grows in proportion, so that a word measured once gives its
extent on a screen, in a file of any resolution and in every layout round.
"""

from __future__ import annotations

from functools import lru_cache

from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.textpath import text_to_path

from cktrade.errors import DrawingError

_Family = tuple[str, ...]


def text_width(text: str, font: FontProperties) -> float:
    """Return the width of one line of text in points."""
    return extent(text, font)[0]


def extent(text: str, font: FontProperties) -> tuple[float, float, float]:
    """Return width, height and depth below the baseline of one line, in points.

    Parameters
    ----------
    text : str
        One line, which holds no mathematics.
    font : FontProperties
        The type it is set in.

    Examples
    --------
    Twice the size is twice the width:

    >>> small, large = (FontProperties(family="DejaVu Sans", size=n) for n in (10, 20))
    >>> extent("two words", large)[0] / extent("two words", small)[0]
    2.0

    """
    size = font.get_size_in_points()
    family, weight = tuple(font.get_family()), str(font.get_weight())
    width, height, depth = _line(text, family, weight)
    return width * size, height * size, depth * size


def heights(font: FontProperties) -> tuple[float, float, float]:
    """Return how far a type rises and falls, and the gap between lines, in points.

    They are the type designer's, as matplotlib reads them anew for every text.
    """
    size = font.get_size_in_points()
    rise, fall, gap = _heights(tuple(font.get_family()), str(font.get_weight()))
    return rise * size, fall * size, gap * size


@lru_cache
def _heights(family: _Family, weight: str) -> tuple[float, float, float]:
    """Read them at the size of one point from the family's first type."""
    path = findfont(FontProperties(family=[*family], weight=weight))
    outlines = get_font(path)
    head, os2 = outlines.get_sfnt_table("head"), outlines.get_sfnt_table("OS/2")
    if head is None or os2 is None:
        raise DrawingError(
            f"{path} does not say how high its type is: it has no table 'head' or "
            "'OS/2'. Name an OpenType font under font.family in house.mplstyle."
        )
    em = head["unitsPerEm"]
    rise, fall, gap = (
        os2["sTypoAscender"], os2["sTypoDescender"], os2["sTypoLineGap"]
    )  # fmt: skip
    return rise / em, -fall / em, gap / em


@lru_cache(maxsize=8192)
def _line(text: str, family: _Family, weight: str) -> tuple[float, float, float]:
    """Put a line's words together; the space between them is the type's own."""
    words = [_word(word, family, weight) for word in text.split(" ")]
    gap = _space(family, weight) if len(words) > 1 else 0.0
    width = sum(wide for wide, _, _ in words) + gap * (len(words) - 1)
    depth = max(low for _, _, low in words)
    above = max(high - low for _, high, low in words)
    return width, above + depth, depth


@lru_cache
def _space(family: _Family, weight: str) -> float:
    return (
        _word("a\N{NO-BREAK SPACE}a", family, weight)[0]
        - _word("aa", family, weight)[0]
    )


@lru_cache(maxsize=8192)
def _word(text: str, family: _Family, weight: str) -> tuple[float, float, float]:
    """Measure at the size of one point."""
    font = FontProperties(family=[*family], weight=weight, size=1)
    width, height, depth = text_to_path.get_text_width_height_descent(
        text, font, ismath=False
    )
    return float(width), float(height), float(depth)
