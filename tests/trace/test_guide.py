"""The guide to a document of one's own does what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cktrade.trace import render, trace_folders

GUIDE = (Path(__file__).parents[2] / "docs" / "your-own-document.md").read_text("utf-8")


def blocks(kind):
    """Return the fenced blocks of a kind, in their order."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", GUIDE, flags=re.MULTILINE | re.DOTALL)


@pytest.fixture
def memo(tmp_path, monkeypatch):
    """Return the folders that the guide makes, with text and source.toml."""
    monkeypatch.chdir(tmp_path)
    folder, texts = Path("memo-2020"), Path("texts")
    folder.mkdir()
    texts.mkdir()
    (texts / "memo-2020.txt").write_text(*blocks("text"), "utf-8")
    (folder / "source.toml").write_text(*blocks("toml"), "utf-8")
    return folder, texts


def test_the_worklist_is_the_one_shown(memo):
    """Two years, an amount, a rank, a pair and a page number."""
    folder, texts = memo
    found = render(trace_folders([folder], documents=texts))
    assert found == blocks("console")[0].rstrip("\n")


def test_the_rows_shown_leave_nothing(memo):
    """Two claims, an event and three ignored numbers cover all six."""
    folder, texts = memo
    names = ("claims", "events", "ignored")
    for name, block in zip(names, blocks("csv"), strict=True):
        (folder / f"{name}.csv").write_text(block, "utf-8")
    found = render(trace_folders([folder], documents=texts))
    assert found == blocks("console")[1].rstrip("\n")


def test_the_python_shown_runs(memo, capsys):
    """It prints the worklist."""
    assert memo[0].is_dir()
    (code,) = blocks("python")
    exec(compile(code, "your-own-document.md", "exec"), {})  # noqa: S102 -- our guide
    assert capsys.readouterr().out == blocks("console")[0]
