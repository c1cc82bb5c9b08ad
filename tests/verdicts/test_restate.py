"""A claim's sentence anew: its words, in three languages."""

import pandas as pd
import pytest

from cktrade.datasets.loading import load
from cktrade.errors import NotHeldError
from cktrade.verdicts.check import alone, judged
from cktrade.verdicts.restate import newest
from cktrade.verdicts.retold import sentence


@pytest.fixture(scope="module")
def record():
    """Return the record with all its vintages."""
    from cktrade.record.record import Record  # noqa: PLC0415 -- heavy

    return Record(load("observations", vintages="all"), load("sources"))


@pytest.fixture
def said(record):
    """Return ``said(claim, lang, **changes)``: the sentence without its source."""

    def run(claim, lang="en", **changes):
        rows = load("claims").set_index("claim", drop=False)
        row = {**rows.loc[claim].to_dict(), **changes}
        verdict = alone(row, record)
        text = sentence(verdict.claim, newest(verdict, record), lang, "")
        return text.replace("\N{NO-BREAK SPACE}", " ").strip()

    return run


def test_a_rank_is_a_place_among_partners_not_a_partner_in_place(said):
    """South Korea's place is an interval: some larger partners may not be held."""
    assert said("gac-trading-partner-rank").startswith("South Korea ranked 7th to ")
    assert "Rang de la Corée du Sud parmi " in said("gac-trading-partner-rank", "fr")
    assert "\N{NARROW NO-BREAK SPACE}: du 7e au " in said(
        "gac-trading-partner-rank", "fr"
    )
    assert "한국의 순위는 7위~" in said("gac-trading-partner-rank", "ko")


@pytest.mark.parametrize(
    ("lang", "dollars"),
    [("en", "Canadian dollars"), ("fr", "dollars canadiens"), ("ko", "캐나다 달러")],
)
def test_each_language_says_which_dollars(said, lang, dollars):
    """In brackets, or in the amount where the language puts it there."""
    assert dollars in said("gac-imports-2018", lang)


def test_people_are_in_no_currency(said):
    """Nothing of dollars beside permanent residents."""
    assert "dollar" not in said("gac-immigrants-mean-2006-2016")


def test_the_korean_copula_follows_the_last_syllable(said):
    """A sentence goes over it (를 넘었다); 달러 ends in a vowel, 명 does not."""
    assert "달러를 넘었다 (" in said("gac-imports-2018", "ko")
    assert "달러였다 (" in said("gac-exports-2018", "ko")
    assert "516명이었다 (" in said("mofa-lives-lost", "ko")


def test_a_claim_of_another_partner_does_not_borrow_south_koreas_sentence(said):
    """Exports to the United States: measure and partner named, never South Korea."""
    text = said("gac-exports-2018", partner="USA")

    assert text.startswith("Merchandise exports, Canada → United States: $")
    assert "South Korea" not in text


def test_a_claim_without_a_sentence_of_its_own_is_named_and_given(said):
    """Permanent residents of one year: only their mean has its own sentence."""
    text = said(
        "gac-immigrants-mean-2006-2016", statistic="value", reference_period="2015",
        value=5000.0, precision=1000.0,
    )  # fmt: skip

    assert text.startswith("Permanent residents admitted, South Korea → Canada: ")
    assert " people in 20" in text


def made_up(values):
    """Return a record of Canadians staying in South Korea by year."""
    from cktrade.record.record import Record  # noqa: PLC0415 -- heavy

    rows = [
        {
            "series": "kor.staying.kor.can.residents", "measure": "canadians_in_korea",
            "reporter": "KOR", "partner": "CAN", "flow": "residents",
            "product": "TOTAL", "basis": "nationality", "valuation": "not applicable",
            "adjustment": "not applicable", "dimensions": "", "unit": "persons",
            "reference_period": year, "value": float(value), "precision": 1.0,
            "status": "normal", "vintage": pd.Timestamp("2020-01-31"),
            "vintage_basis": "released", "source": "kor/staying/2020-01-31",
        }
        for year, value in values.items()
    ]  # fmt: skip
    return Record(pd.DataFrame(rows))


