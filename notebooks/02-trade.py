# %% [markdown]
# # How much do Canada and South Korea trade, and which way is it moving?
#
# **23.2 billion dollars of goods in 2025, more than in any year since 1997.** Canada
# imported 16.0 billion and exported 7.1 billion. Imports are at their highest of all
# years held; exports peaked at 8.8 billion in 2022. The deficit, 8.9 billion, is the
# largest held.
#
# *Merchandise, balance-of-payments basis, f.o.b., not seasonally adjusted, Canadian
# dollars at the prices of each year. As of 22 November 2026; the newest release held is
# that of 2 April 2026.*

# %%
from pathlib import Path

from IPython.display import display

import cktrade as ck

LANG = "en"  # or "fr", "ko": the language of charts and tables
AS_OF = "2026-11-22"  # only what was released by this day is seen
FOLDER = Path("../briefing/notebooks")  # where the charts are saved
FOLDER.mkdir(parents=True, exist_ok=True)

# %%
with ck.where_held():
    trade = ck.rows("two-way-trade", as_of=AS_OF)
    display(ck.cite(trade))
    chart = ck.charts.two_way_trade(trade, lang=LANG)
    ck.charts.save(chart, FOLDER / "two-way-trade.png")
    display(chart)

# %% [markdown]
# ## The last ten years

# %%
with ck.where_held():
    display(ck.tables.annual_trade(ck.rows("annual-trade", as_of=AS_OF), LANG))

# %% [markdown]
# ## Peaks and troughs
#
# Exports less imports is the balance: its trough is the largest deficit.

# %%
with ck.where_held():
    trade = ck.rows("two-way-trade", as_of=AS_OF)
    extremes = ck.measures.peaks(trade)
    for row in extremes.to_dict("records"):
        peak, trough = (
            ck.wording.amount(row[end], row["unit"], LANG, precision=1e8)
            for end in ("peak", "trough")
        )
        print(f"{row['flow']:<8} peak {row['peak_period']} {peak:<15}", end="")
        print(f"trough {row['trough_period']} {trough}")
    year = trade["reference_period"].max()
    newest = trade[trade["reference_period"].eq(year)].set_index("flow")["value"]
    newest["both ways"] = newest["export"] + newest["import"]
    for flow, value in newest.items():
        print(f"{flow:<9} {year}", ck.wording.amount(value, "CAD", LANG, precision=1e8))

# %% [markdown]
# ## Month by month
#
# Months are not adjusted for the season, so the twelve months to each month are drawn
# above them. September 2016 holds one shipment: a module for an offshore oil platform,
# built in South Korea, which stays in the twelve-month sum for a year (Statistics
# Canada, *The Daily*, 4 November 2016).

# %%
with ck.where_held():
    months = ck.rows("trade-by-month", as_of=AS_OF)
    chart = ck.charts.trade_by_month(months, lang=LANG)
    ck.charts.save(chart, FOLDER / "trade-by-month.png")
    display(chart)
    imports = months[months["flow"].eq("import")].set_index("reference_period")["value"]
    display(imports.loc["2016-08":"2016-10"])

# %% [markdown]
# ## Among Canada's partners
#
# A rank is a rank among all of them: a compilation of the customs database holds every
# economy for 2024 and 2025, and South Korea is 7th in both. Of earlier years the table
# names 27 partners, and the note says how many of the rest may be larger.

# %%
with ck.where_held():
    partners = ck.rows("partners-ranked", as_of=AS_OF)
    chart = ck.charts.partners_ranked(partners, lang=LANG)
    ck.charts.save(chart, FOLDER / "partners-ranked.png")
    display(chart)

# %%
with ck.where_held():
    display(ck.tables.top_partners(ck.rows("top-partners", as_of=AS_OF), LANG))

# %% [markdown]
# ## On another basis
#
# Customs figures follow goods over the border, balance-of-payments figures follow their
# owners, and the two differ by more than a tenth of imports. In 2018 customs has 5.9
# billion of exports and 9.4 of imports, together 15.3: the three figures that one of
# the documents prints without naming a basis. The balance of payments has none of them.
# Customs figures are held as a checked copy of the agency's table.

# %%
with ck.where_held():
    kind = {"measure": "merchandise_trade", "adjustment": "unadjusted"}
    goods = ck.load("observations", as_of=AS_OF, partner="KOR", **kind)
    goods = goods[
        goods["series"].str.startswith("statcan.12-10-0011.can")
        & goods["reference_period"].str[:4].isin(["2018", "2024", "2025"])
    ]
    years = ck.measures.annual(goods)
    years = years.set_index(["basis", "reference_period", "flow"])["value"] / 1e9
    table = years.unstack()
    display(table.assign(both=table.sum(axis=1, min_count=2)).round(2))

# %% [markdown]
# ## What was said when
#
# The seasonally adjusted series as first released, one column a release: each number
# was news once, and the later column is not always the same.

# %%
ck.revisions("statcan.12-10-0011.can.kor.import.total.bop.sa")
