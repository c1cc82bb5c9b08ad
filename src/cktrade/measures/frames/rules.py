"""What can be asked of rows before they are brought together.

A rule puts marks on rows; the lowest and highest mark in a group tell whether the group
breaks it, so that one small query answers for all rules on any engine. The same marks
then find the rows to name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import narwhals as nw

from cktrade.errors import CktradeError, ComparabilityError, PeriodError
from cktrade.measures.frames import ordinals

Found = Mapping[str, Any]

#: how often the most frequent key of a group stands
TIMES = "_ck_times"


@dataclass(frozen=True)
class Rule:
    """One thing that a measure asks of the rows it brings together.

    Attributes
    ----------
    broken : narwhals.Expr
        Whether a group breaks the rule, from ``<mark>_low`` and ``<mark>_high``.
    wrong : callable
        From what was found in a group: what was expected, and found.
    culprits : callable
        From the same: what the rows to be named are like, an expression for each sort.
    advice : str
        What to do.
    marks : dict
        What the rule marks on each row, by name.
    error : type
        What to raise.

    """

    broken: nw.Expr
    wrong: Callable[[Found], str]
    culprits: Callable[[Found], list[nw.Expr]]
    advice: str
    marks: Mapping[str, nw.Expr] = field(default_factory=dict)
    error: type[CktradeError] = ComparabilityError


def filled(keys: Sequence[str]) -> Rule:
    """Ask for a value in each key."""
    lacking = [nw.col(key).is_null() for key in keys]
    mark = nw.any_horizontal(*lacking, ignore_nulls=False).cast(nw.Int64())
    return Rule(
        marks={"_ck_null": mark},
        broken=nw.col("_ck_null_high") > 0,
        wrong=lambda _: f"expected a value in each of {_plain(keys)}, found none",
        culprits=lambda _: [nw.col("_ck_null") == 1],
        advice="Fill the cell, or drop the row: it belongs to no group.",
    )


def countable(period: str) -> Rule:
    """Ask for periods that are years, quarters or months."""
    return Rule(
        marks={"_ck_form": ordinals.frequency(period)},
        broken=nw.col("_ck_form_low") == "",
        wrong=lambda _: f"expected years, quarters or months in {period!r}",
        culprits=lambda _: [nw.col("_ck_form") == ""],
        advice="Write 2018, 2018-Q2, 2018-09, 2023-A1 (a reporting year) or, of a "
        "stock counted once a year, 2023-12-31; other days and spans cannot be counted "
        "with.",
        error=PeriodError,
    )


def once(keys: Sequence[str]) -> Rule:
    """Ask for one row for each key."""
    return Rule(
        broken=nw.col(TIMES) > 1,
        wrong=lambda found: (
            f"expected one row for each {_plain(keys)}, found {found[TIMES]:.0f}"
        ),
        culprits=lambda _: [nw.len().over(*keys) > 1],
        advice="Keep one of them (one vintage: load(as_of=...)), name in by= the "
        "column that tells them apart, or add them up first (total).",
    )


def _plain(keys: Sequence[str]) -> str:
    return ", ".join(k for k in keys if not k.startswith("_ck_")) or "table"


def alike(name: str) -> Rule:
    """Ask for one value of a column in each group."""
    return _one(name, nw.col(name).cast(nw.String()).fill_null(""))


def one_frequency(period: str) -> Rule:
    """Ask for periods of one frequency in each group."""
    return _one("frequency", ordinals.frequency(period))


def _one(name: str, what: nw.Expr) -> Rule:
    mark = f"_ck_like_{name}"
    low, high = f"{mark}_low", f"{mark}_high"
    return Rule(
        marks={mark: what},
        broken=nw.col(low) != nw.col(high),
        wrong=lambda found: (
            f"expected one {name}, found {found[low]!r} and {found[high]!r}"
        ),
        culprits=lambda found: [nw.col(mark) == found[end] for end in (low, high)],
        advice=f"Keep the rows of one {name}, bring them to one (money: convert), or "
        "keep them apart with by=.",
    )


def one_level(part: str) -> Rule:
    """Ask for one length of codes made of digits (in the HS 2, 4, 6, 8 or 10)."""
    text = nw.col(part).cast(nw.String()).fill_null("")
    length = text.str.len_chars().cast(nw.Int64())
    digits = nw.when(text.str.contains("^[0-9]+$")).then(length)
    mark, odd = f"_ck_digits_{part}", f"_ck_odd_{part}"
    low, high = f"{mark}_low", f"{mark}_high"
    return Rule(
        marks={mark: digits, odd: digits % 2},
        broken=(nw.col(low) != nw.col(high)) & (nw.col(f"{odd}_high") == 0),
        wrong=lambda found: (
            f"codes of {found[low]:.0f} and {found[high]:.0f} digits stand together in "
            f"{part!r}"
        ),
        culprits=lambda found: [nw.col(mark) == found[end] for end in (low, high)],
        advice="A heading contains its subheadings: keep the codes of one length.",
    )


def not_negative(value: str) -> Rule:
    """Ask for numbers of zero or more."""
    mark = f"_ck_number_{value}"
    return Rule(
        marks={mark: nw.col(value)},
        broken=nw.col(f"{mark}_low") < 0,
        wrong=lambda found: (
            f"expected no number below zero in {value!r}, found "
            f"{found[f'{mark}_low']:g}"
        ),
        culprits=lambda _: [nw.col(mark) < 0],
        advice="A share of flows that offset one another means nothing: measure the "
        "flows, not their balance.",
    )
