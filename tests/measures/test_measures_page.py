"""docs/measures.md lists every measure with formula, range, reading and pitfalls."""

import importlib.util
from pathlib import Path

import pytest

from cktrade import measures

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture(scope="module")
def made():
    """Return the module that makes the page."""
    spec = importlib.util.spec_from_file_location("made", DOCS / "make_measures.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def page(made):
    """Return what the docstrings make now."""
    return made.page()


def test_every_measure_stands_under_its_question(made):
    """Once, and nothing else does."""
    listed = [name for names in made.GROUPS.values() for name in names]
    wanted = sorted(n for n in measures.__all__ if n[0].islower())
    assert sorted(listed) == wanted, "edit GROUPS of docs/make_measures.py"


def test_the_page_is_the_one_the_docstrings_make(page):
    """Remake it with ``python docs/make_measures.py``."""
    held = (DOCS / "measures.md").read_text("utf-8")
    assert held == page, "run python docs/make_measures.py"


@pytest.mark.parametrize("name", [n for n in measures.__all__ if n[0].islower()])
def test_every_measure_says_formula_range_reading_and_pitfalls(page, name):
    """Four lines under its name."""
    _, found, rest = page.partition(f"### `{name}`\n")
    assert found, f"put {name} under its question in GROUPS of docs/make_measures.py"
    part = rest.split("\n##")[0]

    for title in ("Formula", "Range", "Reading", "Pitfalls"):
        assert f"- **{title}**: " in part
