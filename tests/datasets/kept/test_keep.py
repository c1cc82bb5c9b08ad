"""A big table is kept as Parquet with its vintage and digest, and scanned lazily."""

import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pandas as pd
import pytest

import cktrade as ck
from cktrade.datasets.kept import arrow, saving
from cktrade.datasets.kept import keep as storing
from cktrade.errors import FormatError, MissingExtraError, NotHeldError, SourceError
from cktrade.readers import coded_batches, read
from cktrade.readers.statcan import slicing

pytest.importorskip("pyarrow", reason="the extra big is not installed")

SPECIMENS = Path(__file__).parents[2] / "specimens" / "statcan"
COLUMNS = [*ck.load("observations").columns]


@pytest.fixture
def table(tmp_path):
    """Return a specimen of 12-10-0011, packed on 2024-03-07: 16 rows, four partners."""
    path = tmp_path / "12100011-eng.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("12100011", "12100011_MetaData"):
            about = zipfile.ZipInfo(f"{name}.csv", (2024, 3, 7, 8, 30, 0))
            archive.writestr(about, (SPECIMENS / f"{name}-eng.csv").read_bytes())
    return path


def _sorted(rows):
    return rows.sort_values("row", ignore_index=True)


def test_what_is_kept_is_what_is_read_cell_by_cell(table, tmp_path):
    """Every column of every row comes back, of the type it had."""
    folder = storing.keep(table, data=tmp_path / "data")
    kept = pd.read_parquet(folder, columns=COLUMNS)
    kept = _sorted(kept.astype({"partner": "str"}))[COLUMNS]
    pd.testing.assert_frame_equal(kept, _sorted(read(table)))


def test_beside_lie_vintage_and_digest(table, tmp_path):
    """The digest is that of the ZIP; the vintage the day it was packed."""
    folder = storing.keep(table, data=tmp_path / "data")
    assert folder.relative_to(tmp_path).as_posix() == (
        "data/tables/statcan.12-10-0011/2024-03-07"
    )
    assert json.loads((folder / "_kept.json").read_text("utf-8")) == {
        "table": "statcan.12-10-0011",
        "vintage": "2024-03-07",
        "vintage_basis": "inferred",
        "source": "12100011-eng.zip",
        "sha256": hashlib.sha256(table.read_bytes()).hexdigest(),
        "rows": 16,
        "same": {
            "topic": "trade",
            "measure": "merchandise_trade",
            "reporter": "CAN",
            "product": "TOTAL",
            "valuation": "FOB",
            "unit": "CAD",
            "vintage": "2024-03-07T00:00:00",
            "vintage_basis": "inferred",
            "source": "12100011-eng.zip",
            "evidence": "official",
        },
    }
    assert (folder / "partner=KOR" / "rows.parquet").is_file()


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_a_question_gets_what_was_read_though_not_all_is_read_again(
    table, tmp_path, engine
):
    """Every cell and type, also of the columns that are the same in all rows."""
    pytest.importorskip(engine, reason="the extra big is not installed")
    storing.keep(table, data=tmp_path)
    found = storing.scan("12-10-0011", engine=engine, data=tmp_path)
    rows = found.collect().to_pandas() if engine == "polars" else found.df()
    kinds = read(table).dtypes.to_dict()
    pd.testing.assert_frame_equal(_sorted(rows.astype(kinds)), _sorted(read(table)))
    assert {str(kind) for kind in rows.dtypes} == {str(k) for k in kinds.values()}


@pytest.mark.parametrize(
    "number", ["12-10-0011", "12-10-0011-01", "statcan.12-10-0011"]
)
def test_polars_answers_for_one_partner(table, tmp_path, number):
    """A lazy frame of the wide table; Korea's rows are those that ``read`` finds."""
    pl = pytest.importorskip("polars", reason="the extra big is not installed")
    storing.keep(table, data=tmp_path)
    lazy = storing.scan(number, data=tmp_path)
    assert isinstance(lazy, pl.LazyFrame)
    assert lazy.collect_schema().names() == COLUMNS
    found = lazy.filter(pl.col("partner") == "KOR").collect()
    assert found.sort("row")["row"].to_list() == (
        read(table, partner="KOR")["row"].tolist()
    )


def test_duckdb_answers_for_one_partner(table, tmp_path):
    """A relation with the same columns and values."""
    pytest.importorskip("duckdb", reason="the extra big is not installed")
    storing.keep(table, data=tmp_path)
    relation = storing.scan("12-10-0011", engine="duckdb", data=tmp_path)
    assert relation.columns == COLUMNS
    found = relation.filter("partner = 'KOR'").order("row").df()
    expected = read(table, partner="KOR")
    assert found["value"].tolist() == pytest.approx(
        expected["value"].tolist(), nan_ok=True
    )


