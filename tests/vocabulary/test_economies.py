"""Names of economies: a new case is a new line in ``economies*.csv`` beside this."""

import csv
import json
import os
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from cktrade.errors import VocabularyError
from cktrade.vocabulary import LANGUAGES, codelist, economies

HERE = Path(__file__).parent
SAMPLES = os.environ.get("CKTRADE_SAMPLES")


def _table(name):
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return [tuple(row.values()) for row in csv.DictReader(lines)]


@pytest.mark.parametrize(("label", "scheme", "code"), _table("economies.csv"))
def test_a_label_names_its_economy(label, scheme, code):
    """Every spelling that an agency uses is one code."""
    assert economies.resolve(label, scheme=scheme or None) == code


@pytest.mark.parametrize(("label", "scheme", "said"), _table("economies_refused.csv"))
def test_a_label_that_names_none_or_two_is_refused(label, scheme, said):
    """The message says why, and hints without choosing."""
    with pytest.raises(VocabularyError) as refusal:
        economies.resolve(label, scheme=scheme or None)
    assert said in str(refusal.value)
    assert repr(label) in str(refusal.value)


def test_peer_bug_pycountry_fuzzy_search_makes_the_republic_of_korea_north_korea():
    """A likeness would choose PRK; one letter wrong is refused, with a hint only."""
    assert economies.resolve("Republic of Korea") == "KOR"
    with pytest.raises(VocabularyError, match="known spellings near it"):
        economies.resolve("Republik of Korea")


def test_a_number_may_be_a_number():
    """BACI's codes arrive as integers that lost their leading zeros."""
    assert economies.resolve(410) == "KOR"
    assert economies.resolve(36) == economies.resolve("036") == "AUS"


def test_every_spelling_of_the_list_leads_back_to_its_own_code():
    """No label stands for two economies; NA is Namibia where codes are ISO alpha-2."""
    for code, row in codelist("economies").items():
        names = [code, row["iso2"], *(row[lang] for lang in LANGUAGES)]
        found = {economies.resolve(name) for name in names if name not in {"", "NA"}}
        assert found == {code}
    assert economies.resolve("NA", scheme="cimt") == "NAM"


def test_the_list_is_as_long_as_iso_3166():
    """249 officially assigned codes, each with its two letters and its number."""
    iso = [
        code
        for code, row in codelist("economies").items()
        if len(code) == 3 and len(row["iso2"]) == 2 and row["m49"].isdecimal()
    ]
    former = {"ANT", "CSK", "DDR", "NTZ", "PCI", "PCZ", "SUN", "YMD", "YUG"}
    assert len(set(iso) - former) == 249


def test_an_aggregate_is_no_economy_and_a_residual_neither():
    """World and the EU are aggregates; other, unknown and not stated are residuals."""
    assert economies.is_aggregate("WLD")
    assert economies.is_aggregate("EU")
    assert not economies.is_aggregate("KOR")
    assert economies.kind("X-NOT-STATED") == "residual"
    with pytest.raises(VocabularyError, match=r"economies\.resolve"):
        economies.kind("South Korea")


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(1957, 12, 31), 0),
        (date(1958, 1, 1), 6),
        (date(1973, 1, 1), 9),
        (date(1995, 1, 1), 15),
        (date(2004, 4, 30), 15),
        (date(2004, 5, 1), 25),
        (date(2007, 1, 1), 27),
        (date(2013, 6, 30), 27),
        (date(2013, 7, 1), 28),
        (date(2020, 1, 31), 28),
        (date(2020, 2, 1), 27),
    ],
)
def test_the_european_union_had_its_members_of_the_day(day, count):
    """6 + 3 + 1 + 2 + 3 + 10 + 2 + 1 - 1, each from its day on."""
    assert len(economies.members("EU", on=day)) == count


def test_the_united_kingdom_left_and_croatia_had_joined():
    """The United Kingdom's last day was 2020-01-31."""
    before, after = (
        economies.members("EU", on=day) for day in (date(2020, 1, 31), date(2020, 2, 1))
    )
    assert set(before) - set(after) == {"GBR"}
    assert "HRV" in after


