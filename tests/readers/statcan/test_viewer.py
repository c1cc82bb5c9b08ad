"""The table viewer's page: banner, glued footnotes, periods across the top."""

import csv
import json
from pathlib import Path

import pandas as pd
import pytest

from cktrade.errors import FormatError, VocabularyError
from cktrade.readers import read
from cktrade.readers.raw_file import Raw
from cktrade.readers.statcan.viewer import recognises

TRUTH = Path(__file__).with_name("truth") / "statcan_viewer.csv"
PAGE = "1210001101-eng.csv"


def _changed(statcan, tmp_path, *changes):
    text = (statcan / PAGE).read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / PAGE
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("name", [PAGE, "1210001101-fra.csv"])
def test_every_cell_of_the_page_is_the_typed_truth(statcan, name):
    """Three partners, two flows, three months: 18 cells in each language."""
    rows = read(statcan / name)
    with TRUTH.open(encoding="utf-8", newline="") as lines:
        truth = [*csv.DictReader(lines)]
    for found, expected in zip(rows.to_dict("records"), truth, strict=True):
        value = expected.pop("value")
        precision = float(expected.pop("precision"))
        assert {key: str(found[key]) for key in expected} == expected
        assert found["precision"] == precision
        assert (
            pd.isna(found["value"]) if value == "" else found["value"] == float(value)
        )


def test_the_release_date_of_the_banner_is_the_vintage(statcan):
    """Said by the agency, so released; vector and coordinate are not on the page."""
    rows = read(statcan / PAGE)
    assert set(rows["vintage"]) == {pd.Timestamp("2024-04-04")}
    assert set(rows["vintage_basis"]) == {"released"}
    assert set(rows["vector"]) == set(rows["coordinate"]) == {""}
    assert set(rows["unit"]) == {"CAD"}


def test_carriage_returns_make_no_difference(statcan, tmp_path):
    """As the page is saved on Windows."""
    path = tmp_path / PAGE
    path.write_bytes((statcan / PAGE).read_bytes().replace(b"\n", b"\r\n"))
    pd.testing.assert_frame_equal(read(path), read(statcan / PAGE))


def test_a_digit_that_is_no_footnote_stays_on_its_label(statcan, tmp_path):
    """A note 5 exists, a note 7 does not: "South Korea 7" is an unknown economy."""
    path = _changed(statcan, tmp_path, ("South Korea 5", "South Korea 7"))
    with pytest.raises(VocabularyError, match="'South Korea 7'"):
        read(path, strict=True)


def test_any_other_page_keeps_its_dimensions_under_its_labels(tmp_path, statcan):
    """No vector stands on a page, so the labels make the id."""
    path = _changed(
        statcan,
        tmp_path,
        ("Table: 12-10-0011-01", "Table: 99-10-0001-01"),
        ("December 2023", "Q3 2023"),
        ("January 2024", "2023"),
        ("February 2024", "2023 / 2024"),
    )
    rows = read(path)
    assert rows["series"][0] == (
        "statcan.99-10-0001.canada.import.customs.unadjusted.all-countries"
    )
    assert rows["reference_period"].tolist()[:3] == ["2023-Q3", "2023", "2023-A1"]


def test_two_columns_of_labels_carry_on_downwards(tmp_path):
    """A label left blank is the one above it."""
    path = tmp_path / "page.csv"
    path.write_text(
        '"A specimen"\n"Frequency: Annual"\n"Table: 99-10-0002-01"\n'
        '"Release date: 2024-04-04"\n"Geography: Canada"\n""\n""\n\n'
        '"Geography","Kind","2022","2023"\n'
        ',,"Persons",\n'
        '"Ontario","One","1","2"\n'
        ',"Two","3","4"\n'
        '"Quebec","One","5","6"\n',
        "utf-8",
    )
    rows = read(path)
    assert rows["value"].tolist() == [1, 2, 3, 4, 5, 6]
    assert rows["series"].tolist()[2] == "statcan.99-10-0002.ontario.two"
    assert rows["series"].tolist()[5] == "statcan.99-10-0002.quebec.one"
    assert set(rows["unit"]) == {"persons"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("51,230.4", "51,23"), "row 15: expected a number or a symbol; found '51,23'"),
        (("51,230.4", "about 5"), "row 15: expected a number or a symbol"),
        (('"..","x","0.0"', '".."'), "row 15: expected 7 fields; found '5 fields'"),
        (("December 2023", "Winter 2023"), "row 13: expected labels, then periods"),
        ((',"Dollars in millions",,,,,\n', ""), "a row of units below the periods"),
        (("Dollars in millions", "Dollars"), "a wrong factor would not show"),
    ],
)
def test_a_page_that_is_not_laid_out_so_is_refused(statcan, tmp_path, change, said):
    """With its row, and what to do."""
    with pytest.raises(FormatError) as refusal:
        read(_changed(statcan, tmp_path, change))
    assert said in str(refusal.value)


