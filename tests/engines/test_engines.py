"""The same table through every engine gives the same rows, for every measure."""

import math
from functools import cache
from itertools import product as cross

import pandas as pd
import pytest

from cktrade import measures
from cktrade.errors import InvalidRowsError

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
    assert sorted(CASES) == sorted({*measures.__all__} - {"Step"})


def test_the_cases_have_gaps_and_missing_numbers():
    """Otherwise the engines would agree too easily."""
    assert any(row["value"] is None for row in trade())
    assert len(trade()) < 108
    assert any(row["value"] is None for row in months())
    assert len(months()) == 59
