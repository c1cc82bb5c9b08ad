"""What the words say of partner, flow, goods, people, currency, basis: held as well."""

import csv
import os
from pathlib import Path

import pytest

from cktrade.documents.slips import slips
from cktrade.documents.text import Text

ROW = {
    "claim": "memo", "locator": "¶1", "as_printed": "", "value": 5.9e9,
    "precision": 1e8, "unit": "dollars", "qualifier": "none", "statistic": "value",
    "reference_period": "2018", "measure": "merchandise_trade", "flow": "export",
    "reporter": "CAN", "partner": "KOR", "product": "TOTAL", "basis": "not stated",
    "adjustment": "not stated",
}  # fmt: skip
EN = "In 2018 Canada exported $5.9 billion of merchandise to South Korea."
FR = "En 2018, le Canada a exporté pour 5,9 milliards de dollars vers la Corée du Sud."
KO = "2018년 캐나다의 대한국 수출은 59억 달러였다."
PRINTED = {"en": "$5.9 billion", "fr": "5,9 milliards de dollars", "ko": "59억 달러"}


def found(line, lang="en", **other):
    """Return what slipped in a row of a line."""
    row = ROW | {"as_printed": PRINTED[lang]} | other
    return {s.column for s in slips([row], {"¶1": line}, lang=lang)}


@pytest.mark.parametrize(("line", "lang"), [(EN, "en"), (FR, "fr"), (KO, "ko")])
def test_the_right_row_is_clean_and_each_wrong_cell_is_named(line, lang):
    """Partner Japan, imports, both ways: the line names South Korea and exports."""
    assert found(line, lang) == set()
    assert "partner" in found(line, lang, partner="JPN")
    assert "flow" in found(line, lang, flow="import")
    assert "flow" in found(line, lang, flow="two_way")


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("In 2018 Canada’s exports were not $5.9 billion.", "en"),
        ("Exports did not reach $5.9 billion in 2018.", "en"),
        ("Exports weren’t $5.9 billion in 2018.", "en"),
        ("Les exportations n’ont pas atteint 5,9 milliards de dollars en 2018.", "fr"),
        ("2018년 수출은 59억 달러가 아니다.", "ko"),
        ("2018년 수출은 59억 달러가 아니라 더 적었다.", "ko"),
    ],
)
def test_a_figure_that_the_words_deny_is_a_slip(line, lang):
    """Nobody may be held to a figure that a document says is wrong."""
    assert found(line, lang) == {"as_printed"}


@pytest.mark.parametrize(
    ("line", "lang", "qualifier"),
    [
        ("Exports were not only $5.9 billion in 2018 but rose.", "en", "none"),
        ("Exports were no more than $5.9 billion in 2018.", "en", "up_to"),
        ("Exports did not exceed $5.9 billion in 2018.", "en", None),
        ("Pas moins de 5,9 milliards de dollars d’exportations en 2018.", "fr", None),
    ],
)
def test_a_denial_that_makes_a_bound_is_none(line, lang, qualifier):
    """Not only, no more than, not exceed: these say how far, and deny nothing."""
    qualifiers = [qualifier] if qualifier else ["up_to", "at_least"]
    assert all("as_printed" not in found(line, lang, qualifier=q) for q in qualifiers)


@pytest.mark.parametrize(
    ("line", "lang", "words"),
    [
        ("In 2018 exports were €5.9 billion.", "en", "5.9 billion"),
        ("In 2018 exports were 5.9 billion euros.", "en", "5.9 billion"),
        ("En 2018, 5,9 milliards d’euros d’exportations.", "fr", "5,9 milliards"),
        ("2018년 수출은 59억 유로였다.", "ko", "59억"),
    ],
)
def test_euros_are_no_dollars(line, lang, words):
    """The package has no code for euros; a row in dollars is wrong all the same."""
    assert found(line, lang, as_printed=words) == {"unit"}


@pytest.mark.parametrize(
    ("line", "lang", "basis"),
    [
        ("On a customs basis exports were $5.9 billion in 2018.", "en", "customs"),
        (
            "On a balance-of-payments basis, exports of $5.9 billion in 2018.",
            "en",
            "balance_of_payments",
        ),
        (
            "En 2018, 5,9 milliards de dollars d’exportations sur une base douanière.",
            "fr",
            "customs",
        ),
        ("통관 기준 2018년 수출은 59억 달러였다.", "ko", "customs"),
    ],
)
def test_a_basis_that_the_words_state_is_that_of_the_row(line, lang, basis):
    """Unsaid in the row it would be tried on every basis."""
    assert found(line, lang, basis=basis) == set()
    other = {"customs": "balance_of_payments"}.get(basis, "customs")
    assert found(line, lang, basis=other) == {"basis"}
    assert found(line, lang) == {"basis"}


def test_an_adjustment_contradicts_only_what_is_written():
    """Unsaid in the row, it departs from nothing."""
    line = "Seasonally adjusted exports were $5.9 billion in 2018."
    assert found(line) == set()
    assert found(line, adjustment="unadjusted") == {"adjustment"}
    assert found(line, adjustment="seasonally_adjusted") == set()


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("In 2018 Canada exported $5.9 billion of pork to South Korea.", "en"),
        ("Canada’s pork exports to South Korea came to $5.9 billion in 2018.", "en"),
        ("En 2018, 5,9 milliards de dollars de porc exportés en Corée.", "fr"),
        ("2018년 돼지고기 수출은 59억 달러였다.", "ko"),
    ],
)
def test_pork_is_not_all_exports(line, lang):
    """The row of a product names it."""
    assert found(line, lang) == {"product"}
    assert found(line, lang, product="0203") == set()


