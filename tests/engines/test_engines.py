"""The same table through every engine gives the same rows, for every measure."""

import math
from datetime import date
from functools import cache
from itertools import product as cross

import pandas as pd
import pytest

from cktrade import measures
from cktrade.errors import ComparabilityError, InvalidRowsError

pytestmark = pytest.mark.filterwarnings("ignore::FutureWarning")


def trade():
    """Three reporters, three partners, three products, both flows, three years.

    Some rows are left out, some numbers missing; the order is no order.
    """
    economies = ("CAN", "KOR", "JPN")
    products = ("010121", "270112", "870323")
    years = ("2015", "2016", "2017")
    numbered = (
        [*enumerate(names)]
        for names in (years, economies, economies, products, ("export", "import"))
    )
    rows = []
    for (y, year), (r, reporter), (p, partner), (k, product), (f, flow) in cross(
        *numbered
    ):
        seed = (r + 2) * (p + 3) * (k + 5) * (f + 6) * (y + 5) + r * 7 + k
        row = {
            "reporter": reporter,
            "partner": partner,
            "product": product,
            "flow": flow,
            "reference_period": year,
            "value": None if seed % 13 == 0 else float(seed % 97 + 1),
            "unit": "USD",
            "valuation": "FOB" if flow == "export" else "CIF",
            "quantity": float(seed % 5),
            "quantity_unit": "kg",
            "precision": 1.0,
            "status": "normal",
            "source": f"file/{(r + k) % 3}",
        }
        if reporter != partner and seed % 11:
            rows.append(row)
    return sorted(rows, key=hash_of)


def hash_of(row):
    """An order that has nothing to do with the keys, the same in every run."""
    text = row["product"] + row["partner"] + row["reporter"] + row["reference_period"]
    return sum(ord(c) * 31**i for i, c in enumerate(text + row["flow"])) % 10_007


def months():
    """Two series of 30 months, one with a month left out and one without a number."""
    rows = [
        {
            "partner": name,
            "reference_period": f"{2015 + i // 12}-{i % 12 + 1:02d}",
            "value": float((start * i * i + 17 * i) % 41 + 1),
            "unit": "CAD",
            "measure": "merchandise_trade",
            "precision": 0.5,
            "source": f"file/{i % 3}",
        }
        for name, start in (("a", 3), ("b", 5))
        for i in range(29, -1, -1)
    ]
    rows[35]["value"] = None
    return rows[:20] + rows[21:]


def unbroken():
    """Three years of quarters that lack nothing."""
    return [
        {
            "partner": "a",
            "reference_period": f"{2015 + i // 4}-Q{i % 4 + 1}",
            "value": float(20 + 7 * (i % 4) + i * i % 5),
            "unit": "CAD",
        }
        for i in range(12)
    ]


def days():
    """A day of each month of 2015, written as text."""
    return [
        {"reference_period": f"2015-{month:02d}-15", "value": float(month), "unit": "m"}
        for month in range(1, 13)
    ]


def exports(product="270112"):
    """Exports of one product, each partner a row."""
    return [r for r in trade() if r["flow"] == "export" and r["product"] == product]


def flat(rows, *names):
    """Keep some columns."""
    return [{name: row[name] for name in names} for row in rows]


def yearly(name, numbers, **more):
    """A table beside the rows: a number for each year."""
    return [
        {"reference_period": year, name: number, "source": "a table", **more}
        for year, number in zip(("2015", "2016", "2017"), numbers, strict=True)
    ]


RATES = yearly("rate", (1.25, 1.5, 1.75), currency="USD", to="CAD", kind="average")
PRICES = yearly("index", (80.0, 90.0, 100.0))
PEOPLE = yearly("population", (35.0, 36.0, 37.0))
STEP = measures.Step(kind="valuation", rate=0.05, source="a survey")

