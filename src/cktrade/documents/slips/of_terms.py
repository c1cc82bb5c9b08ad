"""Slips that terms show: a denial, a foreign currency, a basis, an adjustment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cktrade.documents.grammar.clauses import sentences
from cktrade.documents.grammar.lexicon import cues
from cktrade.vocabulary import codelist

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cktrade.documents.grammar import Printed
    from cktrade.documents.slips.of_words import Fault
    from cktrade.vocabulary import Lang

_UNSAID = {"not stated", "not applicable"}
#: Between a denial and its figure: no word that turns it into a bound.
_BETWEEN = (
    r"(?:(?!\b(?:only|just|more|less|fewer|least|later|until|exceed\w*|surpass\w*)\b)"
    r"[\w’'$ ]){0,24}"
)
_NOT = re.compile(
    rf"(?:\b(?:not|never|no longer|cannot)|n[’']t)\s{_BETWEEN}[$€£]?$", re.IGNORECASE
)
_PAS = re.compile(
    r"\bn(?:e\s|[’'])[\w’']+(?:\s\w+)?\s(?:pas|jamais|guère)\s"
    r"(?:(?!\b(?:moins|plus|que|seulement|dépass\w*|excéd\w*)\b)[\w’' ]){0,24}$",
    re.IGNORECASE,
)
_ANI = re.compile(
    r"^[\s\w$]{0,8}?(?:이|가|은|는)\s?(?:결코 )?아(?:니(?:다|었|라|고|며|나)|닌|닙)"
)
#: Statements of amounts, and periods of a year or more.
_TOLD = {"value", "mean", "each"}
_LONG = r"\d{4}(?:/\d{4})?|not stated"
#: How far a currency may stand from its figure: a scale word lies between.
_REACH = 22


def of_terms(
    row: Mapping[str, Any], meant: Printed, line: str, lang: Lang
) -> Iterator[Fault]:
    """Yield the slips of a row that terms of its sentence show.

    Parameters
    ----------
    row : mapping
        A row of the claims table.
    meant : Printed
        Its figure in the line.
    line : str
        The line.
    lang : {'en', 'fr', 'ko'}
        The language of the line.

    """
    start, end = next((a, b) for a, b in sentences(line) if a <= meant.start < b)
    ahead, behind = line[start : meant.start], line[meant.end : end]
    if _denied(ahead, behind, lang):
        yield "as_printed", "the words deny the figure", str(row["as_printed"])
    yield from _frame(row, ahead, behind, lang)
    yield from _currency(row, ahead, meant, behind, line, lang)
    sentence = line[start:end]
    yield from _stated(row, "basis", "basis_words", sentence, lang)
    yield from _stated(row, "adjustment", "adjustment_words", sentence, lang)


def _denied(ahead: str, behind: str, lang: Lang) -> bool:
    if lang == "ko":
        return bool(_ANI.match(behind))
    return bool((_PAS if lang == "fr" else _NOT).search(ahead))


def _frame(
    row: Mapping[str, Any], ahead: str, behind: str, lang: Lang
) -> Iterator[Fault]:
    """Yield a slip where "a month" stands at a figure and not in the words quoted.

    A claim is judged by its quoted words: without these the month would be its year.
    """
    period, quoted = str(row["reference_period"]), str(row["as_printed"])
    kind = codelist("units").get(str(row["unit"]), {}).get("kind")
    amount = str(row["statistic"]) in _TOLD and kind in {"money", "count"}
    if not amount or not re.fullmatch(_LONG, period):
        return
    before = re.split(r"[,;:(\d]", ahead[-_REACH:])[-1]
    both = lang == "ko" or "averag" in before
    after = "" if lang == "ko" else re.split(r"[,.;:(\d]", behind[:_REACH])[0]
    beside = [after, before if both else ""]
    for text in beside:
        for cue in cues("frame_words", text, lang):
            other = re.match(r"\s(?:earlier|ago|before|of\b|later)", text[cue.end :])
            if cue.code != "A" and not other and cue.text not in quoted:
                says = f"the words tell it by “{cue.text}”, which is to be quoted"
                yield "as_printed", says, quoted
                return


def _currency(  # noqa: PLR0913, PLR0917 -- the words on both sides of a figure
    row: Mapping[str, Any],
    ahead: str,
    meant: Printed,
    behind: str,
    line: str,
    lang: Lang,
) -> Iterator[Fault]:
    """Yield a slip where a figure in euros or yen is written as dollars."""
    unit = str(row["unit"])
    if codelist("units").get(unit, {}).get("kind") != "money":
        return
    shown = line[meant.start : meant.end]
    tail = shown[-1:] + behind[:_REACH]
    tail = re.split(r"[,.;:(]|(?<=.)\d", tail)[0]
    before = cues("currency_words", ahead[-5:] + shown[:1], lang)
    after = cues("currency_words", tail, lang)
    if before or after:
        said = (before or after)[0]
        yield "unit", f"the words print {said.code}", unit


def _stated(
    row: Mapping[str, Any], column: str, name: str, sentence: str, lang: Lang
) -> Iterator[Fault]:
    """Yield a slip where a sentence states one basis and the row another."""
    written = str(row[column])
    found = {cue.code for cue in cues(name, sentence, lang)}
    if len(found) == 1 and written not in found and written != "not applicable":
        said = found.pop()
        if column == "basis" or written not in _UNSAID:
            yield column, f"the words state {said}", written
