"""Which tables the numbers come from."""

from datetime import date

import pandas as pd

from cktrade.briefing import source_list

HELD = pd.DataFrame(
    {
        "source": ["statcan/12-10-0011/2026-04-02", "kto/arrivals/2020-01-05",
                   "kto/arrivals/2020-03-05", "press/a/2027-01-01",
                   "unused/b/2026-05-05"],
        "kind": ["official", "official", "official", "secondary", "official"],
        "producer": ["Statistics Canada", "KTO", "KTO", "A paper", "Nobody"],
        "table": ["12-10-0011", "arrivals", "arrivals", "", ""],
        "title": ["Trade", "Arrivals", "Arrivals", "Quoted", "Unused"],
        "published_reason": ["inferred", "released", "released", "retrieved",
                             "released"],
        "licence": ["open", "see page", "see page", "facts", ""],
    }
)  # fmt: skip
DAYS = pd.to_datetime(
    ["2026-04-02", "2020-01-05", "2020-03-05", "2027-01-01", "2026-05-05"]
)
HELD = HELD.assign(published_from=DAYS, published_to=DAYS)
DRAWN = {
    "a": pd.DataFrame({"value": [1.0], "source": [";".join(HELD["source"][:3])]}),
    "b": pd.DataFrame({"value": [1.0, 2.0], "source": ["press/a/2027-01-01", None]}),
    "documents": HELD,
}


def test_only_what_is_drawn_is_a_source():
    """Four of five; the list of documents draws no number."""
    assert [*source_list.used(DRAWN, HELD)["source"]] == [*HELD["source"][:4]]


def test_the_day_is_that_of_the_newest_official_release_drawn():
    """Not of the press (2027), nor of what is not drawn (2026-05-05)."""
    assert source_list.newest_release(source_list.used(DRAWN, HELD)) == date(2026, 4, 2)


def test_a_copy_of_an_official_table_is_as_new_as_it_says():
    """Figures of October are shown, so the page is not one of April."""
    october = pd.Timestamp("2026-10-08")
    copied = HELD.iloc[:1].assign(kind="copy", published_to=october)
    assert source_list.newest_release(pd.concat([HELD[:3], copied])) == october.date()


def test_releases_of_one_table_share_a_row():
    """Three rows; a day that no agency states is marked, once, and here only."""
    grid = source_list.listed(source_list.used(DRAWN, HELD), "ko")
    rows = [[cell.text for cell in row] for row in grid.groups[0].rows]

    assert rows == [
        ["캐나다 통계청", "Trade (12-10-0011)", "2026년 4월 2일(추정)", "open"],
        ["한국관광공사", "Arrivals", "2020년 1월 5일~2020년 3월 5일", "see page"],
        ["A paper", "Quoted", "2027년 1월 1일(수집일)", "facts"],
    ]
    assert grid.groups[0].rows[0][1].lang == "en"
