"""What must hold of any numbers at all (hypothesis).

Polars computes, which is quickest on small tables; that the other engines give the same
rows is proved in ``tests/engines``.
"""

from math import fsum, isclose, log

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cktrade import measures
from cktrade.measures.two_sides.reconcile import Step

pl = pytest.importorskip("polars", reason="the properties are computed by Polars")

settings.register_profile("analysis", deadline=None, max_examples=20)
settings.load_profile("analysis")


def on_polars(name):
    """Return a measure that takes pandas rows to Polars and its result back."""
    measure = getattr(measures, name)

    def measured(rows, *others, **options):
        tables = [
            pl.from_pandas(o) if isinstance(o, pd.DataFrame) else o for o in others
        ]
        return measure(pl.from_pandas(rows), *tables, **options).to_pandas()

    return measured


annual = on_polars("annual")
balance = on_polars("balance")
complementarity = on_polars("complementarity")
concentration = on_polars("concentration")
contribution = on_polars("contribution")
convert = on_polars("convert")
coverage = on_polars("coverage")
growth = on_polars("growth")
grubel_lloyd = on_polars("grubel_lloyd")
index_numbers = on_polars("index_numbers")
mirror_gap = on_polars("mirror_gap")
normalised_balance = on_polars("normalised_balance")
peaks = on_polars("peaks")
rank = on_polars("rank")
rca = on_polars("rca")
reconcile = on_polars("reconcile")
records = on_polars("records")
rolling = on_polars("rolling")
share = on_polars("share")
similarity = on_polars("similarity")
total = on_polars("total")
two_way = on_polars("two_way")

#: sums of money in whole units, as the package holds them, and nothing at all
MONEY = st.integers(0, 10**12).map(float)
PAID = st.integers(1, 10**12).map(float)
CODES = [f"P{i:02d}" for i in range(12)]


def close(one, other):
    """Equal but for the last bits of a float."""
    return isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


@st.composite
def members(draw, numbers=PAID, least=1):
    """Partners of one year."""
    values = draw(st.lists(numbers, min_size=least, max_size=len(CODES)))
    return pd.DataFrame(
        {"partner": CODES[: len(values)], "reference_period": "2018", "value": values}
    )


@st.composite
def matrices(draw, numbers=PAID):
    """Exports of some reporters in some products, with cells left out."""
    reporters = CODES[: draw(st.integers(2, 5))]
    products = [f"K{i}" for i in range(draw(st.integers(2, 6)))]
    cells = [(r, p) for r in reporters for p in products]
    kept = draw(st.lists(st.sampled_from(cells), min_size=2, unique=True))
    values = draw(st.lists(numbers, min_size=len(kept), max_size=len(kept)))
    rows = pd.DataFrame(kept, columns=["reporter", "product"])
    return rows.assign(value=values, reference_period="2018", flow="export")


@st.composite
def flows(draw):
    """Exports and imports of some products, never both zero."""
    products = [f"K{i}" for i in range(draw(st.integers(1, 6)))]
    pairs = [
        draw(st.tuples(MONEY, MONEY).filter(lambda pair: sum(pair) > 0))
        for _ in products
    ]
    return pd.DataFrame(
        [
            {"product": product, "flow": flow, "value": value}
            for product, pair in zip(products, pairs, strict=True)
            for flow, value in zip(("export", "import"), pair, strict=True)
        ]
    ).assign(reference_period="2018", reporter="CAN", partner="KOR", unit="CAD")


@st.composite
def months(draw, numbers=PAID, size=26):
    """A series of consecutive months, shuffled, some rows left out."""
    values = draw(st.lists(numbers, min_size=size, max_size=size))
    periods = [f"{2016 + i // 12}-{i % 12 + 1:02d}" for i in range(size)]
    kept = draw(st.lists(st.sampled_from(range(size)), min_size=1, unique=True))
    rows = pd.DataFrame({"reference_period": periods, "value": values, "unit": "CAD"})
    return rows.iloc[kept].reset_index(drop=True)


