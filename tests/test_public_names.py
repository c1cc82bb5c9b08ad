"""Every public name is what it says, whatever was imported before.

And every list that somebody keeps by hand is compared with what it is a list of; what
fails names the file to edit.
"""

import importlib
import inspect
import json
import os
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import cktrade as ck
from cktrade import charts, measures, readers, tables
from cktrade.exhibits import catalogue
from cktrade.vocabulary import codelist

ROOT = Path(__file__).resolve().parents[1]
#: what of the package's own names is no function: its version, and its rooms
ROOMS = {
    name
    for name in ck.__all__
    if name != "__version__" and inspect.ismodule(getattr(ck, name))
}
PUBLIC = {
    "cktrade": [n for n in ck.__all__ if n != "__version__" and n not in ROOMS],
    "cktrade.charts": charts.__all__,
    "cktrade.measures": measures.__all__,
    "cktrade.tables": [n for n in tables.__all__ if n != "NAMES"],
}
AFTER_ALL = """
import importlib, inspect, json, pkgutil, sys
import cktrade
for found in pkgutil.walk_packages(cktrade.__path__, "cktrade."):
    if not found.name.endswith("__main__"):
        importlib.import_module(found.name)
for room, names in json.loads(sys.argv[1]).items():
    for name in names:
        value = getattr(importlib.import_module(room), name)
        assert callable(value) and not inspect.ismodule(value), f"{room}.{name}"
"""


