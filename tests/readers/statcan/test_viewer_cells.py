"""Cells, headings and labels of the table viewer's page."""

import pytest

from cktrade.readers.statcan.viewer_cells import cell, period, unit, without_notes


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("1,567,317", "en", ("1567317", "")),
        ("0", "en", ("0", "")),
        ("-3.2", "en", ("-3.2", "")),
        ("1234.5", "en", ("1234.5", "")),
        ("987.0 p", "en", ("987.0", "p")),
        ("987.0r", "en", ("987.0", "r")),
        ("12.3E", "en", ("12.3", "E")),
        ("x", "en", ("", "x")),
        ("..", "en", ("", "..")),
        ("...", "en", ("", "...")),
        ("…", "fr", ("", "...")),
        ("F", "en", ("", "F")),
        ("0s", "en", ("0", "0s")),
        ("", "en", ("", "")),
        ("1 234,5", "fr", ("1234.5", "")),
        ("1\u202f050\u00a0000,0", "fr", ("1050000.0", "")),
    ],
)
def test_a_cell_is_its_number_and_its_symbol(text, lang, expected):
    """Separators go, the decimal point stays."""
    assert cell(text, lang) == expected


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("12,34", "en"),
        ("1,2345", "en"),
        ("1.234.5", "en"),
        ("1 234", "en"),
        ("1,234.5", "fr"),
        ("about 5", "en"),
        ("n/a", "en"),
        ("1e3", "en"),
    ],
)
def test_a_cell_that_is_neither_is_told(text, lang):
    """A French 1,234 is one and a bit; an English one is a thousand."""
    assert cell(text, lang) is None


@pytest.mark.parametrize(
    ("label", "lang", "expected"),
    [
        ("January 2020", "en", "2020-01"),
        ("December 2020", "en", "2020-12"),
        ("janvier 2020", "fr", "2020-01"),
        ("Février 2020", "fr", "2020-02"),
        ("Août 2020", "fr", "2020-08"),
        ("Q1 2020", "en", "2020-Q1"),
        ("T4 2020", "fr", "2020-Q4"),
        ("2020", "en", "2020"),
        ("2019 / 2020", "en", "2019/2020"),
        ("2019/2020", "fr", "2019/2020"),
        ("janvier 2020", "en", ""),
        ("Q5 2020", "en", ""),
        ("January", "en", ""),
        ("", "en", ""),
        ("Canada", "en", ""),
    ],
)
def test_a_heading_is_its_period_or_none(label, lang, expected):
    """Months by the language's own names."""
    assert period(label, lang) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Persons in thousands", ("Persons", "3")),
        ("Dollars in millions", ("Dollars", "6")),
        ("Dollars en millions", ("Dollars", "6")),
        ("Personnes en milliers", ("Personnes", "3")),
        ("Visitors", ("Visitors", "")),
        ("Persons in families", ("Persons in families", "")),
    ],
)
def test_a_unit_says_its_scalar(text, expected):
    """Only a word of the list of scalars is one."""
    assert unit(text) == expected


@pytest.mark.parametrize(
    ("label", "notes", "expected"),
    [
        ("Americas, n.o.s. 3", {"3"}, "Americas, n.o.s."),
        ("Residents 2 3", {"2", "3"}, "Residents"),
        ("Residents 2 9", {"2"}, "Residents 2 9"),
        ("Residents 9 2", {"2"}, "Residents 9"),
        ("2016", {"2016"}, "2016"),
        ("Highway 7", set(), "Highway 7"),
    ],
)
def test_footnote_numbers_are_taken_off_labels(label, notes, expected):
    """From the end, as long as they are footnotes; never the whole label."""
    assert without_notes(label, notes) == expected
