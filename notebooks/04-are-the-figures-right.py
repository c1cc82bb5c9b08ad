# %% [markdown]
# # Are the figures right?
#
# **Of the 16 figures about trade and people, 7 agree with the record, 1 is close, 2
# are contradicted, 2 overstate, 1 understates, and 3 cannot be checked with what is
# held.** When they were printed hardly any could be checked: of most series the record
# keeps only releases that came later.
#
# *A printed figure is an interval, and so is an official number; no tolerance is
# chosen. docs/verdicts.md defines every word. As of 22 November 2026.*

# %%
from pathlib import Path

from IPython.display import display

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
with ck.where_held():
    rows = ck.rows("verdicts", as_of=AS_OF)
    chart = ck.charts.verdicts_at_a_glance(rows, lang=LANG)
    ck.charts.save(chart, FOLDER / "verdicts-at-a-glance.png")
    display(chart)

# %%
ck.tables.verdicts(rows[rows["topic"].ne("context")], LANG)

# %% [markdown]
# ## 1. Two-way trade of $15.3 billion in 2018: one basis bears three figures
#
# The document names no basis. On the customs basis the year comes to 15.31 billion, and
# its exports (5.9) and imports (over 9.4) come out on the same basis; the balance of
# payments bears none of the three. So all three *agree*, together.

# %%
with ck.where_held():
    case = ck.rows("claim-gac-two-way-trade-2018", as_of=AS_OF)
    chart = ck.charts.claim_against_record(case, lang=LANG)
    ck.charts.save(chart, FOLDER / "claim-two-way-trade.png")
    display(chart)

# %%
cases = verdicts.set_index("claim")
cases.loc["gac-two-way-trade-2018", "sentence"]

# %% [markdown]
# ## 2. The sixth largest trading partner: blocs and bounds
#
# Six of the 27 partners named by the table are larger, so South Korea was seventh or
# lower in 2018; the other countries together leave room for five more. Counted as one
# partner the European Union takes its members away and adds one, and sixth is possible,
# but not shown: the figure is *contradicted*.

# %%
with ck.where_held():
    case = ck.rows("claim-gac-trading-partner-rank", as_of=AS_OF)
    chart = ck.charts.claim_against_record(case, lang=LANG)
    ck.charts.save(chart, FOLDER / "claim-trading-partner-rank.png")
    display(chart)

# %%
cases.loc["gac-trading-partner-rank", "sentence"]

# %% [markdown]
# ## 3. An average of 5,250 immigrants: the second reading
#
# Printed to the ten, 5,250 stands for 5,245 to 5,255. The record's mean of the eleven
# years is 5,257.4, stitched from two tables, for none covers them all. It misses by
# 1.9; if the author rounded to 50, it fits. That is *close*, and no more is claimed.

# %%
with ck.where_held():
    case = ck.rows("claim-gac-immigrants-mean-2006-2016", as_of=AS_OF)
    chart = ck.charts.claim_against_record(case, lang=LANG)
    ck.charts.save(chart, FOLDER / "claim-immigrants-mean.png")
    display(chart)

# %%
cases.loc["gac-immigrants-mean-2006-2016", "sentence"]

# %% [markdown]
# ## 4. More than 440,000 travellers: unlike series
#
# True of each of the last three years that can be read, 2017 to 2019, by adding
# visitors to Canada counted by residence to arrivals in South Korea counted by
# nationality. Trips are counted, not persons; and the statement fails for the years
# before.

# %%
with ck.where_held():
    case = ck.rows("claim-mofa-two-way-travel", as_of=AS_OF)
    chart = ck.charts.claim_against_record(case, lang=LANG)
    ck.charts.save(chart, FOLDER / "claim-two-way-travel.png")
    display(chart)

# %%
cases.loc["mofa-two-way-travel", "sentence"]

# %% [markdown]
# ## 5. Second largest group of students: not at the end of any year since 2010
#
# Of the students residing on 31 December South Korea was 3rd in 2019 and 10th in 2023;
# the figure is *contradicted* for its time and today. By study-permit holders of the
# year it is below.

# %%
with ck.where_held():
    case = ck.rows("claim-mofa-student-rank", as_of=AS_OF)
    chart = ck.charts.claim_against_record(case, lang=LANG)
    ck.charts.save(chart, FOLDER / "claim-student-rank.png")
    display(chart)

# %%
cases.loc["mofa-student-rank", "sentence"]

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
