"""The site is built without a warning, and leads nowhere that is not there."""

import json
import os
import random
import re
import shutil
import subprocess
import sys
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import cktrade as ck

ROOT = Path(__file__).resolve().parents[2]
pytest.importorskip("sphinx", reason="the site is built by the extra 'site'")


class _Links(HTMLParser):
    """The targets and the anchors of one page."""

    def __init__(self, page):
        super().__init__()
        self.targets, self.anchors = [], set()
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag, attrs):
        """Collect what is linked and what can be linked to."""
        found = dict(attrs)
        self.anchors.add(found.get("id"))
        if tag in {"a", "link"}:
            self.targets.append(found.get("href") or "")
        if tag in {"img", "script"}:
            self.targets.append(found.get("src") or "")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Build the site once; every warning is an error."""
    out = tmp_path_factory.mktemp("site")
    words = ["-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html"]
    places = ["-d", str(out / "trees"), str(ROOT / "docs"), str(out / "site")]
    done = subprocess.run(  # noqa: S603 -- our own site
        [sys.executable, *words, *places], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return out / "site"


def test_every_public_name_has_its_page(site):
    """The package's own names, each measure, chart and table."""
    pages = {path.stem for path in (site / "reference" / "generated").glob("*.html")}
    own = {name for name in ck.__all__ if callable(getattr(ck, name))}
    wanted = {f"cktrade.{name}" for name in own - set(ck.measures.__all__)}
    for room in (ck.measures, ck.charts, ck.tables):
        names = [n for n in room.__all__ if callable(getattr(room, n))]
        wanted |= {f"{room.__name__}.{name}" for name in names}
    assert len(wanted) > 60
    assert wanted - pages == set()


def test_no_link_of_the_site_is_dead(site):
    """Every page and every anchor that another page points to."""
    pages = {path: _Links(path) for path in site.rglob("*.html")}
    assert len(pages) > 100
    dead = []
    for path, links in pages.items():
        for target in filter(None, links.targets):
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            to = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            anchors = pages[to].anchors if to in pages else None
            missing = anchors is not None and unquote(parts.fragment) not in anchors
            if not to.exists() or (parts.fragment and missing):
                dead.append(f"{path.relative_to(site)} → {target}")
    assert dead == []


def test_every_command_stands_in_the_reference(site):
    """With its options."""
    page = (site / "reference" / "commands.html").read_text("utf-8")
    shown = re.findall(r"<h2>cktrade ([a-z-]+)", page)
    assert {"build", "brief", "check", "fetch", "restate", "why"} <= set(shown)
    assert "--lang" in page


_RUN = """<script>{axe}</script><script>
axe.run(document, {{runOnly: {{type: "tag", values: [
  "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}}})
  .then(found => {{
    const said = document.createElement("pre");
    said.id = "found";
    said.textContent = JSON.stringify(found.violations.map(one =>
      [one.id, one.nodes.map(node => node.html.slice(0, 120))]));
    document.body.append(said);
  }});
</script></body>"""


def _sample(site):
    """Return every page on request; else six, others each time the site grows."""
    pages = sorted(path for path in site.rglob("*.html"))
    if os.environ.get("CKTRADE_PAGES") == "all":
        return pages
    named = [site / f"{name}.html" for name in ("index", "verdicts", "search")]
    return [*named, *random.Random(len(pages)).sample(pages, 3)]  # noqa: S311 -- a sample


def _violations(path, *options):
    """Return what axe-core finds wrong with a page, its style sheets beside it."""
    axe, browser = os.environ.get("CKTRADE_AXE"), shutil.which("chromium")
    if not axe or not browser:
        pytest.skip("CKTRADE_AXE names no axe.min.js, or there is no chromium")
    run = _RUN.format(axe=Path(axe).read_text("utf-8"))
    tried = path.with_name(f"tried-{path.name}")
    tried.write_text(path.read_text("utf-8").replace("</body>", run), "utf-8")
    done = subprocess.run(  # noqa: S603 -- a browser on our own page
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom",
         "--virtual-time-budget=120000", *options, tried.as_uri()],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    tried.unlink()
    said = re.search(r'<pre id="found">(.*?)</pre>', done.stdout, re.DOTALL)
    return json.loads(unescape(said[1]))


@pytest.mark.parametrize(
    "options",
    [
        ["--window-size=1280,2000"],
        ["--window-size=390,2000", "--blink-settings=preferredColorScheme=0"],
    ],
    ids=["desk-light", "telephone-dark"],
)
def test_axe_finds_nothing_wrong_with_the_site(site, options):
    """WCAG 2.2 AA and good practice; ``CKTRADE_PAGES=all`` tries every page."""
    found = {
        str(path.relative_to(site)): _violations(path, *options)
        for path in _sample(site)
    }
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
