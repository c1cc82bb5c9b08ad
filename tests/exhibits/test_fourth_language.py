"""A made-up fourth language draws every exhibit: its words, and how it writes numbers.

A copy of the package gets the column ``eo`` in every list, filled with the English
words (and a letter that English lacks at the end of each flow's name), its code in
``Lang`` and its locale in ``LOCALES``: what the recipe of CONTRIBUTING.md asks for.
"""

import csv
import io
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import cktrade

ROOT = Path(__file__).resolve().parents[2]
DRAW = """
import warnings
warnings.simplefilter("ignore")
from cktrade.charts import alt_text
from cktrade.datasets.loading import TABLES, load
from cktrade.exhibits.catalogue import CATALOGUE
from cktrade.exhibits.claims import in_language
from cktrade.exhibits.key_rows import Shown
held = {name: load(name) for name in TABLES}
tables = Shown(held | {"observations": load("observations", vintages="all")})
for name, exhibit in CATALOGUE.items():
    rows = in_language(exhibit.rows(tables), "eo")
    drawn = exhibit.draw(rows, "eo", tables["sources"])
    told = alt_text(drawn) if exhibit.kind == "chart" else drawn.as_raw_html()
    print(name, len(told), "ĉ" in told)
"""
LOCALE = ('"ko": "ko_KR"}', '"ko": "ko_KR", "eo": "eo"}')


def _changed(place, old, new):
    text = place.read_text("utf-8")
    assert text.count(old) == 1, f"{place.name} has no {old}"
    place.write_text(text.replace(old, new), "utf-8")


def _with_a_column(text, mark):
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    like = [c for c in header if c in {"en", "fr"}][:1]
    like += [c for c in header if c.startswith("en_")]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*header, *[f"eo{c[2:]}" for c in like]])
    for row in rows:
        writer.writerow([*row, *[row[header.index(c)] + mark for c in like]])
    return out.getvalue()


@pytest.fixture
def copy(tmp_path):
    """Return a copy of the package with the words of a fourth language."""
    room = tmp_path / "src" / "cktrade"
    shutil.copytree(
        Path(cktrade.__file__).parent,
        room,
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    for name in ("data", "pyproject.toml"):
        (tmp_path / name).symlink_to(ROOT / name)
    for place in room.rglob("*.csv"):
        text = place.read_text("utf-8")
        if {"en", "ko"} & {*next(csv.reader([text.partition("\n")[0]]), [])}:
            mark = "ĉ" if place.stem == "flows" else ""
            place.write_text(_with_a_column(text, mark), "utf-8")
    _changed(room / "vocabulary/codes.py", '"ko"]', '"ko", "eo"]')
    return room


def _draw(room):
    return subprocess.run(  # noqa: S603 -- our own code
        [sys.executable, "-c", DRAW], capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(room.parent), "PATH": "", "HOME": str(room)},
        cwd=room.parent,
    )  # fmt: skip


def test_a_fourth_language_of_data_and_one_locale_draws_every_exhibit(copy):
    """Twenty tables and charts, in its own words."""
    _changed(copy / "wording/numbers.py", *LOCALE)
    done = _draw(copy)
    assert done.returncode == 0, done.stderr[-2000:]
    assert len(done.stdout.splitlines()) >= 20
    assert "True" in done.stdout


def test_a_language_without_a_column_fails_with_the_name_of_the_list(copy):
    """The forms of "million" were forgotten: the list and the column are named."""
    _changed(copy / "wording/numbers.py", *LOCALE)
    _changed(copy / "vocabulary/codelists/scales.csv", "eo_plural", "xx_plural")
    said = _draw(copy).stderr
    assert "vocabulary/codelists/scales.csv has no column 'eo_plural'" in said


def test_a_language_without_a_locale_fails_with_the_name_of_the_module(copy):
    """Its words are there; how it writes numbers is not."""
    said = _draw(copy).stderr
    assert "LOCALES" in said
    assert "wording/numbers.py" in said
