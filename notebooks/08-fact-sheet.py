# %% [markdown]
# # Where do Canada and South Korea stand, on two pages?
#
# **Goods worth 25.0 billion dollars in 2025, of which Canada bought 10.8 billion more
# than it sold; 15,930 holders of study permits at the end of 2023; 4,365 new permanent
# residents in 2024.** Every one of the sixteen items of a country fact sheet is filled,
# and every number has a key that `ck.why` takes back to its cells.
#
# *Trade in goods on the customs basis, Canadian dollars at the prices of each year. As
# of 22 November 2026. The briefing's charts stand on the balance of payments: see the
# chart of the two.*

# %%
from pathlib import Path

from IPython.display import Markdown, display

import cktrade as ck
from cktrade.briefing.factsheet.write import fact_sheet, keys

LANG = "en"  # or "fr", "ko": the language of prose, charts and tables
AS_OF = "2026-11-22"  # only what was released by this day is seen
FOLDER = Path("../briefing/notebooks")  # where the charts are saved
FOLDER.mkdir(parents=True, exist_ok=True)

# %%
with ck.where_held():
    sheet = fact_sheet(LANG, as_of=AS_OF)
    display(Markdown("\n\n".join([f"## {sheet.title}", *sheet.sentences])))

# %% [markdown]
# ## The sixteen items
#
# As `cktrade factsheet` writes them to HTML, PDF, DOCX and PPTX. A circle, here `True`
# under `secondary`, says that others quote or computed the number.

# %%
with ck.where_held():
    numbers = keys(sheet)
    display(numbers.drop(columns="key"))

# %% [markdown]
# ## One number, back to its cells

# %%
with ck.where_held():
    print(ck.why(numbers["key"].iloc[0]))

# %% [markdown]
# ## The same trade, by year

# %%
with ck.where_held():
    chart = ck.charts.two_way_trade(ck.rows("two-way-trade", as_of=AS_OF), lang=LANG)
    ck.charts.save(chart, FOLDER / "fact-sheet-two-way-trade.png")
    display(chart)
