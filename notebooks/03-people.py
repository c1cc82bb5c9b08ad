# %% [markdown]
# # How many people move between the two countries?
#
# **It depends on what is counted, and no two counts may be added.** Canada admitted
# 4,365 South Koreans as permanent residents in 2024, after 8,240 in 2021. For 8,495 a
# study permit began in 2024, half of the 16,990 of 2019; 15,930 students resided in
# Canada on the last day of 2023. Before the pandemic, in 2019,
# 266,767 visits were made from South Korea to Canada and 205,408 from Canada to South
# Korea.
#
# *Admissions and permit holders by citizenship, visits to Canada by residence, visits
# to South Korea by nationality. As of 22 November 2026.*

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
    people = ck.rows("people", as_of=AS_OF)
    display(ck.cite(people))

# %% [markdown]
# ## The newest number of every count held

# %%
with ck.where_held():
    display(ck.tables.people(ck.rows("people", as_of=AS_OF), LANG))

# %% [markdown]
# ## Immigration
#
# One document prints an average of 5,250 a year from 2006 to 2016; the dashed line is
# the printed mean, beside the one that the record gives. Numbers are rounded to 5 by
# the agency since 2015.

# %%
with ck.where_held():
    residents = ck.rows("permanent-residents", as_of=AS_OF)
    chart = ck.charts.permanent_residents(residents, lang=LANG)
    ck.charts.save(chart, FOLDER / "permanent-residents.png")
    display(chart)
    yearly = residents.set_index("reference_period")["value"].sort_index()
    display(yearly.loc["2019":"2024"])

# %% [markdown]
# ## Study
#
# Unique persons whose study permit became effective in the year. The stock on the last
# day of a year is another count, and must not be compared with it: 24,045 South Koreans
# studied in Canada on 31 December 2018, 16,860 had a permit that began in that year.
# Drawn is every citizenship that was among the ten largest in any year.

# %%
with ck.where_held():
    students = ck.rows("students-ranked", as_of=AS_OF)
    chart = ck.charts.students_ranked(students, lang=LANG)
    ck.charts.save(chart, FOLDER / "students-ranked.png")
    display(chart)
    stock = ck.load("observations", as_of=AS_OF)
    stock = stock[stock["source"].str.startswith("ircc/study-citz-year-end")]
    stock = stock[stock["partner"].eq("KOR")].sort_values("reference_period")
    display(stock[["reference_period", "value", "source"]].tail(6))
    korean = students[students["partner"].eq("KOR")]
    display(korean[["reference_period", "value", "source"]])

# %% [markdown]
# ## Travel
#
# Two unlike counts: who lives in South Korea and enters Canada, and who holds a
# Canadian passport and enters South Korea. Their sum counts trips, not persons, and is
# drawn only where both are held.

# %%
with ck.where_held():
    travel = ck.rows("travel-both-ways", as_of=AS_OF)
    chart = ck.charts.travel_both_ways(travel, lang=LANG)
    ck.charts.save(chart, FOLDER / "travel-both-ways.png")
    display(chart)
    visits = travel[travel["reference_period"].eq("2019")]
    display(visits[["reporter", "flow", "basis", "value", "unit"]])

# %% [markdown]
# ## Of Korean origin in Canada
#
# The answer depends on the question asked: ethnic origin, visible minority, or South
# Korea's own count of Koreans abroad.

# %%
with ck.where_held():
    population = ck.rows("korean-population", as_of=AS_OF)
    chart = ck.charts.korean_population(population, lang=LANG)
    ck.charts.save(chart, FOLDER / "korean-population.png")
    display(chart)
