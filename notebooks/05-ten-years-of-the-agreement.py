# %% [markdown]
# # How did trade move in the ten years of the agreement?
#
# **Exports to South Korea were 55 per cent higher a year, imports 93 per cent, than in
# the ten years before.** The free trade agreement came into force on 1 January 2015. Of
# twenty years taken as the dividing line, 2015 comes 13th by the rise of exports, and
# 2nd by the rise of imports, of which one shipment makes 21 per cent. From 2014 to 2018
# both grew faster than Canada's trade as a whole; imports grew faster than from any of
# the six other partners held, exports did not.
#
# *Merchandise, balance-of-payments basis, f.o.b., not seasonally adjusted, Canadian
# dollars at the prices of each year. As of 22 November 2026. After is not because of:
# see the end.*

# %%
from pathlib import Path

import pandas as pd
from IPython.display import display

import cktrade as ck

LANG = "en"  # or "fr", "ko": the language of charts and tables
AS_OF = "2026-11-22"  # only what was released by this day is seen
FOLDER = Path("../briefing/notebooks")  # where the charts are saved
FOLDER.mkdir(parents=True, exist_ok=True)

AGREEMENT = 2015  # the first year in which it was in force


# %%
def goods(adjustment: str = "unadjusted", **wanted: str) -> pd.DataFrame:
    """Return Canada's trade in goods as it was known on that day."""
    kind = {"measure": "merchandise_trade", "basis": "balance_of_payments"}
    kind |= {"evidence": "official"}  # no copy of the same number beside it
    return ck.load("observations", as_of=AS_OF, adjustment=adjustment, **kind, **wanted)


with ck.where_held():
    months = goods(partner="KOR")
    display(ck.cite(months))

# %%
with ck.where_held():
    chart = ck.charts.two_way_trade(ck.rows("two-way-trade", as_of=AS_OF), lang=LANG)
    ck.charts.save(chart, FOLDER / "ten-years-two-way-trade.png")
    display(chart)

# %% [markdown]
# ## Before and after
#
# Means of whole years, in billions of dollars; `growth` is a fraction. The first five
# years of the agreement, and the five that hold the pandemic, are shown apart as well.

# %%
with ck.where_held():
    years = ck.measures.annual(goods(partner="KOR"))
    spans = [
        ("2005/2014", "2015/2024"),
        ("2010/2014", "2015/2019"),
        ("2010/2014", "2020/2024"),
    ]
    compared = {
        f"{before} to {after}": ck.measures.compare_spans(years, before, after)
        for before, after in spans
    }
    table = pd.concat(compared, names=["spans", "row"]).reset_index("spans")
    table[["before", "after"]] /= 1e9
    display(table[["spans", "flow", "before", "after", "growth"]].round(2))

# %% [markdown]
# ## Is 2015 a special year?
#
# The same comparison, five years against the five before, with every other year as the
# dividing line. If the agreement stood out, it would stand at the top. Neighbouring
# years share most of their data: this is a picture, not a test. The shipment of the
# next section lies after the line from 2012 to 2016, and before it from 2017 on.

# %%
with ck.where_held():
    years = ck.measures.annual(goods(partner="KOR"))
    growth = pd.DataFrame(
        {
            year: ck.measures.compare_spans(
                years, f"{year - 5}/{year - 1}", f"{year}/{year + 4}"
            ).set_index("flow")["growth"]
            for year in range(2002, 2022)
        }
    ).T
    places = growth.rank(ascending=False).loc[AGREEMENT].dropna()
    for flow, place in places.items():
        print(flow, AGREEMENT, ck.wording.rank(int(place), "en"), "of", len(growth))
    display(growth.round(2))

# %% [markdown]
# ## One shipment
#
# In September 2016 imports came to 3,381.6 million dollars, five times a usual
# September: a module for an offshore oil platform, built in South Korea (Statistics
# Canada, *The Daily*, 4 November 2016). What exceeds the Septembers before and after is
# no trend, and every five years that hold 2016 should be read without it.

