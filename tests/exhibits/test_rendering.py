"""Files that show an exhibit, in a process that need not know how rows come about."""

import subprocess
import sys

import pytest

import cktrade as ck
from cktrade.errors import CktradeError
from cktrade.exhibits.rendering import naming, rendered, stem_of


def test_a_chart_is_drawn_as_drawing_and_as_pixels():
    """In French, under names that say so; the pixels are a PNG."""
    rows, sources = ck.rows("korean-population"), ck.load("sources")
    files = rendered("korean-population", rows, sources, "fr")
    stem = "charts/korean-population-fr"
    assert [*files] == [f"{stem}.svg", f"{stem}.png"]
    assert files[f"{stem}.png"][:4] == b"\x89PNG"


def test_an_error_says_what_could_not_be_made():
    """The package's own in its message, others in a note."""
    with pytest.raises(CktradeError, match=r"^timeline: no room"), naming("timeline"):
        raise CktradeError("no room")
    with pytest.raises(KeyError) as caught, naming("timeline"):
        raise KeyError("title")
    assert caught.value.__notes__ == ["While making timeline."]


def test_english_is_not_said_in_a_files_name():
    """As the README links them."""
    assert stem_of("documents", "table", "en") == "tables/documents"
    assert stem_of("timeline-chart", "chart", "ko") == "charts/timeline-chart-ko"


def test_whoever_draws_loads_no_readers_and_no_models_of_rows():
    """They take as long to import as a few charts to draw."""
    heavy = ("pandera", "openpyxl", "cktrade.readers", "cktrade.schemas")
    code = (
        "import sys, cktrade.exhibits.rendering, cktrade.charts.drawing.canvas\n"
        "import cktrade.tables.page\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    command = [sys.executable, "-c", code]
    found = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 -- our own words
    assert found.stdout.strip() == "[]"
