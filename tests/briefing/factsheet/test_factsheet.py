"""The fact sheet: two pages, sixteen items, every number a key that is answered."""

import io
from dataclasses import replace
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from pptx import Presentation
from pypdf import PdfReader

from cktrade.briefing.factsheet import docx, html, pdf, pptx
from cktrade.briefing.factsheet.content import compose
from cktrade.briefing.factsheet.editions import editions
from cktrade.briefing.factsheet.write import fact_sheet, factsheet, keys
from cktrade.errors import NotHeldError
from cktrade.exhibits.facts import facts
from cktrade.exhibits.key_rows import record_of
from cktrade.record.answer import number_of
from cktrade.record.keys import evaluate
from cktrade.record.rank_field import rank_of

LANGS = ("en", "fr", "ko")


@pytest.fixture(scope="module")
def now(record):
    """Return the record of today."""
    return record_of(record)


@pytest.fixture(scope="module")
def sheets(record):
    """Return the fact sheet in each language, against an edition of 2024."""
    both = editions(record, "2024-12-31")
    return {lang: compose(record, both, lang) for lang in LANGS}


def test_at_least_fourteen_of_sixteen_items_are_filled_and_the_rest_say_why(sheets):
    """An empty item is named, and nothing is invented for it."""
    for sheet in sheets.values():
        assert [item.number for item in sheet.items] == [*range(1, 17)]
        assert sum(bool(item.lines) for item in sheet.items) >= 14
        assert all(item.lines or item.empty for item in sheet.items)


def test_by_default_it_says_what_the_newest_change_in_the_record_changed(record):
    """Exports of 2025 were 7.0694 billion on June 10, and are 7.064 since October 8.

    Growth of trade was 1.055 per cent, and is 1.046. The five headings came later, and
    had no earlier number: they are counted, and not called new one by one.
    """
    sheet = compose(record, editions(record), "en")
    last = sheet.items[-1]

    assert sheet.day.isoformat() == "2026-10-08"
    assert last.heading == "What changed since October 7, 2026"
    assert (last.lines[0].plain, last.lines[0].was) == (
        "$7.06 billion", "Revised from $7.07 billion"
    )  # fmt: skip
    assert [line.was for line in last.lines[1:]] == [
        "Revised from +1.1%", "Revised from +118.6%"
    ]  # fmt: skip
    assert last.source == "Not held on October 7, 2026, so with nothing to compare: 5."
    assert all(item.lines for item in sheet.items)


def test_a_number_of_another_year_is_news_and_what_was_not_held_is_counted(sheets):
    """Visitors of 2017 stood in the edition of 2024; 18 numbers came after it."""
    last = sheets["en"].items[-1]

    assert [(line.plain, line.was) for line in last.lines] == [
        ("254,332 trips", "Before: 176,256 trips in 2017")
    ]
    assert last.source.endswith("nothing to compare: 18.")


def test_without_any_earlier_number_it_says_so(record):
    """Of a record in one vintage nothing was ever otherwise."""
    one = record["observations"].assign(vintage=record["observations"]["vintage"].max())
    sheet = compose(record, editions({**record, "observations": one}), "en")

    assert sheet.items[-1].lines == ()
    assert sheet.items[-1].empty.startswith("No earlier release in the record")


def test_the_bottom_line_says_the_basis_of_its_trade(sheets):
    """The briefing's chart stands on another: two numbers of one year need names."""
    words = {"en": "customs basis", "fr": "base douanière", "ko": "통관"}
    for lang, basis in words.items():
        assert basis in sheets[lang].sentences[0]


@pytest.mark.parametrize("lang", LANGS)
def test_its_sources_are_links_and_its_end_says_how_to_check(sheets, lang):
    """The trade table's address; the file that holds the keys; the currency."""
    page = html.render(sheets[lang]).decode()

    assert "tv.action?pid=1210001101" in page
    assert f"factsheet-{lang}.csv" in page
    assert {"en": "Canadian dollars", "fr": "dollars canadiens", "ko": "캐나다 달러"}[
        lang
    ] in sheets[lang].note


def test_it_can_be_written_as_it_stood_on_an_earlier_day():
    """Nothing released later is seen; before the first release there is none."""
    early = fact_sheet("en", as_of="2024-12-31")
    today = fact_sheet("en").items[-1]

    assert early.day.isoformat() <= "2024-12-31"
    assert today.lines[0].was == "Revised from $7.07 billion"
    with pytest.raises(NotHeldError, match="a later as_of holds more"):
        fact_sheet("en", as_of="1990-01-01")


