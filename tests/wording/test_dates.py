"""Days, months and reference periods in three languages."""

from datetime import date

import pytest
from babel.dates import get_month_names

from cktrade.errors import PeriodError, VocabularyError
from cktrade.wording import day, during, month_short, period


@pytest.mark.parametrize(
    ("text", "en", "fr", "ko"),
    [
        ("2018", "2018", "2018", "2018년"),
        ("2018-Q1", "Q1 2018", "1er trimestre 2018", "2018년 1분기"),
        ("2018-Q2", "Q2 2018", "2e trimestre 2018", "2018년 2분기"),
        ("2018-09", "September 2018", "septembre 2018", "2018년 9월"),
        ("2018-09-27", "September 27, 2018", "27 septembre 2018", "2018년 9월 27일"),
        ("2018-09-01", "September 1, 2018", "1er septembre 2018", "2018년 9월 1일"),
        ("2023-A1", "2023–24", "2023-2024", "2023~24년도"),
        ("1999-A1", "1999–00", "1999-2000", "1999~00년도"),
        ("2006/2016", "2006–2016", "de 2006 à 2016", "2006~2016년"),
        ("2018-03/2018-06", "March 2018 to June 2018", "de mars 2018 à juin 2018",
         "2018년 3월~2018년 6월"),
        ("2018-04/2019-03", "April 2018 to March 2019", "d’avril 2018 à mars 2019",
         "2018년 4월~2019년 3월"),
        ("2018-08/2018-10", "August 2018 to October 2018",
         "d’août 2018 à octobre 2018", "2018년 8월~2018년 10월"),
        ("2018-Q1/2018-Q3", "Q1 2018 to Q3 2018",
         "du 1er trimestre 2018 au 3e trimestre 2018", "2018년 1분기~2018년 3분기"),
        ("2018-01-05/2018-02-01", "January 5, 2018 to February 1, 2018",
         "du 5 janvier 2018 au 1er février 2018", "2018년 1월 5일~2018년 2월 1일"),
        ("2020-A1/2023-A1", "2020–21 to 2023–24", "de 2020-2021 à 2023-2024",
         "2020~21년도부터 2023~24년도까지"),
        ("not stated", "period not stated", "période non précisée", "시기 미상"),
    ],
)  # fmt: skip
def test_periods_read_as_each_language_writes_them(text, en, fr, ko):
    """Every form of cktrade.vocabulary.periods; French elides before a vowel."""
    assert [period(text, lang) for lang in ("en", "fr", "ko")] == [en, fr, ko]


def test_what_is_no_period_is_refused():
    """The forms are listed."""
    with pytest.raises(PeriodError, match="2018-Q2"):
        period("May 2023", "en")


def test_the_first_of_a_month_is_an_ordinal_in_french_only():
    """Babel writes *1 janvier*."""
    first = date(2015, 1, 1)
    assert day(first, "fr") == "1er janvier 2015"
    assert day(date(2015, 1, 11), "fr") == "11 janvier 2015"
    assert day(first, "en") == "January 1, 2015"


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
        ("fr", "janv. févr. mars avr. mai juin juill. août sept. oct. nov. déc."),
        ("ko", "1월 2월 3월 4월 5월 6월 7월 8월 9월 10월 11월 12월"),
    ],
)
def test_months_are_short_on_an_axis(lang, expected):
    """In English without a stop, as Canada writes them."""
    assert " ".join(month_short(n, lang) for n in range(1, 13)) == expected


def test_months_stay_canadian_after_the_names_of_france_were_asked_for():
    """France writes juil.; Babel remembers it for the stand-alone names of fr_CA."""
    get_month_names("wide", locale="fr")
    assert month_short(7, "fr") == "juill."


@pytest.mark.parametrize(
    ("text", "en", "fr", "ko"),
    [
        ("2018", "in 2018", "en 2018", "2018년"),
        ("2018-Q1", "in Q1 2018", "au 1er trimestre 2018", "2018년 1분기"),
        ("2018-09", "in September 2018", "en septembre 2018", "2018년 9월"),
        ("2018-09-27", "on September 27, 2018", "le 27 septembre 2018",
         "2018년 9월 27일"),
        ("2023-A1", "in 2023–24", "en 2023-2024", "2023~24년도"),
        ("2006/2016", "in 2006–2016", "de 2006 à 2016", "2006~2016년"),
    ],
)  # fmt: skip
def test_sentences_say_when(text, en, fr, ko):
    """Never *en de 2006 à 2016*."""
    assert [during(text, lang) for lang in ("en", "fr", "ko")] == [en, fr, ko]


def test_what_is_not_stated_was_at_no_time():
    """A sentence without a period must be another sentence."""
    with pytest.raises(VocabularyError, match=r"during\.none"):
        during("not stated", "en")
