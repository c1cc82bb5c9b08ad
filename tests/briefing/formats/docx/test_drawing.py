"""Pictures in a document."""

import pytest
from docx import Document

from cktrade.briefing.formats.docx.drawing import add_picture, drawn_share
from cktrade.briefing.formats.docx.paper import width_of


def test_a_picture_is_as_wide_as_the_text_times_its_scale(briefing):
    """Three quarters of the width; its height is that of what is shown."""
    picture, made = briefing("en").pictures[0], Document()

    add_picture(made, picture, 0.75)

    (shape,) = made.inline_shapes
    ratio, share = drawn_share(picture)
    assert shape.width.inches == pytest.approx(0.75 * width_of(made), abs=0.01)
    assert shape.height / shape.width == pytest.approx(ratio * share, rel=0.01)
