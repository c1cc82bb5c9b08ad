"""Students ranked by citizenship."""

from cktrade import charts


def test_the_title_tells_how_the_rank_moved(rows):
    """From third in 2014 to second in 2015."""
    chart = charts.students_ranked(rows("students_ranked"))
    assert chart.title == (
        "South Korea went from third in 2014 to second in 2015 among the 3 countries "
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
