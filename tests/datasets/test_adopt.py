"""A file from a disk becomes a raw file with its sidecar, or nothing is written."""

import hashlib
import shutil
from datetime import date
from pathlib import Path

import pytest

from cktrade.datasets.adopt import adopt
from cktrade.errors import FormatError, NotHeldError, SourceError
from cktrade.sources import Source

SPECIMEN = Path(__file__).parents[1] / "specimens" / "statcan" / "12100011-eng.csv"
DAY = date(2027, 1, 5)


@pytest.fixture
def data(tmp_path):
    """Return a data folder of one's own: the package's tables, and no raw files."""
    from cktrade.datasets import data_folders  # noqa: PLC0415 -- only here

    processed = data_folders.find().processed
    shutil.copytree(processed, tmp_path / "data" / "processed")
    (tmp_path / "data" / "raw").mkdir()
    return tmp_path / "data"


@pytest.fixture
def table(tmp_path):
    """Return a table as it was saved to a disk."""
    path = tmp_path / "downloads" / "12100011.csv"
    path.parent.mkdir()
    return Path(shutil.copy(SPECIMEN, path))


def test_the_sidecar_says_producer_table_day_and_digest(data, table):
    """And is accepted by whoever reads the raw file next."""
    taken = adopt(table, vintage=DAY, title="Trade", url="https://x.example", data=data)
    place = data / "raw" / "statcan" / "12-10-0011" / "2027-01-05.csv"
    assert taken.source.path == place
    said = Source.beside(place)
    assert (said.producer_code, said.table, said.vintage) == (
        "statcan",
        "12-10-0011",
        DAY,
    )
    assert said.vintage_basis == "released"
    assert said.sha256 == hashlib.sha256(SPECIMEN.read_bytes()).hexdigest()
    assert said.title == "Trade"
    assert table.read_bytes() == place.read_bytes()


def test_without_a_day_it_is_the_day_on_which_the_file_was_written(data, table):
    """A day of retrieval, and the sidecar says so."""
    taken = adopt(table, data=data)
    assert taken.source.vintage_basis == "retrieved"
    assert taken.source.vintage == taken.source.retrieved


def test_it_says_what_the_next_build_will_say_otherwise(data, table):
    """The specimen has numbers of its own making for cells that the record holds."""
    changes = adopt(table, vintage=DAY, data=data).changes
    assert len(changes) > 0
    assert {"series", "reference_period", "before", "after"} <= set(changes)


def test_the_same_file_twice_is_one_file(data, table):
    """Taken in once; other bytes under the same day are refused."""
    first = adopt(table, vintage=DAY, data=data).source
    assert adopt(table, vintage=DAY, data=data).source == first
    table.write_bytes(table.read_bytes().replace(b"2.1", b"2.2"))
    with pytest.raises(SourceError, match="held already, with other bytes"):
        adopt(table, vintage=DAY, data=data)
    assert [p.name for p in sorted(first.path.parent.iterdir())] == [
        "2027-01-05.csv",
        "2027-01-05.toml",
    ]


def test_what_no_reader_knows_is_not_taken_in(data, tmp_path):
    """And neither is a file in the package's own layout, which names no agency."""
    path = tmp_path / "mystery.csv"
    path.write_text("country,amount\nKOR,1\n")
    with pytest.raises(FormatError, match="no reader knows"):
        adopt(path, data=data)
    own = next(Path(__file__).parents[2].glob("data/raw/press/*/*.csv"))
    with pytest.raises(NotHeldError, match="does not say who published"):
        adopt(own, data=data)
    assert [*(data / "raw").iterdir()] == []
