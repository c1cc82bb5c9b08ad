"""``why`` answers for every key of every table and chart."""

import pandas as pd
import pytest

from cktrade.datasets.loading import TABLES, load
from cktrade.datasets.why import why
from cktrade.errors import ComparabilityError
from cktrade.exhibits.catalogue import CATALOGUE, of_claims
from cktrade.record.keys import evaluate
from cktrade.record.rank_field import rank_of
from cktrade.record.record import Record


@pytest.fixture(scope="module")
def tables():
    """The tables of the package, observations in all vintages."""
    held = {name: load(name) for name in TABLES if name != "observations"}
    return held | {"observations": load("observations", vintages="all")}


@pytest.fixture(scope="module")
def record(tables):
    """The record of today."""
    return Record(tables["observations"], tables["sources"])


@pytest.fixture(scope="module")
def ids(tables):
    """What is a key by itself: claims, events, documents."""
    names = {"claims": "claim", "events": "event", "sources": "source"}
    return {one for table, name in names.items() for one in tables[table][name]}


def number(key, record):
    """Compute a key as ``why`` does."""
    return rank_of(key, record) if key.startswith("rank(") else evaluate(key, record)


@pytest.mark.parametrize("name", [*CATALOGUE, "of each claim"])
def test_every_key_of_a_table_or_chart_leads_back(name, tables, record, ids):
    """In its rows and in the CSV beside; and computes to the row's own value."""
    items = of_claims(tables) if name == "of each claim" else [CATALOGUE[name]]
    for item in items:
        rows = item.rows(tables)
        for shown in (rows, item.behind(rows)):
            assert len(shown) == shown["key"].astype(bool).sum()
            for row in shown.to_dict("records"):
                terms = row["key"].split(" + ")
                if not ids.issuperset(terms):
                    value = row.get("record_value", row["value"])
                    assert number(row["key"], record).value == pytest.approx(value)
        last = rows["key"].iloc[-1]
        assert f"\n{last}" in f"\n{why(last)}"


def test_a_number_is_taken_back_to_the_cells_of_the_file():
    """Exports 415.9 and imports 458.8 million in January 2018, both of one file."""
    export, back = (
        f"statcan.12-10-0011.can.kor.{flow}.total.bop.nsa@2018-01"
        for flow in ("export", "import")
    )
    found = why(f"{export} - {back}")

    assert [cell["published"] for cell in found.cells] == ["415.9", "458.8"]
    assert {cell["unit_mult"] for cell in found.cells} == {6}
    assert len({cell["sha256"] for cell in found.cells}) == 1
    assert found.lines[1:4] == (
        "  value    −42,900,000 CAD",
        "  interval −43,000,000 to −42,800,000",
        "  formula  export KOR 2018-01 − import KOR 2018-01",
    )


@pytest.mark.parametrize("period", ["2023", "2023-09"])
def test_a_count_of_permits_says_that_it_is_not_one_of_persons(period):
    """Twelve months of permits added up count whoever got two of them twice."""
    series = "ircc.odp-tr-study-is-citz.can.kor.holders.total.cit"
    [line] = [x for x in why(f"{series}@{period}").lines if x.startswith("  counts")]

    assert "study permits becoming effective" in line
    assert "months added up are not persons" in line


def test_money_needs_no_word_on_what_is_counted():
    """Dollars are dollars."""
    found = why("statcan.12-10-0011.can.kor.export.total.bop.nsa@2018-01")

    assert not [line for line in found.lines if line.startswith("  counts")]


def test_a_rank_lists_its_whole_field_one_line_each():
    """South Korea and 215 competitors of 2024, masked ones without a number."""
    found = why("rank(ircc.odp-tr-study-is-citz-sign.can.kor.holders.total.cit@2024)")
    masked = [cell for cell in found.cells if cell["status"] == "masked"]

    assert len(found.cells) == 216
    assert all(cell["published"] == "" and pd.isna(cell["value"]) for cell in masked)
    assert len([line for line in found.lines if "      row " in line]) == 216


def test_printed_figures_that_hold_each_other_are_not_added():
    """15.3 billion is both ways already."""
    with pytest.raises(ComparabilityError, match="something in common"):
        why("gac-two-way-trade-2018 + gac-exports-2018")


def test_large_amounts_are_written_in_full():
    """11,058,809,909.70 US dollars, and no exponent."""
    text = str(why("gac-two-way-trade-2018"))

    assert "11,058,809,910 USD" in text
    assert "e+" not in text


def test_a_reading_that_only_overlaps_is_in_part_and_a_rank_shows_its_places():
    """With the European Union as one, South Korea was sixth to seventeenth in 2018."""
    lines = [" ".join(line.split()) for line in why("gac-trading-partner-rank").lines]

    assert any(line.startswith("misses 7 to 18 rank") for line in lines)
    assert any(line.startswith("in part 6 to 17 rank") for line in lines)
