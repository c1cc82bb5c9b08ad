"""A made-up data folder: a memo of four lines, small raw files, and their tables."""

from __future__ import annotations

import atexit
import hashlib
import shutil
import tempfile
from functools import cache
from pathlib import Path

from cktrade.datasets.build import processed
from cktrade.datasets.gather import gather

_RAW = Path(__file__).resolve().parents[1] / "data" / "raw"
#: Small raw files of the clone, with their sidecars.
_SMALL = ("boc/fx-annual", "derived/kto-annual", "derived/ircc-overview")

MEMO = (
    "Trade and travel\n\n"
    "Canada exported goods worth $5.6 billion to South Korea in 2019, up from "
    "$5.5 billion in 2016.\n"
    "More than 6,100 Koreans became permanent residents in 2019, the seventh most.\n"
    "The two countries signed an arrangement in May 2020 (see page 4).\n"
)
KOREAN = (
    "# 교역\n\n2019년 대한국 수출은 56억 달러로 2018년보다 3.2% 늘었다.\n"
    "캐나다 유학생은 약 1만 6천 명이다.\n"
)
PAGE = (
    "<!doctype html><html lang=en><head><title>Memo</title></head><body><h1>Trade</h1>"
    "<p>Exports rose to <b>$5.6&nbsp;billion</b> in 2019.</p><table><tr><th>Year</th>"
    "<th>Exports</th></tr><tr><td>2018</td><td>5.9</td></tr></table></body></html>\n"
)
_CLAIM = (
    "claim,document,locator,topic,measure,reporter,partner,flow,product,basis,"
    "valuation,adjustment,reference_period,statistic,value,unit,precision,qualifier,"
    "as_printed,note\n"
)
TABLES = {
    "claims": _CLAIM
    + 'memo-exports,memo,"¶2, Trade and travel",trade,merchandise_trade,CAN,KOR,export,'
    "TOTAL,not stated,not stated,not stated,2019,value,5600000000,dollars,100000000,"
    "none,goods worth $5.6 billion,\n"
    'memo-exports-before,memo,"¶2, Trade and travel",trade,merchandise_trade,CAN,KOR,'
    "export,TOTAL,not stated,not stated,not stated,2016,value,5500000000,dollars,"
    '100000000,none,$5.5 billion in 2016,"a note, with a comma"\n'
    'memo-residents,memo,"¶3, Trade and travel",immigration,permanent_residents,CAN,'
    "KOR,admissions,TOTAL,not stated,not applicable,not applicable,2019,value,6100,"
    'persons,100,over,"More than 6,100 Koreans",\n'
    'memo-rank,memo,"¶3, Trade and travel",immigration,permanent_residents,CAN,KOR,'
    "admissions,TOTAL,not stated,not applicable,not applicable,2019,rank,7,rank,1,"
    "exact,the seventh most,\n",
    "events": "event,document,locator,date,date_precision,as_printed,title,parties,"
    'topic,note\nmemo-arrangement,memo,"¶4, Trade and travel",2020-05,month,in May '
    "2020,Arrangement signed,CAN;KOR,context,\n",
    "ignored": "document,locator,token,reason\nmemo,¶4,two,names two countries\n"
    "memo,¶4,4,number of a page\n",
}
SOURCE = (
    'id = "memo"\nproducer = "The ministry"\ntitle = "Memo"\nurl = ""\n'
    'language = "en"\npublished_from = 2020-06-01\npublished_to = 2020-12-31\n'
    'published_reason = "Inferred: it tells of May 2020."\ntext = "memo.txt"\n'
    f'sha256 = "{hashlib.sha256(MEMO.encode()).hexdigest()}"\nnote = ""\n'
)
_WON = "boc.fx-rates-annual.can.kor.level"
_DOLLAR = "boc.fx-rates-annual.can.usa.level"
_CAME = "derived.ircc-overview.can.kor.admissions.total.cit"
#: One of each form, and ids.
KEYS = (
    "memo-residents", "memo-exports + memo-exports-before", "memo-arrangement",
    "boc/fx-annual/2024-12-31", f"{_CAME}@2019", f"{_CAME}@2019@2026-05-20",
    f"({_CAME}@2018 + {_CAME}@2019) / {_CAME}@2017", f"{_WON}@2018 / {_DOLLAR}@2018",
    f"mean({_CAME}@2006/2014; {_CAME}@2015/2016)",
    f"growth({_CAME}@2017; {_CAME}@2018)",
    f"each({_CAME}@2017; {_CAME}@2018)", f"{_CAME}@2019 - {_CAME}@2018",
    f"rank({_CAME}@2018)",
)  # fmt: skip
STORED = ("claims.csv", "observations.csv", "sources.csv", "datapackage.json")


def write_memo(folder: Path) -> Path:
    """Write the memo's folder, and return it."""
    folder.mkdir(parents=True)
    (folder / "source.toml").write_text(SOURCE, "utf-8")
    (folder / "memo.txt").write_text(MEMO, "utf-8")
    for name, text in TABLES.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return folder


@cache
def home() -> Path:
    """Make the data folder, once a process; it goes with it."""
    place = Path(tempfile.mkdtemp(prefix="cktrade-fuzz-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    for name in _SMALL:
        shutil.copytree(_RAW / name, place / "raw" / name)
    write_memo(place / "raw" / "documents" / "memo")
    (place / "processed").mkdir()
    for name, content in processed(gather((place / "raw",))).items():
        (place / "processed" / name).write_bytes(content)
    return place
