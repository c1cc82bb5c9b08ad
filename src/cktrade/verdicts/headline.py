"""A verdict in one sentence, for a reader who reads nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cktrade import wording
from cktrade.record.region import members_missing
from cktrade.verdicts import caveats
from cktrade.verdicts.caveats import number
from cktrade.verdicts.judge import (
    AGREES,
    CLOSE,
    NOT_CHECKABLE,
    OTHERWISE,
    OUTDATED,
)
from cktrade.verdicts.reasons import Reason
from cktrade.verdicts.sentences import figure, gap, name, runs, second_hand, span
from cktrade.vocabulary import NOT_STATED, Statistic, filled, label, periods

if TYPE_CHECKING:
    from cktrade.verdicts.claim import Claim
    from cktrade.verdicts.judge import Judged
    from cktrade.verdicts.readings.reading import Reading
    from cktrade.verdicts.verdict import Verdict
    from cktrade.vocabulary import Lang

#: Reporting years begin on a day of the agency's own.
_UNDATED = re.compile("-A1|none")
#: Departures that the name of the way shows already.
_NAMED = {"other_measure", "other_basis", "other_reporter"}
#: Notes without which the number would be taken for that of its period.
_EACH_PART = {"each_month", "each_quarter"}
_OF_PARTS = {
    "mean_of_months", "mean_of_quarters", "mean_of_years", "compounded", *_EACH_PART,
}  # fmt: skip


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
    its_time, now = verdict.its_time, verdict.now
    if its_time.word == NOT_CHECKABLE and now and now.word != NOT_CHECKABLE:
        first = filled("headlines", "now", lang, sentence=_said(now, lang))
        return f"{first} {_earlier(its_time, lang)}"
    then = _of_region(verdict, lang) or _of_today(verdict, lang)
    return " ".join(filter(None, [_said(its_time, lang), then]))


def _of_region(verdict: Verdict, lang: Lang) -> str:
    """Say what a region came to whose place nobody can work out."""
    region = verdict.region
    if region is None:
        return ""
    told = caveats.of_region(verdict.claim, region)[0]
    return filled(
        "headlines", "region", lang,
        region=wording.in_a_sentence(verdict.claim.partner, lang),
        value=figure(told, lang),
        period=wording.during(region.together.period, lang),
        basis=_basis(region.together, lang),
        partner=wording.in_a_sentence(region.member, lang),
        part=figure({**told, "value": region.part}, lang),
    )  # fmt: skip


def _earlier(judged: Judged, lang: Lang) -> str:
    """Say why the time of which it speaks tells nothing, below what today says."""
    missing = _missing(judged, lang)
    held = _nearest_held(judged, lang)
    codes = {Reason.PERIOD_MISSING: held, Reason.BASIS_MISSING: missing}
    code = f"earlier.{judged.reason}" if codes.get(judged.reason) else "earlier"  # type: ignore[arg-type]
    return filled("headlines", code, lang, held=held, missing=missing)


def _missing(judged: Judged, lang: Lang) -> str:
    return wording.listing([name(c, p, lang) for c, p in judged.offer.missing], lang)


def _nearest_held(judged: Judged, lang: Lang) -> str:
    """Name the periods held that lie nearest to the time of which a claim speaks."""
    claim = judged.claim
    stated = claim.reference_period
    dated = [p for p in judged.offer.held if not _UNDATED.search(p)]
    if not dated or _UNDATED.search(stated):
        return runs(judged.offer.held, lang) if judged.offer.held else ""
    began = claim.published_from if stated == NOT_STATED else periods.bounds(stated)[0]
    held = sorted(dated, key=lambda period: periods.bounds(period)[1])
    before = [period for period in held if periods.bounds(period)[1] < began]
    after = [period for period in held if period not in before]
    near = [*before[-1:], *after[:1]]
    return wording.listing([wording.period(period, lang) for period in near], lang)


def _said(judged: Judged, lang: Lang) -> str:
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
        "rival": _rival(judged, lang) + _apart(judged, lang),
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
    basis, lacking = _basis(ground, lang), members_missing(ground.evaluated)
    if lacking and ground.gap:
        count = wording.number(lacking, lang, 0)
        basis += filled("headlines", "allowing", lang, n=count)
    return {
        "value": figure(number(judged.claim, ground), lang),
        "period": wording.during(ground.period, lang),
        "years": wording.period(ground.period, lang),
        "basis": basis,
    }


def _basis(ground: Reading, lang: Lang) -> str:
    words = [name(ground.code, NOT_STATED, lang)]
    aside = [*ground.departures, *(n for n in ground.notes if n in _OF_PARTS)]
    words += [label("caveats", c, lang) for c in aside if c not in _NAMED]
    origin = second_hand(ground, lang)
    return ", ".join([*words, origin] if origin else words)


def _also(judged: Judged, lang: Lang) -> str:
    if judged.coarse:
        return _one_digit(judged.claim, lang)
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


def _one_digit(claim: Claim, lang: Lang) -> str:
    """Say how much a figure printed to its first digit would agree with."""
    ends = (claim.interval.low, claim.interval.high)
    unit = min(claim.precision / 2, claim.reach)
    low, high = (wording.amount(end, claim.unit, lang, precision=unit) for end in ends)
    return filled("headlines", "also.coarse", lang, low=low, high=high)


def _rival(judged: Judged, lang: Lang) -> str:
    """Name the nearest plain reading that does not fit, beside the one that does."""
    rivals = [r for r in judged.offer.plain if not r.fits]
    rival = min(rivals, key=lambda r: r.distance, default=None)
    if rival is None or rival == judged.ground:
        return ""
    return filled("headlines", "rival", lang, **_told(judged, rival, lang))


def _apart(judged: Judged, lang: Lang) -> str:
    """Name the document's figures that keep one basis from bearing them all."""
    bearing, ground = judged.bearing, judged.ground
    if not bearing.several or bearing.bases or ground is None or not ground.plain:
        return ""
    named = [
        wording.phrase("quoted", lang, text=printed)
        for printed in bearing.apart(ground.basis)
    ]
    figures = wording.listing(dict.fromkeys(named), lang)
    basis = name(ground.code, NOT_STATED, lang)
    told = filled("headlines", "apart", lang, figures=figures, basis=basis)
    return told if named else ""


