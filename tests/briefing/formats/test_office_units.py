"""Numbers as an office shows them."""

import pytest

from cktrade.briefing.formats.office_units import (
    axis_format,
    in_large_units,
    label_format,
    whole_format,
)
from cktrade.exhibits.plot import Plot, Series
from cktrade.wording.units import unit_header


def plot(lang, *millions, unit="CAD"):
    """Return a plot of millions of money."""
    return Plot(
        kind="bar", corner="", categories=tuple(map(str, millions)),
        series=(Series("a", "first", millions),), unit=unit_header(unit, lang),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "numbers"),
    [("en", (7.15, None)), ("fr", (7.15, None)), ("ko", (71.5, None))],
)
def test_thousands_of_millions_are_billions_and_in_korean_eok(lang, numbers):
    """7,150 million dollars: 7.15 billion, 71.5 times a hundred million."""
    made = in_large_units(plot(lang, 7150.0, None), lang)

    assert made.series[0].numbers == pytest.approx(numbers)
    assert made.unit != plot(lang, 7150.0).unit


def test_small_money_and_people_keep_their_unit():
    """800 million dollars; five thousand people."""
    small, people = plot("en", 800.0), plot("en", 5000.0, unit="persons")

    assert in_large_units(small, "en") is small
    assert in_large_units(people, "en") is people
    assert label_format(people, "en") == "#,##0"


def test_formats_say_dollars_and_billions_as_the_language_does():
    """Under ten two decimals; a minus sign and no hyphen."""
    made = in_large_units(plot("en", 7150.0, 16025.0), "en")

    assert label_format(made, "en").startswith('[>=10]"$"#,##0.0"B"')
    assert label_format(made, "en").endswith('"$"0.00"B"')
    assert axis_format(made, "en") == '"$"#,##0"B";"−""$"#,##0"B"'


@pytest.mark.parametrize(
    ("lang", "least"),
    [("en", "<$0.01B"), ("fr", "<0,01\N{NO-BREAK SPACE}G$"), ("ko", "<0.1억")],
)
def test_a_small_amount_is_not_written_as_nought(lang, least):
    """3 million beside 1.65 billion would be $0.00B; a minus sign has its place."""
    small = in_large_units(plot(lang, 1650.0, 3.0), lang)
    below = in_large_units(plot(lang, 1650.0, 3.0, -5.0), lang)

    assert label_format(small, lang).endswith(f';"{least}"')
    assert "<$" not in label_format(below, lang)


def test_french_groups_digits_whatever_the_language_of_the_office():
    """A narrow space is written into the format; a comma would be English."""
    assert "," not in whole_format("fr")
    assert '"\N{NARROW NO-BREAK SPACE}"' in whole_format("fr")
