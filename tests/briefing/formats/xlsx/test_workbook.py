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
from cktrade.exhibits.grid import Grid

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
    front, *sheets = book.worksheets
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
    """Under the fifth row and right of the first column."""
    for sheet in opened(written("xlsx", lang)).worksheets[1:]:
        assert sheet.freeze_panes == "B6"
        assert len(sheet.tables) == 1


def sheet_of(book, title):
    """Return the sheet with a title."""
    (found,) = (sheet for sheet in book.worksheets if sheet["A1"].value == title)
    return found


def test_numbers_are_numbers_in_the_units_of_their_heads(written, briefing):
    """Exports of 2018 are 6,056.1 million, to one decimal, in a cell of their own."""
    (table,) = (t for t in briefing("en").tables if t.name == "annual-trade")
    sheet = sheet_of(opened(written("xlsx", "en")), table.grid.title)
    cells = {row[0].value: row[1] for row in sheet.iter_rows(min_row=6)}

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
    last = 5 + len(picture.plot.categories)

    assert len(drawn) == 1
    for place, series in zip("BCD", picture.plot.series, strict=True):
        assert f"!${place}$6:${place}${last}" in drawn[0]
        column = [sheet[f"{place}{row}"].value for row in range(6, last + 1)]
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
    sheet = opened(content).worksheets[1]
    kinds = {cell.value: cell.data_type for row in sheet.iter_rows() for cell in row}

    assert {kinds[trap] for trap in [*TRAPS, "=2+2", "@x", "+3"]} == {"s"}
    assert not [part for part in parts(content, "worksheets/") if "<f>" in part]
    assert not [part for part in parts(content, "rels$") if "http://x" in part]


def test_sources_are_listed_with_their_digests(written, briefing):
    """Every source drawn, with the SHA-256 of its file."""
    (table,) = (t for t in briefing("en").tables if t.name == "sources")
    sheet = sheet_of(opened(written("xlsx", "en")), table.grid.title)
    heads = [cell.value for cell in sheet[5]]
    digests = [row[heads.index("SHA-256")].value for row in sheet.iter_rows(min_row=6)]

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
