"""Ranks need the whole field of competitors, and say how complete it is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cktrade.errors import ComparabilityError, NotHeldError
from cktrade.record import intervals
from cktrade.record.evaluated import Evaluated
from cktrade.record.intervals import Interval
from cktrade.record.keys import evaluate
from cktrade.record.way import Way
from cktrade.vocabulary import Status, economies, periods

if TYPE_CHECKING:
    from cktrade.record.record import Record

#: Blocs that a reader may have counted as one partner.
BLOCS = ("EU",)


@dataclass(frozen=True)
class Field:
    """A partner among its competitors, at one period.

    Attributes
    ----------
    own : Evaluated
        The partner's own number.
    others : dict of Evaluated
        Competitor (an economy's code, or a bloc's) → its number.
    world : Evaluated or None
        The total over all partners, if it is held.
    empty : int
        How many competitors the table names without a number for the period (none, or
        a suppressed one).

    """

    own: Evaluated
    others: dict[str, Evaluated]
    world: Evaluated | None
    empty: int = 0

    @property
    def larger(self) -> list[str]:
        """Competitors whose whole interval lies above the partner's."""
        return [
            code
            for code, other in self.others.items()
            if other.interval.low > self.own.interval.high
        ]

    @property
    def unseen(self) -> float:
        """How many competitors that are not held may be as large as the partner.

        What the world's total leaves after all partners held, divided by the partner's
        own number: no more of that size fit into it. Infinite without a total.
        """
        if self.world is None:
            return math.inf
        held = intervals.total(
            [self.own.interval, *map(_interval, self.others.values())]
        )
        rest = max(self.world.interval.high - held.low, 0.0)
        return math.floor(rest / max(self.own.interval.low, 1e-9))

    @property
    def places(self) -> Interval:
        """The best and the worst place that the record allows; equals share a place."""
        best = 1 + len(self.larger)
        perhaps = sum(
            other.interval.high > self.own.interval.low
            for other in self.others.values()
        )
        return Interval(best, 1 + perhaps + self.unseen)

    def __str__(self) -> str:
        held = f"1 + {len(self.larger)} larger of {len(self.others)} competitors held"
        if self.empty:
            held += f" ({self.empty} more have no number)"
        if not self.unseen:
            return f"{held}; none that is not held can be larger"
        more = "any number" if math.isinf(self.unseen) else f"at most {self.unseen:.0f}"
        return f"{held}; {more} not held may be larger"


def _interval(evaluated: Evaluated) -> Interval:
    return evaluated.interval


def field(way: Way, period: str, record: Record, *, bloc: str | None = None) -> Field:
    """Collect a partner's competitors from the table that holds the partner.

    Parameters
    ----------
    way : Way
        Which series count, of the partner whose place is asked.
    period : str
        A period at which they are read.
    record : Record
        The record as it stood on some day.
    bloc : str, optional
        A bloc to count as one partner; members as of the period's end. If only some
        of its members are held, their sum is a lower bound.

    Returns
    -------
    Field
        The partner, its competitors, and the world's total if held.

    Raises
    ------
    NotHeldError
        If the partner's own number is not held.

    """
    own = evaluate(way.key(period), record)
    partner = way.rows[0]["partner"]
    named = [
        code
        for code in _partners(way, record)
        if code != partner and economies.kind(code) == "economy"
    ]
    found = {code: _of(way, code, period, record) for code in named}
    single = {code: number for code, number in found.items() if number is not None}
    empty = len(named) - len(single)
    if bloc is not None:
        single = _merged(single, bloc, period)
    return Field(own, single, _of(way, "WLD", period, record), empty)


def _partners(way: Way, record: Record) -> list[str]:
    first = way.rows[0]
    same = (
        "measure",
        "reporter",
        "flow",
        "product",
        "basis",
        "adjustment",
        "dimensions",
    )
    rows = record.series(**{column: first[column] for column in same})
    table = first["series"].split(".")[:2]
    return sorted({r["partner"] for r in rows if r["series"].split(".")[:2] == table})


def _of(way: Way, partner: str, period: str, record: Record) -> Evaluated | None:
    own = f".{way.rows[0]['partner'].lower()}."
    key = way.key(period).replace(own, f".{partner.lower()}.")
    try:
        return evaluate(key, record)
    except (NotHeldError, ComparabilityError):
        return _masked(key, record)


def _masked(key: str, record: Record) -> Evaluated | None:
    """Return a masked count, which is small although nobody says how small."""
    series, _, period = key.partition("@")
    cell = record.cell(series, period)
    if cell is None or cell["status"] != Status.MASKED:
        return None
    reach = intervals.observed(cell)
    return Evaluated(key, math.nan, reach, cell["unit"], (cell,), "masked")


def _merged(
    numbers: dict[str, Evaluated], bloc: str, period: str
) -> dict[str, Evaluated]:
    day = periods.bounds(period)[1]
    members = economies.members(bloc, on=day)
    inside = [n for code, n in numbers.items() if code in members]
    outside = {code: n for code, n in numbers.items() if code not in members}
    if not inside:
        return outside
    low = intervals.total([n.interval for n in inside])
    reach = low if len(inside) == len(members) else Interval(low.low, math.inf)
    together = Evaluated(
        " + ".join(n.key for n in inside),
        sum(n.value for n in inside),
        reach,
        inside[0].unit,
        tuple(cell for n in inside for cell in n.cells),
        f"{len(inside)} of {len(members)} members",
    )
    return {**outside, bloc: together}


def rank_of(key: str, record: Record) -> Evaluated:
    """Compute a key of the form ``rank(S@2018 + T@2018)`` or ``rank(…; EU)``.

    Parameters
    ----------
    key : str
        The key; its terms are series of one partner at one period.
    record : Record
        The record as it stood on some day.

    Returns
    -------
    Evaluated
        The best place that the record allows, and the interval to the worst.

    Raises
    ------
    NotHeldError
        If the key has another form, or the partner's number is not held.

    """
    inside, _, bloc = key.removeprefix("rank(").removesuffix(")").partition("; ")
    terms = [term.partition("@") for term in inside.split(" + ")]
    rows = [record.series(series=series) for series, *_ in terms]
    found = {period for *_, period in terms}
    if f"rank({inside}{'; ' * bool(bloc)}{bloc})" != key or not all(rows):
        raise NotHeldError(f"{key!r} is not the rank of series that are held.")
    if len(found) > 1 or len({row[0]["partner"] for row in rows}) > 1:
        raise ComparabilityError(
            f"{key!r}: a rank is of one partner at one period, and not of "
            f"{' and '.join(inside.split(' + '))}."
        )
    if bloc and bloc not in BLOCS:
        raise NotHeldError(f"{key!r}: ranks know the bloc {', '.join(BLOCS)} only.")
    way = Way("", tuple(row[0] for row in rows))
    return ranked(field(way, found.pop(), record, bloc=bloc or None), key)


def ranked(competitors: Field, key: str) -> Evaluated:
    """Return the partner's places in a field, under a key."""
    places = competitors.places
    cells = (
        *competitors.own.cells,
        *(c for n in competitors.others.values() for c in n.cells),
    )
    return Evaluated(
        key, places.low, places, "rank", cells, str(competitors)
    )  # fmt: skip
