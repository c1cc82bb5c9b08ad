"""The forms in which a period is written, in three languages."""
# ruff: noqa: E501 -- one form a line reads better than three lines a form

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cktrade.documents.grammar.lexicon import bounded, words
from cktrade.errors import PeriodError
from cktrade.vocabulary.periods import bounds

if TYPE_CHECKING:
    from collections.abc import Callable

    from cktrade.vocabulary import Lang

_YEAR = r"(?<![\d.,$€£₩-])(?:1[5-9]|20)\d\d(?![\d])(?!,\d{3})(?!\.\d)"
_TO = r"\s?(?:to|through|until|à|au|~|～|-|–|—|/|and|et)\s?"
_NTH = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "premier": 1,
    "deuxième": 2, "second ": 2, "troisième": 3, "quatrième": 4, "dernier": 4,
    "1er": 1, "2e": 2, "3e": 3, "4e": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
    "première": 1, "seconde": 2, "상": 1, "하": 2, "1": 1, "2": 2, "3": 3, "4": 4,
}  # fmt: skip
_COUNTS = {
    word: n
    for n, some in enumerate(
        ["", "one un", "two deux", "three trois", "four quatre", "five cinq",
         "six six", "seven sept", "eight huit", "nine neuf", "ten dix",
         "eleven onze"]
    )
    for word in some.split()
}  # fmt: skip
_NTHS = "|".join(sorted((re.escape(w) for w in _NTH if len(w) > 1), key=len)[::-1])
_IN = r"(?:\s(?:of|in|de|du|d[’']|en))?\s?(?:l[’']année\s)?"


@cache
def period_forms(
    lang: Lang,
) -> list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]]:
    """Return the forms of a language, the most particular first.

    Examples
    --------
    >>> pattern, period = period_forms("ko")[3]
    >>> period(pattern.search("2016년 말"))
    '2016-12-31'

    """
    forms = [*_KOREAN] if lang == "ko" else [*_european(lang)]
    return [(re.compile(p, re.IGNORECASE), make) for p, make in [*forms, *_COMMON]]


def _european(lang: Lang) -> list[tuple[str, Callable[[re.Match[str]], str]]]:
    names = {
        name.casefold(): int(code)
        for code, some in words("month_words", lang).items()
        for name in some
    }
    names |= {name.rstrip("."): n for name, n in names.items()}
    month = "|".join(
        bounded(w) if w.isalpha() else re.escape(w)
        for w in sorted(names, key=len)[::-1]
    )
    month = f"(?:{month})"

    def of(text: str) -> str:
        return f"{names[text.casefold()]:02d}"

    day = r"(\d{1,2})(?:st|nd|rd|th|er)?"
    return [
        (rf"({month})\s{day},?\s({_YEAR})", lambda m: _day(m[3], of(m[1]), m[2])),
        (rf"{day}\s({month})\.?,?\s({_YEAR})", lambda m: _day(m[3], of(m[2]), m[1])),
        (rf"({month})\s(\d{{1,2}})(?![\d,.:%]|\s?(?:million|billion))", lambda m: f"--d{m[2]}"),
        (rf"(?<![\d,.])(\d{{1,2}})\s({month})(?!\w)", lambda m: f"--d{m[1]}"),
        (rf"({month}){_TO}({month})\s({_YEAR})", lambda m: f"{m[3]}-{of(m[1])}/{m[3]}-{of(m[2])}"),
        (rf"({month}){_TO}({month})(?!\w)", lambda m: f"--{of(m[1])}/{of(m[2])}"),
        (rf"(?:(?:at|by|to)\s)?(?:the\s)?(?:end|close) of ({_YEAR})|(?:à la )?fin ({_YEAR})|year-end ({_YEAR})|31 ({month}) ({_YEAR})", _year_end),
        (rf"(?:first\s(\w+)\smonths|(\w+)\spremiers\smois|premiers\s(\w+)\smois){_IN}({_YEAR})", lambda m: _first_months(m[1] or m[2] or m[3], m[4])),
        (r"(?:first\s(\w+)\smonths|(\w+)\spremiers\smois|premiers\s(\w+)\smois)", lambda m: _first_months(m[1] or m[2] or m[3], "-")),
        (rf"\b({_NTHS})\s(?:half|semestre)(?=\s(?:of|de)\s(?:this|last|cette|l))", lambda m: _half_open(_NTH[m[1].casefold()])),
        (rf"\b({_NTHS})\s(?:quarter|trimestre){_IN}({_YEAR})", lambda m: f"{m[2]}-Q{_NTH[m[1].casefold()]}"),
        (rf"\b({_NTHS})\s(?:quarter|trimestre)", lambda m: f"--Q{_NTH[m[1].casefold()]}"),
        (rf"\b({_NTHS})\s(?:half|semestre|moitié){_IN}({_YEAR})", lambda m: _half(_NTH[m[1].casefold()], m[2])),
        (rf"(?:fiscal(?:\syear)?|FY|exercice(?:\sfinancier)?)\s?({_YEAR})(?:[-–/]\d{{2,4}})?", lambda m: f"{m[1]}-A1"),
        (rf"({month})\.?(?:\sof|\sde)?,?\s({_YEAR})", lambda m: f"{m[2]}-{of(m[1])}"),
        (rf"(?<!\d )(?:(?<=in )|(?<=In )|(?<=for )|(?<=en )|(?<=En )|(?<=de )|(?<=à )|(?<=of )|(?<=since )|(?<=from )|(?<=to )|(?<=last ))({month})(?!\s\d)", lambda m: f"--{of(m[1])}"),
        (rf"(?:between|from|entre|de|d[’'])\s?({_YEAR})\s(?:and|to|et|à|through)\s({_YEAR})", lambda m: _span(m[1], m[2])),
    ]  # fmt: skip


