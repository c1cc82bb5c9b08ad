"""Whatever goes wrong inside a reader leaves as the package's own error."""

import os
import tempfile
import zlib
from contextlib import contextmanager
from pathlib import Path

import pytest

from cktrade import readers
from cktrade.errors import CktradeError, FormatError, PeriodError, SourceError
from cktrade.readers import statcan_full
from cktrade.readers.wall import wall

FOREIGN = [
    OSError(22, "Invalid argument"), KeyError("VALUE"), TypeError("of another type"),
    RecursionError("too deep"), zlib.error("Error -3"), StopIteration(),
    ValueError(""), IndexError("out of range"), OverflowError("too large"),
]  # fmt: skip


@pytest.mark.parametrize("foreign", FOREIGN, ids=lambda e: type(e).__name__)
def test_a_foreign_error_becomes_one_that_names_file_and_cause(
    foreign, statcan, tmp_path, monkeypatch
):
    """Raised from within the reader; the cause is kept for whoever mends it."""
    path = tmp_path / "12100011.csv"
    path.write_bytes((statcan / "12100011-eng.csv").read_bytes())

    def fail(_):
        raise foreign

    monkeypatch.setattr(statcan_full, "read", fail)
    for read in (readers.read, readers.parse, lambda p: [*readers.batches(p)]):
        with pytest.raises(FormatError, match=r"12100011\.csv cannot be read") as told:
            read(path)
        assert type(foreign).__name__ in str(told.value)
        assert told.value.__cause__ is foreign


def test_our_own_errors_and_interruptions_pass_through(tmp_path):
    """They say what they say; Ctrl-C is no fault of the file."""
    named = SourceError(f"{tmp_path}: said")
    for passing in (named, KeyboardInterrupt(), MemoryError()):
        with pytest.raises(type(passing)) as told, wall(tmp_path):
            raise passing
        assert told.value is passing


def test_our_own_error_that_does_not_name_the_file_is_given_its_name(tmp_path):
    """A period that is none knows nothing of the file that it stands in."""
    with pytest.raises(PeriodError) as told, wall(tmp_path):
        raise PeriodError("'2018-13' is not a reference period")
    assert str(told.value) == f"{tmp_path}: '2018-13' is not a reference period"


def test_a_name_that_no_system_takes_and_a_folder_are_refused(tmp_path):
    """300 letters, a NUL in the name, a folder, a file within a file."""
    (tmp_path / "file").write_text("x")
    for path in (
        tmp_path / ("n" * 300),
        tmp_path / "a\0b",
        tmp_path,
        tmp_path / "file/x",
    ):
        for read in (readers.read, lambda p: [*readers.batches(p)], readers.metadata):
            with pytest.raises(CktradeError):
                read(path)


def test_a_file_that_may_not_be_read_is_said_to_be_one(statcan, nobody):
    """Mode 000, read by somebody who is not root."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder) / "12100011.csv"
        path.write_bytes((statcan / "12100011-eng.csv").read_bytes())
        path.chmod(0)
        with nobody(), pytest.raises(SourceError, match="Permission denied"):
            readers.read(path)


@pytest.fixture
def nobody():
    """Act as nobody for a while, where the tests are run by root."""

    @contextmanager
    def acting():
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        try:
            yield
        finally:
            if root:
                os.seteuid(0)

    return acting
