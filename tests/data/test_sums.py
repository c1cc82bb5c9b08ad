"""Sums, means and ranks of the record that an agency or somebody else printed."""

from datetime import date

import pytest

from cktrade.record.intervals import observed, total
from cktrade.vocabulary import economies, periods

TRADE = "statcan/12-10-0011/2026-04-02"
DAILY = "statcan/12-10-0011-daily/"
VISITORS = "statcan/24-10-0050/2022-07-22"
MONTHS = "ircc/pr-citz/2024-06-30"
TOTALS = "ircc/pr-citz-totals/2025-01-31"
FACTS = "ircc/facts-and-figures/2015-12-31"
PERMITS = "ircc/study-citz/2024-06-30"
HOLDERS = "ircc/study-citz-totals/2025-01-31"
UN = "undesa/mig-flow/2015-12-31"


def _sum(number, place, partner, flow, period):
    """Add a period's months, as whole tenths so that no binary dust is left."""
    months = periods.parts(period, "M")
    return sum(round(number(place, partner, flow, m) * 10) for m in months) / 10


@pytest.mark.parametrize(
    ("year", "exports", "imports"),
    [
        ("1997", 3343.7e6, 1930.0e6),
        ("2016", 4634.6e6, 8957.4e6),
        ("2018", 6056.1e6, 8272.8e6),
        ("2025", 7149.6e6, 16025.3e6),
    ],
)
def test_a_year_of_trade_with_korea_is_its_twelve_months(
    number, year, exports, imports
):
    """2018: 6,056.1 + 8,272.8 = 14,328.9 million, not the 15.3 billion claimed."""
    assert _sum(number, TRADE, "KOR", "export", year) == exports
    assert _sum(number, TRADE, "KOR", "import", year) == imports


@pytest.mark.parametrize(
    ("flow", "year", "agrees"),
    [
        ("export", "2013", True),  # 3,664.2 against 3.7
        ("export", "2014", False),  # 4,339.2 against 4.4: 10.8 million short of 4.35
        ("import", "2013", True),  # 5,584.7 against 5.6
        ("import", "2014", True),  # 5,595.2 against 5.6
    ],
)
def test_first_released_years_agree_with_the_months_of_today_but_for_one(
    number, flow, year, agrees
):
    """The first release is adjusted; exports of 2014 were revised down since."""
    printed = number(f"{DAILY}2015-04-02", "KOR", flow, year)
    assert (abs(_sum(number, TRADE, "KOR", flow, year) - printed) <= 5e7) is agrees


def test_the_customs_basis_exceeds_the_balance_of_payments_basis_in_imports(number):
    """2024, billions: 17.08 customs against 14.87; exports 7.62 against 7.72."""
    customs = "derived/cimt-monthly/2026-06-10"
    sums = [
        round(_sum(number, place, "KOR", flow, "2024") / 1e6, 1)
        for flow in ("export", "import")
        for place in (customs, TRADE)
    ]
    assert sums == [7622.1, 7716.4, 17081.4, 14870.4]


def test_the_united_nations_copied_the_agency_to_the_person(number):
    """2005 to 2013, Facts and Figures 2014 and the UN's 2015 revision are equal."""
    for year in range(2005, 2014):
        assert number(UN, "KOR", "admissions", str(year)) == number(
            FACTS, "KOR", "admissions", str(year)
        )


def test_five_year_totals_of_permanent_residents_are_not_the_sums_of_their_months(
    number,
):
    """Months are rounded to 5 one by one; the totals are rounded once."""
    differ = {}
    for year in map(str, range(2015, 2025)):
        added = _sum(number, TOTALS, "KOR", "admissions", year)
        printed = number(TOTALS, "KOR", "admissions", year)
        if added != printed:
            differ[year] = (added, printed)
    assert differ == {
        "2017": (3970, 3980),
        "2019": (6110, 6100),
        "2020": (3290, 3285),
        "2022": (5465, 5455),
        "2024": (4370, 4365),
    }


