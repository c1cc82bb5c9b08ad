"""The whole record, read once, and genuine workbooks read as the XML that they are."""

import re
import zipfile
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree as ET

import pandas as pd
import pytest

from cktrade.readers import read
from cktrade.sources import Source, raw_files

RAW = Path(__file__).parents[2] / "data" / "raw"
_KEY = ["partner", "flow", "reference_period", "further"]


@pytest.fixture(scope="session")
def sources():
    """Every raw file's sidecar, checked against the file, by place."""
    found = {}
    for path in raw_files(RAW):
        place = path.relative_to(RAW).with_suffix("").as_posix()
        found[place] = Source.beside(path)
    return found


@pytest.fixture(scope="session")
def record(sources):
    """Every observation of every raw file; ``further`` is its further dimension."""
    rows = pd.concat([read(source.path) for source in sources.values()])
    further = rows["dimensions"].str.extract(r'": "(.*)"\}', expand=False).fillna("")
    return rows.assign(further=further)


@pytest.fixture(scope="session")
def number(record):
    """Look one number up: ``number(place, partner, flow, period, further="")``."""
    values = record.set_index(["source", *_KEY])["value"].to_dict()
    assert len(values) == len(record)

    def look_up(place, partner, flow, period, further=""):
        return values[place, partner, flow, period, further]

    return look_up


@pytest.fixture(scope="session")
def held(record):
    """Return what the record holds of one file, by everything that names a number."""
    groups = dict(iter(record.groupby("source")))
    return lambda place: groups[place].set_index(_KEY)["value"].to_dict()


@pytest.fixture(scope="session")
def worksheet():
    """Return ``worksheet(path, sheet)``: row number → column letters → text."""
    return _worksheet


def _worksheet(path, sheet="sheet1"):
    with zipfile.ZipFile(path) as book:
        shared = []
        if "xl/sharedStrings.xml" in book.namelist():
            shared = ["".join(s.itertext()) for s in _xml(book, "sharedStrings.xml")]
        cells = _xml(book, f"worksheets/{sheet}.xml").findall(".//{*}c")
    found = defaultdict(dict)
    for cell in cells:
        column, row = re.fullmatch(r"([A-Z]+)(\d+)", cell.get("r")).groups()
        text = "".join(cell.itertext())
        found[int(row)][column] = shared[int(text)] if cell.get("t") == "s" else text
    return found


def _xml(book, part):
    return ET.fromstring(book.read(f"xl/{part}"))  # noqa: S314 -- a sample that we hold
