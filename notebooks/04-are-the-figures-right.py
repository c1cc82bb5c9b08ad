# %% [markdown]
# # Are the figures right?
#
# **Of the 15 figures about trade and people, 2 agree with the official record, 2 agree
# on another reading, 1 is close, 1 is contradicted, and 9 cannot be checked with what
# is held.** When they were printed hardly any could be checked: of most series the
# record keeps only releases that came later.
#
# *A printed figure is an interval, and so is an official number; no tolerance is
# chosen. docs/verdicts.md defines every word. As of 22 November 2026.*

# %%
from pathlib import Path

import cktrade as ck

LANG = "en"  # or "fr", "ko": the language of charts and tables
AS_OF = "2026-11-22"  # only what was released by this day is seen
FOLDER = Path("../briefing/notebooks")  # where the charts are saved
FOLDER.mkdir(parents=True, exist_ok=True)

# %%
claims = ck.load("claims")
observations = ck.load("observations", vintages="all", as_of=AS_OF)
sources = ck.load("sources")
verdicts = ck.check(claims, observations, sources, ck.load("events"))
heart = verdicts[verdicts["topic"].ne("context")]
print(len(heart), "figures about trade and people")
heart.groupby("verdict").size()

# %%
heart.groupby("when_printed").size()

# %% [markdown]
# ## All verdicts at a glance

# %%
rows = ck.rows("verdicts", as_of=AS_OF)
chart = ck.charts.verdicts_at_a_glance(rows, lang=LANG)
ck.charts.save(chart, FOLDER / "verdicts-at-a-glance.png")
chart

# %%
ck.tables.verdicts(rows[rows["topic"].ne("context")], LANG)

# %% [markdown]
# ## 1. Two-way trade of $15.3 billion in 2018: the basis is missing
#
# On the balance of payments the year comes to 14.3 billion, almost a billion less. The
# document names no basis. Its exports (5.9) lie below, its imports (9.4) above the
# balance of payments, as customs figures do; but no customs total of 2018 is held, and
# what is not held decides nothing. Not 15.3 is wrong: it *cannot be checked*.

# %%
case = ck.rows("claim-gac-two-way-trade-2018", as_of=AS_OF)
chart = ck.charts.claim_against_record(case, lang=LANG)
ck.charts.save(chart, FOLDER / "claim-two-way-trade.png")
chart

# %%
cases = verdicts.set_index("claim")
cases.loc["gac-two-way-trade-2018", "caveat"]

# %% [markdown]
# ## 2. The sixth largest trading partner: blocs and bounds
#
# Six of the seven competitors held are larger, so South Korea was seventh or lower in
# 2018. Those not held are bounded: what the world's total leaves, divided by South
# Korea's own trade, is room for eleven more. Counted as one partner the European Union
# takes Germany and Italy away and adds one, and sixth is possible.

# %%
case = ck.rows("claim-gac-trading-partner-rank", as_of=AS_OF)
chart = ck.charts.claim_against_record(case, lang=LANG)
ck.charts.save(chart, FOLDER / "claim-trading-partner-rank.png")
chart

# %%
cases.loc["gac-trading-partner-rank", "caveat"]

# %% [markdown]
# ## 3. An average of 5,250 immigrants: the second reading
#
# Printed to the ten, 5,250 stands for 5,245 to 5,255. The record's mean of the eleven
# years is 5,257.4, stitched from two tables, for none covers them all. It misses by
# 1.9; if the author rounded to 50, it fits. That is *close*, and no more is claimed.

# %%
case = ck.rows("claim-gac-immigrants-mean-2006-2016", as_of=AS_OF)
chart = ck.charts.claim_against_record(case, lang=LANG)
ck.charts.save(chart, FOLDER / "claim-immigrants-mean.png")
chart

# %%
cases.loc["gac-immigrants-mean-2006-2016", "caveat"]

# %% [markdown]
# ## 4. More than 440,000 travellers: unlike series
#
# True of each of the last three years that can be read, 2017 to 2019, by adding
# visitors to Canada counted by residence to arrivals in South Korea counted by
# nationality. Trips are counted, not persons; and the statement fails for the years
# before.

# %%
case = ck.rows("claim-mofa-two-way-travel", as_of=AS_OF)
chart = ck.charts.claim_against_record(case, lang=LANG)
ck.charts.save(chart, FOLDER / "claim-two-way-travel.png")
chart

# %%
cases.loc["mofa-two-way-travel", "caveat"]

# %% [markdown]
# ## 5. Second largest group of students: true on no count held
#
# By study-permit holders South Korea was 3rd in 2020 and 10th in 2024; India and China
# are larger in every year held, and the figure is *contradicted*.

# %%
case = ck.rows("claim-mofa-student-rank", as_of=AS_OF)
chart = ck.charts.claim_against_record(case, lang=LANG)
ck.charts.save(chart, FOLDER / "claim-student-rank.png")
chart

# %%
cases.loc["mofa-student-rank", "caveat"]

# %%
holders = observations[
    observations["measure"].eq("study_permit_holders")
    & observations["source"].str.startswith("ircc/study-citz-totals")
    & observations["partner"].ne("WLD")
    & observations["reference_period"].str.fullmatch(r"\d{4}")
]
ranked = ck.measures.rank(holders)
korea = ranked[ranked["partner"].eq("KOR")].set_index("reference_period")
korea[["value", "rank", "competitors"]]

# %% [markdown]
# ## Every verdict can be taken apart
#
# Document, place, interval, readings tried, cells, digests: `ck.why` prints them, and
# `ck.restate` writes the sentence anew with the newest figure on the same basis.

# %%
print("\n".join(ck.why("gac-two-way-trade-2018").lines[:24]))

# %%
print(ck.restate("gac-imports-2018", lang=LANG))
