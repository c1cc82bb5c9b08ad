"""Partners by rank."""

import pandas as pd
import pytest

from cktrade import tables
from cktrade.errors import ComparabilityError


@pytest.fixture
def partners(number):
    """Four partners of one year, two of them level."""
    held = [("KOR", 6.0561e9, 3, 0.1), ("USA", 4.342482e11, 1, 0.749),
            ("JPN", 1.31757e10, 2, 0.0505), ("DEU", 6.0561e9, 3, 0.1005)]  # fmt: skip
    return pd.DataFrame(
        [number("2018", v, partner=p, rank=r, share=s) for p, v, r, s in held]
    )


def test_partners_stand_by_rank_and_level_ones_by_code(partners, page):
    """434,248.2 million; a share of 0.0505 is 5.1 per cent, half up."""
    shown = page(tables.top_partners(partners))
    assert shown.heads == [["Partner", "Rank", "Millions of Canadian dollars", "Share"]]
    assert shown.rows == [
        ["United States", "1", "434,248.2", "74.9%"],
        ["Japan", "2", "13,175.7", "5.1%"],
        ["Germany", "3", "6,056.1", "10.1%"],
        ["South Korea", "3", "6,056.1", "10.0%"],
    ]


def test_the_subtitle_says_among_how_many(partners, page):
    """A rank among four is no rank in the world."""
    shown = page(tables.top_partners(partners))
    assert shown.title == "Canada: largest partners for merchandise exports, 2018"
    assert shown.subtitle.endswith("ranked among the 4 partners held")


def test_the_partner_asked_for_is_shown_whatever_its_rank(partners, page):
    """The first two of four, and South Korea."""
    shown = page(tables.top_partners(partners, first=2))
    names = [row[0] for row in shown.rows]
    assert names == ["United States", "Japan", "South Korea"]
    assert shown.subtitle.endswith("ranked among the 4 partners held")


def test_only_the_partner_asked_for_stands_out(partners, page):
    """By weight, not by colour alone."""
    tree = page(tables.top_partners(partners)).tree
    bold = [th.text for th in tree.iter("th") if "bold" in th.attrib.get("style", "")]
    assert bold == ["South Korea"]


def test_shares_may_be_absent(partners, page):
    """A column that the rows do not have is not shown."""
    shown = page(tables.top_partners(partners.drop(columns="share")))
    assert shown.heads[0] == ["Partner", "Rank", "Millions of Canadian dollars"]


@pytest.mark.parametrize("column", ["flow", "reference_period", "unit"])
def test_partners_of_unlike_numbers_are_refused(partners, column):
    """Two flows, periods or units have no common rank."""
    other = {"flow": "import", "reference_period": "2019", "unit": "USD"}[column]
    partners.loc[0, column] = other
    with pytest.raises(ComparabilityError, match=f"one {column}"):
        tables.top_partners(partners)


def test_the_rows_behind_hold_every_partner(partners):
    """Rank and share as numbers."""
    behind = tables.data("top_partners", partners)
    assert behind["partner"].tolist() == ["USA", "JPN", "DEU", "KOR"]
    assert behind["share"].tolist() == [0.749, 0.0505, 0.1005, 0.1]


def test_a_number_at_second_hand_stands_behind_a_ring_that_is_explained(partners, page):
    """Germany's is quoted, South Korea's an agency's own."""
    quoted = ["secondary" if p == "DEU" else "official" for p in partners["partner"]]
    shown = page(tables.top_partners(partners.assign(evidence=quoted)))

    assert [row[2] for row in shown.rows[2:]] == ["○ 6,056.1", "6,056.1"]
    plain = page(tables.top_partners(partners))
    assert "○ quoted or computed by others" in "".join(shown.tree.itertext())
    assert "○" not in "".join(plain.tree.itertext())


def test_lines_of_the_same_years_have_them_in_their_head_and_their_source_below(
    partners, page
):
    """2019 to 2021 of table 12-10-0119, beside numbers of 2018."""
    run = tuple((str(year), float(year)) for year in range(2019, 2022))
    rows = partners.assign(
        run=[run] * 4, run_source="statcan/12-10-0119/2022-09-07"
    )  # fmt: skip
    shown = page(tables.top_partners(rows))

    assert shown.heads[0][-1] == "Trend, 2019–2021"
    assert "table 12-10-0119" in "".join(shown.tree.itertext())
