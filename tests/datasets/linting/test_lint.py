"""A brief is checked in one go: verdicts, formats, exit status, hook and action."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
import yaml

from cktrade.datasets.linting import lint
from cktrade.datasets.linting.command import linted
from cktrade.errors import NotHeldError

ROOT = Path(__file__).parents[3]
#: Made up, but for the two sums of 2018, which the record holds.
BRIEF = (
    "Canada's merchandise exports to South Korea came to $5.9 billion in 2018.\n"
    "Canada's merchandise imports from South Korea came to $19.4 billion in 2018.\n"
    "The 3 new offices cost <b>$2 million</b>.\n"
)


@pytest.fixture(scope="module")
def brief(tmp_path_factory):
    """Return a brief with a right figure, a wrong one and one about nobody."""
    file = tmp_path_factory.mktemp("briefs") / "brief-2019.txt"
    file.write_text(BRIEF, "utf-8")
    return file


@pytest.fixture(scope="module")
def found(brief):
    """Return what lint says of it."""
    return lint(brief)


def test_each_figure_has_its_verdict_and_the_worst_comes_first(found):
    """Imports were 9.4 billion, not 19.4; exports were 5.9; the rest is unsure."""
    words = [(f.line, f.verdict) for f in found.findings]
    assert words[0] == (2, "overstates")
    assert any(line == 1 and word.startswith("agrees") for line, word in words)
    assert {word for line, word in words if line == 3} <= {"to confirm"}
    assert found.against


def test_a_figure_that_is_unsure_is_never_judged(found):
    """It says which cells a person must confirm."""
    unsure = [f for f in found.findings if f.verdict == "to confirm"]
    assert unsure
    assert all(
        "to confirm" in f.said.lower() and f.record_value is None for f in unsure
    )


def test_the_terminal_and_json_say_the_same(brief):
    """One line a figure; the same words in JSON."""
    text, status = linted([brief])
    objects = json.loads(linted([brief], "json")[0])[0]["findings"]
    assert status == 1
    assert [f["verdict"].upper() in text for f in objects] == [True] * len(objects)


def test_sarif_names_file_line_and_column(brief):
    """The wrong figure stands in line 2; columns count from 1."""
    run = json.loads(linted([brief], "sarif")[0])["runs"][0]
    first = run["results"][0]
    region = first["locations"][0]["physicalLocation"]["region"]
    assert (first["level"], region["startLine"]) == ("error", 2)
    line = BRIEF.splitlines()[1]
    start, end = region["startColumn"] - 1, region["endColumn"] - 1
    assert line[start:end].startswith("$19.4 billion")


def test_html_marks_the_figures_and_escapes_the_text(brief):
    """No script; what looks like a tag in the brief is text."""
    page = linted([brief], "html")[0]
    HTMLParser().feed(page)
    assert "<script" not in page
    assert "&lt;b&gt;" in page
    assert "<mark" in page
    assert "overstates" in page


def test_verdicts_are_told_in_the_language_asked_for(brief):
    """The codes of JSON stay; words and sentences change."""
    french = linted([brief], lang="fr")[0]
    assert "SURESTIME" in french
    assert "À CONFIRMER" in french
    page = linted([brief], "html", lang="ko")[0]
    assert '<html lang="ko">' in page
    assert "과대 기재" in page
    (found,) = json.loads(linted([brief], "json", lang="ko")[0])
    assert "overstates" in {finding["verdict"] for finding in found["findings"]}


def test_word_comments_stand_at_the_figures(brief, tmp_path):
    """A new Word file of a text, then the same file read and marked again."""
    made = Path(linted([brief], "docx", out=tmp_path)[0].strip())
    comments = [c.text for c in docx.Document(str(made)).comments]
    assert any(c.startswith("overstates: $19.4 billion") for c in comments)
    again = Path(
        linted([made], "docx", out=tmp_path / "b", published="2019-12-31")[0].strip()
    )
    assert len([*docx.Document(str(again)).comments]) >= len(comments)


def test_a_file_that_cannot_be_read_is_a_sentence_and_status_2(tmp_path, capsys, brief):
    """The other file is checked all the same."""
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.4 cut")
    text, status = linted([bad, brief])
    assert status == 2
    assert "bad.pdf" in capsys.readouterr().err
    assert "OVERSTATES" in text


def test_an_unknown_format_or_day_is_refused(brief):
    """The message names what there is."""
    with pytest.raises(NotHeldError, match="terminal, html, json, sarif, docx"):
        linted([brief], "xml")
    with pytest.raises(NotHeldError, match="expected a day"):
        linted([brief], published="May")


def test_the_hook_and_the_action_run_the_command_that_there_is(brief):
    """Both name `cktrade lint`; the hook's entry is run here on a brief."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    assert re.search(hook["files"], brief.name)
    assert "cktrade lint $FILES" in action["runs"]["steps"][-1]["run"]
    run = subprocess.run(  # noqa: S603 -- our own command
        [sys.executable, "-m", *hook["entry"].split(), str(brief)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 1
    assert "OVERSTATES" in run.stdout


def test_the_start_of_a_move_is_not_held_against_its_end(tmp_path):
    """5.3 billion was 2017, which the words leave open; 5.9 is told of 2018."""
    file = tmp_path / "move.txt"
    file.write_text(
        "Exports to South Korea rose from $5.3 billion to $5.9 billion in 2018.\n",
        "utf-8",
    )
    words = {f.as_printed: f.verdict for f in lint(file).findings}
    assert words["$5.3 billion"] == "to confirm"
    assert words["$5.9 billion"].startswith("agrees")
