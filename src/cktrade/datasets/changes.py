"""What a new file or a new build changes: numbers that moved, verdicts that turned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterator

_CELL = ["series", "reference_period"]
_WORDS = ("when_printed", "for_its_time", "today")


def moved(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return the cells that ``after`` says otherwise than ``before``, or says first.

    Parameters
    ----------
    before, after : DataFrame
        Observations; of each cell (series and period) the newest vintage counts.

    Returns
    -------
    DataFrame
        ``series, reference_period, before, after, unit``, sorted; ``before`` is NaN
        where the cell is new, ``after`` where the number was withdrawn. A cell that
        only ``before`` has is not among them: nothing is said of it.

    Examples
    --------
    >>> held = pd.DataFrame({
    ...     "series": ["a", "a"], "reference_period": ["2017", "2018"],
    ...     "value": [1.0, 2.0], "unit": "CAD", "vintage": pd.Timestamp("2019-01-31")})
    >>> fresh = held.assign(value=[1.0, 2.5], vintage=pd.Timestamp("2020-01-31"))
    >>> moved(held, fresh)[["reference_period", "before", "after"]].to_numpy().tolist()
    [['2018', 2.0, 2.5]]

    """
    columns = [*_CELL, "value", "unit"]
    old = _newest(before)[columns].rename(columns={"value": "before"})
    new = _newest(after)[columns].rename(columns={"value": "after"})
    both = new.merge(old.drop(columns="unit"), on=_CELL, how="left", indicator=True)
    same = both["before"].eq(both["after"]) | (
        both["before"].isna() & both["after"].isna() & both["_merge"].eq("both")
    )
    rows = both[~same].sort_values(_CELL, kind="stable").reset_index(drop=True)
    return rows[[*_CELL, "before", "after", "unit"]]


def turned(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return the verdicts whose words are others than before.

    Parameters
    ----------
    before, after : DataFrame
        Verdicts.

    Returns
    -------
    DataFrame
        ``claim, question, before, after``; ``before`` is empty for a new claim, and
        ``question`` is one of when_printed, for_its_time, today.

    Examples
    --------
    >>> old = pd.DataFrame({"claim": ["a"], "today": ["agrees"]})
    >>> turned(old, old.assign(today="outdated")).to_numpy().tolist()
    [['a', 'today', 'agrees', 'outdated']]

    """
    found = [*_turned(before.set_index("claim"), after.set_index("claim"))]
    return pd.DataFrame(found, columns=["claim", "question", "before", "after"])


def _turned(
    before: pd.DataFrame, after: pd.DataFrame
) -> Iterator[tuple[str, str, str, str]]:
    for question in (word for word in _WORDS if word in after):
        old = before[question].to_dict() if question in before else {}
        for claim, word in after[question].items():
            was = old.get(claim, "")
            pair = ["" if pd.isna(one) else str(one) for one in (was, word)]
            if pair[0] != pair[1]:
                yield str(claim), question, pair[0], pair[1]


def told(cells: pd.DataFrame, verdicts: pd.DataFrame, *, most: int = 20) -> str:
    """Say what changed, in lines.

    Parameters
    ----------
    cells, verdicts : DataFrame
        As of :func:`moved` and :func:`turned`.
    most : int
        How many of each are written out; the rest is counted.

    """
    new = cells["before"].isna()
    lines = [f"{int(new.sum()):,} new numbers, {int((~new).sum()):,} changed ones"]
    for row in cells[~new].head(most).to_dict("records"):
        was, now = (f"{row[side]:,.15g}" for side in ("before", "after"))
        lines.append(
            f"  {row['series']} {row['reference_period']}: {was} → {now} {row['unit']}"
        )
    lines += [f"  … and {int((~new).sum()) - most:,} more"] * (int((~new).sum()) > most)
    lines.append(f"{len(verdicts):,} verdicts turned")
    for row in verdicts.head(most).to_dict("records"):
        was = row["before"] or "none"
        lines.append(f"  {row['claim']}, {row['question']}: {was} → {row['after']}")
    lines += [f"  … and {len(verdicts) - most:,} more"] * (len(verdicts) > most)
    return "\n".join(lines)


def _newest(rows: pd.DataFrame) -> pd.DataFrame:
    ordered = rows.sort_values("vintage", kind="stable")
    return ordered.drop_duplicates(_CELL, keep="last")
