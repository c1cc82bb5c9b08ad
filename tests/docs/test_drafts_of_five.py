"""The five documents, drafted: as the page lists them, and alike in every format."""

from __future__ import annotations

import collections
import html
import importlib.util
import os
import textwrap
from datetime import date
from pathlib import Path

import docx
import matplotlib as mpl
import pytest
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure

from cktrade.documents.drafting.folder import draft_file
from cktrade.documents.text import fold

DOCS = Path(__file__).resolve().parents[2] / "docs"
pytestmark = pytest.mark.skipif(
    "CKTRADE_DOCUMENTS" not in os.environ,
    reason="CKTRADE_DOCUMENTS does not name the folder of the texts",
)
NAMES = (
    "cgai-defence-cooperation-2025",
    "gac-bilateral-relations",
    "leaders-joint-statement-2023",
    "mofa-north-america",
    "strategic-partnership-commentary-2025",
)
CELLS = ("value", "unit", "qualifier", "statistic", "measure", "flow", "reporter",
         "partner", "product", "reference_period", "drafted")  # fmt: skip


def as_word(lines, target):
    """Write a Word file with a paragraph a line."""
    word = docx.Document()
    for line in lines:
        word.add_paragraph(line)
    word.save(str(target))


def as_page(lines, target):
    """Write a web page."""
    body = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    target.write_text(f"<html><body>{body}</body></html>", "utf-8")


def as_pdf(lines, target):
    """Write a PDF with a text layer, wrapped as on paper."""
    wrapped = [part for line in lines for part in [*textwrap.wrap(line, 95), ""]]
    with mpl.rc_context({"pdf.fonttype": 42}), PdfPages(target) as pages:
        for first in range(0, len(wrapped), 50):
            figure = Figure(figsize=(8.5, 11))
            for n, part in enumerate(wrapped[first : first + 50]):
                text = part.replace("$", r"\$")
                figure.text(0.06, 0.95 - n * 0.018, text, fontsize=8.5)
            pages.savefig(figure)


def drafted(path):
    """Return how often each figure stands in a draft."""
    rows = draft_file(path, published=date(2020, 1, 1)).claims
    return collections.Counter(tuple(row[cell] for cell in CELLS) for row in rows)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("ending", "write"), [("docx", as_word), ("html", as_page)])
def test_word_and_web_give_the_rows_of_the_text(name, ending, write, tmp_path):
    """The same figures with the same cells have the same verdicts."""
    text = Path(os.environ["CKTRADE_DOCUMENTS"]) / f"{name}.txt"
    lines = [fold(x) for x in text.read_text("utf-8").splitlines() if x.strip()]
    target = tmp_path / f"{name}.{ending}"
    write(lines, target)
    assert drafted(target) == drafted(text)


@pytest.mark.parametrize("name", NAMES)
def test_a_pdf_gives_the_figures_of_the_text(name, tmp_path):
    """Pages break paragraphs: cells that lean on the line before may differ in six."""
    text = Path(os.environ["CKTRADE_DOCUMENTS"]) / f"{name}.txt"
    lines = [fold(x) for x in text.read_text("utf-8").splitlines() if x.strip()]
    target = tmp_path / f"{name}.pdf"
    as_pdf(lines, target)
    wanted, got = drafted(text), drafted(target)
    assert sum((wanted - got).values()) <= 6
    values = {row[:2] for row in wanted}
    assert values <= {row[:2] for row in got}
    sure = {row for row in wanted if "to confirm" not in row[-1]}
    assert sure <= {*got}


def test_the_page_lists_every_difference_from_the_claims_kept_by_hand():
    """Remake it with ``python docs/make_drafts.py``."""
    spec = importlib.util.spec_from_file_location("made", DOCS / "make_drafts.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made = module.section(Path(os.environ["CKTRADE_DOCUMENTS"]))
    page = (DOCS / "your-own-document.md").read_text("utf-8")
    assert page.split(module.START)[1].split(module.END)[0].strip() == made
    assert made.startswith("Of 49 claims kept by hand, 49 are found")
