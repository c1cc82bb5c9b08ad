"""Complementarity and similarity, by hand."""

import pandas as pd
import pytest

from cktrade.errors import ComparabilityError
from cktrade.measures import complementarity, similarity


def rows_of(cells, **more):
    """Trade of one year: (reporter, flow, product) → value."""
    return pd.DataFrame(
        [
            {"reporter": r, "flow": f, "product": p, "value": value}
            for (r, f, p), value in cells.items()
        ]
    ).assign(reference_period="2024", unit="USD", **more)


TRADE = {
    ("CAN", "export", "wheat"): 30.0,
    ("CAN", "export", "cars"): 10.0,
    ("KOR", "import", "wheat"): 50.0,
    ("KOR", "import", "cars"): 50.0,
    ("JPN", "import", "rice"): 7.0,
    ("KOR", "export", "cars"): 5.0,
}


def indices(found, name, one, other):
    """(one, other) → index."""
    return {(row[one], row[other]): row[name] for row in found.to_dict("records")}


def test_complementarity_is_one_less_half_the_differences_of_shares():
    """|½ − ¾| + |½ − ¼| = ½: 1 − ¼ = ¾. Rice that nobody sells: 0."""
    found = indices(
        complementarity(rows_of(TRADE)), "complementarity", "exporter", "importer"
    )

    assert found == {("CAN", "KOR"): 0.75, ("CAN", "JPN"): 0.0, ("KOR", "JPN"): 0.0}


def test_one_pair_may_be_asked_for():
    """Canada's exports, Korea's imports."""
    found = complementarity(rows_of(TRADE), exporter="CAN", importer="KOR")

    assert found["complementarity"].tolist() == [0.75]
    assert found["products"].tolist() == [2]


def test_a_missing_number_leaves_the_totals_incomplete():
    """KOR's cars are suppressed: of what is known, wheat is all: min(¾, 1)."""
    found = complementarity(
        rows_of(TRADE | {("KOR", "import", "cars"): None}),
        exporter="CAN",
        importer="KOR",
    )

    assert found["complementarity"].tolist() == [0.75]
    assert found["missing"].tolist() == [1]
    assert not found["complete"].any()


def test_flows_are_kept_apart_also_where_the_caller_names_the_columns():
    """by=[] does not add exports to imports; valuations may differ."""
    rows = rows_of(TRADE).assign(valuation="FOB")
    rows.loc[rows["flow"].eq("import"), "valuation"] = "CIF"
    found = complementarity(rows, exporter="CAN", importer="KOR", by=[])

    assert found["complementarity"].tolist() == [0.75]


def test_partners_are_added_up_first():
    """Wheat to two partners."""
    rows = pd.concat([rows_of(TRADE, partner=partner) for partner in ("USA", "CHN")])

    with pytest.raises(ComparabilityError, match="found 2"):
        complementarity(rows)


def test_similarity_is_the_sum_of_the_smaller_shares():
    """(¾, ¼) and (½, ½): ½ + ¼. Each pair once, and nobody with itself."""
    cells = {
        ("CAN", "export", "wheat"): 30.0, ("CAN", "export", "coal"): 10.0,
        ("AUS", "export", "wheat"): 20.0, ("AUS", "export", "coal"): 20.0,
        ("KOR", "export", "cars"): 5.0,
    }  # fmt: skip
    found = indices(similarity(rows_of(cells)), "similarity", "reporter", "other")

    assert found == {
        ("AUS", "CAN"): 0.75,
        ("AUS", "KOR"): 0.0,
        ("CAN", "KOR"): 0.0,
    }


def test_similarity_between_some_only():
    """Canada and Australia of three."""
    cells = {(who, "export", "coal"): 1.0 for who in ("CAN", "AUS", "KOR")}
    found = similarity(rows_of(cells), between=["CAN", "AUS"])

    assert found["reporter"].tolist() == ["AUS"]
    assert found["similarity"].tolist() == [1.0]


def test_a_reporter_of_nothing_is_like_nobody_and_not_unlike():
    """Its shares are not defined."""
    cells = {("CAN", "export", "coal"): 0.0, ("AUS", "export", "coal"): 1.0}

    assert similarity(rows_of(cells))["similarity"].isna().all()
