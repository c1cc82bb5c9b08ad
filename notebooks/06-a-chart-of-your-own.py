# %% [markdown]
# # How do I make a chart of my own in house style?
#
# **With the page that every chart of the package is drawn on: head, panels, foot.** It
# brings type, colours, sizes, source line and glyphs in three languages; you bring rows
# and a sentence. Then `breaches` says in words what the chart still owes its reader.
#
# *Worked on South Korea's share of Canada's trade in goods, 2018 to 2023, which no
# chart of the package draws. As of 22 November 2026.*

# %%
from pathlib import Path

import pandas as pd
from IPython.display import display

import cktrade as ck
from cktrade.charts.drawing.alt_text import told
from cktrade.charts.drawing.canvas import canvas
from cktrade.charts.drawing.labels import end_labels
from cktrade.charts.drawing.marks import FIRST, SECOND, line
from cktrade.charts.drawing.row_checks import ends, place
from cktrade.charts.drawing.scales import time_axis, value_axis

LANG = "en"  # or "fr", "ko": the language of numbers, units and source line
AS_OF = "2026-11-22"  # only what was released by this day is seen
FOLDER = Path("../briefing/notebooks")  # where the charts are saved
FOLDER.mkdir(parents=True, exist_ok=True)

# %% [markdown]
# ## 1. Is there a chart already?
#
# Every chart of the package is a function of rows, and the rows need not be the
# package's. Here the two-way chart draws Canada's trade with Japan, from the same
# table. A number that you compute gets a key, so that `ck.why` can take it apart as
# well.


# %%
def years_of(partner: str) -> pd.DataFrame:
    """Return whole years of Canada's trade in goods, each number with its key."""
    kind = {"measure": "merchandise_trade", "basis": "balance_of_payments"}
    kind |= {"evidence": "official"}  # no copy of the same number beside it
    months = ck.load(
        "observations",
        as_of=AS_OF,
        adjustment="unadjusted",
        partner=partner,
        **kind,
    )
    years = ck.measures.annual(months)
    years = years[years["status"].ne("incomplete")]
    return years.assign(key=years["series"] + "@" + years["reference_period"])


# %%
with ck.where_held():
    japan = years_of("JPN")
    keys = japan.set_index(["flow", "reference_period"])["key"]
    balance = ck.measures.balance(japan).rename(
        columns={"balance": "value", "exports_valuation": "valuation"}
    )
    balance["flow"] = "balance"
    balance["key"] = [*(keys["export"] + " - " + keys["import"])]
    chart = ck.charts.two_way_trade(pd.concat([japan, balance]), lang=LANG)
    ck.charts.save(chart, FOLDER / "japan-two-way-trade.png")
    display(chart)
    print("\n".join(ck.why(balance["key"].iloc[0]).lines[:4]))

# %% [markdown]
# ## 2. The rows
#
# One number a row, with period, value, unit, status, source and vintage: that is what
# the source line and the hollow points for preliminary numbers are made of.


# %%
def shares_of_korea() -> pd.DataFrame:
    """Return South Korea's part of Canada's trade with all countries, in per cent."""
    pair = pd.concat([years_of("KOR"), years_of("WLD")])
    shares = ck.measures.share(pair, total="WLD")
    shares = shares[shares["partner"].eq("KOR") & shares["share"].notna()]
    return shares.assign(value=shares["share"] * 100, unit="percent")


with ck.where_held():
    shares = shares_of_korea()
    display(shares[["flow", "reference_period", "value", "unit", "status"]])

# %% [markdown]
# ## 3. The chart
#
# `head` takes the finding and, under it, what is measured; `foot` takes the rows and
# writes their source; `panels` shares out the room between. Series differ in dash and
# marker as well as in colour, and are named at their ends rather than in a legend.

# %%
looks = {"export": FIRST, "import": SECOND}
titles = {
    "en": "South Korea’s share of Canada’s imports rose, that of exports did not",
    "fr": "La part de la Corée du Sud croît dans les importations, non à l’exportation",
    "ko": "캐나다 수입에서 한국의 비중은 늘었고 수출에서는 늘지 않았다",
}
subtitles = {
    "en": "Per cent of trade in goods with all countries, balance-of-payments basis",
    "fr": "Pourcentage du commerce de marchandises, base de la balance des paiements",
    "ko": "전체 상품 교역 대비 백분율, 국제수지 기준",
}
names = {
    "en": {"export": "Of exports", "import": "Of imports"},
    "fr": {"export": "Des exportations", "import": "Des importations"},
    "ko": {"export": "수출 비중", "import": "수입 비중"},
}[LANG]


def share_of_trade(shared: pd.DataFrame) -> ck.charts.Chart:
    """Draw one line a flow."""
    with canvas("share_of_trade", LANG, "slide") as page:
        page.head(titles[LANG], subtitles[LANG])
        page.foot(shared)
        (axes,) = page.panels(lambda room: [room])
        labels, sentences = [], []
        for flow, look in looks.items():
            rows = shared[shared["flow"].eq(flow)]
            last = rows.iloc[-1]
            line(page, axes, rows, look)
            value = ck.wording.short(last["value"], last["unit"], LANG, 0.01)
            at = place(last["reference_period"]), last["value"]
            labels.append((*at, f"{names[flow]}\n{value}", look.role))
            sentences.append(told(names[flow], rows, LANG))
        axes.set_ylim(bottom=0)
        time_axis(page, axes, ends("2018")[0], ends("2023")[1])
        value_axis(page, axes, "percent")
        end_labels(page, axes, labels)
        page.figure.alt = " ".join([titles[LANG], subtitles[LANG], *sentences])
        return page.finish()


# %%
with ck.where_held():
    chart = share_of_trade(shares_of_korea())
    ck.charts.save(chart, FOLDER / "share-of-trade.png")
    display(chart)

# %% [markdown]
# ## 4. Does it keep the contract?
#
# An empty list: every glyph can be drawn, nothing is cut, overlaps or is too small,
# text reaches a contrast of 4.5:1 and marks 3:1, and title, source, alt text and
# numbers are there.

# %%
with ck.where_held():
    chart = share_of_trade(shares_of_korea())
    display(ck.charts.breaches(chart))
    print(ck.charts.alt_text(chart))
    print(chart.source)

# %% [markdown]
# ## 5. And if it is for everybody?
#
# Then it becomes a function in a module of its name in `src/cktrade/charts`, rows in and
# figure out; its words move to `wording/texts/chart_texts.csv`, one column a language;
# and a module in `src/cktrade/exhibits` says its name, its question, its chapter and its
# rows, which makes it part of `cktrade build` and `cktrade brief`. Another palette or type: put your own
# `house.mplstyle` and `palette.toml` into a folder and name the folder in
# `CKTRADE_HOUSE`.
