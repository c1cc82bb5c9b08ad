"""The numbers of a fact sheet in words, and its three sentences."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cktrade import wording
from cktrade.vocabulary import codelist, filled
from cktrade.wording.amounts import rank, short

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cktrade.exhibits.facts import Fact
    from cktrade.vocabulary import Lang

say = partial(filled, "fact_sheet_texts")
_DIGITS = 3


def value(fact: Fact, lang: Lang) -> str:
    """Write a fact's number: money in three digits, shares and changes in tenths."""
    number = fact.number
    if number.unit == "rank":
        best, worst = int(number.value), number.interval.high
        if worst == best:
            return rank(best, lang)
        ends = {"best": rank(best, lang), "worst": rank(int(worst), lang)}
        return wording.phrase("rank.range", lang, **ends)
    if number.unit == "percent":
        sign = "+" if fact.key.startswith("growth(") and number.value > 0 else ""
        return sign + wording.amount(number.value, "percent", lang, 0.1)
    return _spoken(number.value, number.unit, lang)


def shown(fact: Fact, lang: Lang) -> str:
    """Write a fact's number for a list: French gives its scale by letter."""
    number = fact.number
    if lang != "fr" or codelist("units")[number.unit]["kind"] != "money":
        return value(fact, lang)
    return short(number.value, number.unit, lang, zeros=True)


def _spoken(amount: float, unit: str, lang: Lang) -> str:
    if codelist("units")[unit]["kind"] != "money" or not amount:
        return wording.amount(amount, unit, lang, 1.0)
    fine = 10.0 ** (len(str(int(abs(amount)))) - _DIGITS)
    return wording.amount(amount, unit, lang, fine)


def sentences(held: Mapping[str, Fact], lang: Lang) -> list[str]:
    """Write the bottom line: trade and its gap, the students, the residents."""
    said = []
    if {"two_way", "balance"} <= held.keys():
        both, gap = held["two_way"], held["balance"].number
        kind = "deficit" if gap.value < 0 else "surplus"
        year = wording.period(both.period, lang)
        size = _spoken(abs(gap.value), gap.unit, lang)
        total = value(both, lang)
        said.append(say(f"trade.{kind}", lang, year=year, total=total, gap=size))
    if {"students", "students_rank"} <= held.keys():
        stock = held["students"]
        day, place = wording.period(stock.period, lang), held["students_rank"]
        words = wording.ordinal(int(place.number.value), lang)
        said.append(
            say("students", lang, day=day, value=value(stock, lang), rank=words)
        )
    if {"residents", "residents_economic"} <= held.keys():
        total_, part = held["residents"], held["residents_economic"]
        year = wording.period(total_.period, lang)
        count = wording.number(part.number.value, lang)
        said.append(
            say("residents", lang, year=year, value=value(total_, lang), economic=count)
        )
    return said
