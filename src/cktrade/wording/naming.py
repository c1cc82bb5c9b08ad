"""What a claim or a series measures, as a person names it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cktrade.vocabulary import NOT_APPLICABLE, codelist, filled, label
from cktrade.wording.amounts import amount
from cktrade.wording.phrases import phrase, qualified

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cktrade.vocabulary import Lang

_TOTAL, _WORLD = "TOTAL", "WLD"


def sentence(text: str) -> str:
    """Begin a text with a capital letter.

    Examples
    --------
    >>> sentence("échanges bilatéraux")
    'Échanges bilatéraux'

    """
    return text[:1].upper() + text[1:]


def in_a_sentence(economy: str, lang: Lang) -> str:
    """Name an economy inside a sentence: most take an article in French.

    Parameters
    ----------
    economy : str
        A code of ``codelists/economies.csv``.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Examples
    --------
    >>> in_a_sentence("USA", "en"), in_a_sentence("KOR", "en")
    ('the United States', 'South Korea')
    >>> in_a_sentence("KOR", "fr"), in_a_sentence("ISR", "fr")
    ('la Corée du Sud', 'Israël')

    """
    name = label("economies", economy, lang)
    if economy not in codelist("articles"):
        return name
    return filled("articles", economy, lang, name=name)


def what(row: Mapping[str, Any], lang: Lang) -> str:
    """Name what a claim, a series or an observation measures.

    Parameters
    ----------
    row : mapping
        With ``measure``, ``flow``, ``reporter``, ``partner``, and where there is one
        ``product`` and ``statistic``.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Returns
    -------
    str
        Measure and flow, between whom, and what kind of statement it is if that is not
        a plain value. An economy that the measure names already is not named again.

    Raises
    ------
    VocabularyError
        If a code has no label.

    Examples
    --------
    >>> claim = {"measure": "merchandise_trade", "flow": "export", "product": "TOTAL",
    ...          "reporter": "CAN", "partner": "KOR", "statistic": "value"}
    >>> what(claim, "en")
    'Merchandise exports, Canada → South Korea'
    >>> what({**claim, "measure": "permanent_residents", "flow": "admissions",
    ...       "statistic": "mean"}, "fr")
    'Résidents permanents admis, Corée du Sud → Canada (moyenne annuelle)'

    """
    measure = measured(row, lang)
    where = _where(row, measure, lang)
    text = phrase("what.where", lang, what=measure, where=where) if where else measure
    kind = f"statistic.{row.get('statistic', '')}"
    if _is_phrase(kind):
        text = phrase("what.kind", lang, what=text, kind=phrase(kind, lang))
    return sentence(text)


def claimed(row: Mapping[str, Any], lang: Lang) -> str:
    """Write a claim's figure with its qualifier, in the digits that were printed.

    Parameters
    ----------
    row : mapping
        With ``value``, ``unit``, ``precision`` and ``qualifier``.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Examples
    --------
    >>> claim = {"value": 9.4e9, "unit": "dollars", "precision": 1e8,
    ...          "qualifier": "over"}
    >>> claimed(claim, "en"), claimed(claim, "ko")
    ('over $9.4 billion', '94억 달러 넘음')

    """
    figure = amount(row["value"], row["unit"], lang, row["precision"])
    return qualified(figure, row["qualifier"], lang)


def happening(event: Mapping[str, Any], lang: Lang) -> str:
    """Name an event; one without a translation keeps the title it was given.

    Parameters
    ----------
    event : mapping
        With ``event``, its id, and ``title``.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Examples
    --------
    >>> event = {"event": "mofa-korean-war", "title": "Korean War"}
    >>> happening(event, "fr"), happening({**event, "event": "my-own"}, "fr")
    ('Guerre de Corée', 'Korean War')

    """
    if lang == "en" or event["event"] not in codelist("event_titles"):
        return str(event["title"])
    return label("event_titles", event["event"], lang)


def measured(row: Mapping[str, Any], lang: Lang) -> str:
    """Name a measure with its flow and product, but not between whom.

    Parameters
    ----------
    row : mapping
        With ``measure``, ``flow`` and maybe ``product``.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Examples
    --------
    >>> measured({"measure": "merchandise_trade", "flow": "import"}, "en")
    'merchandise imports'

    """
    code = f"what.{row['measure']}.{row['flow']}"
    named = next(
        (c for c in (f"{code}.{row.get('partner', '')}", code) if _is_phrase(c)), ""
    )
    text = phrase(named, lang) if named else label("measures", row["measure"], lang)
    product = row.get("product", _TOTAL)
    if product in {_TOTAL, NOT_APPLICABLE}:
        return text
    kind = (
        label("products", product, lang) if product in codelist("products") else product
    )
    return phrase("what.kind", lang, what=text, kind=kind)


def _is_phrase(code: str) -> bool:
    """Say whether a phrase is written: of a measure and flow, or of one partner's."""
    return code in codelist("phrases")


def _where(row: Mapping[str, Any], measure: str, lang: Lang) -> str:
    """Say between which economies, in the direction of the flow."""
    names = {
        side: "" if row[side] == NOT_APPLICABLE else label("economies", row[side], lang)
        for side in ("reporter", "partner")
    }
    if any(name and name in measure for name in names.values()):
        return ""
    if not all(names.values()):
        return names["reporter"] or names["partner"]
    own, of_flow = f"where.{row['measure']}", f"where.{row['flow']}"
    known = [code for code in (own, of_flow) if code in codelist("phrases")]
    if known:
        return phrase(known[0], lang, **names)
    of_all = row["partner"] == _WORLD
    return names["reporter"] if of_all else ""
