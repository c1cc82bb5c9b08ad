"""The workbook as an office opens it."""

import io
import re
from dataclasses import replace
from datetime import datetime
from html import unescape
from zipfile import ZipFile

import pandas as pd
import pytest
from openpyxl import load_workbook

from cktrade.briefing.content import Chapter, Table
from cktrade.briefing.formats.xlsx import workbook as xlsx
from cktrade.briefing.formats.xlsx.sheets import sheet_name
from cktrade.exhibits.grid import Grid
from cktrade.vocabulary import codelist
from cktrade.wording.brief_texts import say
from cktrade.wording.units import scale

LANGS = ["en", "fr", "ko"]
TRAPS = [
    "=1+1",
    '=HYPERLINK("http://x","y")',
    "+1",
    "-1",
    "@SUM(A1)",
    "http://x.org",
    "12",
]


def opened(content):
    """Return a workbook as it was written."""
    return load_workbook(io.BytesIO(content))


def parts(content, pattern):
    """Return the texts of a workbook's parts whose names match."""
    with ZipFile(io.BytesIO(content)) as kept:
        names = [name for name in kept.namelist() if re.search(pattern, name)]
        return [kept.read(name).decode() for name in names]


@pytest.mark.parametrize("lang", LANGS)
def test_every_table_and_chart_has_its_sheet_behind_a_front(written, briefing, lang):
    """The front sheet leads to each of them by a link."""
    book = opened(written("xlsx", lang))
    made = briefing(lang)
    front, _, _, *sheets = book.worksheets
    titles = [sheet["A1"].value for sheet in sheets]
    links = [
        cell.hyperlink for row in front.iter_rows() for cell in row if cell.hyperlink
    ]

    assert len(sheets) == len(made.tables) + len(made.pictures) == len(links)
    assert {*titles} == {t.grid.title for t in made.tables} | {
        p.title for p in made.pictures
    }
    assert front["A1"].value == made.title


@pytest.mark.parametrize("lang", LANGS)
def test_heads_are_frozen_and_every_sheet_is_an_offices_table(written, lang):
    """Under the fourth row and right of the first column."""
    for sheet in opened(written("xlsx", lang)).worksheets[3:]:
        assert sheet.freeze_panes == "B5"
        assert len(sheet.tables) == 1


def short_name(name, lang):
    """Return the short name that a long caption has for its sheet, else nothing."""
    known = f"sheet.{name}" in codelist("brief_texts")
    return say(f"sheet.{name}", lang) if known else ""


@pytest.mark.parametrize("lang", LANGS)
def test_the_workbook_keeps_the_rules_of_accessible_spreadsheets(
    written, briefing, lang
):
    """Those of the UK's Analysis Function: releasing statistics in spreadsheets.

    A cover, notes apart, a marked table a sheet and its title in A1; no merged cell, no
    empty row above or inside a table, no head without words, no two columns alike; the
    cursor in A1, and sheets named in whole words.
    """
    book = opened(written("xlsx", lang))
    captions = {
        sheet_name(words)
        for item in [*briefing(lang).tables, *briefing(lang).pictures]
        for brief in (item.caption, short_name(item.name, lang))
        for words in (item.label, brief, f"{item.label} {brief}")
    }

    assert [sheet.title for sheet in book.worksheets][:3] == [
        sheet_name(say(code, lang)) for code in ("sheet.cover", "findings", "notes")
    ]
    assert {sheet.title for sheet in book.worksheets[3:]} <= captions
    for sheet in book.worksheets:
        (table,) = sheet.tables.values()
        first, last = (int(n) for n in re.findall(r"\d+", table.ref))
        assert sheet["A1"].value
        assert not sheet.merged_cells.ranges
        assert sheet.views.sheetView[0].selection[-1].activeCell in {None, "A1", "B5"}
        rows = [*sheet.iter_rows(min_row=1, max_row=last, values_only=True)]
        assert all(any(cell is not None for cell in row) for row in rows)
        heads = [one for one in rows[first - 1] if one]
        assert len(heads) == len({*heads})


def test_notes_of_every_table_and_chart_stand_in_one_sheet(written, briefing):
    """Each source line with the table or figure that it is of."""
    told = briefing("en")
    sheet = opened(written("xlsx", "en")).worksheets[2]
    rows = {(a, b) for a, b, *_ in sheet.iter_rows(min_row=4, values_only=True)}

    for picture in told.pictures:
        assert (picture.label, picture.source.replace("\n", " ")) in rows
    for table in told.tables:
        assert all((table.label, note) in rows for note in table.grid.notes)


def test_sources_are_links_in_the_list_of_sources(written, briefing):
    """Each address can be followed from its cell."""
    (table,) = (t for t in briefing("en").tables if t.name == "sources")
    sheet = sheet_of(opened(written("xlsx", "en")), table.grid.title)
    links = {c.hyperlink.target for r in sheet.iter_rows() for c in r if c.hyperlink}

    assert len(links) >= len({*table.rows["url"]}) - 1


