"""The years of each partner's trade."""

import cktrade as ck


def test_partners_have_the_years_of_one_table_over_the_same_years():
    """2018 to 2024 in table 12-10-0011; Viet Nam is not in it, and has none.

    South Korea's sold and bought together of 2018 are 15.3 billion there.
    """
    rows = ck.rows("top-partners").head(10).set_index("partner")
    runs = rows.loc[rows["run"].map(bool), "run"]

    assert {(run[0][0], run[-1][0]) for run in runs} == {("2018", "2024")}
    assert sorted({*rows.index} - {*runs.index}) == ["VNM"]
    assert round(runs["KOR"][0][1] / 1e9, 1) == 15.3
    named = rows["run_source"].str.rpartition("/")[0]
    assert {*named} == {"statcan/12-10-0011-customs", ""}
