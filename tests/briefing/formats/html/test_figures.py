"""A figure of a page, and the files it hands out."""

from base64 import b64decode

from cktrade.briefing.formats.html.figures import figure, files


def test_files_lie_in_the_page_under_names_of_their_own():
    """Two bytes of CSV; a picture that was not drawn is not offered."""
    made = files({"png": b"", "csv": b"a\n"}, "trade", "Trade", "fr")

    assert 'download="trade-fr.csv"' in made
    assert b64decode(made.split("base64,")[1].split('"')[0]) == b"a\n"
    assert "PNG" not in made


def test_every_value_stands_in_one_list_that_one_stop_reaches(briefing):
    """Newest first where categories are periods: 29 years, one select."""
    told = briefing("en")
    picture = next(p for p in told.pictures if p.name == "two-way-trade")

    made = figure(picture, told)

    assert made.count("<select ") == 1
    assert made.count("<option>") == len(picture.plot.categories)
    assert made.split("<option>")[1].startswith(picture.plot.categories[-1])
