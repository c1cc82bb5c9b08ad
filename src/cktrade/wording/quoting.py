"""The words of a document in quotation marks, and published names, for a reader.

Only what was printed stands between quotation marks; in another language a translation
stands before it. Publishers, licences and titles of tables have official names in
French and Korean (``published_names.csv``); what is not listed keeps its own.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from cktrade.vocabulary import codelist, filled, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cktrade.vocabulary import Lang

_fill = partial(filled, "phrases")


def quoted(row: Mapping[str, Any], lang: Lang) -> str:
    """Quote a claim as it was printed, after its translation if there is one.

    Parameters
    ----------
    row : mapping
        With ``as_printed`` and, for the translation, ``claim``.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Examples
    --------
    >>> row = {"claim": "mofa-lives-lost", "as_printed": "516 lost their lives"}
    >>> quoted(row, "en"), quoted(row, "ko")
    ('“516 lost their lives”', '“516명이 목숨을 잃음” (“516 lost their lives”)')

    """
    original = _fill("quoted", "en", text=row["as_printed"])
    if lang == "en":
        return original
    told = codelist("quotations").get(str(row.get("claim", "")), {}).get(lang)
    if told is None:
        return _fill("quoted", lang, text=row["as_printed"])
    return _fill(
        "quoted.translated",
        lang,
        text=_fill("quoted", lang, text=told),
        original=original,
    )


def parted(text: str) -> tuple[str, str]:
    """Part a quotation into its translation and, in brackets, its English original.

    Examples
    --------
    >>> parted("« six » (“six”)"), parted("“six”")
    (('« six » ', '(“six”)'), ('', '“six”'))

    """
    translation, found, original = text.partition("(“")
    return (translation, found + original) if found else ("", text)


def published(name: str, lang: Lang) -> str:
    """Return a publisher, licence or title of a table in the reader's language.

    Examples
    --------
    >>> published("Statistics Canada", "fr"), published("Aju Press", "fr")
    ('Statistique Canada', 'Aju Press')

    """
    known = name in codelist("published_names")
    return label("published_names", name, lang) if known else name


def pair(reporter: str, partner: str, lang: Lang) -> str:
    """Name two economies as a pair, as the language is used to.

    Examples
    --------
    >>> pair("CAN", "KOR", "en"), pair("CAN", "KOR", "ko"), pair("CAN", "JPN", "ko")
    ('Canada–South Korea', '한·캐나다', '일본·캐나다')

    """
    own = f"pair.{reporter}.{partner}"
    if own in codelist("phrases"):
        return label("phrases", own, lang)
    ends = {"reporter": reporter, "partner": partner}
    said = {side: label("economies", code, lang) for side, code in ends.items()}
    return _fill("pair.any", lang, **said)
