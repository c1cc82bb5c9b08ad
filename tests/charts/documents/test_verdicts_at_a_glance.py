"""Verdicts at a glance."""

from itertools import pairwise

import pytest
from matplotlib.text import Text

import cktrade as ck
from cktrade import charts


def test_the_title_counts_what_can_be_checked(rows):
    """Of three, one agrees and one is contradicted."""
    chart = charts.verdicts_at_a_glance(rows("verdicts_at_a_glance"))
    assert chart.title == (
        "2 of 3 published figures can be checked: 1 agrees and 1 is contradicted"
    )


def test_the_worst_comes_first_and_remote_context_is_counted(rows):
    """The contradicted one above the other; the third stands in a note."""
    chart = charts.verdicts_at_a_glance(rows("verdicts_at_a_glance"))
    printed = [t.get_text() for t in chart.axes[0].texts]
    assert printed == ["“words of bad”", "“words of good”"]
    notes = next(t.get_text() for t in chart.texts if t.get_gid() == "notes")
    assert notes.endswith("not listed: 1.")


def test_a_verdict_is_a_word_and_a_mark_of_its_own(rows):
    """Never colour alone: a circle, a dash and a cross."""
    _, then, its_time, today = charts.verdicts_at_a_glance(
        rows("verdicts_at_a_glance")
    ).axes
    assert [t.get_text() for t in today.texts] == ["contradicted", "agrees"]
    assert [t.get_text() for t in its_time.texts] == ["contradicted", "agrees"]
    assert [n.get_marker() for n in today.lines[1:]] == ["X", "o"]
    assert [t.get_text() for t in then.texts] == [
        "agrees → contradicted", "not checkable",
    ]  # fmt: skip


def test_the_numbers_behind_are_all_the_rows(rows):
    """What is not listed is still handed out."""
    chart = charts.verdicts_at_a_glance(rows("verdicts_at_a_glance"), lang="ko")
    assert len(charts.data(chart)) == 3
    assert "캐나다 통계청" in chart.source


@pytest.mark.parametrize("size", ["slide", "page", "column"])
@pytest.mark.parametrize("lang", ["en", "fr", "ko"])
def test_no_figure_of_the_record_is_written_over_another(lang, size):
    """The lines of the first column, and the heads of the four beside each other."""
    chart = charts.verdicts_at_a_glance(
        ck.rows("verdicts-at-a-glance"), lang=lang, size=size
    )
    chart.draw_without_rendering()
    lines = [t.get_window_extent() for t in chart.axes[0].texts]
    said = [axes.get_title(loc="left") for axes in chart.axes]
    texts = {t.get_text(): t for axes in chart.axes for t in axes.findobj(Text)}
    heads = [texts[head].get_window_extent() for head in said]
    assert all(said)
    assert [a for a, b in pairwise(lines) if a.y0 < b.y1 - 1] == []
    assert [a for a, b in pairwise(heads) if a.x1 > b.x0] == []


def test_a_slide_in_french_gives_the_translation_and_the_alt_text_both():
    """Two quotations have no room in one line of a slide."""
    chart = charts.verdicts_at_a_glance(ck.rows("verdicts-at-a-glance"), lang="fr")
    first = chart.axes[0].texts[0].get_text()
    assert "sixième partenaire commercial" in first
    assert "sixth largest" not in first
    assert "sixth largest trading partner" in charts.alt_text(chart)
