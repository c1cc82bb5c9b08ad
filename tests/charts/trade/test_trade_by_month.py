"""Trade by month."""

import pandas as pd
import pytest

from cktrade import charts
from cktrade.errors import DrawingError


def test_twelve_months_stand_above_each_month(rows):
    """Sums of 1.2 and 2.4 thousand million; months of 100 and 200 million."""
    upper, lower = charts.trade_by_month(rows("trade_by_month")).axes
    sums = [n for n in upper.lines if len(n.get_xdata()) == 13]
    months = [n for n in lower.lines if len(n.get_xdata()) == 24]
    assert [set(n.get_ydata()) for n in sums] == [{1.2e9}, {2.4e9}]
    assert [set(n.get_ydata()) for n in months] == [{1e8}, {2e8}]
    assert sums[0].get_xdata()[-1] == months[0].get_xdata()[-1]


def test_the_title_tells_the_latest_twelve_months(rows):
    """To December 2020."""
    title = charts.trade_by_month(rows("trade_by_month")).title
    assert "From January 2020 to December 2020" in title
    assert "$1.20\xa0billion" in title
    assert "$2.40\xa0billion" in title


def test_months_without_their_sums_are_refused(rows):
    """A chart adds nothing up by itself."""
    months = rows("trade_by_month")
    months = months[~months["reference_period"].str.contains("/")]
    with pytest.raises(DrawingError, match="flow export: there are no rows to draw"):
        charts.trade_by_month(months)


def test_the_french_title_has_the_articles_of_its_economies(rows):
    """Vendu à la Corée du Sud, but aux États-Unis; de janvier, but d’avril."""
    held = rows("trade_by_month")
    title = charts.trade_by_month(held, lang="fr").title
    assert title.startswith("De janvier 2020 à décembre 2020, le Canada a vendu pour ")
    assert " de marchandises à la Corée du Sud et en a acheté pour " in title
    other = charts.trade_by_month(held.assign(partner="USA"), lang="fr").title
    assert " de marchandises aux États-Unis et " in other


def test_the_highest_month_is_told_with_the_section_that_explains_it(rows):
    """Imports of 2019-03 are 900 million, of them 700 of machinery."""
    held = rows("trade_by_month")
    peak = held["reference_period"].eq("2019-03") & held["flow"].eq("import")
    held.loc[peak, "value"] = 9e8
    part = held[peak].assign(
        value=7e8, product="C17", basis="customs", explains="mark.explained_section"
    )
    chart = charts.trade_by_month(pd.concat([held, part], ignore_index=True))
    _, monthly = chart.axes
    words = [t.get_text().replace("\n", " ") for t in monthly.texts]
    notes = " ".join(t.get_text() for t in chart.texts).replace("\n", " ")
    assert words == ["$900M, March 2019"]
    assert "March 2019: industrial machinery" in notes
    assert "alone came to $700\N{NO-BREAK SPACE}million at customs" in notes
    assert "customs basis" not in chart.subtitle
