"""Tables of a page from cells of text."""

from cktrade.briefing.formats.html.plain_tables import plain
from cktrade.exhibits.grid import Cell, Grid, Group


def test_cells_say_their_language_their_side_and_their_address():
    """A row head, a link in English inside French, a number set right."""
    row = (
        Cell("Canada"),
        Cell("A table", "en", url="https://a.example?x=1&y"),
        Cell("5"),
    )
    grid = Grid(
        title="T", subtitle="", heads=("a", "b", "c"), numeric=(False, False, True),
        unit="", groups=(Group("", (row,)),), notes=(),
    )  # fmt: skip

    made = plain(grid)

    assert '<th scope="row">Canada</th>' in made
    assert (
        '<td lang="en"><a href="https://a.example?x=1&amp;y">A table</a></td>' in made
    )
    assert '<td class="right">5</td>' in made