def trade(values):
    """Return a record of Canada's exports to South Korea by basis and year."""
    from cktrade.record.record import Record  # noqa: PLC0415 -- heavy

    rows = [
        {
            "series": f"statcan.t.can.kor.export.total.{basis[:3]}",
            "measure": "merchandise_trade", "reporter": "CAN", "partner": "KOR",
            "flow": "export", "product": "TOTAL", "basis": basis, "valuation": "FOB",
            "adjustment": "unadjusted", "dimensions": "", "unit": "CAD",
            "reference_period": year, "value": value, "precision": 1e6,
            "status": "normal", "vintage": pd.Timestamp("2020-01-31"),
            "vintage_basis": "released", "source": "statcan/t/2020-01-31",
        }
        for basis, years in values.items()
        for year, value in years.items()
    ]  # fmt: skip
    return Record(pd.DataFrame(rows))


@pytest.mark.parametrize(
    ("qualifier", "value", "precision", "newest_value", "en", "fr", "ko"),
    [
        ("over", 27000, 1000, 29_451, "Over 29,000 people", "Plus de 29 000 personnes",
         "2만 9,000명을 넘었다"),
        ("over", 27000, 1000, 30_000, "30,000 people", "30 000 personnes", "3만 명"),
        ("at_least", 27000, 1000, 29_999, "Over 29,000 people",
         "Plus de 29 000 personnes", "2만 9,000명을 넘었다"),
        ("almost", 500, 100, 431, "Almost 500 people", "Près de 500 personnes",
         "거의 500명"),
        ("under", 500, 100, 431, "Under 500 people", "Moins de 500 personnes",
         "500명 미만"),
        ("up_to", 500, 100, 500, "500 people", "500 personnes", "500명"),
        ("about", 3200, 100, 3570, "About 3,600 people", "Environ 3 600 personnes",
         "약 3,600명"),
        ("none", 3200, 100, 3549, "3,500 people", "3 500 personnes", "3,500명"),
        ("none", 3200, 100, 12_349, "12,000 people", "12 000 personnes", "1만 2,000명"),
    ],
)  # fmt: skip
def test_the_newest_figure_is_rounded_and_qualified_as_the_claim_rounds(
    qualifier, value, precision, newest_value, en, fr, ko
):
    """Over rounds down, almost and under up, the others to the nearest digit."""
    claim = {
        "claim": "made-up", "measure": "canadians_in_korea", "reporter": "KOR",
        "partner": "CAN", "flow": "residents", "basis": "not stated",
        "valuation": "not stated", "adjustment": "not stated", "statistic": "value",
        "reference_period": "2019", "value": float(value), "unit": "persons",
        "precision": float(precision), "qualifier": qualifier,
        "document": "memo", "topic": "population", "product": "TOTAL",
        "as_printed": "some",
    }  # fmt: skip
    record = made_up({"2019": newest_value})
    verdict = alone(claim, record)
    restated = newest(verdict, record)

    assert restated.period == "2019"
    for lang, expected in (("en", en), ("fr", fr), ("ko", ko)):
        text = sentence(verdict.claim, restated, lang, "")
        for space in "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}":
            text = text.replace(space, " ")
        assert expected.casefold() in text.casefold(), text
        assert "2019" in text


def test_the_claims_of_2018_come_out_on_their_basis_with_the_sums_of_2025(said):
    """Customs: 5.86, 9.45 and 15.31 in 2018; 7.07, 17.9 and 25.0 billion in 2025."""
    imports = said("gac-imports-2018")
    assert "over $9.4 billion in 2018 (Canada’s trade statistics, customs" in imports
    assert "on the same basis $17.9 billion in 2025, up 89%" in imports
    assert "$5.9 billion in 2018" in said("gac-exports-2018")
    assert "$7.07 billion in 2025, up 21%" in said("gac-exports-2018")
    assert "$25.0 billion in 2025" in said("gac-two-way-trade-2018")
    assert "250억 캐나다 달러" in said("gac-two-way-trade-2018", "ko")


