"""SDMX-CSV 2.0, read back by somebody else's reader with the structure beside it."""

import csv
import io

import pandas as pd
import pytest
import sdmx

import cktrade as ck
from cktrade.datasets.standards.sdmx_csv import (
    ATTRIBUTES,
    DIMENSIONS,
    code,
    sdmx_csv,
    sdmx_frequency,
    sdmx_period,
)
from cktrade.datasets.standards.sdmx_structure import sdmx_structure
from cktrade.errors import SourceError


@pytest.fixture(scope="module")
def some():
    """Exports of 2018 to Korea, and every row of an odd period or status."""
    rows = ck.load("observations", vintages="all")
    odd = rows["reference_period"].str.contains("/|A|Q", regex=True)
    kept = rows["status"].ne("normal") | odd | rows["vector"].eq("v87008863")
    return rows[kept | rows["reference_period"].eq("2018")]


@pytest.fixture(scope="module")
def sources():
    """All sources held."""
    return ck.load("sources")


def opened(path, **known):
    """Read a message, and close its file."""
    with path.open("rb") as file:
        return sdmx.read_sdmx(file, format=path.suffix[1:], **known)


def test_another_reader_finds_every_value(some, sources, tmp_path):
    """Each observation has its fourteen dimensions, and values agree exactly."""
    (tmp_path / "structure.xml").write_bytes(sdmx_structure(some, sources))
    (tmp_path / "data.csv").write_bytes(sdmx_csv(some, sources))
    structure = opened(tmp_path / "structure.xml").dataflow["RECORD"]
    message = opened(tmp_path / "data.csv", structure=structure)

    found = message.data[0].obs
    assert len(found) == len(some)
    assert {d for obs in found[:50] for d in obs.dimension.values} == {*DIMENSIONS}  # noqa: PD011 -- no frame
    read = [float(obs.value) for obs in found if obs.value]
    assert read == some["value"].dropna().tolist()


def test_what_was_not_published_is_empty_and_not_zero(some, sources):
    """Masked counts have status Q and no value; a count of nought is 0."""
    rows = list(csv.DictReader(io.StringIO(sdmx_csv(some, sources).decode())))
    masked = [row["OBS_VALUE"] for row in rows if row["OBS_STATUS"] == "Q"]
    assert masked
    assert set(masked) == {""}
    assert len([r for r in rows if r["OBS_VALUE"] == "0"]) == int(
        some["value"].eq(0).sum()
    )


def test_two_observations_of_one_key_are_refused(some, sources):
    """A row given twice would be two answers to one question."""
    twice = pd.concat([some, some.head(1)], ignore_index=True)
    with pytest.raises(SourceError, match="1 observations share their SDMX key"):
        sdmx_csv(twice, sources)


def test_every_code_used_is_listed(some, sources, tmp_path):
    """What the file writes, the structure explains; words are there in Korean too."""
    (tmp_path / "structure.xml").write_bytes(sdmx_structure(some, sources))
    message = opened(tmp_path / "structure.xml")
    rows = list(csv.DictReader(io.StringIO(sdmx_csv(some, sources).decode())))
    for name in ("REF_AREA", "COUNTERPART_AREA", "INDICATOR", "FLOW", "FREQ", "DETAIL"):
        listed = {one.id for one in message.codelist[f"CL_{name}"]}
        assert {row[name] for row in rows} == listed
    korea = message.codelist["CL_COUNTERPART_AREA"]["KOR"]
    assert korea.name.localizations["ko"] == "한국"
    described = message.structure["RECORD"]
    assert [a.id for a in described.attributes] == [*ATTRIBUTES]


def test_the_whole_record_has_one_key_a_number():
    """39,149 rows with all their vintages, none twice."""
    rows = ck.load("observations", vintages="all")
    written = sdmx_csv(rows, ck.load("sources"))
    assert written.count(b"\n") == len(rows) + 1


def test_codes_and_periods_are_those_of_sdmx():
    """A span is a start and a length; a stock of 31 December is annual."""
    assert [code(c) for c in ("not stated", "TOTAL", "X-EU")] == ["_U", "_T", "X-EU"]
    assert sdmx_period("2018-09/2019-08") == "2018-09-01/P1Y"
    assert sdmx_period("2017-A1") == "2017-A1"
    assert [sdmx_frequency(p) for p in ("2017-A1", "2018-09", "2022-09-13")] == [
        "A",
        "M",
        "D",
    ]
