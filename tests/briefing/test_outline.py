"""The outline holds every exhibit that says no reason against it."""

from cktrade.briefing.outline import ON_SLIDES, PARTS, SOURCES
from cktrade.exhibits.catalogue import CATALOGUE, EXHIBITS

NAMED = [name for part in PARTS for name in part.items]


def test_everything_that_build_makes_is_in_the_briefing_or_left_out_with_a_reason():
    """A new chart cannot be forgotten: it has a chapter, or a sentence why not."""
    elsewhere = {one.name for one in EXHIBITS if len(one.elsewhere) > 20}

    assert {*NAMED} | elsewhere == {*CATALOGUE, SOURCES}
    assert not {*NAMED} & elsewhere


def test_nothing_stands_twice():
    """A chart has one chapter."""
    assert len(NAMED) == len({*NAMED})


def test_slides_show_tables_of_the_outline():
    """Charts are always on slides; the list is for tables."""
    assert {*ON_SLIDES} <= {*NAMED}
    assert all(CATALOGUE[name].kind == "table" for name in ON_SLIDES)
