"""Whatever the record holds can be claimed, and a wrong figure of it is found."""

import sys
from pathlib import Path

import pandas as pd
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from drawn import claim, fine, rows, sources, stranger

import cktrade as ck
from cktrade.vocabulary import codelist

SEED = 20261128
OFF = {"understates", "overstates", "contradicted"}


@pytest.fixture(scope="module")
def record():
    """Return the record with all its vintages."""
    return ck.load("observations", vintages="all")


@pytest.fixture(scope="module")
def drawn(record):
    """Draw two rows of every kind."""
    return rows(record, SEED)


def judged(record, claims):
    """Return the verdicts on claims, each of a document of its own."""
    return ck.check(pd.DataFrame(claims), record, sources(claims, ck.load("sources")))


def faults(drawn, verdicts, word, reason=None):
    """Return what got another word, or another reason."""
    return [
        (row["series"], row["reference_period"], v["for_its_time"], v["reason"])
        for row, v in zip(drawn, verdicts.to_dict("records"), strict=True)
        if v["for_its_time"] not in word or (reason and v["reason"] != reason)
    ]


def test_every_kind_held_can_be_claimed(record, drawn):
    """A number printed to three digits as it stands, on its own basis: it agrees."""
    claims = [claim(row, n) for n, row in enumerate(drawn)]
    assert faults(drawn, judged(record, claims), {"agrees"}) == []
    measures = {row["measure"] for row in drawn}
    assert measures == set(record.loc[record["value"].gt(0), "measure"])


def test_a_figure_off_by_seven_per_cent_is_found_in_every_kind(record, drawn):
    """Where record and print have three digits, 7 per cent is 3 units or more."""
    told = [row for row in drawn if fine(row)]
    claims = [claim(row, n, row["value"] * 1.07) for n, row in enumerate(told)]
    assert faults(told, judged(record, claims), OFF) == []
    assert len(told) > len(drawn) / 2


def test_another_product_is_not_held(record, drawn):
    """Antiques are held of nothing: no kind lends its number."""
    assert not record["product"].eq("9706.90").any()
    claims = [claim(row, n, product="9706.90") for n, row in enumerate(drawn)]
    found = judged(record, claims)
    assert faults(drawn, found, {"not checkable"}, "nothing_held") == []


def test_another_partner_is_not_held(record, drawn):
    """Of an economy that no row of the measure names nothing is held."""
    known = [code for code, row in codelist("economies").items() if not row["kind"]
             or row["kind"] == "economy"]  # fmt: skip
    claims = [
        claim(row, n, partner=stranger(record, known, row))
        for n, row in enumerate(drawn)
    ]
    found = judged(record, claims)
    assert faults(drawn, found, {"not checkable"}, "nothing_held") == []
