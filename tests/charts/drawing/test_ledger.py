"""Lists with words on the left."""

from cktrade.charts.drawing.canvas import canvas
from cktrade.charts.drawing.ledger import ledger, write


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


def test_single_lines_stand_alike_whatever_letters_they_hold(rows):
    """Letters below the line or none: the same base line, so that no list dances."""
    with canvas("people_between", "en", "page") as page:
        page.head("A finding", "What is measured")
        page.foot(rows("people_between"))
        words, _ = ledger(page, [1, 1], 3)
        for y, text in ((-0.5, "not checkable"), (-1.5, "agrees"), (-2.5, "“516” gy")):
            write(page, words, (0, y), text, fontsize=10)
        page.finish()
    bases = [(t.get_va(), t.xyann) for t in words.texts]

    assert bases == [("baseline", (0, -3.5))] * 3
