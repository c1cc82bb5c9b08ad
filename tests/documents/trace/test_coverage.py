"""Each row covers its own number, and only that."""

from __future__ import annotations

import pytest

from cktrade.documents.text import Text
from cktrade.documents.trace.coverage import Coverage, Row

LINE = (
    "In 2015 it was signed; the summit in 2015 chose two of two hundred, $15.3 billion."
)


def lay(*rows, text=LINE):
    """Return the faults, and the numbers left, after the rows are laid over a text."""
    coverage = Coverage(Text.of(text))
    faults = [*coverage.cover(rows)]
    return faults, [(u.locator, u.token) for u in coverage.left("memo")]


def claim(phrase, locator="¶1"):
    """Return a row of claims.csv."""
    return Row("claims.csv, row 2", locator, phrase)


def ignored(phrase, locator="¶1"):
    """Return a row of ignored.csv."""
    return Row("ignored.csv, row 2", locator, phrase, ignored=True)


ALL = ["2015", "2015", "two", "two hundred", "$15.3 billion"]


def test_without_rows_every_number_is_left_in_order():
    """Five numbers stand in the line."""
    assert lay() == ([], [("¶1", token) for token in ALL])


def test_a_row_covers_every_number_inside_its_phrase():
    """The second 2015 and the first two lie inside; three are left."""
    _, left = lay(claim("in 2015 chose two"))
    assert [token for _, token in left] == ["2015", "two hundred", "$15.3 billion"]


def test_a_number_printed_twice_needs_two_rows():
    """One row takes the first 2015, a second row the second."""
    assert lay(claim("2015"))[1][0] == ("¶1", "2015")
    assert lay(claim("2015"), claim("2015"))[1][0] == ("¶1", "two")


def test_the_longer_phrase_has_first_choice():
    """Were "2015" laid first onto the second 2015, "summit in 2015" would take none."""
    _, left = lay(claim("2015"), claim("summit in 2015"))
    assert [token for _, token in left] == ["two", "two hundred", "$15.3 billion"]


def test_an_ignored_number_is_laid_after_the_claims():
    """The ignored 2015 comes first in the list, and still gets the one that is left."""
    faults, left = lay(ignored("2015"), claim("In 2015"))
    assert faults == []
    assert ("¶1", "2015") not in left


def test_two_claims_may_share_their_words():
    """The amount lies inside both phrases; the shorter one covers nothing more."""
    faults, _ = lay(claim("two hundred, $15.3 billion"), claim("$15.3 billion"))
    assert faults == []


def test_an_ignored_number_that_is_covered_is_told_to_go():
    """The claim holds the amount, so nothing is left to ignore."""
    faults, _ = lay(claim("$15.3 billion"), ignored("$15.3 billion"))
    (fault,) = faults
    assert fault == (
        "ignored.csv, row 2: '$15.3 billion' holds no number that is not covered "
        "already; take the row out."
    )


def test_an_ignored_word_that_is_no_number_is_told_to_go():
    """Signed is no number."""
    faults, _ = lay(ignored("signed"))
    assert "holds no number" in faults[0]


def test_a_claim_in_words_without_a_number_is_allowed():
    """It may be an event that "it was signed", though nothing in it is a number."""
    assert lay(claim("it was signed"))[0] == []


def test_half_a_number_is_refused():
    """$15.3 without its "billion" is another number."""
    faults, left = lay(claim("$15.3"))
    assert faults == [
        "claims.csv, row 2: '$15.3' cuts '$15.3 billion' apart; write the whole number."
    ]
    assert ("¶1", "$15.3 billion") in left


def test_a_number_inside_a_longer_one_is_not_taken():
    """A 5 stands in 2015 and in 15.3, but neither is a five."""
    faults, _ = lay(claim("5"))
    assert "cuts '2015' apart" in faults[0]


def test_two_is_found_beside_two_hundred():
    """The whole "two" is taken, not the beginning of "two hundred"."""
    faults, left = lay(ignored("two"))
    assert faults == []
    assert ("¶1", "two hundred") in left
    assert ("¶1", "two") not in left


def test_words_found_elsewhere_are_told_where():
    """The words stand in the second and the fourth line."""
    text = "One line.\nExports 5.\nExports 6.\nExports 5."
    faults, _ = lay(claim("Exports 5", "¶3"), text=text)
    (fault,) = faults
    assert fault == (
        "claims.csv, row 2: 'Exports 5' does not stand in ¶3; found at ¶2, ¶4. Correct "
        "the locator."
    )


def test_words_found_nowhere_are_told_so():
    """No line holds about 9."""
    faults, _ = lay(claim("about 9"))
    assert "nor anywhere in the text" in faults[0]


def test_like_lines_are_covered_apart():
    """The words "Page 1" stand twice; the row of ¶2 leaves the number of ¶1."""
    assert lay(ignored("1", "¶2"), text="Page 1\nPage 1") == ([], [("¶1", "1")])


def test_blanks_do_not_matter():
    """A no-break space in the text, two blanks after it, one blank in the row."""
    text = "over\N{NO-BREAK SPACE}27,000  people"
    assert lay(claim("over 27,000 people"), text=text) == ([], [])


@pytest.mark.parametrize("place", [0, 40, 200])
def test_the_context_is_short_and_holds_the_number(place):
    """Wherever the number stands in the line, at most 60 characters around it."""
    text = "a " * (place // 2) + "99 percent" + " b" * 100
    (left,) = Coverage(Text.of(text)).left("memo")
    assert len(left.context) <= 60
    assert "99" in left.context
