"""Lists that name the codes of other lists; an unknown code is told with its file."""

import pytest

from cktrade.errors import VocabularyError
from cktrade.vocabulary import codelist, label
from cktrade.vocabulary.lists import where

#: List → column → the list whose codes it takes; "*" is any.
TAKES = {
    "readings": {
        "claim_measure": "measures", "measure": "measures", "claim_flow": "flows",
        "flow": "flows", "basis": "bases",
    },
    "comtrade_flows": {"flow": "flows"},
    "statcan_tables": {
        "topic": "topics", "measure": "measures", "flow": "flows", "basis": "bases",
        "valuation": "valuations", "adjustment": "adjustments",
    },
    "ircc_tables": {"measure": "measures"},
}  # fmt: skip

#: Any, none; and what the documents' own events, or regions, are counted by.
NO_CODE = {"", "*", "dated", "none", "regions"}


@pytest.mark.parametrize(
    ("name", "column", "codes"),
    [(n, c, of) for n, columns in TAKES.items() for c, of in columns.items()],
)
def test_a_list_names_codes_that_are_there(name, column, codes):
    """A way of counting needs its measure, a flow its flow."""
    cells = {row[column] for row in codelist(name).values()}
    wanted = {code for cell in cells for code in cell.split(";")} - NO_CODE
    unknown = wanted - {*codelist(codes)}
    assert not unknown, (
        f"{where(name)}, column {column}: add {', '.join(sorted(unknown))} to "
        f"src/cktrade/{where(codes)}"
    )
    assert wanted


@pytest.mark.parametrize(
    ("name", "folder"),
    [("units", "vocabulary/codelists"), ("chart_texts", "wording/texts"),
     ("moj_columns", "readers/moj"), ("comtrade_flows", "readers/comtrade")],
)  # fmt: skip
def test_an_unknown_code_names_the_file_in_its_folder(name, folder):
    """Sentences stand elsewhere than true lists, and an agency's labels beside it."""
    with pytest.raises(VocabularyError, match=f"no-such.*{folder}/{name}.csv"):
        label(name, "no-such")
