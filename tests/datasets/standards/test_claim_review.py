"""ClaimReview: read as linked data by another reader, and held against a schema."""

import json

import jsonschema
import pytest
import rdflib

import cktrade as ck
from cktrade.datasets.standards.claim_review import claim_review

#: What schema.org says of the properties used, and what search engines ask for.
SCHEMA = {
    "type": "object",
    "required": ["@type", "claimReviewed", "author", "itemReviewed", "reviewRating"],
    "additionalProperties": False,
    "properties": {
        "@type": {"const": "ClaimReview"},
        "identifier": {"type": "string"},
        "claimReviewed": {"type": "string", "minLength": 1},
        "inLanguage": {"enum": ["en", "fr", "ko"]},
        "datePublished": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
        "reviewBody": {"type": "string", "minLength": 20},
        "author": {"type": "object", "required": ["@type", "name"]},
        "itemReviewed": {
            "type": "object",
            "required": ["@type", "appearance"],
            "properties": {"@type": {"const": "Claim"}},
        },
        "reviewRating": {
            "type": "object",
            "required": ["@type", "alternateName"],
            "dependentRequired": {"ratingValue": ["bestRating", "worstRating"]},
            "properties": {"ratingValue": {"minimum": 1, "maximum": 5}},
        },
    },
}


@pytest.fixture(scope="module")
def verdicts():
    """The verdicts of the last build."""
    return ck.load("verdicts")


@pytest.mark.parametrize(
    ("lang", "word"), [("en", "agrees"), ("fr", "concorde"), ("ko", "일치")]
)
def test_each_verdict_is_a_review_in_the_readers_language(verdicts, lang, word):
    """49 reviews that keep the schema; 5.9 billion agrees, in each language's word."""
    graph = json.loads(claim_review(verdicts, ck.load("sources"), lang))["@graph"]
    for review in graph:
        jsonschema.validate(review, SCHEMA)
    rated = {r["identifier"]: r["reviewRating"] for r in graph}
    assert len(rated) == len(verdicts)
    assert rated["gac-exports-2018"] == {
        "@type": "Rating", "ratingValue": 5, "bestRating": 5, "worstRating": 1,
        "alternateName": word,
    }  # fmt: skip


def test_what_cannot_be_checked_has_a_word_and_no_number(verdicts):
    """No grade is no grade, and not the worst one."""
    unknown = verdicts[verdicts["verdict"].eq("not checkable")]
    graph = json.loads(claim_review(unknown, ck.load("sources")))["@graph"]
    assert graph
    assert all("ratingValue" not in r["reviewRating"] for r in graph)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
def test_linked_data_readers_find_the_claim(verdicts):
    """As triples: the review of 15.3 billion, its word and the page it stands on."""
    made = json.loads(claim_review(verdicts, ck.load("sources")))
    made["@context"] = {"@vocab": "https://schema.org/"}
    graph = rdflib.Graph().parse(data=json.dumps(made), format="json-ld")
    found = graph.query(
        """PREFIX s: <https://schema.org/>
        SELECT ?word ?page WHERE {
          ?r a s:ClaimReview ; s:identifier "gac-two-way-trade-2018" ;
             s:reviewRating/s:alternateName ?word ;
             s:itemReviewed/s:appearance/s:url ?page . }"""
    )
    ((word, page),) = found
    assert str(word) == "agrees"
    assert "canadainternational.gc.ca" in page
