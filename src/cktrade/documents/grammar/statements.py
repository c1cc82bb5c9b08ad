"""What kind of statement a number makes: a value, a share, a growth, a rank."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cktrade.documents.grammar.around import unit as unit_of
from cktrade.documents.grammar.lexicon import Cue, cues

if TYPE_CHECKING:
    from cktrade.documents.grammar.clauses import Clause
    from cktrade.documents.grammar.magnitudes import Amount
    from cktrade.vocabulary import Lang

_EXACT = {"rank", "count", "quota", "target", "duration", "frequency"}
_HALF = {0.5: 50.0, 0.25: 25.0, 3.0: 33.3}
_BY = re.compile(
    r"(?:\bby|\bof|\bde|d[’'])\s(?:an?\s|about\s|some\s|plus de\s|environ\s|over\s|"
    r"more than\s|nearly\s|almost\s)*[$A-Z]{0,3}$|[+＋]$",
    re.IGNORECASE,
)
#: A count below it is meant to the last one.
_SMALL = 1e6
_QUARTER = 0.25
_KOREAN_RANK = re.compile(
    r"\s?(?:위|번째)(?!원)|대\s?(?:교역|수출|수입|무역|시장|투자|경제|유학)"
)
_OF_LEVEL = re.compile(r"\s?(?:수준|에 해당|에 불과|에 그)")
_ANNIVERSARY = re.compile(r"[\s-](?:anniversary|anniversaire)\b|\s?주년", re.IGNORECASE)
_MORE = re.compile(
    r"\s(de moins|de plus|fewer|less|lower|below|more|higher|above)\s"
    r"(?:than|que|qu[’'])"
)
_SIGN = re.compile(r"(?<![\w\d])([+＋\-−–])\s?$")
_KOREAN_GROWTH = re.compile(
    r"(?:%|％|명|건|개|달러|불|원|위|계단|포인트|p|배|세)*(?:이|가|나|씩|만큼|을|를|이나|가량|정도)?\s?(?:넘게|가까이|이상)?\s?(?:더\s)?$"
)
#: "Three times as large as exports" sets one thing beside another; "than in 2015" not.
_PAST = (
    r"(?:in\b|it\b|they\b|was\b|were\b|a\b|one\b|last\b|the\s(?:year|level|previous)|"
    r"before|en\b|il\b|l[’']an|au\b|celui de [0-9]|celle de [0-9]|that of [0-9]|[0-9])"
)
_BESIDE = re.compile(
    rf"\s?(?:times|fois)\s(?:as\s\w+\sas|(?:more\s)?\w*(?:er|more)\sthan|that\sof|the|"
    rf"(?:plus\s\w+|supérieure?s?|celui|celle|la valeur)\s"
    rf"(?:que|à|aux|de|des))\s(?!{_PAST})",
    re.IGNORECASE,
)
_KOREAN_BESIDE = re.compile(r"(?<![년월해간])(?<!전)의\s?(?:약\s?)?$")
_FOLD = re.compile(r"\s?(?:배|-?fold|fois|times)(?!\w*\s(?:a|per)\s)", re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """The statement that a number makes."""

    statistic: str | None
    direction: str | None = None
    unit: str | None = None
    value: float | None = None
    precision: float | None = None


def statement(clause: Clause, read: Amount | None, lang: Lang) -> Said:
    """Return the statement of one number."""
    if read is None:
        return Said(None)
    if _ANNIVERSARY.match(clause.behind):
        return Said("duration", None, "years", None, 1.0)
    if re.match(r"\s(?:and|et)\s(?:only|seul)", clause.behind):
        return Said("count", None, "count", 1.0, 1.0)
    if read.kind in {"rank", "ordinal"} or _is_rank(clause, lang):
        return Said("rank", None, "rank", None, 1.0)
    if read.kind == "multiple":
        return _multiple(read, clause)
    return (
        _fold(clause, read, lang)
        or _part(clause, read, lang)
        or _plain(clause, read, lang)
    )


def _fold(clause: Clause, read: Amount, lang: Lang) -> Said | None:
    """Return a growth by a factor: 12 fois, 3배."""
    if _FOLD.match(clause.behind) and unit_of(clause, lang) in {None, "count"}:
        if _is_comparison(clause, lang):
            return Said("count", None, "count", None, min(read.precision, 1.0))
        direction = direction_of(clause, lang) or "up"
        return Said("growth", direction, "count", None, min(read.precision, 1.0))
    return None


def _is_comparison(clause: Clause, lang: Lang) -> bool:
    """Say whether a factor sets one thing beside another, not beside its own past."""
    if lang == "ko":
        return bool(_KOREAN_BESIDE.search(clause.ahead))
    return bool(_BESIDE.match(clause.behind))


def _part(clause: Clause, read: Amount, lang: Lang) -> Said | None:
    """Return a part in words: half of them, every quarter."""
    if re.search(r"\bevery\s$", clause.ahead) and read.value == _QUARTER:
        return Said("frequency", None, "times per year", 4.0, 1.0)
    if read.kind == "fraction" and unit_of(clause, lang) is None:
        direction = _change(clause, lang)
        if direction:  # up by more than one-quarter
            return Said("growth", direction, "percent", round(100 * read.value, 1), 1.0)
        share = _HALF.get(read.value, read.value)
        share = round(100 * share, 1) if share < 1 else share
        return Said("share", None, "percent", share, 1.0)
    return None


def _is_rank(clause: Clause, lang: Lang) -> bool:
    spots = re.match(r"\s(?:spots?|places?|positions?|rangs?)\b", clause.behind)
    if re.search(r"\b(?:number|no\.|numéro)\s$", clause.ahead, re.IGNORECASE):
        return True
    if spots and re.search(r"\b(?:top|premiers)\s$", clause.ahead):
        return True
    if lang == "ko":
        return bool(_KOREAN_RANK.match(clause.behind))
    return False


def _multiple(read: Amount, clause: Clause) -> Said:
    adjective = clause.number.text.casefold() in {"double", "triple", "quadruple"}
    if adjective and re.match(r"\s\w+s\b", clause.behind):
        return Said("count", None, "count", read.value, 1.0)
    if read.value < 1:
        return Said("growth", "down", "percent", 50.0, 1.0)
    return Said("growth", "up", "percent", 100 * (read.value - 1), 1.0)


def _plain(clause: Clause, read: Amount, lang: Lang) -> Said:
    unit = unit_of(clause, lang)
    if unit == "percent":
        return _percent(clause, lang)
    direction = _change(clause, lang)
    if direction:
        return Said("growth", direction, unit, None, None)
    statistic = _by_cue(clause, lang) or _by_unit(unit)
    exact = statistic in _EXACT or (unit in {"count", "years"})
    return Said(
        statistic, None, unit, None, 1.0 if exact and read.value < _SMALL else None
    )


def _by_unit(unit: str | None) -> str:
    return {"years": "duration", "count": "count", "km": "distance"}.get(
        unit or "", "value"
    )


def _by_cue(clause: Clause, lang: Lang) -> str | None:
    """Return the statistic that a word of the sentence names."""
    ahead = clause.ahead[-40:]
    near = {c.code for c in cues("statistic_words", ahead, lang)}
    if "mean" in near:
        return "mean"
    after = re.split(r"[,;(]", clause.behind[:60])[0] if lang != "ko" else clause.behind
    behind = {c.code for c in cues("statistic_words", after[:60], lang)}
    if "quota" in near | behind or _quota_sentence(clause, lang):
        return "quota"
    if "mean" in behind and lang != "ko":
        return "mean"
    if lang == "ko" and re.search("계획|목표|예정", after[:20]):
        return "target" if "target" in behind else None
    return _by_habit(clause, near, behind, lang)


def _by_habit(
    clause: Clause, near: set[str], behind: set[str], lang: Lang
) -> str | None:
    for code in ("target", "budget", "frequency"):
        if code in near and _may_be(code, unit_of(clause, lang)):
            return code
    habit = "each" in near | behind
    if lang == "ko":
        habit = bool(re.search("매년|해마다|매해", clause.ahead))
    return "each" if habit else None


def _may_be(code: str, unit: str | None) -> bool:
    if code == "budget":
        return unit in {"dollars", "CAD", "USD", "KRW"}
    return unit != "years"


def _quota_sentence(clause: Clause, lang: Lang) -> bool:
    some = {c.code for c in cues("statistic_words", clause.sentence, lang)}
    return "quota" in some and unit_of(clause, lang) in {"persons", "places"}


def _percent(clause: Clause, lang: Lang) -> Said:
    compared = _MORE.match(clause.behind)
    if compared:
        more = compared[1] in {"de plus", "more", "higher", "above"}
        return Said("growth", "up" if more else "down", "percent")
    if lang == "ko" and _is_level(clause):
        return Said("share", None, "percent")
    direction = direction_of(clause, lang)
    near = {c.code for c in cues("statistic_words", clause.ahead[-30:], lang)}
    after = {c.code for c in cues("statistic_words", clause.behind[:30], lang)}
    of = re.match(r"\s?(?:of|de|des|du|de l[’'])\s", clause.behind)
    if direction and not (of and not _BY.search(clause.ahead)) and "share" not in near:
        return Said("growth", direction, "percent")
    if "growth" in near | after and "share" not in near:
        return Said("growth", direction or "up", "percent")
    return Said("share", None, "percent")


def _is_level(clause: Clause) -> bool:
    """Say whether a Korean percentage is what is reached: 점유율이 1.6%로 상승."""
    if _OF_LEVEL.match(clause.behind):
        return True
    share = re.search("점유율|비중|비율", clause.sentence)
    return bool(share and re.match(r"(?:로|으로)\s", clause.behind))


def direction_of(clause: Clause, lang: Lang) -> str | None:
    """Return which way a figure goes, if words or its sign say so."""
    sign = _SIGN.search(clause.line[: clause.number.start])
    if sign:
        return "up" if sign[1] in "+＋" else "down"
    ahead = clause.line[max(clause.start, clause.left - 60) : clause.number.start]
    if lang == "ko":
        return _korean_direction(clause)
    here = _directions(clause.ahead[-70:], lang)
    if here:
        return here[-1].code
    behind = re.split(r"[,;.(]| and | et | to ", clause.behind[:40])[0]
    after = _directions(behind, lang)
    if after:
        return after[0].code
    listed = re.fullmatch(
        r"[\s,;]*(?:and|et|,|or|ou)?\s*(?:of|by|de|d[’'])?\s*", clause.ahead[-8:]
    )
    earlier = _directions(ahead if listed else "", lang)
    if earlier:
        return earlier[-1].code
    return _inherited(clause, lang)


def _inherited(clause: Clause, lang: Lang) -> str | None:
    """Return the direction of the verb that an ellipsis leaves out.

    "Exports rose 1.5 %, imports 0.6 %": the verb stands before the first number.
    """
    if not clause.before or len(clause.ahead) > 60:  # noqa: PLR2004 -- a short member
        return None
    if "(" in clause.ahead or cues("statistic_words", clause.ahead, lang):
        return None
    first = clause.line[clause.start : clause.number.start]
    found = _directions(first, lang)
    return found[-1].code if found else None


def _korean_direction(clause: Clause) -> str | None:
    """Return the direction of the first verb after a number."""
    stretch = clause.line[clause.number.end : clause.end]
    stretch = re.split(r"[,.]\s", stretch)[0]
    found = _directions(stretch, "ko")
    if found:
        return found[0].code
    rest = _directions(clause.line[clause.number.end : clause.end], "ko")
    if rest and not cues("statistic_words", clause.sentence, "ko"):
        return rest[0].code
    if "증감" in clause.sentence:
        return "up"
    inside = re.search(r"\($", clause.ahead) or re.search(
        r"[(,·]\s?\S*\($", clause.ahead
    )
    before = _directions(clause.line[clause.start : clause.number.start], "ko")
    rates = re.search(r"(?:증가율|성장률|신장률|상승률|감소율)", clause.sentence)
    return before[-1].code if before and (inside or rates) else None


def _change(clause: Clause, lang: Lang) -> str | None:
    """Return the direction if a figure is itself a change: "an increase of 120"."""
    if lang == "ko":
        found = _directions(clause.behind[:20], "ko")
        if found and _KOREAN_GROWTH.fullmatch(clause.behind[: found[0].start]):
            return found[0].code
        return None
    ahead = clause.ahead[-44:]
    near = _directions(ahead, lang)
    if near and _BY.search(ahead) and len(ahead[near[-1].end :].split()) <= 4:  # noqa: PLR2004 -- "by more than some"
        between = ahead[near[-1].end :]
        return None if re.search(r"\b(?:to|from|à)\b", between) else near[-1].code
    return None


def _directions(text: str, lang: Lang) -> list[Cue]:
    return [*cues("direction_words", text, lang)]
