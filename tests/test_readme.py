"""The README says what is there: its tree, its pages, its two commands, its names."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

import cktrade as ck
from cktrade.cli import commands as cli

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
TREE = README[README.index("```text\ncktrade/") :].split("```")[1].splitlines()[2:]


def places():
    """Return the paths that the tree draws."""
    found, parents = [], {}
    for line in TREE:
        drawn = re.match(r"((?:│   |    )*)(?:├── |└── )(\S+)", line)
        assert drawn, line
        depth = len(drawn[1]) // 4
        parents[depth] = drawn[2].rstrip("/")
        found.append("/".join(parents[n] for n in range(depth + 1)))
    return found


@pytest.mark.parametrize("place", places())
def test_every_place_of_the_tree_exists(place):
    """The tour leads nowhere that is not there."""
    assert (ROOT / place).exists()


def test_the_tree_forgets_no_room_of_the_package():
    """Every module and folder of src/cktrade, but for the doors themselves."""
    rooms = {p.name for p in (ROOT / "src" / "cktrade").iterdir()}
    drawn = {Path(p).name for p in places() if p.startswith("src/cktrade/")}

    assert rooms - drawn == {"__init__.py", "__main__.py", "py.typed"} | (
        rooms & {"__pycache__"}
    )


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)]+)\)", README))
def test_every_link_and_picture_of_the_readme_is_there(link):
    """No page is promised that does not exist."""
    assert (ROOT / link).is_file()


def test_two_commands_do_all_the_set_up():
    """One line each: an environment, the package, and build or pytest."""
    commands = re.findall(r"^    (python3 -m venv .*)$", README, re.MULTILINE)

    assert len(commands) == 2
    assert shlex.split(commands[0])[-2:] == [".venv/bin/cktrade", "build"]
    assert shlex.split(commands[1])[-4:] == ["-m", "pytest", "-n", "auto"]


@pytest.mark.parametrize("name", sorted(set(re.findall(r"\bck\.(\w+)", README))))
def test_every_name_of_the_readme_is_public(name):
    """What the README writes after ``ck.`` can be typed."""
    assert getattr(ck, name) is not None


@pytest.mark.parametrize(
    ("command", "shown"),
    re.findall(r"^\$ cktrade (.*)\n((?:(?!```).*\n)*)", README, re.MULTILINE),
)
def test_every_answer_shown_is_the_one_that_is_given(command, shown):
    """Word for word; the README only breaks the lines."""
    given = CliRunner().invoke(cli.app, shlex.split(command)).output

    assert given.split() == shown.split()


@pytest.mark.parametrize("command", re.findall(r"`cktrade (\w+)", README))
def test_every_command_of_the_readme_is_one(command):
    """What stands between backticks can be typed."""
    assert CliRunner().invoke(cli.app, [command, "-h"]).exit_code == 0