def test_every_public_name_is_callable_after_every_module_was_imported():
    """In a fresh process: an import never puts a module in a function's place."""
    command = [sys.executable, "-W", "ignore", "-c", AFTER_ALL, json.dumps(PUBLIC)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 -- our own code

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("room", sorted(PUBLIC))
def test_no_public_name_is_the_path_of_a_module(room):
    """``cktrade.charts.two_way_trade`` is a chart, and no file beside it."""
    folder = importlib.import_module(room)
    inside = {found.name for found in pkgutil.iter_modules(folder.__path__)}

    assert not inside & {*PUBLIC[room]}, f"rename the module in src/{room}"


def test_the_rooms_are_the_rooms():
    """Of everything that is public, these alone are modules."""
    assert {
        "analysis", "charts", "economies", "errors", "measures", "periods", "tables",
        "wording",
    } == ROOMS  # fmt: skip


def _typed(path):
    """The names that a file imports for type checkers."""
    text = (ROOT / path).read_text("utf-8")
    part = text.split("if TYPE_CHECKING:")[1].split("\n#:")[0].split("\n__all__")[0]
    return {*re.findall(r"\b(\w+)\b", part)}


def test_every_measure_is_named_at_the_root():
    """``ck.rca`` is ``ck.measures.rca``; the root keeps no list of its own."""
    for name in measures.__all__:
        assert name in ck.__all__
        assert getattr(ck, name) is getattr(measures, name)


def test_every_function_with_a_formula_is_a_public_measure():
    """A measure that is written and not named is not there."""
    found = set()
    for module in pkgutil.walk_packages(measures.__path__, "cktrade.measures."):
        for name, value in vars(importlib.import_module(module.name)).items():
            own = inspect.isfunction(value) and value.__module__ == module.name
            if (
                own
                and "\nFormula\n" in (inspect.getdoc(value) or "")
                and name[0] != "_"
            ):
                found.add(name)

    assert found == {*measures.__all__} - {"Step"}, (
        "edit _HOME and __all__ of src/cktrade/measures/__init__.py"
    )
    lacking = {*measures.__all__} - _typed("src/cktrade/measures/__init__.py")
    assert not lacking, "edit TYPE_CHECKING of src/cktrade/measures/__init__.py"


def _readers():
    """Every module of the room of readers that can recognise and read a file."""
    found = {}
    for module in pkgutil.walk_packages(readers.__path__, "cktrade.readers."):
        loaded = importlib.import_module(module.name)
        own = getattr(getattr(loaded, "recognises", None), "__module__", "")
        if own == module.name:
            found[module.name.removeprefix("cktrade.readers.")] = loaded
    return found


def test_every_reader_is_asked():
    """A module that recognises files is one of the formats, and no other is."""
    assert {*_readers()} == {*readers.FORMATS}, (
        "edit FORMATS of src/cktrade/readers/__init__.py"
    )


@pytest.mark.parametrize("name", readers.FORMATS)
def test_every_reader_has_tests_a_page_and_an_agency(name):
    """``statcan.table`` has tests/readers/statcan/test_table.py and a line there."""
    agency, _, stem = name.rpartition(".")
    tests = Path("tests/readers") / agency / f"test_{stem}.py"
    assert (ROOT / tests).is_file(), f"write {tests}"

    page = (ROOT / "docs/formats.md").read_text("utf-8")
    assert f"`{name}`" in page, f"say 'Reader: `{name}`' in docs/formats.md"

    text = inspect.getsource(_readers()[name])
    known = {*codelist("producers")} | {"derived"}
    folders = {agency, name, *AGENCIES.get(name, ())}
    assert folders & known or name in OF_SEVERAL, (
        "name the agency in src/cktrade/vocabulary/codelists/producers.csv, and in "
        f"AGENCIES of {Path(__file__).name}"
    )
    assert "def read(" in text


#: readers whose folder is not called after the agency's code
AGENCIES = {
    "comtrade.answers": ("uncomtrade",),
    "bank_of_canada.valet": ("boc",),
    "baci": ("cepii",),
}
#: readers of files whose agency stands in the sidecar
OF_SEVERAL = {"own_layout"}


#: what ``cktrade.charts`` has besides charts
BESIDE = {"Chart", "alt_text", "breaches", "data", "rendered", "save"}


#: charts that no exhibit shows, and why
NO_EXHIBIT = {
    "claim_against_record": "as many exhibits as claims, made from its own name",
    "mirror_waterfall": "for a reader's own mirror statistics",
    "small_multiples": "for a reader's own series",
}


def test_every_chart_is_an_exhibit_and_meets_the_contract():
    """The contract, gallery and briefing go through the exhibits and the small rows."""
    drawn = {*charts.__all__} - BESIDE
    shown = {e.function for e in catalogue.EXHIBITS if e.kind == "chart"}

    assert drawn - NO_EXHIBIT.keys() == shown - NO_EXHIBIT.keys(), (
        "write a module of src/cktrade/exhibits/, or say why not in NO_EXHIBIT of "
        f"{Path(__file__).name}"
    )
    text = (ROOT / "tests/charts/conftest.py").read_text("utf-8")
    listed = {*re.findall(r"\w+", text.split("for make in (")[1].split(")")[0])}
    assert drawn == listed, (
        "give the chart small rows in ROWS of tests/charts/conftest.py"
    )
    lacking = drawn - _typed("src/cktrade/charts/__init__.py")
    assert not lacking, "edit TYPE_CHECKING of src/cktrade/charts/__init__.py"


def test_every_table_is_an_exhibit():
    """And no exhibit draws what is not there."""
    shown = {e.function for e in catalogue.EXHIBITS if e.kind == "table"}

    assert {*tables.NAMES} == shown, "edit src/cktrade/exhibits/"
    lacking = {*tables.NAMES} - _typed("src/cktrade/tables/__init__.py")
    assert not lacking, "edit TYPE_CHECKING of src/cktrade/tables/__init__.py"


@pytest.mark.parametrize(
    ("room", "name"), [(room, name) for room, names in PUBLIC.items() for name in names]
)
def test_every_public_name_has_an_example_that_runs(room, name):
    """Doctests run them: ``pytest src``."""
    value = getattr(importlib.import_module(room), name)
    home = Path(inspect.getfile(inspect.unwrap(value)))

    assert ">>> " in (inspect.getdoc(value) or ""), (
        f"write an example in the docstring of {name} in {home.relative_to(ROOT)}"
    )


@pytest.mark.parametrize("room", ["cktrade", *sorted(PUBLIC)])
def test_listing_names_imports_nothing_heavy(room):
    """``dir()`` is what a shell asks at every press of the Tab key."""
    code = (
        f"import sys, importlib; room = importlib.import_module({room!r}); dir(room);"
        "heavy = {'pandas', 'numpy', 'matplotlib', 'great_tables', 'polars', 'babel'};"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules);"
        "assert dir(room) == sorted(dir(room)) and '__getattr__' not in dir(room)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 -- our own code


CONSUMER = """
import cktrade as ck
import pandas as pd

rows: pd.DataFrame = ck.load("observations")
grown = ck.growth(rows)
reveal_type(grown)
period = ck.periods.written(2018)
reveal_type(period)
chart = ck.charts.two_way_trade(ck.balance(rows), source="My survey")
reveal_type(chart.title)
ck.periods.written("2018", 5)
ck.growth(rows, on="decade")
"""


def test_a_consumers_mypy_knows_the_packages_types(tmp_path):
    """``py.typed`` is there: the types are read, and two wrong calls are found."""
    pytest.importorskip("mypy", reason="mypy is not installed")
    (tmp_path / "mine.py").write_text(CONSUMER, "utf-8")
    done = subprocess.run(  # noqa: S603 -- our own code
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary",
         "--cache-dir", str(tmp_path / "cache"), "mine.py"],
        cwd=tmp_path, env=_as_installed(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    said = done.stdout

    assert 'Revealed type is "pandas.core.frame.DataFrame"' in said, said
    assert 'Revealed type is "str"' in said or '"builtins.str"' in said, said
    assert 'Argument 2 to "written" has incompatible type "int"' in said, said
    assert "\"Literal['decade']\"; expected" in said, said
    assert "missing library stubs" not in said, said
    assert len([line for line in said.splitlines() if " error: " in line]) == 2, said


def _as_installed():
    """The environment of somebody who has installed the package, not cloned it."""
    return {**os.environ, "MYPYPATH": str(Path(ck.__file__).parents[1])}
