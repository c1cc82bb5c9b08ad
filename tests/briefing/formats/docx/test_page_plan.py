"""Which pictures of a document share a page."""

import pytest

from cktrade.briefing.content import Picture
from cktrade.briefing.formats.docx import page_plan
from cktrade.briefing.formats.docx.page_plan import planned

LANGS = ["en", "fr", "ko"]
DEPTH = {"letter": 9.6, "a4": 10.29}
WIDTH = {"letter": 6.7, "a4": 6.47}


@pytest.mark.parametrize("lang", LANGS)
def test_pictures_share_pages_and_stay_as_large_as_can_be_read(briefing, lang):
    """Fewer than three pages for four pictures; none below seven tenths."""
    told = briefing(lang)
    plan = planned(told, WIDTH[told.paper], DEPTH[told.paper])

    assert {*plan.scales} == {picture.name for picture in told.pictures}
    assert all(0.7 <= scale <= 1 for scale in plan.scales.values())
    begun = sum(picture.name in plan.fresh for picture in told.pictures)
    assert begun < 0.75 * len(told.pictures)


@pytest.mark.parametrize("lang", LANGS)
def test_no_page_of_pictures_is_fuller_than_a_page_or_nearly_empty(briefing, lang):
    """What stands between two breaks is at most a page, and at least two fifths."""
    told = briefing(lang)
    wide, deep = WIDTH[told.paper], DEPTH[told.paper]
    plan = planned(told, wide, deep)
    pages, closed = [0.0], 0
    for shown, _ in page_plan._in_order(told):  # noqa: SLF001 -- what a page holds is measured as it was planned
        tall, drawn = page_plan._measures(shown, wide)  # noqa: SLF001 -- as above
        if not isinstance(shown, Picture) and tall > deep * 36:
            break  # a table over pages: what comes after stands where it ends
        if shown.name in plan.fresh:
            closed += 1
            assert pages[-1] >= 0.4 * deep * 72
            pages.append(0.0)
        pages[-1] += tall + drawn * plan.scales.get(shown.name, 1.0)
        assert pages[-1] <= deep * 72
    assert closed >= 3