#: measure → (its rows, further tables, what is asked of it)
CASES = {
    "annual": (months, [], lambda m, rows: m(rows)),
    "as_periods": (days, [], lambda m, rows: m(rows, "Q")),
    "balance": (trade, [], lambda m, rows: m(rows, absent="zero")),
    "both_sides": (
        lambda: flat(exports(), "reporter", "partner", "reference_period", "value"), [],
        lambda m, rows: m(
            rows, exporter="reporter", importer="partner", product=None,
            period="reference_period", value="value", partners=False,
        ),
    ),
    "cagr": (trade, [], lambda m, rows: m(rows, "2015", "2017")),
    "change": (months, [], lambda m, rows: m(rows, on="period")),
    "compare_spans": (trade, [], lambda m, rows: m(rows, "2015/2016", "2017")),
    "complementarity": (
        lambda: [r for r in trade() if r["partner"] == "JPN"], [],
        lambda m, rows: m(rows),
    ),
    "concentration": (trade, [], lambda m, rows: m(rows, "product", possible=5)),
    "contribution": (exports, [], lambda m, rows: m(rows, absent="zero")),
    "convert": (trade, [RATES], lambda m, rows, rates: m(rows, rates, "CAD")),
    "coverage": (trade, [], lambda m, rows: m(rows)),
    "deflate": (trade, [PRICES], lambda m, rows, prices: m(rows, prices, "2015/2017")),
    "growth": (months, [], lambda m, rows: m(rows)),
    "grubel_lloyd": (trade, [], lambda m, rows: m(rows, "aggregate", absent="zero")),
    "index_numbers": (months, [], lambda m, rows: m(rows, "2015")),
    "mirror_gap": (trade, [], lambda m, rows: m(rows)),
    "normalised_balance": (trade, [], lambda m, rows: m(rows)),
    "peaks": (months, [], lambda m, rows: m(rows)),
    "per_head": (trade, [PEOPLE], lambda m, rows, people: m(rows, people)),
    "rank": (trade, [], lambda m, rows: m(rows)),
    "rca": (
        lambda: [r for r in trade() if r["partner"] == "KOR" and r["flow"] == "export"],
        [],
        lambda m, rows: m(rows),
    ),
    "reconcile": (
        trade, [], lambda m, rows: m(measures.mirror_gap(rows), [STEP])
    ),
    "records": (months, [], lambda m, rows: m(rows)),
    "rolling": (months, [], lambda m, rows: m(rows)),
    "seasonally_adjust": (unbroken, [], lambda m, rows: m(rows)),
    "share": (trade, [], lambda m, rows: m(rows, ["partner", "product"])),
    "similarity": (
        lambda: [r for r in trade() if r["flow"] == "export" and r["partner"] == "KOR"],
        [],
        lambda m, rows: m(rows),
    ),
    "total": (trade, [], lambda m, rows: m(rows, "partner", skip_missing=True)),
    "trade_intensity": (exports, [], lambda m, rows: m(rows)),
    "two_way": (trade, [], lambda m, rows: m(rows)),
    "unit_value": (trade, [], lambda m, rows: m(rows, over="partner")),
}  # fmt: skip


def same(one, other):
    """Equal, floats but for their last bits."""
    if isinstance(one, float) or isinstance(other, float):
        if one is None or other is None:
            return one is other
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    return one == other


def in_order(rows):
    """Rows sorted by what is not a float."""
    return sorted(
        rows,
        key=lambda row: [
            str(cell) for cell in row.values() if not isinstance(cell, float)
        ],
    )


@cache
def by_pandas(measure):
    """What pandas makes of a case, as dictionaries."""
    make, tables, ask = CASES[measure]
    given = [pd.DataFrame(rows) for rows in (make(), *tables)]
    found = ask(getattr(measures, measure), *given).astype("object")
    return found.where(found.notna(), None).to_dict("records")


@pytest.mark.parametrize("measure", sorted(CASES))
def test_every_engine_gives_the_rows_that_pandas_gives(measure, engine, outcome):
    """Same columns, same cells; eager engines in the same order too."""
    make, tables, ask = CASES[measure]
    asked = getattr(measures, measure)
    given = [engine.frame(rows) for rows in (make(), *tables)]
    try:
        found = ask(asked, *given)
    except InvalidRowsError as refusal:
        outcome(measure, engine.name, f"no: {refusal}")
        return
    rows, wanted = engine.rows(found), by_pandas(measure)

    assert isinstance(found, type(given[0]))
    if engine.name in ("polars_lazy", "duckdb", "pyspark"):
        rows, wanted = in_order(rows), in_order(wanted)
    assert [[*row] for row in rows] == [[*row] for row in wanted]
    for row, right in zip(rows, wanted, strict=True):
        assert all(same(row[name], right[name]) for name in right), (row, right)
    outcome(measure, engine.name, "yes")


def test_every_measure_is_in_the_matrix():
    """And nothing else."""
    wanted = sorted({*measures.__all__} - {"Step"})
    assert sorted(CASES) == wanted, "edit CASES of tests/engines/test_engines.py"


