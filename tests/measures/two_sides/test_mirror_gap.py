"""Mirror statistics, by hand."""

import pandas as pd
import pytest

from cktrade.errors import ComparabilityError, InvalidRowsError
from cktrade.measures import mirror_gap


def both_sides_of(exports=200.0, imports=210.0, **more):
    """Canada's exports to Korea, and Korea's imports from Canada, in one year."""
    return pd.DataFrame(
        {
            "reporter": ["CAN", "KOR"],
            "partner": ["KOR", "CAN"],
            "flow": ["export", "import"],
            "valuation": ["FOB", "CIF"],
            "value": [exports, imports],
            "reference_period": "2023",
            "unit": "USD",
            "basis": "customs",
        }
    ).assign(**more)


def one(found):
    """The only row, as a dictionary."""
    return found.to_dict("records")[0]


def test_the_gap_is_imports_less_exports_and_its_share_is_of_exports():
    """210 − 200 = 10; 10 / 200."""
    found = one(mirror_gap(both_sides_of()))

    assert (found["exporter"], found["importer"]) == ("CAN", "KOR")
    assert (found["gap"], found["gap_share"]) == (10.0, 0.05)


def test_valuations_are_read_from_the_rows():
    """Canada f.o.b. both ways, Korea c.i.f. on imports."""
    found = one(mirror_gap(both_sides_of()))

    assert (found["exports_valuation"], found["imports_valuation"]) == ("FOB", "CIF")


def test_rows_without_a_valuation_are_refused():
    """Nobody says how they are valued."""
    with pytest.raises(InvalidRowsError, match="no column 'valuation'"):
        mirror_gap(both_sides_of().drop(columns="valuation"))


def test_a_side_that_does_not_report_leaves_no_gap():
    """Korea has no row; or no number."""
    silent = mirror_gap(both_sides_of().head(1))
    unknown = mirror_gap(both_sides_of(imports=None))

    assert one(silent)["reason"] == "no_imports"
    assert one(unknown)["reason"] == "missing"
    assert silent["gap"].isna().all()


def test_both_directions_are_two_gaps_and_one_may_be_asked_for():
    """Canada to Korea 200 | 210; Korea to Canada 300 | 330."""
    back = both_sides_of(300.0, 330.0).assign(
        reporter=["KOR", "CAN"], partner=["CAN", "KOR"], valuation="FOB"
    )
    rows = pd.concat([both_sides_of(), back])

    assert mirror_gap(rows)["gap"].tolist() == [10.0, 30.0]
    found = mirror_gap(rows, exporter="KOR", importer="CAN")
    assert found["gap"].tolist() == [30.0]


def test_sides_in_two_currencies_are_refused():
    """Convert first."""
    with pytest.raises(ComparabilityError, match="one unit, found 'CAD' and 'USD'"):
        mirror_gap(both_sides_of(unit=["CAD", "USD"]))


def test_two_numbers_on_one_side_are_refused():
    """Two numbers stand for the exports."""
    with pytest.raises(ComparabilityError, match="found 2"):
        mirror_gap(pd.concat([both_sides_of(), both_sides_of().head(1)]))


def test_source_and_vintage_of_each_side_stand_apart():
    """Two agencies, two days."""
    days = pd.to_datetime(["2024-02-06", "2024-01-15"])
    found = one(mirror_gap(both_sides_of(source=["statcan/x", "kcs/y"], vintage=days)))

    assert (found["exports_source"], found["imports_source"]) == ("statcan/x", "kcs/y")
    assert found["imports_vintage"] == pd.Timestamp("2024-01-15")
    assert found["source"] == "kcs/y; statcan/x"


def test_the_callers_names():
    """Comtrade's columns."""
    names = {
        "reporter": "reporterISO", "partner": "partnerISO", "flow": "flowCode",
        "value": "primaryValue", "reference_period": "period", "valuation": "val",
    }  # fmt: skip
    rows = both_sides_of(flow=["X", "M"]).rename(columns=names)
    found = mirror_gap(
        rows, reporter="reporterISO", partner="partnerISO", flow="flowCode",
        exports="X", imports="M", value="primaryValue", period="period",
        valuation="val", by=[],
    )  # fmt: skip

    assert one(found)["gap"] == 10.0
    assert one(found)["imports_valuation"] == "CIF"