def test_the_newest_value_of_a_line_is_written_at_its_end(written, briefing):
    """One label a series, of its last known point; the others are taken away."""
    (picture,) = (p for p in briefing("en").pictures if p.name == "two-way-trade")
    drawings = parts(written("xlsx", "en"), r"charts/chart\d+\.xml$")
    drawn = next(one for one in drawings if picture.plot.unit in one)

    labels = re.findall(r'<c:dLbl><c:idx val="(\d+)"/>(<c:delete)?', drawn)
    kept = [int(place) for place, gone in labels if not gone]
    assert kept == [len(picture.plot.categories) - 1] * len(picture.plot.series)


def sheet_of(book, title):
    """Return the sheet with a title."""
    (found,) = (sheet for sheet in book.worksheets if sheet["A1"].value == title)
    return found


def test_numbers_are_numbers_in_the_units_of_their_heads(written, briefing):
    """Exports of 2018 are 6,056.1 million, to one decimal, in a cell of their own."""
    (table,) = (t for t in briefing("en").tables if t.name == "annual-trade")
    sheet = sheet_of(opened(written("xlsx", "en")), table.grid.title)
    cells = {row[0].value: row[1] for row in sheet.iter_rows(min_row=5)}

    assert cells["2018"].value == pytest.approx(6056.1)
    assert cells["2018"].number_format == "#,##0.0"
    assert "Balance-of-payments" in sheet["A2"].value
    assert "Statistics Canada" in sheet["A3"].value


@pytest.mark.parametrize("lang", LANGS)
def test_every_chart_is_native_and_has_its_words(written, briefing, lang):
    """As many drawn charts as pictures, each with the alt text of its drawing."""
    content = written("xlsx", lang)
    said = [
        found
        for part in parts(content, r"drawings/drawing\d+\.xml$")
        for found in re.findall(r'<xdr:cNvPr [^>]*descr="([^"]*)"', part)
    ]
    expected = [p.alt for p in briefing(lang).pictures]

    assert len(parts(content, r"charts/chart\d+\.xml$")) == len(expected)
    assert sorted(map(unescape, said)) == sorted(expected)


def test_a_charts_cells_are_the_numbers_that_it_draws(written, briefing):
    """Every series refers to a column of its own sheet, whole."""
    content = written("xlsx", "en")
    (picture,) = (p for p in briefing("en").pictures if p.name == "two-way-trade")
    sheet = sheet_of(opened(content), picture.title)
    drawn = [part for part in parts(content, "charts/chart") if sheet.title in part]
    last = 4 + len(picture.plot.categories)

    assert len(drawn) == 1
    for place, series in zip("BCD", picture.plot.series, strict=True):
        assert f"!${place}$5:${place}${last}" in drawn[0]
        column = [sheet[f"{place}{row}"].value for row in range(5, last + 1)]
        assert column == pytest.approx(series.numbers)


def trapped(briefing):
    """Return a briefing with one table, whose words try to be something else."""
    rows = pd.DataFrame(
        {
            "key": TRAPS, "topic": "trade", "as_printed": TRAPS, "value": 1.0,
            "unit": "dollars", "qualifier": "none", "measure": "merchandise_trade",
            "flow": "export", "reporter": "CAN", "partner": "KOR", "product": "TOTAL",
            "reference_period": "2018", "document": TRAPS, "locator": TRAPS,
        }
    )  # fmt: skip
    grid = Grid(
        title="=2+2", subtitle="@x", heads=(), numeric=(), unit="", groups=(),
        notes=("+3",),
    )  # fmt: skip
    table = Table(
        name="at-a-glance", label="Table 1", caption="-4", grid=grid, html="",
        remark="", rows=rows,
    )  # fmt: skip
    return replace(briefing, chapters=(Chapter("c", "c", (table,)),))


def test_text_is_never_a_formula_a_link_or_a_number(briefing):
    """Whatever it begins with, it stays a string: there is no formula in any sheet."""
    content = xlsx.render(trapped(briefing("en")))
    sheet = opened(content).worksheets[3]
    kinds = {cell.value: cell.data_type for row in sheet.iter_rows() for cell in row}

    assert {kinds[trap] for trap in [*TRAPS, "=2+2", "@x", "+3"]} == {"s"}
    assert not [part for part in parts(content, "worksheets/") if "<f>" in part]
    assert not [part for part in parts(content, "rels$") if "http://x" in part]


def test_sources_are_listed_with_their_digests(written, briefing):
    """Every source drawn, with the SHA-256 of its file."""
    (table,) = (t for t in briefing("en").tables if t.name == "sources")
    sheet = sheet_of(opened(written("xlsx", "en")), table.grid.title)
    heads = [cell.value for cell in sheet[4]]
    digests = [row[heads.index("SHA-256")].value for row in sheet.iter_rows(min_row=5)]

    assert digests == [*table.rows["sha256"]]
    assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in digests)


