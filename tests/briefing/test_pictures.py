"""A chart drawn once for every format."""

import io

from PIL import Image

from cktrade.briefing.pictures import drawn

_PIXELS = True


def test_the_pixels_are_those_of_the_drawing_in_few_colours(shown):
    """6.75 inches of 150 dots; 64 colours; the same on every run."""
    made = [drawn("two-way-trade", shown["two-way-trade"], "en", _PIXELS) for _ in "ab"]
    image = Image.open(io.BytesIO(made[0]["png"]))

    assert image.size[0] == 1012
    assert len(image.getcolors()) <= 64
    assert made[0]["png"] == made[1]["png"]


def test_no_pixels_are_drawn_for_formats_without(shown):
    """The drawings alone, each with its frame."""
    made = drawn("two-way-trade", shown["two-way-trade"], "en", not _PIXELS)

    assert made["png"] == b""
    assert set(made["svg"]) == set(made["frames"]) == {"page", "column"}
    assert len(made["frames"]["page"].spots) == len(made["plot"].categories)
