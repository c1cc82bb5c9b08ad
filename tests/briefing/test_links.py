"""The addresses behind source lines: a whole name leads to one place."""

import pandas as pd
import pytest

from cktrade.briefing.links import address_of, addresses, linked

SOURCES = pd.DataFrame(
    [
        {"source": "statcan/12-10-0011/2026-04-02", "kind": "official", "url": "u1"},
        {"source": "ircc/pr-citz/2024-12-31", "kind": "official", "url": "u2"},
        {"source": "ircc/study-citz/2024-12-31", "kind": "official", "url": "u3"},
        {"source": "gac", "kind": "document", "url": "u4", "title": "A page"},
    ]
).assign(title=lambda rows: rows.get("title"))


def test_a_table_has_the_address_of_its_number_in_the_readers_language():
    """12-10-0011 becomes 12100011, and 01 behind; Korean readers get the English."""
    row = {"source": "statcan/12-10-0011-customs/2026-06-10", "url": "elsewhere"}

    assert address_of(row, "fr").endswith("/fr/tv.action?pid=1210001101")
    assert address_of(row, "ko").endswith("/en/tv.action?pid=1210001101")


def test_an_agency_named_for_two_files_leads_to_the_list_of_sources():
    """Two addresses under one name: neither is the one meant."""
    found = addresses(SOURCES[SOURCES["kind"].eq("official")], SOURCES, "en")

    assert found["A page"] == "u4"
    assert found["Immigration, Refugees and Citizenship Canada"] == ""


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("Source: An agency, table 1", [("Source: An agency, table 1", "")]),
        (
            "Sources: An agency; data to 2025",
            [("Sources: ", ""), ("An agency", "a"), ("; data to 2025", "")],
        ),
        ("An agency, quoted by others", [("An agency, quoted by others", "")]),
        (
            "Many files; An agency",
            [("Many files", "#"), ("; ", ""), ("An agency", "a")],
        ),
    ],
)
def test_only_a_whole_name_is_a_link(line, pieces):
    """An agency's name within a longer one leads nowhere."""
    links = {"An agency": "a", "Many files": ""}

    assert [*linked(line, links, otherwise="#")] == pieces