def test_a_title_may_multiply_what_is_no_ratio_only(statcan, tmp_path):
    """(x 1,000,000) over a percentage changes nothing."""
    path = _changed(
        statcan, tmp_path,
        ("Table: 12-10-0011-01", "Table: 99-10-0001-01"),
        ("Dollars in millions", "Percent"),
    )  # fmt: skip
    assert read(path)["value"][6] == 1234.5


def test_the_page_is_recognised_by_its_banner(statcan):
    """The long table of the same number is not a page."""
    assert recognises(Raw(statcan / PAGE))
    assert recognises(Raw(statcan / "1210001101-fra.csv"))
    assert not recognises(Raw(statcan / "12100011-eng.csv"))


def test_every_value_of_the_genuine_page(samples):
    """38 regions in 70 months: the csv module finds the same 2,660 numbers."""
    path = samples / "people/statcan_travel/2410005001cad-eng.csv"
    with path.open(encoding="utf-8-sig", newline="") as lines:
        page = [*csv.reader(lines)]
    months = "January February March April May June July August September October"
    names = [*months.split(), "November", "December"]
    head = next(n for n, row in enumerate(page) if row and "January 2020" in row)
    when = [
        f"{text.split()[1]}-{names.index(text.split()[0]) + 1:02d}"
        for text in page[head][1:]
    ]
    truth = [
        (number, period, float(text.replace(",", "")))
        for number, row in enumerate(page[head + 2 : head + 40], start=head + 3)
        for period, text in zip(when, row[1:], strict=True)
    ]
    rows = read(path)
    found = rows[["row", "reference_period", "value"]].itertuples(
        index=False, name=None
    )
    assert [*found] == truth
    assert len(truth) == 2660
    assert set(rows["vintage"]) == {pd.Timestamp("2025-12-22")}
    total = rows[rows["partner"].eq("WLD") & rows["reference_period"].eq("2020-01")]
    assert total["value"].tolist() == [1_567_317]


_BANNER = (
    '\ufeff"A specimen 1"\n"Frequency: Annual"\n"Table: 24-99-0001-01"\n'
    '"Release date: 2026-05-08"\n"Geography: Canada"\n""\n""\n\n'
)


@pytest.fixture
def shown(tmp_path):
    """Read a page of which only the table is given."""

    def read_page(table):
        path = tmp_path / "page.csv"
        path.write_text(f'{_BANNER}{table}\nFootnotes:\n1,"One."\n2,"Two."\n', "utf-8")
        return read(path)

    return read_page


def test_three_columns_of_labels_and_two_blocks_of_units(shown):
    """A dimension's name stands in the last column of labels; units change below."""
    rows = shown(
        ',,"Geography","Canada",\n"Sector","Kind 1","Size","2023","2024"\n'
        ',,,"Persons in thousands",\n"Farms","Paid","Small (x 1,000)","1.5","2.5"\n'
        ',"Unpaid 2","Large (x 1,000) 1","3","4"\n,,,"Percent",\n'
        '"Mines","Paid","Small","7.5",".."\n'
    )
    assert rows["value"].tolist()[:5] == [1500.0, 2500.0, 3000.0, 4000.0, 7.5]
    assert rows["unit"].tolist() == ["persons"] * 4 + ["percent"] * 2
    members = [json.loads(text) for text in rows["dimensions"][::2]]
    assert [(m["Sector"], m["Kind"], m["Size"]) for m in members] == [
        ("Farms", "Paid", "Small"), ("Farms", "Unpaid", "Large"),
        ("Mines", "Paid", "Small"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "unit", "value"),
    [
        ("Spending", "Dollars", 12.0),
        ("Spending (x 1,000)", "Dollars", 12e3),
        ("Dépenses  (x 1 000 000)", "Dollars", 12e6),
        ("Spending (x 1,000)", "Dollars in thousands", 12e3),
        ("Spending 2", "Dollars in millions", 12e6),
    ],
)
def test_a_scale_counts_once_wherever_it_stands(shown, label, unit, value):
    """On the label, in the unit, or in both: twelve thousand is twelve thousand."""
    rows = shown(f'"Geography","Canada"\n"Item","2024"\n,"{unit}"\n"{label}","12"\n')
    assert rows["value"].tolist() == [value]
    assert json.loads(rows["dimensions"][0])["Item"] in {"Spending", "Dépenses"}


def test_two_scales_that_differ_are_refused(shown):
    """A unit in millions beside a label in thousands: nobody knows."""
    table = (
        '"Geography","Canada"\n"Item","2024"\n,"Dollars in millions"\n'
        '"Spending (x 1,000)","12"\n'
    )
    with pytest.raises(FormatError, match="one scale for a number"):
        shown(table)


