"""How a series may be added over time."""

import pytest

from cktrade.errors import ComparabilityError
from cktrade.measures.frames.aggregation import how
from cktrade.measures.frames.opening import open_rows
from cktrade.vocabulary import codelist


def said(rows, aggregation=None):
    """What is said of each row."""
    opened = open_rows(rows)
    frame = opened.frame.with_columns(how(opened, aggregation).alias("x"))
    return frame.collect()["x"].to_list()


def test_every_measure_of_the_code_list_is_added_as_it_says():
    """All of them, and one that is not in it."""
    pd = pytest.importorskip("pandas")
    listed = {code: row["aggregation"] for code, row in codelist("measures").items()}
    rows = pd.DataFrame({"measure": [*listed, "something else"]})

    assert said(rows) == [*listed.values(), "none"]


def test_the_caller_goes_before_the_rows():
    """mean, whatever the measure."""
    pd = pytest.importorskip("pandas")
    rows = pd.DataFrame({"measure": ["merchandise_trade"]})

    assert said(rows, "mean") == ["mean"]
    with pytest.raises(ComparabilityError, match="expected 'sum'"):
        said(rows, "none")
