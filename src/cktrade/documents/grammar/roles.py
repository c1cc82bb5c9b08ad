"""Which numbers of a line are no figures, and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cktrade.documents.grammar.lexicon import cues
from cktrade.documents.grammar.magnitudes import amount as magnitude
from cktrade.documents.grammar.periods import whens
from cktrade.vocabulary import codelist

if TYPE_CHECKING:
    from cktrade.documents.grammar.numerals import Number
    from cktrade.vocabulary import Lang

_NEAR = 14
_FEW, _BARE = 100, 1000
_NAME = re.compile(
    r"(?=.*[A-Za-z])(?=.*\d)(?!\d+(?:st|nd|rd|th|er|e|ème|ième|B|M|bn|mn|tn|k|K|km|kg|t|G|Md)$)[A-Za-z\d.]+"
)
_TOUCHING_NAME = re.compile(r"[A-Z][A-Za-z]{0,6}-$")
_TIME = re.compile(r"\d{1,2}:|:\d{2}$")
_BEFORE = {"reference", "place", "ago"}
_AFTER = {"time", "file"}
_OVER = {"two_sides", "idiom"}
_HALF_OF = re.compile(
    r"\b(?:first|second|latter|other|better|southern|northern|eastern|western|upper|"
    r"lower|première|seconde|deuxième)\s$",
    re.IGNORECASE,
)
#: Years of long ago: the 1930s, 2300 B.C., 918-1392, in 688.
_PAST = re.compile(
    r"\|(?:1[5-9]|20)\d\ds\|"
    r"|\|\d+\s?(?:B|A)?\|\s?\.?(?:C\.|B\.C|A\.D|BC|BCE|CE)"
    r"|\|(?:1[0-4]\d\d|\d{3})\|[-–]\d{3,4}\b|\d{3,4}[-–]\|1[0-4]\d\d\|"
    r"|\b[Ii]n\s\|\d{3}\|(?:[.;,]\s|\.?$)"
)
#: What stands before the end of a range: 5-, 5 ~, 8 of the; but no sign: 5 -3.
_RANGE = re.compile(r"\d(?:[-–~∼/]|\s(?:[-–~∼]\s|[~∼]))$|/$|\d[\d,.]*\sof\sthe\s$")
_ADDRESS = re.compile(
    r"\s(?:[A-Z][\w.]*\s){1,3}(?:Avenue|Street|Road|Drive|Boulevard|Blvd|Ave)\b"
)
#: People in their twenties: 20대는, and not the 7대 that ranks.
_TENS = re.compile(r"대[\s,의는가와]")
_AMONG = re.compile(
    r"\s(?:en importance|en Asie|en Europe|au monde|dans le monde|au Canada$|in Asia|"
    r"in Europe|in the world|in the region|worldwide|globally)\b"
)
_RANKED = re.compile(r"\b(?:rank|rang|class)", re.IGNORECASE)
_AT = re.compile(
    r"(?:\b|(?=:))(?:ranked|from|to|with|in|au|du|de la|contre|:)\s"
    r"(?:the\s|la\s|le\s)?$"
)
_PHONE = re.compile(
    r"[(\[]?\+?\d[\d)\]]*[\s-]*\(?\d{3}\)?[\s-]\d{3}[\s-]\d{4}|\d{3}-\d{4}"
)


def not_a_figure(number: Number, line: str, lang: Lang) -> str:
    """Return why a number is no figure; empty if it may be one.

    Examples
    --------
    >>> from cktrade.documents.grammar.numerals import numbers
    >>> line = "In 2019 the G7 met; see Table 3 on 40 ships."
    >>> [not_a_figure(n, line, "en") for n in numbers(line)]  # doctest: +ELLIPSIS
    ['a year...', 'part of a name', 'number of a figure or page', '']

    """
    return reason(code) if (code := _code(number, line, lang)) else ""


def reason(code: str) -> str:
    """Return the sentence of a reason."""
    return codelist("not_figures")[code]["reason"]


def _code(number: Number, line: str, lang: Lang) -> str:
    for test in (_in_period, _in_name, _by_words, _by_marks, _by_kind):
        code = test(number, line, lang)
        if code:
            return code
    return ""


def _in_period(number: Number, line: str, lang: Lang) -> str:
    for when in whens(line, lang):
        if when.start <= number.start and number.end <= when.end:
            return "year" if when.period and when.end - when.start <= 5 else "date"  # noqa: PLR2004 -- 2018년
    return ""


def _in_name(number: Number, line: str, lang: Lang) -> str:
    before = line[max(0, number.start - 8) : number.start]
    if _NAME.fullmatch(number.text) and not number.text[0].isdigit():
        return "name"
    if re.fullmatch(r"\d[A-Z\d]+[A-Z]\d?|\d[A-Z]\d", number.text):
        return "name"
    if _TOUCHING_NAME.search(before) and lang != "ko":
        return "name"
    if before.endswith("코로나"):
        return "name"
    if before.endswith("$ ") or not before.strip():
        return ""
    return "name" if re.search(r"[A-Z]-$", before) else ""


def _by_words(number: Number, line: str, lang: Lang) -> str:
    start = max(0, number.start - _NEAR)
    around = line[start : number.end + _NEAR]
    for cue in cues("not_figures", around, lang):
        if _bears(cue.code, cue.start + start, cue.end + start, number):
            return cue.code
    return ""


def _bears(code: str, start: int, end: int, number: Number) -> bool:
    """Say whether a word that stands near a number says that it is no figure."""
    if code in _OVER:
        over = start < number.end and number.start < end
        return over and not (code == "idiom" and _is_rank(number.text))
    if code in _BEFORE:
        return 0 <= number.start - end <= 2  # noqa: PLR2004 -- a blank
    if code in _AFTER:
        return 0 <= start - number.end <= 1
    return code == "age" and _touches(start, end, number)


def _by_kind(number: Number, line: str, lang: Lang) -> str:
    """Say of an ordinal, a bare scale or a few in words that it is no figure."""
    read = magnitude(number.text, lang)
    if read is None or read.kind in {"rank", "multiple"}:
        return ""
    if read.kind == "fraction":
        return "idiom" if _HALF_OF.search(line[: number.start]) else ""
    after = re.split(r"[,;.()]", line[number.end : number.end + 40])[0]
    if read.kind == "ordinal":
        ranked = _ranks(after, lang) or _ranked_alone(number, line, after)
        return "" if ranked else "order"
    if not read.in_words or _is_length_of_time(number.text):
        return ""
    if re.fullmatch(r"\w+s", number.text) and read.value >= _FEW:
        return "scale"
    counted = [c for c in cues("unit_words", after, lang) if c.code.endswith("after")]
    few = read.value < _FEW and not counted and "%" not in number.text
    return "few" if few and not re.search(r"\bcent\b", number.text) else ""


def _ranked_alone(number: Number, line: str, after: str) -> bool:
    """Say whether an ordinal ranks without its noun: the third in Asia, up from 9th."""
    if _AMONG.match(after):
        return True
    ahead = line[max(0, number.start - 12) : number.start]
    return bool(_RANKED.search(line[: number.start]) and _AT.search(ahead))


def _is_length_of_time(text: str) -> bool:
    """Say whether a number has its unit in itself: six decades."""
    return bool(re.search(r"\w\s(?:decades?|centuries|décennies|siècles)$", text))


def _ranks(after: str, lang: Lang) -> bool:
    words = " ".join(after.split()[:4])
    return bool(cues("rank_words", words, lang))


def _is_rank(text: str) -> bool:
    return bool(re.search(r"[\s-]", text))


def _touches(start: int, end: int, number: Number) -> bool:
    return 0 <= number.start - end <= 1 or 0 <= start - number.end <= 1


def _by_marks(number: Number, line: str, lang: Lang) -> str:
    before, after = line[: number.start], line[number.end : number.end + 2]
    if before.endswith("[") and after.startswith("]"):
        return "footnote"
    starts = not before.strip() and re.match(r"[.)]\s|[.)]$", after)
    if starts or number.text[0] in "①②③④⑤⑥⑦⑧⑨⑩¹²³⁴⁵⁶⁷⁸⁹":
        return "list"
    if _PAST.search(f"{before[-6:]}|{number.text}|{line[number.end : number.end + 6]}"):
        return "date"
    if after.startswith("+") or (before.endswith("+") and before[-2:-1].isdigit()):
        return "name"
    if (
        lang == "ko"
        and re.fullmatch(r"[1-9]0", number.text)
        and _TENS.match(after + " ")
    ):
        return "age"
    return "age" if number.text == "만" else _in_time_or_place(number, line)


def _in_time_or_place(number: Number, line: str) -> str:
    before, after = line[: number.start], line[number.end : number.end + 2]
    in_link = "://" in before[-80:].rpartition(" ")[2] + number.text
    if in_link or _ADDRESS.match(line[number.end : number.end + 40]):
        return "place"
    touching = before[-1:] + number.text + after[:1]
    if _TIME.search(touching) or re.search(r"\d\d:$", before[-3:]):
        return "time"
    if _RANGE.search(before[-14:]):
        return "range"
    zone = re.search(r"\b(?:[A-Z]{2}\s|GMT[+-])$", before[-6:])
    if zone and re.fullmatch(r"\d{5}|\d{1,2}", number.text):
        return "place"
    return "place" if _in_phone(number, line) else ""


def _in_phone(number: Number, line: str) -> bool:
    start = max(0, number.start - 20)
    around = line[start : number.end + 20]
    return any(
        m.start() + start <= number.start and number.end <= m.end() + start
        for m in _PHONE.finditer(around)
    )
