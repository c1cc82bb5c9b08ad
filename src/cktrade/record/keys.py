"""Keys: a number of a table or chart, written as the way it is made from the record.

========================================  ==============================================
Key                                       The number
========================================  ==============================================
``S@2018-09``                             one observation of series S, newest vintage
``S@2018-09@2019-02-05``                  the same in one vintage
``S@2018``                                the year as published, else of its months,
                                          added or averaged as the series allows
``S@2018 + T@2018``                       a sum; also ``-`` and ``/``; what is divided
                                          is in brackets if it is a sum
``mean(S@2006/2014; T@2015/2016)``        the mean of every year of these spans
``each(S@2017; S@2018)``                  the smallest of these; its interval holds all
``growth(S@2018; S@2025)``                the change from the first to the second, in
                                          per cent
``cagr(S@2018; S@2025)``                  the same a year, compounded over the years
                                          between the two
``members(S@2024 + T@2024; X-ASIA)``      the sum over the members of a region that are
                                          held; its interval leaves room for the others
``rank(S@2018 + T@2018)``                 the place of these series' partner among all
                                          partners held of the same table
``rank(S@2018 + T@2018; EU)``             the same with a bloc as one partner
``rank(S@2018) - rank(S@2017)``           how many places lower the first stands
========================================  ==============================================

What would count one thing twice, or bring unlike things together, is refused
(:mod:`cktrade.record.additivity`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from cktrade.errors import ComparabilityError, NotHeldError
from cktrade.record import intervals
from cktrade.record.additivity import check_mean
from cktrade.record.evaluated import (
    OPERATIONS,
    TERM,
    Evaluated,
    added,
    one_unit,
    period_of,
)
from cktrade.record.intervals import Interval
from cktrade.record.record import Record, Row, aggregation
from cktrade.record.region import members_together
from cktrade.vocabulary import Aggregation, periods

_OPERATOR = re.compile(r" ([+/-]) ")


def evaluate(key: str, record: Record) -> Evaluated:
    """Compute a key from the record.

    Parameters
    ----------
    key : str
        One of the forms in the module's table, ``rank`` excepted (see
        :func:`cktrade.record.rank_field.rank_of`).
    record : Record
        The record as it stood on some day.

    Returns
    -------
    Evaluated
        Value, interval, unit, the cells it is made of, and the formula.

    Raises
    ------
    NotHeldError
        If a number it needs is not held, or missing; nothing is filled in.
    ComparabilityError
        If it would add what may not be added, or mix units.

    """
    return record.remembered(key, lambda: _worked_out(key, record))


def _worked_out(key: str, record: Record) -> Evaluated:
    result, rest = _expression(key, record)
    if rest:
        raise NotHeldError(f"{key!r} is not a key: {rest!r} was not understood.")
    return replace(result, key=key)


def _expression(text: str, record: Record) -> tuple[Evaluated, str]:
    """Read terms joined by operators, from left to right; mixing needs brackets."""
    result, rest = _operand(text, record)
    signs = ""
    while operator := _OPERATOR.match(rest):
        signs += operator[1]
        if "/" in signs and len(signs) > 1:
            raise NotHeldError(
                f"{text!r} is not a key: put brackets around what is divided, as in "
                "(S@2018 + T@2018) / U@2018."
            )
        other, rest = _operand(rest[operator.end() :], record)
        result = OPERATIONS[operator[1]](result, other)
    return result, rest


def _operand(text: str, record: Record) -> tuple[Evaluated, str]:
    functions = (
        ("mean(", _mean), ("each(", _each), ("growth(", _growth), ("cagr(", _cagr),
        ("members(", _region),
    )  # fmt: skip
    for name, function in functions:
        if text.startswith(name):
            inside, closed, rest = text.removeprefix(name).partition(")")
            _check_closed(text, closed)
            return function(inside, record), rest
    if text.startswith("("):
        result, rest = _expression(text[1:], record)
        _check_closed(text, rest[:1])
        return replace(result, formula=f"({result.formula})"), rest[1:]
    match = TERM.match(text)
    if not match:
        raise NotHeldError(
            f"{text!r} is not a key. Write a claim's id, or series@period such as "
            "statcan.12-10-0011.can.kor.export.total.bop.nsa@2018-09."
        )
    return _term(match, record), text[match.end() :]


def _check_closed(text: str, bracket: str) -> None:
    if bracket != ")":
        raise NotHeldError(f"{text!r} is not a key: a bracket is not closed.")


def _term(match: re.Match[str], record: Record) -> Evaluated:
    cells = tuple(record.cells(match["series"], match["period"], match["vintage"]))
    parts = [intervals.observed(cell) for cell in cells]
    if len(cells) == 1:
        value, reach, how = cells[0]["value"], parts[0], ""
    elif aggregation(cells[0]) == Aggregation.MEAN:
        value = added(*(cell["value"] for cell in cells)) / len(cells)
        reach, how = intervals.mean(parts), f" (mean of {_count_of(cells)})"
    else:
        value, reach = added(*(cell["value"] for cell in cells)), intervals.total(parts)
        how = f" (sum of {_count_of(cells)})"
    formula = f"{cells[0]['flow']} {cells[0]['partner']} {match['period']}{how}"
    return Evaluated(match[0], float(value), reach, cells[0]["unit"], cells, formula)


def _count_of(cells: tuple[Row, ...]) -> str:
    return _counted(len(cells), cells[0]["reference_period"])


def _count(numbers: list[Evaluated]) -> str:
    return _counted(len(numbers), period_of(numbers[0].key))


def _counted(number: int, period: str) -> str:
    code = periods.frequency(period)
    return f"{number} {_PLURALS.get(code, 'spans')}"


def _mean(inside: str, record: Record) -> Evaluated:
    key, years = f"mean({inside})", list[Evaluated]()
    for piece in inside.split("; "):
        match = TERM.fullmatch(piece)
        if not match:
            raise NotHeldError(f"{piece!r} inside {key!r} is not series@period.")
        code = periods.frequency(match["period"].split("/")[0])
        parts = periods.parts(match["period"], code) if code in _PARTED else ()
        for part in parts or (match["period"],):
            year = TERM.fullmatch(match[0].replace(match["period"], part))
            years += [_term(year, record)] if year else []
    one_unit(years)
    check_mean([year.cells for year in years])
    return Evaluated(
        key,
        added(*(year.value for year in years)) / len(years),
        intervals.mean([year.interval for year in years]),
        years[0].unit,
        tuple(cell for year in years for cell in year.cells),
        f"mean of {_count(years)}",
    )


def _each(inside: str, record: Record) -> Evaluated:
    """Bring years together: the smallest value, in the interval that holds all."""
    years = [evaluate(piece, record) for piece in inside.split("; ")]
    one_unit(years)
    check_mean([year.cells for year in years])
    lows, highs = [[getattr(y.interval, e) for y in years] for e in ("low", "high")]
    return Evaluated(
        f"each({inside})",
        min(year.value for year in years),
        Interval(min(lows), max(highs)),
        years[0].unit,
        tuple(cell for year in years for cell in year.cells),
        f"the smallest of {_count(years)}",
    )


def _growth(inside: str, record: Record) -> Evaluated:
    """Divide a later number by an earlier one of the same things."""
    pieces = inside.split("; ")
    if len(pieces) != 2:  # noqa: PLR2004 -- from one to another
        raise NotHeldError(
            f"growth({inside}) is no key: expected two numbers, the earlier first, as "
            f"growth(S@2018; S@2025); found {len(pieces)}."
        )
    earlier, later = (evaluate(piece, record) for piece in pieces)
    one_unit([earlier, later])
    check_mean([earlier.cells[:1], later.cells[:1]])
    ratio = later.interval.over(earlier.interval).times(100)
    return Evaluated(
        f"growth({inside})",
        (later.value / earlier.value - 1) * 100,
        Interval(ratio.low - 100, ratio.high - 100),
        "percent",
        later.cells + earlier.cells,
        f"{_whole(later.formula)} ÷ {_whole(earlier.formula)} − 1",
    )


def _whole(formula: str) -> str:
    """Put brackets around a sum or difference that is divided."""
    return f"({formula})" if re.search(r" [+−-] ", formula) else formula


def _cagr(inside: str, record: Record) -> Evaluated:
    """Spread a change evenly over the years between: the compound annual rate."""
    whole = _growth(inside, record)
    begun, ended = (period_of(piece) for piece in inside.split("; "))
    first, last = int(begun[:4]), int(ended[:4])
    if last <= first or begun[4:] != ended[4:] or "/" in begun:
        raise ComparabilityError(
            f"cagr({inside}): expected a later year after an earlier one, or the same "
            f"months of both; found {begun} and {ended}."
        )
    years = last - first

    def a_year(percent: float) -> float:
        factor = max(1 + percent / 100, 0.0)
        return float(factor ** (1 / years) - 1) * 100

    return replace(
        whole,
        key=f"cagr({inside})",
        value=a_year(whole.value),
        interval=Interval(a_year(whole.interval.low), a_year(whole.interval.high)),
        formula=f"({whole.formula.removesuffix(' − 1')})^(1/{years}) − 1",
    )


def _region(inside: str, record: Record) -> Evaluated:
    terms, _, region = inside.partition("; ")
    return members_together(terms, region, record)


#: Spans of these are averaged over their parts; a day is a part itself.
_PARTED = {"A", "Q", "M"}
_PLURALS = {"M": "months", "Q": "quarters", "A": "years", "D": "days"}
