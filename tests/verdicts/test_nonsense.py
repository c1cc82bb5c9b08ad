"""Two hundred true claims, each turned false in one cell: none still agrees.

Value, product, partner and year are turned in turn. A claim turned to another partner
or year is left out where the record's own number there would print as the same figure.
"""

import random
import sys
from pathlib import Path

import pandas as pd
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from drawn import claim, digits, fine, rows, sources

import cktrade as ck

SEED = 20261128
AGREES = {"agrees", "agrees on another reading"}
COUNT = 200
OFF = [0.1, 0.5, 0.8, 0.9, 1.1, 1.25, 2.0, 10.0, 1000.0]


@pytest.fixture(scope="module")
def record():
    """Return the record with all its vintages."""
    return ck.load("observations", vintages="all")


@pytest.fixture(scope="module")
def drawn(record):
    """Draw two hundred numbers of three digits that no other table tells better."""
    rng = random.Random(SEED)  # noqa: S311 -- repeatable, not secret
    fit = [
        row
        for row in rows(record, SEED, each=5)
        if fine(row) and sharp(row) and row["evidence"] != "secondary"
    ]
    return rng.sample(fit, COUNT)


def sharp(row):
    """Say whether its figure keeps three digits, and most of its multiples too."""
    factors = (1.0, *OFF)
    printed = [digits(row["value"] * factor) for factor in factors]
    return sum(unit <= value / 50 for value, unit in printed) > len(OFF) / 2 and (
        printed[0][1] <= printed[0][0] / 50
    )


def judged(record, claims):
    """Return the verdicts for their time, each claim of a document of its own."""
    told = sources(claims, ck.load("sources"))
    return ck.check(pd.DataFrame(claims), record, told)["for_its_time"].tolist()


def elsewhere(record, row, column, rng):
    """Return another partner or period held of a row's kind, of another number."""
    same = ["measure", "reporter", "flow", "product", "basis", "unit", "dimensions"]
    same += ["partner"] if column == "reference_period" else ["reference_period"]
    held = record
    for one in same:
        held = held[held[one].eq(row[one])]
    held = held[held["value"].notna() & held["reference_period"].str.len().eq(
        len(row["reference_period"])
    )]  # fmt: skip
    near = held[(held["value"] / row["value"] - 1).abs() < 0.05]
    some = set(held[column]) - set(near[column]) - {row[column]}
    return rng.choice(sorted(some)) if some else None


def turned(record, row, n, rng):
    """Return a claim that is false in one cell, or None where none can be."""
    kind = ("value", "product", "partner", "reference_period")[n % 4]
    if kind == "value":
        off = rng.sample(OFF, len(OFF))
        return next(
            made
            for made in (claim(row, n, row["value"] * factor) for factor in off)
            if made["precision"] <= made["value"] / 50
        )
    if kind == "product":
        return claim(row, n, product="9706.90")
    other = elsewhere(record, row, kind, rng)
    return None if other is None else claim(row, n, **{kind: other})


def test_the_true_ones_agree(record, drawn):
    """Before anything is turned."""
    claims = [claim(row, n) for n, row in enumerate(drawn)]
    assert judged(record, claims).count("agrees") == COUNT


def test_none_that_is_turned_still_agrees(record, drawn):
    """0 of those that could be turned: at least 140 of the 200."""
    rng = random.Random(SEED)  # noqa: S311 -- repeatable, not secret
    made = [turned(record, row, n, rng) for n, row in enumerate(drawn)]
    claims = [one for one in made if one is not None]
    found = zip(claims, judged(record, claims), strict=True)
    still = [
        (c["measure"], c["partner"], c["flow"], c["product"], c["reference_period"],
         c["value"], word)
        for c, word in found
        if word in AGREES
    ]  # fmt: skip
    assert still == []
    assert len(claims) >= 140
