"""Keys: a number written as the way it is made, and what is no key."""

import pandas as pd
import pytest

from cktrade.errors import ComparabilityError, NotHeldError
from cktrade.record.evaluated import period_of
from cktrade.record.keys import evaluate
from cktrade.record.rank_field import rank_of
from cktrade.record.record import Record


def rows(partner, flow, values, unit="CAD", measure="merchandise_trade"):
    """Return one row a period."""
    return [
        {
            "series": f"x.t.can.{partner.lower()}.{flow}", "measure": measure,
            "reporter": "CAN", "partner": partner, "flow": flow, "product": "TOTAL",
            "basis": "customs", "valuation": "not stated", "adjustment": "unadjusted",
            "dimensions": "", "reference_period": period, "value": float(value),
            "unit": unit, "precision": 0.5 if unit == "CAD per unit" else 2.0,
            "status": "normal", "vintage": pd.Timestamp("2020-01-31"), "source": "f",
        }
        for period, value in values.items()
    ]  # fmt: skip


MONTHS = {f"2018-{month:02d}": month * 10 for month in range(1, 13)}
RECORD = Record(
    pd.DataFrame(
        rows("KOR", "export", MONTHS | {"2019": 900, "2020": 1000})
        + rows("KOR", "import", {"2018": 220, "2019": 300, "2021": 660})
        + rows("WLD", "export", {"2018": 7800})
        + rows("JPN", "export", {"2018": 600})
        + rows("USA", "level", {"2018": 1.25, "2019": 1.5}, "CAD per unit",
               "exchange_rate")
    )
)  # fmt: skip
E, M, W, R = (
    f"x.t.can.{end}" for end in ("kor.export", "kor.import", "wld.export", "usa.level")
)


@pytest.mark.parametrize(
    ("key", "value", "low", "high", "formula"),
    [
        (f"{E}@2018-03", 30, 29, 31, "export KOR 2018-03"),
        (f"{E}@2018", 780, 768, 792, "export KOR 2018 (sum of 12 months)"),
        (f"{E}@2018-Q1", 60, 57, 63, "export KOR 2018-Q1 (sum of 3 months)"),
        (f"{E}@2018 + {M}@2018", 1000, 987, 1013,
         "export KOR 2018 (sum of 12 months) + import KOR 2018"),
        (f"{E}@2018 - {M}@2018", 560, 547, 573,
         "export KOR 2018 (sum of 12 months) − import KOR 2018"),
        (f"{E}@2019 / {M}@2019", 300, 899 / 301 * 100, 901 / 299 * 100,
         "export KOR 2019 ÷ import KOR 2019"),
        (f"({E}@2019 + {M}@2019) / {R}@2019", 800, 1198 / 1.75, 1202 / 1.25,
         "(export KOR 2019 + import KOR 2019) ÷ level USA 2019"),
        (f"mean({E}@2018-01/2018-12)", 65, 64, 66, "mean of 12 months"),
        (f"mean({E}@2019; {E}@2020)", 950, 949, 951, "mean of 2 years"),
        (f"each({E}@2019; {E}@2020)", 900, 899, 1001, "the smallest of 2 years"),
        (f"cagr({M}@2018; {M}@2021)", 44.2250, (659 / 221) ** (1 / 3) * 100 - 100,
         (661 / 219) ** (1 / 3) * 100 - 100,
         "(import KOR 2021 ÷ import KOR 2018)^(1/3) − 1"),
    ],
)  # fmt: skip
def test_a_key_comes_to_a_number_with_its_interval_and_how(
    key, value, low, high, formula
):
    """Every number is known to one: twelve months reach twelve to each side."""
    number = evaluate(key, RECORD)

    assert number.key == key
    assert number.value == pytest.approx(value)
    assert (number.interval.low, number.interval.high) == pytest.approx((low, high))
    assert number.formula == formula


@pytest.mark.parametrize(
    "key",
    [
        f"{E}@2018 + {W}@2018",
        f"{E}@2018 + {E}@2018",
        f"{E}@2018 + {E}@2018-03",
        f"mean({E}@2018/2019; {E}@2019/2020)",
        f"mean({E}@2018; {M}@2019)",
        f"mean({E}@2018-01; {E}@2019)",
        f"each({E}@2019; {E}@2019)",
        f"({E}@2018 + {M}@2018) / {R}@2019",
        f"{E}@2018 + {R}@2018",
    ],
)
def test_a_key_that_makes_no_sense_is_refused(key):
    """Aggregate and part, a period twice, unlike things, the rate of another year."""
    with pytest.raises(ComparabilityError):
        evaluate(key, RECORD)


