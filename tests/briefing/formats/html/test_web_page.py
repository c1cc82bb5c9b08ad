"""The page: whole in one file, in order, and readable by everybody."""

import io
import re
import shutil
import subprocess
from base64 import b64decode
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from pypdf import PdfReader

from cktrade.briefing.formats.html import web_page as html
from cktrade.charts.drawing.contrast import contrast

VOID = {"meta", "br", "path", "use", "link", "img", "col"}
LANGS = ["en", "fr", "ko"]


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
    """Links lead out when a reader follows them; nothing else has an address."""
    elements = Elements(page)
    asked = re.findall(r"url\(([^)]*)\)", page)
    asked += [
        attrs[name]
        for tag, attrs, _ in elements.found
        for name in ("src", "href", "srcset", "action", "data", "xlink:href")
        if name in attrs and tag != "a"
    ]

    for one in asked:
        assert one.strip("'").startswith(("#", "data:")), one[:80]
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
    inner = [a["href"] for tag, a, _ in found if tag == "a" and a["href"][0] == "#"]
    links = [address[1:] for address in inner]
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


@pytest.mark.parametrize(
    ("width", "scheme"),
    [(1280, "light"), (390, "light"), (1280, "dark"), (320, "dark")],
)
def test_axe_finds_nothing_wrong(page, width, scheme, tmp_path, violations):
    """WCAG 2.2 AA and good practice, on desk and telephone, in both schemes."""
    assert violations(page, width, tmp_path, scheme) == []


def colours(css, scheme):
    """Return the page's variables in a scheme: those of the dark one come last."""
    found = re.findall(r":root ?\{([^}]*)\}", css)
    dark = [one for one in found if "#12181F" in one]
    said = ";".join(one for one in found if one not in dark)
    said += ";" + ";".join(dark) if scheme == "dark" else ""
    return dict(re.findall(r"--(\w+): ?(#[0-9A-Fa-f]{6})", said))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_of_words_reaches_its_contrast_in_both_schemes(page, scheme):
    """Words 4.5 to 1, marks and lines 3 to 1, on the ground; words also on tints."""
    shades = colours(page.split("</style>")[0], scheme)
    ground = shades["ground"]

    for role in ("ink", "soft", "first", "second", "third", "claim"):
        assert contrast(shades[role], ground) >= 4.5, role
    for role in ("others", "axis"):
        assert contrast(shades[role], ground) >= 3, role
    for tint in ("claim_tint", "first_tint", "row"):
        assert contrast(shades["ink"], shades[tint]) >= 4.5, tint


def test_drawings_and_tables_have_no_colour_of_their_own(page):
    """Each is a variable of the page, which the dark scheme turns."""
    body = page.split("<body>")[1]

    assert not re.findall(r"(?:fill|stroke|color|background)[^;\"]*: ?#\w{6}", body)


@pytest.mark.parametrize("lang", LANGS)
def test_on_a_telephone_no_type_is_smaller_than_12_pixels(written, lang):
    """A column of 252 points fills 390 pixels; a rem of the page is 16."""
    page = written("html", lang).decode()
    for drawing in re.findall(r'<div class="column">.*?</div>', page, re.DOTALL):
        wide = float(re.search(r'viewBox="0 \S+ (\S+) ', drawing)[1])
        sizes = re.findall(r"font(?:-size)?: (?:\d+ )?([\d.]+)px", drawing)
        assert min(map(float, sizes)) * 390 / wide >= 12
    css = page.split("</style>")[0].split("@media print")[0]
    assert min(float(s) for s in re.findall(r"font-size: ([\d.]+)rem", css)) * 16 >= 12


@pytest.mark.parametrize("lang", LANGS)
def test_a_finding_is_a_heading_and_is_not_drawn_again(written, briefing, lang):
    """The drawing begins below its title, which stands in the page's own words."""
    page = unescape(written("html", lang).decode())

    for picture in briefing(lang).pictures:
        figure = page.split(f'<figure id="{picture.name}"')[1].split("</figure>")[0]
        assert f"<h3>{picture.title}</h3>" in figure
        assert not re.search(r'<g id="[^"]*-(title|subtitle|source)"', figure)


