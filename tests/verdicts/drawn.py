"""Claims drawn from the record: one of every kind that it holds, printed as it stands.

A kind is measure, reporter, flow, basis, unit and whether a product or a part is meant.
The figure is printed to three digits, as a document would; nothing of the package's
own judging is used to make it.
"""

import math
import random
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd

KIND = ["measure", "reporter", "flow", "basis", "unit"]
COPIED = [
    *KIND, "topic", "partner", "product", "valuation", "adjustment", "reference_period",
    "dimensions",
]  # fmt: skip
#: Statements whose unit tells what is stated.
STATISTIC = {"percent": "share", "places per year": "quota"}


def rows(record, seed, each=2):
    """Return some rows of every kind, their newest vintage, none of them missing."""
    held = record[record["value"].notna() & record["status"].ne("masked")]
    held = held[held["value"].gt(0)]
    held = held.sort_values("vintage", kind="stable")
    held = held.drop_duplicates(["series", "reference_period"], keep="last")
    whole = held["product"].isin(["TOTAL", "not applicable"])
    kinds = held.assign(whole=whole, part=held["dimensions"].ne(""))
    rng = random.Random(seed)  # noqa: S311 -- repeatable, not secret
    drawn = []
    for _, group in kinds.groupby([*KIND, "whole", "part"], sort=True, observed=True):
        drawn += [group.iloc[rng.randrange(len(group))] for _ in range(each)]
    return [dict(one) for one in drawn]


def digits(value, count=3):
    """Return a value rounded to so many digits, and the unit of the last one."""
    unit = 10.0 ** (math.floor(math.log10(value)) - count + 1)
    if value >= 100:
        unit = max(unit, 1.0)
    steps = int((Decimal(str(value)) / Decimal(str(unit))).quantize(1, ROUND_HALF_UP))
    while steps and steps % 10 == 0:
        steps, unit = steps // 10, unit * 10
    return float(f"{steps * unit:.12g}"), float(f"{unit:.12g}")


def claim(row, n, value=None, **other):
    """Return a row of the claims table that prints a number of the record."""
    shown, unit = digits(row["value"] if value is None else value)
    return {
        **{column: row[column] for column in COPIED},
        "claim": f"drawn-{n}", "document": f"document-{n}", "locator": "¶1",
        "statistic": STATISTIC.get(row["unit"], "value"), "value": shown,
        "precision": unit, "qualifier": "none", "as_printed": f"{shown:,.12g}",
        "note": "", "base_period": "", "direction": "",
    } | other  # fmt: skip


def fine(row):
    """Say whether a number has three digits as held, and as printed 7 % larger."""
    _, unit = digits(row["value"] * 1.07)
    return max(unit, row["precision"]) <= row["value"] / 50


def stranger(record, economies, row):
    """Return an economy of which nothing of a row's measure is held."""
    known = set(record.loc[record["measure"].eq(row["measure"]), "partner"])
    return min(set(economies) - known - {row["reporter"]})


def sources(claims, known):
    """Return the sources with a made-up document for each claim."""
    told = pd.DataFrame(
        {
            "source": [one["document"] for one in claims],
            "kind": "document",
            "producer": "made up",
            "title": "Made up",
            "url": "",
            "published_from": pd.Timestamp("2027-01-01"),
            "published_to": pd.Timestamp("2027-01-01"),
        }
    ).drop_duplicates("source")
    return pd.concat([known, told])
