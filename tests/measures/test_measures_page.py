"""docs/measures.md lists every measure with formula, range, reading and pitfalls."""

import importlib.util
from pathlib import Path

import pytest

from cktrade import measures

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture(scope="module")
def page():
    """Return what the docstrings make now."""
    spec = importlib.util.spec_from_file_location("made", DOCS / "make_measures.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.page()


def test_the_page_is_the_one_the_docstrings_make(page):
    """Remake it with ``python docs/make_measures.py``."""
    assert (DOCS / "measures.md").read_text("utf-8") == page


@pytest.mark.parametrize("name", [n for n in measures.__all__ if n[0].islower()])
def test_every_measure_says_formula_range_reading_and_pitfalls(page, name):
    """Four lines under its name."""
    part = page.split(f"### `{name}`\n")[1].split("\n##")[0]

    for title in ("Formula", "Range", "Reading", "Pitfalls"):
        assert f"- **{title}**: " in part
