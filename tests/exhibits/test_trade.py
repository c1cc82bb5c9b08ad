"""The rows behind the charts of trade: whole fields, both bases, every key answers."""

import pytest

from cktrade.exhibits.key_rows import number_of, record_of
from cktrade.exhibits.trade import (
    direct_investment,
    partner_fields,
    partners_ranked,
    rank_over_time,
    services_beside_goods,
    top_partners,
    trade_by_month,
    two_bases,
)


@pytest.fixture(scope="module")
def placed(tables):
    """Return the rows of the chart of ranks."""
    return rank_over_time.rows(tables)


def test_the_rank_is_that_of_the_whole_customs_field(placed):
    """Seventh of 222 in 2025; of 27 named in 2018, at worst twelfth; 9th in 1998.

    The other countries of 2018 traded 83.9 thousand million, 5.5 times South Korea's
    15.3, so that five of its size fit in: 7 + 5 = 12.
    """
    ours = placed.query("partner == 'KOR' and basis == 'customs'")
    found = ours.set_index("reference_period")[["low", "high", "competitors"]]

    assert found.loc["2025"].tolist() == [7, 7, 221]
    assert found.loc["2018"].tolist() == [7, 12, 26]
    assert found.loc["1998"].tolist() == [9, 15, 26]
    assert [*found.index] == [*map(str, range(1997, 2022)), "2024", "2025"]


def test_both_bases_are_told_apart_and_graded(placed):
    """Customs is a copy to 2021, then added up by others, as the other basis is."""
    ours = placed[placed["partner"].eq("KOR")]
    grades = ours.groupby(["basis", "evidence"])["reference_period"].agg(["min", "max"])

    assert grades.loc[("customs", "copy")].tolist() == ["1997", "2021"]
    assert grades.loc[("customs", "secondary")].tolist() == ["2024", "2025"]
    assert grades.loc[("balance_of_payments", "secondary")].tolist() == ["1997", "2020"]


def test_every_place_is_what_its_key_comes_to(placed, tables):
    """Of South Korea and of each rival, in the years at both ends."""
    record = record_of(tables)
    ends = placed[placed["reference_period"].isin(["1997", "2018", "2025"])]
    for row in ends.to_dict("records"):
        place = number_of(row["key"], record)
        assert (place.value, place.interval.low, place.interval.high) == (
            row["value"], row["low"], row["high"],
        )  # fmt: skip


def test_places_of_one_year_differ(placed):
    """Nobody shares a place with another in 2025: ten partners have ten places."""
    of_2025 = placed.query("reference_period == '2025'")
    assert sorted(of_2025["value"]) == [*range(1, 11)]


def test_an_office_draws_the_worst_place_beside_the_best_and_no_line_over_a_gap(placed):
    """1997–2025 are 29 years; 2022 and 2023 are held on neither basis."""
    drawn = rank_over_time.plot(placed, "en")
    best, worst = drawn.series[0].numbers, drawn.series[1].numbers

    assert len(drawn.categories) == len(best) == 29
    assert best[25:27] == worst[25:27] == (None, None)
    assert (best[-1], worst[-1]) == (7, 7)
    assert "at worst" in drawn.series[1].name


def test_partners_are_ranked_in_the_newest_whole_field(tables):
    """221 named beside South Korea in 2025, none unnamed larger; fifteen are drawn."""
    drawn, table = partners_ranked.rows(tables), top_partners.rows(tables)

    assert set(drawn["reference_period"]) == {"2025"}
    assert drawn["rank"].tolist() == [*range(1, 16)]
    assert drawn.set_index("partner").loc["KOR", "rank"] == 7
    assert set(drawn["competitors"]) == {221}
    assert set(drawn["unseen"]) == {0}
    assert len(table) == 222


def test_an_older_day_knows_the_field_of_its_time(tables):
    """Before 2026 only the table of 26 named partners is held: five may be larger."""
    early = tables["observations"].query("vintage < '2026-01-01'")
    drawn = partners_ranked.rows({**tables, "observations": early})

    assert set(drawn["reference_period"]) == {"2021"}
    assert set(drawn["unseen"]) == {5}


def test_a_list_of_some_partners_is_no_field(tables):
    """The table that has ten partners on the balance of payments gives no rank."""
    record = record_of(tables)
    fields = partner_fields.fields(record, "balance_of_payments")

    assert max(fields) == "2020"
    assert {len(whole.others) for whole in fields.values()} == {26}


def test_one_trade_on_two_bases(tables):
    """2018: 15,310.5 million at customs and 14,328.9 in the balance of payments."""
    of_2018 = two_bases.rows(tables).query("reference_period == '2018'")
    both = of_2018.query("flow == 'two_way'").set_index("basis")["value"]

    assert both["customs"] == pytest.approx(15_310.5e6)
    assert both["balance_of_payments"] == pytest.approx(14_328.9e6)


def test_services_end_where_they_end_and_are_secondary(tables):
    """Goods of 2025 are official; services end in 2020 and others added them up."""
    rows = services_beside_goods.rows(tables)
    last = rows.groupby("measure")["reference_period"].max()
    grade = rows.groupby("measure")["evidence"].agg(set)

    assert last.to_dict() == {"merchandise_trade": "2025", "services_trade": "2020"}
    assert grade.to_dict() == {
        "merchandise_trade": {"official"}, "services_trade": {"secondary"},
    }  # fmt: skip


def test_investment_both_ways_at_the_ends_of_five_years(tables):
    """8,178 million inward and 2,242 outward on 2023-12-31."""
    rows = direct_investment.rows(tables)
    last = rows.query("reference_period == '2023-12-31'").set_index("flow")["value"]

    assert last.to_dict() == {"outward": 2_242e6, "inward": 8_178e6}
    assert rows.groupby("flow").size().to_dict() == {"inward": 5, "outward": 5}


def test_machinery_explains_the_imports_of_september_2016(tables):
    """2,958.9 of 3,380 million dollars were industrial machinery (section C17)."""
    rows = trade_by_month.rows(tables)
    (reason,) = rows[rows["explains"].fillna("").ne("")].to_dict("records")

    assert (reason["reference_period"], reason["product"]) == ("2016-09", "C17")
    assert reason["value"] == pytest.approx(2_958.9e6, rel=1e-4)
    assert reason["key"].endswith("c17.cus.nsa.napcs@2016-09")