def test_every_number_is_a_key_that_computes_to_it_again(now):
    """As ``why`` does it: a rank by its field, everything else by its cells."""
    for fact in facts(now):
        again = (rank_of if fact.key.startswith("rank(") else evaluate)(fact.key, now)
        assert again.value == fact.number.value, fact.code


def test_the_bottom_line_is_written_from_the_numbers(sheets):
    """7.06 sold and 17.9 bought: 25.0 together, 10.8 apart; the stock was tenth."""
    trade, students, residents = sheets["en"].sentences
    assert trade == (
        "In 2025 Canada and South Korea exchanged goods worth $25.0 billion "
        "(customs basis); Canada bought $10.8 billion more than it sold."
    )
    assert students.startswith("On December 31, 2023, 15,930 people")
    assert students.endswith("tenth among all countries.")
    assert residents.endswith("3,490 of them as economic immigrants.")


def test_quoted_and_computed_numbers_are_hollow_and_agencies_own_are_not(sheets):
    """Services are a third party's sums; the stock of students is the agency's."""
    hollow = {
        line.what: line.secondary for item in sheets["en"].items for line in item.lines
    }
    assert hollow["Services exported"]
    assert not hollow["Holders of study permits on December 31"]


@pytest.mark.parametrize("lang", LANGS)
def test_the_pdf_has_two_pages_on_the_readers_paper(sheets, lang):
    """A4 in Korean (595 points wide), Letter in English and French (612)."""
    pages = PdfReader(io.BytesIO(pdf.render(sheets[lang]))).pages
    assert len(pages) == 2
    assert round(float(pages[0].mediabox.width)) == (595 if lang == "ko" else 612)


@pytest.mark.parametrize("writer", [html, pdf, docx, pptx])
def test_the_same_sheet_gives_the_same_bytes(sheets, writer):
    """No clock, no order of the moment."""
    assert writer.render(sheets["fr"]) == writer.render(sheets["fr"])


def test_a_word_table_has_a_head_row_and_the_readers_language(sheets):
    """What analysts paste keeps its head on every page."""
    with ZipFile(io.BytesIO(docx.render(sheets["fr"]))) as parts:
        body, styles = (
            parts.read(f"word/{name}.xml").decode() for name in ("document", "styles")
        )
    tables = sum(bool(item.lines) for item in sheets["fr"].items)
    assert body.count("<w:tblHeader/>") == tables
    assert 'w:lang w:val="fr-CA"' in styles


@pytest.mark.parametrize("lang", ["en", "fr", "ko"])
def test_slides_are_told_apart_and_their_cards_do_not_overlap(sheets, lang):
    """Five titles of five slides; four cards a slide, two by two, above the foot."""
    made = Presentation(io.BytesIO(pptx.render(sheets[lang])))
    titles = [slide.shapes.title.text_frame.text for slide in made.slides]

    assert len({*titles}) == len(titles) == 5
    for slide in [*made.slides][1:]:
        own = slide.shapes.title.shape_id
        cards = [
            s
            for s in slide.shapes
            if s.has_text_frame and not s.is_placeholder and s.shape_id != own
        ]
        assert len(cards) == 4
        assert len({(card.left, card.top) for card in cards}) == 4
        assert all(card.top + card.height <= made.slide_height for card in cards)


@pytest.mark.parametrize("lang", ["en", "fr", "ko"])
def test_no_column_of_a_word_table_is_empty(sheets, lang):
    """Visits have dates and no numbers: a column of nothing is left out."""
    made = Document(io.BytesIO(docx.render(sheets[lang])))

    for table in made.tables:
        for column in table.columns:
            _, *cells = column.cells
            assert any(c.text or [*c._tc.iter(qn("wp:docPr"))] for c in cells)  # noqa: SLF001 -- python-docx has no door to it


def test_the_keys_stand_beside_in_a_table_of_their_own(sheets):
    """One row a line, none without a key."""
    rows = keys(sheets["ko"])
    assert len(rows) == sum(len(item.lines) for item in sheets["ko"].items)
    assert rows["key"].ne("").all()


