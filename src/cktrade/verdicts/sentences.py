"""What must be said of a verdict, written as sentences in three languages."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Any

from cktrade import wording
from cktrade.verdicts.readings.offer import SECONDARY
from cktrade.vocabulary import NOT_STATED, Lang, filled, label, periods
from cktrade.wording.sourcing import named_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cktrade.verdicts.readings.reading import Reading

#: So many periods are named one by one.
_FEW = 3
#: Codes of ``codelists/caveats.csv`` with what fills their places.
Said = list[dict[str, Any]]


def name(code: str, period: str, lang: Lang) -> str:
    """Return the name of a reading at a period.

    Examples
    --------
    >>> name("can-customs", "2018", "en")
    'Canada’s trade statistics, customs basis, 2018'

    """
    reading = label("readings", code, lang)
    if period == NOT_STATED:
        return reading
    return f"{reading}, {wording.period(period, lang)}"


def second_hand(reading: Reading, lang: Lang) -> str:
    """Name whose numbers a reading has at second hand; empty where it has none.

    A quotation and a computation are each said to be what they are
    (``texts/secondary_sources.csv``).
    """
    if reading.evidence != SECONDARY or not reading.evaluated.cells:
        return ""
    names = wording.phrase("sources.separator", lang).join(origins(reading, lang))
    return filled("headlines", "second_hand", lang, names=names)


def origins(reading: Reading, lang: Lang) -> list[str]:
    """Name the sources of a reading's numbers at second hand, each once."""
    found = (
        named_table(str(cell["source"]), lang)
        for cell in reading.evaluated.cells
        if str(cell.get("evidence") or SECONDARY) == SECONDARY
    )
    return [*dict.fromkeys(found)]


def sentence(said: Said, lang: Lang) -> str:
    """Write what must be said as sentences.

    Parameters
    ----------
    said : list of dict
        What :func:`cktrade.verdicts.caveats.of` returned.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Returns
    -------
    str
        One paragraph, without line breaks.

    """
    return " ".join(
        filled("caveats", _code(one), lang, **_filled(one, lang)) for one in said
    )


def _code(one: Mapping[str, Any]) -> str:
    """Return the sentence of a caveat; where nobody is larger it says so plainly."""
    code = str(one["code"])
    return f"{code}.none" if code == "of_field" and not one["larger"] else code


def figure(reading: Mapping[str, Any], lang: Lang) -> str:
    """Write a reading's number; a rank as the places that the record allows.

    Examples
    --------
    >>> figure({"value": 7, "unit": "rank", "high": 18, "precision": 1}, "en")
    '7th to 18th'

    """
    value, unit = reading["value"], reading["unit"]
    if unit == "years":
        return _gone_by(reading, lang)
    if unit != "rank":
        return wording.amount(value, unit, lang, precision=reading["precision"])
    best = wording.rank(int(value), lang)
    if reading["high"] == value:
        return best
    worst = reading["high"]
    return wording.phrase(
        "rank.range" if worst is not None else "rank.or_lower",
        lang, best=best, worst=wording.rank(int(worst), lang) if worst else "",
    )  # fmt: skip


def _gone_by(reading: Mapping[str, Any], lang: Lang) -> str:
    """Write whole years gone by; all of them where a date leaves more than one."""
    least, most = (reading.get(end) for end in ("low", "high"))
    low = math.floor(reading["value"] if least is None else least)
    high = math.floor(reading["value"] if most is None else most)
    last = wording.amount(high, "years", lang, precision=1)
    if low == high:
        return last
    first = wording.number(low, lang, 0)
    return wording.phrase("years.range", lang, low=first, high=last)


def _filled(one: Mapping[str, Any], lang: Lang) -> dict[str, str]:
    """Turn what a caveat holds into words, one place each."""
    return {
        place: write(one, lang) for place, write in _WRITERS.items() if place in one
    }


def _described(one: Mapping[str, Any], lang: Lang) -> str:
    text = name(one["reading"], one["period"], lang)
    asides = [label("caveats", code, lang) for code in one.get("departures", [])]
    return f"{text} – {', '.join(asides)}" if asides else text


