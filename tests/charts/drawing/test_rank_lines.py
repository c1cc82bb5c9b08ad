"""Ranks over time."""

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from cktrade import charts
from cktrade.charts.drawing.rank_lines import ranked
from cktrade.charts.drawing.style import colour
from cktrade.errors import DrawingError


def test_a_rank_among_some_of_the_competitors_is_none(rows):
    """2016 lacks China, so that it is left out; Korea goes from 3 to 2."""
    kept, left_out = ranked(rows("partners_ranked"), "x")
    assert left_out == ["2016"]
    korea = kept[kept["partner"].eq("KOR")].set_index("reference_period")["rank"]
    assert korea.to_dict() == {"2014": 3, "2015": 2}


def test_ties_share_the_smaller_rank(rows):
    """Japan and Korea both 20: two second places and no third."""
    trade = rows("partners_ranked")
    trade.loc[trade["partner"].eq("KOR"), "value"] = 20e9
    kept, _ = ranked(trade, "x")
    first = kept[kept["reference_period"].eq("2014")].set_index("partner")["rank"]
    assert first.to_dict() == {"CHN": 1, "JPN": 2, "KOR": 2}


def test_an_aggregate_never_stands_beside_its_parts(rows):
    """The world would be first everywhere."""
    trade = rows("partners_ranked")
    world = trade[trade["partner"].eq("CHN")].assign(partner="WLD")
    kept, _ = ranked(pd.concat([trade, world]), "x")
    assert "WLD" not in set(kept["partner"])


def test_a_partner_twice_in_a_year_is_refused(rows):
    """Two bases of one partner."""
    trade = rows("partners_ranked")
    with pytest.raises(DrawingError, match="a partner stands twice in one period"):
        ranked(pd.concat([trade, trade[:1]]), "x")


def test_a_ranking_without_korea_is_refused(rows):
    """There is nothing to tell from the others."""
    trade = rows("partners_ranked")
    with pytest.raises(DrawingError, match=r"South Korea \(KOR\) is not among"):
        ranked(trade[trade["partner"].ne("KOR")], "x")


def test_a_place_by_a_secondary_number_is_hollow_and_a_note_says_so(rows):
    """South Korea's 2015 is quoted: third in 2014 filled, second in 2015 hollow."""
    trade = rows("partners_ranked")
    quoted = trade["partner"].eq("KOR") & trade["reference_period"].eq("2015")
    trade["evidence"] = ["secondary" if one else "official" for one in quoted]
    chart = charts.partners_ranked(trade)
    hollow = [
        (line.get_xdata().tolist(), line.get_ydata().tolist())
        for line in chart.axes[0].lines
        if line.get_markerfacecolor() == colour("ground")
    ]
    assert hollow == [([2015.5], [2])]
    notes = next(t.get_text() for t in chart.texts if t.get_gid() == "notes")
    assert "Hollow: secondary" in " ".join(notes.split())


def test_a_hollow_bar_can_be_seen_by_its_outline(rows):
    """One year of three partners: Korea's is quoted, and its edge is no ground."""
    trade = rows("partners_ranked")
    one = trade[trade["reference_period"].eq("2014")].copy()
    one["evidence"] = [
        "secondary" if partner == "KOR" else "official" for partner in one["partner"]
    ]
    bars = charts.partners_ranked(one).axes[0].patches
    hollow = [bar for bar in bars if to_hex(bar.get_facecolor()) == "#ffffff"]

    assert [to_hex(bar.get_edgecolor(), keep_alpha=True) for bar in hollow] == [
        f"{colour('first').lower()}ff"
    ]
    assert hollow[0].get_linewidth() > 0.5
