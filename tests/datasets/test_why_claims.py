"""``why`` of a claim gives each of its three verdicts on its own grounds."""

import pytest

from cktrade.datasets.documents import at_hand
from cktrade.datasets.loading import load
from cktrade.datasets.why import why
from cktrade.datasets.why_claims import grounds_of


@pytest.fixture(scope="module")
def verdicts():
    """Return the verdicts of the last build by claim."""
    return load("verdicts").set_index("claim", drop=False).to_dict("index")


def test_of_its_time_nothing_is_borrowed_from_today(verdicts):
    """939 teachers of 2024 ground today's verdict; for 2018 nothing is held."""
    row = verdicts["gac-language-teachers"]
    assert row["moment"] == "today"
    assert grounds_of(row, "for_its_time") == {}
    today = grounds_of(row, "today")
    assert (today["value"], today["period"], today["evidence"]) == (
        939.0, "2024-12-31", "official",
    )  # fmt: skip


def test_today_has_another_grade_than_its_time(verdicts):
    """In 2024 the United States lead in a copy, in 2025 in a computation of others."""
    row = verdicts["cgai-us-trading-partner-rank"]
    found = [grounds_of(row, m)["evidence"] for m in ("for_its_time", "today")]
    assert found == ["copy", "secondary"]
    assert "2025 (" in row["sentence"]
    assert "at second hand: Statistics Canada" in row["sentence"]


def test_what_grounds_no_verdict_is_not_said_to_ground_one():
    """Of people of Korean origin in 2016 another count is held, and only shown."""
    text = str(why("gac-korean-origin-population"))
    assert "which grounds no verdict" in text
    assert "The reading that grounds" not in text


@pytest.mark.parametrize(
    ("lang", "stands", "today"),
    [
        ("en", "It should not stand as printed.", "today: overstates – 939"),
        ("fr", "ne devrait pas être conservée telle quelle.", "surestime – 939"),
        ("ko", "인쇄된 그대로 두어서는 안 된다.", "현재: 과대 기재 – 939명"),
    ],
)  # fmt: skip
def test_the_second_line_says_whether_the_claim_may_stand(lang, stands, today):
    """Today 939 teachers are held where about 3,200 is printed."""
    text = str(why("gac-language-teachers", lang=lang))
    assert stands in text.splitlines()[1]
    assert today in text.replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("lang", ["en", "fr", "ko"])
def test_every_claim_opens_with_its_sentence_and_an_answer(lang, verdicts):
    """One sentence of the table, then a line of advice, then three moments."""
    held = at_hand()
    for claim in ("gac-two-way-trade-2018", "mofa-student-rank"):
        lines = why(claim, lang=lang).lines
        end = "" if lang == "en" else f"_{lang}"
        own = held.verdicts(held.claims(claim)).iloc[0]
        assert lines[0] == own[f"sentence{end}"] == verdicts[claim][f"sentence{end}"]
        assert lines[2] == ""
        assert lines[3].startswith(f"{claim}: ")
