"""Tables read back from the page: not a cell lost, not a word changed."""

import re

import pytest

from cktrade.briefing.grids import Cell, length, read

PAGE = """<section lang="fr"><style>td { color: red }</style>
<table><caption id="t"><span>Échanges</span> <span>base douanière</span></caption>
<thead><tr><th rowspan="2" scope="col">Année</th>
<th colspan="2" scope="colgroup"><span>Millions</span></th></tr>
<tr><th scope="col">Ventes</th><th scope="col">Achats</th></tr></thead>
<tbody><tr class="gt_group_heading_row"><th colspan="3" scope="rowgroup">Avant</th></tr>
<tr><th scope="row">2017</th>
<td class="gt_row gt_right">1,5<sup><a href="#n">a</a></sup>
</td><td class="gt_row gt_right">2 &amp; 3</td></tr></tbody>
<tbody><tr class="gt_group_heading_row"><th colspan="3" scope="rowgroup">Après</th></tr>
<tr><th scope="row">2018</th><td class="gt_row gt_right">4</td>
<td class="gt_row gt_right" lang="en">over five</td></tr></tbody>
<tfoot><tr><td colspan="3">Source : une page</td></tr>
<tr><td colspan="3"><span>a</span> Provisoire</td></tr></tfoot></table></section>"""


def test_every_part_of_a_table_is_read():
    """Two groups of one row, three columns, a mark, a language, two notes."""
    grid = read(PAGE)

    assert (grid.title, grid.subtitle) == ("Échanges", "base douanière")
    assert (grid.heads, grid.unit) == (("Année", "Ventes", "Achats"), "Millions")
    assert grid.numeric == (False, True, True)
    assert [group.heading for group in grid.groups] == ["Avant", "Après"]
    assert grid.groups[0].rows == (
        (Cell("2017"), Cell("1,5", mark="a"), Cell("2 & 3")),
    )
    assert grid.groups[1].rows[0][2] == Cell("over five", lang="en")
    assert grid.notes == ("Source : une page", "a Provisoire")


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
