"""What stands over the columns of the Ministry of Justice's tables."""

from __future__ import annotations

import re
from typing import NamedTuple

from cktrade.vocabulary import codelist

_VISA = re.compile(r"([A-H]|T)-?([1-9]|10)\s*(?:\(.*\))?")
_LETTERED = re.compile(r"[A-HT]-?[0-9]{1,2}")
_NAMED_VISA = re.compile(r"[^()]+\(\s*([A-H]|T)-?([1-9]|10)\s*\)")
_OTHER = "기타"
_PERSONS = re.compile(r"[\[(]\s*(?:단위\s*:?\s*)?명\s*[\])]")
_EXPLAINED = re.compile(r"[^()]+\(([^()]+)\)")
#: Blanks and signs, which one table writes and another does not.
_BESIDE = re.compile(r"[\s()·ㆍ/,_-]+")
#: Columns of counts, and who is counted where it is not all who stay.
COUNTS = {
    "count": "", "registered": "registered", "long_stay": "long stay",
    "short_stay": "short stay", "resident_report": "report of residence",
}  # fmt: skip
#: Columns that add nothing: the row's number, the day of the file, the name again.
BESIDE_THE_POINT = ("number", "as_of", "nationality_again")
_DATES = ("date", "year")


class Heading(NamedTuple):
    """One column: a code of ``moj_columns.csv`` or ``across``, and what it is of.

    Attributes
    ----------
    code : str
        ``own`` if the ministry's usual tables have no such column.
    visa, sex : str
        Status of stay and sex of a column that stands across.
    words : str
        The heading as published.

    Examples
    --------
    >>> headings(["국적", "E2(회화)", "계"])[1]
    Heading(code='across', visa='E-2', sex='', words='E2(회화)')

    """

    code: str
    visa: str = ""
    sex: str = ""
    words: str = ""


def headings(line: list[str]) -> list[Heading]:
    """Return what stands over each column, or nothing if these are other headings.

    A table needs the nationality, and either columns of counts with a date beside, or
    statuses of stay across. Any other column is its ``own``. ``구분`` is the date where
    no other column is.

    Examples
    --------
    >>> [h.code for h in headings(["년", "월", "국적지역", "체류외국인수"])]
    ['year', 'month', 'nationality', 'count']
    >>> [h.code for h in headings(["구분", "국적", "남성", "거주지"])]
    ['date', 'nationality', 'across', 'own']
    >>> headings(["국적", "관광", "계"])
    []

    """
    found = [_heading(text.strip()) for text in line]
    codes = [heading.code for heading in found]
    dated = any(code in codes for code in _DATES)
    if not dated and codes.count("kind") == 1:
        found = [h._replace(code="date") if h.code == "kind" else h for h in found]
        dated = True
    found = [h._replace(code="own") if h.code == "kind" else h for h in found]
    codes = [h.code for h in found if h.code != "own"]
    counted = any(code in COUNTS for code in codes)
    visas = any(h.visa for h in found)
    whole = visas or (dated and (counted or "across" in codes))
    single = all(codes.count(c) == 1 for c in codes if c != "across")
    known = "nationality" in codes
    return found if known and whole and single and _in_order(found) else []


def visa_of(text: str) -> str:
    """Return the status of stay that a text names by its letters, else the text.

    Examples
    --------
    >>> visa_of("E2(회화)"), visa_of("회화지도(E-2)"), visa_of("재외동포")
    ('E-2', 'E-2', '재외동포')

    """
    found = _VISA.fullmatch(text) or _NAMED_VISA.fullmatch(text)
    return f"{found[1]}-{found[2]}" if found else text


def is_listed(visa: str) -> bool:
    """Say whether a status such as ``E-2`` is listed, or has no letters.

    Those that the annexes to the Enforcement Decree of Korea's Immigration Act list,
    with T-1, a tourist's landing, stand in ``moj_visas.csv``.

    Examples
    --------
    >>> is_listed("E-8"), is_listed("G-8"), is_listed("other")
    (True, False, True)

    """
    return not _LETTERED.fullmatch(visa) or visa in codelist("moj_visas")


def misnamed(over: list[Heading]) -> tuple[list[str], list[str]]:
    """Return the headings whose words are another status's, and those of no status.

    Examples
    --------
    >>> misnamed(headings(["국적", "D2(유학)", "D5(회화)", "E2(외국어)"]))
    (['D5(회화)'], ['E2(외국어)'])

    """
    visas = codelist("moj_visas")
    said = {w: c for c, row in visas.items() for w in row["words"].split("|")}
    named = [(h, _LETTERED.sub("", h.words).strip("() ")) for h in over]
    worded = [(h, words) for h, words in named if h.visa in visas and words]
    wrong = [h.words for h, words in worded if said.get(words, h.visa) != h.visa]
    return wrong, [h.words for h, words in worded if words not in said]


def _in_order(found: list[Heading]) -> bool:
    """Say whether the statuses of stay stand in their order, as the ministry's do.

    >>> _in_order([Heading("across", "A-1"), Heading("across", "E-10")])
    True
    >>> _in_order([Heading("across", "other"), Heading("across", "A-1")])
    False
    """
    visas = [(h.visa.split("-") if "-" in h.visa else ["~", "0"])
             for h in found if h.visa]  # fmt: skip
    ranks = [(letter, int(number)) for letter, number in visas]
    return ranks == sorted(ranks)  # those that are other last


def _heading(text: str) -> Heading:
    visa = visa_of(text)
    if visa != text or _VISA.fullmatch(text):
        return Heading("across", visa=visa, words=text)
    if text == _OTHER:
        return Heading("across", visa="other", words=text)
    plain = _PERSONS.sub("", text)
    sexes = codelist("moj_members").values()
    for row in sexes:
        if (
            row["column"] == "sex"
            and row["value"]
            and plain.strip() in row["words"].split("|")
        ):
            return Heading("across", sex=plain.strip(), words=text)
    explained = _EXPLAINED.fullmatch(plain)
    for said in (plain, explained[1] if explained else ""):
        code = _code(said)
        if code:
            return Heading(code, words=text)
    return Heading("own", words=text)


def _code(text: str) -> str:
    bare = _BESIDE.sub("", text)
    columns = codelist("moj_columns").items()
    return next((c for c, row in columns if bare in row["words"].split("|")), "")
