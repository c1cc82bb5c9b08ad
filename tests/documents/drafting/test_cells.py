"""What of a line belongs to a figure as it is printed."""

import pytest

from cktrade.documents.drafting.rows import claims


def printed(line, lang="en"):
    """Return the phrases of a line's figures, each as it is printed."""
    rows = claims([line], document="a", lang=lang, published=None)
    return [row["as_printed"] for row in rows]


@pytest.mark.parametrize(
    ("line", "lang", "phrase"),
    [
        ("Exports to South Korea averaged $489 million a month in 2018.", "en",
         "$489 million a month"),
        ("Monthly exports to South Korea averaged $489 million in 2018.", "en",
         "Monthly exports to South Korea averaged $489 million"),
        ("Exports to South Korea grew by an average of 3% a year from 2013 to 2018.",
         "en", "3% a year"),
        (("Exports to South Korea grew at an average annual rate of 10.6 per cent "
         "from 2013 to 2018."), "en", "average annual rate of 10.6 per cent"),
        (("Les exportations canadiennes vers la Corée du Sud ont atteint 489 millions "
         "de dollars par mois en 2018."), "fr", "489 millions de dollars par mois"),
        (("Les exportations mensuelles vers la Corée ont atteint en moyenne 489 "
         "millions de dollars en 2018."), "fr",
         "mensuelles vers la Corée ont atteint en moyenne 489 millions"),
        ("2018년 캐나다의 대한국 수출은 월평균 4억 8,900만 달러였다.", "ko",
         "월평균 4억 8,900만 달러"),
        (("In 2018 exports to South Korea were $5.9 billion, 7% more than a year "
         "earlier."), "en", "$5.9 billion"),
        ("More than 440,000 people travel between Canada and South Korea each year.",
         "en", "More than 440,000 people"),
    ],
)  # fmt: skip
def test_the_stretch_of_time_stays_with_its_figure(line, lang, phrase):
    """Without "a month" a month's mean would be held against the year."""
    assert printed(line, lang)[0] == phrase