def test_a_measure_takes_a_kept_table_and_stays_lazy(table, tmp_path):
    """Shares of a month's exports add up to one, as they do on the rows read."""
    pl = pytest.importorskip("polars", reason="the extra big is not installed")
    storing.keep(table, data=tmp_path)
    lazy = storing.scan("12-10-0011", data=tmp_path).filter(
        pl.col("value") > 0, pl.col("partner") != "WLD", pl.col("partner") != "EU"
    )
    shares = ck.share(lazy, by=["series", "reference_period"], of="partner")
    assert isinstance(shares, pl.LazyFrame)
    assert set(shares.collect()["share"].to_list()) == {1.0}


def test_the_newest_vintage_is_scanned_unless_one_is_named(table, tmp_path):
    """A release of April beside that of March."""
    storing.keep(table, data=tmp_path)
    later = tmp_path / "later"
    later.mkdir()
    with zipfile.ZipFile(table) as old, zipfile.ZipFile(later / table.name, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (2024, 4, 7, 0, 0, 0)), old.read(name))
    storing.keep(later / table.name, data=tmp_path)
    newest = storing.scan("12-10-0011", data=tmp_path).collect()
    older = storing.scan("12-10-0011", vintage="2024-03-07", data=tmp_path).collect()
    assert set(newest["vintage"].dt.month()) == {4}
    assert set(older["vintage"].dt.month()) == {3}


def test_keeping_again_replaces_and_a_damaged_file_replaces_nothing(table, tmp_path):
    """Sixteen rows each time, and nothing is left lying about."""
    folder = storing.keep(table, data=tmp_path)
    storing.keep(table, data=tmp_path)
    content = bytearray(table.read_bytes())
    content[120] ^= 0xFF
    table.write_bytes(content)
    with pytest.raises(FormatError):
        storing.keep(table, data=tmp_path)
    assert len(storing.scan("12-10-0011", data=tmp_path).collect()) == 16
    assert [path.name for path in folder.parent.iterdir()] == ["2024-03-07"]


def test_a_table_that_was_not_kept_is_named_with_those_that_were(table, tmp_path):
    """Nothing, and one vintage."""
    with pytest.raises(NotHeldError, match="Kept: none yet"):
        storing.scan("12-10-0011", data=tmp_path)
    storing.keep(table, data=tmp_path)
    with pytest.raises(NotHeldError, match=r"Kept: statcan.12-10-0011 of 2024-03-07"):
        storing.scan("12-10-0175", data=tmp_path)
    with pytest.raises(NotHeldError, match=r"'12-10-0011' of 2020-01-01 was not kept"):
        storing.scan("12-10-0011", vintage="2020-01-01", data=tmp_path)


def test_without_the_extra_it_says_what_to_install(table, monkeypatch, tmp_path):
    """The message says pip install 'cktrade[big]'."""
    monkeypatch.setattr(arrow, "find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r"pip install 'cktrade\[big\]'"):
        storing.keep(table, data=tmp_path)


@pytest.mark.parametrize("ending", [".parquet", ".csv"])
def test_a_slice_is_written_in_batches_and_is_what_is_read(
    table, tmp_path, ending, monkeypatch
):
    """Korea's rows, value by value."""
    monkeypatch.setattr(slicing, "_ENOUGH", 1)
    path = tmp_path / f"korea{ending}"
    expected = read(table, partner="KOR")
    assert saving.save(coded_batches(table, partner="KOR"), path) == len(expected)
    found = pd.read_parquet(path) if ending == ".parquet" else pd.read_csv(path)
    assert found["value"].tolist() == pytest.approx(
        expected["value"].tolist(), nan_ok=True
    )
    assert found["series"].tolist() == expected["series"].tolist()


def test_a_slice_that_fails_leaves_the_file_that_was_there(table, tmp_path):
    """The old content stands, and no part of the new."""
    path = tmp_path / "korea.csv"
    path.write_text("old")
    with pytest.raises(NotHeldError, match="It has:"):
        saving.save(coded_batches(table, partner="PRK"), path)
    assert path.read_text() == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == [table.name, "korea.csv"]


def test_a_slice_needs_a_name_that_says_its_format_and_a_place_to_write(
    table, tmp_path
):
    """Excel is neither, and a folder that is not there is no place."""
    with pytest.raises(NotHeldError, match=r"ends in .parquet or .csv"):
        saving.save([], tmp_path / "korea.xlsx")
    with pytest.raises(SourceError, match="cannot be written"):
        saving.save(coded_batches(table), tmp_path / "none" / "korea.csv")


def test_the_command_writes_the_slice(table, tmp_path):
    """``cktrade slice FILE --partner KOR --out korea.csv``."""
    out = tmp_path / "korea.csv"
    command = [sys.executable, "-m", "cktrade", "slice", str(table)]
    done = subprocess.run(  # noqa: S603 -- our own command
        [*command, "--partner", "South Korea", "--out", str(out)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    rows = read(table, partner="KOR")
    assert done.stdout.startswith(f"{len(rows)} rows written to")
    assert len(pd.read_csv(out)) == len(rows)
