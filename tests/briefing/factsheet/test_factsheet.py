"""The fact sheet: two pages, sixteen items, every number a key that is answered."""

import io
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from cktrade.briefing.factsheet import docx, html, pdf, pptx
from cktrade.briefing.factsheet.content import compose
from cktrade.briefing.factsheet.write import _editions, fact_sheet, factsheet, keys
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
    editions = _editions(record, "2024-12-31")
    return {lang: compose(record, editions, lang) for lang in LANGS}


def test_at_least_fourteen_of_sixteen_items_are_filled_and_the_rest_say_why(sheets):
    """An empty item is named, and nothing is invented for it."""
    for sheet in sheets.values():
        assert [item.number for item in sheet.items] == [*range(1, 17)]
        assert sum(bool(item.lines) for item in sheet.items) >= 14
        assert all(item.lines or item.empty for item in sheet.items)


def test_all_sixteen_are_filled_and_the_last_looks_back_a_year(record):
    """--since was not given: a year before the newest release shown, 1 July 2026."""
    sheet = compose(record, _editions(record, ""), "en")

    assert sheet.day.isoformat() == "2026-07-01"
    assert sheet.items[-1].heading == "What changed since July 1, 2025"
    assert all(item.lines for item in sheet.items)


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

    assert early.day.isoformat() <= "2024-12-31"
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
    """Exports; and where one of the two is not held, two dots and no nought."""
    line = sheets[lang].items[0].lines[0]
    page = html.render(sheets[lang]).decode()
    plain = line.moved.replace("\N{NARROW NO-BREAK SPACE}", " ")

    assert plain.replace("\N{NO-BREAK SPACE}", " ") == words
    assert line.moved in page
    assert "10 years: .." in html.render(sheets["en"]).decode()
    assert page.count('<svg class="spark" role="img" aria-label=') > 25
    with ZipFile(io.BytesIO(docx.render(sheets[lang]))) as parts:
        assert f'descr="{line.spark.alt}"' in parts.read("word/document.xml").decode()


def test_an_unknown_format_is_refused_by_name(tmp_path):
    """Before anything is read."""
    with pytest.raises(NotHeldError, match="no format 'odt'"):
        factsheet(out=tmp_path, formats=["odt"])
