"""When two files say the same."""

from __future__ import annotations

import hashlib

import pytest

from cktrade.sources.fetch.contents import digest, same


@pytest.fixture
def files(tmp_path):
    """Write two files."""

    def write(one, other, ending, other_ending=None):
        paths = tmp_path / f"one{ending}", tmp_path / f"other{other_ending or ending}"
        for path, content in zip(paths, (one, other), strict=True):
            path.write_bytes(content)
        return paths

    return write


def test_the_digest_is_sha_256(files):
    """Of the three bytes "abc", as FIPS 180-4 prints it."""
    one, _ = files(b"abc", b"", ".csv")
    assert digest(one) == hashlib.sha256(b"abc").hexdigest()
    assert digest(one).startswith("ba7816bf")


def test_equal_bytes_say_the_same_whatever_their_ending(files):
    """One byte sequence under two names."""
    assert same(*files(b"1", b"1", ".csv", ".txt"))


@pytest.mark.parametrize("ending", [".csv", ".json", ".zip", ".xlsx"])
def test_one_digit_makes_another_file(files, made, ending):
    """1.1 and 1.2."""
    one, other = (
        made.zipped({"a": rate}) if ending in {".zip", ".xlsx"} else rate.encode()
        for rate in ("1.1", "1.2")
    )
    assert not same(*files(one, other, ending))


def test_other_names_of_members_make_another_file(files, made):
    """The same bytes, called a and b."""
    assert not same(*files(made.zipped({"a": "1"}), made.zipped({"b": "1"}), ".zip"))


def test_a_workbook_saved_again_says_the_same(files, made):
    """Its diary (docProps) and its times differ, its sheet does not."""
    one = {"xl/sheet.xml": "1", "docProps/core.xml": "Monday"}
    other = {"xl/sheet.xml": "1", "docProps/core.xml": "Tuesday"}
    later = made.zipped(other, at=(2026, 11, 6, 0, 0, 0))
    assert same(*files(made.zipped(one), later, ".xlsx"))


def test_the_same_figures_in_another_form_are_another_file(files, made):
    """What a transcription holds is not the agency's file, though it says the same."""
    assert not same(*files(made.valet(), b"1.2", ".json", ".csv"))
    assert not same(*files(b"[1]", b"[1] ", ".json", ".csv"))
    assert same(*files(b"[1]", b"[1] ", ".json"))
