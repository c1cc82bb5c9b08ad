"""A table's cells for every format: those of its page, not a word changed."""

import re

import pandas as pd
import pytest

from cktrade.exhibits.grid import Cell, length, of_sheet
from cktrade.tables.style import Sheet

SHEET = Sheet(
    name="trade",
    lang="fr",
    title="Échanges",
    subtitle="base douanière",
    cells=pd.DataFrame(
        {
            "when": ["Avant", "Après", "Avant"],
            "year": ["2017", "2018", "2016"],
            "sold": ["1,5", "4", "3"],
            "as_printed": ["two", "over five", "six"],
        }
    ),
    labels={"year": "Année", "sold": "Ventes", "as_printed": "Texte"},
    sources=("Source : une page",),
    group="when",
    numbers=("sold",),
    spanner="Millions",
    notes=(("sold", 2, "Révisé"), ("sold", 0, "Provisoire"), ("sold", 1, "Révisé")),
)


def test_every_part_of_a_sheet_is_a_part_of_the_grid():
    """Two groups, of two rows and one; heads, unit, languages, alignment."""
    grid = of_sheet(SHEET)

    assert (grid.title, grid.subtitle) == ("Échanges", "base douanière")
    assert (grid.heads, grid.unit) == (("Année", "Ventes", "Texte"), "Millions")
    assert grid.numeric == (False, True, False)
    assert [group.heading for group in grid.groups] == ["Avant", "Après"]
    assert [row[0].text for row in grid.groups[0].rows] == ["2017", "2016"]
    assert grid.groups[1].rows[0][2] == Cell("over five", lang="en")


def test_notes_are_lettered_by_row_and_one_text_has_one_mark():
    """Row 0 has a, rows 1 and 2 share b, whatever the order in which they are given."""
    grid = of_sheet(SHEET)
    marks = {row[0].text: row[1].mark for group in grid.groups for row in group.rows}

    assert marks == {"2017": "a", "2018": "b", "2016": "b"}
    assert grid.notes == ("Source : une page", "a Provisoire", "b Révisé")


@pytest.mark.parametrize("lang", ["en", "fr", "ko"])
def test_no_cell_of_a_real_table_is_lost(briefing, lang):
    """As many cells as the page has, and each row as long as the heads."""
    for table in briefing(lang).tables:
        rows = [row for group in table.grid.groups for row in group.rows]
        assert {len(row) for row in rows} == {len(table.grid.heads)}
        if table.html:
            body = table.html.split("</thead>")[1].split("<tfoot")[0]
            cells = len(re.findall(r'<td|scope="row"', body))
            assert sum(len(row) for row in rows) == cells


def test_hangul_takes_two_places():
    """2025년 is five signs and six places wide."""
    assert (length("2025"), length("2025년")) == (4, 6)
