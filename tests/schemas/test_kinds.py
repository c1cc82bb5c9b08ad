"""Kinds of columns that hold the same are accepted; others are told what is wanted."""

import io

import pandas as pd
import pytest

import cktrade as ck
from cktrade.errors import InvalidRowsError


@pytest.fixture(scope="module")
def held():
    """Fifty observations."""
    return ck.load("observations").head(50)


def _texts(rows):
    return [c for c in rows if str(rows[c].dtype) == "str"]


@pytest.mark.parametrize("kind", ["string[python]", "string[pyarrow]", "category",
                                  "object"])  # fmt: skip
def test_every_kind_of_text_is_accepted(held, kind):
    """The values are the same, and come back as the table's own kind."""
    other = held.astype(dict.fromkeys(_texts(held), kind))
    pd.testing.assert_frame_equal(ck.validate(other, "observations"), held)


@pytest.mark.parametrize("backend", ["pyarrow", "numpy_nullable"])
def test_what_pandas_converts_is_accepted(held, backend):
    """``convert_dtypes`` makes integers of whole floats; a missing one stays so."""
    rows = held.assign(value=1000.0)
    rows.loc[3, ["value", "status"]] = [float("nan"), "masked"]
    other = rows.convert_dtypes(dtype_backend=backend)
    assert str(other["value"].dtype) in {"int64[pyarrow]", "Int64"}
    pd.testing.assert_frame_equal(ck.validate(other, "observations"), rows)


def test_a_saved_table_read_back_is_told_that_a_day_is_wanted(held):
    """A CSV file keeps days as texts, and validation turns no text into anything."""
    saved = io.StringIO(held.to_csv(index=False))
    rows = pd.read_csv(saved, keep_default_na=False, na_values={"value": [""]})
    with pytest.raises(InvalidRowsError, match=r"days \(datetime64\[us\]\)") as error:
        ck.validate(rows.astype({"precision": "float64"}), "observations")
    assert "pd.to_datetime(rows['vintage'])" in str(error.value)


@pytest.mark.parametrize(
    ("column", "cells", "words"),
    [
        ("partner", [410] * 50, "text (str)"),
        ("partner", ["KOR", 410] * 25, "text (str)"),
        ("value", ["1"] * 50, "numbers (float64)"),
        ("row", [1.5] * 50, "whole numbers (int64)"),
    ],
)
def test_a_column_of_another_kind_names_the_kind_wanted(held, column, cells, words):
    """Numbers are no text, and a text is no number."""
    with pytest.raises(InvalidRowsError) as error:
        ck.validate(held.assign(**{column: cells}), "observations")
    assert f"column {column}, which holds" in str(error.value)
    assert f"expected {words}" in str(error.value)
