"""A missing glyph is an error, never a box."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.text import Text

from cktrade.errors import DrawingError

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def check_glyphs(figure: Figure) -> None:
    """Refuse a figure with a character that its type cannot draw.

    Parameters
    ----------
    figure : Figure
        Every visible text of it is looked at.

    Raises
    ------
    DrawingError
        Naming the text, the character and the families that lack it.

    """
    for artist in figure.findobj(Text):
        text = artist.get_text() if artist.get_visible() else ""
        lacking = undrawable(text, artist.get_fontproperties())
        if lacking:
            families = ", ".join(artist.get_fontproperties().get_family())
            raise DrawingError(
                f"{text!r} holds {', '.join(map(repr, lacking))}, for which {families} "
                "have no glyph. Write it otherwise, or name a family that has it under "
                "font.family in house.mplstyle."
            )


def undrawable(text: str, font: FontProperties) -> list[str]:
    """Return the characters of a text that no family of a font can draw."""
    if not text.strip():
        return []
    families = [
        _covered(family, str(font.get_weight())) for family in font.get_family()
    ]
    return [
        character
        for character in dict.fromkeys(text)
        if character != "\n" and not any(ord(character) in known for known in families)
    ]


@cache
def _covered(family: str, weight: str) -> frozenset[int]:
    font = FontProperties(family=[family], weight=weight)
    path = findfont(font, fallback_to_default=False)
    return frozenset(get_font(path).get_charmap())
