"""The guide's five lines give the same rows on a laptop and on Spark."""

import re
from pathlib import Path

import pytest

import cktrade as ck

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "big-data.md"
FLOWS = [
    ("2023", 124, 410, 270112, 90.0),
    ("2023", 124, 392, 270112, 30.0),
    ("2023", 410, 124, 870323, 40.0),
    ("2023", 410, 392, 870323, 40.0),
    ("2023", 410, 392, 270112, 40.0),
]
#: exporter and product → RCA. Coal is all of Canada's 120 and 160 of the world's 240;
#: Korea's coal is 40 of 120, its cars 80 of 120 and of the world's 240.
ADVANTAGE = {
    (124, 270112): 1 / (160 / 240),
    (410, 270112): (40 / 120) / (160 / 240),
    (410, 870323): (80 / 120) / (80 / 240),
}
#: Canada's coal goes to two markets, 3/4 and 1/4; Korea's cars half and half.
MARKETS = {
    (124, 270112): 0.75**2 + 0.25**2,
    (410, 270112): 1.0,
    (410, 870323): 0.5,
}


def five_lines():
    """Return the guide's lines."""
    text = GUIDE.read_text("utf-8")
    found = re.search(r"<!-- five lines -->\n```python\n(.*?)```", text, re.DOTALL)
    lines = found[1]
    assert len(lines.splitlines()) == 5
    return lines


def run(flows):
    """Run them on flows, and return what they name."""
    names = {"ck": ck, "flows": flows}
    exec(five_lines(), names)  # noqa: S102 -- the guide's own lines
    return names["advantage"], names["markets"]


@pytest.fixture
def parquet(tmp_path):
    """Return the flows as a Parquet file."""
    pl = pytest.importorskip("polars", reason="the extra big is not installed")
    path = tmp_path / "baci.parquet"
    schema = {"t": pl.String, "i": pl.Int32, "j": pl.Int32, "k": pl.Int32,
              "v": pl.Float64}  # fmt: skip
    pl.DataFrame(FLOWS, schema, orient="row").write_parquet(path)
    return str(path)


def indexed(rows, column):
    """Return exporter and product → a number."""
    return {(row["i"], row["k"]): pytest.approx(row[column]) for row in rows}


def test_on_polars(parquet):
    """A lazy frame in, a lazy frame out."""
    pl = pytest.importorskip("polars", reason="the extra big is not installed")
    advantage, markets = run(pl.scan_parquet(parquet))
    assert isinstance(advantage, pl.LazyFrame)
    assert indexed(advantage.collect().to_dicts(), "rca") == ADVANTAGE
    assert indexed(markets.collect().to_dicts(), "hhi") == MARKETS


def test_on_duckdb(parquet):
    """A relation in, a relation out."""
    duckdb = pytest.importorskip("duckdb", reason="the extra big is not installed")
    advantage, markets = run(duckdb.read_parquet(parquet))
    assert indexed(advantage.df().to_dict("records"), "rca") == ADVANTAGE
    assert indexed(markets.df().to_dict("records"), "hhi") == MARKETS


@pytest.mark.spark
def test_on_spark(parquet, spark):
    """A Spark SQL frame in, a Spark SQL frame out."""
    advantage, markets = run(spark.read.parquet(parquet))
    rows = [row.asDict() for row in advantage.collect()]
    assert indexed(rows, "rca") == ADVANTAGE
    assert indexed([row.asDict() for row in markets.collect()], "hhi") == MARKETS
