"""The whole record, read once."""

import json
from pathlib import Path

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
    """Every observation; ``further`` is its product and further dimensions, in words.

    The classification is left out: a product's code says it.
    """
    rows = pd.concat([read(source.path) for source in sources.values()])
    pairs = zip(rows["product"], rows["dimensions"], strict=True)
    alone = rows["measure"].eq("population_total")  # of one economy, without a partner
    return rows.assign(
        further=[_further(*pair) for pair in pairs],
        partner=rows["partner"].mask(alone, rows["reporter"]),
    )


def _further(product, dimensions):
    members = json.loads(dimensions) if dimensions else {}
    members.pop("classification", None)
    told = [] if product in {"TOTAL", "not applicable"} else [product]
    return " ".join([*told, *members.values()])


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
