"""The recipes name files that exist and tests that run."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
RECIPES = PAGE[PAGE.index("## Five recipes") : PAGE.index("## What happened")]
PLACES = sorted(set(re.findall(r"`((?:src|tests|docs|data)/[^`<]*[^`</])`", RECIPES)))
TESTS = sorted(
    set(
        re.findall(
            r"(tests/[\w/.]+)",
            "".join(re.findall(r"^Test: (.*)", RECIPES, re.MULTILINE)),
        )
    )
)
NAMES = sorted(
    set(
        re.findall(
            r"`(_?[A-Z]+|__all__)` (?:and `\w+` )?(?:of|in) `([^`<]+\.py)`", RECIPES
        )
    )
)


@pytest.mark.parametrize("place", PLACES)
def test_a_place_that_a_recipe_names_exists(place):
    """A file renamed is a recipe to change."""
    assert (ROOT / place).exists()


@pytest.mark.parametrize("place", TESTS)
def test_the_tests_of_a_recipe_are_there(place):
    """Each recipe ends with what to run."""
    assert (ROOT / place.rstrip(".")).exists()


@pytest.mark.parametrize(("name", "place"), NAMES)
def test_a_list_that_a_recipe_names_stands_in_its_file(name, place):
    """Such as ``FORMATS``, ``CASES``, ``GROUPS`` and ``LOCALES``."""
    assert re.search(rf"^{name}\b", (ROOT / place).read_text("utf-8"), re.MULTILINE)


def test_the_recipes_are_five():
    """Measure, source, rule, chart, language."""
    assert len(re.findall(r"^### ", RECIPES, re.MULTILINE)) == 5
    assert len(PLACES) > 20
    assert len(NAMES) >= 4
