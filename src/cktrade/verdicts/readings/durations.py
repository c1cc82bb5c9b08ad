"""Readings of durations and anniversaries: arithmetic on the dates of events."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cktrade.record.evaluated import Evaluated
from cktrade.record.intervals import Interval
from cktrade.verdicts.readings.offer import SECONDARY, Offer
from cktrade.verdicts.readings.reading import Reading, fit_of
from cktrade.vocabulary import NOT_STATED, Statistic, codelist, periods

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cktrade.verdicts.claim import Claim

Event = dict[str, Any]
#: An anniversary counts calendar years; any other duration the time gone by.
_CALENDAR = "anniversary"


def speaks_of_dates(claim: Claim) -> bool:
    """Say whether a claim is a duration since an event that the package knows."""
    measures = {row["measure"] for row in codelist("dated").values()}
    return claim.statistic == Statistic.DURATION and claim.measure in measures


def offer_dates(
    claim: Claim, events: Iterable[Mapping[str, Any]], *, among_own: bool = False
) -> Offer:
    """Return a reading of a duration for each event of another document that begins it.

    Parameters
    ----------
    claim : Claim
        A claim that :func:`speaks_of_dates`.
    events : iterable of mapping
        Rows of the events table.
    among_own : bool
        Whether events of the claim's own document count; they are no evidence.

    Returns
    -------
    Offer
        Years from the event to the period stated, else to the days on which the
        document can have come out.

    """
    found = [
        _reading(claim, event) for event in _begun_by(claim, events, own=among_own)
    ]
    return Offer(tuple(found), kind_held=bool(found), way_held=bool(found))


def _begun_by(
    claim: Claim, events: Iterable[Mapping[str, Any]], *, own: bool
) -> Iterator[Event]:
    titles = {
        row["title"]
        for row in codelist("dated").values()
        if row["measure"] == claim.measure
    }
    pair = {claim.reporter, claim.partner}
    for event in events:
        its = set(str(event["parties"]).split(";"))
        other = own or event["document"] != claim.document
        if other and event["title"] in titles and its == pair:
            yield {str(k): v for k, v in event.items()}


def _reading(claim: Claim, event: Event) -> Reading:
    began, ended = periods.bounds(str(event["date"])), _until(claim)
    if claim.measure == _CALENDAR:
        reach = Interval(
            float(ended[0].year - began[1].year), float(ended[1].year - began[0].year)
        )
    else:
        reach = Interval(_years(began[1], ended[0]), _years(began[0], ended[1]))
    number = Evaluated(
        str(event["event"]), reach.high if claim.measure == _CALENDAR else reach.low,
        reach, "years", (), f"years since {event['date']}",
    )  # fmt: skip
    fit, gap = fit_of(claim, number)
    period = f"{str(event['date'])[:4]}/{ended[1].year}"
    return Reading(
        "dated", number, period, fit, gap, SECONDARY, notes=("dated",), basis="dated"
    )


def _until(claim: Claim) -> tuple[date, date]:
    if claim.reference_period != NOT_STATED:
        return periods.bounds(claim.reference_period)
    return claim.published_from, claim.published_to


def _years(first: date, last: date) -> float:
    """Return the years between two days: whole ones, and the part of the one begun.

    A year less a day is less than a year, however many leap days lie between.
    """
    if last <= first:
        return 0.0
    whole = last.year - first.year
    whole -= (last.month, last.day) < (first.month, first.day)
    since, until = (_same_day(first, first.year + whole + n) for n in (0, 1))
    return whole + (last - since).days / (until - since).days


def _same_day(day: date, year: int) -> date:
    """Return a day of another year; March 1 for February 29 where there is none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)
