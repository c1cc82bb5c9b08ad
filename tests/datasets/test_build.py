"""The main job on a small data folder: whole, repeatable, all or nothing."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from cktrade.datasets import build, choose, workers
from cktrade.datasets.gather import gather
from cktrade.errors import CktradeError, InvalidRowsError, NotHeldError, SourceError
from cktrade.exhibits.catalogue import CATALOGUE

ONLY = ["documents", "at-a-glance"]


def tree(folder):
    """Return every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_two_builds_give_the_same_bytes(data, tmp_path):
    """Processed tables, data package, HTML, CSV, SVG and PNG."""
    for out in ("one", "two"):
        build.build(out=tmp_path / out, only=["two-way-trade", *ONLY], data=data)

    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert len(tree(tmp_path / "one")) == 3 + 2 + 2


def test_processed_tables_and_data_package_describe_each_other(data):
    """Every resource has the digest and the size of its file, and its columns."""
    files = build.processed(gather((data / "raw",)))
    package = json.loads(files["datapackage.json"])

    for resource in package["resources"]:
        content = files[resource["path"]]
        header = content.decode().splitlines()[0].split(",")
        assert resource["bytes"] == len(content)
        assert [field["name"] for field in resource["schema"]["fields"]] == header
    assert {r["name"] for r in package["resources"]} == {
        "claims", "events", "observations", "readings", "series", "sources", "verdicts",
    }  # fmt: skip


def test_one_figure_is_remade_from_raw_and_nothing_else_is_written(data, tmp_path):
    """``--only two-way-trade`` writes its three files and no processed table."""
    build.build(out=tmp_path / "out", only=["two-way-trade"], data=data)

    assert {*tree(tmp_path / "out")} == {
        f"charts/two-way-trade.{form}" for form in ("csv", "svg", "png")
    }
    assert not (data / "processed").exists()


def test_the_rows_beside_a_chart_are_the_record(data, tmp_path):
    """Exports of 2018 are 6,056.1 million: the sum of twelve months."""
    build.build(out=tmp_path / "out", only=["two-way-trade"], data=data)
    rows = (tmp_path / "out/charts/two-way-trade.csv").read_text("utf-8").splitlines()
    exports = next(r for r in rows if ".can.kor.export." in r and "@2018" in r)

    assert "6056100000" in exports.split(",")


def old_outputs(out):
    """Lay down what an earlier build would have left, and return it."""
    for name in ONLY:
        for form in ("csv", "html"):
            path = out / "tables" / f"{name}.{form}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"from before")
    return tree(out)


def spoil(path, old, new):
    """Replace a piece of a file once."""
    content = path.read_bytes()

    assert old in content
    path.write_bytes(content.replace(old, new, 1))


GAC = "raw/documents/gac-bilateral-relations"
RECORD = "raw/statcan/12-10-0011/2026-04-02"


@pytest.mark.parametrize(
    ("place", "old", "new", "error", "said"),
    [
        (f"{RECORD}.csv", b",295.8,", b",295.9,", SourceError, "is not the file that"),
        (f"{GAC}/claims.csv", "¶".encode(), b"", InvalidRowsError, "column locator"),
        (f"{GAC}/claims.csv", b",15300000000,", b',"15,300,000,000",',
         InvalidRowsError, r"row \d+, column value: expected a plain number"),
        (f"{GAC}/claims.csv", b",2018,", b",May 2018,", InvalidRowsError,
         r"column reference_period: expected a reference period"),
        (f"{GAC}/claims.csv", b",dollars,", b",doubloons,", InvalidRowsError,
         r"column unit: expected a code of codelists/units.csv; found 'doubloons'"),
        (f"{GAC}/claims.csv", b"gac-exports-2018", b"gac-imports-2018",
         InvalidRowsError, "an id that stands once"),
        (f"{GAC}/claims.csv", "¶".encode(), b"\xb6", InvalidRowsError, "UTF-8"),
        (f"{GAC}/claims.csv", b",gac-bilateral-relations,", b",another,",
         InvalidRowsError, "column document: expected 'gac-bilateral-relations'"),
        (f"{GAC}/source.toml", b"published_from", b"since", SourceError,
         "lacking: published_from; unknown: since"),
    ],
)  # fmt: skip
def test_bad_input_stops_the_build_and_leaves_old_outputs(
    data, tmp_path, place, old, new, error, said
):
    """One cell, key or byte at fault; the outputs of before stay as they were."""
    out = tmp_path / "out"
    before = old_outputs(out)
    spoil(data / place, old, new)

    with pytest.raises(error, match=said) as caught:
        build.build(out=out, only=ONLY, data=data)

    assert (data / place).name in str(caught.value)
    assert tree(out) == before


