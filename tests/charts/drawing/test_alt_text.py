"""What a chart shows, in sentences."""

import pandas as pd
import pytest

from cktrade.charts.drawing.alt_text import told


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", (
            "Holders: from 2014 on, lowest 3\xa0people (2015), highest 9\xa0people "
            "(2014), latest 4\xa0people (2016).")),
        ("ko", (
            "Holders: 2014년부터, 최저 3명(2015년), 최고 9명(2014년), "
            "최근 4명(2016년).")),
    ],
)  # fmt: skip
def test_a_series_is_told_by_its_span_extremes_and_latest(row, lang, text):
    """9, 3 and 4 people."""
    rows = pd.DataFrame(
        [row(y, v, unit="persons") for y, v in (("2014", 9), ("2015", 3), ("2016", 4))]
    )
    assert told("Holders", rows, lang) == text


def test_missing_numbers_are_counted_and_never_extreme(row):
    """The one between is missing; the last known is the latest."""
    values = [("2014", 9.0), ("2015", float("nan")), ("2016", 4.0)]
    rows = pd.DataFrame([row(y, v, unit="persons") for y, v in values])
    assert told("Holders", rows, "en").endswith("Periods without a figure: 1.")
