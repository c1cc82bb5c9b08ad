"""Slips that the printed words show: what they say again, and what the row says."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cktrade.documents.grammar import Printed, printed
from cktrade.documents.grammar.lexicon import cues
from cktrade.documents.grammar.periods import whens
from cktrade.documents.slips.of_names import of_names
from cktrade.documents.slips.of_terms import of_terms
from cktrade.vocabulary import codelist

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cktrade.vocabulary import Lang

#: Column, what the words say, what the row has.
Fault = tuple[str, str, str]
_CLOSE = 1e-6
_GROUPS = re.compile(r"\d{1,3}(?:([,.'’])\d{3})(?:\1\d{3})*(?![\d])")
_PLAIN = {"none", "exact"}
_SPECIFIC = {"CAD", "USD", "KRW", "dollars"}
#: Statements whose last digit is one by definition, however round the number.
_EXACT = {"count", "rank", "quota", "target", "duration", "frequency"}
_RANKED = {"rank", "target", "count", "duration", "frequency"}
_SHOWN = 6
#: Below it a count of persons may be meant exactly.
_SMALL = 100


def of_words(row: Mapping[str, Any], line: str, lang: Lang) -> Iterator[Fault]:
    """Yield the slips of a row that its words show.

    Parameters
    ----------
    row : mapping
        A row of the claims table.
    line : str
        Its line; where it is empty, ``as_printed`` alone is read.
    lang : {'en', 'fr', 'ko'}
        The language of the line.

    """
    phrase = " ".join(str(row["as_printed"]).split())
    start = line.find(phrase)
    if start < 0:
        line, start = phrase, 0
    found = [
        figure
        for figure in printed(line, lang)
        if _quoted(figure, line, start, start + len(phrase))
    ]
    statistic = str(row["statistic"])
    read = [figure for figure in found if figure.value is not None]
    if not read or statistic == "frequency" or _said_otherwise(read, statistic):
        return
    meant = next((f for f in read if _same(f.value, row["value"])), None)
    meant = meant or _grouped_otherwise(read, row, line)
    if meant is None:
        if len(read) == len(found) and not _scaled(read, row["value"], line):
            shown = " and ".join(_number(f.value) for f in read)
            yield "value", f"the words print {shown}", _number(row["value"])
        return
    yield from _around(row, meant)
    yield from _stated(row, meant, line)
    yield from _dated(row, meant, line, phrase, lang)
    if _has(row, "partner", "reporter", "product"):
        yield from of_names(row, meant, line, phrase, lang)
    if _has(row, "basis", "adjustment"):
        yield from of_terms(row, meant, line, lang)


def _has(row: Mapping[str, Any], *columns: str) -> bool:
    return all(column in row for column in columns)


def _quoted(figure: Printed, line: str, start: int, end: int) -> bool:
    """Say whether every digit of a figure stands in the words that a row quotes.

    A sign or a scale word beyond them is the figure's own all the same.
    """
    before, after = line[figure.start : start], line[end : figure.end]
    outside = figure.end <= start or figure.start >= end
    return not outside and not re.search(r"\d", before + after)


def _said_otherwise(read: list[Printed], statistic: str) -> bool:
    """Say whether a word such as "triple" may count things or multiply them."""
    return statistic != "growth" and any(
        f.statistic == "growth" and f.unit == "percent" and f.value in {100, 200, 300}
        for f in read
    )


def _grouped_otherwise(
    read: list[Printed], row: Mapping[str, Any], line: str
) -> Printed | None:
    """Return a figure whose thousands are parted as another language parts them.

    12,000 in a French text, 12.000 and 12'000 may each be twelve thousand.
    """
    for figure in read:
        match = _GROUPS.match(line, figure.start)
        whole = re.sub(r"\D", "", match[0]) if match else ""
        if match and _same(float(whole), row["value"]):
            last = 10.0 ** (len(whole) - len(whole.rstrip("0")))
            end = max(match.end(), figure.end)
            return replace(figure, end=end, value=float(whole), precision=last)
    return None


def _scaled(read: list[Printed], written: Any, line: str) -> bool:  # noqa: ANN401 -- a cell
    """Say whether a row of a table gives the figure in the unit of its head."""
    letters = sum(character.isalpha() for character in line)
    in_table = letters < sum(character.isdigit() for character in line)
    return in_table and any(
        f.unit is None and _same((f.value or 0) * scale, written)
        for f in read
        for scale in (1e3, 1e6, 1e9)
    )


def _around(row: Mapping[str, Any], meant: Printed) -> Iterator[Fault]:
    """Yield slips in precision and qualifier."""
    last, qualifier = row["precision"], str(row["qualifier"])
    exact = qualifier == "exact" or str(row["statistic"]) in _EXACT | {"share"}
    exact |= meant.value is not None and meant.value < _SMALL
    free = (
        meant.statistic in _EXACT or meant.unit == "count" or (exact and _same(1, last))
    )
    if meant.precision is not None and not _same(meant.precision, last) and not free:
        says = f"the last digit printed stands for {_number(meant.precision)}"
        yield "precision", says, _number(last)
    if meant.qualifier in {None, qualifier} or {meant.qualifier, qualifier} <= _PLAIN:
        return
    if str(row["statistic"]) not in _RANKED or meant.qualifier not in _PLAIN:
        said = meant.qualifier if meant.qualifier not in _PLAIN else "no qualifier"
        yield "qualifier", f"the words print {said}", qualifier


def _stated(row: Mapping[str, Any], meant: Printed, line: str) -> Iterator[Fault]:
    """Yield slips in unit and statistic."""
    unit, statistic = str(row["unit"]), str(row["statistic"])
    said = meant.unit or _touching_unit(line[meant.end :])
    if said is not None and not _one_unit(said, unit, line):
        yield "unit", f"the words print {said}", unit
    if statistic == "mean" and meant.statistic != "mean" and not _mean(line):
        yield "statistic", "no average is printed", statistic
    elif meant.statistic == "mean" and statistic in {"value", "rank", "count"}:
        yield "statistic", "an average is printed", statistic
    elif meant.statistic == "rank" and statistic not in _RANKED:
        yield "statistic", "a rank is printed", statistic
    elif statistic == "rank" and meant.unit in {*_SPECIFIC, "percent", "persons"}:
        yield "statistic", f"a number in {meant.unit} is printed, no rank", statistic


def _touching_unit(behind: str) -> str | None:
    """Return the unit of the very next word, in whatever language it is."""
    for cue in cues("unit_words", behind[:24]):
        code, _, place = cue.code.partition(".")
        known = code in codelist("units")
        if place == "after" and known and not behind[: cue.start].strip():
            return code
    return None


def _mean(line: str) -> bool:
    return any(cue.code == "mean" for cue in cues("statistic_words", line))


def _one_unit(said: str, written: str, line: str) -> bool:
    """Say whether a unit printed and a unit written can be the same thing."""
    if said == written or "not stated" in {said, written}:
        return True
    if said == "dollars" and written in {"CAD", "USD"}:
        named = {cue.code.partition(".")[0] for cue in cues("unit_words", line)}
        return written in named
    if {said, written} <= _SPECIFIC:
        return False
    kinds = [codelist("units").get(u, {}).get("kind", "other") for u in (said, written)]
    loose = {"other", "rate"}
    return kinds[0] == kinds[1] or bool(loose & {*kinds}) or _counts({*kinds})


def _counts(kinds: set[str]) -> bool:
    """Say whether both count things, be it in order or in years."""
    return kinds <= {"count", "rank", "duration"}


def _dated(
    row: Mapping[str, Any], meant: Printed, line: str, phrase: str, lang: Lang
) -> Iterator[Fault]:
    """Yield a slip in the period: a year not printed, or a part told for the whole."""
    written = str(row["reference_period"])
    if meant.period and _is_part(meant.period, written):
        yield "reference_period", f"the words print {meant.period}", written
        return
    years = {p for w in whens(line, lang) for p in _years(w.period)}
    stated = _years(written)
    if not stated:
        inside = {p for w in whens(phrase, lang) for p in _years(w.period)}
        if inside and meant.period in inside and str(row["statistic"]) == "value":
            yield "reference_period", f"the words print {meant.period}", written
        return
    open_year = any(w.open for w in whens(line, lang))
    if years and not open_year and not stated & years and not _between(stated, years):
        shown = ", ".join(sorted(years)[:_SHOWN])
        yield "reference_period", f"the line prints {shown}", written


def _is_part(said: str, written: str) -> bool:
    """Say whether months, a quarter or a reporting year stand for a calendar year.

    A day is no part: of a stock the last day of a year is the year's.
    """
    year = len(written) == len("2018") and written.isdigit()
    day = len(said.split("/", maxsplit=1)[0]) == len("2018-12-31")
    return year and said != written and said[:4] == written and not day


def _years(period: str) -> set[str]:
    return {part[:4] for part in period.split("/") if part[:4].isdigit()}


def _between(stated: set[str], years: set[str]) -> bool:
    """Say whether years lie inside a span whose ends are printed."""
    return len(years) > 1 and min(years) <= min(stated) <= max(stated) <= max(years)


def _same(one: float | None, other: Any) -> bool:  # noqa: ANN401 -- a cell
    return one is not None and abs(one - float(other)) <= _CLOSE * max(1, abs(one))


def _number(value: Any) -> str:  # noqa: ANN401 -- a cell
    return f"{float(value):.12g}"
