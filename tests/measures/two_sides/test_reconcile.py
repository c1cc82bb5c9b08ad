"""The waterfall from one side's number to the other's, by hand."""

import pandas as pd
import pytest

from cktrade.errors import ComparabilityError, InvalidRowsError
from cktrade.measures import Step, reconcile


def gap_of(exports=200.0, imports=210.0, valuations=("FOB", "CIF"), **more):
    """What mirror_gap returns of one year."""
    return pd.DataFrame(
        {
            "exporter": ["CAN"],
            "importer": "KOR",
            "reference_period": "2023",
            "unit": "USD",
            "exports": exports,
            "imports": imports,
            "gap": imports - exports,
            "gap_share": (imports - exports) / exports,
            "reason": "",
            "exports_valuation": valuations[0],
            "imports_valuation": valuations[1],
        }
    ).assign(**more)


FREIGHT = Step(kind="valuation", rate=0.04, source="a survey of freight")


def falls(found):
    """Step → (amount, level), in order."""
    rows = zip(found["step"], found["amount"], found["level"], strict=True)
    return {step: (amount, level) for step, amount, level in rows}


def test_the_steps_lead_from_exports_to_imports_and_the_rest_is_unexplained():
    """200 + 4 % = 208; timing −3 → 205; 210 − 205 = 5 nobody explains."""
    timing = Step(kind="timing", amount=-3.0, source="goods under way at year's end")
    found = reconcile(gap_of(), [FREIGHT, timing])

    assert falls(found) == {
        "exports": (200.0, 200.0),
        "valuation": (8.0, 208.0),
        "timing": (-3.0, 205.0),
        "unexplained": (5.0, 210.0),
        "imports": (210.0, 210.0),
    }
    assert found["order"].tolist() == [0, 1, 2, 3, 4]
    assert found["basis_of_step"].tolist()[:3] == [
        "FOB",
        "a survey of freight",
        "goods under way at year's end",
    ]


def test_without_steps_all_of_the_gap_is_unexplained_and_the_residual_is_shown():
    """10 of 10, and that the valuations differ."""
    found = reconcile(gap_of())

    assert falls(found)["unexplained"] == (10.0, 210.0)
    assert found["basis_of_step"].tolist()[1] == (
        "residual: the difference of valuation is in it"
    )


def test_a_residual_of_zero_is_shown_too():
    """4 % of 200 is 8; imports are 208."""
    found = reconcile(gap_of(imports=208.0), [FREIGHT])

    assert falls(found)["unexplained"] == (0.0, 208.0)
    assert found["basis_of_step"].tolist()[2] == "residual: nobody explains it"


def test_amounts_may_stand_in_a_column_of_the_rows():
    """Freight known for each year: 7 of 10."""
    step = Step(kind="valuation", amount="freight", source="customs declarations")
    found = reconcile(gap_of(freight=7), [step])

    assert falls(found)["valuation"] == (7.0, 207.0)
    assert "freight" not in found.columns


def test_rates_may_stand_in_a_column_of_the_rows():
    """Five per cent of 200."""
    step = Step(kind="coverage", rate="rate", source="a study of thresholds")

    assert falls(reconcile(gap_of(rate=0.05), [step]))["coverage"] == (10.0, 210.0)


def test_a_missing_side_leaves_steps_and_no_residual():
    """Korea has no number."""
    found = reconcile(gap_of(imports=float("nan")), [FREIGHT])

    assert found["amount"].isna().tolist() == [False, False, True, True]


def test_each_year_has_its_own_waterfall_in_order():
    """Two rows of gaps, three bars each."""
    rows = pd.concat([gap_of(), gap_of(100.0, 108.0, reference_period="2024")])
    found = reconcile(rows)

    assert found["reference_period"].tolist() == ["2023"] * 3 + ["2024"] * 3
    assert found["amount"].tolist() == [200.0, 10.0, 210.0, 100.0, 8.0, 108.0]


@pytest.mark.parametrize(
    "valuations", [("FOB", "FOB"), ("FOB", "not stated"), ("FOB", ""), ("FOB", None)]
)
def test_a_step_of_valuation_needs_two_stated_valuations_that_differ(valuations):
    """Canada's imports are f.o.b.: freight explains nothing there."""
    with pytest.raises(ComparabilityError, match="different valuations") as refusal:
        reconcile(gap_of(valuations=valuations), [FREIGHT])
    assert "row 0: exports_valuation=FOB" in str(refusal.value)


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ({"kind": "magic", "amount": 1.0, "source": "x"}, "kind 'magic'"),
        ({"kind": "timing", "amount": 1.0, "source": ""}, "has no source"),
        ({"kind": "timing", "source": "x"}, "either an amount or a rate"),
        (
            {"kind": "timing", "source": "x", "amount": 1.0, "rate": 0.1},
            "either an amount or a rate",
        ),
    ],
)
def test_a_step_without_a_source_or_an_amount_is_refused(step, words):
    """Nothing is assumed."""
    with pytest.raises(ComparabilityError, match=words):
        Step(**step)


def test_a_column_that_a_step_reads_must_be_there():
    """No column freight."""
    step = Step(kind="valuation", amount="freight", source="customs declarations")

    with pytest.raises(InvalidRowsError, match="no column 'freight'"):
        reconcile(gap_of(), [step])
