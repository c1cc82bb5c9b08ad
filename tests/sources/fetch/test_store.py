"""Disk full, folder read-only, Ctrl-C, kill: the store holds whole files only."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import signal
import subprocess
import sys
import tempfile
import threading
import tomllib
from datetime import date
from pathlib import Path

import pytest

from cktrade.errors import FetchError, SourceError
from cktrade.sources import Source, raw_files
from cktrade.sources.fetch.store import Store, to_toml
from cktrade.vocabulary import SourceKind, VintageBasis

FX = "/boc/observations/group/FX_RATES_ANNUAL/json"
NEW = "raw/boc/fx-annual/2026-11-22"

CHILD = """\
import sys, datetime, pathlib
from cktrade.sources.fetch import fetch
def told(name, received, promised):
    print("under way", flush=True)
fetch("boc/fx-annual", store=pathlib.Path(sys.argv[1]), base={"boc": sys.argv[2]},
      progress=told, today=lambda: datetime.date(2026, 11, 22))
"""


class FullDisk(io.BytesIO):
    """A file on a disk without room."""

    def write(self, _):
        """Refuse, as the system does."""
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def failing(monkeypatch, method, code, ending):
    """Let one method of Path fail for files with that ending."""
    genuine = getattr(Path, method)

    def fail(path, *arguments, **named):
        if path.name.endswith(ending):
            raise OSError(code, os.strerror(code))
        return genuine(path, *arguments, **named)

    monkeypatch.setattr(Path, method, fail)


def test_a_disk_that_is_full_during_the_download(agencies, refused, made, monkeypatch):
    """The first piece cannot be written."""
    genuine = Path.open

    def full(path, mode="r", **named):
        return FullDisk() if mode == "wb" else genuine(path, mode, **named)

    monkeypatch.setattr(Path, "open", full)
    agencies.says(FX, made.valet("1.2"))
    message = refused()
    assert "자료 données is full. Free some space on it" in message
    assert "set CKTRADE_DATA to a folder elsewhere, and fetch again" in message


@pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="this system has no /dev/full"
)
def test_a_device_that_is_really_full(agencies, refused, made, monkeypatch):
    """The kernel's own refusal, not a made one."""
    genuine = Path.open

    def full(path, mode="r", **named):
        return genuine(Path("/dev/full") if mode == "wb" else path, mode, **named)

    monkeypatch.setattr(Path, "open", full)
    agencies.says(FX, made.valet("1.2"))
    assert "is full. Free some space on it" in refused()


@pytest.mark.parametrize("method", ["open", "rename"])
def test_a_disk_that_is_full_at_the_sidecar(
    agencies, refused, made, monkeypatch, method
):
    """The figures are written already; without their sidecar they are taken back."""
    failing(monkeypatch, method, errno.ENOSPC, "2026-11-22.toml")
    agencies.says(FX, made.valet("1.2"))
    assert "is full" in refused()


def test_a_new_table_that_fails_leaves_no_empty_folders(
    agencies, refused, made, monkeypatch
):
    """raw/ircc and raw/ircc/pr-citz were made for nothing, and are gone."""
    failing(monkeypatch, "rename", errno.EIO, "2026-11-22.toml")
    agencies.says("/ircc/ODP-PR-Citz.csv", made.tab_file())
    message = refused("ircc/pr-citz")
    assert "failed (Input/output error). Look at the disk" in message


@pytest.fixture
def read_only(store):
    """The store, writable for nobody; not even for an administrator, who steps down."""
    folders = [store, *(path for path in store.rglob("*") if path.is_dir())]
    base, administrator = Path(tempfile.gettempdir()), os.geteuid() == 0
    above = [path for path in store.parents if base in path.parents]
    for folder in folders:
        folder.chmod(0o555)
    if administrator:
        for folder in above:
            folder.chmod(0o711)
        os.seteuid(65534)
    yield store
    if administrator:
        os.seteuid(0)
        for folder in above:
            folder.chmod(0o700)
    for folder in folders:
        folder.chmod(0o755)


