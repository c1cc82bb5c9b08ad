"""A drawing inside a page: cropped, in its colours, with values under a pointer."""

import re

import pytest

from cktrade.briefing.content import Frame, Spot
from cktrade.briefing.formats.html.inline_svg import coloured, inline, told
from cktrade.exhibits.plot import Plot, Series

SVG = b"""<?xml version="1.0"?>
<svg width="486pt" height="300pt" viewBox="0 0 486 300" role="img">
  <g id="x-title">
   <text style="fill: #17212b">A title</text>
  </g>
  <path style="fill: #0b4f8c"/>
</svg>
"""
PLOT = Plot(
    kind="bar", corner="", categories=("2018", "2019"), unit="people",
    series=(Series("Exports", "first", (1234.0, None)),
            Series("Imports", "second", (2.0, 3.0))),
)  # fmt: skip


def test_a_page_shows_what_lies_between_title_and_source():
    """From 60 to 280: the view is 220 high, and the title is not in it."""
    drawn = inline(SVG, Frame(60, 280, ()), PLOT, "en")

    assert 'viewBox="0 60 486 220"' in drawn
    assert "A title" not in drawn
    assert drawn.startswith("<svg ")


def test_without_a_frame_the_drawing_is_whole():
    """Nothing is known of where its words end."""
    assert "A title" in inline(SVG, None, PLOT, "en")


def test_a_strip_tells_the_values_of_its_category():
    """In an element that browsers show under a pointer at rest, without a script."""
    drawn = inline(SVG, Frame(60, 280, (Spot(0, 10, 60, 5, 200),)), PLOT, "en")

    strip = re.search(r'<rect class="spot" ([^>]*)><title>(.*?)</title>', drawn)
    assert strip[1] == 'x="10" y="60" width="5" height="200"'
    assert strip[2] == "2018: Exports: 1,234; Imports: 2 (people)"


@pytest.mark.parametrize(
    ("category", "words"), [(0, "Exports: 1,234; Imports: 2"), (1, "Imports: 3")]
)
def test_what_has_no_number_is_not_told(category, words):
    """2019 has imports only."""
    assert words in told(PLOT, category, "en")
    assert ("Exports" in told(PLOT, category, "en")) is (category == 0)


def test_colours_of_the_palette_become_the_pages_and_others_stay():
    """Either case of letters; an unknown shade is left as it is."""
    assert coloured("#0B4F8C #0b4f8c #123456") == "var(--first) var(--first) #123456"
