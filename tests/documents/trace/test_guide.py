"""The guide to a document of one's own does what it says, command by command."""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cktrade.cli import commands as cli
from cktrade.datasets import loading

ROOT = Path(__file__).resolve().parents[3]
GUIDE = (ROOT / "docs" / "your-own-document.md").read_text("utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """Return a data folder without the memo, and stand in an empty folder."""
    data = tmp_path / "data"
    for part in ("raw", "processed"):
        shutil.copytree(ROOT / "data" / part, data / part)
    work = tmp_path / "work"
    (work / "texts").mkdir(parents=True)
    (work / "memo-2020").mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setenv("CKTRADE_DATA", str(data))
    yield data
    loading.forget()


def typed(block):
    """Return the commands of a block, each with what it should print."""
    found = re.findall(r"^\$ cktrade (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    assert found
    return found


def printed(command):
    """Run a command in a terminal of 72 columns."""
    env = {"COLUMNS": "72", "TTY_COMPATIBLE": "1"}
    result = CliRunner(env=env).invoke(cli.app, shlex.split(command))
    assert result.exit_code in {0, 1}, result.exception
    return COLOUR.sub("", result.output).rstrip("\n") + "\n"


def test_the_guide_does_what_it_shows(desk):
    """Its files are written where it says, its commands print what it prints."""
    files = {"text": ["texts/memo-2020.txt"], "toml": ["memo-2020/source.toml"]}
    files["csv"] = [f"memo-2020/{n}.csv" for n in ("claims", "events", "ignored")]
    differences = []
    for kind, block in BLOCK.findall(GUIDE[: GUIDE.index("## 7")]):
        if kind == "console":
            differences += compared(block)
        else:
            Path(files[kind].pop(0)).write_text(block, "utf-8")
    shutil.move("memo-2020", desk / "raw" / "documents" / "memo-2020")
    for _, block in BLOCK.findall(GUIDE[GUIDE.index("## 7") :]):
        differences += compared(block)

    assert differences == []
    assert files == {"text": [], "toml": [], "csv": []}


def compared(block):
    """Return the commands that print something else, with what they print."""
    alike = doctest.OutputChecker().check_output
    pairs = [(command, want, printed(command)) for command, want in typed(block)]
    return [
        (c, got) for c, want, got in pairs if not alike(want, got, doctest.ELLIPSIS)
    ]


def test_a_command_of_the_guide_that_finds_numbers_left_exits_1(desk):
    """The worklist is not empty, and a script can tell."""
    (text, toml) = (b for kind, b in BLOCK.findall(GUIDE) if kind in {"text", "toml"})
    Path("texts/memo-2020.txt").write_text(text, "utf-8")
    Path("memo-2020/source.toml").write_text(toml, "utf-8")
    result = CliRunner().invoke(cli.app, ["trace", "memo-2020", "--documents", "texts"])

    assert desk.is_dir()
    assert result.exit_code == 1
