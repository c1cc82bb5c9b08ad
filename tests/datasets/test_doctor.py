"""The doctor finds each damage that is planted, and none where all is whole."""

import json
import tomllib

import pytest

from cktrade.datasets import build, doctor, loading
from cktrade.datasets.build import processed
from cktrade.datasets.doctor import as_json, damaged, examine
from cktrade.datasets.gather import gather
from cktrade.datasets.staging import Staging


@pytest.fixture(scope="module")
def tables():
    """Return the processed files of two tables and a document, made once."""
    return {}


@pytest.fixture
def place(data, tmp_path, tables, monkeypatch):
    """Return a folder of data with its tables, and one with a drawing."""
    monkeypatch.setenv("CKTRADE_DATA", str(data))
    tables.update(tables or processed(gather((data / "raw",))))
    out = tmp_path / "out"
    with Staging(out, data / "processed") as staged:
        staged.write("charts/a.svg", b"<svg/>")
        for name, content in tables.items():
            staged.write(name, content, to=data / "processed")
    loading.forget()
    return data, out


def append(path, content=b"\n#"):
    """Add to a file."""
    path.write_bytes(path.read_bytes() + content)


def aside(path):
    """Leave what a command leaves that dies."""
    path.mkdir(parents=True)


def put_text(folder):
    """Put another text beside a document's particulars, under the name they give."""
    said = tomllib.loads((folder / "source.toml").read_text("utf-8"))
    (folder / said["text"]).write_text("another text\n", "utf-8")


def set_version(data):
    """Have the tables built by another version."""
    path = data / "processed/datapackage.json"
    package = json.loads(path.read_bytes()) | {"version": "0.0.1"}
    path.write_text(json.dumps(package))


def raw(data):
    """Return a raw file."""
    return next((data / "raw/statcan/12-10-0011").glob("*.csv"))


DAMAGES = {
    "a raw file altered": (lambda data, _: append(raw(data)), "raw"),
    "a raw file lost": (lambda data, _: raw(data).unlink(), "raw"),
    "a sidecar lost": (
        lambda data, _: raw(data).with_suffix(".toml").unlink(),
        "raw",
    ),
    "a sidecar broken": (
        lambda data, _: append(raw(data).with_suffix(".toml"), b"x"),
        "raw",
    ),
    "a document's sidecar": (
        lambda data, _: append(next(data.glob("raw/documents/*/source.toml")), b"id=1"),
        "documents",
    ),
    "a document's claims": (
        lambda data, _: append(next(data.glob("raw/documents/*/claims.csv")), b"x,y"),
        "documents",
    ),
    "a document's text": (
        lambda data, _: put_text(next(data.glob("raw/documents/*"))),
        "documents",
    ),
    "a manifest that names nothing": (
        lambda data, _: (data / "processed/datapackage.json").write_text(
            '{"resources": []}'
        ),
        "tables",
    ),
    "a table altered": (
        lambda data, _: append(data / "processed/claims.csv"),
        "tables",
    ),
    "a table lost": (
        lambda data, _: (data / "processed/events.csv").unlink(),
        "tables",
    ),
    "a manifest lost": (
        lambda data, _: (data / "processed/datapackage.json").unlink(),
        "tables",
    ),
    "a table and its manifest of another build": (
        lambda data, _: append(data / "processed/datapackage.json", b" "),
        "drawings",
    ),
    "a drawing altered": (lambda _, out: append(out / "charts/a.svg"), "drawings"),
    "a drawing lost": (lambda _, out: (out / "charts/a.svg").unlink(), "drawings"),
    "the drawings' manifest": (
        lambda _, out: (out / ".cktrade-files.json").write_text("{"),
        "drawings",
    ),
    "a build that died": (
        lambda data, _: aside(data / "processed/.staging-x"),
        "leftovers",
    ),
    "a keeping that died": (
        lambda data, _: aside(data / "tables/t/.keeping-x"),
        "leftovers",
    ),
    "another version": (lambda data, _: set_version(data), "versions"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_each_damage_planted_is_found_and_named(name, place):
    """What was whole is damaged in just that part; others are still looked at."""
    before = examine(out=place[1], data=place[0])
    assert not damaged(before), [one for one in before if one.state == "damaged"]
    plant, what = DAMAGES[name]
    plant(*place)
    found = examine(out=place[1], data=place[0])
    assert what in {one.what for one in found if one.state == "damaged"}
    assert damaged(found)
    assert {one["what"] for one in json.loads(as_json(found))} >= {
        "raw", "documents", "tables", "drawings", "versions", "fonts", "extras",
    }  # fmt: skip


def test_lost_type_and_lost_packages_are_damage(place, monkeypatch):
    """The type is an installed package as others; extras are a note."""

    def lost():
        raise OSError("no such file")

    monkeypatch.setattr(doctor, "load_fonts", lost)
    monkeypatch.setattr(
        doctor, "_installed", lambda name: "" if name == "rich" else "1"
    )
    monkeypatch.setattr(doctor, "find_spec", lambda _: None)
    found = examine(out=place[1], data=place[0])
    states = {(one.what, one.place): one.state for one in found}
    assert states["fonts", ""] == "damaged"
    assert states["versions", "rich"] == "damaged"
    assert states["extras", "big"] == "note"


def test_a_figure_that_cannot_be_drawn_fails_alone(data, tmp_path, monkeypatch):
    """Its files of an earlier build are taken away; all else is made and named."""
    real = build.rendered

    def fails(name, *others):
        if name == "timeline":
            raise ValueError("38 events find no room")
        return real(name, *others) if name == "documents" else {}

    monkeypatch.setattr(build.Team, "_worth", 1000)
    monkeypatch.setattr(build, "rendered", fails)
    out = tmp_path / "out"
    (out / "tables").mkdir(parents=True)
    (out / "tables/timeline.csv").write_text("old")
    (out / "tables/timeline-fr.csv").write_text("another language's")
    made = build.build(out=out, data=data)
    assert made.failed["timeline"] == "ValueError: 38 events find no room"
    assert (data / "processed/observations.csv").is_file()
    assert (out / "tables/documents.csv").is_file()
    assert not (out / "tables/timeline.csv").exists()
    assert (out / "tables/timeline-fr.csv").exists()
