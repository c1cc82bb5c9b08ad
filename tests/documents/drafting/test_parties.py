"""Whose figure it is: the word for the flow governs, the text comes last."""
# ruff: noqa: E501 -- a case a line

from __future__ import annotations

from datetime import date

import pytest

from cktrade.documents.drafting.rows import claims


def sides(lang, *lines):
    """Return flow, reporter and partner of the last figure of made-up lines."""
    row = claims([*lines], document="a", lang=lang, published=date(2020, 6, 30))[-1]
    return row["flow"], row["reporter"], row["partner"]


@pytest.mark.parametrize(
    ("lang", "lines", "expected"),
    [
        ("en", ["Canadian exports to Korea fell 3% in 2019."], ("export", "CAN", "KOR")),
        ("en", ["Korea's exports to Canada fell 3% in 2019."], ("export", "KOR", "CAN")),
        ("en", ["Canada's imports from Korea fell 3%."], ("import", "CAN", "KOR")),
        ("en", ["Canada and Korea trade. Korean imports from Canada fell 3%."],
         ("import", "KOR", "CAN")),
        ("en", ["Korea is Canada's 7th largest trading partner."],
         ("two_way", "CAN", "KOR")),
        ("en", ["Canada-Korea trade came to $3 million."], ("two_way", "CAN", "KOR")),
        ("en", ["Canada's exports rose 1%.", "Those to Korea fell.", "Imports rose 2%."],
         ("import", "CAN", "WLD")),
        ("fr", ["Les exportations du Canada vers la Corée du Sud ont reculé de 3 %."],
         ("export", "CAN", "KOR")),
        ("fr", ["Le Canada commerce avec la Corée du Sud.",
                "Les importations en provenance de la Corée du Sud ont crû de 3 %."],
         ("import", "CAN", "KOR")),
        ("ko", ["한국의 대캐나다 수출은 3% 늘었다."], ("export", "KOR", "CAN")),
        ("ko", ["캐나다의 대한국 수출은 3% 늘었다."], ("export", "CAN", "KOR")),
        ("ko", ["우리나라의 캐나다 수입은 3억 달러였다."], ("import", "KOR", "CAN")),
    ],
)  # fmt: skip
def test_trade_has_the_sides_that_its_sentence_names(lang, lines, expected):
    """The holder stands before the flow, the object after it."""
    assert sides(lang, *lines) == expected


@pytest.mark.parametrize(
    ("lang", "line", "expected"),
    [
        ("en", "In 2019, 3,000 South Koreans visited Canada.", ("CAN", "KOR")),
        ("en", "In 2019, 3,000 Canadian tourists visited South Korea.", ("KOR", "CAN")),
        ("en", "Canada issued 3,000 study permits to Korean students.", ("CAN", "KOR")),
        ("fr", "Le Canada a accueilli 3 000 visiteurs de la Corée du Sud.",
         ("CAN", "KOR")),
        ("ko", "캐나다를 방문한 한국인은 3천 명이었다.", ("CAN", "KOR")),
        ("ko", "방한 캐나다인 관광객은 3천 명이었다.", ("KOR", "CAN")),
    ],
)  # fmt: skip
def test_people_are_counted_where_they_go(lang, line, expected):
    """The reporter is the host, the partner whom they come from."""
    assert sides(lang, line)[1:] == expected


def test_a_sum_in_american_money_is_not_a_sum_with_america():
    """US$ names no partner."""
    line = "Korea's exports to Canada: cars led with US$3 million."
    assert sides("en", line) == ("export", "KOR", "CAN")


def test_named_goods_leave_the_product_to_a_person():
    """Coal is not the total."""
    lines = ["Canadian exports of coal to Korea came to $3 million in 2019."]
    (row,) = claims(lines, document="a", lang="en", published=None)
    assert row["product"] == ""
    assert "product:to confirm" in row["drafted"]
