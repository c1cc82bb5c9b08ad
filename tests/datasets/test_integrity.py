"""Stored tables and raw files are what was built, or nothing is said of them."""

import json
import shutil
import time

import pytest

import cktrade as ck
from cktrade.datasets import build, loading
from cktrade.datasets.build import processed
from cktrade.datasets.check_documents import checked
from cktrade.datasets.gather import gather
from cktrade.datasets.integrity import demand_built
from cktrade.errors import NotHeldError, SourceError


@pytest.fixture
def built(data):
    """Return a data folder with its tables built, free to be spoilt."""
    target = data / "processed"
    target.mkdir()
    for name, content in processed(gather((data / "raw",))).items():
        (target / name).write_bytes(content)
    loading.forget()
    yield data
    loading.forget()


def spoil(path, old, new):
    """Change a file in one place."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


CALLS = {
    "load": lambda data: ck.load("claims", data=data),
    "check": lambda data: checked("gac-exports-2018", data=data),
    "why": lambda data: ck.why("gac-exports-2018", data=data),
    "restate": lambda data: ck.restate("gac-exports-2018", data=data),
    "rows": lambda data: ck.rows("two-way-trade", data=data),
}


@pytest.mark.parametrize("call", CALLS)
def test_one_digit_put_before_a_value_is_refused_by_whoever_reads(call, built):
    """Ten times as much trade in one month, and an answer that would be wrong."""
    rows = (built / "processed/observations.csv").read_text("utf-8").splitlines()
    cells = rows[1].split(",")
    at = rows[0].split(",").index("value")
    cells[at] = f"1{cells[at]}"
    spoil(built / "processed/observations.csv", rows[1], ",".join(cells))
    with pytest.raises(SourceError, match=r"observations\.csv was altered since"):
        CALLS[call](built)


def test_tables_of_two_builds_are_refused(built):
    """One table is of a build of other raw files: its digest is not the manifest's."""
    spoil(built / "processed/claims.csv", "gac-", "gac2-")
    with pytest.raises(SourceError, match=r"claims\.csv was altered.*cktrade build"):
        ck.load("events", data=built)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"resources": 3}', "\0"])
def test_a_manifest_that_cannot_be_read_or_is_lost_is_refused(content, built):
    """Nothing else says what was built."""
    (built / "processed/datapackage.json").write_text(content)
    with pytest.raises(SourceError, match=r"datapackage\.json cannot be read"):
        ck.load("events", data=built)
    (built / "processed/datapackage.json").unlink()
    with pytest.raises(SourceError, match=r"datapackage\.json is not there"):
        ck.load("events", data=built)


def _manifest(built, change):
    place = built / "processed/datapackage.json"
    said = json.loads(place.read_bytes())
    said["resources"] = change(said["resources"])
    place.write_text(json.dumps(said), "utf-8")


MANIFESTS = {
    "names nothing": (lambda _: [], "claims.csv is of no build"),
    "leaves one table out": (
        lambda held: [one for one in held if one["path"] != "observations.csv"],
        "observations.csv is of no build",
    ),
    "names one table twice": (
        lambda held: [{**held[0], "hash": "sha256:0"}, *held],
        "datapackage.json names a file twice",
    ),
}


@pytest.mark.parametrize("name", MANIFESTS)
def test_a_manifest_that_does_not_vouch_for_each_table_once_is_refused(name, built):
    """A table that it does not name may be of any build."""
    change, said = MANIFESTS[name]
    _manifest(built, change)
    with pytest.raises(SourceError, match=said):
        ck.load("events", data=built)


@pytest.mark.parametrize("call", ["check", "why", "restate", "rows"])
def test_a_sidecar_that_is_lost_or_says_another_day_is_refused(call, built):
    """The build would refuse the first, and make other tables of the second."""
    path = next((built / "raw/statcan/12-10-0011").glob("*.toml"))
    text = path.read_text("utf-8")
    day = next(line for line in text.splitlines() if line.startswith("vintage ="))
    spoil(path, day, "vintage = 2019-01-01")
    with pytest.raises(SourceError, match=r"\.toml says published_from 2019-01-01"):
        CALLS[call](built)
    loading.forget()
    path.unlink()
    with pytest.raises(SourceError, match="has no sidecar"):
        CALLS[call](built)


def test_no_tables_at_all_are_not_held(built):
    """As before any build."""
    shutil.rmtree(built / "processed")
    with pytest.raises(NotHeldError, match="cktrade build"):
        ck.load("events", data=built)


@pytest.mark.parametrize("call", ["check", "why", "restate", "rows"])
def test_a_changed_raw_file_is_refused_as_the_build_refuses_it(call, built):
    """One byte of it; the tables are as they were."""
    path = next((built / "raw/statcan/12-10-0011").glob("*.csv"))
    spoil(path, "1", "2")
    with pytest.raises(SourceError, match="is not the file that") as said:
        CALLS[call](built)
    assert path.name in str(said.value)
    with pytest.raises(SourceError, match="is not the file that"):
        build.build(out=built / "out", data=built, only=["two-way-trade"])


def test_looking_costs_no_more_than_a_blink(built):
    """All tables of the package, some two megabytes: a tenth of a second at most."""
    start = time.perf_counter()
    demand_built(ck.datasets.data_folders.find().processed)
    assert time.perf_counter() - start < 0.1
    assert json.loads((built / "processed/datapackage.json").read_bytes())["resources"]
