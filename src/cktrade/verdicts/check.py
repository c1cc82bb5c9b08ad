"""Claims, record and sources → one verdict a claim, then and now."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import pandas as pd

from cktrade.errors import NotHeldError
from cktrade.record.intervals import interval
from cktrade.record.record import Record
from cktrade.verdicts import caveats
from cktrade.verdicts import judge as verdicts
from cktrade.verdicts import sentences as saying
from cktrade.verdicts.other_readings import distance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cktrade.verdicts.judge import Judged
    from cktrade.verdicts.readings.values import Reading

_COPIED = ("claim", "document", "as_printed", "topic", "value", "unit")
_NO_READING = {
    "key": "", "reading": "", "reference_period": "not stated",
    "record_value": math.nan, "record_low": math.nan, "record_high": math.nan,
    "record_unit": "not stated", "vintage": "", "vintage_basis": "",
}  # fmt: skip


def check(
    claims: pd.DataFrame, observations: pd.DataFrame, sources: pd.DataFrame
) -> pd.DataFrame:
    """Hold every claim against the record, as it was when printed and as it is today.

    Parameters
    ----------
    claims : DataFrame
        Rows of the claims table.
    observations : DataFrame
        The record in the wide table, with all its vintages.
    sources : DataFrame
        The sources table: says between which days a document was published, and which
        files only quote an agency.

    Returns
    -------
    DataFrame
        The verdicts table, one row a claim in the claims' order: the claim's interval
        (``low``, ``high``; missing means without limit), the verdicts ``when_printed``
        (two words joined by "; " where it changes between the first and the last day on
        which the document can have been published) and ``today``, the reading that
        grounds today's, its value and interval, the ``miss`` (above zero: the record is
        larger; claim's unit), every reading as JSON, what is missing, and the caveat.

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

    """
    days = sources.set_index("source")[["published_from", "published_to"]]
    today = Record(observations, sources)
    then: dict[str, Record] = {}
    found = []
    for claim in ({str(k): v for k, v in c.items()} for c in claims.to_dict("records")):
        if claim["document"] not in days.index:
            raise NotHeldError(
                f"Claim {claim['claim']!r} is of document {claim['document']!r}, which "
                "the sources do not hold. Add its source.toml."
            )
        claim["published"] = days.loc[claim["document"], "published_from"]
        words = []
        for day in sorted({str(d)[:10] for d in days.loc[claim["document"]]}):
            if day not in then:
                then[day] = today.until(day)
            words.append(verdicts.judge(claim, then[day]).word)
        agreed = words[-1] == verdicts.AGREES
        judged = verdicts.judge(claim, today, agreed_before=agreed)
        found.append((claim, words, judged))
    others = [(claim, judged) for claim, _, judged in found]
    return pd.DataFrame([_row(*one, others) for one in found])


def _row(
    claim: Mapping[Any, Any],
    words: list[str],
    judged: Judged,
    others: list[tuple[dict[str, Any], Judged]],
) -> dict[str, object]:
    claimed = interval(claim)
    said = caveats.of(claim, judged, others)
    return {
        **{column: claim[column] for column in _COPIED},
        "low": _bound(claimed.low),
        "high": _bound(claimed.high),
        "when_printed": "; ".join(dict.fromkeys(words)),
        "today": judged.word,
        "loose": judged.loose,
        **(_ground(judged.ground) if judged.ground else _NO_READING),
        "miss": judged.miss,
        "readings": json.dumps(
            [_reading(r, claimed) for r in shown(judged)], ensure_ascii=False
        ),
        "missing": "; ".join(
            saying.name(code, p, "en") for code, p in judged.offer.missing
        ),
        "caveat": saying.sentence(said, "en"),
        "caveats": json.dumps(said, ensure_ascii=False),
    }


def shown(judged: Judged) -> list[Reading]:
    """Return the readings worth showing of all that were tried.

    Every plain one; of the departing ones every one that fits, and for each kind of
    departure the nearest miss, official ones apart from quoted ones.
    """
    kept: list[Reading] = []
    nearest: dict[tuple[object, ...], Reading] = {}
    for reading in judged.offer.readings:
        fits = reading.evaluated.interval.within(judged.claimed)
        if not reading.departures or fits:
            kept.append(reading)
            continue
        kind = (reading.code, reading.official, *reading.departures)
        best = nearest.get(kind)
        if best is None or distance(reading, judged) < distance(best, judged):
            nearest[kind] = reading
    return kept + list(nearest.values())


def _ground(reading: Reading) -> dict[str, object]:
    evaluated = reading.evaluated
    return {
        "key": evaluated.key,
        "reading": reading.code,
        "reference_period": reading.period,
        "record_value": float(evaluated.value),
        "record_low": _bound(evaluated.interval.low),
        "record_high": _bound(evaluated.interval.high),
        "record_unit": evaluated.unit,
        "vintage": evaluated.vintage,
        "vintage_basis": evaluated.vintage_basis,
    }


def _reading(reading: Reading, claimed: Any) -> dict[str, object]:  # noqa: ANN401 -- an Interval
    evaluated = reading.evaluated
    return {
        "series": evaluated.key,
        "reading": reading.code,
        "reference_period": reading.period,
        "value": evaluated.value,
        "unit": evaluated.unit,
        "low": evaluated.interval.low,
        "high": _json_bound(evaluated.interval.high),
        "fits": evaluated.interval.within(claimed),
        "miss": evaluated.interval.gap(claimed),
        "vintage": evaluated.vintage,
        "vintage_basis": evaluated.vintage_basis,
        "departures": list(reading.departures),
        "notes": list(reading.notes),
        "official": reading.official,
        "formula": evaluated.formula,
    }


def _bound(number: float) -> float:
    return math.nan if math.isinf(number) else float(number)


def _json_bound(number: float) -> float | None:
    return None if math.isinf(number) else number
