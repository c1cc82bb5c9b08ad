"""Wholes beside their parts: the world, a bloc by the day, the total of products."""

import pandas as pd
import pytest

from cktrade.errors import ComparabilityError
from cktrade.measures import concentration, rank, rca, share, total
from cktrade.measures.frames.wholes import aggregates, is_of_products


def rows_of(values, period="2019", of="partner"):
    """Trade of one period: member → value."""
    return pd.DataFrame({of: [*values], "value": [*values.values()]}).assign(
        reference_period=period, unit="CAD"
    )


#: the sections of SITC, of which 0 is food and live animals
SECTIONS = {str(n): float(n + 1) for n in range(10)}


def test_section_0_of_sitc_is_food_and_not_the_world():
    """1 + 2 + … + 10 = 55, of which section 0 is 1; its share is 1 / 55."""
    rows = rows_of(SECTIONS, of="product")

    assert share(rows, "product")["share"].tolist()[0] == pytest.approx(1 / 55)
    assert total(rows, "product")["value"].tolist() == [55.0]
    assert concentration(rows, "product")["members"].tolist() == [10]


def test_0_among_partners_is_the_world_of_comtrade():
    """Beside 410 (Korea) it would count Korea twice."""
    with pytest.raises(
        ComparabilityError, match="an aggregate stands beside its parts"
    ):
        share(rows_of({"0": 17.0, "410": 5.0}))


def test_section_0_in_a_column_of_any_name_is_food_where_the_measure_says_product():
    """Two reporters, two sections; 0 is 3 of 4 of Canada's and 4 of 8 of the world's.

    (3/4) / (4/8) = 1.5.
    """
    rows = pd.DataFrame(
        {"reporter": ["CAN", "CAN", "KOR", "KOR"], "k": ["0", "7", "0", "7"]}
    ).assign(value=[3.0, 1.0, 1.0, 3.0], unit="USD", reference_period="2019")

    assert rca(rows, product="k")["rca"].tolist()[0] == 1.5


@pytest.mark.parametrize("whole", ["TOTAL", "Total of all merchandise"])
def test_the_total_of_products_is_never_a_product(whole):
    """55 beside its ten sections."""
    with pytest.raises(
        ComparabilityError, match="an aggregate stands beside its parts"
    ):
        share(rows_of({**SECTIONS, whole: 55.0}, of="product"), "product")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("product", True),
        ("hs6", True),
        ("sitc_section", True),
        ("trade_product", True),
        ("partner", False),
        ("reporter", False),
        ("country", False),
    ],
)
def test_a_columns_name_says_whether_it_is_of_products(name, says):
    """By how it begins, or by a word of it."""
    assert is_of_products(name) is says


def test_the_european_union_is_one_competitor_beside_those_outside_it():
    """USA 400, EU 60, CHN 20, KOR 4: second of four; 60 of 484."""
    rows = rows_of({"USA": 400.0, "EU": 60.0, "CHN": 20.0, "KOR": 4.0})

    assert rank(rows)["rank"].tolist() == [1.0, 2.0, 3.0, 4.0]
    assert share(rows)["share"].tolist()[1] == pytest.approx(60 / 484)
    assert total(rows, "partner")["value"].tolist() == [484.0]


@pytest.mark.parametrize("member", ["DEU", "Germany", "Allemagne", "DE"])
def test_a_bloc_beside_its_member_is_refused_and_both_are_named(member):
    """Germany's trade is in the Union's."""
    rows = rows_of({"EU": 60.0, "KOR": 4.0, member: 10.0})

    with pytest.raises(ComparabilityError) as refusal:
        rank(rows)
    assert f"EU stands beside {member}, its member, in 'partner'" in str(refusal.value)
    assert "row 0: partner=EU" in str(refusal.value)
    assert f"row 2: partner={member}" in str(refusal.value)
    assert "partner=KOR" not in str(refusal.value)


@pytest.mark.parametrize(
    ("member", "period", "refused"),
    [
        ("GBR", "2019", True),  # one of 28
        ("GBR", "2020-01", True),  # left on the 31st, at midnight
        ("GBR", "2020-02", False),  # 27
        ("GBR", "2020-Q1", False),  # at its end
        ("GBR", "2020", False),
        ("HRV", "2012", False),  # 27, without Croatia
        ("HRV", "2013-06", False),
        ("HRV", "2013-Q3", True),  # the 28th since 1 July
        ("HRV", "2013", True),
        ("CHE", "2019", False),
        ("ARE", "2019", False),  # of another bloc
    ],
)
def test_membership_is_that_of_the_end_of_the_rows_own_period(member, period, refused):
    """codelists/blocs.csv: United Kingdom to 2020-01-31, Croatia from 2013-07-01."""
    rows = rows_of({"EU": 60.0, member: 10.0, "KOR": 4.0}, period)
    if refused:
        with pytest.raises(ComparabilityError, match=f"beside {member}, its member"):
            rank(rows)
    else:
        assert rank(rows)["rank"].tolist() == [1.0, 2.0, 3.0]


@pytest.mark.parametrize(
    ("label", "period", "refused"),
    [
        ("EU28", "2021", True),  # back series of the Union of 28
        ("EU27_2020", "2015", False),  # back series without the United Kingdom
        ("European Union", "2015", True),
        ("European Union", "2021", False),
    ],
)
def test_a_label_that_says_whose_union_it_is_goes_before_the_day(
    label, period, refused
):
    """Agencies carry one membership back over all years."""
    rows = rows_of({label: 60.0, "United Kingdom": 10.0}, period)
    if refused:
        with pytest.raises(ComparabilityError, match="beside United Kingdom"):
            rank(rows)
    else:
        assert rank(rows)["rank"].tolist() == [1.0, 2.0]


def test_each_period_is_asked_by_itself():
    """GBR stands beside the EU in 2021 only; in 2019 it stands alone."""
    rows = pd.concat(
        [
            rows_of({"GBR": 10.0, "KOR": 4.0}, "2019"),
            rows_of({"GBR": 10.0, "EU": 60.0}, "2021"),
        ]
    )

    assert rank(rows)["rank"].tolist() == [1.0, 2.0, 2.0, 1.0]


def test_without_periods_whoever_ever_belonged_is_a_part():
    """Nobody says of which day it is."""
    rows = rows_of({"EU": 60.0, "GBR": 10.0}).drop(columns="reference_period")

    with pytest.raises(ComparabilityError, match="beside GBR, its member"):
        rank(rows)


def test_a_bloc_whose_members_are_not_held_stands_alone():
    """Nobody can say whether Korea is in it twice."""
    with pytest.raises(
        ComparabilityError, match="an aggregate stands beside its parts"
    ):
        rank(rows_of({"X-EURO-AREA": 60.0, "KOR": 4.0}))


def test_the_world_beside_a_bloc_is_refused_as_before():
    """The Union is in the world."""
    with pytest.raises(
        ComparabilityError, match="an aggregate stands beside its parts"
    ):
        total(rows_of({"WLD": 500.0, "EU": 60.0}), "partner")


def test_a_number_of_an_aggregate_is_no_label_of_it():
    """9 is Oceania in M49, and the United States in CIMT; 001 and 0 are the world."""
    assert "9" not in aggregates()
    assert {"0", "WLD", "EU", "EU28", "World"} <= aggregates()
