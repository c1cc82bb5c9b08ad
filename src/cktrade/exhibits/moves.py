"""How a number moved: against the year before, over ten years, and year by year.

Every change is a key, so ``why`` takes it apart. Only the same series are compared,
whole years with whole years and final numbers with final ones: what is not held, or not
alike, has no change, and never one of nought.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import dropwhile
from typing import TYPE_CHECKING, Any

import pandas as pd

from cktrade.errors import ComparabilityError, NotHeldError
from cktrade.record.answer import number_of
from cktrade.record.evaluated import TERM, period_of
from cktrade.vocabulary import Status
from cktrade.wording.change_words import change as in_words
from cktrade.wording.table_texts import say

if TYPE_CHECKING:
    from cktrade.record.evaluated import Evaluated
    from cktrade.record.record import Record
    from cktrade.vocabulary import Lang

#: How far a run of years goes back, and how many of them must be held to be drawn.
_BACK, _LEAST = 20, 5
_SPANS = ("year", "decade")
_RANK, _SHARE = "rank", " / "


@dataclass(frozen=True)
class Change:
    """How far a number moved.

    Attributes
    ----------
    key : str
        What ``why`` takes apart.
    value : float
        In per cent, percentage points, or places (more is lower).
    kind : {'percent', 'points', 'places'}
        Which of them.

    """

    key: str
    value: float
    kind: str


@dataclass(frozen=True)
class Moves:
    """The changes of a number; None where the record cannot say.

    Attributes
    ----------
    year, decade : Change or None
        Against the same period one and ten years before.
    run : tuple of (str, float or None)
        Period → number, the newest last; empty where too few are held.

    """

    year: Change | None = None
    decade: Change | None = None
    run: tuple[tuple[str, float | None], ...] = ()


#: Of a number that has no changes.
NOWHERE = Moves()


def moves(number: Evaluated, record: Record) -> Moves:
    """Return how a number moved.

    Parameters
    ----------
    number : Evaluated
        Of one period; a growth, a mean or a span has no changes.
    record : Record
        The record that it came from.

    Examples
    --------
    >>> import cktrade as ck
    >>> from cktrade.exhibits.key_rows import Shown, record_of
    >>> record = record_of(Shown({n: ck.load(n) for n in ("observations", "sources")}))
    >>> key = "worldbank.sp-pop-totl.can.level.total@2024"
    >>> moved = moves(number_of(key, record), record)
    >>> moved.year.kind, moved.run[-1][0]
    ('percent', '2024')

    """
    period = period_of(number.key)
    if "/" in period or number.key.startswith(
        ("growth(", "mean(", "each(", "members(")
    ):
        return NOWHERE
    return Moves(
        change(number, 1, record), change(number, 10, record), _run(number, record)
    )


def change(number: Evaluated, years: int, record: Record) -> Change | None:
    """Return the change of a number against the same period so many years before."""
    earlier = _held(_before(number.key, years), record)
    if earlier is None or _final(earlier) != _final(number):
        return None
    if " - " in number.key:  # a balance may cross nought: no per cent of it
        return None
    if number.unit == _RANK:
        kind, key = "places", f"{number.key} - {earlier.key}"
    elif _SHARE in number.key:
        kind, key = "points", f"({number.key}) - ({earlier.key})"
    else:
        kind, key = "percent", f"growth({earlier.key}; {number.key})"
    found = _held(key, record) if earlier.value > 0 else None
    if found is None or (
        kind == "places" and found.interval.low != found.interval.high
    ):
        return None
    return Change(key, found.value, kind)


def with_moves(rows: pd.DataFrame, record: Record) -> pd.DataFrame:
    """Set beside each number how it moved: value, unit and key, and its run of years.

    Parameters
    ----------
    rows : DataFrame
        Rows with ``key``.
    record : Record
        The record that they came from.

    Returns
    -------
    DataFrame
        The same rows with ``change_year`` and ``change_decade``, each with ``_unit``
        and ``_key`` (NaN and "" where the record cannot say), and ``run``.

    """
    found = [moves(number_of(key, record), record) for key in rows["key"]]
    told: dict[str, Any] = {"run": [one.run for one in found]}
    for span in _SPANS:
        each: list[Change | None] = [getattr(one, span) for one in found]
        told[f"change_{span}"] = [one.value if one else math.nan for one in each]
        told[f"change_{span}_unit"] = [one.kind if one else "" for one in each]
        told[f"change_{span}_key"] = [one.key if one else "" for one in each]
    return rows.assign(**told)


def without_gaps(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows of which only some have moves, without columns that none has."""
    texts = [f"change_{span}_{end}" for span in _SPANS for end in ("unit", "key")]
    whole = rows.fillna(dict.fromkeys(texts, ""))
    runs = [run if isinstance(run, tuple) else () for run in rows["run"]]
    whole = whole.assign(run=pd.Series(runs, index=rows.index, dtype=object))
    empty = [] if any(runs) else ["run"]
    for span in _SPANS:
        if whole[f"change_{span}"].isna().all():
            empty += [f"change_{span}{end}" for end in ("", "_unit", "_key")]
    return whole.drop(columns=empty)


def _before(key: str, years: int) -> str:
    """Put the periods of a key so many years back; a day stays a day of its month.

    Examples
    --------
    >>> _before("a.b@2023-12-31 + a.c@2023-12-31", 1)
    'a.b@2022-12-31 + a.c@2022-12-31'

    """

    def earlier(period: str) -> str:
        return f"{int(period[:4]) - years:04d}{period[4:]}"

    return TERM.sub(lambda m: f"{m['series']}@{earlier(m['period'])}", key)


def _held(key: str, record: Record) -> Evaluated | None:
    try:
        found = number_of(key, record)
    except (NotHeldError, ComparabilityError, ZeroDivisionError):
        return None
    return None if math.isnan(found.value) else found


def _final(number: Evaluated) -> bool:
    return all(cell["status"] != Status.PRELIMINARY for cell in number.cells)


def _run(number: Evaluated, record: Record) -> tuple[tuple[str, float | None], ...]:
    if number.unit == _RANK:
        return ()
    keys = [_before(number.key, n) for n in range(_BACK, 0, -1)]
    found = [(period_of(key), _held(key, record)) for key in keys]
    alike = [
        (period, None if one is None or _final(one) != _final(number) else one.value)
        for period, one in found
    ]
    run = tuple(dropwhile(lambda point: point[1] is None, alike))
    known = sum(value is not None for _, value in run) + 1
    return (*run, (period_of(number.key), number.value)) if known >= _LEAST else ()


def one_change(moved: Change | None, lang: Lang) -> str:
    """Write a change, or two dots where there is none."""
    return (
        in_words(moved.value, moved.kind, lang) if moved else in_words(None, "", lang)
    )


def both_changes(moved: Moves, lang: Lang) -> str:
    """Write the changes over a year and over ten; what is not held is left out."""
    if moved.year and moved.decade:
        year, decade = (one_change(one, lang) for one in (moved.year, moved.decade))
        return say("change.both", lang, year=year, decade=decade)
    for span in _SPANS:
        one: Change | None = getattr(moved, span)
        if one:
            return say(f"change.{span}", lang, change=one_change(one, lang))
    return ""