@pytest.mark.parametrize("day", [date(1998, 1, 1), date(2024, 7, 1)])
def test_the_strategy_s_region_has_forty_members_on_any_day(day):
    """26 that the strategy names and 14 islands; neither Hong Kong nor Macao."""
    members = economies.members("X-INDO-PACIFIC", on=day)
    rows = [r for r in codelist("blocs").values() if r["bloc"] == "X-INDO-PACIFIC"]
    islands = [r["economy"] for r in rows if r["evidence"] == "secondary"]
    assert len(members) == 40
    assert len(islands) == 14
    assert {"KOR", "PRK", "TWN", "TLS", "MNG"} <= {*members} - {*islands}
    assert {"COK", "NIU", "TUV", "FSM"} <= {*islands}
    assert {"HKG", "MAC", "USA", "CAN", "NCL", "PYF"}.isdisjoint(members)
    assert all(r["source"].startswith("Global Affairs Canada") for r in rows)


def test_a_bloc_that_is_not_held_is_refused():
    """WLD has no list of members."""
    with pytest.raises(VocabularyError, match="Blocs: EU, X-GCC"):
        economies.members("WLD", on=date(2020, 1, 1))


def test_members_are_economies_and_blocs_are_aggregates():
    """The list of blocs speaks the codes of the list of economies."""
    for row in codelist("blocs").values():
        assert economies.kind(row["economy"]) == "economy"
        assert economies.is_aggregate(row["bloc"])


def _columns(pattern, *names, delimiter=","):
    for path in sorted(Path(SAMPLES).glob(pattern)):
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines, delimiter=delimiter):
                yield from (row[name] for name in names)


def _sheet_column(pattern, first_row, sheet=0, column=1):
    for path in sorted(Path(SAMPLES).glob(pattern)):
        page = openpyxl.load_workbook(path).worksheets[sheet]
        cells = page.iter_rows(first_row, min_col=column, max_col=column)
        for (cell,) in cells:
            if cell.value and not str(cell.value).startswith(("Note", "Source", "For")):
                yield cell.value


def _members(pattern):
    for path in sorted(Path(SAMPLES).glob(pattern)):
        with path.open(encoding="utf-8-sig", newline="") as lines:
            yield from (r[1] for r in csv.reader(lines) if len(r) > 5 and r[0] == "2")


def _countries(*keys):
    path = Path(SAMPLES, "trade/cimt_reference/countries.json")
    for row in json.loads(path.read_text("utf-8")):
        yield from (row[key] for key in keys)


def _citizenships():
    folder = "people/ircc_monthly/*.csv"
    yield from _columns(folder, "EN_COUNTRY_OF_CITIZENSHIP", delimiter="\t")
    yield from _columns(folder, "FR_PAYS_DE_CITOYENNETÉ", delimiter="\t")
    for name in ("PR-Citz", "IS_CITZ", "HC_citizenship"):
        yield from _sheet_column(f"people/ircc_monthly/*{name}*.xlsx", 6)


def _source_countries():
    path = Path(SAMPLES, "people/ircc_facts_figures_2014")
    name = "Canada-Permanent-residents-by-source-country.csv"
    with (path / name).open(encoding="utf-8-sig", newline="") as lines:
        yield from (row[0] for row in csv.reader(lines) if row)


def _derived():
    folder = Path(SAMPLES, "people/ircc_derived_json")
    overview = json.loads((folder / "immigration_country_overview.json").read_text())
    residents = json.loads((folder / "temporary_residents.json").read_text())
    yield from (row["label"] for row in overview["records"])
    yield from (row["country"] for row in residents["countryOfCitizenship"])


