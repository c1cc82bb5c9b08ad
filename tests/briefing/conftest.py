"""The briefing of the package's own record, composed once a language."""

import json
import os
import re
import shutil
import subprocess
from functools import cache
from html import escape, unescape
from pathlib import Path

import pytest

from cktrade.briefing.compose import Composer, rows_to_show
from cktrade.briefing.formats import pdf
from cktrade.briefing.formats.docx import document as docx
from cktrade.briefing.formats.html import web_page as html
from cktrade.briefing.formats.pptx import presentation as pptx
from cktrade.briefing.formats.xlsx import workbook as xlsx
from cktrade.datasets import data_folders
from cktrade.datasets.gather import gather

_RUN = """<script>{axe}</script><script>
document.querySelectorAll("details").forEach(one => {{ one.open = true; }});
axe.run(document, {{runOnly: {{type: "tag", values: [
  "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}}})
  .then(found => {{
    const said = document.createElement("pre");
    said.id = "found";
    said.textContent = JSON.stringify(found.violations.map(one =>
      [one.id, one.nodes.map(node => node.html.slice(0, 120))]));
    parent.document.body.append(said);
  }});
</script></body>"""
_FRAME = (
    '<!doctype html><title>A frame</title><body style="margin:0">'
    '<iframe style="border:0;height:2000px;width:{width}px;color-scheme:{scheme}" '
    'srcdoc="{page}"></iframe></body>'
)
_ASK = """<script>document.fonts.ready.then(() => {{
  const said = document.createElement("pre");
  said.id = "found";
  said.textContent = JSON.stringify({ask});
  parent.document.body.append(said);
}});</script></body>"""
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


@pytest.fixture(scope="session")
def violations():
    """Return a function: page, width, folder and scheme → what axe-core finds wrong."""
    return _violations


def _violations(page, width, folder, scheme="light"):
    """Return what axe-core finds wrong with a page in a window of a width."""
    axe = os.environ.get("CKTRADE_AXE")
    if not axe:
        pytest.skip("CKTRADE_AXE names no axe.min.js")
    run = _RUN.format(axe=Path(axe).read_text("utf-8"))
    return _run(page.replace("</body>", run), width, folder, scheme)


@pytest.fixture(scope="session")
def measured():
    """Return a function: page, expression, width, folder → its value in a browser."""
    return _measured


def _measured(page, expression, width, folder):
    return _run(page.replace("</body>", _ASK.format(ask=expression)), width, folder)


def _run(page, width, folder, scheme="light"):
    """Return what the script of a page has written into the element ``found``."""
    browser = shutil.which("chromium")
    if not browser:
        pytest.skip("there is no chromium")
    path = folder / "page.html"
    # a window is never narrower than 500 pixels: a telephone is a frame in it
    framed = _FRAME.format(width=width, scheme=scheme, page=escape(page))
    path.write_text(framed, "utf-8")
    done = subprocess.run(  # noqa: S603 -- a browser on our own page
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom",
         f"--blink-settings=preferredColorScheme={int(scheme == 'light')}",
         "--virtual-time-budget=120000", f"--window-size={max(width, 500)},2000",
         path.as_uri()],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    said = re.search(r'<pre id="found">(.*?)</pre>', done.stdout, re.DOTALL)
    return json.loads(unescape(said[1]))
