"""The outline and the catalogue know the same tables and charts."""

from cktrade.briefing.outline import ELSEWHERE, ON_SLIDES, PARTS, SOURCES
from cktrade.datasets.catalogue import CATALOGUE

NAMED = [name for part in PARTS for name in part.items]


def test_everything_that_build_makes_is_in_the_briefing_or_left_out_with_a_reason():
    """A new chart cannot be forgotten: it is named in one of the two lists."""
    assert {*NAMED, *ELSEWHERE} == {*CATALOGUE, SOURCES}
    assert not {*NAMED} & {*ELSEWHERE}
    assert all(len(reason) > 20 for reason in ELSEWHERE.values())


def test_nothing_stands_twice():
    """A chart has one chapter."""
    assert len(NAMED) == len({*NAMED})


def test_slides_show_tables_of_the_outline():
    """Charts are always on slides; the list is for tables."""
    assert {*ON_SLIDES} <= {*NAMED}
    assert all(CATALOGUE[name].kind == "table" for name in ON_SLIDES)
