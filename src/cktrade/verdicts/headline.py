"""A verdict in one sentence, for a reader who reads nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade import wording
from cktrade.verdicts.caveats import number
from cktrade.verdicts.judge import (
    AGREES,
    CLOSE,
    NOT_CHECKABLE,
    OTHERWISE,
    OUTDATED,
)
from cktrade.verdicts.readings.offer import SECONDARY
from cktrade.verdicts.reasons import Reason
from cktrade.verdicts.sentences import figure, gap, name, runs, span
from cktrade.vocabulary import NOT_STATED, Statistic, filled, label

if TYPE_CHECKING:
    from cktrade.verdicts.judge import Judged
    from cktrade.verdicts.readings.reading import Reading
    from cktrade.verdicts.verdict import Verdict
    from cktrade.vocabulary import Lang

#: Departures that the name of the way shows already.
_NAMED = {"other_measure", "other_basis", "other_reporter"}
#: Notes without which the number would be taken for that of its period.
_EACH_PART = {"each_month", "each_quarter"}
_OF_PARTS = {"mean_of_months", "mean_of_quarters", "mean_of_years", *_EACH_PART}


def headline(verdict: Verdict, lang: Lang) -> str:
    """Write what the record says of a claim: for its time, and whether it still holds.

    Parameters
    ----------
    verdict : Verdict
        The verdict.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Returns
    -------
    str
        One sentence, and one more of today where that adds something. Quotation marks
        stand around the document's own words only.

    """
    first = _of_its_time(verdict.its_time, lang)
    then = _of_today(verdict, lang)
    return f"{first} {then}" if then else first


def _of_its_time(judged: Judged, lang: Lang) -> str:
    printed = judged.claim.as_printed
    if judged.word == NOT_CHECKABLE:
        return _unchecked(judged, lang)
    ground = judged.ground
    if ground is None:
        return filled("headlines", Reason.NOTHING_HELD, lang, printed=printed)
    code = _code(judged)
    places = {
        "printed": printed,
        "gap": gap(abs(judged.miss), number(judged.claim, ground), lang),
        "also": _also(judged, lang),
        "rival": _rival(judged, lang),
    }
    return filled("headlines", code, lang, **places, **_told(judged, ground, lang))


def _code(judged: Judged) -> str:
    """Return which sentence: the word, and what it hangs on."""
    parted = judged.ground and not _EACH_PART.isdisjoint(judged.ground.notes)
    is_each = judged.claim.statistic == Statistic.EACH and not parted
    each = ".each" if is_each else ""
    if judged.word == CLOSE and judged.withheld:
        return "close.withheld"
    if judged.word in {AGREES, OTHERWISE, CLOSE}:
        return f"{judged.word}{each if judged.word == AGREES else ''}"
    return f"{judged.word}{each}" if judged.miss else f"{judged.word}.in_part"


def _told(judged: Judged, ground: Reading, lang: Lang) -> dict[str, str]:
    return {
        "value": figure(number(judged.claim, ground), lang),
        "period": wording.during(ground.period, lang),
        "years": wording.period(ground.period, lang),
        "basis": _basis(ground, lang),
    }


def _basis(ground: Reading, lang: Lang) -> str:
    words = [name(ground.code, NOT_STATED, lang)]
    aside = [*ground.departures, *(n for n in ground.notes if n in _OF_PARTS)]
    words += [label("caveats", c, lang) for c in aside if c not in _NAMED]
    if ground.evidence == SECONDARY and ground.evaluated.cells:
        words.append(label("headlines", "quoted", lang))
    return ", ".join(words)


def _also(judged: Judged, lang: Lang) -> str:
    if judged.together:
        return label("headlines", "also.together", lang)
    if judged.loose:
        return label("headlines", "also.loose", lang)
    wider = [
        r
        for r in judged.offer.readings
        if judged.claim.statistic == Statistic.EACH
        and r.departures == ("another_period",)
        and not r.fits
    ]
    if wider and judged.word == AGREES:
        years = span(wider[0].period, lang)
        return filled("headlines", "also.fails", lang, years=years)
    return ""


def _rival(judged: Judged, lang: Lang) -> str:
    """Name the nearest plain reading that does not fit, beside the one that does."""
    rivals = [r for r in judged.offer.plain if not r.fits]
    rival = min(rivals, key=lambda r: r.distance, default=None)
    if rival is None or rival == judged.ground:
        return ""
    return filled("headlines", "rival", lang, **_told(judged, rival, lang))


def _unchecked(judged: Judged, lang: Lang) -> str:
    printed, ground = judged.claim.as_printed, judged.ground
    code = str(judged.reason or Reason.NOTHING_HELD)
    missing = wording.listing([name(c, p, lang) for c, p in judged.offer.missing], lang)
    held = judged.offer.held
    if code == Reason.BASIS_MISSING and not missing:
        code = "open"
    if code == Reason.PERIOD_MISSING and not held:
        code = Reason.NOTHING_HELD
    instead = ""
    if ground is not None and not ground.other_period:
        told = _told(judged, ground, lang)
        if code == "open":
            return filled("headlines", code, lang, printed=printed, **told)
        instead = filled("headlines", "instead", lang, **told)
    periods = runs(held, lang) if held else ""
    return filled(
        "headlines", code, lang,
        printed=printed, missing=missing, held=periods, instead=instead,
    )  # fmt: skip


def _of_today(verdict: Verdict, lang: Lang) -> str:
    now, before = verdict.now, verdict.its_time
    if now is not None and now.ground is None:
        return _stopped(now, before, lang)
    if now is None or now.ground is None:
        return ""
    same = before.ground is not None and now.ground.period == before.ground.period
    if same and now.word == before.word:
        return ""
    code = "today"
    if now.word == before.word == AGREES:
        code = "today.holds"
    elif now.word == OUTDATED:
        code = "today.outdated"
    elif now.word == NOT_CHECKABLE:
        code = "today.newest"
    word = label("verdicts", now.word, lang)
    return filled("headlines", code, lang, word=word, **_told(now, now.ground, lang))


def _stopped(now: Judged, before: Judged, lang: Lang) -> str:
    """Say of a figure about the present that what is held of it ends too early."""
    stale = now.reason == Reason.PERIOD_MISSING and before.reason != now.reason
    if not stale or not now.offer.held:
        return ""
    held = runs(now.offer.held, lang)
    return filled("headlines", "today.stops", lang, held=held)
