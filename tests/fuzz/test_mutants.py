"""The changes that tests must see: each has its place, and one of them is tried."""

import pytest
from fuzz.mutants import MUTANTS, ROOT, Mutant, changed, dies


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda one: one.name)
def test_every_change_has_one_place_and_tests_that_are_there(mutant):
    """A change whose place was rewritten would be no change."""
    assert mutant.new in changed(mutant)
    assert mutant.old != mutant.new
    for tests in mutant.tests.split():
        assert (ROOT / "tests" / tests).exists()


def test_a_change_that_matters_dies_and_one_that_does_not_lives():
    """The key over http dies; another name for a variable does not."""
    [key] = [one for one in MUTANTS if "plain http" in one.name]
    assert dies(key)
    harmless = key._replace(new=f"{key.old}  # as before")
    assert not dies(harmless)


def test_a_change_without_a_place_is_refused():
    """The message names the file in which the list stands."""
    lost = Mutant("x", "errors.py", "no such text", "y", "test_house.py")
    with pytest.raises(ValueError, match=r"stands 0 times.*fuzz/mutants\.py"):
        changed(lost)
