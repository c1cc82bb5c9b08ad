"""Ten thousand claims whose verdicts are known by how they were made.

    python tests/proof/claims.py --count 10000 --seed 1

Each claim is drawn from the record and written in English, French or Korean; what its
verdict must be is worked out by code that shares nothing with the package. Every claim
that got another verdict is listed, and the exit status is 1 if there is any.
"""

import argparse
import random
import re
import sys
from collections import Counter
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parent))

from classes import CLASSES, DAYS, LANGS, Maker
from held import Held
from more_classes import MORE

import cktrade as ck

EVERY = (*CLASSES, *MORE)


def drawn(count, seed):
    """Return so many claims, in turn of every class and language."""
    rng = random.Random(seed)  # noqa: S311 -- repeatable, not secret
    make = Maker(Held(), rng)
    found = []
    turn = 0
    while len(found) < count:
        make.lang = LANGS[turn % len(LANGS)]
        one = EVERY[turn // len(LANGS) % len(EVERY)](make)
        together = one if isinstance(one, list) else [one]
        for each in together:
            each.row |= {"lang": make.lang, "document": f"document-{turn}"}
        found += together
        turn += 1
    return found


def tables(made):
    """Return the claims and the sources of their made-up documents."""
    rows, documents = [], []
    for n, one in enumerate(made):
        row = dict(one.row)
        stated = re.findall(r"\d{4}", row["reference_period"])[-1:]
        after = [d for d in DAYS if not stated or d[:4] > stated[0]]
        day = row.pop("day", after[-1] if after else DAYS[-1])
        row.pop("lang")
        row |= {"claim": f"made-{n}", "locator": "¶1"}
        rows.append(row)
        documents.append(
            {
                "source": row["document"],
                "kind": "document",
                "producer": "made up",
                "published_from": pd.Timestamp(day),
                "published_to": pd.Timestamp(day),
                "url": "",
                "title": "Made up",
            }
        )
    sources = ck.load("sources")
    told = pd.DataFrame(documents).drop_duplicates("source")
    return pd.DataFrame(rows), pd.concat([sources, told])


def judged(made):
    """Return the package's verdicts, in the claims' order."""
    claims, sources = tables(made)
    record = ck.load("observations", vintages="all")
    told = [one.event for one in made if one.event is not None]
    events = pd.DataFrame(told, columns=ck.load("events").columns)
    return ck.check(claims, record, sources, events)


def faults(made):
    """Return what is wrong: the claim made, and how the package judges it."""
    verdicts = judged(made).to_dict("records")
    wrong = []
    for one, verdict in zip(made, verdicts, strict=True):
        said = verdict["for_its_time"]
        off = said not in one.its_time
        off |= bool(one.today) and verdict["today"] not in one.today
        off |= bool(one.reason) and verdict["reason"] != one.reason
        off |= one.loose is not None and bool(verdict["loose"]) != one.loose
        if off:
            wrong.append((one, verdict))
    return wrong


def main():
    """Draw, judge, count and list."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, default=40, help="faults written out")
    asked = parser.parse_args()
    made = drawn(asked.count, asked.seed)
    wrong = faults(made)
    counts = Counter((one.name, one.row["lang"]) for one in made)
    missed = Counter((one.name, one.row["lang"]) for one, _ in wrong)
    for name in sorted({name for name, _ in counts}):
        cells = (
            f"{lang} {counts[name, lang] - missed[name, lang]}/{counts[name, lang]}"
            for lang in LANGS
        )
        print(f"{name:16}", *cells, sep="  ")
    for one, verdict in wrong[: asked.most]:
        row = one.row
        print(
            f"\n{one.name}: {row['as_printed']!r} {row['measure']} {row['reporter']}-"
            f"{row['partner']} {row['flow']} {row['basis']} {row['reference_period']}"
            f" product {row['product']}\n  must be {sorted(one.its_time)} today "
            f"{sorted(one.today)} {one.reason} loose {one.loose}; is "
            f"{verdict['for_its_time']!r}, {verdict['today']!r}, {verdict['reason']!r},"
            f" loose {verdict['loose']}\n  {verdict['sentence']}"
        )
    print(f"{len(made) - len(wrong):,} of {len(made):,} right (seed {asked.seed})")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
