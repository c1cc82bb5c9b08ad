"""Seasonal adjustment: ours, and saying so."""

import sys

import numpy as np
import pandas as pd
import pytest

from cktrade.errors import ComparabilityError, InvalidRowsError, MissingExtraError
from cktrade.measures import seasonally_adjust

stl = pytest.importorskip("statsmodels.tsa.seasonal", reason="needs statsmodels").STL

SEASON = [0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.2, 1.1, 1.0, 0.9, 0.8, 0.7]


def months_of(values, **more):
    """Consecutive months from January 2015."""
    periods = [f"{2015 + i // 12}-{i % 12 + 1:02d}" for i in range(len(values))]
    return pd.DataFrame(
        {"reference_period": periods, "value": values, "unit": "CAD"}
    ).assign(**more)


def test_a_pure_season_vanishes():
    """100 times the same twelve factors, four years: what is left does not move."""
    found = seasonally_adjust(months_of([100 * s for s in SEASON * 4]))

    assert np.ptp(found["value"]) < 1e-9
    assert found["original_value"].tolist()[:2] == [80.0, 90.0]


def test_an_additive_season_vanishes_too():
    """100 plus the same twelve numbers, some months below zero."""
    values = [s * 100 - 100 for s in SEASON * 4]
    found = seasonally_adjust(months_of(values), multiplicative=False)

    assert np.ptp(found["value"]) < 1e-9


def test_it_is_what_statsmodels_decomposes_brought_to_factors_that_average_one():
    """STL on logarithms of a season with noise and growth; each year's mean out."""
    noise = np.random.default_rng(5).lognormal(0, 0.05, 60)
    values = [100 * 1.01**i * SEASON[i % 12] * noise[i] for i in range(60)]
    found = seasonally_adjust(months_of(values))
    fit = stl(np.log(values), period=12, robust=True, seasonal=11, seasonal_deg=0).fit()
    factors = np.exp(fit.seasonal).reshape(5, 12)
    level = np.repeat(factors.mean(axis=1), 12)

    np.testing.assert_allclose(found["seasonal"], factors.ravel() / level)
    np.testing.assert_allclose(found["trend"], np.exp(fit.trend) * level)
    np.testing.assert_allclose(found["value"] * found["seasonal"], values)


#: factors from 0.4 to 1.8 that average one: their geometric mean is 0.905
STRONG = [0.5, 0.7, 1.0, 1.2, 1.5, 1.8, 1.6, 1.1, 0.9, 0.7, 0.6, 0.4]


def test_a_known_season_is_recovered_and_no_level_is_lost():
    """100 times factors of mean one, 1 % more each month: factors and trend come back.

    Divided by factors as STL has them, whose *geometric* mean is one, each month would
    be 100 · 0.905 = 90.5.
    """
    trend = 100 * 1.01 ** np.arange(72)
    found = seasonally_adjust(months_of(list(trend * np.tile(STRONG, 6))))

    np.testing.assert_allclose(found["seasonal"], np.tile(STRONG, 6))
    np.testing.assert_allclose(found["value"], trend)


@pytest.mark.parametrize("multiplicative", [True, False])
def test_a_year_keeps_its_total(multiplicative):
    """Twelve factors average one (additive: zero) in each year: 1 200 stays 1 200."""
    parts = [100 * s if multiplicative else 100 + 30 * (s - 1) for s in STRONG]
    noise = np.random.default_rng(3).lognormal(0, 0.03, 60)
    values = np.tile(parts, 5) * noise
    found = seasonally_adjust(months_of(list(values)), multiplicative=multiplicative)
    adjusted = found["value"].to_numpy().reshape(5, 12).sum(axis=1)
    seasons = found["seasonal"].to_numpy().reshape(5, 12).mean(axis=1)

    np.testing.assert_allclose(seasons, 1.0 if multiplicative else 0.0, atol=1e-9)
    np.testing.assert_allclose(adjusted, values.reshape(5, 12).sum(axis=1), rtol=0.02)


