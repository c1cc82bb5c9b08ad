"""Many rows are validated by their different cells, and keep the same rules."""

import pandas as pd
import pytest

import cktrade as ck
from cktrade.errors import InvalidRowsError
from cktrade.schemas import validation

#: Far more than the number from which different cells only are looked at.
COUNT = 21_000


@pytest.fixture(scope="module")
def many():
    """Return one observation of the record for each of many series."""
    first = ck.load("observations").iloc[:1]
    rows = first.loc[first.index.repeat(COUNT)].reset_index(drop=True)
    return rows.assign(series=pd.Series([f"made.up.{n}" for n in range(COUNT)]))


def test_many_good_rows_are_returned(many):
    """The same rows, not a copy in another order."""
    assert ck.validate(many, "observations") is many


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        ("series", "Not An Id", "expected a readable id"),
        ("unit", "furlongs", "a code of codelists/units.csv"),
        ("partner", "XXX", "a code of codelists/economies.csv"),
        ("reference_period", "May 2023", "expected a reference period"),
        ("precision", 0.0, "a number above zero"),
        ("value", None, "a missing value exactly where"),
        ("series", "made.up.0", "one row for each key"),
    ],
)
def test_one_bad_cell_among_many_is_named(many, column, cell, words):
    """Row 20,500 breaks the rule of its column, of two columns, or of the key."""
    rows = many.copy()
    rows.loc[20_500, column] = cell
    with pytest.raises(InvalidRowsError, match=words) as told:
        ck.validate(rows, "observations")
    assert "row 20500, column" in str(told.value)


def test_many_rows_of_other_columns_are_refused(many):
    """A column too many, and one of another kind."""
    with pytest.raises(InvalidRowsError, match="only the table's own columns"):
        ck.validate(many.assign(extra=1), "observations")
    with pytest.raises(InvalidRowsError, match=r"whole numbers \(int64\)"):
        ck.validate(many.assign(row=1.0), "observations")


def test_a_key_that_stands_twice_is_found_however_many_keys_there_might_be(many):
    """Periods, vintages and sources of their own: far more possible keys than rows."""
    days = pd.Timestamp("2000-01-01") + pd.to_timedelta(many.index, unit="D")
    rows = many.assign(
        reference_period=[f"{1000 + n // 12}-{n % 12 + 1:02d}" for n in range(COUNT)],
        vintage=days.astype("datetime64[us]"),
        source=[f"made/up/{n}" for n in range(COUNT)],
    )
    assert ck.validate(rows, "observations") is rows

    rows.loc[7, :] = rows.loc[COUNT - 1, :]
    with pytest.raises(InvalidRowsError, match="one row for each key"):
        ck.validate(rows, "observations")


@pytest.mark.parametrize("times", [2, 3])
@pytest.mark.parametrize(
    "names", [["series"], ["series", "source", "reference_period"]]
)
def test_twice_is_once_too_often(many, names, times):
    """Two rows of one key are refused, not only three."""
    rows = many[names]
    assert not validation._stands_twice(rows, names)  # noqa: SLF001 -- the quick check

    rows = pd.concat([rows, *[rows.iloc[:1]] * (times - 1)], ignore_index=True)
    assert validation._stands_twice(rows, names)  # noqa: SLF001 -- the quick check
