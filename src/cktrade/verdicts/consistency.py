"""Figures and dates held against each other, in one document or two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from cktrade.record.intervals import Interval, interval
from cktrade.verdicts.claim import Claim
from cktrade.verdicts.readings.durations import offer_dates, speaks_of_dates
from cktrade.verdicts.readings.reading import Fit
from cktrade.vocabulary import NOT_STATED, Flow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SAME = ["measure", "reporter", "partner", "flow", "product", "statistic", "unit"]
_PARTS = (Flow.EXPORT.value, Flow.IMPORT.value)


def consistency(claims: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """Hold claims against claims and events against events.

    Parameters
    ----------
    claims, events : DataFrame
        Rows of the tables of these names.

    Returns
    -------
    DataFrame
        One row a comparison: ``kind`` (``sum``: exports and imports against two-way
        trade of one document and period; ``part``: a count among a larger one of the
        same document; ``again``: the same figure in two documents; ``date``: the same
        happening in two documents; ``duration``: an anniversary or another duration
        against the event that begins it), ``one``, ``other`` (what is compared: ids
        joined by " + "), ``finding`` (``agree`` or ``differ``) and ``arithmetic``, the
        intervals or dates written out.

    Examples
    --------
    See docs/verdicts.md.

    Examples
    --------
    >>> import cktrade as ck
    >>> found = consistency(ck.load("claims"), ck.load("events"))
    >>> sorted(found["kind"].unique())  # doctest: +ELLIPSIS
    [..., 'sum']

    """
    figures = [{str(k): v for k, v in c.items()} for c in claims.to_dict("records")]
    rows = [
        *_sums(figures), *_parts(figures), *_again(figures), *_dates(events),
        *_durations(figures, events),
    ]  # fmt: skip
    columns = ["kind", "one", "other", "finding", "arithmetic"]
    return pd.DataFrame(rows, columns=columns)


def _sums(claims: list[dict[str, Any]]) -> Iterator[dict[str, str]]:
    """Hold exports and imports together against two-way trade."""
    for total in claims:
        if total["flow"] != Flow.TWO_WAY or total["measure"] != "merchandise_trade":
            continue
        same = [c for c in claims if _of_one_document(c, total)]
        parts = [c for flow in _PARTS for c in same if c["flow"] == flow]
        if [c["flow"] for c in parts] == [*_PARTS]:
            reach, whole = interval(parts[0]) + interval(parts[1]), interval(total)
            yield _row("sum", parts, total, (reach, whole), reach.overlaps(whole))


def _of_one_document(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    keys = ("document", "reference_period", "measure", "partner", "statistic")
    return all(one[k] == other[k] for k in keys)


def _parts(claims: list[dict[str, Any]]) -> Iterator[dict[str, str]]:
    """Hold a part against its whole: teachers are among the residents."""
    for part in claims:
        for whole in claims:
            pair = (part["measure"], whole["measure"])
            if pair in _AMONG and part["document"] == whole["document"]:
                reach = interval(part), interval(whole)
                yield _row("part", [part], whole, reach, reach[0].high <= reach[1].low)


_AMONG = {
    ("language_teachers", "canadians_in_korea"),
}


def _again(claims: list[dict[str, Any]]) -> Iterator[dict[str, str]]:
    """Hold two documents' figures of one thing against each other."""
    for place, one in enumerate(claims):
        for other in claims[place + 1 :]:
            same = all(one[column] == other[column] for column in _SAME)
            apart = one["document"] != other["document"]
            if same and apart and _one_period(one, other):
                reach = interval(one), interval(other)
                yield _row("again", [one], other, reach, reach[0].overlaps(reach[1]))


def _one_period(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    both = {str(one["reference_period"]), str(other["reference_period"])}
    return len(both) == 1 and both != {NOT_STATED}


def _row(
    kind: str,
    parts: list[dict[str, Any]],
    other: dict[str, Any],
    reach: tuple[Interval, Interval],
    agree: bool,  # noqa: FBT001 -- the finding
) -> dict[str, str]:
    return {
        "kind": kind,
        "one": " + ".join(part["claim"] for part in parts),
        "other": other["claim"],
        "finding": "agree" if agree else "differ",
        "arithmetic": f"{reach[0]} against {reach[1]}",
    }


def _dates(events: pd.DataFrame) -> Iterator[dict[str, str]]:
    """Compare the dates of happenings of one title in different documents."""
    for _, group in events.groupby("title", sort=True):
        rows = [{str(k): v for k, v in e.items()} for e in group.to_dict("records")]
        for place, one in enumerate(rows):
            for other in rows[place + 1 :]:
                if one["document"] != other["document"]:
                    alike = _compatible(str(one["date"]), str(other["date"]))
                    yield {
                        "kind": "date",
                        "one": str(one["event"]),
                        "other": str(other["event"]),
                        "finding": "agree" if alike else "differ",
                        "arithmetic": f"{one['date']} against {other['date']}",
                    }


def _durations(
    claims: list[dict[str, Any]], events: pd.DataFrame
) -> Iterator[dict[str, str]]:
    """Hold each dated duration against the years from its event to its own period."""
    told = [{str(k): v for k, v in e.items()} for e in events.to_dict("records")]
    for row in claims:
        claim = Claim.of(row, None)
        if not speaks_of_dates(claim) or claim.reference_period == NOT_STATED:
            continue
        for reading in offer_dates(claim, told, among_own=True).readings:
            number = reading.evaluated
            began = number.formula.removeprefix("years since ")
            yield {
                "kind": "duration",
                "one": claim.claim,
                "other": number.key,
                "finding": "differ" if reading.fit == Fit.MISSES else "agree",
                "arithmetic": f"{claim.interval} against {number.interval} years "
                f"from {began} to {claim.reference_period}",
            }


def _compatible(one: str, other: str) -> bool:
    """Say whether two dates can mean the same day: 2022 holds 2022-12."""
    return one.startswith(other) or other.startswith(one)
