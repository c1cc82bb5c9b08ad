"""Claims, record and sources → three verdicts a claim, and every reading tried."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from cktrade.errors import NotHeldError
from cktrade.record.record import Record
from cktrade.schemas.frames import demand_frame
from cktrade.verdicts.bearing import bearing_of, bearings
from cktrade.verdicts.beside import region_of
from cktrade.verdicts.claim import Claim
from cktrade.verdicts.judge import AGREES, NOT_CHECKABLE, Judged, judge
from cktrade.verdicts.readings.durations import offer_dates, speaks_of_dates
from cktrade.verdicts.readings.growth_claims import offer_growth
from cktrade.verdicts.readings.ranks import offer_rank
from cktrade.verdicts.readings.reading import Moment
from cktrade.verdicts.readings.shares import offer_share
from cktrade.verdicts.readings.time_frames import frame_of, offer_framed
from cktrade.verdicts.readings.values import offer_value
from cktrade.verdicts.readings.years import offer_each, offer_mean
from cktrade.verdicts.reasons import not_out
from cktrade.verdicts.verdict import Verdict
from cktrade.vocabulary import Statistic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from cktrade.verdicts.readings.offer import Offer

_OFFERS: dict[str, Callable[[Claim, Moment], Offer]] = {
    Statistic.RANK: offer_rank,
    Statistic.MEAN: offer_mean,
    Statistic.EACH: offer_each,
    Statistic.SHARE: offer_share,
    Statistic.GROWTH: offer_growth,
}


@dataclass(frozen=True)
class Checked:
    """Verdicts, and the readings that were tried for them.

    Attributes
    ----------
    verdicts : DataFrame
        The verdicts table, one row a claim in the claims' order.
    readings : DataFrame
        The readings table, one row a reading worth showing.

    """

    verdicts: pd.DataFrame
    readings: pd.DataFrame


def check(
    claims: pd.DataFrame,
    observations: pd.DataFrame,
    sources: pd.DataFrame,
    events: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Hold every claim against the record: when printed, for its time, and today.

    Parameters
    ----------
    claims : DataFrame
        Rows of the claims table.
    observations : DataFrame
        The record in the wide table, with all its vintages.
    sources : DataFrame
        The sources table: says between which days a document was published, and which
        files only quote an agency.
    events : DataFrame, optional
        The events table; durations and anniversaries are worked out from it.

    Returns
    -------
    DataFrame
        The verdicts table, one row a claim in the claims' order: the claim's interval
        (``low``, ``high``; missing means without limit), the verdicts ``when_printed``
        (two words joined by "; " where it changes between the first and the last day on
        which the document can have been published), ``for_its_time`` and ``today``
        (empty where the claim states its period), the ``reason`` where it is not
        checkable, the reading that grounds it, its value and interval, the ``miss``
        (the record less the printed figure, 0 where they meet; claim's unit), the grade
        of ``evidence``, the placebo rate of a choice, one ``sentence`` and the
        ``caveat`` in each language.

    Raises
    ------
    NotHeldError
        If a claim's document is not among the sources.

    Notes
    -----
    The words and their order are defined in :mod:`cktrade.verdicts.judge`. No clock
    is read: *today* is the newest vintage held.

    Examples
    --------
    See docs/verdicts.md for worked cases.

    Examples
    --------
    >>> import cktrade as ck
    >>> tables = [ck.load(name) for name in ("claims", "observations", "sources")]
    >>> one = tables[0][tables[0]["claim"].eq("gac-two-way-trade-2018")]
    >>> check(one, *tables[1:])["for_its_time"].tolist()  # doctest: +ELLIPSIS
    ['agrees...']

    """
    demand_frame(claims, "ck.check: claims")
    demand_frame(observations, "ck.check: observations")
    demand_frame(sources, "ck.check: sources")
    return checked(claims, observations, sources, events).verdicts


def checked(
    claims: pd.DataFrame,
    observations: pd.DataFrame,
    sources: pd.DataFrame,
    events: pd.DataFrame | None = None,
) -> Checked:
    """Return the verdicts as :func:`check` does, and every reading worth showing."""
    found = judged(claims, Record(observations, sources), sources, events)
    rows = [verdict.row() for verdict in found]
    readings = [row for verdict in found for row in verdict.readings()]
    return Checked(pd.DataFrame(rows), pd.DataFrame(readings))


