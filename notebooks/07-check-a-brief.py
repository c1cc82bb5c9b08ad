# %% [markdown]
# # Does the record bear out the figures of a brief?
#
# **Of six figures in this made-up brief, drafted from its text, five are judged at
# once: exports and immigrants agree or are close, imports of $19.4 billion are too
# high. One, of coal, waits for a person.** A draft never guesses: what the text does
# not tell is *to confirm*, and is not judged.
#
# *The brief is invented, its figures are not to be quoted. From a terminal the same is
# `cktrade lint brief.docx`. As of 22 November 2026.*

# %%
from pathlib import Path

import pandas as pd
from IPython.display import display

import cktrade as ck

LANG = "en"  # or "fr", "ko": the language of charts and tables
AS_OF = "2026-11-22"  # only what was released by this day is seen
FOLDER = Path("../briefing/notebooks")  # where the charts are saved
FOLDER.mkdir(parents=True, exist_ok=True)

# %% [markdown]
# ## 1. Draft
#
# A Word file, a PDF, a web page or plain text; in English, French or Korean. The year
# in the file's name tells when it was written.

# %%
brief = FOLDER / "brief-2019.txt"
text = """\
Canada and Korea: a brief
In 2018, Canada's merchandise exports to South Korea came to $5.9 billion.
Its merchandise imports from South Korea came to $19.4 billion in 2018.
South Korea is Canada's sixth largest trading partner.
On average 5,250 South Koreans immigrated to Canada annually between 2006 and 2016.
Exports of coal to South Korea were worth $1.2 billion in 2018.
Over 27,000 Canadians live in South Korea.
"""
brief.write_text(text, "utf-8")
claims = ck.draft(brief)["claims"]
claims[["as_printed", "measure", "flow", "reporter", "partner", "reference_period"]]

# %% [markdown]
# ## 2. Confirm
#
# `drafted` says of each cell how it came about. What is to confirm is for a person:
# here which product coal is. Rows that wait are left out below.

# %%
needed = "measure|flow|reporter|partner|product"
waits = claims["drafted"].str.contains(rf"\b(?:{needed}):to confirm")
print(len(claims), "figures,", int(waits.sum()), "to confirm:")
claims.loc[waits, ["as_printed", "product", "drafted"]]

# %% [markdown]
# ## 3. Check
#
# The rest is held against the record as it stood when the brief was written, for the
# time it speaks of, and today.

# %%
sure = claims[~waits].drop(columns="drafted").assign(dimensions="")
sure = sure.assign(**{c: sure[c].astype("float64") for c in ("value", "precision")})
sources = ck.load("sources")
day = pd.Timestamp("2019-12-31").as_unit("us")
document = sources[sources["kind"].eq("document")].head(1)
document = document.assign(
    source="brief-2019",
    producer="Made up",
    title="A brief",
    published_from=day,
    published_to=day,
)
observations = ck.load("observations", vintages="all", as_of=AS_OF)
verdicts = ck.check(sure, observations, pd.concat([sources, document]))
verdicts[["as_printed", "when_printed", "for_its_time", "today", "verdict"]]

# %%
told = "sentence" if LANG == "en" else f"sentence_{LANG}"
print("\n".join(verdicts[told]))

# %% [markdown]
# ## 4. The verdicts at a glance

# %%
with ck.where_held():
    chart = ck.charts.verdicts_at_a_glance(verdicts, lang=LANG)
    ck.charts.save(chart, FOLDER / "brief-verdicts.png")
    display(chart)

# %% [markdown]
# ## 5. What would the brief print today?

# %%
with ck.where_held():
    newest = ck.load(
        "observations",
        as_of=AS_OF,
        measure="merchandise_trade",
        reporter="CAN",
        partner="KOR",
        reference_period="2025",
    )
    display(newest[["flow", "reference_period", "value", "unit", "status"]])
