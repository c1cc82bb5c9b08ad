"""One number from file to slide: the page's examples and commands run as they stand."""

import doctest
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cktrade.cli.commands import app

PAGE = (Path(__file__).resolve().parents[2] / "docs/how-it-works.md").read_text("utf-8")
COMMANDS = re.findall(r"^    cktrade (.*)$", PAGE, re.MULTILINE)


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Run every command of the page in an empty folder; return what each printed."""
    place = tmp_path_factory.mktemp("page")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        done = [CliRunner().invoke(app, shlex.split(said)) for said in COMMANDS]
    return place, done


def test_the_commands_of_the_page_run(run):
    """The briefing is written, and why answers with twelve cells of the file."""
    _, done = run
    assert [one.exit_code for one in done] == [0, 0]
    assert done[0].stdout == "briefing/cktrade-en.pptx\n"
    assert done[1].stdout.count("normal") == 12
    assert "raw/statcan/12-10-0011/2026-04-02.csv" in done[1].stdout


def test_the_examples_of_the_page_come_out_so(run, monkeypatch):
    """From row 254 of the file to 6056.1 in the slide's own chart."""
    monkeypatch.chdir(run[0])
    test = doctest.DocTestParser().get_doctest(PAGE, {}, "how-it-works.md", "", 0)
    said = []
    doctest.DocTestRunner(verbose=False).run(test, out=said.append)
    assert "".join(said) == ""
    assert len(test.examples) > 20
