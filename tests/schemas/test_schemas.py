"""One rule broken at a time: the error names row, column, expected and found."""

from pathlib import Path

import pandas as pd
import pytest

from cktrade import schemas
from cktrade.errors import InvalidRowsError, NotHeldError

ROOT = Path(__file__).resolve().parents[2]

CLAIM = {
    "claim": "gac-exports-2018", "document": "gac", "locator": "¶10, Trade",
    "topic": "trade", "measure": "merchandise_trade", "reporter": "CAN",
    "partner": "KOR", "flow": "export", "product": "TOTAL", "basis": "not stated",
    "valuation": "not stated", "adjustment": "not stated", "reference_period": "2018",
    "statistic": "value", "value": 5.9e9, "unit": "dollars", "precision": 1e8,
    "qualifier": "none", "as_printed": "$5.9 billion", "note": "",
}  # fmt: skip
OBSERVATION = {
    "series": "x.t.can.kor.export", "topic": "trade", "measure": "merchandise_trade",
    "reporter": "CAN", "partner": "KOR", "flow": "export", "product": "TOTAL",
    "basis": "customs", "valuation": "FOB", "adjustment": "unadjusted",
    "reference_period": "2018-09", "value": 1.0, "unit": "CAD", "precision": 1.0,
    "status": "normal", "vintage": pd.Timestamp("2019-01-31").as_unit("us"),
    "vintage_basis": "released", "source": "x/t/2019-01-31", "row": 2, "vector": "",
    "coordinate": "", "dimensions": "", "evidence": "official",
}  # fmt: skip


def rows(base, *changes):
    """Make one row a change."""
    return pd.DataFrame([base | change for change in changes or ({},)])


@pytest.mark.parametrize("name", [*schemas.MODELS])
def test_the_columns_of_a_table_are_those_that_its_schema_checks(name):
    """Told from the model's own words, in their order, without building the schema."""
    checked = schemas.MODELS[name].to_schema().columns
    assert schemas.columns(name) == [*checked]


def test_a_claim_without_fault_passes_unchanged():
    """The rows come back as they went in."""
    given = rows(CLAIM)

    pd.testing.assert_frame_equal(schemas.validate(given, "claims"), given)


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("claim", "GAC exports", "a readable id"),
        ("locator", "p. 3", "a place such as"),
        ("locator", "¶0", "a place such as"),
        ("topic", "weather", "a code of codelists/topics.csv"),
        ("measure", "gdp", "a code of codelists/measures.csv"),
        ("reporter", "Korea", "a code of codelists/economies.csv"),
        ("flow", "sideways", "a code of codelists/flows.csv"),
        ("basis", "tax", "a code of codelists/bases.csv"),
        ("unit", "dollar", "a code of codelists/units.csv"),
        ("reference_period", "May 2023", "a reference period"),
        ("statistic", "median", "one of value, mean"),
        ("qualifier", "roughly", "one of exact, none"),
        ("value", -1.0, "a number not below zero"),
        ("precision", 0.0, "a number above zero"),
        ("as_printed", "x" * 61, "at most 60 characters"),
        ("as_printed", "", "a text that is not empty"),
        ("as_printed", " 5.9", "a text that is not empty"),
    ],
)
def test_one_broken_rule_of_a_claim_names_row_column_expected_and_found(
    column, value, expected
):
    """The second of two rows is at fault: row 3 of a file with a header."""
    given = rows(CLAIM, {}, {"claim": "second", column: value})

    with pytest.raises(InvalidRowsError) as caught:
        schemas.validate(given, "claims", origin="claims.csv", first_row=2)

    message = str(caught.value)
    assert message.startswith("claims.csv: 1 fault.")
    assert f"row 3, column {column}: expected {expected}" in message
    assert f"found {value!r}" in message


def test_an_id_that_stands_twice_is_refused_on_both_rows():
    """Two claims of one id."""
    with pytest.raises(InvalidRowsError, match="an id that stands once"):
        schemas.validate(rows(CLAIM, {}, {}), "claims")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"value": float("nan")}, "a missing value exactly where"),
        ({"status": "suppressed"}, "a missing value exactly where"),
        ({"status": "bogus"}, "a code of codelists/statuses.csv"),
        ({"row": 0}, "a number above zero"),
        ({"vintage_basis": "guessed"}, "one of released, retrieved, inferred"),
    ],
)
def test_a_missing_number_has_its_reason_and_a_number_has_none(change, expected):
    """Missing without a reason, a reason without missing, and unknown words."""
    with pytest.raises(InvalidRowsError, match=expected):
        schemas.validate(rows(OBSERVATION, change), "observations")


def test_a_missing_number_with_its_reason_passes():
    """Suppressed is missing, and says why."""
    gone = {"value": float("nan"), "status": "suppressed"}

    assert len(schemas.validate(rows(OBSERVATION, gone), "observations")) == 1


def test_two_numbers_for_one_key_are_refused():
    """Same series, period, vintage and source."""
    with pytest.raises(InvalidRowsError, match="one row for each key"):
        schemas.validate(rows(OBSERVATION, {}, {"value": 2.0}), "observations")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (rows(CLAIM).assign(extra="x"), "column extra"),
        (rows(CLAIM).drop(columns="unit"), "column unit"),
        (rows(CLAIM).assign(value="5900000000"), "column value"),
    ],
)
def test_a_table_of_another_shape_is_refused(given, expected):
    """A column too many, one too few, and numbers as text."""
    with pytest.raises(InvalidRowsError, match=expected):
        schemas.validate(given, "claims")


