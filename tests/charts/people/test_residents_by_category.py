"""Permanent residents by category."""

from cktrade import charts


def test_the_title_tells_the_newest_year(rows):
    """4,000 economic and 900 family of 5,000."""
    chart = charts.residents_by_category(rows("residents_by_category"))
    assert chart.title == (
        "Of 5,000\xa0people from South Korea admitted as permanent residents in 2024, "
        "4,000 came as economic immigrants and 900 to join family"
    )


def test_categories_stand_on_each_other_and_reach_the_total(rows):
    """4,000 + 900 + 100 = 5,000; the year before a half of each."""
    (axes,) = charts.residents_by_category(rows("residents_by_category")).axes
    economic, family, others = axes.containers
    assert [bar.get_height() for bar in economic] == [2000, 4000]
    assert [bar.get_y() for bar in family] == [2000, 4000]
    assert [bar.get_y() + bar.get_height() for bar in others] == [2500, 5000]


def test_categories_are_told_apart_without_colour(rows):
    """Family is hatched, its neighbours are not."""
    (axes,) = charts.residents_by_category(rows("residents_by_category")).axes
    hatches = [next(iter(bars)).get_hatch() or "" for bars in axes.containers]
    assert [bool(hatch) for hatch in hatches] == [False, True, False]