def test_every_change_is_a_key_that_computes_to_it_again(sheets, now):
    """As ``why`` does it; the change of trade over ten years is that of item 2."""
    rows = keys(sheets["en"])
    told = [
        (row[f"change_{span}_key"], float(row[f"change_{span}"]))
        for row in rows.to_dict("records")
        for span in ("year", "decade")
        if row[f"change_{span}_key"]
    ]

    assert len(told) > 40
    for key, value in told:
        assert number_of(key, now).value == pytest.approx(value, abs=1e-4), key
    both = rows[rows["item"].eq(1)].set_index("what").loc["Two-way goods trade"]
    assert float(both["change_decade"]) == pytest.approx(103.6, abs=0.05)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "1 year: −7.3%, 10 years: +75.7%"),
        ("fr", "1 an : −7,3 %, 10 ans : +75,7 %"),
        ("ko", "1년: −7.3%, 10년: +75.7%"),
    ],
)
def test_a_line_says_how_its_number_moved_and_draws_its_years(sheets, lang, words):
    """Exports; and where one of the two is not held, it is left out, and not dotted."""
    line = sheets[lang].items[0].lines[0]
    page = html.render(sheets[lang]).decode()
    plain = line.moved.replace("\N{NARROW NO-BREAK SPACE}", " ")

    assert plain.replace("\N{NO-BREAK SPACE}", " ") == words
    assert line.moved in page
    assert ".." not in html.render(sheets["en"]).decode().split("<body>")[1]
    told = [one.moved for item in sheets["en"].items for one in item.lines]
    assert "1 year: −16.1%" in told
    assert page.count('<svg class="spark" role="img" aria-label=') > 25
    with ZipFile(io.BytesIO(docx.render(sheets[lang]))) as parts:
        assert f'descr="{line.spark.alt}"' in parts.read("word/document.xml").decode()


def test_an_unknown_format_is_refused_by_name(tmp_path):
    """Before anything is read."""
    with pytest.raises(NotHeldError, match="no format 'odt'"):
        factsheet(out=tmp_path, formats=["odt"])


@pytest.mark.parametrize("lang", LANGS)
def test_no_column_of_the_pdf_is_left_half_empty(sheets, lang):
    """Its four columns: the lowest words of each reach below the middle of the page."""
    for page in PdfReader(io.BytesIO(pdf.render(sheets[lang]))).pages:
        wide, high = float(page.mediabox.width), float(page.mediabox.height)
        body = [(x, y) for x, y in places_of_words(page) if y > 0.12 * high]
        left = [y for x, y in body if x < wide / 2 - 10]
        right = [y for x, y in body if x >= wide / 2 - 10]

        assert max(min(left), min(right)) < 0.45 * high


def places_of_words(page):
    """Return where the pieces of text of a page begin, in points from below."""
    found = []

    def seen(text, page_matrix, matrix, *_):
        if text.strip():
            a, b, c, d, e, f = page_matrix
            x, y = matrix[4:6]
            found.append((a * x + c * y + e, b * x + d * y + f))

    page.extract_text(visitor_text=seen)
    return found


def test_a_page_leads_to_the_same_in_other_languages(tmp_path):
    """French written with English leads there; alone it has no switch."""
    factsheet(out=tmp_path, langs=["en", "fr"], formats=["html"])
    page = (tmp_path / "factsheet-fr.html").read_text("utf-8")

    assert '<a href="factsheet-en.html" lang="en" hreflang="en">English</a>' in page
    assert "factsheet-fr.html" not in page


def test_french_gives_its_scale_by_letter_and_explains_it(sheets):
    """7,06 G$ in the list; in prose the words; the note says what G$ is."""
    line = sheets["fr"].items[0].lines[0]

    assert line.value.replace("\xa0", " ") == "7,06 G$"
    assert "milliards de dollars" in sheets["fr"].sentences[0]
    assert "milliards" in sheets["fr"].note


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_axe_finds_nothing_wrong(sheets, lang, width, scheme, tmp_path, violations):
    """WCAG 2.2 AA and good practice, sparklines included, in both schemes."""
    names = {one: f"factsheet-{one}.html" for one in LANGS}
    page = html.render(replace(sheets[lang], siblings=names)).decode()

    assert violations(page, width, tmp_path, scheme) == []


def test_every_number_ends_at_the_right_on_a_telephone(sheets, measured, tmp_path):
    """Beside its words or below them: at 390 pixels all end where their list does."""
    ends = measured(
        html.render(sheets["fr"]).decode(),
        """[...document.querySelectorAll("dd")].map(one => Math.round(
        one.closest("dl").getBoundingClientRect().right
        - one.getBoundingClientRect().right))""",
        390,
        tmp_path,
    )

    assert len(ends) > 40
    assert {*ends} == {0}


def test_investors_and_destinations_have_their_rank_as_far_as_it_is_known(sheets):
    """Eleven gave more for certain, and eight are kept secret; 38 took more."""
    lines = {line.what: line for line in sheets["en"].items[7].lines}

    assert lines["Its rank among investors in Canada"].value == "12th to 20th"
    assert lines["Its rank among destinations"].value == "39th"
