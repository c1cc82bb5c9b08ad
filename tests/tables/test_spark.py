"""Sparklines: a run as points, a gap as a gap, and words for who cannot see it."""

import io
import xml.etree.ElementTree as ET

import pytest
from PIL import Image

from cktrade.tables.spark import png, spark, svg

RUN = [("2019", 10.0), ("2020", None), ("2021", 20.0), ("2022", 0.0)]


def test_a_run_is_laid_out_from_its_least_to_its_greatest_and_keeps_its_gap():
    """72 by 18 with an edge of 3: steps of 22; 20 on top, 0 below, 10 half way."""
    line = spark(RUN, "persons", "en")

    assert line.runs == (((3.0, 9.0),), ((47.0, 3.0), (69.0, 15.0)))
    assert spark([("2019", None)], "persons", "en") is None


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "least 0 people, most 20 people"),
        ("fr", "maximum 20\N{NO-BREAK SPACE}personnes"),
        ("ko", "최고 20명"),
    ],
)
def test_it_says_in_words_what_it_shows(lang, words):
    """As the role of an image; the words are the alternative."""
    drawn = ET.fromstring(svg(spark(RUN, "persons", lang)))  # noqa: S314 -- our own

    assert drawn.attrib["role"] == "img"
    assert words in drawn.attrib["aria-label"]


def test_a_secondary_number_ends_in_a_hollow_mark():
    """Filled where an agency says it, hollow where others do."""
    last = [
        svg(spark(RUN, "persons", "en", hollow=h)).count('fill="none"') for h in (0, 1)
    ]

    assert last[1] == last[0] + 1


def test_as_pixels_it_is_as_wide_and_the_same_bytes_twice():
    """432 by 108 pixels; the end of the line has its colour."""
    line = spark(RUN, "persons", "en")
    with Image.open(io.BytesIO(png(line, "#0B4F8C"))) as made:
        assert made.size == (432, 108)
        assert made.getpixel((69 * 6, 15 * 6)) == (11, 79, 140)
    assert png(line, "#0B4F8C") == png(line, "#0B4F8C")