def test_what_is_not_held_is_not_restated(record):
    """No number of Canada's Pacific coastline is held."""
    row = load("claims").set_index("claim", drop=False).loc["cgai-pacific-coastline"]
    with pytest.raises(NotHeldError, match="no figure of what it counts is held"):
        newest(alone(row.to_dict(), record), record)


def test_what_the_record_contradicts_is_restated_with_that_word():
    """27,000 staying in 2018, and 29,451 in 2019: up 9 per cent; not over 27,000."""
    record = made_up({"2018": 27_000, "2019": 29_451})
    row = load("claims").set_index("claim", drop=False).loc["gac-canadians-in-korea"]
    verdict = alone({**row.to_dict(), "reference_period": "2018"}, record)
    text = sentence(verdict.claim, newest(verdict, record), "en", "")

    assert "on the same basis 29,500 people in 2019, up 9%" in text
    assert "prints “Over 27,000 Canadians”; the verdict on it is: contradicted." in text


def test_another_basis_stands_beside_its_own_figure_of_the_claims_year():
    """Customs has 2018 alone; the balance of payments 6.0 in 2018 and 7.2 in 2019."""
    row = load("claims").set_index("claim", drop=False).loc["gac-exports-2018"]
    record = trade(
        {
            "customs": {"2018": 5.86e9},
            "balance_of_payments": {"2018": 6.0e9, "2019": 7.2e9},
        }
    )
    verdict = alone(row.to_dict(), record)
    restated = newest(verdict, record)
    text = sentence(verdict.claim, restated, "en", "")

    assert restated.moved
    own, other = text.split("No newer figure is held on the basis that bears the ")
    assert "$5.9 billion in 2018 (Canada’s trade statistics, customs basis" in own
    assert other.startswith("document’s; another, which counts otherwise, has one:")
    assert (
        "$6.0 billion in 2018 (Canada’s trade statistics, balance-of-payments" in other
    )
    assert {cell["basis"] for cell in restated.cells} == {
        "customs", "balance_of_payments",
    }  # fmt: skip


def test_a_stock_is_never_restated_as_another_count_alone(record):
    """24,045 on 31 December 2018 is that day's, and is followed by its own 15,930."""
    row = load("claims").set_index("claim", drop=False).loc["mofa-student-rank"]
    changes = {
        "measure": "study_permit_holders", "flow": "holders", "statistic": "value",
        "value": 24_045.0, "unit": "persons", "precision": 1.0, "qualifier": "none",
        "reference_period": "2018-12-31", "as_printed": "24,045 South Koreans",
    }  # fmt: skip
    verdict = alone({**row.to_dict(), **changes}, record)
    text = sentence(verdict.claim, newest(verdict, record), "en", "")
    assert verdict.its_time.word == "agrees"
    assert "24,045 people on December 31, 2018" in text
    assert "on the same basis 15,930 people on December 31, 2023, down 34%" in text


def test_five_years_together_are_restated_as_five_years(said):
    """2015–2019 come to 25.1 billion, 2021–2025 to 36.6; one year is no newer sum."""
    text = said(
        "gac-exports-2018", reference_period="2015/2019", value=25.1e9,
        as_printed="$25.1 billion",
    )  # fmt: skip
    assert "$25.1 billion in 2015–2019" in text
    assert "on the same basis $36.6 billion in 2021–2025, up 46%" in text


def test_a_balance_below_zero_is_given_no_rate(said):
    """From −3.6 to −10.8 billion nothing goes up by 200 per cent."""
    text = said(
        "gac-exports-2018", flow="balance", value=3.6e9, as_printed="$3.6 billion",
        direction="up",
    )  # fmt: skip
    assert "billion in 2025" in text
    assert ", up " not in text


def test_a_mean_of_newer_years_says_that_two_tables_make_it(said):
    """2014 stands in one table and 2015 to 2024 in another: 54,008 by eleven years."""
    text = said("gac-immigrants-mean-2006-2016")

    assert "on the same basis 4,910 people" in text
    assert "in 2014–2024" in text
    assert "stitched from more than one table" in text