def test_it_is_dated_by_its_numbers_and_says_what_it_is(written, briefing):
    """The newest release shown, whatever the day it is made on."""
    made = briefing("ko")
    about = opened(written("xlsx", "ko")).properties

    assert about.created == datetime(made.day.year, made.day.month, made.day.day)  # noqa: DTZ001 -- a day has no zone
    assert (about.title, about.creator) == (made.title, "cktrade")


def test_names_of_sheets_are_ones_that_offices_allow(written):
    """At most 31 characters, none of them forbidden, none twice."""
    for lang in LANGS:
        names = opened(written("xlsx", lang)).sheetnames
        assert len({*names}) == len(names)
        assert all(
            len(name) <= 31 and not re.search(r"[\[\]:*?/\\']", name) for name in names
        )


def test_no_sheet_is_called_by_its_number_alone(written):
    """*Figure 4* would say nothing of what is on it: whole words stand behind."""
    names = {lang: opened(written("xlsx", lang)).sheetnames for lang in LANGS}

    assert "Figure 4 Rank by year" in names["en"]
    assert "Figure 13 Résidents par volet" in names["fr"]
    for found in names.values():
        assert not [
            n for n in found if re.fullmatch(r"(Figure|Tableau|Table|그림|표) \d+", n)
        ]


def chart_parts(content):
    """Return the XML of each chart, in their order."""
    with ZipFile(io.BytesIO(content)) as parts:
        names = [n for n in parts.namelist() if n.startswith("xl/charts/chart")]
        names.sort(key=lambda name: int(re.findall(r"\d+", name)[0]))
        return [parts.read(name).decode() for name in names]


def test_rows_with_a_run_draw_their_years_beside_them(written, briefing):
    """A native sparkline a row, whose cells hold the years that it draws."""
    content = written("xlsx", "en")
    with ZipFile(io.BytesIO(content)) as parts:
        sheets = [parts.read(n).decode() for n in parts.namelist() if "sheets/s" in n]
    drawn = [len(re.findall("<x14:sparkline>", one)) for one in sheets]
    running = [t for t in briefing("en").tables if any(map(len, t.runs.values()))]
    tables = [t for t in running if t.name != "annual-trade"]  # its rows are years

    assert "people" in {table.name for table in tables}
    assert [n for n in drawn if n] == [len(table.rows) for table in tables]
    for table in tables:
        sheet = sheet_of(opened(content), table.grid.title)
        first = [cell.value for cell in sheet[4]].index("Trend") + 1
        years = [cell.value[:4] for cell in sheet[4]][first:]
        rows = sheet.iter_rows(min_row=5, values_only=True)
        for row, about in zip(rows, table.rows.to_dict("records"), strict=False):
            size = 10 ** scale(about["unit"])
            run = {p[:4]: v for p, v in table.runs[about["key"]] if v is not None}
            told = {
                y: v for y, v in zip(years, row[first:], strict=True) if v is not None
            }
            assert told == pytest.approx({y: v / size for y, v in run.items()})


def test_french_cells_group_their_digits_in_any_office(written):
    """Each number from a thousand on has a narrow space, and none a comma."""
    seen = 0
    for sheet in opened(written("xlsx", "fr")).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, int | float) and not cell.is_date:
                    assert "#,##0" not in cell.number_format
                    if abs(cell.value) >= 1000 and cell.number_format != "General":
                        assert "\N{NARROW NO-BREAK SPACE}" in cell.number_format
                        seen += 1
    assert seen > 100


def test_secondary_bars_are_outlines_and_the_sheet_says_so(written, briefing):
    """Ten headings added up by others: ten points in the colour of the ground."""
    told = briefing("en").pictures
    number = [picture.name for picture in told].index("top-headings")
    content = written("xlsx", "en")
    sheet = sheet_of(opened(content), told[number].title)

    assert chart_parts(content)[number].count("<c:dPt>") == 10
    assert "Hollow: secondary" in sheet["A2"].value


def test_labels_of_a_charts_axes_are_few_and_upright(written, briefing):
    """At most twelve years, none of them turned; at most six steps of a bar's axis."""
    for part, picture in zip(
        chart_parts(written("xlsx", "en")), briefing("en").pictures, strict=True
    ):
        if picture.plot.kind == "line":
            assert 'rot="0"' in part
            every = re.search(r'tickLblSkip val="(\d+)"', part)
            if every:
                assert len(picture.plot.categories) / int(every[1]) <= 12
        else:
            unit = float(re.search(r'majorUnit val="([^"]+)"', part)[1])
            ends = [v for one in picture.plot.series for v in one.numbers if v]
            assert max(ends) / unit <= 6


def test_units_stand_small_in_the_brackets_of_a_head(written):
    """Exports (millions of Canadian dollars)."""
    sheet = opened(written("xlsx", "en")).worksheets[3]

    assert "(millions of Canadian dollars)" in [c.value for c in sheet[4]][1]