def test_the_cases_have_gaps_and_missing_numbers():
    """Otherwise the engines would agree too easily."""
    assert any(row["value"] is None for row in trade())
    assert len(trade()) < 108
    assert any(row["value"] is None for row in months())
    assert len(months()) == 59


def blocs():
    """The EU beside the United Kingdom, and beside Korea only, in 2019 and 2021."""
    members = (("EU", 60.0), ("GBR", 10.0), ("KOR", 4.0))
    return [
        {"partner": who, "reference_period": year, "value": value, "unit": "CAD"}
        for year in ("2019", "2021")
        for who, value in members
    ]


def test_every_engine_asks_membership_by_the_rows_own_period(engine):
    """The United Kingdom is in the EU in 2019, and in 2021 the second beside it."""
    rows = engine.frame([row for row in blocs() if row["reference_period"] == "2021"])
    ranks = {row["partner"]: row["rank"] for row in engine.rows(measures.rank(rows))}

    assert ranks == {"EU": 1.0, "GBR": 2.0, "KOR": 3.0}
    with pytest.raises(ComparabilityError, match=r"GBR, its member.*=2019"):
        measures.rank(engine.frame(blocs()))


def test_every_engine_names_a_flow_of_another_spelling(engine):
    """Not an empty table."""
    rows = [{**row, "flow": row["flow"].upper()} for row in trade()]

    with pytest.raises(ComparabilityError, match="did you mean 'export'"):
        measures.balance(engine.frame(rows))


def test_every_engine_takes_years_as_numbers_and_dates(engine):
    """2015 to 2017, however they are asked for."""
    rows = engine.frame(trade())
    asked = [(2015, 2017), (date(2015, 1, 1), date(2017, 1, 1)), ("2015", "2017")]
    found = [
        in_order(engine.rows(measures.cagr(rows, start, end))) for start, end in asked
    ]

    assert found[0] == found[1] == found[2]
    assert len(found[0]) > 0


def test_engines_with_categories_take_them_as_text(engine):
    """The same balance from categories (pandas, Polars), enums and dictionaries."""
    rows = trade()
    plain = engine.frame(rows)
    as_category = {
        "pandas": lambda f: f.astype({"flow": "category", "unit": "category"}),
        "polars": lambda f: f.with_columns(_categories()),
        "polars_lazy": lambda f: f.with_columns(_categories()),
        "pyarrow": lambda f: f.set_column(
            f.schema.get_field_index("flow"),
            "flow",
            f.column("flow").dictionary_encode(),
        ),
        "duckdb": lambda f: f.select(
            "* replace (flow::enum('export', 'import') as flow)"
        ),
    }
    if engine.name not in as_category:
        pytest.skip("PySpark has no categories")
    made = as_category[engine.name](plain)

    def found(frame):
        return in_order(engine.rows(measures.balance(frame)))

    assert found(made) == found(plain)
    shares = measures.share(made, ["partner", "product"], by=["reporter", "flow"])
    assert type(shares) is type(plain)


def _categories():
    """Flow and unit as categories of Polars."""
    polars = pytest.importorskip("polars")
    return [polars.col("flow", "unit").cast(polars.Categorical)]


def test_every_engine_writes_dates_as_periods(engine):
    """The days as dates of the engine itself: the third quarter ends in September."""
    rows = [{**row, "day": row["reference_period"]} for row in days()]
    frame = engine.frame(rows)
    cast = {
        "pandas": lambda f: f.assign(day=pd.to_datetime(f["day"])),
        "polars": lambda f: f.with_columns(_as_date()),
        "polars_lazy": lambda f: f.with_columns(_as_date()),
        "pyarrow": _arrow_dates,
        "duckdb": lambda f: f.select("* replace (day::date as day)"),
        "pyspark": lambda f: f.withColumn("day", f["day"].cast("date")),
    }[engine.name]
    found = engine.rows(measures.as_periods(cast(frame), "Q", period="day"))

    quarters = {row["reference_period"][5:7]: row["day"] for row in found}
    assert quarters["09"] == "2015-Q3"
    assert quarters["10"] == "2015-Q4"
    assert len({*quarters.values()}) == 4


def _as_date():
    polars = pytest.importorskip("polars")
    return polars.col("day").str.to_date()


def _arrow_dates(table):
    pa = pytest.importorskip("pyarrow")
    at = table.schema.get_field_index("day")
    return table.set_column(at, "day", table.column("day").cast(pa.date32()))