def test_a_place_by_population_lacks_those_it_is_among(record):
    """Partners are ranked, and a population has none: nothing is read or broken."""
    row = load("claims").set_index("claim", drop=False).loc["mofa-student-rank"]
    changes = {
        "measure": "population_total", "flow": "residents", "reporter": "KOR",
        "partner": "not applicable", "reference_period": "2024", "value": 29.0,
        "as_printed": "29th",
    }  # fmt: skip
    verdict = alone({**row.to_dict(), **changes}, record)
    assert verdict.its_time.word == "not checkable"
    assert verdict.its_time.reason == "basis_missing"


def test_a_rank_of_a_year_past_is_restated_for_the_latest(said):
    """Third at the end of 2018 and tenth at the end of 2023."""
    text = said("mofa-student-rank", reference_period="2018")

    assert text.startswith("South Korea ranked 3rd ")
    assert "on the same basis 10th on December 31, 2023" in text


def graded(values):
    """Return a record of permanent residents by table, year and grade."""
    from cktrade.record.record import Record  # noqa: PLC0415 -- heavy

    rows = [
        {
            "series": f"{table}.can.kor.admissions.total.cit",
            "measure": "permanent_residents", "reporter": "CAN", "partner": "KOR",
            "flow": "admissions", "product": "TOTAL", "basis": "citizenship",
            "valuation": "not applicable", "adjustment": "not applicable",
            "dimensions": "", "unit": "persons", "reference_period": year,
            "value": float(value), "precision": 1.0, "status": "normal",
            "vintage": pd.Timestamp("2020-01-31"), "vintage_basis": "released",
            "source": source, "evidence": grade,
        }
        for table, (source, grade, years) in values.items()
        for year, value in years.items()
    ]  # fmt: skip
    return Record(pd.DataFrame(rows))


OFFICIAL = "ircc/pr/2020-01-31", "official"
QUOTED = "press/permanent-residents/2014-12-31", "secondary"


def of_residents(record, **changes):
    """Return the sentence of the mean of permanent residents, made for a record."""
    row = load("claims").set_index("claim", drop=False)
    claim = {**row.loc["gac-immigrants-mean-2006-2016"].to_dict(), **changes}
    verdict = alone(claim, record)
    return sentence(verdict.claim, newest(verdict, record), "en", "")


def test_of_one_span_two_official_tables_come_before_one_quotation():
    """2016 and 2017 mean 4,000 + 6,000 over two; the quotation says 9,000 of each."""
    record = graded({
        "a.x": (*OFFICIAL, {"2014": 5000, "2015": 5000, "2016": 4000}),
        "b.x": (*OFFICIAL, {"2017": 6000}),
        "c.x": (*QUOTED, dict.fromkeys(("2014", "2015", "2016", "2017"), 9000)),
    })  # fmt: skip
    text = of_residents(
        record, reference_period="2014/2015", value=5000.0, precision=1000.0
    )

    assert "5,000 people from South Korea" in text
    assert "on the same basis 5,000 people in 2016–2017, up 0%" in text
    assert "stitched" in text
    assert "9,000" not in text
    assert "second hand" not in text


def test_a_newer_figure_at_second_hand_is_named_by_the_agency_it_quotes():
    """2016 is official; 2017 is held of a newspaper alone: whose number, is said."""
    record = graded(
        {"a.x": (*OFFICIAL, {"2016": 5000}), "c.x": (*QUOTED, {"2017": 6000})}
    )
    text = of_residents(
        record, statistic="value", reference_period="2016", value=5000.0,
        precision=1000.0, unit="persons",
    )  # fmt: skip

    assert (
        "on the same basis 6,000 people in 2017, up 20% (at second hand: Immigration, "
        "Refugees and Citizenship Canada, quoted by others)" in text
    )


def test_the_share_of_a_region_names_the_region_and_the_whole(said):
    """The Indo-Pacific's part of the population of all countries."""
    text = said("cgai-indo-pacific-population-share")
    assert text.startswith("Population, Indo-Pacific region (share): 5")
    assert "as a share of the total of all countries" in text