def _unchecked(judged: Judged, lang: Lang) -> str:
    printed, ground = judged.claim.as_printed, judged.ground
    code = str(judged.reason or Reason.NOTHING_HELD)
    missing, held = _missing(judged, lang), _nearest_held(judged, lang)
    if code == Reason.BASIS_MISSING and not missing:
        code = "unclear" if ground is None or ground.other_period else "open"
    if code == Reason.PERIOD_MISSING and not held:
        code = Reason.NOTHING_HELD
    instead = ""
    if ground is not None and not ground.other_period:
        told = _told(judged, ground, lang)
        if code == "open":
            return filled("headlines", code, lang, printed=printed, **told)
        instead = filled("headlines", "instead", lang, **told)
    return filled(
        "headlines", code, lang,
        printed=printed, missing=missing, held=held, instead=instead,
    )  # fmt: skip


def _of_today(verdict: Verdict, lang: Lang) -> str:
    now, before = verdict.now, verdict.its_time
    if now is None:
        return ""
    if now.ground is None:
        return _stopped(now, before, lang)
    own = before.ground.evaluated.key if before.ground is not None else ""
    if own == now.ground.evaluated.key and now.word == before.word:
        checked = now.word != NOT_CHECKABLE
        return label("headlines", "today.same", lang) if checked else ""
    told = _told(now, now.ground, lang)
    code = _code_of_today(before.word, now)
    if code in {"today.holds", "today.outdated"}:
        same = before.ground is not None and told["basis"] == _basis(
            before.ground, lang
        )
        told["basis"] = "" if same else f" ({told['basis']})"
    word = label("verdicts", now.word, lang)
    return filled("headlines", code, lang, word=word, **told)


def _code_of_today(before: str, now: Judged) -> str:
    if now.word == before == AGREES:
        return "today.holds"
    if now.word == OUTDATED:
        return "today.outdated"
    other = now.ground is not None and not now.ground.plain
    return "today.newest" if now.word == NOT_CHECKABLE and other else "today"


def _stopped(now: Judged, before: Judged, lang: Lang) -> str:
    """Say of a figure about the present that what is held of it ends too early."""
    stale = now.reason == Reason.PERIOD_MISSING and before.reason != now.reason
    if stale and now.offer.held:
        held = runs(now.offer.held, lang)
        return filled("headlines", "today.stops", lang, held=held)
    known = before.word != NOT_CHECKABLE == now.word
    return label("headlines", "today.unchecked", lang) if known else ""
