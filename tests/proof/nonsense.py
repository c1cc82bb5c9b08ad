"""The documents’ own claims, changed: nonsense that still agrees is counted.

    python tests/proof/nonsense.py

Of each figure of trade, immigration, study, travel and population other values of the
same digits within ten per cent are printed, another product, other years and another
partner; each changed figure stands in a document of its own. It prints how many of each
kind the package still says are right.
"""

import sys
from collections import Counter
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parent))

import cktrade as ck

RIGHT = {"agrees", "agrees on another reading"}
#: So many other values are printed on each side, spread over a tenth of the figure.
SIDES = 10


def values(row):
    """Return other printable values within ten per cent; of a rank two places."""
    unit, value = row["precision"], row["value"]
    if row["statistic"] == "rank":
        return [value + n for n in (-2, -1, 1, 2) if value + n >= 1]
    most = int(value * 0.1 / unit + 1e-9)
    steps = sorted({round(most * n / SIDES) for n in range(1, SIDES + 1)} - {0})
    return [round(value + sign * n * unit, 6) for n in steps for sign in (-1, 1)]


def changed(row):
    """Yield (kind of change, changed row)."""
    for value in values(row):
        yield "value", row | {"value": value}
    if row["measure"] == "merchandise_trade":
        yield "product", row | {"product": "0203"}
    if len(row["reference_period"]) == len("2018"):
        for step in (-5, -4, -3, -2, 2, 3, 4, 5):
            year = str(int(row["reference_period"]) + step)
            yield "year", row | {"reference_period": year}
    for partner in ("DEU", "BRA", "IND"):
        if row["partner"] == "KOR":
            yield "partner", row | {"partner": partner}


def drawn(claims):
    """Return every changed claim, each under its own id."""
    kinds, rows = [], []
    for row in claims.to_dict("records"):
        for kind, other in changed(row):
            own = {"claim": f"nonsense-{len(rows)}", "document": f"paper-{len(rows)}"}
            kinds.append(kind)
            rows.append(other | own | {"of": row["document"]})
    return kinds, pd.DataFrame(rows)


def judged():
    """Return for each kind of change how many were tried, and how many agree."""
    claims = ck.load("claims")
    claims = claims[claims["topic"].ne("context")]
    kinds, rows = drawn(claims)
    sources = ck.load("sources")
    dated = sources.set_index("source", drop=False)
    papers = pd.DataFrame(
        [
            dated.loc[row["of"]].to_dict() | {"source": row["document"], "url": ""}
            for row in rows.to_dict("records")
        ]
    )
    verdicts = ck.check(
        rows.drop(columns="of"),
        ck.load("observations", vintages="all"),
        pd.concat([sources, papers]),
        ck.load("events"),
    )
    right = verdicts["for_its_time"].isin(RIGHT) | verdicts["today"].isin(RIGHT)
    tried = Counter(kinds)
    agreed = Counter(k for k, yes in zip(kinds, right, strict=True) if yes)
    told = rows.assign(kind=kinds)[right.to_numpy()]
    return tried, agreed, told


def main():
    """Print the counts, and what still agrees."""
    tried, agreed, told = judged()
    for kind in tried:
        print(f"{kind:8} {agreed[kind]} of {tried[kind]} still agree")
    for row in told.to_dict("records"):
        print(f"  {row['kind']}: {row['as_printed']!r} as {row['value']:g},", end=" ")
        print(f"{row['reference_period']}, {row['partner']}, {row['product']}")


if __name__ == "__main__":
    main()
