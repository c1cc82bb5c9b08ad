"""A sample of the made-up claims gets the verdicts that they were made to get.

The whole is a command: ``python tests/proof/claims.py --count 10000 --seed 1``.
"""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

import claims
import words
from held import Printed, half_up


@pytest.fixture(scope="module")
def made():
    """Draw some claims of every class in every language."""
    return claims.drawn(252, seed=20261128)


def test_every_made_up_claim_gets_its_verdict(made):
    """True, rounded, bounded, wrong, of another year, not held, ranks, shares …."""
    wrong = [
        (one.name, one.row["as_printed"], sorted(one.its_time), verdict["for_its_time"])
        for one, verdict in claims.faults(made)
    ]
    assert wrong == []


def test_the_sample_has_every_class_and_language(made):
    """A class that is never drawn proves nothing."""
    assert len({one.name for one in made}) == len(claims.EVERY)
    assert {one.row["lang"] for one in made} == {"en", "fr", "ko"}
    words_meant = {word for one in made for word in one.its_time | one.today}
    assert {"agrees", "contradicted", "understates", "overstates"} <= words_meant
    assert {"not checkable", "outdated"} <= words_meant


def test_the_proof_finds_a_rule_that_flatters(made, monkeypatch):
    """A record that says three times as much makes every true claim come out wrong."""
    record = claims.ck.load("observations", vintages="all")
    more = record.assign(value=record["value"] * 3)
    kept = {name: claims.ck.load(name) for name in ("sources", "events")}
    given = {"observations": more, **kept}
    monkeypatch.setattr(claims.ck, "load", lambda name, **_: given[name])
    rounded = [one for one in made if one.name in {"rounded", "mean"}]
    assert len(claims.faults(rounded)) == len(rounded) > 20


def test_figures_are_printed_as_each_language_prints_them():
    """Written out by hand."""
    assert words.figure(15.3e9, 1e8, "CAD", "en") == "C$15.3 billion"
    assert words.figure(15.3e9, 1e8, "dollars", "fr") == "15,3 milliards de dollars"
    assert words.figure(15.31e9, 1e7, "CAD", "ko") == "153억1000만 캐나다 달러"
    assert words.figure(5250, 10, "persons", "en") == "5,250 people"
    assert [words.place(n, "en") for n in (1, 2, 3, 11, 21)] == [
        "1st largest", "2nd largest", "3rd largest", "11th largest", "21st largest",
    ]  # fmt: skip


def test_a_printed_figure_holds_what_its_words_say():
    """The rules of docs/verdicts.md, worked out a second time."""
    assert Printed(15.3e9, 1e8).holds(15.25e9, 15.35e9)
    assert not Printed(9.4e9, 1e8, "over").holds(9.4e9, 9.5e9)
    assert Printed(1000, 1000, "almost").ends()[:2] == (900, 1000)
    assert half_up(5257.4, 1) == 5257
    assert half_up(64.25, 0.1) == 64.3
