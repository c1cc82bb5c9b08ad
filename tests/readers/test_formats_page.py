"""The page of formats names tests that exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "formats.md"

NAMES = sorted(
    set(re.findall(r"\btest_[a-z0-9_]+[a-z0-9]\b(?![_…])", PAGE.read_text("utf-8")))
)


@pytest.fixture(scope="module")
def names():
    """Return the names of all test modules and functions."""
    modules = [*(ROOT / "tests").rglob("test_*.py")]
    texts = [path.read_text("utf-8") for path in modules]
    functions = [name for text in texts for name in re.findall(r"def (test_\w+)", text)]
    return {*functions, *(path.stem for path in modules)}


@pytest.mark.parametrize("name", NAMES)
def test_a_test_that_the_page_names_exists(names, name):
    """A test renamed is a line of the page to change."""
    assert name in names


def test_the_page_names_many_tests():
    """The search above finds them."""
    assert len(NAMES) > 45