def test_those_sums_and_totals_agree_within_their_rounding(record):
    """Twelve half-fives are 30 persons; every total lies within them."""
    rows = record[record["source"].eq(TOTALS) & record["partner"].eq("KOR")]
    cells = {row["reference_period"]: row for row in rows.to_dict("records")}
    for year in map(str, range(2015, 2025)):
        months = total([observed(cells[m]) for m in periods.parts(year, "M")])
        assert cells[year]["value"] in months


def test_no_month_of_permanent_residents_was_revised_between_the_two_vintages(number):
    """All 114 months to June 2024 stand alike in the file and in the later workbook."""
    for month in periods.parts("2015-01/2024-06", "M"):
        assert number(MONTHS, "KOR", "admissions", month) == number(
            TOTALS, "KOR", "admissions", month
        )


def test_the_mean_of_2006_to_2016_depends_on_the_vintage(number):
    """5,257 with Facts and Figures 2014, 5,255 with the later extract."""
    last = [number(TOTALS, "KOR", "admissions", y) for y in ("2015", "2016")]
    means = []
    for place in (FACTS, "derived/ircc-overview/2026-05-20"):
        years = [number(place, "KOR", "admissions", str(y)) for y in range(2006, 2015)]
        means.append(round(sum(years + last) / 11))
    assert means == [5257, 5255]


def test_a_person_counts_once_a_year_but_in_every_month_of_a_permit(number):
    """2018: 18,055 in twelve months, 16,860 persons in the year."""
    assert _sum(number, PERMITS, "KOR", "holders", "2018") == 18055
    for year in map(str, range(2015, 2024)):
        persons = number(HOLDERS, "KOR", "holders", year)
        assert _sum(number, PERMITS, "KOR", "holders", year) > persons


def test_ranks_of_korea_among_study_permit_holders(record):
    """Third to 2020, then sixth, seventh, tenth, tenth."""
    rows = record[record["source"].eq(HOLDERS) & record["partner"].ne("WLD")]
    years = rows[rows["reference_period"].str.len().eq(4)]
    ranks = years.assign(
        rank=years.groupby("reference_period")["value"].rank(ascending=False)
    )
    korea = ranks[ranks["partner"].eq("KOR")].sort_values("reference_period")["rank"]
    assert korea.tolist() == [3, 3, 3, 3, 3, 3, 6, 7, 10, 10]


@pytest.mark.parametrize(
    ("place", "period", "now"),
    [
        ("2021-03-31", "2019", 266767),
        ("2021-03-31", "2020", 33859),
        ("2020-10-23", "2019-01/2019-08", 186655),
        ("2020-10-23", "2020-01/2020-08", 31654),
        ("2019-06-30", "2018-01/2018-04", 55235),
        ("2022-08-23", "2021-01/2021-06", 3221),
        ("2019-01-31", "2017-01/2017-11", 285301),
        ("2019-01-31", "2018-01/2018-11", 240109),
        ("2019-06-30", "2019-01/2019-04", 56409),
    ],
)
def test_visitors_add_up_to_what_the_press_quoted_but_for_three_first_releases(
    number, place, period, now
):
    """Those three were 275,834, 238,657 and 46,505 when first released."""
    first = {
        "2017-01/2017-11": 275834,
        "2018-01/2018-11": 238657,
        "2019-01/2019-04": 46505,
    }
    press = number(f"press/visitors-to-canada/{place}", "KOR", "arrivals", period)
    assert press == first.get(period, now)
    assert _sum(number, VISITORS, "KOR", "arrivals", period) == now


def test_the_first_half_of_2022_is_the_body_of_the_article_not_its_headline(number):
    """14,449 in five months and 8,893 in June make 23,342; the headline had 22,242."""
    june = number("press/visitors-to-canada/2022-08-23", "KOR", "arrivals", "2022-06")
    assert _sum(number, VISITORS, "KOR", "arrivals", "2022-01/2022-05") + june == 23342


def test_two_years_without_a_series_stand_as_missing_months(record):
    """1988 and 1989: 24 months of 605 without a value, with the reason."""
    rows = record[record["source"].eq(VISITORS)]
    missing = rows[rows["value"].isna()]
    assert len(rows) == 605
    assert sorted(missing["reference_period"]) == periods.parts("1988/1989", "M")
    assert set(missing["status"]) == {"not_available"}