def judged(
    claims: pd.DataFrame,
    record: Record,
    sources: pd.DataFrame,
    events: pd.DataFrame | None = None,
) -> list[Verdict]:
    """Return the verdict on each claim, in the claims' order."""
    asked = _claims(claims, sources)
    told = [] if events is None else _rows(events)
    days = {day for claim in asked for day in _days(claim)}
    then = {day: record.until(day) for day in sorted(days)}

    def at(moment: Callable[[Claim], Moment]) -> dict[str, tuple[Claim, Offer]]:
        return {c.claim: (c, _offer(c, moment(c), told)) for c in asked}

    ends = [
        _judged(at(lambda c, n=n: Moment(then[_days(c)[n]], _ends(c)[n])))  # type: ignore[misc]
        for n in (0, 1)
    ]
    its_time = _judged(at(lambda c: Moment(record, c.published_from)))
    present = {k: v for k, v in at(lambda _: Moment(record)).items() if v[0].present}
    dated = {k for k, (claim, _) in present.items() if _timeless(claim)}
    right = {k for k, found in its_time.items() if found.word == AGREES}
    now = _judged({k: v for k, v in present.items() if k not in dated}, right)
    return [
        Verdict(
            claim,
            tuple(
                _explained(end[claim.claim], its_time[claim.claim], record, day)
                for end, day in zip(ends, _days(claim), strict=True)
            ),
            its_time[claim.claim],
            now.get(claim.claim),
            region_of(claim, Moment(record, claim.published_from)),
        )
        for claim in asked
    ]


def _offer(claim: Claim, moment: Moment, events: Sequence[Mapping[str, Any]]) -> Offer:
    if speaks_of_dates(claim):
        return offer_dates(claim, events)
    return offer(claim, moment)


def offer(claim: Claim, moment: Moment) -> Offer:
    """Return what the record offers for a claim at a moment."""
    frame = frame_of(claim)
    if frame == "A" and claim.statistic == Statistic.VALUE:
        return offer_mean(claim, moment)
    if frame and frame != "A":
        return offer_framed(claim, frame, moment)
    return _OFFERS.get(claim.statistic, offer_value)(claim, moment)


def alone(row: Mapping[str, Any], record: Record) -> Verdict:
    """Return the verdict on a claim of no document, by the newest vintages.

    Parameters
    ----------
    row : mapping
        A row of the claims table.
    record : Record
        The record.

    """
    claim = Claim.of(row, None)
    found = judge(claim, offer(claim, Moment(record)))
    return Verdict(claim, (found,), found, found if claim.present else None)


def _timeless(claim: Claim) -> bool:
    """Say whether a claim is of its document's own day: what passed does not change."""
    return speaks_of_dates(claim)


def _judged(
    offers: Mapping[str, tuple[Claim, Offer]], right: Iterable[str] = ()
) -> dict[str, Judged]:
    known = bearings(offers.values())
    return {
        key: judge(
            claim, offer, bearing_of(claim, known), agreed_before=key in set(right)
        )
        for key, (claim, offer) in offers.items()
    }


def _explained(found: Judged, newest: Judged, record: Record, day: str) -> Judged:
    """Say of a claim not checkable then, but later, what was not out or is not held."""
    lacked = found.word == NOT_CHECKABLE and bool(newest.offer.plain)
    if not lacked or (found.offer.plain and newest.word == NOT_CHECKABLE):
        return found
    needed = newest.ground if newest.ground in newest.offer.plain else None
    return replace(found, reason=not_out(needed or newest.offer.plain[0], record, day))


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(k): v for k, v in row.items()} for row in table.to_dict("records")]


def _claims(claims: pd.DataFrame, sources: pd.DataFrame) -> list[Claim]:
    documents = {str(row["source"]): row for row in _rows(sources)}
    found = []
    for row in _rows(claims):
        if row["document"] not in documents:
            raise NotHeldError(
                f"Claim {row['claim']!r} is of document {row['document']!r}, which "
                "the sources do not hold. Add its source.toml."
            )
        found.append(Claim.of(row, documents[str(row["document"])]))
    return found


def _ends(claim: Claim) -> tuple[date, date]:
    return claim.published_from, claim.published_to


def _days(claim: Claim) -> tuple[str, str]:
    return claim.published_from.isoformat(), claim.published_to.isoformat()
