"""The page on raw files shows a whole sidecar and a true row."""

import re
import tomllib
from dataclasses import fields
from pathlib import Path

from cktrade.schemas import columns
from cktrade.sources import Source

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "raw-files.md").read_text("utf-8")


def test_the_worked_sidecar_has_every_key_that_is_needed_and_no_other():
    """All of them but corrections, which have an example of their own."""
    shown, corrected = map(
        tomllib.loads, re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    )
    known = {field.name for field in fields(Source)} - {"path"}
    assert {*shown} | {*corrected} == known
    told = {word for row in re.findall(r"^\| (`.*?) \|", PAGE, re.MULTILINE)
            for word in re.findall(r"`(\w+)`", row)}  # fmt: skip
    assert known | {*columns("record")} <= told


def test_the_row_shown_is_a_row_of_the_record(number):
    """3,442 million, as the release of 2017-11-03 printed it."""
    row = re.search(r"^trade,merchandise_trade,.*$", PAGE, re.MULTILINE)[0]
    place = "statcan/12-10-0011-daily/2017-11-03"
    held = (ROOT / "data" / "raw" / f"{place}.csv").read_text("utf-8").splitlines()
    assert row in held
    assert number(place, "KOR", "import", "2016-09") == 3442000000.0
