"""Labels that no row has: named, with what was probably meant."""

import pandas as pd
import pytest

from cktrade.errors import ComparabilityError
from cktrade.measures import (
    balance,
    complementarity,
    mirror_gap,
    rca,
    share,
    similarity,
    two_way,
)
from cktrade.measures.frames.known_labels import near


def flows_of(*names, **more):
    """One row for each flow: 1, 2, 3 …."""
    values = [float(n + 1) for n in range(len(names))]
    rows = pd.DataFrame({"flow": names, "value": values})
    return rows.assign(reference_period="2018", unit="CAD", **more)


@pytest.mark.parametrize("measure", [balance, two_way])
def test_flows_in_capitals_are_named_with_what_was_meant(measure):
    """Not an empty table."""
    with pytest.raises(ComparabilityError) as refusal:
        measure(flows_of("EXPORT", "IMPORT"))
    assert "found 'EXPORT'; did you mean 'export'?" in str(refusal.value)
    assert "Say exports='EXPORT'. " in str(refusal.value)
    assert "found 'IMPORT'; did you mean 'import'?" in str(refusal.value)


def test_one_flow_under_a_like_name_is_named_too():
    """Otherwise every balance would be missing, for want of exports."""
    with pytest.raises(ComparabilityError, match=r"Say exports='Exports'\."):
        balance(flows_of("Exports", "import"))


def test_flows_of_other_names_altogether_are_listed():
    """X and M: nothing is near, so say which is which."""
    with pytest.raises(ComparabilityError) as refusal:
        balance(flows_of("X", "M"))
    assert "expected 'export' and 'import' in 'flow', found 'M', 'X'" in str(
        refusal.value
    )
    assert "with exports=, imports=" in str(refusal.value)
    assert balance(flows_of("X", "M"), exports="X", imports="M")[
        "balance"
    ].tolist() == [-1.0]


@pytest.mark.parametrize(
    "other", [(), ("re_export",), ("domestic_export",), ("balance",)]
)
def test_rows_of_one_flow_are_right_and_say_what_they_lack(other):
    """Imports only, beside flows of the code list that are neither."""
    found = balance(flows_of("import", *other))

    assert found["reason"].tolist() == ["no_exports"]


def test_no_rows_at_all_are_no_mistake():
    """An empty table has an empty balance."""
    assert len(balance(flows_of("export").head(0))) == 0


def partners_of(*names):
    """One row for each partner: 1, 2, 3 …."""
    return flows_of(*(["export"] * len(names)), partner=names)


@pytest.mark.parametrize(
    ("total", "meant"), [("World", "WLD"), ("wld", "WLD"), ("Monde", "WLD")]
)
def test_a_total_under_another_name_is_found_by_its_economy(total, meant):
    """World and WLD are one; no share is missing in silence."""
    with pytest.raises(ComparabilityError, match=f"Say total={meant!r}"):
        share(partners_of("WLD", "KOR"), total=total)


def test_a_world_that_is_not_there_is_asked_for_by_the_measures_own_word():
    """Balassa's index calls it world=."""
    rows = partners_of("KOR").assign(reporter="CAN", product="270112")

    with pytest.raises(ComparabilityError, match="label with world="):
        rca(rows, world="WLD")


def test_reporters_that_no_row_has_are_refused():
    """Korea and South Korea are one; Canada is there."""
    rows = pd.concat(
        [
            flows_of("export", reporter="CAN", product="270112"),
            flows_of("import", reporter="KOR", product="270112"),
        ]
    )
    with pytest.raises(
        ComparabilityError, match=r"complementarity.*Say importer='KOR'"
    ):
        complementarity(rows, importer="South Korea")
    with pytest.raises(ComparabilityError, match=r"similarity: expected 'JPN'"):
        similarity(rows, between=["CAN", "JPN"])
    with pytest.raises(ComparabilityError, match=r"complementarity: expected 'export'"):
        complementarity(rows.replace({"export": "X", "import": "M"}))


def test_a_side_of_the_mirror_that_no_row_has_is_refused():
    """The exporter is Canada."""
    rows = pd.concat(
        [
            flows_of("export", reporter="CAN", partner="KOR", valuation="FOB"),
            flows_of("import", reporter="KOR", partner="CAN", valuation="CIF"),
        ]
    )
    with pytest.raises(ComparabilityError, match=r"mirror_gap.*Say exporter='CAN'"):
        mirror_gap(rows, exporter="Canada")
    assert mirror_gap(rows, exporter="CAN")["gap"].tolist() == [0.0]


@pytest.mark.parametrize(
    ("label", "held", "found"),
    [
        ("export", ["EXPORT", "X"], "EXPORT"),
        ("export", ["Exports"], "Exports"),
        ("export", ["X"], ""),
        ("WLD", ["World"], "World"),
        ("KOR", ["PRK"], ""),
    ],
)
def test_near_is_a_spelling_and_never_another_country(label, held, found):
    """PRK is not KOR, however alike."""
    assert near(label, held) == found