@pytest.mark.parametrize(
    ("year", "arrivals"),
    [
        ("2010", 121214),
        ("2011", 122223),
        ("2012", 128431),
        ("2013", 133640),
        ("2016", 175745),
        ("2017", 176256),
        ("2018", 194259),
        ("2019", 205408),
        ("2020-01/2020-10", 31996),
    ],
)
def test_a_year_of_canadians_arriving_in_korea_is_its_twelve_months(
    record, year, arrivals
):
    """2017 equals the year that the press printed; 2012 rounds to its 128,000."""
    rows = record[
        record["series"].eq("kto.foreign-arrivals.kor.can.arrivals.total.nat")
    ]
    newest = rows.sort_values("vintage").groupby("reference_period")["value"].last()
    assert newest[periods.parts(year, "M")].sum() == arrivals


def test_five_purposes_make_the_total_of_every_month(record):
    """An aggregate and its parts stand as series of their own."""
    rows = record[record["source"].str.startswith("kto/")]
    parts = rows[rows["further"].ne("")].groupby("reference_period")["value"]
    whole = rows[rows["further"].eq("")].groupby("reference_period")["value"].last()
    assert set(parts.size()) == {5}
    assert parts.sum().to_dict() == whole[[*parts.groups]].to_dict()
    assert len(parts) == 118


def test_a_month_printed_again_a_year_later_is_unchanged(record):
    """Korea's counts of arrivals are not revised: one value a month in all vintages."""
    rows = record[record["source"].str.startswith("kto/") & record["further"].eq("")]
    values = rows.groupby("reference_period")["value"]
    assert values.nunique().max() == 1
    assert (values.size() > 1).sum() == 22


def test_overseas_koreans_are_nationals_and_foreign_nationals(record):
    """2022-12: 99,992 + 147,370 = 247,362; the nationals are three groups."""
    rows = record[record["source"].str.startswith("mofa/")]
    for _, edition in rows.groupby("source"):
        parts = edition.set_index("further")["value"]
        assert parts["Korean nationals"] + parts["foreign nationals"] == parts[""]
        groups = parts[parts.index.str.startswith("Korean nationals,")]
        assert groups.sum() == parts["Korean nationals"]


# ---- people: parts against their wholes, and ranks, of the later files

YEAR_END = "ircc/study-citz-year-end/2023-12-31"
STATUSES = "moj/foreigners-by-status/2026-07-01"
STAYING = "moj/foreigners-staying/2026-07-01"
CATEGORY = "ircc/pr-citz-category/2024-12-31"


def _of(record, place, **columns):
    rows = record[record["source"].eq(place)]
    for column, value in columns.items():
        rows = rows[rows[column].eq(value)]
    return rows


def test_the_place_of_south_korea_among_permit_holders_of_every_31_december(record):
    """First in 2000, second to 2010, third to 2014, fourth, third, then 5, 6, 7, 10.

    Neither "other countries" nor "not stated" is a country; a masked one holds four
    permits at most.
    """
    rows = _of(record, YEAR_END)
    rows = rows[~rows["partner"].isin(["WLD", "X-OTHER", "X-NOT-STATED"])]
    places = {}
    for year, of_year in rows.groupby("reference_period"):
        korea = of_year.loc[of_year["partner"].eq("KOR"), "value"].item()
        places[int(year[:4])] = int((of_year["value"] > korea).sum()) + 1
    assert places == (
        {2000: 1, 2015: 4, 2020: 5, 2021: 6, 2022: 7, 2023: 10}
        | dict.fromkeys(range(2001, 2011), 2)
        | dict.fromkeys([*range(2011, 2015), *range(2016, 2020)], 3)
    )


def test_citizenships_make_the_unique_persons_of_every_31_december(record):
    """A person has one citizenship: 224 lines, each rounded, some masked, add up."""
    for _, rows in _of(record, YEAR_END).groupby("reference_period"):
        whole = rows.loc[rows["partner"].eq("WLD"), "value"].item()
        parts = rows[rows["partner"].ne("WLD")]
        masked = parts["value"].isna().sum()
        reach = 2.5 * len(parts) + 4 * masked
        assert abs(parts["value"].sum() - whole) < reach / 5


