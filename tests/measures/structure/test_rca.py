"""Revealed comparative advantage and trade intensity, by hand."""

import pandas as pd
import pytest

from cktrade.errors import ComparabilityError
from cktrade.measures import rca, trade_intensity


def exports_of(cells, column="product", **more):
    """Exports of one year: (reporter, product) → value."""
    return pd.DataFrame(
        [
            {"reporter": one, column: other, "value": value}
            for (one, other), value in cells.items()
        ]
    ).assign(reference_period="2024", unit="USD", **more)


#: wheat is 40 of the world's 100, three quarters of Canada's and a sixth of Korea's
WORLD = {
    ("CAN", "wheat"): 30.0,
    ("CAN", "cars"): 10.0,
    ("KOR", "wheat"): 10.0,
    ("KOR", "cars"): 50.0,
}


def test_share_in_the_country_over_share_in_the_world():
    """CAN 0.75 / 0.4 and 0.25 / 0.6; KOR (1/6) / 0.4 and (5/6) / 0.6."""
    found = rca(exports_of(WORLD))

    assert found["rca"].tolist() == pytest.approx([1.875, 5 / 12, 5 / 12, 25 / 18])
    assert found["share_of_reporter"].tolist() == pytest.approx(
        [0.75, 0.25, 1 / 6, 5 / 6]
    )
    assert found["share_of_world"].tolist() == pytest.approx([0.4, 0.6, 0.4, 0.6])
    assert found["complete"].all()


def test_the_symmetric_form_lies_between_minus_one_and_one():
    """(1.875 − 1) / 2.875; nothing exported is −1."""
    found = rca(exports_of(WORLD | {("USA", "wheat"): 0.0, ("USA", "cars"): 7.0}))
    symmetric = found["rca_symmetric"].tolist()

    assert symmetric[4] == -1.0
    assert rca(exports_of(WORLD))["rca_symmetric"].tolist()[0] == pytest.approx(
        0.875 / 2.875
    )


def test_the_world_may_be_a_published_row():
    """Of a world of 200 wheat and 800 cars Canada's wheat weighs 0.75 / 0.2."""
    world = {("WLD", "wheat"): 200.0, ("WLD", "cars"): 800.0}
    found = rca(exports_of(WORLD | world), world="WLD")

    assert found["rca"].tolist()[0] == pytest.approx(3.75)
    assert found["rca"].tolist()[4:] == [1.0, 1.0]


def test_a_missing_number_makes_every_total_incomplete():
    """KOR's wheat is suppressed: shares are of what is known, and it says so."""
    found = rca(exports_of(WORLD | {("KOR", "wheat"): None}))

    assert found["missing"].tolist() == [1] * 4
    assert not found["complete"].any()
    assert pd.isna(found["rca"].tolist()[2])


def test_a_product_that_nobody_exports_has_no_advantage():
    """0 / 0."""
    found = rca(exports_of(WORLD | {("CAN", "tea"): 0.0, ("KOR", "tea"): 0.0}))

    assert found["rca"].isna().tolist() == [False] * 4 + [True] * 2


def test_partners_are_added_up_first():
    """Wheat to Korea and wheat to Japan are two rows for one product."""
    rows = pd.concat(
        [exports_of(WORLD, partner="JPN"), exports_of(WORLD, partner="CHN")]
    )

    with pytest.raises(
        ComparabilityError, match=r"one row for each reference_period, r"
    ):
        rca(rows)
    assert len(rca(rows, by="partner")) == 8


def test_the_total_of_products_is_no_product():
    """TOTAL beside wheat and cars."""
    with pytest.raises(ComparabilityError, match="beside its parts in 'product'"):
        rca(exports_of(WORLD | {("CAN", "TOTAL"): 40.0}))


def test_the_world_among_the_reporters_is_refused_unless_named():
    """It would be counted twice."""
    with pytest.raises(ComparabilityError, match="beside its parts in 'reporter'"):
        rca(exports_of(WORLD | {("WLD", "wheat"): 40.0}))


def test_each_year_has_its_own_world():
    """The same numbers in another year change nothing."""
    rows = pd.concat(
        [
            exports_of(WORLD),
            exports_of(WORLD).assign(reference_period="2025", value=1.0),
        ]
    )

    assert rca(rows)["rca"].tolist()[0] == pytest.approx(1.875)
    assert rca(rows)["rca"].tolist()[4:] == [1.0] * 4


def test_intensity_is_the_partners_share_over_its_share_in_the_worlds_exports():
    """CAN sends 0.6 to KOR, the world 36 of 100: 0.6 / 0.36."""
    cells = {
        ("CAN", "KOR"): 6.0, ("CAN", "JPN"): 4.0,
        ("USA", "KOR"): 30.0, ("USA", "JPN"): 60.0,
    }  # fmt: skip
    found = trade_intensity(exports_of(cells, "partner"))

    assert found["trade_intensity"].tolist() == pytest.approx(
        [0.6 / 0.36, 0.4 / 0.64, (1 / 3) / 0.36, (2 / 3) / 0.64]
    )


def test_products_are_added_up_before_intensity():
    """Two products to one partner."""
    cells = {("CAN", "KOR"): 6.0}
    rows = pd.concat(
        [exports_of(cells, "partner", product=product) for product in ("a", "b")]
    )

    with pytest.raises(ComparabilityError, match="found 2"):
        trade_intensity(rows)
