# %% [markdown]
# # What do the five documents print about Canada and South Korea?
#
# **49 figures and 60 dated events.** Eight of the figures are about trade, seven about
# people who immigrate, study, travel or live in the other country; the others are
# context. Read together they hold: exports of 5.9 and imports of over 9.4 billion
# dollars do make 15.3 billion. One date does not: two documents differ on the year in
# which the free trade agreement was signed.
#
# *As printed, each with its qualifier and its place. Whether the figures are right is
# the question of notebook 04.*

# %%
from pathlib import Path

import cktrade as ck

LANG = "en"  # or "fr", "ko": the language of charts and tables
AS_OF = "2026-11-22"  # only what was released by this day is seen
FOLDER = Path("../briefing/notebooks")  # where the charts are saved
FOLDER.mkdir(parents=True, exist_ok=True)

# %%
claims = ck.load("claims")
events = ck.load("events")
print(len(claims), "figures and", len(events), "dated events in these documents:")
ck.cite(claims, events)

# %%
claims.groupby("topic").size()

# %% [markdown]
# ## Every figure about trade and people
#
# Canadian, American, current or constant dollars; customs or balance-of-payments basis:
# the documents do not say, and the table does not guess.

# %%
glance = ck.rows("at-a-glance")
ck.tables.at_a_glance(glance, LANG, ck.load("sources"))

# %% [markdown]
# ## Do the printed figures add up?
#
# A printed figure stands for every number that would be printed so: "$15.3 billion" for
# 15.25 to 15.35, "over $9.4 billion" for anything above 9.4. Intervals are added and
# compared.

# %%
trade = ck.rows("claimed-trade")
chart = ck.charts.claimed_trade(trade, lang=LANG)
ck.charts.save(chart, FOLDER / "claimed-trade.png")
chart

# %%
agreement = ck.consistency(claims, events)
agreement

# %% [markdown]
# The row that differs is the signature of the free trade agreement. Both dates stand in
# the record of events; a briefing should not repeat either without looking it up.

# %% [markdown]
# ## People between the two countries, as printed

# %%
people = ck.rows("people-between")
chart = ck.charts.people_between(people, lang=LANG)
ck.charts.save(chart, FOLDER / "people-between.png")
chart

# %% [markdown]
# ## What happened when

# %%
happened = ck.rows("timeline-chart")
chart = ck.charts.timeline(happened, lang=LANG, size="page")
ck.charts.save(chart, FOLDER / "timeline.png")
chart

# %% [markdown]
# ## Where a figure stands
#
# `ck.why` leads from any figure to its document, place and wording, and on to the
# record.

# %%
print("\n".join(ck.why("gac-imports-2018").lines[:12]))