def test_a_store_that_may_not_be_written_to_says_so(agencies, get, made, read_only):
    """Nothing is asked of the agency first."""
    before = made.snapshot(read_only)
    with pytest.raises(
        FetchError, match=r"cannot be written to .*Allow it, or set CKT"
    ):
        get("boc/fx-annual")
    assert made.snapshot(read_only) == before
    assert agencies.heard == []


def test_a_store_below_a_file_says_so(get, tmp_path):
    """A folder cannot be made inside a file."""
    (tmp_path / "file").touch()
    with pytest.raises(FetchError, match="cannot be written to"):
        get("boc/fx-annual", store=tmp_path / "file" / "store")


def test_ctrl_c_during_a_download_says_what_it_left(agencies, get, store, made):
    """Stopped at the first piece; the note stands on the exception itself."""
    before = made.snapshot(store)
    agencies.says(FX, made.valet("1.2"))

    def stop(*_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as stopped:
        get("boc/fx-annual", progress=stop)
    [note] = stopped.value.__notes__
    assert "holds whole files only" in note
    assert "Fetch again when you like" in note
    assert made.snapshot(store) == before


@pytest.mark.parametrize("stopped_after", [0, 1, 2, 3])
def test_ctrl_c_at_any_rename_leaves_both_files_or_neither(
    agencies, get, made, monkeypatch, stopped_after
):
    """Three renames: naming the file, placing it, placing the sidecar."""
    before, genuine, renamed = made.snapshot(made.store), Path.rename, []

    def stop(path, target):
        done = genuine(path, target) if len(renamed) < stopped_after else None
        renamed.append(path)
        if len(renamed) >= stopped_after:
            raise KeyboardInterrupt
        return done

    monkeypatch.setattr(Path, "rename", stop)
    agencies.says(FX, made.valet("1.2"))
    with pytest.raises(KeyboardInterrupt):
        get("boc/fx-annual")
    added = {*made.snapshot(made.store)} - {*before}
    assert added == ({f"{NEW}.json", f"{NEW}.toml"} if stopped_after == 3 else set())


def child(store, base):
    """A fetch in a process of its own, under way with its download."""
    process = subprocess.Popen(  # noqa: S603 -- our own words
        [sys.executable, "-c", CHILD, str(store), base],
        stdout=subprocess.PIPE,
        env={**os.environ, "NO_PROXY": "127.0.0.1"},
    )
    with process.stdout:
        assert process.stdout.readline() == b"under way\n"
        yield process
        process.wait(10)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of other systems")
def test_a_fetch_that_is_killed_leaves_whole_files_and_no_lock(
    agencies, get, store, made
):
    """Killed in the middle of the body; the next fetch clears up and succeeds."""
    never, before = threading.Event(), made.snapshot(store)
    agencies.says(FX, {"body": b"{" * 10**5, "promise": 10**6, "hang": never})
    for process in child(store, f"{agencies.url}/boc"):
        process.send_signal(signal.SIGKILL)
    never.set()
    left = made.snapshot(store)
    assert {name: left[name] for name in before} == before
    assert all(name.startswith((".incoming", ".fetch")) for name in {*left} - {*before})
    assert [p.name for p in raw_files(store / "raw")] == ["2025-12-31.json"]
    agencies.says(FX, made.valet("1.2"))
    assert get("boc/fx-annual")[0].outcome == "new"
    assert {*made.snapshot(store)} - {*before} == {f"{NEW}.json", f"{NEW}.toml"}


def test_a_fetch_killed_between_two_renames_is_finished_by_the_next(
    agencies, get, store, made
):
    """The file is placed, its sidecar still among the unfinished: it follows."""
    content = made.valet("1.2")
    (store / f"{NEW}.json").write_bytes(content)
    work = store / ".incoming" / "tmp1"
    work.mkdir(parents=True)
    digest = hashlib.sha256(content).hexdigest()
    sidecar = (store / "raw/boc/fx-annual/2025-12-31.toml").read_text("utf-8")
    held = tomllib.loads(sidecar)
    (work / "2026-11-22.toml").write_text(
        sidecar.replace("2025-12-31", "2026-11-22").replace(held["sha256"], digest),
        encoding="utf-8",
    )
    agencies.says(FX, content)
    [result] = get("boc/fx-annual")
    assert result.outcome == "unchanged"
    assert result.source.vintage == date(2026, 11, 22)
    assert not (store / ".incoming").exists()


def test_a_file_placed_by_a_killed_fetch_gets_no_sidecar_of_other_bytes(
    agencies, get, store, made
):
    """The file was changed before the next fetch: its digest is not the sidecar's."""
    (store / f"{NEW}.json").write_bytes(made.valet("1.3"))
    work = store / ".incoming" / "tmp1"
    work.mkdir(parents=True)
    sidecar = (store / "raw/boc/fx-annual/2025-12-31.toml").read_text("utf-8")
    held = tomllib.loads(sidecar)
    digest = hashlib.sha256(made.valet("1.2")).hexdigest()
    (work / "2026-11-22.toml").write_text(
        sidecar.replace("2025-12-31", "2026-11-22").replace(held["sha256"], digest),
        encoding="utf-8",
    )
    agencies.says(FX, made.valet("1.2"))
    get("boc/fx-annual")

    assert not (store / f"{NEW}.toml").exists()
    assert not (store / ".incoming").exists()


@pytest.mark.parametrize("sidecar", ["id = ", 'id = "boc/fx-annual/2026-11-22"\n'])
def test_what_a_killed_fetch_left_half_is_cleared(agencies, get, store, made, sidecar):
    """A sidecar cut in its first line, or in its second: neither is placed."""
    work = store / ".incoming" / "tmp1"
    work.mkdir(parents=True)
    (work / "2026-11-22.toml").write_text(sidecar, encoding="utf-8")
    agencies.says(FX, made.valet("1.1"))
    before = made.snapshot(store / "raw")
    assert get("boc/fx-annual")[0].outcome == "unchanged"
    assert made.snapshot(store / "raw") == before
    assert not (store / ".incoming").exists()


def test_a_file_of_somebody_else_without_a_sidecar_is_left_alone(
    agencies, get, store, made
):
    """It is no vintage; but its name is taken, so that nothing is written over it."""
    stranger = store / f"{NEW}.json"
    stranger.write_bytes(b"mine")
    agencies.says(FX, made.valet("1.2"))
    [result] = get("boc/fx-annual")
    assert "raw files are never overwritten" in str(result.error)
    assert stranger.read_bytes() == b"mine"


def source(**changes):
    """Return the particulars of some new file."""
    particulars = {
        "id": "boc/fx-annual/2026-11-22", "path": Path("x"), "producer": "한국은행",
        "kind": SourceKind.OFFICIAL, "producer_code": "boc", "table": "fx-annual",
        "title": "t", "url": "u", "vintage": date(2026, 11, 22), "licence": "l",
        "vintage_basis": VintageBasis.RETRIEVED, "sha256": "0", "layout": "l",
    }  # fmt: skip
    return Source(**(particulars | changes))


def test_a_sidecar_says_exactly_what_it_was_given():
    """Quotes, backslashes, control characters, Korean; read back by a TOML reader."""
    title = 'say "a\\b"\t한국 \x7f\x00\x85\u2028 é'
    text = to_toml(source(title=title, note="two\nlines"))
    read = tomllib.loads(text)
    assert read["title"] == title
    assert read["note"] == "two\nlines"
    assert read["vintage"] == date(2026, 11, 22)
    assert "retrieved" not in read
    assert "path" not in read
    assert 'producer = "한국은행"' in text


def test_what_cannot_be_written_as_toml_is_refused():
    """Corrections are tables; a new file has none, and none is written wrongly."""
    with pytest.raises(FetchError, match="cannot be written as TOML"):
        to_toml(source(corrections=({"row": 2},)))


def test_a_file_that_does_not_fit_its_sidecar_is_never_placed(store, made):
    """The digest in the particulars is that of other bytes."""
    with Store(store).opened() as incoming:
        fresh = incoming / "2026-11-22.json"
        fresh.write_bytes(made.valet("1.2"))
        with pytest.raises(SourceError, match="is not the file"):
            Store(store).place(source(path=fresh))
    assert [p.name for p in raw_files(store / "raw")] == ["2025-12-31.json"]
