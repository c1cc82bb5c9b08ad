"""Every genuine file: read by its reader, or left out by name with the reason.

A new sample is a new line of ``samples.csv`` beside this; the first pattern that fits
counts, so the particular ones stand first.
"""

import csv
import os
from fnmatch import fnmatch
from pathlib import Path

import pytest

from cktrade.errors import FormatError
from cktrade.readers import metadata, read, recognise
from cktrade.readers.raw_file import Raw

SAMPLES = os.environ.get("CKTRADE_SAMPLES")
pytestmark = pytest.mark.skipif(SAMPLES is None, reason="CKTRADE_SAMPLES is not set")

with Path(__file__).with_name("samples.csv").open(encoding="utf-8") as lines:
    RULES = [*csv.DictReader(lines)]


def _files():
    return sorted(p for p in Path(SAMPLES or "/dev/null").rglob("*") if p.is_file())


def _rule(path):
    place = path.relative_to(SAMPLES).as_posix()
    return next((rule for rule in RULES if fnmatch(place, rule["pattern"])), None)


def _read_by(reader):
    return [path for path in _files() if (_rule(path) or {}).get("read_by") == reader]


def test_every_file_is_listed():
    """No file of the samples is passed over in silence."""
    assert len(_files()) > 100
    assert [str(path) for path in _files() if _rule(path) is None] == []


def test_every_line_of_the_list_fits_a_file():
    """A rule that fits nothing is a file that went missing."""
    fitting = {rule["pattern"] for path in _files() if (rule := _rule(path))}
    assert [r["pattern"] for r in RULES if r["pattern"] not in fitting] == []


def test_every_left_out_file_has_its_reason():
    """A reason for each that is left out, and none for those that are read."""
    for rule in RULES:
        unread = rule["read_by"] in {"left out", "not yet"}
        assert bool(rule["reason"]) == unread, rule


@pytest.mark.parametrize("path", _read_by("left out"), ids=lambda p: p.name)
def test_a_left_out_file_is_refused(path):
    """No reader takes it for something else."""
    with pytest.raises(FormatError):
        read(path)


@pytest.mark.parametrize("path", _read_by("metadata"), ids=lambda p: p.name)
def test_metadata_is_refused_as_numbers_and_read_as_metadata(path):
    """The file's name gives the table's number, made another way."""
    with pytest.raises(FormatError, match="holds none of its numbers"):
        read(path)
    number = path.name[:8]
    assert metadata(path).table == f"{number[:2]}-{number[2:4]}-{number[4:]}"


READ = [p for p in _files() if _rule(p) and "/kto/" not in p.as_posix()
        and _rule(p)["read_by"] not in {"left out", "metadata", "not yet"}]  # fmt: skip


@pytest.mark.parametrize("path", READ, ids=lambda p: p.name)
def test_a_file_is_read_by_its_reader_and_is_valid(path):
    """Recognised from its content, and accepted by the schema."""
    assert recognise(Raw(path)).__name__ == f"cktrade.readers.{_rule(path)['read_by']}"
    assert len(read(path)) > 0


def test_the_months_of_the_tourism_organization_are_recognised():
    """118 workbooks; their values are compared with another truth elsewhere."""
    months = _read_by("kto.month")
    assert len(months) == 118
    assert {recognise(Raw(p)).__name__ for p in months} == {"cktrade.readers.kto.month"}


def test_a_file_is_recognised_without_its_name(tmp_path):
    """Copied under another name, the same reader knows it."""
    for path in READ:
        copy = tmp_path / "unnamed"
        copy.write_bytes(path.read_bytes())
        found = recognise(Raw(copy)).__name__
        assert found == f"cktrade.readers.{_rule(path)['read_by']}"
