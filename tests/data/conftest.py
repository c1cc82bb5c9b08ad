"""The whole record, read once, for the tests of what it holds."""

from pathlib import Path

import pandas as pd
import pytest

from cktrade.readers import read
from cktrade.sources import Source, raw_files

RAW = Path(__file__).parents[2] / "data" / "raw"


@pytest.fixture(scope="session")
def sources():
    """Every raw file's sidecar, checked against the file, by place."""
    found = [Source.beside(path) for path in raw_files(RAW)]
    return {source.path.relative_to(RAW).with_suffix("").as_posix(): source for source in found}


@pytest.fixture(scope="session")
def record(sources):
    """Every observation of every raw file, with its ``further`` dimension as text."""
    rows = pd.concat([read(source.path) for source in sources.values()])
    further = rows["dimensions"].str.extract(r'": "(.*)"\}', expand=False).fillna("")
    return rows.assign(further=further)


@pytest.fixture(scope="session")
def number(record):
    """Look one number up: ``number(place, partner, flow, period, further="")``."""
    keys = ["source", "partner", "flow", "reference_period", "further"]
    values = record.set_index(keys)["value"].to_dict()
    assert len(values) == len(record)

    def look_up(place, partner, flow, period, further=""):
        return values[place, partner, flow, period, further]

    return look_up
