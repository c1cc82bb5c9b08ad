"""Contrast as WCAG defines it."""

import pytest

from cktrade.charts.drawing.contrast import contrast


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#767676", "#FFFFFF", 4.54),
        ("#949494", "#FFFFFF", 3.03),
    ],
)
def test_contrast_is_that_of_the_standard(one, other, ratio):
    """#767676 is the lightest grey for text on white, #949494 for marks.

    Published so in WebAIM's guide to WCAG 2: 4.54:1 and 3.03:1.
    """
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)
