"""Numbers that agencies and textbooks printed, computed again from what they rest on.

What is printed is rounded, and so is what it is computed from: a difference may be as
large as both roundings allow, and no larger.
"""

import re

import pandas as pd
import pytest

from cktrade.measures import (
    balance,
    change,
    concentration,
    coverage,
    growth,
    grubel_lloyd,
    rank,
    rca,
    share,
    total,
    two_way,
)

#: Statistics Canada, The Daily, 5 December 2017, table 1 (seasonally adjusted):
#: millions of dollars in October 2016, September and October 2017; per cent on the
#: month before and on a year earlier; then the balance in October 2017
MONTHS = """
Total           44115 43301 44456   2.7   0.8 | 45518 46665 45930  -1.6   0.9 | -1474
United States   33145 32002 33312   4.1   0.5 | 30066 29980 29791  -0.6  -0.9 |  3521
China            1828  2103  1951  -7.2   6.7 |  3362  3400  3392  -0.2   0.9 | -1441
Mexico            729   729   830  13.8  13.8 |  1641  1932  1620 -16.2  -1.3 |  -790
United Kingdom   1569  1747  1516 -13.2  -3.4 |   692   673   646  -4.1  -6.6 |   870
Japan             961   892   955   7.1  -0.6 |  1100  1123   937 -16.6 -14.8 |    18
Germany           391   379   332 -12.4 -15.2 |  1187  1247  1218  -2.4   2.6 |  -886
South Korea       340   386   477  23.4  40.4 |   418   669   631  -5.7  51.0 |  -154
Hong Kong         215   176   171  -2.5 -20.1 |   352   315   352  11.7   0.0 |  -180
Netherlands       305   197   388  97.4  27.2 |   436   466   447  -4.1   2.6 |   -59
France            294   316   260 -17.7 -11.7 |   350   374   395   5.6  12.7 |  -135
"""
#: The Daily, 2 April 2015, table 1: billions of dollars in 2013 and 2014; change in
#: billions; per cent; then the balance in both years
YEARS = """
Total          479.3 528.8 49.5  10.3 | 486.5 524.2 37.8  7.8 |  -7.2   4.6
United States  358.5 400.0 41.5  11.6 | 313.2 350.7 37.6 12.0 |  45.4  49.3
China           21.8  20.6 -1.2  -5.4 |  32.0  35.6  3.6 11.2 | -10.2 -15.0
Mexico           6.8   6.8  0.1   1.0 |  16.4  17.2  0.9  5.3 |  -9.6 -10.4
United Kingdom  14.8  15.9  1.2   7.9 |   7.5   8.1  0.6  7.9 |   7.2   7.8
Japan           10.9  11.1  0.1   1.4 |   9.6   9.2 -0.4 -4.2 |   1.4   1.9
Germany          4.1   3.5 -0.6 -15.1 |  12.6  13.1  0.5  3.8 |  -8.5  -9.6
South Korea      3.7   4.4  0.7  19.3 |   5.6   5.6  0.0  0.3 |  -1.9  -1.2
Hong Kong        4.7   4.7  0.0  -0.2 |   4.1   4.2  0.0  0.5 |   0.5   0.5
Netherlands      3.7   4.0  0.4   9.9 |   4.0   4.3  0.3  8.6 |  -0.3  -0.3
France           3.3   3.5  0.2   5.4 |   4.0   4.4  0.4  9.7 |  -0.7  -0.9
"""


def printed(text):
    """Partner → (what is printed of exports, of imports, of the balance)."""
    table = {}
    for line in text.strip().splitlines():
        name, numbers = re.match(r"(\D+?)\s+(-?\d.*)", line).groups()
        sides = [[*map(float, part.split())] for part in numbers.split("|")]
        table["WLD" if name == "Total" else name] = sides
    return table


def rows_of(text, periods, unit):
    """The table's numbers as rows, in dollars."""
    return pd.DataFrame(
        [
            {
                "partner": partner, "flow": flow, "reference_period": period,
                "value": number * unit, "unit": "CAD",
            }
            for partner, sides in printed(text).items()
            for flow, side in zip(("export", "import"), sides, strict=False)
            for period, number in zip(periods, side, strict=False)
        ]
    )  # fmt: skip


BY_MONTH = rows_of(MONTHS, ["2016-10", "2017-09", "2017-10"], 1e6)
BY_YEAR = rows_of(YEARS, ["2013", "2014"], 1e9)


def of(found, column, period):
    """(partner, flow) → number of one period."""
    here = found[found["reference_period"] == period]
    return {(r["partner"], r["flow"]): r[column] for r in here.to_dict("records")}


def roundings(earlier, later, half):
    """How far growth in per cent may be off, if both numbers are off by half a unit."""
    return 100 * half / earlier * (1 + later / earlier) * 1.01 + 0.05


@pytest.mark.parametrize(
    ("on", "earlier", "column"), [("period", "2017-09", 3), ("year", "2016-10", 4)]
)
def test_percentage_changes_of_months_as_the_daily_prints_them(on, earlier, column):
    """Forty-four of them: on the month before, and on a year earlier."""
    found = of(growth(BY_MONTH, on=on), "growth", "2017-10")
    values = {p: of(BY_MONTH, "value", p) for p in (earlier, "2017-10")}

    for partner, sides in printed(MONTHS).items():
        for flow, side in zip(("export", "import"), sides, strict=False):
            key = (partner, flow)
            allowed = roundings(values[earlier][key], values["2017-10"][key], 0.5e6)
            assert abs(100 * found[key] - side[column]) <= allowed, key


