"""What a release is made of says the same in each place."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
RECIPE = yaml.safe_load((ROOT / "conda" / "recipe.yaml").read_text("utf-8"))
#: A name on PyPI → its name on conda-forge, where they differ.
NAMES = {"matplotlib": "matplotlib-base"}


def test_the_conda_recipe_requires_what_the_package_requires():
    """Name by name and bound by bound; the lowest Python is the channel's variable."""
    wanted = set()
    for line in PROJECT["dependencies"]:
        name, bounds = re.fullmatch(r"([A-Za-z0-9-]+)(.*)", line).groups()
        wanted.add(f"{NAMES.get(name, name)} {bounds}".strip())
    run = {
        one for one in RECIPE["requirements"]["run"] if not one.startswith("python >")
    }
    assert run == wanted


def test_the_conda_recipe_has_the_version_and_the_command():
    """The version stands in pyproject.toml, and the recipe follows."""
    assert RECIPE["context"]["version"] == PROJECT["version"]
    (entry,) = RECIPE["build"]["python"]["entry_points"]
    assert entry == f"cktrade = {PROJECT['scripts']['cktrade']}"


def test_the_citation_has_the_version():
    """CITATION.cff is what people copy from."""
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert cited["version"] == PROJECT["version"]


@pytest.mark.parametrize(
    "words",
    [
        ["check", "--topic", "trade"],
        ["export", "claim-review", "gac-exports-2018"],
        ["build", "--only", "two-way-trade"],
    ],
    ids=lambda words: words[0],
)
def test_no_file_is_opened_in_the_machines_own_encoding(words, tmp_path):
    """On Windows that would be another one: each file of ours says UTF-8."""
    out = ["--out", str(tmp_path)] if words[0] != "check" else []
    options = ["-X", "warn_default_encoding", "-W", "default::EncodingWarning"]
    done = subprocess.run(  # noqa: S603 -- our own commands
        [sys.executable, *options, "-m", "cktrade", *words, *out],
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    ours = [
        line
        for line in done.stderr.splitlines()
        if "EncodingWarning" in line and f"cktrade{os.sep}" in line
        and "site-packages" + os.sep + "matplotlib" not in line
    ]  # fmt: skip
    assert ours == []
