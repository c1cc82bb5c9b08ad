"""The sentence that an analyst would add, in three languages.

A caveat is kept as codes of ``codelists/caveats.csv`` with the numbers that fill their
places, so that a table in another language says the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cktrade import periods, wording
from cktrade.analysis.intervals import second_reading
from cktrade.vocabulary import NOT_STATED, Lang, Statistic, label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cktrade.analysis.readings import Reading
    from cktrade.analysis.verdicts import Judged

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


def of(claim: Mapping[Any, Any], judged: Judged) -> Said:
    """Return what must be said of a verdict.

    Parameters
    ----------
    claim : mapping
        A row of the claims table.
    judged : Judged
        Its verdict.

    Returns
    -------
    list of dict
        Each with ``code`` (of ``codelists/caveats.csv``) and what fills its places.

    """
    return [
        *_of_ground(claim, judged),
        *_of_others(claim, judged),
        *_of_quotations(claim, judged),
        *_of_missing(judged),
    ]


def sentence(said: Said, lang: Lang) -> str:
    """Write what must be said as sentences.

    Parameters
    ----------
    said : list of dict
        What :func:`of` returned, or its JSON read back.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Returns
    -------
    str
        One paragraph, without line breaks.

    """
    return " ".join(
        label("caveats", one["code"], lang).format(**_filled(one, lang)) for one in said
    )


def figure(reading: Mapping[str, Any], lang: Lang) -> str:
    """Write a reading's number; a rank as the places that the record allows.

    Examples
    --------
    >>> figure({"value": 7, "unit": "rank", "high": 18, "precision": 1}, "en")
    '7th to 18th'

    """
    value, unit = reading["value"], reading["unit"]
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


def _of_ground(claim: Mapping[Any, Any], judged: Judged) -> Said:
    ground = judged.ground
    if ground is None:
        return [{"code": "nothing_held"}]
    within = ground.evaluated.interval.within(judged.claimed)
    code = "fits" if within else "nearest"
    if claim["statistic"] == Statistic.EACH:
        code = f"{code}_each"
    said: Said = [{"code": code, **_number(claim, ground)}]
    said[0]["miss"] = abs(judged.miss)
    said[0]["years"] = ground.period
    said[0]["departures"] = [*ground.departures, *ground.notes]
    if judged.loose:
        said.append({"code": "loose"})
    if not within and ground.evaluated.interval.overlaps(judged.claimed):
        said.append({"code": "in_part"})
    wider = second_reading(claim)
    if not within and wider and ground.evaluated.interval.within(wider):
        said.append({"code": "second", "base": 5 * claim["precision"]})
    return said


def _of_others(claim: Mapping[Any, Any], judged: Judged) -> Said:
    if claim["statistic"] == Statistic.EACH:
        return _of_years(judged)
    plain = [r for r in judged.offer.plain if r is not judged.ground]
    outside = [r for r in plain if not r.evaluated.interval.within(judged.claimed)]
    said = _listed("others", claim, outside)
    if judged.ground is not None and judged.ground.departures:
        return [_tried(judged), *said]
    if claim["statistic"] == Statistic.RANK:
        said += _listed("possible", claim, _possible(judged))
    return said


def _possible(judged: Judged) -> list[Reading]:
    """Return departing readings of the same period that the record cannot rule out."""
    ground = judged.ground
    return [
        r
        for r in judged.offer.readings
        if ground is not None
        and (r.official, r.period) == (True, ground.period)
        and r.departures
        and r.evaluated.interval.overlaps(judged.claimed)
    ]


def _listed(code: str, claim: Mapping[Any, Any], readings: list[Reading]) -> Said:
    if not readings:
        return []
    numbers = [
        _number(claim, r) | {"departures": [*r.departures, *r.notes]} for r in readings
    ]
    return [{"code": code, "readings": numbers}]


def _tried(judged: Judged) -> dict[str, Any]:
    departing = [r for r in judged.offer.readings if r.official and r.departures]
    fitting = [r for r in departing if r.evaluated.interval.within(judged.claimed)]
    return {"code": "tried", "tried": len(departing), "fitting": len(fitting)}


def _of_years(judged: Judged) -> Said:
    """Say for which years an each-year statement holds, of all that are held."""
    years: dict[bool, list[str]] = {True: [], False: []}
    for reading in judged.offer.readings:
        if reading.official and reading.departures == ("single_year",):
            fits = reading.evaluated.interval.within(judged.claimed)
            years[fits].append(reading.period)
    if not any(years.values()):
        return []
    holds, fails = (sorted(set(years[fits])) for fits in (True, False))
    return [{"code": "each_year", "holds": holds, "fails": fails}]


def _of_quotations(claim: Mapping[Any, Any], judged: Judged) -> Said:
    """Say what others quote where no official figure fits, whether it fits or not."""
    if judged.ground and judged.ground.evaluated.interval.within(judged.claimed):
        return []
    quoted = [
        r
        for r in judged.offer.readings
        if not r.official and set(r.departures) <= {"another_period"}
    ]
    fitting = [r for r in quoted if r.evaluated.interval.within(judged.claimed)]
    missing = [r for r in quoted if r not in fitting]
    return [
        *_listed("quoted", claim, fitting),
        *_listed("quoted_otherwise", claim, missing),
    ]


def _of_missing(judged: Judged) -> Said:
    if not judged.offer.missing:
        return []
    return [
        {"code": "missing", "missing": [list(pair) for pair in judged.offer.missing]}
    ]


def _number(claim: Mapping[Any, Any], reading: Reading) -> dict[str, Any]:
    evaluated = reading.evaluated
    high = evaluated.interval.high
    return {
        "value": evaluated.value,
        "high": None if high == float("inf") else high,
        "unit": evaluated.unit,
        "precision": _digits(claim),
        "reading": reading.code,
        "period": reading.period,
    }


def _digits(claim: Mapping[Any, Any]) -> float:
    """Return one digit more than the claim prints; two for a mean."""
    if claim["statistic"] == Statistic.MEAN:
        return max(float(claim["precision"]) / 100, 0.1)
    return max(float(claim["precision"]) / 10, 1.0)


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
    runs: list[list[str]] = []
    for year in years:
        if runs and periods.shift(runs[-1][-1], 1) == year:
            runs[-1].append(year)
        else:
            runs.append([year])
    words = [r[0] if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in runs]
    return wording.listing(words, lang) if words else label("caveats", "none", lang)


def _miss(one: Mapping[str, Any], lang: Lang) -> str:
    if one["unit"] == "rank":
        return wording.number(one["miss"], lang, 0)
    return wording.amount(one["miss"], one["unit"], lang, precision=one["precision"])


_WRITERS: dict[str, Callable[[Mapping[str, Any], Lang], str]] = {
    "value": figure,
    "miss": _miss,
    "years": lambda one, lang: wording.period(one["years"], lang),
    "reading": _described,
    "base": lambda one, lang: wording.number(one["base"], lang, 0),
    "tried": lambda one, lang: wording.number(one["tried"], lang, 0),
    "fitting": lambda one, lang: wording.number(one["fitting"], lang, 0),
    "holds": lambda one, lang: _years(one["holds"], lang),
    "fails": lambda one, lang: _years(one["fails"], lang),
    "readings": lambda one, lang: "; ".join(
        dict.fromkeys(
            f"{figure(r, lang)} ({_described(r, lang)})" for r in one["readings"]
        )
    ),
    "missing": lambda one, lang: "; ".join(name(c, p, lang) for c, p in one["missing"]),
}
