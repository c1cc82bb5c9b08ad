"""Another user, no home, a folder that cannot be written to, a disk without room."""

import ctypes
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from fuzz.home import home

NOBODY = 65534
#: Linux: take from a process, before it begins, what lets root read and write all.
_DROP, _DAC_OVERRIDE, _DAC_READ_SEARCH = 24, 1, 2


@pytest.fixture
def place(tmp_path):
    """Return a folder with a data folder in it; everything may be removed after."""
    shutil.copytree(home(), tmp_path / "data")
    yield tmp_path
    for folder in (tmp_path, *(p for p in tmp_path.rglob("*") if p.is_dir())):
        folder.chmod(0o755)


def _run(*words, before=None, **environment):
    held = {k: v for k, v in os.environ.items() if k not in {"HOME", "CKTRADE_DATA"}}
    return subprocess.run(  # noqa: S603 -- our own words
        [sys.executable, "-m", "cktrade", *map(str, words)],
        capture_output=True, text=True, check=False, preexec_fn=before,
        env=held | environment,
    )  # fmt: skip


def _become_another():
    """Be bound by the modes of files, as every user but root is.

    Root becomes nobody where nobody can reach the interpreter; else it gives up its
    right to pass over modes, and meets as owner what others meet.
    """
    if os.getuid() != 0:
        return
    ways = (*Path(sys.executable).resolve().parents, Path(sys.prefix))
    if all(path.stat().st_mode & 0o001 for path in ways):
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        return
    for right in (_DAC_OVERRIDE, _DAC_READ_SEARCH):
        ctypes.CDLL(None).prctl(_DROP, right, 0, 0, 0)


def _with_little_room():
    """Let no file of this process grow beyond 10,000 bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))


def test_another_user_may_read_all_and_writes_nothing_into_what_is_not_his(place):
    """`why` answers; `build` says in a sentence that the folder is not writable."""
    asked = ["--data", place / "data"]
    for folder in (place, *(p for p in place.rglob("*") if p.is_dir())):
        folder.chmod(0o555)
    why = _run("why", "memo-residents", *asked, before=_become_another, HOME="/nowhere")
    assert (why.returncode, why.stderr) == (0, "")
    assert "More than 6,100 Koreans" in why.stdout
    for words in (["build"], ["build", "--only", "documents"]):
        built = _run(*words, "--out", place / "out", *asked, before=_become_another)
        assert built.returncode == 2
        assert built.stderr.startswith("cktrade: ")
        assert "Permission denied" in built.stderr
        assert "Traceback" not in built.stderr
        assert not (place / "out").exists()


def test_a_file_that_another_user_may_not_read_is_named(place):
    """Of a raw file the path and what to do; no traceback."""
    raw = next((place / "data/raw/boc").rglob("*.csv"))
    raw.chmod(0)
    told = _run("check", "memo-residents", "--data", place / "data",
                before=_become_another)  # fmt: skip
    assert told.returncode == 2
    assert str(raw) in told.stderr
    assert "Allow this user to read it" in told.stderr


def test_without_a_home_everything_goes_on(place):
    """No HOME in the environment: figures are drawn, and nothing is written to /."""
    before = {*Path("/").iterdir()}
    done = _run("build", "--only", "documents", "--out", place / "out", "--data",
                place / "data")  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert (place / "out/tables/documents.html").is_file()
    assert {*Path("/").iterdir()} == before


def test_a_disk_without_room_is_a_sentence_and_leaves_the_old_set(place):
    """A file of more than 10,000 bytes cannot be written: EFBIG instead of ENOSPC."""
    words = ("build", "--only", "at-a-glance", "--out", place / "out", "--data",
             place / "data")  # fmt: skip
    assert _run(*words).returncode == 0
    old = {p.name: p.read_bytes() for p in (place / "out").rglob("*") if p.is_file()}
    assert max(map(len, old.values())) > 10_000
    full = _run(*words, before=_with_little_room)
    assert full.returncode == 2
    assert "the disk is full" in full.stderr
    assert "No file was changed" in full.stderr
    new = {p.name: p.read_bytes() for p in (place / "out").rglob("*") if p.is_file()}
    assert new == old