_KOREAN: list[tuple[str, Callable[[re.Match[str]], str]]] = [
    (rf"({_YEAR})년\s?(\d{{1,2}})월\s?(\d{{1,2}})일", lambda m: _day(m[1], m[2], m[3])),
    (rf"({_YEAR})년\s?(\d{{1,2}})월?[~∼–-](\d{{1,2}})월", lambda m: f"{m[1]}-{m[2]:0>2}/{m[1]}-{m[3]:0>2}"),
    (rf"({_YEAR})년\s?(\d{{1,2}})월\s?(?:까지|누계|누적)", lambda m: f"{m[1]}-01/{m[1]}-{m[2]:0>2}"),
    (rf"({_YEAR})년\s?(?:말|12월\s?말)", lambda m: f"{m[1]}-12-31"),
    (rf"({_YEAR})년\s?(\d{{1,2}})월", lambda m: f"{m[1]}-{m[2]:0>2}"),
    (rf"({_YEAR})년\s?(?:제\s?)?([1-4])\s?[/사]?4?\s?분기", lambda m: f"{m[1]}-Q{m[2]}"),
    (rf"({_YEAR})년\s?([상하])반기", lambda m: _half(_NTH[m[2]], m[1])),
    (rf"({_YEAR})년?\s?(?:부터|에서|[~∼–-])\s?({_YEAR})년?", lambda m: _span(m[1], m[2])),
    (rf"({_YEAR})\s?년도?", lambda m: m[1]),
    (r"(?<!\d)(\d\d)-(\d\d)-(\d\d)(?!\d)", lambda m: _day(f"20{m[1]}", m[2], m[3])),
    (r"(?<![\d만억천])(\d{1,2})일(?!\s?(?:간|동안))", lambda m: f"--d{m[1]}"),
    (r"(?<!\d)(\d{1,2})월?[~∼–-](\d{1,2})월", lambda m: f"--{m[1]:0>2}/{m[2]:0>2}"),
    (r"첫 (\d{1,2})개월", lambda m: f"--01/{m[1]:0>2}"),
    (rf"({_YEAR})년\s?(\d{{1,2}})월부터 (\d{{1,2}})월", lambda m: f"{m[1]}-{m[2]:0>2}/{m[1]}-{m[3]:0>2}"),
    (r"(?<!\d)(\d{1,2})월부터 (\d{1,2})개월", lambda m: f"--{m[1]:0>2}/{int(m[1]) + int(m[2]) - 1:02d}"),
    (r"(?<!\d)(\d{1,2})월\s?말?(?:까지|누계|누적)", lambda m: f"--01/{m[1]:0>2}"),
    (r"(?<!\d)([1-4])\s?[/사]?4?\s?분기", lambda m: f"--Q{m[1]}"),
    (r"(?<!\d)(\d{1,2})월부터 (\d{1,2})월", lambda m: f"--{m[1]:0>2}/{m[2]:0>2}"),
    (r"([상하])반기", lambda m: f"--0{1 if m[1] == '상' else 7}/{'06' if m[1] == '상' else '12'}"),
    (r"(?<!\d)(\d{1,2})월(?!\s?\d{1,2}일)", lambda m: f"--{m[1]:0>2}"),
    (r"(?<!\d)(\d{2})년(?:도|에|은|의|\s|,)", lambda m: f"20{m[1]}" if int(m[1]) < 40 else f"19{m[1]}"),  # noqa: PLR2004 -- the century of two digits
]  # fmt: skip
_COMMON: list[tuple[str, Callable[[re.Match[str]], str]]] = [
    (r"(?<![\d.])(20\d\d|19\d\d)\s?[-./]\s?(\d{1,2})\s?[-./]\s?(\d{1,2})(?![\d,])", lambda m: _day(m[1], m[2], m[3])),
    (rf"({_YEAR})-Q([1-4])", lambda m: f"{m[1]}-Q{m[2]}"),
    (rf"Q([1-4])\s?({_YEAR})", lambda m: f"{m[2]}-Q{m[1]}"),
    (rf"({_YEAR})\s?[-–/~∼]\s?({_YEAR})", lambda m: _span(m[1], m[2])),
    (rf"({_YEAR})-(0[1-9]|1[0-2])(?!\d)", lambda m: f"{m[1]}-{m[2]}"),
    (rf"({_YEAR})[-–](\d\d)(?!\d)", lambda m: _span(m[1], m[1][:2] + m[2])),
    (rf"({_YEAR})(?!\s?(?:명|건|억|만|달러|%|개|km|시간|원|people|students|persons|personnes))", lambda m: m[1]),
]  # fmt: skip


def _day(year: str, month: str, day: str) -> str:
    said = f"{year}-{int(month):02d}-{int(day):02d}"
    try:
        bounds(said)
    except (PeriodError, ValueError):
        return ""
    return said


def _span(first: str, last: str) -> str:
    return f"{first}/{last}" if first < last else ""


def _year_end(match: re.Match[str]) -> str:
    years = [part for part in match.groups() if part and part.isdigit()]
    return f"{years[-1]}-12-31" if years else ""


def _half(half: int, year: str) -> str:
    return f"{year}-01/{year}-06" if half == 1 else f"{year}-07/{year}-12"


def _half_open(half: int) -> str:
    return "--01/06" if half == 1 else "--07/12"


def _first_months(count: str, year: str) -> str:
    many = int(count) if count.isdigit() else _COUNTS.get(count.casefold(), 0)
    if not 1 < many <= 12:  # noqa: PLR2004 -- months
        return ""
    return f"--01/{many:02d}" if year == "-" else f"{year}-01/{year}-{many:02d}"
