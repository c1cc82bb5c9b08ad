"""Many raw files read at once: the same rows, and the same refusals, as one by one."""

import hashlib

import pandas as pd
import pytest

import cktrade as ck
from cktrade.datasets import data_folders
from cktrade.errors import CktradeError
from cktrade.readers import parse
from cktrade.readers.together import parsed_together
from cktrade.sources import Source, raw_files

_FILES = sorted(raw_files(data_folders.find().raw[0]))
_KEY = ["source", "row"]


def _sorted(rows):
    return rows.sort_values(_KEY, ignore_index=True)


def test_the_record_read_at_once_is_the_record_read_file_by_file():
    """Every cell and every kind of column, of more than a hundred files."""
    alone = pd.concat([parse(path) for path in _FILES], ignore_index=True)
    pd.testing.assert_frame_equal(
        _sorted(parsed_together(_FILES)), _sorted(alone), check_exact=True
    )


@pytest.fixture
def three(tmp_path):
    """Copy three files with their sidecars to where they can be spoilt."""
    places = ("boc/fx-annual", "ircc/study-citz-year-end", "statcan/12-10-0011")
    copied = []
    for place in places:
        file = next(path for path in _FILES if place in path.as_posix())
        for path in (file, file.with_suffix(".toml")):
            target = tmp_path / place.replace("/", "-") / path.name
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(path.read_bytes())
        copied.append(tmp_path / place.replace("/", "-") / file.name)
    return copied


def _spoil(path, old, new):
    before = path.read_text("utf-8")
    after = before.replace(old, new, 1)
    assert after != before
    digest = Source.beside(path).sha256
    path.write_text(after, "utf-8", newline="")
    sidecar = path.with_suffix(".toml")
    again = hashlib.sha256(path.read_bytes()).hexdigest()
    sidecar.write_text(sidecar.read_text("utf-8").replace(digest, again), "utf-8")


def _said(function, *given):
    with pytest.raises(CktradeError) as refused:
        function(*given)
    return str(refused.value)


@pytest.mark.parametrize(
    ("number", "old", "new"),
    [
        (0, ",2017,", ",2117,"),  # a year that has not begun
        (0, ",2017,", ",17,"),  # no period at all
        (0, ",level,not applicable,not applicable", ",level,not applicable,barter"),
        (2, ",1,normal", ",0,normal"),  # a rounding of nothing
        (2, ",normal,", ",normal,,"),  # one field too many
        (2, "trade,merchandise_trade", "trade,merchandise_trade,"),
    ],
)
def test_a_spoilt_file_is_refused_in_the_words_of_reading_it_alone(
    three, number, old, new
):
    """Whatever is wrong in one of three files, its own message names it."""
    _spoil(three[number], old, new)
    alone = _said(parse, three[number])
    assert _said(parsed_together, three) == alone


def test_a_lost_row_of_a_total_is_refused_among_other_files(three):
    """Without India's 2023 the citizenships are 427,000 persons short of all."""
    path = three[1]
    lines = path.read_text("utf-8").splitlines(keepends=True)
    lost = [line for line in lines if ",IND," in line and ",2023-12-31," in line]
    assert len(lost) == 1
    _spoil(path, lost[0], "")
    assert "Rows were lost or altered" in _said(parsed_together, three)
    assert _said(parsed_together, three) == _said(parse, path)


def test_another_vintage_of_another_unit_is_each_files_own_matter(three):
    """A series that two files give in two units: each is sound by itself."""
    other = three[0].with_name("2025-12-31.csv")
    text = three[0].read_text("utf-8")
    other.write_text(text.replace(",CAD,", ",USD,"), "utf-8", newline="")
    sidecar = three[0].with_suffix(".toml").read_text("utf-8")
    digest = Source.beside(three[0]).sha256
    again = hashlib.sha256(other.read_bytes()).hexdigest()
    other.with_suffix(".toml").write_text(
        sidecar.replace(digest, again).replace("2024-12-31", "2025-12-31"), "utf-8"
    )
    rows = parsed_together([three[0], other])
    assert len(rows) == 2 * len(ck.read(three[0]))
