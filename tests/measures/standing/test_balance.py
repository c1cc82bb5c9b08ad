"""Balance, two-way trade and coverage, by hand."""

import pandas as pd
import pytest

from cktrade.errors import ComparabilityError, InvalidRowsError
from cktrade.measures import balance, coverage, two_way


def flows_of(exports=4.0, imports=5.0, **more):
    """Canada's trade with Korea in one year; None for no number, "" for no row."""
    cells = [("export", exports), ("import", imports)]
    rows = pd.DataFrame(
        [
            {"flow": flow, "value": value, "reference_period": "2014", "unit": "CAD"}
            for flow, value in cells
            if value != ""
        ]
    )
    return rows.assign(reporter="CAN", partner="KOR", **more)


def one(found):
    """The only row, as a dictionary."""
    return found.to_dict("records")[0]


def test_balance_is_exports_less_imports():
    """4 − 5 = −1."""
    found = one(balance(flows_of()))

    assert (found["exports"], found["imports"], found["balance"]) == (4.0, 5.0, -1.0)
    assert (found["reporter"], found["partner"], found["unit"]) == ("CAN", "KOR", "CAD")
    assert found["reason"] == ""


def test_two_way_is_both_together():
    """4 + 5 = 9."""
    assert one(two_way(flows_of()))["two_way"] == 9.0


def test_coverage_is_exports_over_imports():
    """4 / 5 = 0.8."""
    assert one(coverage(flows_of()))["coverage"] == 0.8


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (flows_of(exports=""), "no_exports"),
        (flows_of(imports=""), "no_imports"),
        (flows_of(exports=None), "missing"),
        (flows_of(imports=None), "missing"),
    ],
)
@pytest.mark.parametrize("measure", [balance, two_way, coverage])
def test_a_missing_side_is_not_zero_and_says_why(measure, rows, reason):
    """No row, or no number."""
    found = one(measure(rows))

    assert pd.isna(found[measure.__name__])
    assert found["reason"] == reason


def test_an_absent_side_is_zero_where_the_table_leaves_zeros_out():
    """Nothing exported: balance −5, two-way 5; a suppressed number stays missing."""
    assert one(balance(flows_of(exports=""), absent="zero"))["balance"] == -5.0
    assert one(two_way(flows_of(exports=""), absent="zero"))["two_way"] == 5.0
    assert pd.isna(one(balance(flows_of(exports=None), absent="zero"))["balance"])


def test_coverage_without_imports_is_not_defined():
    """4 / 0."""
    found = one(coverage(flows_of(imports=0.0)))

    assert pd.isna(found["coverage"])
    assert found["reason"] == "no_divisor"


def test_valuations_stand_beside_the_balance():
    """Korea: exports f.o.b., imports c.i.f."""
    found = one(balance(flows_of(valuation=["FOB", "CIF"])))

    assert (found["exports_valuation"], found["imports_valuation"]) == ("FOB", "CIF")


def test_rows_of_other_flows_are_left_out():
    """Re-exports are part of exports."""
    rows = pd.concat([flows_of(), flows_of().head(1).assign(flow="re_export")])

    assert one(balance(rows))["balance"] == -1.0


def test_the_callers_names_of_flows():
    """Comtrade's X and M."""
    rows = flows_of().assign(flow=["X", "M"]).rename(columns={"flow": "flowCode"})
    found = balance(rows, flow="flowCode", exports="X", imports="M")

    assert one(found)["balance"] == -1.0


def test_flows_in_two_currencies_are_refused():
    """Dollars of two countries."""
    with pytest.raises(ComparabilityError, match="one unit, found 'CAD' and 'USD'"):
        balance(flows_of().assign(unit=["CAD", "USD"]))


def test_flows_on_two_bases_are_kept_apart_and_have_no_balance():
    """Customs exports have no customs imports; told to mix, it is refused."""
    rows = flows_of().assign(basis=["customs", "balance_of_payments"])

    assert balance(rows)["reason"].tolist() == ["no_exports", "no_imports"]
    with pytest.raises(ComparabilityError, match="one basis"):
        balance(rows, by=["reporter", "partner"])


def test_two_numbers_for_one_flow_are_refused():
    """Two numbers stand for the exports."""
    with pytest.raises(ComparabilityError, match="found 2"):
        balance(pd.concat([flows_of(), flows_of().head(1)]))


def test_a_negative_flow_has_no_coverage():
    """Exports of −4."""
    with pytest.raises(ComparabilityError, match="no number below zero"):
        coverage(flows_of(exports=-4.0))


def test_absent_is_missing_or_zero():
    """Nothing else."""
    with pytest.raises(ComparabilityError, match="absent='ignore'"):
        balance(flows_of(), absent="ignore")


def test_a_table_without_flows_is_told_so():
    """No column flow."""
    with pytest.raises(InvalidRowsError, match="no column 'flow'"):
        balance(flows_of().drop(columns="flow"))


def test_sources_of_both_flows_come_along():
    """Exports from one file, imports from another; the later vintage."""
    days = pd.to_datetime(["2015-02-05", "2015-04-02"])
    found = one(balance(flows_of(source=["b", "a"], vintage=days)))

    assert found["source"] == "a; b"
    assert found["vintage"] == pd.Timestamp("2015-04-02")
