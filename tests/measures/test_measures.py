"""The room as a whole: names, laziness, signatures and the pages about them."""

import inspect
import subprocess
import sys

import pytest

from cktrade import analysis

SECTIONS = ["Parameters", "Returns", "Raises", "Notes", "Examples"]
NOTES = ["Formula", "Range", "Reading", "Pitfalls"]
MEASURES = sorted(set(analysis.__all__) - {"Step"})


def test_every_public_name_is_where_the_table_of_contents_says():
    """And no other name is promised."""
    assert sorted(analysis._HOME) == sorted(analysis.__all__)  # noqa: SLF001 -- the table of contents
    for name in analysis.__all__:
        assert getattr(analysis, name).__module__.startswith("cktrade.measures.")


def test_no_module_has_the_name_of_a_measure():
    """Importing it would put the module in the measure's place."""
    inside = [name for name in sys.modules if name.startswith("cktrade.measures.")]
    homes = {name.split(".")[-1] for name in inside}

    assert not homes & set(analysis.__all__)


def test_an_unknown_name_is_an_attribute_error():
    """As of any module."""
    with pytest.raises(AttributeError, match="no attribute 'gdp'"):
        analysis.gdp  # noqa: B018 -- the access is what is tested


def test_importing_the_room_imports_no_dataframe_library():
    """Nor narwhals, before a measure is asked for."""
    code = (
        "import sys; from cktrade import analysis; dir(analysis);"
        "heavy = {'pandas', 'polars', 'numpy', 'narwhals', 'pyarrow', 'duckdb'};"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules);"
        "analysis.rca; assert not (heavy - {'narwhals'}) & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 -- our own code


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_is_documented_as_the_best_page_on_it(name):
    """Parameters, results, errors, formula, range, reading, pitfalls, example."""
    text = inspect.getdoc(getattr(analysis, name))

    for title in SECTIONS:
        assert f"\n{title}\n{'-' * len(title)}\n" in text, title
    for title in NOTES:
        assert f"\n{title}\n    " in text, title
    assert ">>> " in text


@pytest.mark.parametrize("name", MEASURES)
def test_every_parameter_is_documented(name):
    """Also those that stand together: ``value, period : str``."""
    measure = getattr(analysis, name)
    text = inspect.getdoc(measure)
    stated = text.split("Parameters\n----------\n")[1].split("\nReturns\n")[0]
    heads = [line for line in stated.splitlines() if line and not line.startswith(" ")]
    named = {n.strip() for head in heads for n in head.split(" : ")[0].split(",")}

    assert named == set(inspect.signature(measure).parameters)
