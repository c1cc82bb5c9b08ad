"""``why``: one number back to its document, or to the cells it is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cktrade.datasets.documents import AtHand, at_hand
from cktrade.datasets.loading import load
from cktrade.datasets.why_cells import taken_apart
from cktrade.datasets.why_claims import claim_lines, document_lines
from cktrade.errors import NotHeldError, demand_text, nearest
from cktrade.record.additivity import check_sum
from cktrade.record.intervals import interval

if TYPE_CHECKING:
    from pathlib import Path

    from cktrade.vocabulary import Lang

_SERIES = re.compile(r"([^@\s();]+)@[^@\s();]+")


@dataclass(frozen=True)
class Why:
    """Where a number comes from; printed, it reads as a page.

    Attributes
    ----------
    key : str
        What was asked.
    lines : tuple of str
        The answer, a line each.
    cells : tuple of dict
        The observations that the number is made of; each with series, period, value,
        unit, status, vintage, source, row, vector, coordinate, and ``sha256``,
        ``published`` (the number as the agency printed it) and ``unit_mult``.

    """

    key: str
    lines: tuple[str, ...]
    cells: tuple[dict[str, Any], ...] = field(default=())

    def __str__(self) -> str:
        return "\n".join(self.lines)

    __repr__ = __str__


def why(
    key: str,
    *,
    lang: Lang = "en",
    document: str | Path | None = None,
    data: Path | None = None,
) -> Why:
    """Take one number back to where it comes from.

    Parameters
    ----------
    key : str
        The id of a claim, event, document or raw file; or a key as it stands in the CSV
        beside every table and chart (:mod:`cktrade.record.keys`): ``series@period``,
        sums, differences, ratios, means and ranks of these; or claims' ids joined by
        ``+``.
    lang : {'en', 'fr', 'ko'}
        The reader's language, of a claim or an event. What a document says of itself
        and the rows of raw files stay as they are.
    document : str or Path, optional
        The folder of a document of your own whose claim or event it is. One that lies
        in ``raw/documents`` is known without.
    data : Path, optional
        A data folder to use instead of the package's own.

    Returns
    -------
    Why
        For a claim: the verdict in one sentence, whether it may stand, then the three
        verdicts each on its own grounds, document, place, interval, readings, and the
        arithmetic of those on which they rest. For
        a number of the record: value, interval, formula, and for every cell table,
        vector, coordinate, status, unit multiplier, vintage, file, digest and row.

    Raises
    ------
    NotHeldError
        If nothing of that key is held; the message names the nearest ids.

    Examples
    --------
    >>> print(why("gac-exports-2018"))  # doctest: +ELLIPSIS
    “$5.9 billion of merchandise” agrees with the record: ...

    """
    demand_text(key, "a claim, or a key", "gac-exports-2018")
    if "@" in key:
        _need_series(key, data)
        apart, cells = taken_apart(key, data)
        return Why(key, tuple(apart), cells)
    held = at_hand(document, data=data)
    claims = _by(held.table("claims"), "claim")
    if key in claims:
        lines, cells = claim_lines(claims[key], held, lang)
        return Why(key, tuple(lines), cells)
    events = _by(held.table("events"), "event")
    if key in events:
        return _of_event(events[key], held, lang)
    sources = _by(held.table("sources"), "source")
    if key in sources:
        return _of_source(key, sources[key])
    terms = key.split(" + ")
    if all(term in claims for term in terms):
        return _of_claims(key, [claims[term] for term in terms])
    raise NotHeldError(_unknown(key, [*claims, *events, *sources], data))


def _need_series(key: str, data: Path | None) -> None:
    """Refuse a key that names a series that is not held, with the nearest ones."""
    held = at_hand(data=data).table("series")["series"]
    for named in _SERIES.findall(key):
        if named not in set(held):
            raise NotHeldError(
                f"There is no series {named!r}.{nearest(named, held)} 'cktrade list' "
                "shows all."
            )


def _unknown(key: str, ids: list[str], data: Path | None) -> str:
    series = load("series", data=data).set_index("series")["last_period"]
    if key in series:
        return (
            f"{key!r} is a series: name one of its numbers too, such as "
            f"'{key}@{series[key]}'."
        )
    return (
        f"Nothing is held under {key!r}.{nearest(key, [*ids, *series.index])} Write "
        "the id of a claim, event or document ('cktrade show claims' lists them), or a "
        "key of the CSV beside a table or chart."
    )


def _by(rows: Any, column: str) -> dict[str, dict[str, Any]]:  # noqa: ANN401 -- a DataFrame
    return {row[column]: row for row in rows.to_dict("records")}


def _of_event(event: dict[str, Any], held: AtHand, lang: Lang) -> Why:
    return Why(
        event["event"],
        (
            f"{event['event']}: {event['title']}, {event['date']}",
            f"  printed    “{event['as_printed']}”",
            *document_lines(event, held, lang),
        ),
    )


def _of_claims(key: str, claims: list[dict[str, Any]]) -> Why:
    """Add printed figures as intervals."""
    reach = interval(claims[0])
    for number, claim in enumerate(claims[1:], start=1):
        check_sum(claims[:number], [claim])
        reach += interval(claim)
    lines = [
        f"  {c['claim']}: “{c['as_printed']}” stands for {interval(c)}" for c in claims
    ]
    return Why(key, (f"{key}: the sum of printed figures, {reach}", *lines))


def _of_source(key: str, source: dict[str, Any]) -> Why:
    first, last = (str(source[c])[:10] for c in ("published_from", "published_to"))
    return Why(
        key,
        (
            f"{key}: {source['producer']}, {source['title']}",
            f"  kind       {source['kind']}",
            f"  published  {first}" + (f" to {last}" if last != first else ""),
            f"             {source['published_reason']}",
            f"  address    {source['url'] or 'not known'}",
            f"  file       raw/{source['path']}, SHA-256 {source['sha256']}",
            f"  note       {source['note'] or '—'}",
        ),
    )