# %%
with ck.where_held():
    rows = ck.rows("trade-by-month", as_of=AS_OF)
    rows = rows[rows["product"].eq("TOTAL")]
    imports = rows[rows["flow"].eq("import")].set_index("reference_period")["value"]
    usual = imports.reindex(["2015-09", "2017-09"]).mean()
    excess = imports["2016-09"] - usual
    years = ck.measures.annual(goods(partner="KOR"))
    row = ck.measures.compare_spans(years, "2010/2014", "2015/2019")
    row = row.set_index("flow").loc["import"]
    without = (row["after"] - excess / 5) / row["before"] - 1
    print(f"millions, September 2016: {imports['2016-09'] / 1e6:,.1f}")
    print(f"a usual September:        {usual / 1e6:,.1f}")
    print(f"imports, 2010/2014 to 2015/2019: {row['growth']:+.1%}")
    print(f"the same without the excess:     {without:+.1%}")
    print(f"part of the rise that it makes:  {excess / 5 / row['change']:.0%}")

# %% [markdown]
# ## Month by month

# %%
with ck.where_held():
    chart = ck.charts.trade_by_month(ck.rows("trade-by-month", as_of=AS_OF), lang=LANG)
    ck.charts.save(chart, FOLDER / "ten-years-by-month.png")
    display(chart)

# %% [markdown]
# ## Against the other partners
#
# Before 2018 the record holds other partners only for 2013 and 2014, as *The Daily*
# first released them: seasonally adjusted, in tenths of a billion. Here their 2014 is
# set beside the 2018 of the table as it stands today. That mixes a first release with a
# revised one, and the functions refuse to do so unasked: to them these are two series,
# until `by` and `like` say otherwise. South Korea's 2014 is held in both forms and
# shows what the mixing costs.

# %%
columns = ["partner", "flow", "reference_period", "value", "unit", "measure", "basis"]
same = {"by": ["partner", "flow"], "like": ["unit", "measure", "basis"]}


def mixed() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return 2014 as first released, and with it the years since 2018 as now held."""
    then = goods("seasonally_adjusted")
    then = then[then["reference_period"].eq("2014")]
    now = ck.measures.annual(goods())
    now = now[now["reference_period"].ge("2018")]
    return then, pd.concat([then[columns], now[columns]])


with ck.where_held():
    then, both = mixed()
    years = ck.measures.annual(goods(partner="KOR")).set_index("flow")
    today = years.loc[years["reference_period"].eq("2014"), "value"]
    first = then[then["partner"].eq("KOR")].set_index("flow")["value"]
    display((first / today - 1).round(4))

# %%
with ck.where_held():
    then, both = mixed()
    against = ck.measures.compare_spans(both, "2014", "2018", **same)
    rounding = then["precision"].max() / 2
    against = against.assign(
        lowest=against["after"] / (against["before"] + rounding) - 1,
        highest=against["after"] / (against["before"] - rounding) - 1,
    )
    held = against[against["reason"].eq("")]
    shown = ["flow", "partner", "growth", "lowest", "highest"]
    held = held.sort_values(["flow", "growth"], ascending=[True, False])
    display(held[shown].round(3))

# %% [markdown]
# `lowest` and `highest` are what the rounding of 2014 leaves open. WLD is all countries
# together. For France, Hong Kong, Italy and the Netherlands one of the two years is not
# held, and they are left out rather than estimated.

# %% [markdown]
# ## South Korea's share of Canada's trade

# %%
with ck.where_held():
    _, both = mixed()
    both = both[both["partner"].isin(["KOR", "WLD"])]
    shares = ck.measures.share(both, total="WLD", by=["flow"], like=same["like"])
    korea = shares[shares["partner"].eq("KOR") & shares["share"].notna()]
    display(korea.set_index(["flow", "reference_period"])["share"].round(4))

# %% [markdown]
# ## What the data can and cannot say
#
# - They **can** say how much more was traded, in the prices of the day, on one basis.
# - They **cannot** say that the agreement did it. There is no South Korea without the
#   agreement to compare with; tariffs were cut in steps over years; oil, cars and
#   exchange rates moved at the same time, and the pandemic lies in the middle.
# - They are **values, not volumes**: no price index is held, and a weaker dollar or
#   dearer coal raises them without one tonne more. Exchange rates are held since 2017
#   only.
# - They are **totals**: which goods became freer, and whether those grew, needs trade
#   by product. The record holds sections from 1997 to July 2022 on the customs basis,
#   and headings of exports for 2025 only: too coarse, and too short, for tariff lines.
# - **Few partners** are held, in few years; all of them are larger than South Korea, so
#   that a rank by growth says little of countries of its size.
# - South Korea's own figures, imports c.i.f., differ from these.
