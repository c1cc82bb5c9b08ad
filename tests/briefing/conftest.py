"""The briefing of the package's own record, composed once a language."""

from functools import cache

import pytest

from cktrade.briefing import html, pdf, pptx, xlsx
from cktrade.briefing.composing import Composer, rows_to_show
from cktrade.datasets import places
from cktrade.datasets.gathering import gather

_WRITERS = {"html": html, "pdf": pdf, "xlsx": xlsx, "pptx": pptx}


@pytest.fixture(scope="session")
def record():
    """Return the package's tables, gathered from its raw files."""
    return gather((places.clone() / "raw",))


@pytest.fixture(scope="session")
def shown(record):
    """Return what the briefing draws, by name in the catalogue."""
    return rows_to_show(record)


@pytest.fixture(scope="session")
def briefing(record, shown):
    """Return a function: language → briefing."""
    return cache(lambda lang: Composer(record, shown, lang).briefing())


@pytest.fixture(scope="session")
def written(briefing):
    """Return a function: format and language → the file's bytes."""
    return cache(lambda form, lang: _WRITERS[form].render(briefing(lang)))