@pytest.mark.parametrize(
    ("line", "lang", "whole"),
    [
        (
            "Exports averaged $5.9 billion a month in 2018.",
            "en",
            "$5.9 billion a month",
        ),
        (
            "Les exportations de 2018, soit 5,9 milliards de dollars par mois.",
            "fr",
            "5,9 milliards de dollars par mois",
        ),
        ("2018년 수출은 월평균 59억 달러였다.", "ko", "월평균 59억 달러"),
    ],
)
def test_by_the_month_is_to_be_quoted(line, lang, whole):
    """The words that a row quotes decide what it is held against."""
    statistic = "value" if lang == "fr" else "mean"
    assert found(line, lang, statistic=statistic) == {"as_printed"}
    assert found(line, lang, statistic=statistic, as_printed=whole) == set()


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("In 2018 Japan’s exports to South Korea were $5.9 billion.", "en"),
        ("En 2018, les exportations du Japon : 5,9 milliards de dollars.", "fr"),
        ("2018년 일본의 대한국 수출은 59억 달러였다.", "ko"),
    ],
)
def test_the_trade_of_others_is_not_that_of_the_row(line, lang):
    """Japan exports; the row says Canada, whom nobody names."""
    slipped = found(line, lang)
    assert slipped & {"reporter", "partner"}
    assert not found(line, lang, reporter="JPN")


def test_visitors_are_no_immigrants():
    """Both are counted in persons."""
    people = ROW | {
        "measure": "permanent_residents", "flow": "admissions", "unit": "persons",
        "value": 6100.0, "precision": 100.0, "as_printed": "6,100",
    }  # fmt: skip
    line = "In 2018 Canada received 6,100 visitors from South Korea."
    right = people | {"measure": "visitors", "flow": "arrivals"}
    assert [s.column for s in slips([people], {"¶1": line}, lang="en")] == ["measure"]
    assert slips([right], {"¶1": line}, lang="en") == []


@pytest.mark.parametrize("region", ["Asia-Pacific", "Indo-Pacific"])
def test_one_region_is_not_the_other(region):
    """Asia-Pacific and Indo-Pacific hold other members."""
    line = f"Canada’s exports to the {region} were $5.9 billion in 2018."
    codes = {"Asia-Pacific": "X-ASIA-PACIFIC", "Indo-Pacific": "X-INDO-PACIFIC"}
    for name, code in codes.items():
        wrong = set() if name == region else {"partner"}
        assert found(line, partner=code) == wrong


@pytest.mark.parametrize(
    "form", ["12,000", "12.000", "12'000", "12 000", "12\u202f000", "1만2천", "1만2000"]
)
@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "In 2018, {} people came to Canada."),
        ("fr", "En 2018, {} personnes sont venues au Canada."),
        ("ko", "2018년 {}명이 캐나다에 왔다."),
    ],
)
def test_twelve_thousand_is_read_however_it_is_written(form, lang, line):
    """Of three languages the thousands; ten times as much is a slip in each."""
    row = ROW | {
        "measure": "visitors", "flow": "arrivals", "unit": "trips", "value": 12000.0,
        "precision": 1000.0, "as_printed": form,
    }  # fmt: skip
    lines = {"¶1": line.format(form)}
    assert slips([row], lines, lang=lang) == []
    wrong = slips([row | {"value": 120000.0}], lines, lang=lang)
    assert [s.column for s in wrong] == ["value"]


@pytest.mark.parametrize(
    ("lang", "unit"), [("en", "명"), ("fr", "명"), ("ko", " people")]
)
def test_a_unit_in_another_language_is_read(lang, unit):
    """A quoted word of another language still names its unit."""
    row = ROW | {"value": 12000.0, "precision": 1000.0, "as_printed": "12,000" + unit}
    assert [s.column for s in slips([row], {}, lang=lang)] == ["unit"]


CORPUS = Path(os.environ.get("CKTRADE_CORPUS", "nowhere"))


@pytest.mark.skipif(not CORPUS.is_dir(), reason="CKTRADE_CORPUS names no folder")
def test_no_row_of_the_annotated_corpus_is_called_a_slip():
    """302 rows of twenty texts in three languages, annotated by hand."""
    documents = csv.DictReader(
        (CORPUS / "documents.csv").read_text("utf-8").split("\n")
    )
    langs = {one["doc"]: one["lang"] for one in documents}
    said = []
    gold = (CORPUS / "gold_claims.csv").read_text("utf-8").splitlines()
    for n, row in enumerate(csv.DictReader(gold)):
        told = row | {
            "claim": f"gold-{n}", "locator": row["paragraph"], "basis": "not stated",
            "adjustment": "not stated", "value": float(row["value"]),
            "precision": float(row["precision"]),
        }  # fmt: skip
        text = Text.read(CORPUS / "texts" / f"{row['doc']}.txt")
        lines = {told["locator"]: text.lines[int(row["paragraph"]) - 1]}
        said += slips([told], lines, lang=langs[row["doc"]])
    assert [str(slip) for slip in said] == []
    assert n > 100
