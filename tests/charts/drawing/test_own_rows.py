"""A reader's own rows: what ck.balance returns, and all that is lacking at once."""

import pandas as pd
import pytest

import cktrade as ck
from cktrade.errors import DrawingError

FLOWS = pd.DataFrame(
    {
        "reference_period": ["2017", "2017", "2018", "2018"],
        "flow": ["export", "import"] * 2,
        "value": [5e9, 8e9, 6e9, 9e9],
        "unit": "CAD", "reporter": "CAN", "partner": "KOR",
    }
)  # fmt: skip


def drawn(chart):
    """The numbers drawn: (flow, year) → value."""
    rows = ck.charts.data(chart)
    keys = zip(rows["flow"], rows["reference_period"], strict=True)
    return dict(zip(keys, rows["value"], strict=True))


@pytest.mark.parametrize("engine", ["pandas", "polars", "pyarrow"])
def test_what_balance_returns_is_drawn_as_it_is(engine):
    """5 − 8 = −3 and 6 − 9 = −3 thousand million, on every eager engine."""
    balance = ck.balance(_made(FLOWS, engine))
    chart = ck.charts.two_way_trade(balance, source="My survey")

    assert chart.source == "Source: My survey"
    assert drawn(chart)["balance", "2018"] == -3e9
    assert drawn(chart)["export", "2017"] == 5e9
    assert len(drawn(chart)) == 6


def test_the_records_own_balance_is_drawn_with_the_records_own_source():
    """No word of a survey."""
    years = ck.rows("two-way-trade")
    flows = years[years["flow"].ne("balance")].drop(columns=["key"], errors="ignore")
    chart = ck.charts.two_way_trade(ck.balance(flows))

    assert "Statistics Canada" in chart.source
    wanted = drawn(ck.charts.two_way_trade(years))
    both = {key: value for key, value in drawn(chart).items() if value == value}  # noqa: PLR0124
    assert all(abs(value - wanted[key]) < 1e5 for key, value in both.items())


def test_all_that_is_lacking_is_named_at_once_with_the_call_that_mends_it():
    """Two columns and the source; the call then draws."""
    rows = ck.balance(FLOWS.drop(columns=["reporter", "partner"]))

    with pytest.raises(DrawingError) as refusal:
        ck.charts.two_way_trade(rows)
    message = str(refusal.value)
    assert "lacking partner, reporter" in message
    assert "nobody says where the numbers come from" in message
    assert 'rows = rows.assign(reporter="CAN", partner="KOR")' in message.replace(
        'partner="KOR", reporter="CAN"', 'reporter="CAN", partner="KOR"'
    )
    assert 'charts.two_way_trade(rows, source="My survey")' in message

    chart = ck.charts.two_way_trade(
        rows.assign(partner="KOR", reporter="CAN"), source="My survey"
    )
    assert chart.title.startswith("Canada–South Korea goods trade reached")


def test_two_way_trade_without_a_balance_says_which_measure_gives_it():
    """``ck.two_way`` returns no balance."""
    with pytest.raises(DrawingError, match="lacking balance"):
        ck.charts.two_way_trade(ck.two_way(FLOWS), source="My survey")


def test_a_chart_says_in_short_what_it_is():
    """Its name, language, size and finding."""
    chart = ck.charts.two_way_trade(ck.balance(FLOWS), source="My survey")

    assert repr(chart).startswith(
        "<Chart two_way_trade (en, slide): Canada–South Korea goods trade reached"
    )


def _made(rows, engine):
    if engine == "pandas":
        return rows
    polars = pytest.importorskip("polars")
    made = polars.from_pandas(rows)
    return made if engine == "polars" else made.to_arrow()
