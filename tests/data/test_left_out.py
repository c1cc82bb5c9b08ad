"""Every row of the samples' lists of published figures is held, or left out by name."""

import csv
import os
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    "CKTRADE_SAMPLES" not in os.environ, reason="CKTRADE_SAMPLES names no folder"
)

SAMPLES = Path(os.environ.get("CKTRADE_SAMPLES", "."))
PAGE = Path(__file__).parents[2] / "docs" / "record.md"
SCALE = {"billion": 1e9, "million": 1e6, "thousand": 1e3, "thousand persons": 1e3}


@pytest.fixture(scope="module")
def left_out():
    """Piece of the address → words that name its rows; none for all of them."""
    table = PAGE.read_text("utf-8").split("## Left out, by name")[1]
    lines = re.findall(r"^\| `(.+?)` \| (.+?) \| .+ \|$", table, re.MULTILINE)
    return {(piece, rows): set(re.findall(r"`(.+?)`", rows)) for piece, rows in lines}


@pytest.fixture(scope="module")
def figures():
    """Rows of both lists: address, year, whole value, and the words that name them."""
    found = []
    for folder in ("trade", "people"):
        file = SAMPLES / folder / "published_figures.csv"
        with file.open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                words = {row["value"], row.get("measure") or row["flow"]}
                year = row.get("year_or_month") or row.get("year")
                value = float(row["value"]) * SCALE.get(row["unit"], 1)
                found.append((row["url"], year[:4], round(value, 3), words))
    return found


def _names(line, words, address):
    (piece, _), wanted = line
    return piece in address and (not wanted or bool(wanted & words))


def test_every_published_figure_is_held_or_left_out_with_a_reason(
    record, sources, figures, left_out
):
    """Held: the same number for the same year, or from the same address."""
    values = record["value"].round(3)
    years = set(zip(record["reference_period"].str[:4], values, strict=True))
    addresses = record["source"].map({place: s.url for place, s in sources.items()})
    pages = set(zip(addresses, values, strict=True))
    lost = [
        (address, year, value, words)
        for address, year, value, words in figures
        if (year, value) not in years
        and (address, value) not in pages
        and not any(_names(line, words, address) for line in left_out.items())
    ]
    assert lost == []


def test_no_line_of_the_table_is_stale(figures, left_out):
    """Each names at least one row of the lists, and each word of it one."""
    assert len(left_out) > 30
    for (piece, _), wanted in left_out.items():
        there = [words for address, _, _, words in figures if piece in address]
        assert there, piece
        assert wanted <= set.union(*there), piece


def test_what_is_left_out_whole_is_no_source_of_the_record(sources, left_out):
    """An address of which all rows are left out stands in no secondary sidecar."""
    secondary = [s.url for s in sources.values() if s.kind == "secondary"]
    for piece, rows in left_out:
        if rows == "all" and "canada-trade-kpi-lab" not in piece:
            assert not [url for url in secondary if piece in url], piece
