"""How a number moved: per cent, points, places, and nothing where nothing is held."""

import pytest

import cktrade as ck
from cktrade.exhibits.moves import both_changes, change, moves
from cktrade.record.answer import number_of
from cktrade.record.record import Record

CUSTOMS = "statcan.12-10-0011.can.{}.{}.total.cus.nsa@{}"
STOCK = (
    "ircc.odp-annual-tr-study-is-citz-year-end.can.kor.residents.total.cit@2023-12-31"
)


@pytest.fixture(scope="module")
def held(tables):
    """Return the package's record."""
    return Record(tables["observations"], tables["sources"])


def moved(key, held):
    """Return how the number of a key moved."""
    return moves(number_of(key, held), held)


def test_an_amount_moves_by_per_cent_of_the_same_series(held):
    """Exports of 7,060 million in 2025, 7,617 in 2024: 7.3 per cent less."""
    found = moved(CUSTOMS.format("kor", "export", 2025), held)
    first, last = (
        number_of(CUSTOMS.format("kor", "export", y), held).value for y in (2024, 2025)
    )

    assert found.year.kind == "percent"
    assert found.year.value == pytest.approx((last / first - 1) * 100)
    assert found.year.value == pytest.approx(-7.3, abs=0.05)
    assert number_of(found.year.key, held).value == found.year.value
    assert found.decade.key.startswith(
        "growth(" + CUSTOMS.format("kor", "export", 2015)
    )


def test_a_share_moves_by_points_and_a_rank_by_places(held):
    """Imports: 2.3 per cent of all, 0.04 points more; students: tenth after seventh."""
    part, whole = (CUSTOMS.format(who, "import", 2025) for who in ("kor", "wld"))
    share = moved(f"({part}) / ({whole})", held).year
    rank = moved(f"rank({STOCK})", held).year

    assert (share.kind, round(share.value, 2)) == ("points", 0.04)
    assert (rank.kind, rank.value) == ("places", 3)
    assert number_of(rank.key, held).value == 10 - 7
    assert number_of(share.key, held).value == pytest.approx(share.value)


def test_what_is_not_held_has_no_change_and_series_are_not_chained(held):
    """Permanent residents of 2014 stand in another series, of the United Nations."""
    found = moved("ircc.odp-pr-citzimmcat.can.kor.admissions.total.cit@2024", held)

    assert found.year.value == pytest.approx(-16.1, abs=0.05)
    assert found.decade is None
    assert both_changes(found, "en") == "1 year: −16.1%"
    assert both_changes(found, "ko") == "1년: −16.1%"


def test_a_balance_has_no_per_cent_but_its_years(held):
    """From −2.6 to −10.8 billion: per cent of a deficit would mislead."""
    export, imports = (CUSTOMS.format("kor", f, 2025) for f in ("export", "import"))
    found = moved(f"{export} - {imports}", held)

    assert (found.year, found.decade) == (None, None)
    assert [period for period, _ in found.run] == [str(y) for y in range(2005, 2026)]


def test_a_provisional_number_is_not_compared_with_a_final_one(tables):
    """The same cells, of which 2025 is marked as preliminary."""
    rows = tables["observations"].copy()
    key = "worldbank.sp-pop-totl.can.level.total@2024"
    late = rows["series"].eq(key.split("@", maxsplit=1)[0]) & rows[
        "reference_period"
    ].eq("2024")
    rows.loc[late, "status"] = "preliminary"
    marked = Record(rows, tables["sources"])

    assert change(number_of(key, marked), 1, marked) is None
    assert moves(number_of(key, marked), marked).run == ()


def test_too_short_a_run_is_no_line(held):
    """Coal is held of one year; five make a line, such as direct investment."""
    coal = moved(
        "derived.cimt-exports.can.kor.domestic-export.2701.cus.nsa.hs@2025", held
    )
    invested = moved("statcan.36-10-0008.can.kor.inward.total@2023-12-31", held)

    assert coal.run == ()
    assert [period[:4] for period, _ in invested.run] == [
        *["2019", "2020", "2021", "2022", "2023"]
    ]


def test_partners_shown_say_how_they_moved_and_the_others_have_none():
    """South Korea 24,964.3 million in 2025 and 24,703.5 in 2024: 1.06 per cent up."""
    rows = ck.rows("top-partners").set_index("partner")
    assert rows.loc["KOR", "change_year"] == pytest.approx(1.0558, abs=1e-3)
    assert rows.loc["KOR", "change_year_key"].startswith("growth(derived.cimt-")
    last = rows[rows["rank"].gt(10) & rows.index.to_series().ne("KOR")]
    assert last["change_year"].isna().all()
    assert set(last["change_year_key"]) == {""}


def test_two_way_trade_by_year_says_how_it_moved():
    """2025: 23,174.9 after 22,586.8 million, 2.6 per cent up; the flows say nothing."""
    rows = ck.rows("annual-trade")
    rows = rows[rows["reference_period"].eq("2025")].set_index("flow")
    assert rows.loc["two_way", "change_year"] == pytest.approx(2.604, abs=1e-3)
    assert rows["change_year"].notna().sum() == 1
