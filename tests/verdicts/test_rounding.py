"""Printing more digits is never punished."""

from decimal import ROUND_HALF_UP, Decimal

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from cktrade.record.record import Record
from cktrade.verdicts.check import alone
from cktrade.verdicts.judge import ORDER


def record(value, precision):
    """Hold one count of Canadians staying in South Korea."""
    return Record(pd.DataFrame([{
        "series": "x.t.kor.can.residents", "measure": "canadians_in_korea",
        "reporter": "KOR", "partner": "CAN", "flow": "residents", "product": "TOTAL",
        "basis": "nationality", "valuation": "not applicable",
        "adjustment": "not applicable", "dimensions": "", "unit": "persons",
        "reference_period": "2018", "value": value, "precision": precision,
        "status": "normal", "vintage": pd.Timestamp("2020-01-31"),
        "vintage_basis": "released", "source": "file",
    }]))  # fmt: skip


def word(value, unit, qualifier, held):
    """Return the verdict on a value rounded half up to a unit."""
    steps = (Decimal(str(value)) / unit).quantize(Decimal(1), ROUND_HALF_UP)
    claim = {
        "claim": "c", "document": "d", "topic": "population",
        "measure": "canadians_in_korea", "reporter": "KOR", "partner": "CAN",
        "flow": "residents", "product": "TOTAL", "basis": "not stated",
        "valuation": "not stated", "adjustment": "not stated",
        "reference_period": "2018", "statistic": "value", "value": float(steps * unit),
        "unit": "persons", "precision": float(unit), "qualifier": qualifier,
        "as_printed": "some",
    }  # fmt: skip
    return alone(claim, held).its_time.word if steps else None


@settings(max_examples=150, deadline=None)
@given(
    value=st.integers(1, 99_999_999).map(lambda n: n / 100),
    places=st.tuples(st.integers(-2, 5), st.integers(-2, 5)),
    precision=st.sampled_from([1.0, 5.0, 10.0, 1000.0]),
    qualifier=st.sampled_from(["none", "about"]),
)
def test_the_finer_of_two_roundings_is_never_judged_worse(
    value, places, precision, qualifier
):
    """round(r, u) for two units: the verdict at the smaller one is at least as good."""
    held = record(value, precision)
    finer, coarser = (
        word(value, Decimal(1).scaleb(place), qualifier, held)
        for place in sorted(places)
    )
    if finer and coarser:
        assert ORDER.index(finer) <= ORDER.index(coarser)
