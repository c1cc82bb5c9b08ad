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
_BEFORE = {"reference", "place"}
_AFTER = {"time", "file"}
_OVER = {"two_sides", "idiom"}
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
    after = re.split(r"[,;.()]", line[number.end : number.end + 40])[0]
    if read.kind == "ordinal":
        return "" if _ranks(after, lang) else "order"
    if not read.in_words or read.kind == "fraction":
        return ""
    if re.fullmatch(r"\w+s", number.text) and read.value >= _BARE:
        return "scale"
    counted = [c for c in cues("unit_words", after, lang) if c.code.endswith("after")]
    if _is_length_of_time(number.text):
        return ""
    few = read.value < _FEW and not counted and "%" not in number.text
    return "few" if few and not re.search(r"\bcent\b", number.text) else ""


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


def _by_marks(number: Number, line: str, lang: Lang) -> str:  # noqa: ARG001 -- one form for all tests
    before, after = line[: number.start], line[number.end : number.end + 2]
    if before.endswith("[") and after.startswith("]"):
        return "footnote"
    starts = not before.strip() and re.match(r"[.)]\s|[.)]$", after)
    if starts or number.text[0] in "①②③④⑤⑥⑦⑧⑨⑩¹²³⁴⁵⁶⁷⁸⁹":
        return "list"
    if re.fullmatch(r"(?:1[5-9]|20)\d\ds", number.text):
        return "date"
    if after.startswith("+") or (before.endswith("+") and before[-2:-1].isdigit()):
        return "name"
    return "age" if number.text == "만" else _in_time_or_place(number, line)


def _in_time_or_place(number: Number, line: str) -> str:
    before, after = line[: number.start], line[number.end : number.end + 2]
    touching = before[-1:] + number.text + after[:1]
    if _TIME.search(touching) or re.search(r"\d\d:$", before[-3:]):
        return "time"
    if "://" in before[-80:].rpartition(" ")[2] + number.text:
        return "place"
    if re.search(r"\d\s?[-–~∼/]$", before[-3:]) or before.endswith("/"):
        return "range"
    if re.search(r"\d[\d,.]*\sof\sthe\s$", before[-14:]):
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
