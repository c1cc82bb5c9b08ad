"""Where the parts of a slide stand: each below the last, as tall as its words are."""

from __future__ import annotations

from dataclasses import dataclass

from cktrade.briefing.formats.pptx.deck import EDGE, INSET, WIDTH, title_size
from cktrade.briefing.formats.type_room import height

#: Left, top, width and height in inches.
Place = tuple[float, float, float, float]

INNER = WIDTH - 2 * EDGE
SUBTITLE_SIZE = 13
_SOURCE_SIZES = (10, 9, 8)
_TOP, _FOOT, _MARGIN = 0.5, 7.3, 0.05
_NUMBER = 1.5  # the width that the slide's own number takes
_SOURCE_MOST = 0.75
_LOWEST = 6.5  # where what is shown ends, unless the source is long


@dataclass(frozen=True)
class Room:
    """Where a slide's subtitle, what it shows and its source stand."""

    subtitle: Place
    shown: Place
    source: Place
    source_size: int


def room(title: str, subtitle: str, source: str) -> Room:
    """Share a slide among its parts.

    Parameters
    ----------
    title, subtitle, source : str
        What stands above and below what is shown.

    Examples
    --------
    A title on two lines moves all below it down by a line:

    >>> one, two = (room("Trade " * n, "By year", "Source") for n in (3, 20))
    >>> 0.3 < two.shown[1] - one.shown[1] < 0.6
    True

    """
    under = _TOP + _tall(title, title_size(title), INNER, bold=True)
    subtitle_tall = _tall(subtitle, SUBTITLE_SIZE, INNER)
    wide = INNER - _NUMBER
    sizes = [s for s in _SOURCE_SIZES if _tall(source, s, wide) <= _SOURCE_MOST]
    size = (sizes or [*_SOURCE_SIZES[-1:]])[0]
    source_tall = _tall(source, size, wide)
    top, low = under + subtitle_tall + _MARGIN, min(_LOWEST, _FOOT - source_tall)
    return Room(
        subtitle=(EDGE, under, INNER, subtitle_tall),
        shown=(EDGE, top, INNER, low - top),
        source=(EDGE, _FOOT - source_tall, wide, source_tall),
        source_size=size,
    )


def _tall(text: str, points: float, wide: float, *, bold: bool = False) -> float:
    return 2 * _MARGIN + height(text, points, wide - 2 * INSET, bold=bold)
