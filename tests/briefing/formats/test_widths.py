"""How a table's columns share a page."""

import pytest

from cktrade.briefing.formats.widths import TOLD_BELOW, shares_of


@pytest.mark.parametrize("lang", ["en", "fr", "ko"])
def test_each_table_has_as_many_shares_as_columns(briefing, lang):
    """Else they would be set as if none were said."""
    for table in briefing(lang).tables:
        columns = len(table.grid.heads) - (table.name in TOLD_BELOW)
        assert len(shares_of(table.name)) in {0, columns}, table.name