def test_every_figure_hands_out_its_picture_drawing_and_numbers(page, briefing):
    """PNG, SVG and CSV lie in the page; the table's rows as CSV."""
    lang = Elements(page).named("html")[0]["lang"]
    taken = {
        one["download"]: one["href"]
        for one in Elements(page).named("a")
        if "download" in one
    }

    for picture in briefing(lang).pictures:
        for form in ("png", "svg", "csv"):
            address = taken[f"{picture.name}-{lang}.{form}"]
            content = b64decode(address.split(",")[1])
            whole = {"png": picture.png, "svg": picture.svg["page"]}
            assert content == whole.get(form, content)
            assert content
    assert f"verdicts-{lang}.csv" in taken


def test_the_same_page_in_other_languages_is_one_step_away(briefing):
    """Only those written together; one's own is no link."""
    names = {lang: f"cktrade-{lang}.html" for lang in LANGS}
    made = html.render(replace(briefing("fr"), siblings=names)).decode()
    links = {
        a["hreflang"]: a["href"] for a in Elements(made).named("a") if "hreflang" in a
    }

    assert links == {"en": "cktrade-en.html", "ko": "cktrade-ko.html"}
    assert "hreflang" not in html.render(briefing("fr")).decode()


def test_sources_lead_out_and_an_agency_of_many_to_the_list(page):
    """The number's table at the agency; where a name means many files, the list."""
    links = [a["href"] for a in Elements(page).named("a")]

    assert any("pid=1210001101" in address for address in links)
    assert "#part-sources" in links[8:]


def test_notes_are_folded_for_a_telephone(page, briefing):
    """Each table's notes stand in details that only the narrow page shows."""
    lang = Elements(page).named("html")[0]["lang"]
    noted = [t for t in briefing(lang).tables if t.grid.notes]

    assert page.count('<details class="notes">') == len(noted)
    assert re.search(r"\n\.notes \{ display: none; \}", page)


def printed(page, folder):
    """Return how many sheets a browser prints a page on."""
    browser = shutil.which("chromium")
    if not browser:
        pytest.skip("there is no chromium")
    (folder / "page.html").write_text(page, "utf-8")
    out = folder / "page.pdf"
    subprocess.run(  # noqa: S603 -- a browser on our own page
        [browser, "--headless", "--no-sandbox", "--disable-gpu",
         "--no-pdf-header-footer", f"--print-to-pdf={out}",
         (folder / "page.html").as_uri()],
        capture_output=True, check=True,
    )  # fmt: skip
    return len(PdfReader(out).pages)


@pytest.mark.parametrize("lang", LANGS)
def test_printing_the_page_takes_no_more_paper_than_the_pdf(written, lang, tmp_path):
    """The same parts, without what only a screen can do."""
    pages = len(PdfReader(io.BytesIO(written("pdf", lang))).pages)

    assert printed(written("html", lang).decode(), tmp_path) <= pages


def test_axe_would_find_what_is_wrong(written, tmp_path, violations):
    """Without its language, and with a picture that says nothing, it does."""
    page = written("html", "en").decode()
    spoilt = page.replace(' lang="en"', "").replace(
        "<main ", '<img src="data:,"><main '
    )

    found = {one for one, _ in violations(spoilt, 1280, tmp_path)}

    assert {"html-has-lang", "image-alt"} <= found


@pytest.mark.parametrize("lang", LANGS)
def test_a_tables_name_is_whole_on_a_telephone(written, lang, measured, tmp_path):
    """Its columns scroll at 390 pixels; no word of a caption is outside the window."""
    found = measured(
        written("html", lang).decode(),
        """[innerWidth, ...document.querySelectorAll("main .scroll caption > *")]
        .map(one => one.getBoundingClientRect ? one.getBoundingClientRect().right : one)
        """,
        390,
        tmp_path,
    )
    width, *ends = found

    assert (width, len(ends) > 10) == (390, True)
    assert max(ends) <= width
