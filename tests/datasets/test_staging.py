"""All files or none: stopped, killed at any write or rename, on a full disk."""

import errno
import json
import os
import subprocess
import sys
import threading

import pytest

from cktrade.datasets import staging
from cktrade.datasets.staging import MANIFEST, Staging, leftovers, recover
from cktrade.errors import SourceError

OLD = {"tables/a.csv": b"old a", "charts/b.svg": b"old b"}
NEW = {"tables/a.csv": b"new a", "charts/b.svg": b"new b", "charts/c.svg": b"new c"}
TABLES = {"claims.csv": b"1", "datapackage.json": b"{}"}
#: Writes two sets into two folders, and dies at the n-th write or rename of the second.
KILLED = """
import os, sys, signal
from pathlib import Path
from cktrade.datasets import staging
out, processed, left = Path(sys.argv[1]), Path(sys.argv[2]), [int(sys.argv[3])]
def counted(real):
    def step(*arguments, **named):
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **named)
    return step
staging._write = counted(staging._write)
os.replace = counted(os.replace)
staging.shutil.rmtree = counted(staging.shutil.rmtree)
with staging.Staging(out, processed) as staged:
    for name in ("tables/a.csv", "charts/b.svg", "charts/c.svg"):
        staged.write(name, b"new " + name[-5:-4].encode())
    staged.write("claims.csv", b"2", to=processed)
    staged.write("datapackage.json", b"{2}", to=processed)
"""


def tree(*folders):
    """Return every file below folders with its bytes, what is aside left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.relative_to(folder).parts[0].startswith(".")
    }


def put(files, *targets):
    """Write a set of files."""
    with Staging(*targets) as staged:
        for name, content in files.items():
            staged.write(name, content)
        for name, content in TABLES.items() if len(targets) > 1 else ():
            staged.write(name, content, to=targets[1])


def test_work_that_is_stopped_says_that_the_folder_is_as_it_was(tmp_path):
    """The old file stands, the new one does not, and the interruption says so."""
    (tmp_path / "a.csv").write_bytes(b"old")

    def work():
        with Staging(tmp_path) as staged:
            staged.write("a.csv", b"new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as stopped:
        work()

    assert stopped.value.__notes__ == [f"Stopped. {tmp_path} is as it was before."]
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]
    assert (tmp_path / "a.csv").read_bytes() == b"old"


def test_a_manifest_names_files_and_tables_of_one_build(tmp_path):
    """The SHA-256 of b"new a" and of b"{}"; a file dropped is named no more."""
    out, processed = tmp_path / "out", tmp_path / "processed"
    put(NEW, out, processed)
    said = json.loads((out / MANIFEST).read_bytes())
    assert {*said["files"]} == {*NEW}
    assert said["tables"]["datapackage.json"].startswith("44136fa355b3678a")
    with Staging(out, processed) as staged:
        staged.drop("charts/c.svg")
    assert {*json.loads((out / MANIFEST).read_bytes())["files"]} == {*OLD}
    assert not (out / "charts/c.svg").exists()


@pytest.mark.parametrize("step", range(20))
def test_a_kill_at_any_write_or_rename_leaves_one_whole_set(step, tmp_path):
    """Six files, six writes of lists, seven renames, two folders taken away.

    Whoever uses the folders next finds the old set or the new one in both, and the
    next build is right.
    """
    out, processed = tmp_path / "out", tmp_path / "processed"
    put(OLD, out, processed)
    old = tree(out, processed)
    new = {**NEW, "claims.csv": b"2", "datapackage.json": b"{2}"}
    done = subprocess.run(  # noqa: S603 -- our own words
        [sys.executable, "-c", KILLED, str(out), str(processed), str(step)], check=False
    )
    first, second = (out, processed) if step % 2 else (processed, out)
    recover(first)
    recover(second)
    assert tree(out, processed) in (old, new)
    assert done.returncode == 0 or leftovers(out) == leftovers(processed) == []
    put(NEW, out, processed)
    assert tree(out, processed) == {**NEW, **TABLES}
    assert leftovers(out) == leftovers(processed) == []


@pytest.mark.parametrize("step", range(12))
def test_a_full_disk_at_any_write_is_a_sentence_and_changes_nothing(
    step, tmp_path, monkeypatch
):
    """ENOSPC at the n-th write, or the quota; the folders are as they were."""
    out, processed = tmp_path / "out", tmp_path / "processed"
    put(OLD, out, processed)
    old = tree(out, processed)
    real, left = staging._write, [step]  # noqa: SLF001 -- where the disk is met

    def full(path, content):
        left[0] -= 1
        if left[0] < 0:
            path.write_bytes(content[: len(content) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(path, content)

    monkeypatch.setattr(staging, "_write", full)
    try:
        put(NEW, out, processed)
    except SourceError as error:
        said = str(error)
        assert "the disk is full" in said
        assert "No file was changed" in said
        assert tree(out, processed) == old
    else:
        assert left[0] >= 0
        assert tree(out, processed) == {**NEW, **TABLES}
    assert leftovers(out) == leftovers(processed) == []


def test_a_rename_that_fails_is_made_good_by_the_next_command(tmp_path, monkeypatch):
    """The list of moves is written: the set is decided, and is brought to its end."""
    put(OLD, tmp_path)
    real, left = os.replace, [1]

    def fails(start, end):
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.EIO, "Input/output error")
        real(start, end)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", fails)
        with pytest.raises(SourceError, match="the next command moves them"):
            put(NEW, tmp_path)
    recover(tmp_path)
    assert tree(tmp_path) == NEW


def test_two_builds_at_once_leave_the_whole_set_of_one_of_them(tmp_path):
    """Eight threads, each with a set of its own."""

    def work(number):
        put({name: bytes([number]) for name in NEW}, tmp_path)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({*tree(tmp_path).values()}) == 1
    assert leftovers(tmp_path) == []


def test_who_waits_too_long_for_another_build_is_told(tmp_path):
    """The lock is held."""
    with Staging(tmp_path):
        with (
            pytest.raises(SourceError, match="Another build is writing"),
            staging._locked(tmp_path, patience=0),  # noqa: SLF001 -- not for two minutes
        ):
            pass
        recover(tmp_path)
        assert len(leftovers(tmp_path)) == 1
