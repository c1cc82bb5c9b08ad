"""Spark reads a kept table as it lies, and opens one partner's file only."""

import warnings
import zipfile
from pathlib import Path

import pytest

import cktrade as ck

SPECIMENS = Path(__file__).parents[1] / "specimens" / "statcan"


@pytest.fixture
def kept(tmp_path):
    """Keep a specimen of 12-10-0011: 16 rows, four partners."""
    pytest.importorskip("pyarrow", reason="the extra big is not installed")
    path = tmp_path / "12100011-eng.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("12100011", "12100011_MetaData"):
            about = zipfile.ZipInfo(f"{name}.csv", (2024, 3, 7, 8, 30, 0))
            archive.writestr(about, (SPECIMENS / f"{name}-eng.csv").read_bytes())
    with warnings.catch_warnings():
        # pandera imports what PySpark has of pandas, which warns of pandas 3.
        warnings.simplefilter("ignore", FutureWarning)
        return path, ck.keep(path, data=tmp_path)


@pytest.mark.spark
def test_a_partner_is_a_partition_of_the_plan(kept, spark):
    """The plan names the filter beside the scan; the values are those that are read."""
    path, folder = kept
    korea = spark.read.parquet(str(folder)).filter("partner = 'KOR'")
    plan = korea._jdf.queryExecution().executedPlan().toString()  # noqa: SLF001 -- no other way
    assert "PartitionFilters: [isnotnull(partner" in plan
    files = {Path(name).parent.name for name in korea.inputFiles()}
    assert "partner=KOR" in files
    rows = sorted((row["row"], row["value"]) for row in korea.collect())
    expected = ck.read(path, partner="KOR").sort_values("row")
    assert [row for row, _ in rows] == expected["row"].tolist()
    known = [value for _, value in rows if value is not None]
    assert known == expected["value"].dropna().tolist()
