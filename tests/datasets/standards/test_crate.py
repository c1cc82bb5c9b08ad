"""A verdict as a research object, opened by the reference reader."""

import json

import pytest
from rocrate.rocrate import ROCrate

import cktrade as ck
from cktrade.datasets.standards.crate import crate
from cktrade.datasets.standards.exporting import export


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """The crate of Canada's exports of 2018."""
    out = tmp_path_factory.mktemp("crates")
    export("ro-crate", "gac-exports-2018", out=out)
    return ROCrate(out / "gac-exports-2018")


def test_another_reader_finds_what_the_verdict_rests_on(opened):
    """Three files, the table with its digest, and the run that ties them together."""
    assert opened.root_dataset["name"] == "gac-exports-2018: agrees"
    assert {e.id for e in opened.data_entities} == {
        "why.txt",
        "verdict.json",
        "cells.csv",
    }
    action = opened.get("#check")
    assert action["instrument"].id == "#cktrade"
    (raw,) = [e for e in action["object"] if e.id.startswith("#statcan")]
    held = ck.load("sources").set_index("source").loc[raw.id[1:]]
    assert raw["identifier"] == f"sha256:{held['sha256']}"


def test_the_cells_add_up_to_the_number(opened):
    """Twelve months of exports, 5,864.6 million together."""
    rows = (opened.source / "cells.csv").read_text("utf-8").splitlines()
    assert len(rows) == 13
    column = rows[0].split(",").index("value")
    total = sum(float(row.split(",")[column]) for row in rows[1:])
    assert round(total / 1e6, 1) == 5864.6


def test_a_claim_without_a_reading_has_no_cells():
    """Nothing grounds it, and no empty file says so: two files and the metadata."""
    claims = ck.load("verdicts")
    row = claims[claims["key"].eq("")].iloc[0].to_dict()
    found = ck.why(row["claim"])
    sources = ck.load("sources").set_index("source").to_dict("index")
    made = crate(found, row | {"vintage": ""}, sources, "0")
    assert ("cells.csv" in made) is bool(found.cells)
    graph = json.loads(made["ro-crate-metadata.json"])["@graph"]
    assert graph[1]["name"] == f"{row['claim']}: {row['verdict']}"
