"""The guides say what the package does: their examples run, their cases are real."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

import cktrade as ck
from cktrade.verdicts import judge

DOCS = Path(__file__).resolve().parents[2] / "docs"
VERDICTS = (DOCS / "verdicts.md").read_text("utf-8")


def failures(guide: str) -> str:
    """Run the examples of a guide, and return what differs."""
    text = (DOCS / guide).read_text("utf-8")
    test = doctest.DocTestParser().get_doctest(text, {}, guide, guide, 0)
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    said: list[str] = []
    runner.run(test, out=said.append)
    assert runner.tries > len(test.examples) / 2
    return "".join(said)


def test_the_examples_on_verdicts_run_and_come_out_so():
    """Intervals, a mean, a rank, and what the documents say of each other."""
    assert failures("verdicts.md") == ""


def test_the_first_hour_runs_as_it_stands():
    """From a sentence to a chart."""
    assert failures("first-hour.md") == ""


def test_the_examples_on_your_own_data_run_and_come_out_so(tmp_path, monkeypatch):
    """The guide writes a file where it runs."""
    pytest.importorskip("polars", reason="the guide shows the functions on Polars")
    monkeypatch.chdir(tmp_path)

    assert failures("your-own-data.md") == ""


@pytest.fixture(scope="module")
def today():
    """Return claim → its verdict."""
    rows = ck.check(
        ck.load("claims"), ck.load("observations", vintages="all"), ck.load("sources"),
        ck.load("events"),
    )  # fmt: skip
    return rows.set_index("claim")["verdict"]


@pytest.mark.parametrize(
    ("words", "claim"),
    re.findall(r"^\| \d \| (.*?) \|.*?\| `([a-z0-9-]+)`", VERDICTS, re.MULTILINE),
)
def test_a_word_is_shown_by_a_claim_of_which_it_is_said(today, words, claim):
    """The table of words gives a real case wherever the record has one."""
    assert f"`{today[claim]}`" in words


def test_the_page_gives_every_word_in_the_order_in_which_it_is_tried():
    """From agrees to contradicted, as the code has them."""
    rows = re.findall(r"^\| \d \| (.*?) \|", VERDICTS, re.MULTILINE)
    words = [word for row in rows for word in re.findall(r"`([a-z ]+)`", row)]

    assert tuple(words) == judge.ORDER


def test_a_word_that_no_claim_has_today_is_told_by_a_made_up_one(today):
    """Every word of the record's own verdicts is shown by a claim of its own."""
    shown = re.findall(r"^\| \d \| .*?\| `([a-z0-9-]+)`", VERDICTS, re.MULTILINE)

    assert {today[claim] for claim in shown} == set(today)
