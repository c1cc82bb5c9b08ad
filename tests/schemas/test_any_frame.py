"""Rows of Polars, Arrow and DuckDB are validated as pandas rows are."""

import pandas as pd
import pytest

import cktrade as ck
from cktrade.errors import InvalidRowsError
from cktrade.schemas.any_frame import as_pandas


@pytest.fixture(scope="module")
def observations():
    """The first hundred observations of the record."""
    return ck.load("observations").head(100)


@pytest.mark.parametrize("engine", ["polars", "polars_lazy", "pyarrow"])
def test_rows_of_any_engine_are_the_same_rows(observations, engine):
    """A hundred rows there and back: every cell is as it was."""
    found = ck.validate(_made(observations, engine), "observations")

    pd.testing.assert_frame_equal(found, observations)


@pytest.mark.parametrize("engine", ["polars", "pyarrow"])
def test_a_fault_in_them_is_named_as_in_pandas(observations, engine):
    """A unit that no code list knows."""
    rows = _made(observations.assign(unit="furlongs"), engine)

    with pytest.raises(InvalidRowsError, match=r"a code of codelists/units\.csv"):
        ck.validate(rows, "observations")


@pytest.mark.parametrize("rows", [[{"unit": "CAD"}], {"unit": ["CAD"]}, None, "rows"])
def test_what_is_no_dataframe_is_named_with_what_to_do(rows):
    """A list of dictionaries is nearly one: pandas.DataFrame(rows)."""
    with pytest.raises(
        InvalidRowsError, match=r"these claims: expected a pandas DataFr"
    ):
        ck.validate(rows, "claims")


def test_pandas_rows_are_handed_on_as_they_are(observations):
    """No copy is made."""
    assert as_pandas(observations) is observations


def _made(rows, engine):
    polars = pytest.importorskip("polars")
    made = polars.from_pandas(rows)
    return {"polars": made, "polars_lazy": made.lazy(), "pyarrow": made.to_arrow()}[
        engine
    ]
