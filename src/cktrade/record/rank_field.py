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
from cktrade.record.record import table_of
from cktrade.record.way import Way
from cktrade.vocabulary import Status, codelist, economies, periods

if TYPE_CHECKING:
    from cktrade.record.record import Record

#: Blocs that a reader may have counted as one partner.
BLOCS = ("EU", "EU+GBR", "EU-GBR")


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
    residual : Interval or None
        What the table counts as other partners, if it does.
    ceiling : float
        No partner that is not held is larger: the last of a list of the largest.

    """

    own: Evaluated
    others: dict[str, Evaluated]
    world: Evaluated | None
    empty: int = 0
    residual: Interval | None = None
    ceiling: float = math.inf

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

        What the world's total leaves after all partners held, or what the table counts
        as other partners, divided by the partner's own number: no more of that size
        fit into it. Infinite without either. None where the partner is as large as
        the last of a list of the largest.
        """
        if self.own.value >= self.ceiling:
            return 0
        rest = self._rest
        if math.isinf(rest):
            return rest
        return math.floor(rest / max(self.own.interval.low, 1e-9))

    @property
    def _rest(self) -> float:
        """What may at most belong to partners that are not held."""
        bounds = [math.inf if self.residual is None else self.residual.high]
        if self.world is not None:
            each = [self.own.interval, *map(_interval, self.others.values())]
            held = intervals.total(each)
            bounds.append(max(self.world.interval.high - held.low, 0.0))
        return min(bounds)

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
    kin = _kin(way, record)
    named = [c for c in kin if c != partner and economies.kind(c) == "economy"]
    found = {code: _number(kin[code].key(period), record) for code in named}
    single = {code: number for code, number in found.items() if number is not None}
    empty = len(named) - len(single)
    if bloc is not None:
        single = _merged(single, bloc, period)
    world = _number(kin["WLD"].key(period), record) if "WLD" in kin else None
    every = [own, *found.values()]
    known = [n.value for n in every if n is not None and not math.isnan(n.value)]
    return Field(
        own, single, world, empty, _residual(kin, period, record),
        _last_of_list(way, known),
    )  # fmt: skip


def _last_of_list(way: Way, numbers: list[float]) -> float:
    """Return the smallest of a table's largest, where it is a list of these."""
    selection = codelist("selections").get(table_of(way.rows[0]))
    if selection is None or len(numbers) < int(selection["largest"]):
        return math.inf
    return sorted(numbers, reverse=True)[int(selection["largest"]) - 1]


def _kin(way: Way, record: Record) -> dict[str, Way]:
    """Return partner → the same way of counting, of every partner of the table."""
    counted = " + ".join(row["series"] for row in way.rows)
    return record.remembered(
        f"kin {way.code} of {counted}", lambda: _found_kin(way, record)
    )


def _found_kin(way: Way, record: Record) -> dict[str, Way]:
    each = [record.kin(row) for row in way.rows]
    common = sorted(set(each[0]).intersection(*each[1:]))
    return {code: Way(way.code, tuple(kin[code] for kin in each)) for code in common}


def _residual(kin: dict[str, Way], period: str, record: Record) -> Interval | None:
    """Return what the table counts as other partners, if it says so."""
    codes = [code for code in kin if economies.kind(code) == "residual"]
    found = [_number(kin[code].key(period), record) for code in codes]
    held = [number.interval for number in found if number is not None]
    return intervals.total(held) if held and len(held) == len(found) else None


def _number(key: str, record: Record) -> Evaluated | None:
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


def members_of(bloc: str, period: str) -> list[str]:
    """Return a bloc's members at the end of a period, with one more or one less.

    Parameters
    ----------
    bloc : str
        ``EU``, or ``EU+GBR`` and ``EU-GBR``: with and without the United Kingdom.
    period : str
        The period; membership of its last day counts.

    Examples
    --------
    >>> [len(members_of(bloc, "2018")) for bloc in ("EU", "EU-GBR")]
    [28, 27]

    """
    name, sign, other = bloc[:2], bloc[2:3], bloc[3:]
    found = set(economies.members(name, on=periods.bounds(period)[1]))
    return sorted(found | {other} if sign == "+" else found - {other})


def _merged(
    numbers: dict[str, Evaluated], bloc: str, period: str
) -> dict[str, Evaluated]:
    members = members_of(bloc, period)
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
