"""Amounts with their units, in words and short."""

import pytest

from cktrade.errors import ComparabilityError, VocabularyError
from cktrade.vocabulary import codelist
from cktrade.wording import amount, form, rank, short

FIXED, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"


def plain(text):
    """Show the two spaces of French as common ones."""
    return text.replace(FIXED, " ").replace(NARROW, " ")


@pytest.mark.parametrize(
    ("value", "unit", "precision", "en", "fr", "ko"),
    [
        (15_300_000_000, "CAD", 1e8, "$15.3 billion", "15,3 milliards de dollars",
         "153억 캐나다 달러"),
        (15_300_000_000, "dollars", 1e8, "$15.3 billion", "15,3 milliards de dollars",
         "153억 달러"),
        (15_300_000_000, "USD", 1e8, "US$15.3 billion",
         "15,3 milliards de dollars américains", "153억 미국 달러"),
        (9.4e9, "CAD", 1e8, "$9.4 billion", "9,4 milliards de dollars",
         "94억 캐나다 달러"),
        (226e9, "dollars", 1e9, "$226 billion", "226 milliards de dollars",
         "2,260억 달러"),
        (47.4e6, "dollars", 1e5, "$47.4 million", "47,4 millions de dollars",
         "4,740만 달러"),
        (1_500_000, "CAD", 1e5, "$1.5 million", "1,5 million de dollars",
         "150만 캐나다 달러"),
        (2_000_000, "CAD", 1e6, "$2 million", "2 millions de dollars",
         "200만 캐나다 달러"),
        (1e9, "CAD", 1e8, "$1.0 billion", "1,0 milliard de dollars",
         "10억 캐나다 달러"),
        (-2_216_700_000, "CAD", 1e5, "−$2,216.7 million",
         "−2 216,7 millions de dollars", "−22억 1,670만 캐나다 달러"),
        (1234, "CAD", 1, "$1,234", "1 234 $", "1,234 캐나다 달러"),
        (1.5e12, "KRW", 1e11, "1,500 billion won", "1 500 milliards de wons",
         "1조 5,000억 원"),
        (5250, "persons", 10, "5,250 people", "5 250 personnes", "5,250명"),
        (1, "persons", 1, "1 person", "1 personne", "1명"),
        (0, "persons", 1, "0 people", "0 personne", "0명"),
        (440_000, "persons", 1e4, "440,000 people", "440 000 personnes", "44만 명"),
        (27_000, "persons", 1e3, "27,000 people", "27 000 personnes", "2만 7,000명"),
        (1_500_000, "persons", 1e5, "1.5 million people",
         "1,5 million de personnes", "150만 명"),
        (5250, "persons per year", 10, "5,250 people a year",
         "5 250 personnes par année", "연간 5,250명"),
        (12_000, "places per year", 1e3, "12,000 places a year",
         "12 000 places par année", "연간 1만 2,000명"),
        (440_000, "trips", 1e4, "440,000 trips", "440 000 voyages", "44만 회"),
        (65, "percent", 1, "65%", "65 %", "65%"),
        (0.5, "percent", 0.1, "0.5%", "0,5 %", "0.5%"),
        (25_000, "km", 1e3, "25,000 km", "25 000 km", "2만 5,000km"),
        (6, "rank", 1, "6th", "6e", "6위"),
        (1, "years", 1, "1 year", "1 an", "1년"),
        (60, "years", 10, "60 years", "60 ans", "60년"),
    ],
)  # fmt: skip
def test_amounts_read_as_each_language_prints_them(value, unit, precision, en, fr, ko):
    """A million takes *de* in French; Korean counts in 만, 억 and 조."""
    written = [
        plain(amount(value, unit, lang, precision)) for lang in ("en", "fr", "ko")
    ]
    assert written == [en, fr, ko]


@pytest.mark.parametrize(
    ("precision", "expected"),
    [
        (1e10, "$20 billion"),
        (1e9, "$15 billion"),
        (1e8, "$15.3 billion"),
        (1e7, "$15.33 billion"),
        (1e6, "$15,325 million"),
        (1e5, "$15,325.4 million"),
        (1e4, "$15,325.40 million"),
        (1, "$15,325,400,000"),
    ],
)
def test_the_precision_says_how_many_digits_stand(precision, expected):
    """15,325,400,000 at ever finer precision; more than two decimals step down."""
    assert amount(15_325_400_000, "CAD", "en", precision) == expected


def test_without_precision_the_last_digit_that_is_not_zero_ends_the_amount():
    """15.3 and 15.325 billion keep what they have."""
    assert amount(15_300_000_000, "CAD", "en") == "$15.3 billion"
    assert amount(15_325_000_000, "CAD", "en") == "$15,325 million"


