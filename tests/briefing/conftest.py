"""The briefing of the package's own record, composed once a language."""

from functools import cache

import pytest

from cktrade.briefing.compose import Composer, rows_to_show
from cktrade.briefing.formats import pdf
from cktrade.briefing.formats.docx import document as docx
from cktrade.briefing.formats.html import web_page as html
from cktrade.briefing.formats.pptx import presentation as pptx
from cktrade.briefing.formats.xlsx import workbook as xlsx
from cktrade.datasets import data_folders
from cktrade.datasets.gather import gather

_WRITERS = {"html": html, "pdf": pdf, "xlsx": xlsx, "pptx": pptx, "docx": docx}


@pytest.fixture(scope="session")
def record():
    """Return the package's tables, gathered from its raw files."""
    return gather((data_folders.clone() / "raw",))


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
