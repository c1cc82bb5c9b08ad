"""Odd frames are validated right, or refused with the type that is wanted."""

import pandas as pd
import pytest

import cktrade as ck
from cktrade.errors import InvalidRowsError, NotHeldError


@pytest.fixture(scope="module")
def rows():
    """Return a hundred observations."""
    return ck.load("observations").head(100)


def test_frames_put_together_are_validated_with_their_repeated_index(rows):
    """The labels 0 to 9 stand twice; the rows come back as they came."""
    both = pd.concat([rows.head(10), rows.iloc[10:20].reset_index(drop=True)])
    assert ck.validate(both, "observations").index.tolist() == [*range(10)] * 2
    both["unit"] = [*both["unit"][:13], "euro", *both["unit"][14:]]
    with pytest.raises(InvalidRowsError, match=r"row 13, column unit.*'euro'"):
        ck.validate(both, "observations")


def test_claims_given_twice_are_refused_by_their_ids():
    """With a repeated index and with a fresh one."""
    claims = ck.load("claims")
    for again in (False, True):
        twice = pd.concat([claims, claims], ignore_index=again)
        with pytest.raises(InvalidRowsError, match="an id that stands once"):
            ck.validate(twice, "claims")


@pytest.mark.parametrize(
    "text", ["string[python]", "string[pyarrow]", "object", "category"]
)
def test_texts_of_any_kind_give_the_same_rows(text, rows):
    """Whoever made the frame."""
    kinds = dict.fromkeys(rows.select_dtypes("str").columns, text)
    found = ck.validate(rows.astype(kinds), "observations")
    pd.testing.assert_frame_equal(found, rows)


def test_what_is_no_frame_is_refused_with_the_type_wanted(rows):
    """A list, nothing, a text, columns named twice or on two levels."""
    for odd, said in (
        ([1], r"found list"), (None, "found NoneType"), ("claims", "found str"),
        (pd.concat([rows, rows[["value"]]], axis=1), "found value"),
        (rows.T.set_index([rows.columns, rows.columns]).T, "names of several levels"),
        (rows.set_axis(range(rows.shape[1]), axis=1), "found 0"),
    ):  # fmt: skip
        with pytest.raises(InvalidRowsError, match=said):
            ck.validate(odd, "observations")


def test_a_table_is_named_by_a_text(rows):
    """A number, a list or nothing names none."""
    for odd in (3, ["observations"], None):
        with pytest.raises(NotHeldError, match="There is no table"):
            ck.validate(rows, odd)


def test_a_number_that_is_infinite_is_refused(rows):
    """No agency prints one."""
    for column in ("value", "precision"):
        odd = rows.copy()
        odd.loc[7, column] = float("inf")
        with pytest.raises(InvalidRowsError, match=f"row 7, column {column}"):
            ck.validate(odd, "observations")


def test_check_says_which_type_of_table_it_wants():
    """A list where the claims should stand, and where the sources should."""
    tables = [ck.load(name) for name in ("claims", "observations", "sources")]
    with pytest.raises(InvalidRowsError, match="check: claims: expected a pandas"):
        ck.check([1], *tables[1:])
    with pytest.raises(InvalidRowsError, match="check: sources: expected a pandas"):
        ck.check(*tables[:2], None)
