"""The relationship in dates."""

from cktrade import tables

FIXED = "\N{NO-BREAK SPACE}"


def test_events_stand_by_their_first_day_and_alike_ones_once(events, page):
    """The war of two documents is one row; the signature of 2014 and of 2015 two."""
    assert page(tables.timeline(events)).rows == [
        ["1950–1953", "Korean War", "Canada, South Korea", f"A{FIXED}¶3, B{FIXED}¶2"],
        ["2014", "Agreement signeda", "Canada, South Korea", f"B{FIXED}¶3"],
        ["September 22, 2014", "A visit", "Canada, South Korea", f"A{FIXED}¶9"],
        ["2015", "Agreement signeda", "Canada, South Korea", f"A{FIXED}¶3"],
    ]  # fmt: skip


def test_a_disputed_date_is_marked_wherever_it_stands(events, page):
    """2014 by one document and 2015 by the other: one note, at both lines."""
    feet = page(tables.timeline(events)).feet
    assert feet[-1] == "a The documents give different dates: 2014 and 2015"


def test_the_packages_own_events_are_translated(events, page):
    """An event without a translation keeps its title."""
    own = events.assign(event=["gac-korean-war", *events["event"][1:]])
    shown = page(tables.timeline(own.iloc[:2], "fr"), "fr")
    assert [row[:3] for row in shown.rows] == [
        ["22 septembre 2014", "A visit", "Canada, Corée du Sud"],
        ["2015", "Guerre de Corée", "Canada, Corée du Sud"],
    ]


def test_the_rows_behind_keep_every_event(events):
    """Five events, five keys, oldest first; what was merged is apart again."""
    assert tables.data("timeline", events)["key"].tolist() == [
        "page-war",
        "ministry-war",
        "ministry-agreement",
        "page-visit",
        "page-agreement",
    ]
