"""``why`` of a claim: its verdict in one sentence, then each moment on its own grounds.

The words stand in ``texts/why_texts.csv`` in three languages; what a sidecar or a
document says of itself keeps the language in which it was written.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from cktrade import wording
from cktrade.datasets.why_cells import digits, taken_apart
from cktrade.record.intervals import Interval, interval
from cktrade.vocabulary import filled, label

if TYPE_CHECKING:
    from pathlib import Path

    from cktrade.datasets.documents import AtHand
    from cktrade.vocabulary import Lang

_Row = dict[str, Any]
_TEXTS = "why_texts"
_MOMENTS = ("for_its_time", "today", "when_printed")
_GROUNDS = (
    "key", "reading", "period", "value", "unit", "vintage", "vintage_basis", "evidence",
)  # fmt: skip


def claim_lines(
    claim: _Row, held: AtHand, lang: Lang
) -> tuple[list[str], tuple[_Row, ...]]:
    """Return what ``why`` says of a claim.

    Parameters
    ----------
    claim : dict
        A row of the claims table.
    held : AtHand
        The tables at hand.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Returns
    -------
    lines : list of str
        The sentence; whether the claim may stand; each verdict with its value, period,
        grade, vintage and basis; caveat, document and place; every reading tried; and
        the arithmetic of the readings on which the verdicts rest.
    cells : tuple of dict
        The cells of these readings.

    """
    own = held.claims(claim["claim"])
    verdict = {str(k): v for k, v in held.verdicts(own).iloc[0].items()}
    tried = held.readings(own).to_dict("records")
    end = "" if lang == "en" else f"_{lang}"
    advice = label("advice", verdict["advice"], lang)
    lines = [
        verdict[f"sentence{end}"],
        filled(_TEXTS, "stands", lang, advice=advice),
        "",
        f"{claim['claim']}: {wording.claimed(claim, lang)}",
        *(f"  {_moment_line(verdict, moment, lang)}" for moment in _MOMENTS),
        *_price_lines(verdict, lang),
        f"  {verdict[f'caveat{end}']}",
        _field("printed", f"“{claim['as_printed']}”", lang),
        *document_lines(claim, held, lang),
        _field("measures", wording.what(claim, lang), lang),
        _field("period", _period(claim["reference_period"], lang), lang),
        _field("stands_for", _stands_for(claim, lang), lang),
        *_reading_lines(tried, lang),
    ]
    apart, cells = _apart(verdict, lang, held.data)
    return [*lines, *apart], cells


def _say(code: str, lang: Lang) -> str:
    return label(_TEXTS, code, lang)


def _field(code: str, told: str, lang: Lang) -> str:
    return f"  {_say(code, lang):<10} {told}"


def _period(period: str, lang: Lang) -> str:
    return wording.period(period, lang)


def _stands_for(claim: _Row, lang: Lang) -> str:
    return filled(
        _TEXTS, "qualifier", lang,
        reach=str(interval(claim)),
        unit=label("units", claim["unit"], lang),
        qualifier=label("qualifiers", claim["qualifier"], lang),
    )  # fmt: skip


def grounds_of(verdict: _Row, moment: str) -> _Row:
    """Return the grounds of one moment's verdict, of no other moment's.

    Parameters
    ----------
    verdict : dict
        A row of the verdicts table.
    moment : {'for_its_time', 'today', 'when_printed'}
        The moment.

    Returns
    -------
    dict
        ``key``, ``reading``, ``period``, ``value``, ``unit``, ``vintage``,
        ``vintage_basis`` and ``evidence``; empty without a reading.

    """
    found = {short: verdict[f"{moment}_{short}"] for short in _GROUNDS}
    return found if found["key"] else {}


def _moment_line(verdict: _Row, moment: str, lang: Lang) -> str:
    """Write one verdict with what it rests on: value, period, grade, vintage, basis."""
    named = _say(moment, lang)
    word = verdict[moment]
    if not word:
        return filled(
            _TEXTS, "verdict", lang, moment=named, word=_say("not_asked", lang)
        )
    told = _word(verdict, moment, lang)
    grounds = grounds_of(verdict, moment)
    if grounds and grounds["vintage"]:
        told = filled(
            _TEXTS, "grounds", lang, word=told,
            value=_value(grounds, lang),
            period=_period(grounds["period"], lang),
            evidence=_say(grounds["evidence"], lang),
            vintage=f"{grounds['vintage']}, {_say(grounds['vintage_basis'], lang)}",
            basis=label("readings", grounds["reading"], lang),
        )  # fmt: skip
    return filled(_TEXTS, "verdict", lang, moment=named, word=told)


def _word(verdict: _Row, moment: str, lang: Lang) -> str:
    """Name a verdict, the reason where it is not checkable, and a loose bound."""
    words = [label("verdicts", w, lang) for w in verdict[moment].split("; ")]
    told = "; ".join(words)
    reasons = {
        "for_its_time": verdict["reason"], "today": verdict["reason_today"],
        "when_printed": verdict["reason_when_printed"],
    }  # fmt: skip
    if "not checkable" in verdict[moment] and reasons[moment]:
        return filled(_TEXTS, "reason", lang, word=told, reason=reasons[moment])
    if verdict["loose"] and verdict["moment"] == moment:
        return filled(_TEXTS, "reason", lang, word=told, reason=_say("loose", lang))
    return told


def _value(grounds: _Row, lang: Lang) -> str:
    if grounds["unit"] == "rank":
        return wording.rank(int(grounds["value"]), lang)
    return wording.amount(grounds["value"], grounds["unit"], lang)


def _price_lines(verdict: _Row, lang: Lang) -> list[str]:
    """Say what a choice among readings cost, where one was made."""
    if not verdict["placebo_n"]:
        return []
    rate = f"{100 * verdict['placebo_rate']:.3g}"
    tried = wording.number(verdict["placebo_n"], lang)
    return ["  " + filled(_TEXTS, "placebo", lang, rate=rate, tried=tried)]


def document_lines(row: _Row, held: AtHand, lang: Lang) -> list[str]:
    """Return the lines about the document in which something is printed.

    Parameters
    ----------
    row : dict
        A claim or an event.
    held : AtHand
        The tables at hand.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    """
    sources = held.table("sources").set_index("source")
    document = sources.loc[row["document"]]
    first, last = (str(document[c])[:10] for c in ("published_from", "published_to"))
    days = filled(_TEXTS, "to", lang, first=first, last=last)
    return [
        _field("document", f"{document['producer']}, {document['title']}", lang),
        _field("place", f"{row['document']}, {row['locator']}", lang),
        _field("published", first if first == last else days, lang),
        f"             {document['published_reason']}",
        _field("address", document["url"] or _say("unknown", lang), lang),
    ]


def _reading_lines(readings: list[dict[Any, Any]], lang: Lang) -> list[str]:
    lines = []
    for moment in dict.fromkeys(reading["moment"] for reading in readings):
        heading = filled(_TEXTS, "tried", lang, moment=_say(moment, lang))
        lines.append(f"  {heading}")
        own = [reading for reading in readings if reading["moment"] == moment]
        lines += [_reading_line(reading, lang) for reading in own]
    return lines


def _reading_line(reading: dict[Any, Any], lang: Lang) -> str:
    asides = [
        label("caveats", one, lang) for one in reading["departures"].split(";") if one
    ]
    if reading["evidence"] != "official":
        asides.append(_say(reading["evidence"], lang))
    return (
        f"    {_say(reading['fit'], lang):<8} {_shown(reading):>18} {reading['unit']}  "
        f"{reading['key']}" + (f"  ({', '.join(asides)})" if asides else "")
    )


def _shown(reading: dict[Any, Any]) -> str:
    """Write a reading's number; a rank as the places that the record allows."""
    if reading["unit"] != "rank":
        return digits(reading["value"])
    high = math.inf if math.isnan(reading["high"]) else reading["high"]
    return str(Interval(reading["low"], high))


def _apart(
    verdict: _Row, lang: Lang, data: Path | None
) -> tuple[list[str], tuple[_Row, ...]]:
    """Take the grounds of each verdict apart, each number once."""
    lines: list[str] = []
    cells: list[_Row] = []
    done: set[str] = set()
    for moment in _MOMENTS:
        key = grounds_of(verdict, moment).get("key", "")
        if "@" not in key or key in done:
            continue
        done.add(key)
        code = "nearest" if "not checkable" in verdict[moment] else "ground"
        taken, some = taken_apart(key, data)
        heading = filled(_TEXTS, code, lang, moment=_say(moment, lang))
        lines += ["", heading, *taken]
        cells += some
    return lines, tuple(cells)