def swapped(rows):
    """The same trade, told by the other country."""
    return rows.assign(
        reporter=rows["partner"],
        partner=rows["reporter"],
        flow=rows["flow"].map({"export": "import", "import": "export"}),
    )


@given(members())
def test_shares_sum_to_one(rows):
    """Of a complete total."""
    found = share(rows)

    assert close(found["share"].sum(), 1.0)
    assert found["share"].between(0, 1).all()


@given(
    members(st.one_of(PAID, st.none())).filter(lambda rows: rows["value"].notna().any())
)
def test_shares_of_what_is_known_sum_to_one_and_say_what_is_not(rows):
    """Missing members have no share, and are counted."""
    found = share(rows.astype({"value": "float64"}))

    assert close(found["share"].sum(), 1.0)
    assert found["missing"].eq(rows["value"].isna().sum()).all()
    assert found["complete"].eq(rows["value"].notna().all()).all()


@given(members())
def test_concentration_lies_between_equal_and_one(rows):
    """1/n ≤ HHI ≤ 1; 0 ≤ normalised ≤ 1; 0 ≤ entropy ≤ ln n; 1 ≤ equals ≤ n."""
    found = concentration(rows).to_dict("records")[0]
    n, edge = len(rows), 1e-9

    assert 1 / n - edge <= found["hhi"] <= 1 + edge
    assert 1 - edge <= found["number_equivalent"] <= n * (1 + edge)
    assert -edge <= found["entropy"] <= log(n) + edge
    assert close(found["entropy"] + found["theil"], log(n))
    if n > 1:
        assert -edge <= found["hhi_normalised"] <= 1 + edge


@given(members(), st.randoms(use_true_random=False))
def test_order_of_rows_and_of_partners_does_not_matter(rows, random):
    """Shuffled rows have the same shares, ranks and concentration."""
    order = random.sample(range(len(rows)), len(rows))
    shuffled = rows.iloc[order].reset_index(drop=True)

    for measure, column in ((share, "share"), (rank, "rank")):
        plain = dict(zip(rows["partner"], measure(rows)[column], strict=True))
        again = dict(zip(shuffled["partner"], measure(shuffled)[column], strict=True))
        assert all(close(plain[key], again[key]) for key in plain)
    assert close(concentration(rows)["hhi"][0], concentration(shuffled)["hhi"][0])


@given(members())
def test_ranks_agree_with_a_count_of_the_larger(rows):
    """1 + how many are larger; and a tie is shared."""
    found = rank(rows)
    values = rows["value"].tolist()

    assert found["rank"].tolist() == [
        1 + sum(other > value for other in values) for value in values
    ]
    assert found["ties"].tolist() == [values.count(value) for value in values]


@given(matrices(), st.integers(1, 10**6))
def test_scaling_the_currency_does_not_change_a_ratio(rows, factor):
    """Dollars or thousands of them: RCA, similarity and shares stay."""
    scaled = rows.assign(value=rows["value"] * factor)
    measures = [
        (rca, "rca"), (rca, "rca_symmetric"), (similarity, "similarity"),
        (lambda r: share(r, "product"), "share"),
    ]  # fmt: skip

    for measure, column in measures:
        pairs = zip(measure(rows)[column], measure(scaled)[column], strict=True)
        assert all(close(one, other) for one, other in pairs)


@given(matrices())
def test_rca_weighted_by_the_reporters_shares_averages_one(rows):
    """Σ X(i)/X(w) · RCA(i, k) = 1 for each product (absent products have RCA 0)."""
    found = rca(rows)
    whole = rows["value"].sum()
    weight = found["reporter"].map(rows.groupby("reporter")["value"].sum()) / whole
    averages = (found["rca"] * weight).groupby(found["product"]).sum()

    assert all(close(average, 1.0) for average in averages)
    assert found["rca"].ge(0).all()
    assert found["rca_symmetric"].between(-1, 1).all()


@given(matrices())
def test_rca_does_not_exceed_its_bound(rows):
    """X(w) / x(w, k)."""
    found = rca(rows)
    bound = rows["value"].sum() / rows.groupby("product")["value"].transform("sum")

    assert (found["rca"] <= bound * (1 + 1e-9)).all()


