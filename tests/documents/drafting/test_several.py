"""A figure of several economies is left to a person; one right behind it is whose."""

import pytest

from cktrade.documents.drafting.rows import claims


def drafted(line, lang="en"):
    """Return ``(value, partner, whether the partner is to confirm)`` of each figure."""
    rows = claims([line], document="a", lang=lang, published=None)
    return [
        (float(row["value"]), row["partner"], "partner:to confirm" in row["drafted"])
        for row in rows
    ]


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", ("China, Japan and South Korea were Canada's second, fourth and "
         "seventh largest trading partners in 2018.")),
        ("en", "Canada's trade with Japan and South Korea was $45 billion in 2018."),
        ("fr", ("Le commerce du Canada avec le Japon et la Corée du Sud a atteint 45 "
         "milliards de dollars en 2018.")),
        ("ko", "2018년 캐나다의 일본과 한국과의 교역액은 450억 캐나다 달러였다."),
    ],
)  # fmt: skip
def test_of_a_list_no_member_is_taken_for_the_one_meant(lang, line):
    """Seventh is South Korea and not China; 45 billion are of both."""
    found = drafted(line, lang)
    assert found
    assert all(asked for *_, asked in found)


def test_canada_and_korea_side_by_side_are_no_list():
    """They are the two sides of one trade."""
    line = "Trade between Canada and South Korea came to $15.3 billion in 2018."
    assert drafted(line) == [(15.3e9, "KOR", False)]


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", ("Trade with Japan amounted to $29.8 billion, compared with $15.3 "
         "billion with South Korea, in 2018.")),
        ("fr", ("Le commerce avec le Japon valait 29,8 milliards de dollars en 2018, "
         "contre 15,3 milliards de dollars avec la Corée du Sud.")),
    ],
)  # fmt: skip
def test_whom_a_figure_names_right_behind_it_is_whose_it_is(lang, line):
    """15.3 billion held against Japan's 29.8 would be far too low."""
    assert [(value, partner) for value, partner, _ in drafted(line, lang)] == [
        (29.8e9, "JPN"), (15.3e9, "KOR"),
    ]  # fmt: skip


def test_korean_statistics_are_korea_s():
    """한국 통계: by Korea's count 16.38 billion US dollars, and no Canadian figure."""
    (row,) = claims(
        ["한국과 캐나다의 교역",
         "2022년 한국 통계 기준 양국 교역액은 163억 8천만 달러였다."],
        document="a", lang="ko", published=None,
    )  # fmt: skip
    assert (row["reporter"], row["partner"]) == ("KOR", "CAN")


def test_a_korean_annual_mean_is_a_mean():
    """연평균: of five years' exports 5 billion a year, and not their sum."""
    (row,) = claims(
        ["2015년부터 2019년까지 캐나다의 대한국 수출은 연평균 50억 캐나다달러였다."],
        document="a", lang="ko", published=None,
    )  # fmt: skip
    assert (row["statistic"], row["reference_period"]) == ("mean", "2015/2019")
