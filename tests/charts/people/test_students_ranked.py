"""Students ranked by citizenship."""

import pandas as pd
from matplotlib.text import Text

from cktrade import charts


def text_of(chart):
    """Return every word on the chart, lines joined."""
    return " ".join(t.get_text() for t in chart.findobj(Text)).replace("\n", " ")


def test_the_title_tells_how_the_rank_moved(rows):
    """From third in 2014 to second in 2015."""
    chart = charts.students_ranked(rows("students_ranked"))
    assert chart.title == (
        "South Korea rose from third in 2014 to second in 2015 among the 3 countries "
        "of origin ever in the top ten"
    )
    assert "30,000\xa0people" in chart.alt


def test_one_year_alone_has_no_movement(rows):
    """Third in 2014, with 10,000 holders."""
    students = rows("students_ranked")
    chart = charts.students_ranked(students[students["reference_period"].eq("2014")])
    assert chart.title == (
        "South Korea was third of the 3 countries of origin ever in the top ten in "
        "2014, with 10,000\xa0people"
    )


def test_places_below_the_tenth_say_whose_they_are(rows):
    """Eleven countries are drawn: the last is eleventh among them."""
    students = rows("students_ranked")
    codes = ["AUS", "BEL", "DEU", "ESP", "GBR", "ITA", "NLD", "POL"]
    model = students[students["partner"].ne("KOR")].drop_duplicates("reference_period")
    more = [model.assign(partner=code, value=n + 1.0) for n, code in enumerate(codes)]
    chart = charts.students_ranked(pd.concat([students, *more], ignore_index=True))
    short = charts.students_ranked(students)

    assert "Places below the tenth" in text_of(chart)
    assert "Places below the tenth" not in text_of(short)


def test_one_chart_of_ranks_leaves_the_other_a_function():
    """Both draw with one module, which is named like neither."""
    assert callable(charts.students_ranked)
    assert callable(charts.partners_ranked)