@given(flows())
def test_grubel_lloyd_lies_between_zero_and_one(rows):
    """Each product, the aggregate, and the adjusted one, which is never smaller."""
    products = grubel_lloyd(rows)
    whole = grubel_lloyd(rows, "aggregate").to_dict("records")[0]

    assert products["grubel_lloyd"].between(0, 1).all()
    assert -1e-9 <= whole["grubel_lloyd"] <= 1 + 1e-9
    if pd.notna(whole["grubel_lloyd_adjusted"]):
        adjusted = whole["grubel_lloyd_adjusted"]
        assert whole["grubel_lloyd"] - 1e-9 <= adjusted <= 1 + 1e-9


@given(flows())
def test_the_aggregate_is_the_mean_of_products_weighted_by_their_trade(rows):
    """Σ w(k) GL(k), w the product's part of all trade."""
    products = grubel_lloyd(rows)
    trade = products["exports"] + products["imports"]
    mean = (products["grubel_lloyd"] * trade).sum() / trade.sum()

    assert close(grubel_lloyd(rows, "aggregate")["grubel_lloyd"][0], mean)


@given(flows())
def test_swapping_reporter_and_partner_flips_the_balance(rows):
    """And the normalised one; two-way trade stays."""
    there, back = swapped(rows), rows

    assert balance(there)["balance"].tolist() == (-balance(back)["balance"]).tolist()
    assert two_way(there)["two_way"].tolist() == two_way(back)["two_way"].tolist()
    flipped = -normalised_balance(back)["normalised_balance"]
    assert normalised_balance(there)["normalised_balance"].tolist() == flipped.tolist()


@given(flows())
def test_what_is_unmatched_is_the_size_of_the_normalised_balance(rows):
    """|NB| = 1 − GL; NB = (C − 1) / (C + 1), of a coverage C."""
    gl = grubel_lloyd(rows)["grubel_lloyd"]
    nb = normalised_balance(rows)["normalised_balance"]
    covered = coverage(rows)["coverage"]

    assert all(close(abs(b), 1 - g) for b, g in zip(nb, gl, strict=True))
    for part, of in zip(nb, covered, strict=True):
        assert pd.isna(of) or close((of - 1) / (of + 1), part)


@given(matrices(), matrices())
def test_overlaps_lie_between_zero_and_one_and_are_one_with_oneself(sold, bought):
    """Complementarity of exports and imports; similarity with a copy of oneself."""
    trade = pd.concat([sold, bought.assign(flow="import")])
    met = complementarity(trade)["complementarity"]
    copy = sold.assign(reporter=sold["reporter"] + "'")
    alike = similarity(pd.concat([sold, copy]))
    own = alike[alike["reporter"] + "'" == alike["other"]]["similarity"]

    assert met.between(0, 1 + 1e-9).all()
    assert alike["similarity"].between(0, 1 + 1e-9).all()
    assert len(own) == sold["reporter"].nunique()
    assert all(close(one, 1.0) for one in own)


@given(members(), members())
def test_contributions_sum_to_growth(before, after):
    """Where zeros are left out; vanished and new partners included."""
    rows = pd.concat([before, after.assign(reference_period="2019")])
    found = contribution(rows, absent="zero")
    later = found[found["reference_period"] == "2019"]
    grown = after["value"].sum() / before["value"].sum() - 1

    assert close(later["contribution"].sum(), grown)
    assert all(close(one, grown) for one in later["growth"])


@given(months())
def test_growth_is_never_across_a_gap(rows):
    """It is there exactly where the same month a year earlier is."""
    held = dict(zip(rows["reference_period"], rows["value"], strict=True))
    for row in growth(rows).to_dict("records"):
        year, month = row["reference_period"].split("-")
        before = held.get(f"{int(year) - 1}-{month}")
        if before is None:
            assert pd.isna(row["growth"])
        else:
            assert close(row["growth"], row["value"] / before - 1)


