"""The list of happenings."""

import pytest

from cktrade.charts.drawing.chronology import Happening, _balanced, when


@pytest.mark.parametrize(
    ("dates", "kind"),
    [
        (("2014", "2015"), "conflict"),
        (("1950/1953",), "span"),
        (("2014",), "year"),
        (("2014-09",), "point"),
        (("2023-05-17",), "point"),
    ],
)
def test_the_kind_of_a_date_is_read_from_its_form(dates, kind):
    """Conflict before span before year before day."""
    assert Happening("x", dates).kind == kind


def test_dates_are_said_in_words():
    """Both of a conflict."""
    assert when(Happening("x", ("2014", "2015")), "en") == "2014 and 2015"
    assert when(Happening("x", ("1950/1953",)), "ko") == "1950~1953년"


def test_columns_are_filled_evenly_in_order():
    """Heights 3, 1, 1, 1, 2 in two columns: 3 + 1 beside 1 + 1 + 2."""
    assert _balanced([30, 10, 10, 10, 20], 2) == [[0, 1], [2, 3, 4]]
    assert _balanced([10, 10], 3) == [[0], [1]]
