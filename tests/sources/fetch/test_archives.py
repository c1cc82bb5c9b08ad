"""ZIP files that would do harm, or are damaged, or are none."""

from __future__ import annotations

import io
import warnings
import zipfile
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cktrade.errors import FetchError
from cktrade.sources.fetch.archives import Bounds, members


@pytest.fixture
def fetched_zip(agencies, refused):
    """Fetch a table whose ZIP file is this one; return the message."""

    def ask(packed):
        agencies.gives_table(packed)
        return refused("12-10-0011")

    return ask


@pytest.fixture
def written(tmp_path):
    """Write these bytes to a file."""

    def write(packed):
        path = tmp_path / "file.zip"
        path.write_bytes(packed)
        return path

    return write


def test_the_names_of_a_whole_archive_are_returned(written, made):
    """Two members, in their order."""
    assert members(written(made.zipped({"a.csv": "1", "b/c.csv": "2"}))) == [
        "a.csv", "b/c.csv",
    ]  # fmt: skip


def test_a_bomb_is_refused_before_it_is_unfolded(fetched_zip, made):
    """Twenty million zeros in some 20 kB: a factor near 1000."""
    bomb = made.zipped({"12100011.csv": "0" * 20_000_000, "12100011_MetaData.csv": ""})
    message = fetched_zip(bomb)
    assert len(bomb) < 25_000
    assert "unfolds to 20000000 bytes" in message
    assert "report it" in message


def test_a_bomb_that_lies_about_its_size_is_found_while_it_unfolds(written, made):
    """Bounds of 1000 bytes; two members of 600 together go beyond."""
    packed = made.zipped({"a": "x" * 600, "b": "y" * 600})
    with pytest.raises(FetchError, match="unfolds beyond 1000 bytes"):
        members(written(packed), Bounds(unfolded=1000))


def test_a_size_that_understates_is_found_by_the_crc(written, made):
    """The directory says 5 bytes, the member has 600: the CRC of 5 is another."""
    packed = bytearray(made.zipped({"a": "x" * 600}))
    at = packed.index(b"PK\x01\x02") + 24
    packed[at : at + 4] = (5).to_bytes(4, "little")
    with pytest.raises(FetchError, match="no whole ZIP"):
        members(written(bytes(packed)))


def test_an_archive_of_very_many_members_is_refused(written, made):
    """Three where two are allowed."""
    packed = made.zipped({"a": "", "b": "", "c": ""})
    with pytest.raises(FetchError, match="it has 3 members"):
        members(written(packed), Bounds(members=2))


@pytest.mark.parametrize(
    "name",
    [
        "../12100011.csv", "a/../../b.csv", "/etc/passwd", "\\\\host\\x", "C:\\x.csv",
        "..\\x.csv", "a/..", "c:x",
    ],
)  # fmt: skip
def test_a_name_that_leads_out_of_the_folder_is_refused(fetched_zip, made, name):
    """Whoever unpacks it later would write elsewhere."""
    message = fetched_zip(made.zipped({name: "x"}))
    assert "would lie outside the folder" in message


def test_dots_within_a_name_are_no_traversal(written, made):
    """Three dots, and two dots inside a word, are names like others."""
    assert members(written(made.zipped({"a..csv": "", "...": ""}))) == ["a..csv", "..."]


def test_a_wrong_crc_is_refused(fetched_zip, made):
    """One stored byte was changed on the way."""
    packed = bytearray(made.full_table())
    packed[60] ^= 0xFF
    message = fetched_zip(bytes(packed))
    assert "no whole ZIP" in message
    assert "Fetch it again" in message


def test_a_cut_archive_is_refused(fetched_zip, made):
    """The directory at the end is missing."""
    assert "no whole ZIP" in fetched_zip(made.full_table()[:-30])


def test_an_encrypted_member_is_refused(fetched_zip, made):
    """Bit 0 of the flags, in the directory."""
    packed = bytearray(made.full_table())
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    assert "is encrypted" in fetched_zip(bytes(packed))


def test_a_name_that_stands_twice_is_refused(written):
    """Nobody could say which of the two would be read."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("a", "1")
        archive.writestr("a", "2")
    with pytest.raises(FetchError, match="stands in it twice"):
        members(written(packed.getvalue()))


@settings(
    max_examples=200,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    data=st.lists(
        st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=4
    ),
    cut=st.integers(0, 40),
)
def test_no_damage_ends_in_anything_but_a_refusal(written, made, data, cut):
    """Up to four bytes changed, up to forty cut: either whole, or FetchError."""
    packed = bytearray(made.full_table())
    for at, value in data:
        packed[at % len(packed)] = value
    path = written(bytes(packed[: len(packed) - cut]))
    with suppress(FetchError):
        assert len(members(path)) <= 2
