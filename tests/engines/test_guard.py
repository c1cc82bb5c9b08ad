"""Two million rows through every engine, against sums made by numpy.

narwhals 2.29 computes ``sum().over(...)`` on PyArrow tables wrongly when they are large
(the join beneath does not keep its order), without a word. Small tables do not show it.
"""

from functools import cache

import numpy as np
import pytest

from cktrade.measures import growth, rank, share

SIZE, REPORTERS, YEARS, FIRST = 2_000_000, 200, 40, 1980

pytestmark = pytest.mark.filterwarnings("ignore::FutureWarning")


@cache
def columns():
    """Reporter, product, year and value of each row, from its number."""
    number = np.arange(SIZE)
    return {
        "reporter": number % REPORTERS,
        "product": number // (REPORTERS * YEARS),
        "year": FIRST + number // REPORTERS % YEARS,
        "value": ((number * 7919) % 1009 + 1).astype("float64"),
    }


def large(engine):
    """Make the table in an engine's own way."""
    if engine.name == "pyspark":
        number = engine.session.range(SIZE)
        return number.selectExpr(
            f"id % {REPORTERS} as reporter",
            f"id div {REPORTERS * YEARS} as product",
            f"{FIRST} + id div {REPORTERS} % {YEARS} as year",
            "cast((id * 7919) % 1009 + 1 as double) as value",
        )
    if engine.name == "pyarrow":
        return pytest.importorskip("pyarrow").table(columns())
    if engine.name == "duckdb":
        given = pytest.importorskip("pandas").DataFrame(columns())  # noqa: F841 -- by name
        return pytest.importorskip("duckdb").sql("select * from given")
    library = pytest.importorskip(engine.name.split("_")[0])
    frame = library.DataFrame(columns())
    return frame.lazy() if engine.name == "polars_lazy" else frame


def back(engine, found, name):
    """A result as arrays: its place in the table, and one of its columns."""
    names = ["reporter", "product", "year", name]
    if engine.name == "pyspark":
        table = found.select(*names).toArrow()
    elif engine.name == "duckdb":
        table = found.project(", ".join(names)).df()
    else:
        table = found.collect() if engine.name == "polars_lazy" else found
    r, p, y, x = (np.asarray(table[column]).astype("float64") for column in names)
    place = (p * REPORTERS * YEARS + (y - FIRST) * REPORTERS + r).astype("int64")
    right = np.full(SIZE, np.nan)
    right[place] = x
    assert len(np.unique(place)) == SIZE
    return right


OPTIONS = {"period": "year", "like": [], "check": False}


@cache
def shares():
    """Each value over the sum of its reporter's year."""
    given = columns()
    group = given["reporter"] * YEARS + given["year"] - FIRST
    sums = np.bincount(group, given["value"])
    return given["value"] / sums[group]


@cache
def growths():
    """Each value over the value a year, or as many reporters, earlier, less one."""
    value, first = columns()["value"], columns()["year"] == FIRST
    return np.where(first, np.nan, value / np.roll(value, REPORTERS) - 1)


@cache
def ranks():
    """Of each product's 200 reporters in a year, those with more, and one."""
    value = columns()["value"].reshape(-1, REPORTERS)
    ordered = np.sort(value, axis=1)
    smaller = [
        np.searchsorted(line, own, side="right")
        for line, own in zip(ordered, value, strict=True)
    ]
    return REPORTERS - np.concatenate(smaller) + 1


def test_shares_of_two_million_rows(engine):
    """Window sums, the ones that went wrong."""
    found = share(large(engine), "product", by="reporter", **OPTIONS)

    np.testing.assert_allclose(back(engine, found, "share"), shares(), rtol=1e-9)


def test_growth_of_two_million_rows(engine):
    """Windows in the order of time."""
    found = growth(large(engine), by=["reporter", "product"], **OPTIONS)

    np.testing.assert_allclose(back(engine, found, "growth"), growths(), atol=1e-12)


def test_ranks_of_two_million_rows(engine):
    """Windows in the order of size."""
    found = rank(large(engine), "reporter", by="product", **OPTIONS)

    np.testing.assert_array_equal(back(engine, found, "rank"), ranks())
