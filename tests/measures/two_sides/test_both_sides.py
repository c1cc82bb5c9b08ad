"""Flows told from both sides, by hand."""

import pandas as pd

from cktrade.measures import both_sides, grubel_lloyd, total

BACI = pd.DataFrame(
    {
        "t": 2023,
        "i": [124, 410, 124],
        "j": [410, 124, 392],
        "k": ["870323", "870323", "870323"],
        "v": [2.0, 6.0, 1.0],
        "q": [1.0, 1.0, 1.0],
    }
)


def test_every_flow_is_an_export_of_one_and_an_import_of_the_other():
    """Three flows, six rows; quantities are left out."""
    found = both_sides(BACI)

    assert found.columns.tolist() == [
        "reporter", "partner", "flow", "product", "reference_period", "value",
    ]  # fmt: skip
    assert found[["reporter", "partner", "flow", "value"]].to_numpy().tolist() == [
        [124, 410, "export", 2.0],
        [410, 124, "export", 6.0],
        [124, 392, "export", 1.0],
        [410, 124, "import", 2.0],
        [124, 410, "import", 6.0],
        [392, 124, "import", 1.0],
    ]


def test_partners_added_up_at_once_are_the_same_as_added_up_afterwards():
    """124 exports 2 + 1 and imports 6."""
    keys = ["reporter", "product", "flow"]
    at_once = both_sides(BACI, partners=False)
    later = total(both_sides(BACI), "partner", by=keys)
    names = [*keys, "reference_period", "value"]

    assert at_once[names].sort_values(keys).to_numpy().tolist() == (
        later[names].sort_values(keys).to_numpy().tolist()
    )
    assert at_once["value"].tolist() == [3.0, 6.0, 6.0, 1.0, 2.0]


def test_a_sum_that_lacks_a_part_is_missing():
    """Neither 124 in exports nor 392 in imports is known."""
    rows = BACI.assign(v=[2.0, 6.0, None])
    found = both_sides(rows, partners=False)

    assert found["value"].isna().tolist() == [True, False, False, True, False]


def test_tables_without_products():
    """Gravity data: flows of goods in all."""
    found = both_sides(BACI.drop(columns="k"), product=None)

    assert "product" not in found.columns
    assert len(found) == 6


def test_intra_industry_trade_of_a_table_of_flows():
    """124 exports 3 and imports 6: 1 − 3/9; 410 exports 6, imports 2: 0.5."""
    found = grubel_lloyd(both_sides(BACI, partners=False), absent="zero")
    by_reporter = dict(zip(found["reporter"], found["grubel_lloyd"], strict=True))

    assert by_reporter[124] == 1 - 3 / 9
    assert by_reporter[410] == 0.5
    assert by_reporter[392] == 0.0