def test_a_last_year_of_three_months_is_not_brought_to_one_by_itself():
    """January to March have factors 0.5, 0.7, 1.0; their own mean would be 0.733."""
    found = seasonally_adjust(months_of([100 * s for s in STRONG * 3 + STRONG[:3]]))

    np.testing.assert_allclose(found["seasonal"].tail(3), STRONG[:3])
    np.testing.assert_allclose(found["value"], 100.0)


@pytest.mark.parametrize("more", [1, 3, 6, 12])
def test_the_last_year_stays_when_new_months_come_in(more):
    """Eight years with noise of 3 %, then more: no month moves by 2 %, the mean by 0.3.

    With statsmodels' own smoothing of seasons the largest revision is 8.6 %.
    """
    noise = np.random.default_rng(1).lognormal(0, 0.03, 108)
    values = 100 * 1.003 ** np.arange(108) * np.tile(STRONG, 9) * noise
    before = seasonally_adjust(months_of(list(values[:96])))["value"]
    after = seasonally_adjust(months_of(list(values[: 96 + more])))["value"]
    revised = (after / before - 1)[84:96]

    assert revised.abs().max() < 0.02
    assert abs(revised.mean()) < 0.003


def test_the_result_says_that_it_is_ours_and_not_the_agencys():
    """Adjustment, series id and program."""
    rows = months_of(
        [100 * s for s in SEASON * 2], adjustment="unadjusted", series="statcan.x.nsa"
    )
    found = seasonally_adjust(rows).to_dict("records")[0]

    assert found["adjustment"] == "adjusted_here"
    assert found["series"] == "statcan.x.nsa.stl"
    assert found["adjusted_by"].startswith("cktrade (STL, statsmodels")


def test_rows_in_any_order_and_several_series_come_back_as_they_were():
    """Shuffled rows of two partners of different size."""
    rows = pd.concat(
        [
            months_of([100 * s for s in SEASON * 2], partner="KOR"),
            months_of([7 * s for s in SEASON * 2], partner="JPN"),
        ]
    ).sample(frac=1, random_state=1)
    found = seasonally_adjust(rows)

    assert found["reference_period"].tolist() == rows["reference_period"].tolist()
    assert found["original_value"].tolist() == rows["value"].tolist()
    assert found.groupby("partner")["value"].agg(np.ptp).max() < 1e-9


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (months_of([1.0] * 30).drop(index=5), "found a gap"),
        (months_of([1.0] * 29 + [None]), "found one missing"),
        (months_of([1.0] * 23), "found 23 periods"),
        (months_of([1.0] * 29 + [0.0]), "above zero"),
        (
            months_of([1.0] * 30, adjustment="seasonally_adjusted"),
            "seasonally_adjusted",
        ),
        (
            pd.DataFrame({"reference_period": ["2015", "2016"], "value": [1.0, 2.0]}),
            "found years",
        ),
    ],
)
def test_what_has_no_season_to_take_out_is_refused(rows, words):
    """Gaps, missing numbers, short, zero, adjusted already, or annual."""
    with pytest.raises(ComparabilityError, match=words):
        seasonally_adjust(rows)


def test_a_lazy_frame_is_told_to_be_collected():
    """STL needs the whole series in memory."""
    polars = pytest.importorskip("polars")
    lazy = polars.from_pandas(months_of([1.0] * 24)).lazy()

    with pytest.raises(InvalidRowsError, match="to be collected first"):
        seasonally_adjust(lazy)


def test_without_statsmodels_the_extra_is_named(monkeypatch):
    """As if it were not installed."""
    monkeypatch.setitem(sys.modules, "statsmodels.tsa.seasonal", None)

    with pytest.raises(MissingExtraError, match=r"cktrade\[seasonal\]"):
        seasonally_adjust(months_of([1.0] * 24))
