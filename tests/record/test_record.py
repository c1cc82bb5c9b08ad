"""The record as it stood on a day."""

import pandas as pd
import pytest

from cktrade.errors import NotHeldError
from cktrade.record.record import Record, can_read

SERIES = "x.t.can.kor.export"


def record(**more):
    """One year in two vintages: 10 on 31 January 2019, 11 on 30 June."""
    days = ["2019-01-31", "2019-06-30"]
    rows = pd.DataFrame({"value": [10.0, 11.0], "vintage": pd.to_datetime(days)})
    held = rows.assign(
        series=SERIES, measure="merchandise_trade", reference_period="2018",
        precision=1.0, status="normal", source=["x/t/2019-01-31", "x/t/2019-06-30"],
    )  # fmt: skip
    return Record(held, **more)


@pytest.mark.parametrize(
    ("day", "value"),
    [
        ("2019-01-30", None),
        ("2019-01-31", 10.0),
        ("2019-06-29", 10.0),
        ("2019-06-30", 11.0),
        (None, 11.0),
    ],
)
def test_what_is_released_on_a_day_is_seen_on_that_day(day, value):
    """The day itself is included: on 31 January the first vintage is out."""
    asked_at_once, asked_later = record(as_of=day), record()
    if day is not None:
        asked_later = asked_later.until(day)
    for found in (asked_at_once, asked_later):
        cell = found.cell(SERIES, "2018")
        assert (None if cell is None else cell["value"]) == value


def test_a_day_without_a_release_since_another_sees_the_same_record():
    """Between 31 January and 30 June nothing came out: one view serves every day."""
    held = record()
    assert held.until("2019-01-31") is held.until("2019-06-29")
    assert held.until("2019-06-30") is not held.until("2019-06-29")
    assert held.until("2019-06-29").until("2019-06-30").cell(SERIES, "2018")[
        "value"
    ] == pytest.approx(10.0)


def test_a_refusal_is_told_every_time_it_is_asked_for():
    """What is not held is looked for once, and refused as often as it is asked."""
    held = record()
    for _ in range(3):
        with pytest.raises(NotHeldError, match="2019 is not held, and of its parts 12"):
            held.cells(SERIES, "2019")
    assert not can_read(held, SERIES, "2019")
    assert can_read(held, SERIES, "2018")
