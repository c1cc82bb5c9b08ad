"""A chart as a file."""

import os
import re
import subprocess
import sys
from base64 import b64decode
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from matplotlib.figure import Figure
from PIL import Image

from cktrade import charts
from cktrade.errors import DrawingError

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def chart(rows):
    """Return a chart in Korean."""
    return charts.two_way_trade(rows("two_way_trade"), lang="ko", size="page")


@pytest.mark.parametrize("form", ["svg", "png", "pdf"])
def test_the_same_rows_give_the_same_bytes(rows, chart, form):
    """Drawn twice, and the first drawn once more: no date, no random id."""
    again = charts.two_way_trade(rows("two_way_trade"), lang="ko", size="page")
    content = charts.rendered(chart, form)
    assert charts.rendered(again, form) == content
    assert charts.rendered(chart, form) == content


def test_another_process_with_another_hash_seed_gives_the_same_bytes():
    """Sets and dictionaries are ordered the same for everybody."""
    there = Path(__file__).parents[1]
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import hashlib, conftest\n"
        "from cktrade import charts\n"
        "rows = conftest.two_way_trade()\n"
        "chart = charts.two_way_trade(rows, lang='ko', size='page')\n"
        "print(hashlib.sha256(charts.rendered(chart, 'svg')).hexdigest())\n"
    )
    digests = {
        subprocess.run(  # noqa: S603 -- our own interpreter and script
            [sys.executable, "-c", script, str(there)],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_an_svg_says_what_it_shows_and_keeps_its_text(chart):
    """Role, language, title and description; Korean words stand as words."""
    root = ET.fromstring(charts.rendered(chart, "svg"))  # noqa: S314 -- just written
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert title.text == chart.title
    assert desc.text == charts.alt_text(chart)
    words = {t.text for t in root.iter(f"{SVG}text")}
    assert {"수출", "수입"} <= words
    style = next(root.iter(f"{SVG}text")).get("style")
    assert "'Noto Sans CJK JP', 'Noto Sans CJK KR'" in style
    assert style.count("sans-serif") == 1


def test_ids_of_two_pictures_on_one_page_never_meet(chart):
    """Each id, and each reference to one, carries the chart's name."""
    svg = charts.rendered(chart, "svg").decode()
    ids = re.findall(r'\bid="([^"]+)"', svg)
    used = re.findall(r'(?:href="#|url\(#)([^")]+)', svg)
    assert len(ids) == len(set(ids))
    assert set(used) <= set(ids)
    assert all(i.startswith("two_way_trade-ko-page-") for i in ids)


def test_a_png_carries_title_and_description(chart, tmp_path):
    """They survive as metadata; the program that wrote it is not named."""
    with Image.open(charts.save(chart, tmp_path / "a.png")) as picture:
        assert picture.text["Description"] == chart.alt
        assert picture.text["Title"] == chart.title
        assert "Software" not in picture.text
        assert picture.size == (2025, 1380)


def test_a_pdf_embeds_its_type_and_names_no_day(chart):
    """Type 3 holds the outlines themselves; Unicode leads back to the letters."""
    pdf = charts.rendered(chart, "pdf")
    assert b"/Type3" in pdf
    assert b"/ToUnicode" in pdf
    assert b"CreationDate" not in pdf


def test_an_unknown_form_is_refused(chart, tmp_path):
    """Nothing is written."""
    with pytest.raises(DrawingError, match="not saved as 'gif'"):
        charts.save(chart, tmp_path / "a.gif")
    assert not [*tmp_path.iterdir()]


def test_the_numbers_drawn_are_handed_out_as_a_copy(chart):
    """Nine rows, the key first; spoiling the copy spoils nothing."""
    rows = charts.data(chart)
    assert next(iter(rows)) == "key"
    assert rows["value"].tolist()[:3] == [2e9, 3e9, 4e9]
    rows["value"] = 0.0
    assert charts.data(chart)["value"].tolist()[:3] == [2e9, 3e9, 4e9]


def test_somebody_elses_figure_has_no_words():
    """Matplotlib's own figure."""
    with pytest.raises(DrawingError, match="not drawn by cktrade"):
        charts.alt_text(Figure())


def test_a_notebook_is_handed_the_words_with_the_picture(rows):
    """As the picture's alt text, which pages made of the notebook keep."""
    chart = charts.korean_population(rows("korean_population"))

    shown, about = chart._repr_mimebundle_()

    assert about == {"image/png": {"alt": chart.alt}}
    assert b64decode(shown["image/png"])[:4] == b"\x89PNG"
