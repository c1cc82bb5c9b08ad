"""What stands over the columns of the Ministry of Justice's tables."""

from __future__ import annotations

import re
from typing import NamedTuple

from cktrade.vocabulary import codelist

_VISA = re.compile(r"([A-H]|T)-?([0-9]{1,2})\s*(?:\(.*\))?")
_OTHER = "기타"
_PERSONS = re.compile(r"[\[(]\s*(?:단위\s*:?\s*)?명\s*[\])]")
#: Blanks and signs, which one table writes and another does not.
_BESIDE = re.compile(r"[\s()·ㆍ/,_-]+")
#: Columns of counts that stand alone: all who stay, or those of them on the register.
COUNTS = ("count", "registered")


class Heading(NamedTuple):
    """One column: a code of ``moj_columns.csv`` or ``across``, and its status of stay.

    Examples
    --------
    >>> headings(["국적", "E2(회화)", "계"])[1]
    Heading(code='across', visa='E-2')

    """

    code: str
    visa: str


def headings(line: list[str]) -> list[Heading]:
    """Return what stands over each column, or nothing if these are other headings.

    A table needs the nationality, and either one column of counts with a date beside,
    or statuses of stay across.

    Examples
    --------
    >>> [h.code for h in headings(["년", "월", "국적지역", "체류외국인수"])]
    ['year', 'month', 'nationality', 'count']
    >>> headings(["국적", "관광", "계"])
    []

    """
    found = [_heading(text.strip()) for text in line]
    codes = [heading.code for heading in found]
    dated = "date" in codes or "year" in codes
    counts = sum(code in COUNTS for code in codes)
    whole = counts <= 1 and ("across" in codes or (dated and counts == 1))
    single = all(codes.count(c) == 1 for c in codes if c != "across")
    known = "" not in codes and "nationality" in codes
    return found if known and whole and single and _in_order(found) else []


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
    visa = _VISA.fullmatch(text)
    if visa:
        return Heading("across", f"{visa[1]}-{visa[2]}")
    if text == _OTHER:
        return Heading("across", "other")
    bare = _BESIDE.sub("", _PERSONS.sub("", text))
    for code, known in codelist("moj_columns").items():
        if bare in known["words"].split("|"):
            return Heading(code, "")
    return Heading("", "")