@given(months())
def test_a_rolling_total_is_there_exactly_where_its_months_are(rows):
    """Twelve of them, whatever the order of the rows."""
    held = dict(zip(rows["reference_period"], rows["value"], strict=True))
    for row in rolling(rows, aggregation="sum").to_dict("records"):
        year, month = map(int, row["reference_period"].split("-"))
        ends = [year * 12 + month - 1 - back for back in range(12)]
        span = [held.get(f"{n // 12}-{n % 12 + 1:02d}") for n in ends]
        if None in span:
            assert pd.isna(row["rolling"])
            assert row["reason"] == "incomplete"
        else:
            assert close(row["rolling"], fsum(span))


@given(months())
def test_a_year_is_there_exactly_where_its_months_are(rows):
    """And is then their sum."""
    years = rows["reference_period"].str[:4]
    for row in annual(rows, aggregation="sum").to_dict("records"):
        of_year = rows["value"][years == row["reference_period"]]
        assert row["parts"] == len(of_year)
        if len(of_year) == 12:
            assert close(row["value"], fsum(of_year))
        else:
            assert pd.isna(row["value"])


@given(months(), st.data())
def test_the_index_of_its_base_is_a_hundred_and_keeps_every_ratio(rows, data):
    """V / base = index / 100."""
    at = data.draw(st.sampled_from(range(len(rows))))
    found = index_numbers(rows, rows["reference_period"][at])

    assert close(found["index"][at], 100.0)
    ratios = rows["value"] / rows["value"][at]
    assert all(close(i / 100, r) for i, r in zip(found["index"], ratios, strict=True))


@given(months(st.integers(0, 5).map(float)))
def test_peaks_and_records_agree_with_a_look_at_every_month(rows):
    """Of small numbers, with many ties."""
    line = rows.sort_values("reference_period")
    values, periods = line["value"].tolist(), line["reference_period"].tolist()
    peak = peaks(rows).to_dict("records")[0]
    record = records(rows).to_dict("records")[0]
    as_high = [
        p for p, v in zip(periods[:-1], values[:-1], strict=True) if v >= values[-1]
    ]

    assert peak["peak"] == max(values)
    assert peak["peak_period"] == periods[values.index(max(values))]
    assert peak["trough_ties"] == values.count(min(values))
    assert record["highest_since"] == (as_high[-1] if as_high else "")


@given(PAID, PAID, st.lists(st.integers(-(10**12), 10**12).map(float), max_size=5))
def test_the_waterfall_of_whole_units_adds_up_exactly(sold, bought, amounts):
    """Exports + steps + unexplained = imports, to the last unit."""
    gap = mirror_gap(
        pd.DataFrame(
            {
                "reporter": ["CAN", "KOR"],
                "partner": ["KOR", "CAN"],
                "flow": ["export", "import"],
                "valuation": ["FOB", "CIF"],
                "reference_period": "2018",
                "value": [sold, bought],
            }
        )
    )
    steps = [Step(kind="coverage", amount=a, source="drawn") for a in amounts]
    bars = reconcile(gap, steps)

    assert sum(bars["amount"].tolist()[:-1]) == bars["amount"].tolist()[-1] == bought
    assert "unexplained" in bars["step"].tolist()


@given(members(MONEY), st.floats(1e-4, 1e4))
def test_conversion_keeps_shares_and_can_be_undone_by_the_rate_it_states(rows, rate):
    """Value / rate is what it was."""
    rates = pd.DataFrame(
        {
            "currency": ["USD"], "to": "CAD", "reference_period": "2018", "rate": rate,
            "kind": "annual average", "source": "drawn",
        }
    )  # fmt: skip
    found = convert(rows.assign(unit="USD"), rates, "CAD")

    assert found["original_value"].tolist() == rows["value"].tolist()
    back = found["value"] / found["rate"]
    assert all(close(one, was) for one, was in zip(back, rows["value"], strict=True))


@given(members(MONEY))
def test_a_total_does_not_depend_on_what_is_added_first(rows):
    """Halves and whole."""
    half = len(rows) // 2
    parts = [rows.iloc[:half], rows.iloc[half:]]
    sums = [total(part, "partner")["value"].sum() for part in parts if len(part)]

    assert total(rows, "partner")["value"][0] == pytest.approx(sum(sums))
