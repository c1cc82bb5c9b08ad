"""Verdicts as ClaimReview, the JSON-LD that search engines and fact checkers read.

Source of the form: schema.org, *ClaimReview*. The word of a verdict stands in
``alternateName``; the number (5 agrees … 1 contradicted, column ``rating`` of the code
list of verdicts) is there because readers of the form ask for one, and is left out
where nothing could be checked.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cktrade.vocabulary.lists import codelist, label

if TYPE_CHECKING:
    import pandas as pd

    from cktrade.vocabulary.codes import Lang

_ABOUT = {"@type": "Organization", "name": "cktrade"}
_SENTENCE = {"en": "sentence", "fr": "sentence_fr", "ko": "sentence_ko"}


def claim_review(
    verdicts: pd.DataFrame, sources: pd.DataFrame, lang: Lang = "en"
) -> bytes:
    """Write verdicts as ClaimReview.

    Parameters
    ----------
    verdicts, sources : DataFrame
        The tables of these names.
    lang : {'en', 'fr', 'ko'}
        The language of the sentence and of the word.

    Returns
    -------
    bytes
        JSON-LD: a graph with one ``ClaimReview`` a verdict. ``datePublished`` is the
        release of the figure that grounds the verdict; without one it is left out.

    """
    documents = sources.set_index("source").to_dict("index")
    graph = [
        _review(row, documents[row["document"]], lang)
        for row in verdicts.to_dict("records")
    ]
    whole = {"@context": "https://schema.org", "@graph": graph}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def _review(
    row: dict[Any, Any], document: dict[Any, Any], lang: Lang
) -> dict[str, Any]:
    review = {
        "@type": "ClaimReview",
        "identifier": row["claim"],
        "claimReviewed": row["as_printed"],
        "inLanguage": lang,
        "author": _ABOUT,
        "itemReviewed": {
            "@type": "Claim",
            "name": row["as_printed"],
            "appearance": _appearance(document),
        },
        "reviewBody": row[_SENTENCE[lang]],
        "reviewRating": _rating(row["verdict"], lang),
    }
    if row["vintage"]:
        review["datePublished"] = row["vintage"]
    return review


def _appearance(document: dict[Any, Any]) -> dict[str, Any]:
    """Return the document; its day only where it is one day."""
    found = {
        "@type": "CreativeWork",
        "name": document["title"],
        "publisher": {"@type": "Organization", "name": document["producer"]},
    }
    if document["url"]:
        found["url"] = document["url"]
    if document["published_from"] == document["published_to"]:
        found["datePublished"] = _day(document["published_from"])
    return found


def _rating(verdict: str, lang: Lang) -> dict[str, Any]:
    value = codelist("verdicts")[verdict]["rating"]
    rating: dict[str, Any] = {"@type": "Rating"}
    if value:
        rating |= {"ratingValue": int(value), "bestRating": 5, "worstRating": 1}
    return rating | {"alternateName": label("verdicts", verdict, lang)}


def _day(moment: Any) -> str:  # noqa: ANN401 -- a pandas Timestamp
    return f"{moment:%Y-%m-%d}"