def test_both_verdicts_are_told_where_they_differ(record):
    """For its time nothing is held, and today it is far too high."""
    row = load("claims").set_index("claim", drop=False).loc["gac-language-teachers"]
    sources = load("sources")
    rows = load("claims")
    one = rows[rows["claim"].eq(row["claim"])]
    verdict = judged(one, record, sources)[0]
    text = sentence(verdict.claim, newest(verdict, record), "en", "")

    assert "is: not checkable for its time, overstates today." in text


def test_the_newest_figure_of_a_quarter_is_a_quarter_of_the_same_season(said):
    """Customs exports: the third quarters of 2024 and 2025, never the year 2025."""
    text = said(
        "gac-exports-2018", reference_period="2024-Q3", as_printed="$1.9 billion",
        value=1.9e9,
    )  # fmt: skip
    assert "in Q3 2024" in text
    assert "on the same basis $1.61 billion in Q3 2025, down 15%" in text


def test_the_newest_figure_of_some_months_is_of_the_same_months(said):
    """The first half of 2023 beside that of 2026: 6.57 and 10.0 billion imported."""
    text = said(
        "gac-imports-2018", reference_period="2023-01/2023-06", value=6.5e9,
        as_printed="over $6.5 billion",
    )  # fmt: skip
    assert "over $6.5 billion from January 2023 to June 2023" in text
    assert "$10.0 billion from January 2026 to June 2026, up 52%" in text


CHANGE = {
    "statistic": "growth", "unit": "percent", "precision": 0.1, "qualifier": "none",
    "direction": "up", "basis": "customs",
}  # fmt: skip


def test_a_change_is_written_with_its_sign_and_beside_one_over_as_many_years(said):
    """Imports 2013–2018 rose 27 or more per cent; beside it 2020–2025."""
    text = said(
        "gac-imports-2018", base_period="2013", reference_period="2018", value=30.0,
        as_printed="30.0 per cent", **CHANGE,
    )  # fmt: skip
    assert text.startswith("Merchandise imports, South Korea → Canada: +")
    assert " in 2013–2018 " in text
    assert " in 2020–2025" in text
    assert "came to" not in text


def test_a_fall_is_told_as_a_fall(said):
    """Exports 2025 against 2024 on the customs basis: less, so below zero."""
    text = said(
        "gac-exports-2018", base_period="2024", reference_period="2025", value=5.0,
        as_printed="fell 5.0 per cent", **{**CHANGE, "direction": "down"},
    )  # fmt: skip
    assert ": −" in text.split(" in ")[0]


def test_what_south_korea_exports_is_not_told_as_canadas_exports(said):
    """Its imports from Canada are 5.9 billion; Canada's imports from it are 9.4."""
    text = said("gac-exports-2018", reporter="KOR", partner="CAN", flow="import")
    assert "Canada’s merchandise imports" not in text
    assert text.startswith("Merchandise imports, Canada → South Korea: $5.9 billion")


DEFICIT = {
    "flow": "balance", "value": 10.8e9, "reference_period": "2025", "basis": "customs",
    "as_printed": "$10.8 billion",
}  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Canada’s merchandise trade deficit with South Korea came to $10.8 "),
        ("fr", "Le déficit commercial du Canada avec la Corée du Sud (marchandises) "),
        ("ko", "2025년 캐나다의 대한국 상품 무역적자는 108억 캐나다 달러였다"),
    ],
)
def test_a_deficit_is_called_one(said, lang, words):
    """7,069.4 exported less 17,894.8 imported: 10,825.4 below zero."""
    text = said("gac-exports-2018", lang, direction="down", **DEFICIT)
    assert text.startswith(words)


def test_a_balance_below_zero_is_rounded_like_one_above(said):
    """Printed without a side, it is contradicted, and told with its sign."""
    text = said("gac-exports-2018", direction="up", **DEFICIT)
    assert "Canada – South Korea: −$10.8 billion in 2025" in text