@pytest.mark.parametrize(
    "key",
    [
        f"{E}@2018 + {M}@2018 / {R}@2018",
        f"mean({E}@2019; {E}@2020",
        f"({E}@2018 + {M}@2018",
        f"{E}@2018 * {M}@2018",
        f"{E}@2018)",
        f"{E}@2021",
        f"{E}",
        "",
    ],
)
def test_what_is_no_key_is_not_understood(key):
    """Mixed signs without brackets, open brackets, other signs, no period."""
    with pytest.raises(NotHeldError):
        evaluate(key, RECORD)


def test_a_rank_is_of_one_partner_at_one_period():
    """780 is more than Japan's 600; the world is no competitor."""
    assert rank_of(f"rank({E}@2018)", RECORD).value == 1
    for key in (
        f"rank({E}@2018 + {M}@2019)",
        f"rank({E}@2018 + x.t.can.jpn.export@2018)",
    ):
        with pytest.raises(ComparabilityError, match="one partner at one period"):
            rank_of(key, RECORD)
    for key in (f"rank({E}@2018", f"rank({E}@2018; OPEC)", "rank(x.y@2018)"):
        with pytest.raises(NotHeldError):
            rank_of(key, RECORD)


def test_a_key_of_several_periods_is_of_all_of_them():
    """From the first to the last."""
    assert period_of("S@2018 + T@2018") == "2018"
    assert period_of("mean(S@2006/2014; T@2015/2016)") == "2006/2016"
    assert period_of("each(S@2017 + T@2017; S@2019 + T@2019)") == "2017/2019"


def test_a_sum_is_as_exact_as_its_most_exact_part():
    """0.3 printed to 0.1, 4 and 6 printed to 2: 10.3, and not 10 in units of 2."""
    held = rows("KOR", "export", {"2018-01": 0.3, "2018-02": 4.0, "2018-03": 6.0})
    held[0]["precision"] = 0.1
    found = evaluate(f"{E}@2018-Q1", Record(pd.DataFrame(held)))

    assert found.value == pytest.approx(10.3)
    assert (found.interval.low, found.interval.high) == pytest.approx((8.25, 12.35))


@pytest.mark.parametrize("precision", [0.1, 1.0, 5.0])
def test_a_sum_leaves_no_binary_dust_and_rounds_nothing(precision):
    """0.1 + 0.2 + 0.3 is 0.6, not 0.6000000000000001, and nothing in units of five."""
    held = rows("KOR", "export", {"2018-01": 0.1, "2018-02": 0.2, "2018-03": 0.3})
    exact = [cell | {"precision": precision} for cell in held]
    found = evaluate(f"{E}@2018-Q1", Record(pd.DataFrame(exact)))

    assert found.value == 0.6


def test_a_sum_and_a_difference_have_no_binary_dust():
    """0.1 + 0.2 is 0.3, and 0.3 − 0.1 is 0.2, as printed."""
    tenths = Record(
        pd.DataFrame(rows("KOR", "export", {"2018": 0.1, "2019": 0.2, "2020": 0.3})
                     + rows("JPN", "export", {"2018": 0.2, "2019": 0.7, "2020": 0.1}))
    )  # fmt: skip
    one, other = "x.t.can.kor.export", "x.t.can.jpn.export"

    assert evaluate(f"{one}@2018 + {other}@2018", tenths).value == 0.3
    assert evaluate(f"{one}@2020 - {other}@2020", tenths).value == 0.2
    assert evaluate(f"{one}@2018/2020", tenths).value == 0.6


def test_a_rate_a_year_goes_from_an_earlier_year_to_a_later_one():
    """Backwards there are no years to spread a change over."""
    with pytest.raises(ComparabilityError, match="expected a later year"):
        evaluate(f"cagr({E}@2020; {E}@2019)", RECORD)


def test_a_rate_a_year_needs_whole_years_between():
    """From March to September of another year lie two and a half."""
    with pytest.raises(ComparabilityError, match="same months of both"):
        evaluate(f"cagr({E}@2018-03; {E}@2018-09)", RECORD)


@pytest.mark.parametrize("name", ["growth", "cagr"])
def test_a_change_is_from_one_number_to_another(name):
    """Of one number, or of three, there is none."""
    for inside in (f"{E}@2019", f"{E}@2018; {E}@2019; {E}@2020"):
        with pytest.raises(NotHeldError, match="expected two numbers"):
            evaluate(f"{name}({inside})", RECORD)
