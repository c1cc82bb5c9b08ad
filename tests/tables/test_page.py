"""Tables as HTML for every reader."""

import re
from html.parser import HTMLParser

import pytest

from cktrade import tables
from cktrade.errors import NotHeldError
from cktrade.tables import style

LANGUAGES = ("en", "fr", "ko")


@pytest.fixture
def glance(claims, sources):
    """The table with the most parts: groups, quotations, letters."""
    return lambda lang="en": tables.at_a_glance(claims, lang, sources)


def test_every_head_says_for_what_it_speaks(glance, page):
    """Columns, rows and groups of rows; no data cell is a head."""
    tree = page(glance()).tree
    assert {th.attrib["scope"] for th in tree.iterfind("thead//th")} == {"col"}
    for body in tree.findall("tbody"):
        assert [row[0].attrib["scope"] for row in body] == [
            "rowgroup",
            *["row"] * (len(body) - 1),
        ]
    assert not tree.findall("thead//td")


def test_a_head_over_several_columns_speaks_for_their_group(trade, page):
    """The unit over exports, imports and balance."""
    heads = page(tables.annual_trade(trade)).tree.findall("thead//th[@colspan='3']")
    assert [head.attrib["scope"] for head in heads] == ["colgroup"]


def test_the_title_is_the_tables_caption(glance, page):
    """Not a row of its head, which would be read as data."""
    tree = page(glance()).tree
    assert tree[0].tag == "caption"
    assert "".join(tree[0][0].itertext()) == "Canada and South Korea at a glance"


#: How words of a document without a translation are quoted.
SIGNS = {"fr": "«\u202f{}\u202f»", "ko": "“{}”"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_and_quotations_name_their_language(glance, page, lang):
    """The documents are English; in an English page that need not be said."""
    assert f'<html lang="{lang}">' in tables.html(glance(lang), lang)
    cells = page(glance(lang), lang).tree.findall("tbody//td[@lang='en']")
    assert [cell.text for cell in cells[:1]] == (
        [] if lang == "en" else [SIGNS[lang].format("$15.3 billion")]
    )
    assert len(cells) == (0 if lang == "en" else 7)


def test_each_cell_carries_its_header_for_a_narrow_screen(glance, page):
    """A card has no head above it."""
    row = page(glance()).tree.findall("tbody/tr")[1]
    assert [cell.attrib.get("data-label") for cell in row] == [
        None,
        "Figure",
        "As printed",
        "Period",
        "Place",
    ]


def test_numbers_stay_in_columns_and_words_become_cards(glance, trade):
    """The rule of style for cards is not in a table of numbers."""
    assert "attr(data-label)" in tables.fragment(glance(), "en")
    assert "attr(data-label)" not in tables.fragment(tables.annual_trade(trade), "en")


def test_a_mark_leads_to_its_note(trade, page):
    """Three marks, one note, and a name that is read instead of the letter."""
    tree = page(tables.annual_trade(trade)).tree
    links = tree.findall("tbody//sup/a")
    assert {link.attrib["href"] for link in links} == {"#ck-annual-trade-note-a"}
    assert {link.attrib["aria-label"] for link in links} == {"Note a"}
    notes = tree.findall("tfoot//td[@id='ck-annual-trade-note-a']")
    assert len(links) == 3
    assert len(notes) == 1


def test_ids_are_unique_and_begin_with_the_tables_own(glance, trade):
    """Two tables stand on one page without quarrel."""
    text = tables.fragment(glance(), "en") + tables.fragment(
        tables.annual_trade(trade), "en"
    )
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert all(i.startswith(("ck-at-a-glance", "ck-annual-trade")) for i in ids)


def test_nothing_comes_from_outside(glance):
    """No address, script, import or picture."""
    text = tables.html(glance("ko"), "ko")
    assert not re.search(r"https?:|//|url\(|@import|<script|<link|<img", text)


def test_the_same_rows_give_the_same_bytes(claims, sources):
    """Drawn twice from copies."""
    once = tables.html(tables.at_a_glance(claims, "fr", sources), "fr")
    again = tables.html(tables.at_a_glance(claims.copy(), "fr", sources.copy()), "fr")
    assert once == again


def test_what_looks_like_markup_is_text(claims, page):
    """A claim that prints <b> and & prints them."""
    wild = claims.assign(as_printed="5 < 6 & <b>more</b>")
    assert page(tables.at_a_glance(wild)).rows[0][2] == "“5 < 6 & <b>more</b>”"


def test_the_pages_title_is_the_tables(claims):
    """The tab of the browser says what the page shows."""
    text = tables.html(tables.at_a_glance(claims), "en")
    assert "<title>Canada and South Korea at a glance</title>" in text


class _Balance(HTMLParser):
    """Check that every element that is opened is closed in turn."""

    def __init__(self):
        super().__init__()
        self.open, self.wrong = [], []

    def handle_starttag(self, tag, attrs):  # noqa: ARG002 -- the parser passes them
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_elements_are_closed_in_turn(glance, lang):
    """A browser would forgive; an e-mail client would not."""
    parser = _Balance()
    parser.feed(tables.html(glance(lang), lang))
    assert (parser.open, parser.wrong) == ([], [])


def _luminance(colour):
    """Return the relative luminance of WCAG 2.2."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("text", [style.INK, style.SOFT, style.ACCENT])
@pytest.mark.parametrize("ground", [style.GROUND, style.TINT])
def test_text_stands_out_from_its_ground(text, ground):
    """At least 4.5 to 1 (WCAG 2.2, criterion 1.4.3)."""
    light, dark = sorted((_luminance(text), _luminance(ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_an_unknown_table_is_refused_by_name(claims):
    """The message lists the tables."""
    with pytest.raises(NotHeldError, match="annual_trade, at_a_glance"):
        tables.data("pie", claims)


def test_every_table_is_listed_with_its_rows_behind():
    """Seven tables; each module has its data."""
    assert set(tables.NAMES) <= set(tables.__all__)
    assert len(tables.NAMES) == 7