def test_changes_and_percentages_of_years_as_the_daily_prints_them():
    """Twenty-two changes in billions, and as many percentages."""
    found = growth(BY_YEAR)
    changes, rates = of(found, "change", "2014"), of(found, "growth", "2014")

    for partner, sides in printed(YEARS).items():
        for flow, side in zip(("export", "import"), sides, strict=False):
            key = (partner, flow)
            allowed = roundings(side[0], side[1], 0.05)
            assert abs(changes[key] / 1e9 - side[2]) <= 0.15 + 1e-9, key
            assert abs(100 * rates[key] - side[3]) <= allowed, key
    assert of(change(BY_YEAR), "change", "2014") == changes


def test_balances_as_the_daily_prints_them():
    """In October 2017 to the million; in 2013 and 2014 to a tenth of a billion."""
    months = balance(BY_MONTH).set_index(["partner", "reference_period"])["balance"]
    years = balance(BY_YEAR).set_index(["partner", "reference_period"])["balance"]

    for partner, sides in printed(MONTHS).items():
        assert abs(months[partner, "2017-10"] / 1e6 - sides[2][0]) <= 1.0
    for partner, sides in printed(YEARS).items():
        for period, stated in zip(("2013", "2014"), sides[2], strict=True):
            assert abs(years[partner, period] / 1e9 - stated) <= 0.15 + 1e-9


def test_the_daily_lists_the_ten_partners_by_their_two_way_trade_in_2013():
    """The note to the table says so."""
    trade = two_way(BY_YEAR[BY_YEAR["partner"] != "WLD"])
    found = rank(trade, value="two_way", like=[])
    first = found[found["reference_period"] == "2013"].sort_values("rank")

    assert first["partner"].tolist() == [*printed(YEARS)][1:]


def test_trade_fell_by_21_per_cent_in_2009():
    """Global Affairs Canada's trade report of 2020 prints 21.0 per cent, and the sums.

    Exports of 483.49 and 359.75 billion dollars, imports of 434.00 and 365.36.
    """
    rows = pd.DataFrame(
        {
            "flow": ["export", "export", "import", "import"],
            "reference_period": ["2008", "2009"] * 2,
            "value": [483.49e9, 359.75e9, 434.00e9, 365.36e9],
            "unit": "CAD",
        }
    )
    trade = total(rows, "flow", by=[], like=["unit"])

    assert round(100 * growth(trade, by=[])["growth"][1], 1) == -21.0


def test_two_way_trade_in_2014_and_2015_as_the_korea_joongang_daily_prints_it():
    """4.16 + 7.26 = 11.4 (2014) and 4.03 + 7.9 = 11.9 billion dollars (2015)."""
    rows = pd.DataFrame(
        {
            "flow": ["export", "import"] * 2,
            "reference_period": ["2014", "2014", "2015", "2015"],
            "value": [4.16e9, 7.26e9, 4.03e9, 7.9e9],
            "unit": "CAD",
        }
    )

    assert [round(v / 1e9, 1) for v in two_way(rows)["two_way"]] == [11.4, 11.9]
    assert coverage(rows)["coverage"].round(2).tolist() == [0.57, 0.51]


@pytest.mark.parametrize(
    ("percentages", "index"),
    [
        ([30, 30, 20, 20], 2600),
        ([10, 9, 12, 15, 12, 11, 15, 16], 1296),
        ([100], 10_000),
    ],
)
def test_the_herfindahl_hirschman_index_of_the_department_of_justice(
    percentages, index
):
    """Its page's four firms; Investopedia's eight; a monopoly. In per cent squared."""
    rows = pd.DataFrame(
        {"firm": [f"F{i}" for i in range(len(percentages))], "value": percentages}
    )

    assert round(10_000 * concentration(rows, "firm")["hhi"][0], 6) == index


def test_the_index_of_unctad_normalises_square_roots():
    """Handbook of Statistics: (√0.26 − √¼) / (1 − √¼) of shares 3, 3, 2, 2."""
    rows = pd.DataFrame({"firm": list("ABCD"), "value": [3.0, 3.0, 2.0, 2.0]})
    found = concentration(rows, "firm")["hhi_unctad"][0]

    assert found == pytest.approx((0.26**0.5 - 0.5) / 0.5)


def test_intra_industry_trade_in_perfume():
    """A textbook question: exports of 6, imports of 2 billion; the answer is 0.5."""
    rows = pd.DataFrame(
        {"product": "perfume", "flow": ["export", "import"], "value": [6e9, 2e9]}
    )

    assert grubel_lloyd(rows)["grubel_lloyd"].tolist() == [0.5]


@pytest.mark.parametrize(
    ("product", "country", "of_product", "world"),
    [(1_000, 50_000, 200_000, 10_000_000), (10_000, 100_000, 500_000, 5_000_000)],
)
def test_the_balassa_index_of_two_published_calculators(
    product, country, of_product, world
):
    """Both print 1: the product weighs as much in the country as in the world."""
    rows = pd.DataFrame(
        {
            "reporter": ["C", "C", "WLD", "WLD"],
            "product": ["it", "rest", "it", "rest"],
            "value": [product, country - product, of_product, world - of_product],
        }
    )
    found = rca(rows, world="WLD")

    assert found["rca"].tolist()[0] == pytest.approx(1.0)
    assert found["rca_symmetric"].tolist()[0] == pytest.approx(0.0)


def test_shares_of_the_world_in_2014():
    """4.4 of 528.8 billion is 0.8 per cent; the United States take 75.6."""
    found = of(share(BY_YEAR, total="WLD"), "share", "2014")

    assert round(100 * found["South Korea", "export"], 1) == 0.8
    assert round(100 * found["United States", "export"], 1) == 75.6
