"""The gallery: every chart is there, and each picture is what its lines draw."""

from __future__ import annotations

import inspect
import io
import re
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

import cktrade as ck
from cktrade.exhibits.catalogue import CATALOGUE

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = (DOCS / "gallery.md").read_text("utf-8")
NAMES = re.findall(r"\(images/([a-z0-9-]+)\.png\)", PAGE)
LARGEST = 150_000


def test_every_chart_function_of_the_package_is_in_the_gallery():
    """A chart is a public function that takes a language."""
    public = {name: getattr(ck.charts, name) for name in ck.charts.__all__}
    charts = {
        name
        for name, value in public.items()
        if inspect.isfunction(value) and "lang" in inspect.signature(value).parameters
    }

    assert charts == set(re.findall(r"ck\.charts\.(\w+)\((?!chart)", PAGE)) - {"save"}


def test_every_chart_that_build_makes_is_drawn_from_the_record():
    """The lines name the rows as ``cktrade list`` does."""
    made = {name for name, item in CATALOGUE.items() if item.kind == "chart"}

    assert made <= set(re.findall(r'"([a-z-]+)"', PAGE))


def test_each_picture_is_followed_by_the_lines_that_make_it(gallery):
    """None of the page's pictures lacks its code, and the folder holds no others."""
    assert [entry.name for entry in gallery.entries(PAGE)] == NAMES
    assert {path.stem for path in (DOCS / "images").glob("*.png")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_the_lines_draw_what_the_page_shows_and_tells(gallery, name):
    """A chart that keeps the contract, told in the page's words, drawn as stored.

    The stored picture is a page's width, small, and on average less than a shade away
    from a fresh one; a new number in the record makes its words stale.
    """
    (entry,) = [e for e in gallery.entries(PAGE) if e.name == name]
    path = DOCS / "images" / f"{name}.png"

    chart = gallery.drawn(entry.code)
    stored = Image.open(path).convert("RGB")
    fresh = Image.open(io.BytesIO(gallery.picture(chart))).convert("RGB")

    assert ck.charts.breaches(chart) == []
    assert gallery.described(PAGE, name, chart.alt) == PAGE
    assert path.stat().st_size <= LARGEST
    assert stored.size == (gallery.WIDTH, fresh.height)
    assert max(ImageStat.Stat(ImageChops.difference(stored, fresh)).mean) < 1


def test_alternative_text_is_written_so_that_markdown_leaves_it_alone(gallery):
    """A bracket would end the text, a dollar would begin a formula."""
    page = "![.](images/a.png) ![.](images/b.png)"

    page = gallery.described(page, "a", "[2018]  \n$15")

    assert page == r"![(2018) \$15](images/a.png) ![.](images/b.png)"
