"""The package's own tables, and its briefing composed once a language."""

from functools import cache

import pytest

from cktrade.briefing.compose import Composer, rows_to_show
from cktrade.datasets.loading import TABLES, load


@pytest.fixture(scope="session")
def tables():
    """Return the package's tables, the record with all its vintages."""
    held = {name: load(name) for name in TABLES}
    return held | {"observations": load("observations", vintages="all")}


@pytest.fixture(scope="session")
def briefing(tables):
    """Return a function: language → briefing."""
    shown = rows_to_show(tables)
    return cache(lambda lang: Composer(tables, shown, lang).briefing())
