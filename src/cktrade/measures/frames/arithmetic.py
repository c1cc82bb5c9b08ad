"""Division and reasons: a number that cannot be had is missing, and says why."""

from __future__ import annotations

import narwhals as nw


def ratio(above: nw.Expr, below: nw.Expr) -> nw.Expr:
    """Divide, and leave the result missing where the divisor is zero.

    Engines disagree on a division by zero (infinity, missing, an error), so it is never
    left to them.
    """
    return nw.when(below != 0).then(above / below)


def reasons(*cases: tuple[str, nw.Expr]) -> nw.Expr:
    """Say why a number is missing: the first case that holds, or ``""``."""
    words: nw.Expr = nw.lit("")
    for word, holds in reversed(cases):
        words = nw.when(holds).then(nw.lit(word)).otherwise(words)
    return words
