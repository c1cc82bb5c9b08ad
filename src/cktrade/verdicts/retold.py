"""The words of a figure told anew: its sentence, and the newest beside it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from cktrade import wording
from cktrade.verdicts.judge import AGREES, NOT_CHECKABLE
from cktrade.verdicts.readings.values import says_deficit
from cktrade.verdicts.sentences import figure, name, second_hand
from cktrade.vocabulary import (
    NOT_APPLICABLE,
    NOT_STATED,
    Flow,
    Lang,
    Statistic,
    codelist,
    economies,
    filled,
    label,
)
from cktrade.vocabulary.particles import chosen

if TYPE_CHECKING:
    from cktrade.verdicts.claim import Claim
    from cktrade.verdicts.restate import Restated

#: Korean says *over* as a noun in a label and as a verb in a sentence.
_OVER = ("noun", "verb")


def sentence(claim: Claim, restated: Restated, lang: Lang, citation: str) -> str:
    """Write a claim's sentence anew.

    Parameters
    ----------
    claim : Claim
        The claim.
    restated : Restated
        What :func:`newest` returned.
    lang : {'en', 'fr', 'ko'}
        The reader's language.
    citation : str
        The source line.

    Returns
    -------
    str
        The sentence with the figure of the claim's own period, the basis in brackets,
        and the newest on the same basis with the change between; a word of warning
        where the record does not bear the printed figure out; and the citation.

    """
    parts = _moved(claim, restated, lang)
    told = _told(claim, restated.before or restated, lang)
    if restated.before is not None:
        told = told.removesuffix(".") + _bridge(restated, lang)
    parts = [*parts, told, *_alone(claim, restated, lang)]
    warning = _warning(claim, restated, lang)
    return " ".join(filter(None, [*parts, warning, citation]))


def _warning(claim: Claim, restated: Restated, lang: Lang) -> str:
    """Say that the record does not bear the printed figure out, where it does not."""
    if set(restated.words) == {AGREES}:
        return ""
    words = [label("verdicts", word, lang) for word in restated.words]
    word = words[0]
    if len(set(words)) > 1:
        word = filled("headlines", "restate.words", lang, then=words[0], now=words[1])
    return filled(
        "headlines", "restate.warning", lang, printed=claim.as_printed, word=word
    )


def _moved(claim: Claim, restated: Restated, lang: Lang) -> list[str]:
    """Tell the figure on the claim's own basis, and that what follows is another."""
    if restated.own is None:
        return []
    borne = restated.words[0] != NOT_CHECKABLE
    code = "restate.moved" if borne else "restate.moved_open"
    return [_told(claim, restated.own, lang), label("headlines", code, lang)]


def _alone(claim: Claim, restated: Restated, lang: Lang) -> list[str]:
    """Say where nothing of the claim's own period stands beside another basis."""
    beside = restated.own is None or restated.before is not None
    if beside or claim.reference_period == NOT_STATED:
        return []
    period = wording.period(claim.reference_period, lang)
    return [filled("headlines", "restate.alone", lang, period=period)]


def _told(claim: Claim, told: Restated, lang: Lang) -> str:
    """Write the sentence of one figure, with its basis in brackets."""
    words = filled(
        "sentences", _template(claim), lang,
        figure=_figure(told, lang),
        what=wording.what(_counted(claim, told), lang),
        period=wording.during(told.period, lang),
        partner=wording.in_a_sentence(_partner(claim), lang),
    )  # fmt: skip
    over, was_over = (label("phrases", f"over.{kind}", lang) for kind in _OVER)
    words = chosen(words.replace(f" {over}", was_over))
    said = _asides(told, lang)
    basis = wording.phrase("sources.separator", lang).join(
        [name(told.code, NOT_STATED, lang), *_dollars(told, words, lang), *said]
    )
    return f"{words[:1].upper()}{words[1:].removesuffix('.')} ({basis})."


def _counted(claim: Claim, told: Restated) -> dict[str, Any]:
    """Return what is counted; the mean of months is no yearly one."""
    by_parts = any(code.startswith("mean_of_") for code in told.asides)
    value = {"statistic": Statistic.VALUE.value} if by_parts else {}
    return {**vars(claim), **value}


def _asides(told: Restated, lang: Lang) -> list[str]:
    """Say what must be said of a figure, and whose it is at second hand."""
    said = [label("caveats", code, lang) for code in told.asides]
    return said + ([second_hand(told.source, lang)] if told.source else [])


def _bridge(restated: Restated, lang: Lang) -> str:
    """Lead from the claim's own period to the newest, with the change between."""
    before = restated.before
    said = _asides(restated, lang)
    known = _asides(before, lang) if before is not None else []
    new = wording.phrase("sources.separator", lang).join(
        one for one in said if one not in known
    )
    change = ""
    alike = before is not None and min(before.number.value, restated.number.value) > 0
    if before is not None and alike and before.number.unit not in {"rank", "percent"}:
        rate = restated.number.value / before.number.value - 1
        code = "restate.up" if rate >= 0 else "restate.down"
        shown = wording.amount(abs(100 * rate), "percent", lang, precision=1)
        change = filled("headlines", code, lang, change=shown)
    return filled(
        "headlines", "restate.bridge", lang,
        value=_newest_figure(restated, lang),
        period=wording.during(restated.period, lang),
        change=change,
        aside=f" ({new})" if new else "",
    )  # fmt: skip


def _newest_figure(restated: Restated, lang: Lang) -> str:
    """Write the newest figure plainly: it is news, to three digits at least."""
    number = restated.number
    if number.unit == "rank" or restated.signed:
        return _figure(restated, lang)
    third = 10.0 ** (math.floor(math.log10(abs(number.value))) - 2)
    unit = min(restated.precision, third)
    return wording.amount(number.value, number.unit, lang, precision=unit)


_KINDS = {Statistic.RANK, Statistic.MEAN, Statistic.EACH}
_TWO = {"CAN", "KOR", NOT_APPLICABLE}


def _template(claim: Claim) -> str:
    """Return the code of a sentence; those of a measure speak of Canada and Korea."""
    kind = claim.statistic if claim.statistic in _KINDS else claim.flow
    if claim.flow == Flow.BALANCE and says_deficit(claim):
        kind = "deficit"
    code = f"{claim.measure}.{kind}"
    fits = kind == Statistic.RANK or {claim.reporter, claim.partner} <= _TWO
    if claim.topic == "trade" and claim.flow != Flow.TWO_WAY:
        fits = fits and claim.reporter == "CAN"  # another's exports are not Canada's
    amount = claim.statistic not in {Statistic.GROWTH, Statistic.SHARE}
    return code if fits and amount and code in codelist("sentences") else "any"


def _dollars(restated: Restated, words: str, lang: Lang) -> list[str]:
    """Name the currency where the sentence does not."""
    unit = restated.number.unit
    told = label("units", unit, lang)
    is_money = codelist("units")[unit]["kind"] == "money"
    return [told] if is_money and told not in words else []


def _partner(claim: Claim) -> str:
    return claim.partner if economies.is_code(claim.partner) else "KOR"


def _figure(restated: Restated, lang: Lang) -> str:
    number = restated.number
    if number.unit == "rank":
        high = number.interval.high
        shown = None if math.isinf(high) else high
        return figure({"value": number.value, "unit": "rank", "high": shown}, lang)
    text = wording.amount(
        restated.value, number.unit, lang, precision=restated.precision
    )
    if restated.signed and restated.value > 0:
        text = f"+{text}"
    return wording.qualified(text, restated.qualifier, lang)
