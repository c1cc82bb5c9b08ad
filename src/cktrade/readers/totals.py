"""Totals against their parts, wherever one file carries both.

IRCC's tables list every citizenship and the total of all: a lost row shows there. Each
count is rounded by itself and small ones are masked, so that the two never agree to the
unit; what is allowed is what rounding and masking do to that many numbers, and over all
periods together they do next to nothing. In any other table the economies listed may be
some of many: together they are at most the world.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from cktrade.errors import FormatError
from cktrade.readers.wide_table import alike
from cktrade.vocabulary import Adjustment, Status, economies

if TYPE_CHECKING:
    from cktrade.readers.raw_file import Raw

_WORLD = "WLD"
_SAME = [
    "measure", "reporter", "flow", "product", "basis", "valuation", "dimensions",
    "unit", "reference_period",
]  # fmt: skip
#: Measures that cannot be negative, so that no part is larger than its total.
_ADDED = ("merchandise_trade", "visitors")
#: Fewer economies than this are a selection, not the whole world.
_MANY = 100
#: In genuine files the gap reaches six, and two in the mean of all periods.
_SIGMAS, _SIGMAS_IN_ALL = 8.0, 3.0
#: Half of what is masked at most: a count from 1 to 4.
_MASKED = 2.5


def refuse_lost_parts(raw: Raw, rows: pd.DataFrame) -> None:
    """Refuse a file whose totals are far from its parts.

    Parameters
    ----------
    raw : Raw
        The file, for the message.
    rows : DataFrame
        The wide table of the whole file.

    Raises
    ------
    FormatError
        Naming the total, and how far off its parts are.

    """
    sums = _totals_of_many(rows)
    if sums is None:
        return
    if rows["series"].iloc[0].startswith("ircc."):
        worst = _widest_gap(sums)
        if worst is not None:
            raise _far_off(raw, worst, "as many")
    else:
        over = _surplus(sums)
        if len(over):
            raise _far_off(raw, over.iloc[0], "no more")


def any_lost_parts(rows: pd.DataFrame) -> bool:
    """Say whether :func:`refuse_lost_parts` would refuse one of many files.

    Parameters
    ----------
    rows : DataFrame
        The wide tables of the files, under each other.

    """
    sums = _totals_of_many(rows, [*_SAME, "source"])
    if sums is None:
        return False
    counts = sums["series"].str.startswith("ircc.")
    files = sums[counts].groupby("source")
    gaps = any(_widest_gap(one) is not None for _, one in files)
    return gaps or len(_surplus(sums[~counts])) > 0


def _totals_of_many(rows: pd.DataFrame, same: list[str] = _SAME) -> pd.DataFrame | None:
    """Return the totals of which many parts are listed, with what these add up to."""
    totals = rows["partner"].eq(_WORLD) & rows["value"].notna()
    if not totals.any() or totals.all():
        return None
    single = {p for p in rows["partner"].unique() if _is_single(p)}
    sums = _sums(rows[totals], rows[rows["partner"].isin(single)], same)
    return sums[sums["listed"] >= _MANY]


def _is_single(partner: str) -> bool:
    return economies.is_code(partner) and not economies.is_aggregate(partner)


def _sums(totals: pd.DataFrame, parts: pd.DataFrame, same: list[str]) -> pd.DataFrame:
    """Return each total beside the sum of its parts, their number and rounding."""
    both = pd.concat([totals, parts], ignore_index=True)
    numbers = alike(both, same)[0]
    keys, of_parts = numbers[: len(totals)], numbers[len(totals) :]
    many = int(numbers.max()) + 1
    masked = parts["status"].eq(Status.MASKED).to_numpy()
    unit = parts["precision"].to_numpy()
    known = parts["value"].fillna(0).to_numpy()
    counted = {
        "sum": known,
        "listed": np.ones(len(parts)),
        "masked": masked.astype("float64"),
        "variance": unit**2 / 12,
        "rounding": unit / 2,
        "negative": (known < 0).astype("float64"),
    }
    added = {n: np.bincount(of_parts, w, many)[keys] for n, w in counted.items()}
    return totals.assign(
        **added,
        comparable=totals["measure"].isin(_ADDED)
        & totals["adjustment"].eq(Adjustment.UNADJUSTED)
        & (added["negative"] == 0),
    )


def _widest_gap(sums: pd.DataFrame) -> pd.Series[Any] | None:
    """Return the total of a file that is farthest off, if any is too far."""
    if sums.empty:
        return None
    gap = sums["value"] - sums["sum"] - _MASKED * sums["masked"]
    sigmas = gap / np.sqrt(sums["variance"])
    mean = float(sigmas.mean())
    far = sigmas.abs().max() > _SIGMAS or abs(mean) > _SIGMAS_IN_ALL
    return sums.loc[sigmas.abs().idxmax()] if far else None


def _surplus(sums: pd.DataFrame) -> pd.DataFrame:
    """Return the totals that are less than their parts, of those that may be held."""
    allowed = sums["value"] + sums["precision"] / 2 + sums["rounding"]
    return sums[sums["comparable"] & (sums["sum"] > allowed)]


def _far_off(raw: Raw, total: pd.Series[Any], expected: str) -> FormatError:
    return FormatError(
        f"{raw.path}, row {total['row']}: expected {expected} as the total of "
        f"{total['reference_period']}, {float(total['value']):,.10g}, in the "
        f"{int(float(total['listed']))} economies listed; found "
        f"{float(total['sum']):,.10g}. Rows were lost or altered: take the file as the "
        "agency publishes it."
    )
