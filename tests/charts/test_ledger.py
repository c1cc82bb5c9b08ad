"""Lists with words on the left."""

from cktrade.charts.canvas import canvas
from cktrade.charts.ledger import ledger, write


def test_lines_of_words_and_marks_share_their_heights(rows):
    """Three lines from the top: the last ends at −3; only marks keep their axis."""
    with canvas("people_between", "en", "page") as page:
        page.head("A finding", "What is measured")
        page.foot(rows("people_between"))
        words, marks = ledger(page, [1, 1], 3)
        write(page, words, (0, -0.5), "many words " * 20, room=0.5)
        page.finish()
    assert words.get_ylim() == marks.get_ylim() == (-3, 0)
    assert not words.spines["bottom"].get_visible()
    width = words.texts[0].get_window_extent(page.renderer).width
    assert width <= words.get_window_extent(page.renderer).width / 2
