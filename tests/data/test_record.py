"""The embedded record: its files, and numbers checked by hand."""

import csv
import json
from pathlib import Path

import pandas as pd
import pytest

from cktrade.vocabulary import SourceKind, codelist, periods

HERE = Path(__file__).parent
DAILY = "statcan/12-10-0011-daily/"


def _table(name):
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return [tuple(row.values()) for row in csv.DictReader(lines)]


# ---- the files


def test_every_sidecar_says_where_its_file_lies_and_is_filled(sources):
    """The id is the place, the vintage is the name, and no particular is empty."""
    for place, source in sources.items():
        assert source.id == place
        assert place.endswith(f"/{source.vintage.isoformat()}")
        assert place.startswith(f"{source.producer_code}/")
        told = (source.title, source.url, source.licence, source.producer, source.note)
        assert all(text.strip() for text in told), place
        assert source.retrieved is not None
        assert source.vintage <= source.retrieved


def test_a_vintage_that_no_agency_states_says_from_what_it_was_taken(sources):
    """An inferred or retrieved day is argued in the note."""
    for place, source in sources.items():
        if source.vintage_basis != "released":
            assert "Vintage:" in source.note, place


def test_producers_are_in_the_code_list(sources):
    """Labels in three languages stand beside each code."""
    unknown = {s.producer_code for s in sources.values()} - {*codelist("producers")}
    assert not unknown, "edit src/cktrade/vocabulary/codelists/producers.csv"


def test_no_series_mixes_an_agency_with_those_who_quote_it(record):
    """A quotation can never pass for the newest number of an agency's own series."""
    quoted = record["evidence"].eq(SourceKind.SECONDARY)
    assert quoted.groupby(record["series"]).nunique().max() == 1
    secondary = set(record.loc[quoted, "series"].str.partition(".")[0])
    assert secondary == {"press", "derived", "gac"}


def test_a_copy_names_the_second_source_it_was_checked_against(sources):
    """The note of its sidecar says it under ``Checked:``."""
    copies = {place: s for place, s in sources.items() if s.kind == SourceKind.COPY}
    assert copies
    assert [p for p, source in copies.items() if "Checked:" not in source.note] == []


def test_one_table_holds_one_measure_and_one_series_one_unit(record):
    """Ids of series are made of producer, table and dimensions alone."""
    tables = record["series"].str.split(".").str[:2].str.join(".")
    assert record.groupby(tables)["measure"].nunique().max() == 1
    assert record.groupby("series")["unit"].nunique().max() == 1
    assert record.groupby("series")[["basis", "valuation"]].nunique().max().max() == 1


def test_dimensions_have_one_member_each_or_those_of_a_way_through_levels(record):
    """Besides the classification, which stands where a product does.

    A category says its group and programme; a status of stay the sex, if it has.
    """
    ways = set()
    for text, product in set(zip(record["dimensions"], record["product"], strict=True)):
        members = json.loads(text) if text else {}
        classified = members.pop("classification", None)
        ways.add(tuple(members))
        assert bool(classified) == (product not in {"TOTAL", "not applicable"}), text
    assert {way for way in ways if len(way) > 1} == {
        ("immigration_category", "immigration_group"),
        ("immigration_category", "immigration_group", "immigration_programme"),
        ("sex", "visa"),
    }


# ---- numbers checked by hand against the publication


@pytest.mark.parametrize("line", _table("record_by_hand.csv"), ids=" ".join)
def test_a_number_is_the_one_the_publication_prints(number, line):
    """Typed by eye from the publication, in whole units."""
    *key, value = line
    assert number(*key) == float(value)


def test_every_file_has_five_numbers_checked_by_hand_or_all_it_holds(record):
    """No file escapes the eye."""
    checked = pd.Series([place for place, *_ in _table("record_by_hand.csv")])
    counts = checked.value_counts()
    for place, held in record["source"].value_counts().items():
        assert counts.get(place, 0) >= min(held, 5), (
            f"write {min(held, 5)} numbers of {place}, read from the publication by "
            "eye, into tests/data/record_by_hand.csv"
        )


@pytest.mark.parametrize(
    ("release", "partner", "period", "balance"), _table("daily_balances.csv")
)
def test_exports_less_imports_are_the_balance_the_daily_prints(
    number, release, partner, period, balance
):
    """Each rounded on its own, they may miss it by one unit of the last digit."""
    place = DAILY + release
    unit = 1e8 if periods.frequency(period) == "A" else 1e6
    ours = number(place, partner, "export", period) - number(
        place, partner, "import", period
    )
    assert abs(ours - float(balance)) < 1.01 * unit


def test_a_month_printed_twice_was_revised_in_between(record):
    """September 2017: 403 million on 2017-11-03, 386 on 2017-12-05, flagged r."""
    series = "statcan.12-10-0011.can.kor.export.total.bop.sa"
    rows = record[record["series"].eq(series)]
    rows = rows[rows["reference_period"].eq("2017-09")].sort_values("vintage")
    assert rows["value"].tolist() == [403e6, 386e6]
    assert rows["status"].tolist() == ["normal", "revised"]
