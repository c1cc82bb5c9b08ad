"""Every chart of the catalogue, drawn from the record, keeps the contract."""

import pytest

from cktrade.charts import breaches
from cktrade.exhibits.catalogue import CATALOGUE
from cktrade.exhibits.claims import in_language

CHARTS = [name for name, exhibit in CATALOGUE.items() if exhibit.kind == "chart"]


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_of_the_record_owes_its_reader_nothing(name, tables):
    """One size a language: the widest, the one in print, the narrowest."""
    exhibit = CATALOGUE[name]
    rows = exhibit.rows(tables)
    for lang, size in (("en", "slide"), ("fr", "page"), ("ko", "column")):
        chart = exhibit.drawn(in_language(rows, lang), lang, size=size)
        assert breaches(chart) == []
