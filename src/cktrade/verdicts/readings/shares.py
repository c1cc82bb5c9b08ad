"""Readings of a share: a part divided by the whole that the claim may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.record.way import Way
from cktrade.verdicts.readings.expected import of_shares, part_of
from cktrade.verdicts.readings.meant import candidates
from cktrade.verdicts.readings.offer import Offer, offered
from cktrade.verdicts.readings.reading import Reading, read
from cktrade.verdicts.readings.ways import ways

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cktrade.record.record import Record, Row
    from cktrade.verdicts.claim import Claim
    from cktrade.verdicts.readings.reading import Moment

_WHOLE = "TOTAL"
_WORLD = "WLD"
_SAME = ("measure", "reporter", "partner", "flow", "basis", "adjustment", "unit")


def offer_share(claim: Claim, moment: Moment) -> Offer:
    """Return every reading of a share, each by the whole that it is a share of.

    Parameters
    ----------
    claim : Claim
        A claim in per cent.
    moment : Moment
        The record, and up to which day its periods count.

    Returns
    -------
    Offer
        A part of a product is read as a share of all products with the same partner,
        and of the product with all partners; a total as a share of all partners. Where
        the whole is not held there is no reading. A series that is itself of shares is
        read as it is.

    """
    record, found = moment.record, list[Reading]()
    for way, period, departures in candidates(claim, ways(claim, record), moment):
        if way.minus:
            continue
        if all(of_shares(row) for row in way.rows):
            reading = read(claim, way, way.key(period), period, record, *departures)
            found += [reading] if reading is not None else []
            continue
        for note, whole in _wholes(way, record):
            below = whole.key(period)
            above = way.key(period)
            if not way.region:
                above, below = _bracketed(above), _bracketed(below)
            reading = read(
                claim, way, f"{above} / {below}", period, record, *departures,
                notes=(note,), basis=f"{way.code} {note}",
            )  # fmt: skip
            found += [reading] if reading is not None else []
    return offered(claim, moment, found)


def _bracketed(key: str) -> str:
    return f"({key})" if " " in key else key


def _wholes(way: Way, record: Record) -> Iterator[tuple[str, Way]]:
    world = [_of_world(row, way, record) for row in way.rows]
    if None not in world:
        rows = tuple(row for row in world if row is not None)
        yield "share_of_world", Way(way.code, rows)
    if all(row["product"] not in {_WHOLE, "not applicable"} for row in way.rows):
        found = [_of_all_products(row, record) for row in way.rows]
        if None not in found:
            rows = tuple(row for row in found if row is not None)
            yield "share_of_products", Way(way.code, rows)


def _of_world(row: Row, way: Way, record: Record) -> Row | None:
    """Return the series of all partners; of all reporters where they are added."""
    if _WORLD in (row["partner"], row["reporter"]):
        return None
    kin = record.kin(row)
    if _WORLD in kin:
        return kin[_WORLD]
    if not way.region:
        return None
    same = {
        column: str(row[column])
        for column in ("measure", "flow", "product", "basis", "unit", "dimensions")
    }
    return next(iter(record.series(**same, reporter=_WORLD)), None)


def _of_all_products(row: Row, record: Record) -> Row | None:
    same = {column: str(row[column]) for column in _SAME}
    part = part_of(str(row["dimensions"]))
    found = [
        other
        for other in record.series(**same, product=_WHOLE)
        if part_of(str(other["dimensions"])) == part
    ]
    return found[0] if found else None