def test_a_lost_sidecar_stops_the_build(data, tmp_path):
    """Nobody says where the file is from."""
    (data / f"{RECORD}.toml").unlink()

    with pytest.raises(SourceError, match="has no sidecar"):
        build.build(out=tmp_path / "out", only=ONLY, data=data)
    assert not (tmp_path / "out").exists()


def test_an_unknown_figure_is_refused_before_anything_is_read(tmp_path):
    """The names that exist are listed."""
    with pytest.raises(NotHeldError, match="two-way-trade"):
        build.build(out=tmp_path, only=["two-way-trad"], data=tmp_path)


def test_a_folder_that_cannot_be_written_is_named(data, tmp_path):
    """A file stands where the folder should be."""
    (tmp_path / "out").write_text("not a folder", "utf-8")

    with pytest.raises(SourceError, match="cannot be written"):
        build.build(out=tmp_path / "out", only=ONLY, data=data)
    assert (tmp_path / "out").read_text("utf-8") == "not a folder"


def test_an_error_while_drawing_leaves_old_outputs(data, tmp_path, monkeypatch):
    """The second of two figures fails; the first is not replaced either."""
    out = tmp_path / "out"
    before = old_outputs(out)
    real = build.rendered

    def fails(name, *others):
        if name == ONLY[1]:
            raise CktradeError("the pen broke")
        return dict.fromkeys(real(name, *others), b"spoilt")

    monkeypatch.setattr(build, "rendered", fails)
    with pytest.raises(CktradeError, match="the pen broke"):
        build.build(out=out, only=ONLY, data=data)

    assert tree(out) == before


def test_a_figure_that_cannot_be_drawn_names_itself(data):
    """The columns that it needs are lacking: the note names it, the error stays."""
    sources = gather((data / "raw",))["sources"]

    with pytest.raises(Exception, match=r".") as caught:
        build.rendered("documents", sources.drop(columns="title"), sources, "en")

    assert "While making documents." in caught.value.__notes__


def test_several_processes_make_the_same_files_as_one(data, tmp_path, monkeypatch):
    """Eight figures: in two processes, then, as on one processor, in this one."""
    names = ["documents", "at-a-glance", "timeline", "verdicts", "annual-trade",
             "two-way-trade", "trade-by-month", "claim-gac-exports-2018"]  # fmt: skip
    for count in (2, 1):
        monkeypatch.setattr(workers, "processors", lambda count=count: count)
        build.build(out=tmp_path / str(count), only=names, data=data)

    assert tree(tmp_path / "2") == tree(tmp_path / "1")
    assert len(tree(tmp_path / "1")) == 5 * 2 + 3 * 3


def test_a_build_killed_half_way_leaves_old_outputs_whole(data, tmp_path):
    """Killed as soon as it has begun to lay files aside."""
    out = tmp_path / "out"
    before = old_outputs(out)
    command = [sys.executable, "-m", "cktrade", "build", "--out", str(out)]
    process = subprocess.Popen(  # noqa: S603 -- our own command
        [*command, "--data", str(data), "--only", ONLY[0], "--only", ONLY[1]],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ,
    )
    deadline = time.monotonic() + 60
    while not list(out.glob(".staging-*/*")) and time.monotonic() < deadline:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()

    kept = {name: content for name, content in tree(out).items() if name in before}
    assert process.returncode == -signal.SIGKILL
    assert kept == before


def test_every_item_of_the_catalogue_has_a_name_of_its_own():
    """A name is a file name and a word on the command line."""
    assert len(CATALOGUE) == len(choose.chosen([]))
