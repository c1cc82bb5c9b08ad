"""Pictures and short tables, parted into pages."""

import pytest

from cktrade.briefing.formats.spread import Item, place, spread

INSIDE = 680.0


def picture(tall, *, opens=False):
    """Return a picture: forty points of it are words."""
    return Item(tall, tall - 40, opens=opens)


def test_two_that_fit_stand_on_one_page_at_full_size():
    """300 + 300 + 17 + 10 points are under 680."""
    assert spread([picture(300)] * 2, INSIDE, flows_on=False) == [(2, 1.0)]


def test_two_that_nearly_fit_are_drawn_smaller():
    """Words 80, gap 17, spare 10 leave 573 of 680 points for drawings of 660: 0.868."""
    ((count, scale),) = spread([picture(370)] * 2, INSIDE, flows_on=False)
    assert count == 2
    assert scale == pytest.approx(573 / 660, abs=0.001)


def test_nothing_is_drawn_too_small_to_read():
    """573 points for drawings of 800 would be 0.72: two pages, at full size."""
    pages = spread([picture(440)] * 2, INSIDE, flows_on=False)
    assert pages == [(1, 1.0), (1, 1.0)]


def test_a_table_is_never_scaled():
    """500 and 300 points of words do not fit, whatever the scale."""
    pages = spread([Item(500, 0), Item(300, 0)], INSIDE, flows_on=False)
    assert pages == [(1, 1.0), (1, 1.0)]


def test_the_pages_are_filled_and_not_the_first_that_comes():
    """250 alone then 420 + 300 fits as well; 250 + 420 then 300 leaves more empty."""
    items = [Item(250, 0), picture(400), picture(310), picture(330)]
    assert [n for n, _ in spread(items, INSIDE, flows_on=False)] == [2, 2]


def test_what_flows_on_fills_the_last_page():
    """The second of two may stand alone: a long table comes behind it."""
    items = [picture(440), picture(440)]
    assert spread(items, INSIDE, flows_on=True) == [(1, 1.0), (1, 1.0)]


def test_a_chapter_that_begins_a_page_says_so_and_not_its_first_item():
    """The heading goes over with it; a long table is left to flow."""
    long = {"kind": "table", "below": False, "groups": [{"rows": [()] * 20}]}
    chapters = [
        {"items": [{"kind": "picture"}]},
        {"items": [{"kind": "picture"}, long]},
    ]
    place(chapters, [(440, 400), (440, 400), (900, 0)], INSIDE)
    assert chapters[1]["fresh"]
    assert "fresh" not in chapters[1]["items"][0]
    assert "scale" not in long
    assert chapters[0]["fresh"] is False
