"""Whatever the record holds can be claimed, and a wrong figure of it is found."""

import sys
from pathlib import Path

import pandas as pd
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from drawn import KIND, claim, digits, fine, rows, sources, stranger

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
        (row.get("series", v["claim"]), row["measure"], row["reference_period"],
         v["for_its_time"], v["reason"])
        for row, v in zip(drawn, verdicts.to_dict("records"), strict=True)
        if v["for_its_time"] not in word or (reason and v["reason"] != reason)
    ]  # fmt: skip


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


def pairs(record):
    """Return of every kind two years that follow each other, of one series."""
    newest = record.sort_values("vintage", kind="stable").drop_duplicates(
        ["series", "reference_period"], keep="last"
    )
    years = newest["reference_period"].str.fullmatch(r"\d{4}(-12-31)?")
    held = newest[years & newest["value"].gt(50) & newest["evidence"].ne("secondary")]
    found = []
    for _, kind in held.groupby([*KIND, "dimensions"], sort=True, observed=True):
        one = kind[kind["series"].eq(min(kind["series"]))]
        two = one.sort_values("reference_period").tail(2).to_dict("records")
        ends = [int(row["reference_period"][:4]) for row in two]
        sharp = all(row["precision"] <= row["value"] / 10 for row in two)
        if sharp and ends[1:] == [ends[0] + 1]:
            found.append(two)
    return found


def test_every_kind_has_its_mean_and_its_growth(record):
    """Two years that follow each other: their mean, and the change between them."""
    made = []
    for one, other in pairs(record):
        first, last = one["reference_period"][:4], other["reference_period"][:4]
        mean = (one["value"] + other["value"]) / 2
        more = {"statistic": "mean", "reference_period": f"{first}/{last}"}
        made.append(claim(other, len(made), mean, **more))
        change = 100 * (other["value"] / one["value"] - 1)
        if abs(change) >= 1:
            shown, unit = digits(abs(change))
            more = {
                "statistic": "growth", "unit": "percent", "reference_period": last,
                "base_period": first, "direction": "up" if change > 0 else "down",
                "value": shown, "precision": unit,
            }  # fmt: skip
            made.append(claim(other, len(made), **more))
    assert faults(made, judged(record, made), {"agrees"}) == []
    assert {"mean", "growth"} == {one["statistic"] for one in made}
    assert len(made) > 100