def test_rounding_up_may_reach_the_next_word():
    """999,960,000 to the nearest hundred thousand is 1,000.0 million."""
    assert amount(999_960_000, "CAD", "en", 1e5) == "$1,000.0 million"
    assert amount(999_960_000, "CAD", "en", 1e8) == "$1.0 billion"


def test_korean_groups_of_four_leave_out_what_is_empty():
    """100,000,005 is 1억 5, and 10,000 is 1만."""
    assert amount(100_000_005, "persons", "ko", 1) == "1억 5명"
    assert amount(10_000, "persons", "ko", 1) == "1만 명"


def test_no_line_breaks_inside_a_french_amount_before_its_word():
    """The number and *milliards* or its unit stay together."""
    assert amount(15.3e9, "CAD", "fr", 1e8) == f"15,3{FIXED}milliards de dollars"
    assert amount(5250, "persons", "fr", 10) == f"5{NARROW}250{FIXED}personnes"
    assert amount(65, "percent", "fr") == f"65{NARROW}%"


@pytest.mark.parametrize(
    ("place", "en", "fr"),
    [(1, "1st", "1er"), (2, "2nd", "2e"), (3, "3rd", "3e"), (4, "4th", "4e"),
     (11, "11th", "11e"), (12, "12th", "12e"), (13, "13th", "13e"), (21, "21st", "21e"),
     (22, "22nd", "22e"), (101, "101st", "101e"), (111, "111th", "111e")],
)  # fmt: skip
def test_ranks_end_as_english_and_french_spell_them(place, en, fr):
    """Eleventh to thirteenth are the exceptions of English, first that of French."""
    assert [rank(place, "en"), rank(place, "fr"), rank(place, "ko")] == [
        en,
        fr,
        f"{place}위",
    ]


@pytest.mark.parametrize(
    ("value", "unit", "en", "fr", "ko"),
    [
        (15_300_000_000, "CAD", "$15.3B", "15,3 G$", "153억"),
        (500_000_000, "CAD", "$500M", "500 M$", "5억"),
        (0, "CAD", "$0", "0 $", "0"),
        (-2_500_000_000, "USD", "−US$2.5B", "−2,5 G$ US", "−25억"),
        (440_000, "trips", "440,000", "440 000", "44만"),
        (27_500, "persons", "27,500", "27 500", "2.75만"),
        (5256.4, "persons", "5,256", "5 256", "5,256"),
        (1_500_000, "persons", "1.5M", "1,5 M", "150만"),
        (65.34, "percent", "65.3%", "65,3 %", "65.3%"),
        (25_000, "km", "25,000 km", "25 000 km", "2.5만km"),
        (6, "rank", "6th", "6e", "6위"),
    ],
)
def test_ticks_are_short(value, unit, en, fr, ko):
    """Three digits count where there is a letter for the rest."""
    written = [plain(short(value, unit, lang)) for lang in ("en", "fr", "ko")]
    assert written == [en, fr, ko]


def test_a_label_keeps_the_digits_that_its_precision_warrants():
    """14,328.9 million to the hundred million and to the ten million."""
    assert short(14_328_900_000, "CAD", "en", 1e8) == "$14.3B"
    assert short(14_328_900_000, "CAD", "ko", 1e8) == "143억"
    assert short(15e9, "CAD", "en", 1e8) == "$15.0B"
    assert short(65.34, "percent", "en", 0.1) == "65.3%"


def test_a_missing_amount_is_refused():
    """It has no digits to write."""
    with pytest.raises(ComparabilityError, match="cannot be written"):
        amount(float("nan"), "CAD", "en")


def test_an_unknown_unit_is_refused_by_name():
    """The list to be completed is named."""
    with pytest.raises(VocabularyError, match=r"'parsec'.*units"):
        amount(3, "parsec", "en")


def test_a_unit_without_forms_of_its_own_is_named_after_the_number():
    """Tonnes have one form in English and French, and follow at once in Korean."""
    assert amount(1200, "tonnes", "en") == "1,200 tonnes"
    assert plain(amount(2_500_000, "tonnes", "fr")) == "2,5 millions de tonnes"
    assert short(2_500_000, "tonnes", "en") == "2.5M"


@pytest.mark.parametrize("unit", codelist("units"))
@pytest.mark.parametrize("lang", ["en", "fr", "ko"])
def test_every_unit_can_be_written(unit, lang):
    """Its digits stand in the amount, in words and short."""
    assert "7" in amount(7, unit, lang)
    assert "7" in short(7, unit, lang)
    assert "{unit}" not in form(unit, "other", lang)
