"""Which periods a claim speaks of, and from when one is too old."""

from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest

from cktrade.record.record import Record
from cktrade.record.way import Way
from cktrade.verdicts.readings.meant import _around, _oldest

SERIES = "x.t.can.kor.export"


def record(measure="merchandise_trade", month="2018-01"):
    """One month of one series."""
    return Record(
        pd.DataFrame(
            {
                "series": SERIES, "measure": measure, "reporter": "CAN",
                "partner": "KOR", "flow": "export", "reference_period": [month],
                "value": [1.0], "precision": 1.0, "status": "normal",
                "vintage": pd.Timestamp("2019-01-31"), "source": "x/t/2019-01-31",
            }
        )
    )  # fmt: skip


def way(held):
    """The way to read it."""
    return Way("", tuple(held.series(series=SERIES)))


def test_beside_a_stated_year_stand_its_neighbours_and_all_twelve_months_to_others():
    """2018 has eleven windows that end before December 2018, and eleven after it.

    The first runs from February 2017 to January 2018, the last from December 2018 to
    November 2019; 2017 and 2019 are neighbours, and no windows.
    """
    held = record()
    found = [*_around("2018", way(held), SimpleNamespace(record=held))]
    windows = [period for period, *departures in found if "/" in period]

    assert [period for period, *_ in found if "/" not in period] == [
        "2018", "2017", "2019",
    ]  # fmt: skip
    assert len(windows) == len({*windows}) == 22
    assert (windows[0], windows[-1]) == ("2017-02/2018-01", "2018-12/2019-11")
    assert "2018-01/2018-12" not in windows


@pytest.mark.parametrize(
    ("measure", "published", "oldest"),
    [
        ("study_permit_holders", date(2023, 5, 30), date(2018, 5, 28)),
        ("merchandise_trade", date(2023, 5, 30), date(2021, 5, 28)),
        ("merchandise_trade", date(2023, 1, 5), date(2021, 1, 5)),
    ],
)
def test_a_stock_speaks_of_the_present_for_five_years_and_a_flow_for_two(
    measure, published, oldest
):
    """Counted back from the first day on which the document can have come out."""
    held = record(measure)

    assert _oldest(published, [way(held)]) == oldest
