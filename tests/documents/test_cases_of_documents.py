"""Documents that stopped a build, led out of their folder, or carried markup."""

import csv
import io
import re
import shutil

import pytest
from typer.testing import CliRunner

from cktrade.cli.commands import app
from cktrade.datasets.check_documents import checked
from cktrade.errors import SourceError

#: What a browser would run, or a spreadsheet.
RUNS = re.compile(
    r"<(?:script|img|svg|iframe)[^>]*(?:alert|onerror|onload)|href=.?javascript:",
    re.IGNORECASE,
)


@pytest.mark.parametrize(("case", "claims"), [("many-events", 2), ("repeated-mean", 3)])
def test_an_ordinary_document_is_judged(case, claims, cases):
    """38 events, or a mean that another document prints too: every claim is judged."""
    rows = checked(cases / "documents" / case / "memo-2020")
    assert len(rows) == claims
    assert rows["for_its_time"].isin(["agrees", "close", "not checkable"]).all()


def test_a_text_out_of_the_folder_is_refused(cases):
    """`text = "/etc/hostname"`."""
    with pytest.raises(SourceError, match="expected the plain name of a file"):
        checked(cases / "documents" / "text-traversal" / "memo-2020")


@pytest.fixture
def evil(data, cases):
    """Return a data folder that holds the document of markup and formulas as well."""
    held = cases / "documents" / "evil-document"
    shutil.copytree(held, data / "raw" / "documents" / "zz-evil")
    return data


def test_markup_and_formulas_are_text_on_every_page(evil, tmp_path):
    """Whether its particulars are refused or shown: nothing in them is run."""
    out = tmp_path / "out"
    words = ["--data", str(evil), "--out", str(out)]
    built = CliRunner().invoke(app, ["build", "--spreadsheet-safe", *words])
    assert "Error: " not in built.stderr
    assert isinstance(built.exception, SystemExit | SourceError | None), built.exception
    if isinstance(built.exception, SourceError):
        assert "zz-evil" in str(built.exception)
        return
    pages = [*out.rglob("*.html"), *out.rglob("*.svg")]
    assert len(pages) > 10
    for page in pages:
        assert not RUNS.search(page.read_text("utf-8")), page.name
    for table in out.rglob("*.csv"):
        cells = [*csv.reader(io.StringIO(table.read_text("utf-8"), newline=""))]
        first = {cell[0] for row in cells for cell in row if cell}
        assert not first & {"=", "@"}, table.name
