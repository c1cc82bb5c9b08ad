"""Verdicts at a glance."""

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
