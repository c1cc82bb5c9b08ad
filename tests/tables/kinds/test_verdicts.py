"""Both verdicts on every claim."""

import pandas as pd
import pytest

import cktrade as ck
from cktrade import tables
from cktrade.errors import VocabularyError

NARROW = "\N{NARROW NO-BREAK SPACE}"


def verdict(claim, today, **other):
    """Make a row of the verdicts table."""
    nan = float("nan")
    return {
        "claim": claim, "document": "embassy-page", "as_printed": "some",
        "topic": "trade", "value": 1.0, "unit": "CAD", "low": 0.5, "high": 1.5,
        "when_printed": today, "for_its_time": today, "today": "", "verdict": today,
        "reason": "", "loose": False, "key": "", "reading": "",
        "reference_period": "not stated", "record_value": nan, "record_low": nan,
        "record_high": nan, "record_unit": "not stated", "vintage": "", "miss": nan,
        "missing": "", "caveat": "Nothing is held.", **other,
    }  # fmt: skip


@pytest.fixture
def judged():
    """A sum that misses, a rank that fails, a figure that agrees, one not checkable."""
    held = {"reading": "can-bop", "reference_period": "2018"}
    rank = {"unit": "rank", "record_unit": "rank", "miss": 1.0}
    return pd.DataFrame(
        [
            verdict("a-agrees", "agrees", **held, record_value=6.0561e9,
                    record_low=6.0555e9, record_high=6.0567e9, record_unit="CAD",
                    miss=0.0, when_printed="close; agrees"),
            verdict("a-unknown", "not checkable"),
            verdict("a-low", "overstates", **held, record_value=1.43289e10,
                    record_low=1.432885e10, record_high=1.432895e10,
                    record_unit="CAD", miss=-9.2105e8),
            verdict("a-rank", "contradicted", **held, **rank, record_value=7.0,
                    record_low=7.0, record_high=18.0),
        ]
    )  # fmt: skip


def test_the_worst_comes_first_under_its_verdict(judged, page):
    """Contradicted, overstates, not checkable, agrees; each group has its sign."""
    shown = page(tables.verdicts(judged))
    assert shown.groups == [
        "✗ Contradicted",
        "▲ Overstates",
        "? Not checkable",
        "✓ Agrees",
    ]
    assert [row[0] for row in shown.rows] == [
        "a-rank",
        "a-low",
        "a-unknown",
        "a-agrees",
    ]


def test_the_record_has_its_number_reading_and_period(judged, page):
    """14,328,900,000 known to 100,000; a rank as far as the record settles it."""
    reading = "Canada’s trade statistics, balance-of-payments basis, 2018"
    assert [row[3] for row in page(tables.verdicts(judged)).rows] == [
        f"7th to 18th: {reading}",
        f"$14,328.9 million: {reading}",
        "none held",
        f"$6,056 million: {reading}",
    ]


def test_the_miss_says_how_far_and_which_way(judged, page):
    """921,050,000 in two digits is 920 million; nothing where they meet."""
    assert [row[4] for row in page(tables.verdicts(judged)).rows] == [
        "1 place apart",
        "record is $920 million lower",
        "",
        "none",
    ]


def test_a_verdict_that_changed_while_the_document_can_have_appeared_shows_both(
    judged, page
):
    """Close on the first possible day, agrees on the last."""
    words = [row[2] for row in page(tables.verdicts(judged)).rows]
    assert words[-1] == "Close or agrees"


def test_an_open_rank_is_at_best_its_best(judged, page):
    """Nobody knows how many of the partners that are not held are larger."""
    open_rank = judged.iloc[[3]].assign(record_high=float("nan"))
    assert page(tables.verdicts(open_rank)).rows[0][3].startswith("7th or lower: ")


def test_a_statement_on_each_year_shows_the_least_and_the_most(judged, page):
    """447,495 rounded to the claim's ten thousands would read 450,000."""
    rows = judged[judged["claim"].eq("a-agrees")].assign(
        statistic="each", record_value=447495.0, record_low=447495.0,
        record_high=477732.0, record_unit="trips", reference_period="2017/2019",
    )  # fmt: skip
    record = page(tables.verdicts(rows)).rows[0][3]
    assert record.startswith("447,495 trips to 477,732 trips: ")
    korean = page(tables.verdicts(rows, lang="ko")).rows[0][3]
    assert korean.startswith("44만 7,495회~47만 7,732회: ")


def test_claims_are_named_where_the_rows_say_what_they_measure(judged, page):
    """As the catalogue of the main job gives them."""
    about = {"measure": "merchandise_trade", "flow": "export", "reporter": "CAN",
             "partner": "KOR", "product": "TOTAL", "statistic": "value"}  # fmt: skip
    shown = page(tables.verdicts(judged.assign(**about), "ko"), "ko")
    assert {row[0] for row in shown.rows} == {"상품 수출, 캐나다 → 한국"}


@pytest.mark.parametrize(
    ("lang", "group", "miss"),
    [
        ("fr", "✗ Contredit", "écart d’un rang"),
        ("ko", "✗ 자료와 배치", "1계단 차이"),
    ],
)
def test_verdicts_are_named_in_the_readers_language(judged, page, lang, group, miss):
    """Sign, word and miss."""
    shown = page(tables.verdicts(judged, lang), lang)
    assert shown.groups[0] == group
    assert shown.rows[0][4] == miss


def test_an_unknown_verdict_is_refused(judged):
    """Its word is not in the code list."""
    with pytest.raises(VocabularyError, match="fine"):
        tables.verdicts(judged.assign(verdict="fine", when_printed="fine"))


def test_the_rows_behind_have_the_claims_id_and_the_readings_key(judged):
    """Two keys: of the claim, and of the number that grounds the verdict."""
    behind = tables.data("verdicts", judged.assign(key="s@2018"))
    assert behind["key"].tolist() == ["a-rank", "a-low", "a-unknown", "a-agrees"]
    assert set(behind["record_key"]) == {"s@2018"}


def test_no_verdict_is_called_todays_that_is_not(page):
    """“sixth largest” has none today, and 440,000 cannot be checked today."""
    rows = ck.rows("verdicts")
    other = rows[
        rows["today"].ne(rows["verdict"]) & rows["verdict"].ne("not_checkable")
    ]
    told = {
        "en": "the verdict for its time, else today’s",
        "fr": "pour leur époque, à défaut celui d’aujourd’hui",
        "ko": "해당 시점의 판정(없으면 현재의 판정",
    }

    assert len(other) > 0
    for lang, words in told.items():
        shown = page(tables.verdicts(rows, lang))
        assert words in shown.subtitle
        assert not {"Today’s record", "Statistique actuelle"} & {*shown.heads[0]}
