"""The rows behind the charts of what is traded, and by which province."""

import pytest

from cktrade.exhibits.composition import (
    exports_by_section,
    imports_by_section,
    provinces,
    top_headings,
)


@pytest.mark.parametrize("exhibit", [exports_by_section, imports_by_section])
def test_shares_of_each_year_make_a_whole(exhibit, tables):
    """The year of the printed figures and the newest: twelve sections each."""
    by_year = exhibit.rows(tables).groupby("reference_period")

    assert by_year["share"].sum().to_dict() == pytest.approx({"2018": 1, "2021": 1})
    assert by_year.size().to_dict() == {"2018": 12, "2021": 12}


def test_the_ten_largest_headings_of_2025(tables):
    """Coal leads with 1,406 million; all were added up by others."""
    rows = top_headings.rows(tables)

    assert rows["product"].tolist()[:3] == ["2701", "2603", "2709"]
    assert rows["value"].iloc[0] == pytest.approx(1_406e6, rel=1e-3)
    assert len(rows) == 10
    assert set(rows["evidence"]) == {"secondary"}


def test_provinces_add_up_to_canada(tables):
    """Domestic exports of 2018: ten provinces sold 5,788 million, as the total says."""
    rows = provinces.rows(tables)
    sold = rows.query("flow == 'domestic_export' and reference_period == '2018'")
    whole = tables["observations"].query(
        "series == 'statcan.12-10-0119.can.kor.domestic-export.total.cus.nsa' "
        "and reference_period == '2018'"
    )["value"]

    assert sold["value"].sum() == pytest.approx(whole.iloc[-1], rel=1e-3)
    assert sold.set_index("province")["value"].idxmax() == "British Columbia"
