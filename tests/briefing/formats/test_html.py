"""The page: whole in one file, in order, and readable by everybody."""

import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from cktrade.briefing.formats import html

VOID = {"meta", "br", "path", "use", "link", "img", "col"}
LANGS = ["en", "fr", "ko"]
_RUN = """<script>{axe}</script><script>
document.querySelectorAll("details").forEach(one => {{ one.open = true; }});
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


class Elements(HTMLParser):
    """Collects elements in order: name, attributes, and the element they are in."""

    def __init__(self, page):
        super().__init__()
        self.found, self.text, self._open = [], {}, []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        """File an element, and open it."""
        self.found.append((tag, dict(attrs), tuple(self._open)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        """File an element that holds nothing."""
        self.found.append((tag, dict(attrs), tuple(self._open)))

    def handle_endtag(self, tag):
        """Close it, and what was left open inside."""
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def named(self, *names):
        """Return the attributes of elements of these names."""
        return [attrs for tag, attrs, _ in self.found if tag in names]


@pytest.fixture(params=LANGS)
def page(request, written):
    """Return the page in each language."""
    return written("html", request.param).decode()


def test_nothing_is_asked_for_from_outside(page):
    """No address but those of XML's vocabularies, which nobody calls."""
    asked = re.findall(
        r'(?:src|href|srcset|action|data)="([^"]*)"|url\(([^)]*)\)', page
    )
    inside = {"#", "data:"}

    for one in (first or second for first, second in asked):
        assert any(one.strip("'").startswith(start) for start in inside), one[:80]
    assert not re.search(r"<(script|link|iframe|object|embed|img)\b|@import", page)


def test_landmarks_are_there_once_and_the_skip_link_comes_first(page):
    """A header, a contents list, the content, a footer."""
    elements = Elements(page)
    links = elements.named("a")

    for landmark in ("header", "nav", "main", "footer", "h1"):
        assert len(elements.named(landmark)) == 1
    assert links[0]["href"] == "#content"
    assert elements.named("main")[0]["id"] == "content"
    assert elements.named("html")[0]["lang"] in LANGS


def test_headings_step_down_by_one(page):
    """No level is left out on the way down."""
    levels = [int(tag[1]) for tag, _, _ in Elements(page).found if tag in HEADINGS]

    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


HEADINGS = {f"h{n}" for n in range(1, 7)}


def test_no_id_stands_twice_and_every_link_leads_somewhere(page):
    """Charts in two sizes and seven tables share one page."""
    found = Elements(page).found
    ids = [attrs["id"] for _, attrs, _ in found if "id" in attrs]
    links = [a["href"][1:] for tag, a, _ in found if tag == "a"]
    labels = " ".join(a.get("aria-labelledby", "") for _, a, _ in found).split()

    assert len(ids) == len({*ids})
    assert {*links, *labels} <= {*ids}


@pytest.mark.parametrize("lang", LANGS)
def test_every_chart_has_its_words_and_its_numbers(written, briefing, lang):
    """Title and description in both drawings, alt text and a table in the details."""
    page = unescape(written("html", lang).decode())

    for picture in briefing(lang).pictures:
        figure = page.split(f'<figure id="{picture.name}"')[1].split("</figure>")[0]
        assert figure.count("<title id=") == figure.count("<svg ") == 2
        details = figure.split("<details>")[1]
        assert picture.alt.split("\n")[0] in details
        body = details.split("<tbody>")[1]
        assert body.count("<tr>") == len(picture.plot.categories)


def test_tables_have_captions_and_heads_for_rows_and_columns(page):
    """As many captions as tables; both scopes in each."""
    tables = re.findall(r"<table.*?</table>", page, re.DOTALL)

    assert len(tables) > 10
    for table in tables:
        assert table.count("<caption") == 1
        assert 'scope="col"' in table
        assert 'scope="row"' in table


def test_what_scrolls_can_be_reached_and_has_a_name(page):
    """Regions with a label, in the order of the keyboard."""
    scrolling = [a for a in Elements(page).named("div") if a.get("class") == "scroll"]

    assert len(scrolling) > 10
    assert all(a["tabindex"] == "0" and a["role"] == "region" for a in scrolling)
    assert all(a["aria-label"] for a in scrolling)


def test_words_of_a_document_are_text_and_not_markup(briefing):
    """A title that holds a tag is shown, not run."""
    made = replace(briefing("en"), title="<script>alert(1)</script> & more")

    page = html.render(made).decode()

    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in page


def violations(page, width, folder):
    """Return what axe-core finds wrong with a page in a window of a width."""
    axe, browser = os.environ.get("CKTRADE_AXE"), shutil.which("chromium")
    if not axe or not browser:
        pytest.skip("CKTRADE_AXE names no axe.min.js, or there is no chromium")
    run = _RUN.format(axe=Path(axe).read_text("utf-8"))
    path = folder / "page.html"
    path.write_text(page.replace("</body>", run), "utf-8")
    done = subprocess.run(  # noqa: S603 -- a browser on our own page
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom",
         "--virtual-time-budget=120000", f"--window-size={width},2000", path.as_uri()],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    said = re.search(r'<pre id="found">(.*?)</pre>', done.stdout, re.DOTALL)
    return json.loads(unescape(said[1]))


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_wrong(page, width, tmp_path):
    """WCAG 2.2 AA and good practice, on a desk and on a telephone, all details open."""
    assert violations(page, width, tmp_path) == []


def test_axe_would_find_what_is_wrong(written, tmp_path):
    """Without its language, and with a picture that says nothing, it does."""
    page = written("html", "en").decode()
    spoilt = page.replace(' lang="en"', "").replace(
        "<main ", '<img src="data:,"><main '
    )

    found = {one for one, _ in violations(spoilt, 1280, tmp_path)}

    assert {"html-has-lang", "image-alt"} <= found
