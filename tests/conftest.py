"""What several tests need: folders, and workbooks read as the XML that they are."""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parents[1]


def _elsewhere(variable: str) -> Path:
    folder = os.environ.get(variable)
    if not folder:
        pytest.skip(f"{variable} does not name the folder of genuine files")
    return Path(folder)


@pytest.fixture
def samples() -> Path:
    """Return the folder of the agencies' genuine files."""
    return _elsewhere("CKTRADE_SAMPLES")


@pytest.fixture
def cases() -> Path:
    """Return the folder of small inputs that failed once."""
    return _elsewhere("CKTRADE_CASES")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data folder of one document and two tables, free to be spoilt."""
    held = tmp_path / "data"
    raw = ROOT / "data" / "raw"
    for place in (
        "documents/gac-bilateral-relations",
        "statcan/12-10-0011",
        "boc/fx-annual",
    ):
        shutil.copytree(raw / place, held / "raw" / place)
    return held


@pytest.fixture
def memo(data: Path):
    """Return a function that puts a document of one's own into the data folder."""

    def put(claims: str = "", events: str = "") -> Path:
        folder = data / "raw/documents/memo"
        folder.mkdir()
        for name, lines in (("claims", claims), ("events", events)):
            given = data / f"raw/documents/gac-bilateral-relations/{name}.csv"
            heads = given.read_text("utf-8").split("\n", 1)[0]
            (folder / f"{name}.csv").write_text(f"{heads}\n{lines}", "utf-8")
        (folder / "ignored.csv").write_text("document,locator,token,reason\n", "utf-8")
        (folder / "source.toml").write_text(_MEMO, "utf-8")
        return folder

    return put


_MEMO = """id = "memo"
producer = "An office"
title = "A memo"
url = ""
language = "en"
published_from = 2020-05-01
published_to = 2020-12-31
published_reason = "Printed on it."
text = "memo.txt"
sha256 = "%s"
note = ""
""" % ("0" * 64)


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