def _years(years: list[str], lang: Lang) -> str:
    """Write years as runs: 1997–2010 and 2017–2019."""
    found: list[list[str]] = []
    for year in years:
        if found and periods.shift(found[-1][-1], 1) == year:
            found[-1].append(year)
        else:
            found.append([year])
    words = [
        filled("chart_texts", "years.one", lang, year=run[0])
        if len(run) == 1
        else filled("chart_texts", "years.span", lang, first=run[0], last=run[-1])
        for run in found
    ]
    return wording.listing(words, lang) if words else label("caveats", "none", lang)


def gap(miss: float, one: Mapping[str, Any], lang: Lang) -> str:
    """Write by how much a reading misses: an amount, or places of a rank."""
    if math.isnan(miss):
        return ""
    if one["unit"] == "rank":
        code = "place" if miss == 1 else "places"
        code += "" if one.get("high", one["value"]) == one["value"] else "_or_more"
        return filled("caveats", code, lang, n=wording.number(miss, lang))
    if one["unit"] == "percent":
        digits = 1 if round(miss, 1) else 2
        shown = wording.number(round(miss, digits), lang)
        return filled("caveats", "points", lang, n=shown)
    return wording.amount(miss, one["unit"], lang, precision=one["precision"])


def span(period: str, lang: Lang) -> str:
    """Write a period."""
    return wording.period(period, lang)


def runs(held: Sequence[str], lang: Lang) -> str:
    """Write periods: years as runs; of others a few, or the first and the last.

    Between a first and a last that are joined by dots some lack.
    """
    codes = {periods.frequency(period) for period in held}
    if codes == {"A"}:
        return _years([*held], lang)
    words = [wording.period(period, lang) for period in held]
    if len(words) <= _FEW:
        return wording.listing(words, lang)
    whole = len(codes) == 1 and codes <= {"M", "Q"}
    after = [periods.shift(period, 1) for period in held[:-1]] if whole else []
    code = "runs.whole" if after == [*held[1:]] else "runs.broken"
    return wording.phrase(code, lang, first=words[0], last=words[-1])


def _miss(one: Mapping[str, Any], lang: Lang) -> str:
    return gap(one["miss"], one, lang)


def _percent(one: Mapping[str, Any], lang: Lang) -> str:
    """Write a rate; one that would round to nothing as less than a tenth."""
    share = one["percent"]
    least = 0.1
    text = wording.amount(max(share, least), "percent", lang, precision=least)
    small = share < least
    return wording.phrase("less_than", lang, text=text) if small else text


def _whole(place: str, one: Mapping[str, Any], lang: Lang) -> str:
    return wording.number(one[place], lang, 0)


_WRITERS: dict[str, Callable[[Mapping[str, Any], Lang], str]] = {
    "value": figure,
    "miss": _miss,
    "years": lambda one, lang: wording.period(one["years"], lang),
    "reading": _described,
    "figures": lambda one, lang: wording.listing(
        [wording.claimed(figure, lang) for figure in one["figures"]], lang
    ),
    **{
        place: partial(_whole, place)
        for place in ("base", "tried", "fitting", "held", "larger", "several")
    },
    "percent": _percent,
    "origin": lambda one, lang: wording.phrase("sources.separator", lang).join(
        dict.fromkeys(named_table(source, lang) for source in one["origin"])
    ),
    "region": lambda one, lang: wording.in_a_sentence(one["region"], lang),
    "partner": lambda one, lang: wording.in_a_sentence(one["partner"], lang),
    "part": lambda one, lang: figure({**one, "value": one["part"]}, lang),
    "periods": lambda one, lang: runs(one["periods"], lang),
    "holds": lambda one, lang: _years(one["holds"], lang),
    "fails": lambda one, lang: _years(one["fails"], lang),
    "readings": lambda one, lang: wording.phrase("sources.separator", lang).join(
        dict.fromkeys(
            f"{figure(r, lang)} ({_described(r, lang)})" for r in one["readings"]
        )
    ),
    "missing": lambda one, lang: wording.phrase("sources.separator", lang).join(
        name(c, p, lang) for c, p in one["missing"]
    ),
}
