"""What bears the figures of a document, and what has no say in it."""

import pandas as pd
import pytest

from cktrade.datasets.loading import load
from cktrade.record.record import Record
from cktrade.verdicts.check import judged

GAC = "gac-bilateral-relations"


@pytest.fixture(scope="module")
def record():
    """Return the record with all its vintages."""
    return Record(load("observations", vintages="all"), load("sources"))


def beside(record, **changes):
    """Return the words for the document's three figures with one more beside them."""
    claims = load("claims")
    own = claims[claims["document"].eq(GAC)]
    more = own[own["claim"].eq("gac-exports-2018")].assign(claim="one-more", **changes)
    found = judged(pd.concat([own, more]), record, load("sources"), load("events"))
    words = {v.claim.claim: v.its_time.word for v in found}
    return words["gac-two-way-trade-2018"], words["one-more"]


def test_a_figure_in_us_dollars_neither_bears_nor_spoils(record):
    """5,864.6 ÷ 1.2957 = 4,526: customs, converted; the set is still customs."""
    found = beside(record, value=4.5e9, unit="USD", as_printed="US$4.5 billion")
    assert found == ("agrees", "agrees on another reading")


def test_the_other_country_s_figure_has_a_set_of_its_own(record):
    """9.4 as South Korea's exports is Canada's count of its imports."""
    word, _ = beside(
        record, reporter="KOR", partner="CAN", value=9.4e9, as_printed="$9.4 billion"
    )
    assert word == "agrees"


def test_a_figure_that_no_basis_bears_still_spoils_the_set(record):
    """Exports of 5.5 billion come out on neither basis: then none bears them all."""
    word, other = beside(record, value=5.5e9, as_printed="$5.5 billion")
    assert (word, other) == ("agrees on another reading", "overstates") or (
        word, other,
    ) == ("agrees on another reading", "understates")  # fmt: skip
