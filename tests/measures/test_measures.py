"""The room as a whole: names, laziness, signatures and the pages about them."""

import inspect
import pkgutil
import subprocess
import sys

import pytest

from cktrade import measures

SECTIONS = ["Parameters", "Returns", "Raises", "Notes", "Examples"]
NOTES = ["Formula", "Range", "Reading", "Pitfalls"]
MEASURES = sorted(set(measures.__all__) - {"Step"})


def test_every_public_name_is_where_the_table_of_contents_says():
    """And no other name is promised."""
    assert sorted(measures._HOME) == sorted(measures.__all__)  # noqa: SLF001 -- the table of contents
    for name in measures.__all__:
        assert getattr(measures, name).__module__.startswith("cktrade.measures.")


def test_no_module_shares_its_path_with_a_measure():
    """Importing it would put the module in the measure's place."""
    rooms = {module.name for module in pkgutil.iter_modules(measures.__path__)}

    assert not rooms & set(measures.__all__)


def test_an_unknown_name_is_an_attribute_error():
    """As of any module."""
    with pytest.raises(AttributeError, match="no attribute 'gdp'"):
        measures.gdp  # noqa: B018 -- the access is what is tested


def test_importing_the_room_imports_no_dataframe_library():
    """Nor narwhals, before a measure is asked for."""
    code = (
        "import sys; from cktrade import measures; dir(measures);"
        "heavy = {'pandas', 'polars', 'numpy', 'narwhals', 'pyarrow', 'duckdb'};"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules);"
        "measures.rca; assert not (heavy - {'narwhals'}) & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 -- our own code


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_is_documented_as_the_best_page_on_it(name):
    """Parameters, results, errors, formula, range, reading, pitfalls, example."""
    text = inspect.getdoc(getattr(measures, name))

    for title in SECTIONS:
        assert f"\n{title}\n{'-' * len(title)}\n" in text, title
    for title in NOTES:
        assert f"\n{title}\n    " in text, title
    assert ">>> " in text


@pytest.mark.parametrize("name", MEASURES)
def test_every_parameter_is_documented(name):
    """Also those that stand together: ``value, period : str``."""
    measure = getattr(measures, name)
    text = inspect.getdoc(measure)
    stated = text.split("Parameters\n----------\n")[1].split("\nReturns\n")[0]
    heads = [line for line in stated.splitlines() if line and not line.startswith(" ")]
    named = {n.strip() for head in heads for n in head.split(" : ")[0].split(",")}

    assert named == set(inspect.signature(measure).parameters)
