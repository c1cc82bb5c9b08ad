"""A claim’s sentence anew: the newest figure on the same basis."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cktrade import wording
from cktrade.errors import NotHeldError
from cktrade.record.evaluated import Evaluated
from cktrade.record.keys import evaluate
from cktrade.verdicts.judge import judge
from cktrade.verdicts.readings.values import Reading, readable
from cktrade.verdicts.readings.ways import ways
from cktrade.verdicts.readings.years import offer_mean
from cktrade.verdicts.sentences import figure, name
from cktrade.vocabulary import (
    NOT_APPLICABLE,
    NOT_STATED,
    Lang,
    Qualifier,
    Statistic,
    codelist,
    economies,
    label,
    periods,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cktrade.record.record import Record
    from cktrade.record.way import Way

_UPWARDS = {Qualifier.OVER, Qualifier.AT_LEAST}
#: Hangul syllables of one initial and vowel: without a final consonant, and with each.
_SYLLABLES = 28
_DOWNWARDS = {Qualifier.UNDER, Qualifier.UP_TO, Qualifier.ALMOST}


#: What a reading departs in that another period does not share.
_OF_THE_OLD_PERIOD = {"another_period", "neighbouring_period", "other_twelve_months"}


@dataclass(frozen=True)
class Restated:
    """A claim's newest figure.

    Attributes
    ----------
    number : Evaluated
        The figure as the record has it.
    code : str
        The way it was counted (``codelists/readings.csv``).
    period : str
        Its period.
    value : float
        The figure rounded to as many digits as the claim prints.
    qualifier : str
        Recomputed: over if rounded down, under or almost if up, about, or none.
    precision : float
        The unit of the last digit kept.
    asides : tuple of str
        Codes of ``codelists/caveats.csv``: what the reading departs from, and what
        must be said of it.

    """

    number: Evaluated
    code: str
    period: str
    value: float
    qualifier: str
    precision: float
    asides: tuple[str, ...] = ()


def newest(claim: Mapping[str, Any], record: Record) -> Restated:
    """Return the newest figure held on the basis that grounds a claim's verdict.

    Parameters
    ----------
    claim : mapping
        A row of the claims table.
    record : Record
        The record.

    Returns
    -------
    Restated
        The figure, rounded as the claim rounds: "over" and "at least" down, "under",
        "up to" and "almost" up, else to the nearest.

    Raises
    ------
    NotHeldError
        If no official reading of the claim is held.

    """
    ground = judge(claim, record).ground
    if ground is None:
        raise NotHeldError(
            f"{claim['claim']} cannot be restated: no official figure of it is held."
        )
    way = next(w for w in ways(claim, record) if w.series[0] in ground.evaluated.key)
    reading = _at_newest(claim, way, ground, record)
    value, qualifier, precision = _rounded(claim, reading.evaluated.value)
    asides = tuple(
        aside
        for aside in (*ground.departures, *reading.notes)
        if aside not in _OF_THE_OLD_PERIOD
    )
    return Restated(
        reading.evaluated, way.code, reading.period, value, qualifier, precision, asides
    )


def _at_newest(
    claim: Mapping[str, Any], way: Way, ground: Reading, record: Record
) -> Reading:
    if claim["reference_period"] == NOT_STATED:
        return ground
    if claim["statistic"] == Statistic.RANK:
        today = judge({**claim, "reference_period": NOT_STATED}, record).ground
        return today or ground
    if claim["statistic"] == Statistic.MEAN:
        return _newest_mean(claim, way, record)
    last = readable(way, record)[-1]
    number = evaluate(way.key(last), record)
    return replace(ground, evaluated=number, period=last, notes=way.notes)


def _newest_mean(claim: Mapping[str, Any], way: Way, record: Record) -> Reading:
    """Average as many years as the claim does, up to the newest that is held."""
    same = [w for w in ways(claim, record) if w.code == way.code]
    official = [w for w in same if record.official(w.rows[0])]
    last = max(year for w in official for year in readable(w, record))
    length = len(periods.parts(claim["reference_period"], "A"))
    span = f"{periods.shift(last, 1 - length)}/{last}"
    held = offer_mean({**claim, "reference_period": span}, record).plain
    if not held:
        raise NotHeldError(
            f"{claim['claim']} cannot be restated: of {span} a year is not held."
        )
    return held[0]


def _rounded(claim: Mapping[str, Any], value: float) -> tuple[float, str, float]:
    digits = math.floor(math.log10(claim["value"])) - round(
        math.log10(claim["precision"])
    )
    if value <= 0 or claim["statistic"] == Statistic.RANK:
        return value, Qualifier.NONE, 1.0
    unit = 10.0 ** (math.floor(math.log10(value)) - digits)
    if claim["qualifier"] in _UPWARDS:
        down = math.floor(value / unit) * unit
        return down, Qualifier.OVER if down < value else Qualifier.EXACT, unit
    if claim["qualifier"] in _DOWNWARDS:
        up = math.ceil(value / unit) * unit
        below = claim["qualifier"] == Qualifier.ALMOST
        word = Qualifier.ALMOST if below else Qualifier.UNDER
        return up, word if up > value else Qualifier.EXACT, unit
    near = math.floor(value / unit + 0.5) * unit
    return near, claim["qualifier"], unit


def sentence(
    claim: Mapping[str, Any], restated: Restated, lang: Lang, citation: str
) -> str:
    """Write a claim's sentence anew.

    Parameters
    ----------
    claim : mapping
        A row of the claims table.
    restated : Restated
        What :func:`newest` returned.
    lang : {'en', 'fr', 'ko'}
        The reader's language.
    citation : str
        The source line.

    Returns
    -------
    str
        The sentence, the basis in brackets, and the citation.

    """
    words = label("sentences", _template(claim), lang)
    shown = _figure(restated, lang)
    words = words.format(
        figure=shown,
        what=wording.what(claim, lang),
        period=wording.during(restated.period, lang),
        partner=label("economies", _partner(claim), lang),
    )
    words = words.replace(
        shown + wording.phrase("copula.vowel", lang), shown + _was(shown, lang)
    )
    said = [label("caveats", code, lang) for code in restated.asides]
    basis = wording.phrase("sources.separator", lang).join(
        [name(restated.code, NOT_STATED, lang), *_dollars(restated, words, lang), *said]
    )
    return f"{words[:1].upper()}{words[1:]} ({basis}) {citation}"


_KINDS = {Statistic.RANK, Statistic.MEAN, Statistic.EACH}
_TWO = {"CAN", "KOR", NOT_APPLICABLE}


def _template(claim: Mapping[str, Any]) -> str:
    """Return the code of a sentence; those of a measure speak of Canada and Korea."""
    kind = claim["statistic"] if claim["statistic"] in _KINDS else claim["flow"]
    code = f"{claim['measure']}.{kind}"
    fits = kind == Statistic.RANK or {claim["reporter"], claim["partner"]} <= _TWO
    return code if fits and code in codelist("sentences") else "any"


def _was(text: str, lang: Lang) -> str:
    """Return the past copula; the Korean one turns on how the word before it ends."""
    closed = "가" <= text[-1] <= "힣" and (ord(text[-1]) - ord("가")) % _SYLLABLES
    return wording.phrase(f"copula.{'consonant' if closed else 'vowel'}", lang)


def _dollars(restated: Restated, words: str, lang: Lang) -> list[str]:
    """Name the currency where the sentence does not."""
    unit = restated.number.unit
    told = label("units", unit, lang)
    is_money = codelist("units")[unit]["kind"] == "money"
    return [told] if is_money and told not in words else []


def _partner(claim: Mapping[str, Any]) -> str:
    return claim["partner"] if economies.is_code(claim["partner"]) else "KOR"


def _figure(restated: Restated, lang: Lang) -> str:
    number = restated.number
    if number.unit == "rank":
        high = number.interval.high
        shown = None if math.isinf(high) else high
        return figure({"value": number.value, "unit": "rank", "high": shown}, lang)
    text = wording.amount(
        restated.value, number.unit, lang, precision=restated.precision
    )
    return wording.qualified(text, restated.qualifier, lang)