def test_many_faults_are_counted_and_ten_are_shown():
    """Twelve rows with a wrong unit."""
    wrong = [{"claim": f"c{n}", "unit": "dollar"} for n in range(12)]

    with pytest.raises(InvalidRowsError, match=r"12 faults[\s\S]*and 2 more"):
        schemas.validate(rows(CLAIM, *wrong), "claims")


def test_a_table_of_another_name_is_refused():
    """The tables are listed."""
    with pytest.raises(NotHeldError, match="claims, events"):
        schemas.validate(rows(CLAIM), "figures")


@pytest.fixture
def written(tmp_path):
    """Return a file with one claim."""
    path = tmp_path / "claims.csv"
    path.write_bytes(schemas.write_csv(rows(CLAIM)))
    return path


def test_what_is_written_is_read_back_the_same(written):
    """Text, numbers and order survive; columns of growth are empty where left out."""
    pd.testing.assert_frame_equal(
        schemas.read_table(written, "claims"),
        rows(CLAIM).assign(
            base_period=pd.Series("", [0], dtype="str"),
            direction=pd.Series("", [0], dtype="str"),
            dimensions=pd.Series("", [0], dtype="str"),
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"5900000000", b'"5,900,000,000"', r"row 2, column value: expected a plain"),
        (b"5900000000", b"5.9e9", r"row 2, column value: expected a plain number"),
        (b"5900000000", b"", r"row 2, column value: expected a plain number"),
        (
            b"claim,",
            b"id,",
            r"row 1: expected the columns .* lacking claim; unknown id",
        ),
        (b",note", b",note,more", r"row 2: expected 21 fields, found 20"),
        (b"$5.9 billion", b"5,9 milliards", r"row 2: expected 20 fields, found 21"),
        ("¶".encode(), "¶".encode("latin-1"), r"row 2: expected UTF-8, found the byte"),
    ],
)
def test_a_spoilt_file_is_refused_with_row_and_column(written, old, new, said):
    """A thousands separator, an exponent, a hole, a header, an encoding."""
    written.write_bytes(written.read_bytes().replace(old, new, 1))

    with pytest.raises(InvalidRowsError, match=said):
        schemas.read_table(written, "claims")


def test_a_table_without_rows_is_a_table(written):
    """A document may have no events."""
    written.write_bytes(written.read_bytes().split(b"\n", 1)[0] + b"\n")

    assert schemas.read_table(written, "claims").empty


def test_a_file_that_is_not_there_is_named(written):
    """The path was misspelt."""
    with pytest.raises(InvalidRowsError, match="is not there"):
        schemas.read_table(written.with_name("claim.csv"), "claims")


def test_an_empty_file_is_refused(written):
    """There is no header to read."""
    written.write_bytes(b"")

    with pytest.raises(InvalidRowsError, match="is empty"):
        schemas.read_table(written, "claims")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (15_300_000_000.0, "15300000000"),
        (0.25, "0.25"),
        (1e-7, "0.0000001"),
        (float("nan"), ""),
        (float("inf"), "inf"),
        (-0.5, "-0.5"),
    ],
)
def test_numbers_are_written_plainly(value, text):
    """Whole numbers without a point, none with an exponent, missing as nothing."""
    assert schemas.write_csv(pd.DataFrame({"a": ["x"], "v": [value]})) == (
        f"a,v\nx,{text}\n".encode()
    )


@pytest.mark.parametrize(
    ("date", "precision", "good"),
    [
        ("2018-09-27", "day", True),
        ("2018-09", "day", False),
        ("2018-09", "month", True),
        ("2018", "year", True),
        ("1950/1953", "span", True),
        ("2018-02-30", "day", False),
        ("2018", "span", False),
    ],
)
def test_an_event_is_dated_just_as_precisely_as_it_says(date, precision, good):
    """A month is no day, and 30 February is none at all."""
    event = {
        "event": "e", "document": "d", "locator": "¶1", "date": date,
        "date_precision": precision, "as_printed": "then", "title": "A visit",
        "parties": "CAN;KOR", "topic": "context", "note": "",
    }  # fmt: skip
    given = pd.DataFrame([event])

    if good:
        assert len(schemas.validate(given, "events")) == 1
    else:
        with pytest.raises(InvalidRowsError, match="column date: expected a date just"):
            schemas.validate(given, "events")


def test_the_data_dictionary_is_the_one_in_the_docs():
    """docs/data-dictionary.md is made from the schemas and kept so."""
    page = ROOT / "docs" / "data-dictionary.md"

    assert page.read_text("utf-8") == schemas.dictionary(), (
        "remake it: python -c 'import cktrade.schemas as s; print(s.dictionary(), "
        'end="")\' > docs/data-dictionary.md'
    )


def test_series_ids_are_what_the_design_promises():
    """What does not apply leaves no trace in the id."""
    made = schemas.series_id(
        "ircc", "pr-citz", reporter="CAN", partner="KOR", flow="admissions",
        product="TOTAL", basis="citizenship", adjustment="not applicable",
        dimensions='{"geo": "Québec"}',
    )  # fmt: skip

    assert made == "ircc.pr-citz.can.kor.admissions.total.cit.quebec"
