"""The bottom line, written from rows small enough for the head."""

import pandas as pd
import pytest

from cktrade.briefing.bottom_line import bottom_line


def balance(*values):
    """Return balances of the years from 2020 on, in dollars."""
    return pd.DataFrame(
        {
            "flow": "balance",
            "reference_period": [str(2020 + n) for n in range(len(values))],
            "value": values,
            "unit": "CAD",
        }
    )


def holders(*values, partner="KOR"):
    """Return holders of study permits in the years from 2020 on."""
    return pd.DataFrame(
        {
            "partner": partner,
            "reference_period": [str(2020 + n) for n in range(len(values))],
            "value": [float(value) for value in values],
            "unit": "persons",
            "vintage": pd.Timestamp("2025-01-31"),
            "source": "ircc/study/2025-01-31",
            "key": "k",
        }
    )


@pytest.mark.parametrize(
    ("values", "verb", "widest"),
    [
        ((-1e9, -2e9), "bought", True),
        ((-3e9, -2e9), "bought", False),
        ((1e9, 2e9), "sold", True),
        # a wider gap the other way is a wider gap
        ((-3e9, 2e9), "sold", False),
    ],
)
def test_the_gap_is_the_widest_only_if_no_year_had_a_wider(values, verb, widest):
    """Two years, the second of which is spoken of."""
    (sentence,) = bottom_line({"two-way-trade": balance(*values)}, "en")

    assert sentence.startswith(f"In 2021 Canada {verb} $2.00\N{NO-BREAK SPACE}billion")
    assert ("the widest gap of any year since 2020" in sentence) is widest


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((200, 150), "25.0% fewer than in 2020"),
        ((200, 250), "25.0% more than in 2020"),
        ((2000, 2001), "as many as in 2020"),
    ],
)
def test_students_are_held_against_the_year_before(values, said):
    """150 / 200 is a quarter less; a twentieth of a per cent is none."""
    (sentence,) = bottom_line({"students-ranked": holders(*values)}, "en")

    assert said in sentence
    assert f"{values[1]:,}" in sentence


def test_years_of_two_tables_are_not_held_against_each_other():
    """The newest number's own table has one year: no change can be said."""
    rows = holders(200, 150)
    rows["source"] = ["a", "b"]

    (sentence,) = bottom_line({"students-ranked": rows}, "en")

    assert "than in" not in sentence


@pytest.mark.parametrize("lang", ["en", "fr", "ko"])
def test_the_records_own_bottom_line_is_three_sentences(briefing, lang):
    """Of the deficit, the students and the residents, each with its year."""
    said = briefing(lang).lead

    assert len(said) == 3
    assert all("2024" in one or "2025" in one for one in said)


def test_what_cannot_be_said_is_noted_and_the_others_go_on():
    """Rows without a column that is needed leave one sentence out."""
    failed = {}

    said = bottom_line(
        {"two-way-trade": balance(-1e9, -2e9), "students-ranked": pd.DataFrame()},
        "en",
        failed=failed,
    )

    assert len(said) == 1
    assert set(failed) == {"lead.students-ranked"}