LABELS = {
    "statcan": [
        lambda: _columns("trade/statcan_12100011/*.csv", "Principal trading partners"),
        lambda: _columns(
            "people/statcan_travel/2410*Entering*", "Country of residence"
        ),
        lambda: _columns("people/statcan_travel/*pivot.csv", "Country of residence"),
        lambda: _members("people/statcan_travel/2410005[05]*_MetaData.csv"),
        lambda: _members("people/statcan_travel/24100065*_MetaData.csv"),
    ],
    "ircc": [_citizenships, _source_countries, _derived],
    "desa": [lambda: _sheet_column("people/un_desa/*.xlsx", 22, sheet=1, column=3)],
    "cimt": [
        lambda: _countries("id", "c_code", "en", "fr"),
        lambda: _columns("trade/statcan_cimt_derived/countries_*.csv", "country"),
    ],
    "comtrade": [
        lambda: _columns("trade/un_comtrade/*.csv", "Reporter", "Partner"),
        lambda: _columns("trade/un_comtrade/in*", "Reporter.Code", "Partner.Code"),
        lambda: _columns("trade/un_comtrade/old*", "Reporter Code", "Partner Code"),
    ],
    "moj": [
        lambda: _columns("people/moj_korea/*monthly*.csv", "국적지역"),
        lambda: _columns("people/moj_korea/*status*.csv", "대륙", "국적"),
    ],
    "": [
        lambda: _sheet_column("people/kto/*.xlsx", 2),
        lambda: _columns("people/published_figures.csv", "from_country", "to_country"),
        lambda: _columns("trade/published_figures.csv", "reporter", "partner"),
        lambda: _columns("trade/kosis/*.csv", "Country"),
    ],
}


@pytest.mark.skipif(SAMPLES is None, reason="CKTRADE_SAMPLES is not set")
def test_every_economy_of_the_world_bank_is_known_by_its_name():
    """217 economies and the world: the name gives the code; 47 are groups of many."""
    path = next(Path(SAMPLES).glob("people/worldbank_population/*.csv"))
    with path.open(encoding="utf-8", newline="") as lines:
        named = {(r["Country Code"], r["Country Name"]) for r in csv.DictReader(lines)}
    known = {(c, name) for c, name in named if economies.is_code(c)}
    own = {"XKX": "XKX", "CHI": "X-CHANNEL-ISLANDS"}
    for code, name in known:
        assert economies.resolve(name) == own.get(code, code)
    assert economies.resolve("Channel Islands") == own["CHI"]
    assert (len(known), len(named)) == (217, 265)


@pytest.mark.skipif(SAMPLES is None, reason="CKTRADE_SAMPLES is not set")
@pytest.mark.parametrize("scheme", LABELS)
def test_every_label_of_the_samples_resolves_or_is_refused_by_name(scheme):
    """A refused label stands in codelists/economies_refused.csv with its reason."""
    labels = {label for source in LABELS[scheme] for label in source()}
    assert len(labels) > 3
    unknown = []
    for label in sorted(labels, key=str):
        try:
            economies.resolve(label, scheme=scheme or None)
        except VocabularyError as refusal:
            if "names no economy here" not in str(refusal):
                unknown.append(label)
    assert unknown == []


@pytest.mark.skipif(SAMPLES is None, reason="CKTRADE_SAMPLES is not set")
def test_ircc_means_one_economy_by_its_english_and_its_french_label():
    """Both columns of a row of the tab files lead to the same code."""
    for path in sorted(Path(SAMPLES).glob("people/ircc_monthly/*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines, delimiter="\t")
            pairs = {
                (row["EN_COUNTRY_OF_CITIZENSHIP"], row["FR_PAYS_DE_CITOYENNETÉ"])
                for row in rows
            }
        assert [
            (en, fr)
            for en, fr in sorted(pairs)
            if economies.resolve(en, scheme="ircc")
            != economies.resolve(fr, scheme="ircc")
        ] == []


@pytest.mark.skipif(SAMPLES is None, reason="CKTRADE_SAMPLES is not set")
def test_no_two_members_of_a_travel_table_share_a_code():
    """294 countries and regions of residence of 24-10-0050 are 294 codes."""
    labels = set(_members("people/statcan_travel/2410005001_MetaData.csv"))
    codes = {economies.resolve(label, scheme="statcan") for label in labels}
    assert len(codes) == len(labels) == 294
