"""Every product of the record has a name of its own in every language."""

import csv
import re

import pytest

import cktrade as ck
from cktrade.vocabulary import LANGUAGES, NOT_APPLICABLE, NOT_STATED, codelist

_NONE = {"TOTAL", NOT_APPLICABLE, NOT_STATED}
_HANGUL = re.compile("[가-힣]")


@pytest.fixture(scope="module")
def held():
    """Return the codes of products that the record holds, with their list."""
    series = ck.load("series")
    parts = series[~series["product"].isin(_NONE)]
    listed = parts["dimensions"].str.extract(r'"classification": "(\w+)"')[0]
    return dict(zip(parts["product"], listed, strict=True))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_product_of_the_record_has_a_name(held, lang):
    """Twelve sections, 180 headings and 192 subheadings: none is shown by its code."""
    products = codelist("products")
    assert len(held) > 380
    unnamed = [code for code in held if not products.get(code, {}).get(lang)]
    assert unnamed == []
    numbers = [code for code in held if code in products[code][lang]]
    assert numbers == []


def test_a_name_is_of_the_list_that_the_record_says(held):
    """A heading of the Harmonized System is none of NAPCS."""
    products = codelist("products")
    assert {code: products[code]["classification"] for code in held} == held


def test_korean_names_are_korean_and_the_others_are_not():
    """A line that slipped a column would show."""
    for code, names in codelist("products").items():
        assert _HANGUL.search(names["ko"]), code
        assert not _HANGUL.search(names["en"] + names["fr"]), code


def test_the_headings_of_2025_are_named_as_the_agency_names_them(samples):
    """Of each heading typed for 2025 our short name shares a word with the agency's."""
    path = samples / "trade/cimt_exports_2025/canada_to_korea_2025_hs4.csv"
    with path.open(encoding="utf-8") as stream:
        rows = [*csv.DictReader(stream)]
    products = codelist("products")
    strange = [
        row["hs4"]
        for row in rows
        if not _stems(products[row["hs4"]]["en"]) & _stems(row["label_en"])
    ]
    assert len(rows) > 150
    assert strange == ["0203"]  # "Meat of swine" is pork


def _stems(text):
    return {word[:4] for word in re.findall(r"[a-z]{4,}", text.lower())}