def test_four_categories_make_the_permanent_residents_of_every_year(record):
    """2024: 3,490 + 835 + 5 + 30 = 4,360 of 4,365, each rounded to 5 on its own."""
    rows = _of(record, CATEGORY, partner="KOR")
    tops = rows[rows["dimensions"].str.count('": "').eq(1)]
    sums = tops.groupby("reference_period")["value"].sum()
    whole = rows[rows["dimensions"].eq("")].set_index("reference_period")["value"]
    assert sums["2024"] == 4360.0
    assert ((sums - whole).abs() <= 10).all()
    totals = _of(record, TOTALS, partner="KOR").set_index("reference_period")["value"]
    assert whole.to_dict() == totals[[*whole.index]].to_dict()


def test_the_statuses_of_canadians_are_the_month_s_number(number, record):
    """28,604 at the end of 2024, in two tables of the ministry made apart."""
    by_visa = _of(record, STATUSES, partner="CAN")
    visas = by_visa[by_visa["dimensions"].str.startswith('{"visa"')]
    month = number(STAYING, "CAN", "residents", "2024-12")
    assert visas["value"].sum() == month == 28604.0


def test_over_27_000_canadians_were_staying_in_some_months_and_not_in_others(record):
    """27,705 in 2022-12, 31,815 in 2026-05; fewer than 27,000 in 13 months of 53."""
    months = _of(record, STAYING, partner="CAN").set_index("reference_period")["value"]
    assert months[["2022-12", "2026-05"]].tolist() == [27705.0, 31815.0]
    assert (months < 27000).sum() == 13
    assert months.index.max() == "2026-05"


def test_arrivals_of_2014_and_2015_are_the_sums_that_a_third_party_made(record):
    """146,429 and 145,547, added up here from twelve months each."""
    later = "kto/foreign-arrivals-2014-2015/2019-02-06"
    whole = _of(record, later, dimensions="")
    sums = whole.groupby(whole["reference_period"].str[:4])["value"].sum()
    derived = _of(record, "derived/kto-annual/2026-11-22")
    assert sums.to_dict() == derived.set_index("reference_period")["value"].to_dict()


@pytest.mark.parametrize("year", range(2009, 2020))
def test_travel_both_ways_is_held_for_every_year_from_2009_to_2019(record, year):
    """Twelve months to Canada by residence, twelve to South Korea by nationality."""
    rows = record[record["reference_period"].str.match(rf"{year}-\d\d$")]
    to_canada, to_korea = (
        rows[rows["series"].eq(series)]
        for series in (
            "statcan.24-10-0050.can.kor.arrivals.total.res.nsa",
            "kto.foreign-arrivals.kor.can.arrivals.total.nat",
        )
    )
    assert to_canada["reference_period"].nunique() == 12
    assert to_korea["reference_period"].nunique() == 12
    assert to_korea["value"].notna().all()
    assert to_canada["value"].notna().all()


@pytest.mark.parametrize(("year", "share"), [("2015", 54.1), ("2024", 52.6)])
def test_the_share_of_the_forty_economies_in_the_world_s_population(
    record, year, share
):
    """Not 65 per cent; the three members without a number could not make it so."""
    members = set(economies.members("X-INDO-PACIFIC", on=date(2022, 11, 27)))
    rows = record[record["measure"].eq("population_total")]
    rows = rows[rows["reference_period"].eq(year)].set_index("reporter")["value"]
    there = members & set(rows.index)
    assert len(members) == 40
    assert members - there == {"TWN", "COK", "NIU"}
    assert round(100 * rows[[*there]].sum() / rows["WLD"], 1) == share


def test_the_2016_census_counts_korean_of_two_pages_alike(record):
    """37,380 + 126,445 + 24,890 is 5 more than 188,710: rounded at random to 5."""
    place = "statcan/census-2016-visible-minority/2017-10-25"
    rows = _of(record, place).set_index("further")["value"]
    by_status = rows[["non-immigrants", "immigrants", "non-permanent residents"]]
    by_generation = rows[["first", "second", "third or more"]]
    assert (by_status.sum(), by_generation.sum()) == (188715.0, 188710.0)
    assert rows[""] == 188710.0