def test_a_french_page_with_scales_over_its_columns(tmp_path):
    """1 234,5 millions of spending in Canada; 0,4 thousand trips in Quebec, with E."""
    path = tmp_path / "page-fra.csv"
    path.write_text(
        '\ufeff"Un spécimen 1"\n"Fréquence : Mensuelle"\n"Tableau : 24-99-0053-01"\n'
        '"Date de diffusion : 2026-05-08"\n"Géographie : Canada"\n""\n""\n\n'
        '"Géographie";"Canada";;"Québec";\n'
        '"Type";"Dépenses 1 (x 1\u00a0000\u00a0000)";;"Voyages (x 1 000)";\n'
        '"Motif";"janvier 2025";"février 2025";"janvier 2025";"février 2025"\n'
        ';"Dollars";;"Nombre";\n"Tous";"1 234,5";"x";"12,3";"F"\n'
        '"D\'affaires";"234,5";"..";"2,0";"0,4 E"\n'
        '\nNotes de bas de page :\n1;"Une."\n',
        "utf-8",
    )
    rows = read(path)
    assert rows["value"].dropna().tolist() == [1_234.5e6, 12.3e3, 234.5e6, 2e3, 400.0]
    assert rows["status"].tolist() == [
        "normal", "suppressed", "normal", "unreliable",
        "normal", "not_available", "normal", "use_with_caution",
    ]  # fmt: skip
    said = [json.loads(text) for text in rows["dimensions"]]
    assert [one.get("province") for one in said] == [None, None, "Quebec", "Quebec"] * 2
    assert [one["Type"] for one in said[:4]] == ["Dépenses"] * 2 + ["Voyages"] * 2


def test_quarters_under_two_places_and_scales_of_any_power_of_ten(shown):
    """12 hundred dollars of fees, 3 tens in their mean; x stays missing."""
    rows = shown(
        '"Geography","Canada",,"Alberta",\n'
        '"Item","Q1 2025","Q2 2025","Q1 2025","Q2 2025"\n,"Dollars",,,\n'
        '"Fees (x 100)","12","13 E","1","x"\n"Mean fee (x 10) 2","3","4","..","6"\n'
    )
    assert rows["reference_period"].tolist() == ["2025-Q1", "2025-Q2"] * 4
    assert rows["value"].fillna(-1).tolist() == [
        1200.0, 1300.0, 100.0, -1, 30.0, 40.0, -1, 60.0,
    ]  # fmt: skip
    assert {json.loads(text)["Item"] for text in rows["dimensions"]} == {
        "Fees", "Mean fee",
    }  # fmt: skip


MARKED = """"Travel account, a specimen{title}"
"Frequency: Annual"
"Table: 24-99-0053-01"
"Release date: 2026-05-08"
"Geography: Canada"
""
""

"Geography","Canada",
"Characteristics","2023","2024 1"
,"{unit}",
"Spending{mark}","1,234","1,300"

Footnotes:
1,"One."
"""


def _marked(tmp_path, unit="Dollars", mark="", title=""):
    path = tmp_path / "2499005301-eng.csv"
    path.write_text(MARKED.format(unit=unit, mark=mark, title=title), "utf-8")
    return path


@pytest.mark.parametrize(
    ("unit", "mark", "title"),
    [
        ("Dollars", "  (x 1,000)", ""),
        ("Dollars", " (× 1 000)", ""),
        ("Dollars", " (X 1,000)", ""),
        ("Dollars", " (x1,000)", " (x 1,000)"),
        ("Dollars (x 1,000)", "", ""),
        ("Dollars (x 1,000)", "", " (x 1,000)"),
        ("Dollars in thousands", " (× 1,000)", ""),
        ("Dollars in thousands", "", " (× 1 000)"),
    ],
)
def test_a_scale_mark_counts_once_wherever_it_stands(tmp_path, unit, mark, title):
    """1,234 thousand dollars, whether label, unit or title say so, or two of them."""
    rows = read(_marked(tmp_path, unit, mark, title))
    assert rows["value"].tolist() == [1234000.0, 1300000.0]
    assert set(rows["unit"]) == {"CAD"}
    assert set(rows["reference_period"]) == {"2023", "2024"}
    assert '"Characteristics": "Spending"' in rows["dimensions"].iloc[0]


@pytest.mark.parametrize(
    ("unit", "mark", "title"),
    [
        ("Dollars in millions", " (x 1,000)", ""),
        ("Dollars in millions (x 1,000)", "", ""),
        ("Dollars in millions", "", " (x 1,000)"),
        ("Dollars", "", " (× 1 000)"),
        ("Dollars", " (x 500)", ""),
        ("Percent", " (x 1,000)", ""),
    ],
)
def test_scales_that_contradict_each_other_are_refused(tmp_path, unit, mark, title):
    """Thousands or millions, nobody can say; and 1,234 per cent are no thousands."""
    with pytest.raises(FormatError, match=r"scale|the title says"):
        read(_marked(tmp_path, unit, mark, title))


def test_days_across_the_top(tmp_path):
    """The second of January."""
    path = _marked(tmp_path)
    text = path.read_text("utf-8").replace('"2023","2024 1"', '"January 2, 2023","x"')
    path.write_text(text.replace(',"x"', ',"January 3, 2023"'), "utf-8")
    assert read(path)["reference_period"].tolist() == ["2023-01-02", "2023-01-03"]


def test_a_page_in_utf_16_is_the_same_page(tmp_path):
    """Its mark says so; nothing is guessed."""
    path = _marked(tmp_path, "Dollars in thousands")
    path.write_bytes(path.read_text("utf-8").encode("utf-16"))
    assert read(path)["value"].tolist() == [1234000.0, 1300000.0]
