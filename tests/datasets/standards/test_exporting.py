"""``ck.export``: forms by name, all files or none."""

import pytest

import cktrade as ck
from cktrade.errors import NotHeldError


def test_a_form_that_is_not_there_is_named_with_the_nearest(tmp_path):
    """SDMX is meant."""
    with pytest.raises(NotHeldError, match="Did you mean 'sdmx-csv'"):
        ck.export("sdmxcsv", out=tmp_path / "x")
    assert not (tmp_path / "x").exists()


def test_the_whole_record_takes_no_claim(tmp_path):
    """Observations are of no claim."""
    with pytest.raises(NotHeldError, match="name no claim"):
        ck.export("csvw", "gac-exports-2018", out=tmp_path)


def test_a_claim_that_is_not_there_leaves_nothing_behind(tmp_path):
    """The error is that of check."""
    with pytest.raises(NotHeldError, match="no claim 'gac-export-2018'"):
        ck.export("ro-crate", "gac-export-2018", out=tmp_path / "x")
    assert not (tmp_path / "x").exists()


def test_the_same_files_twice(tmp_path):
    """Nothing of the day or the machine is in them."""
    first = ck.export("claim-review", out=tmp_path / "a", lang="ko")
    second = ck.export("claim-review", out=tmp_path / "b", lang="ko")
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]
    sdmx = ck.export("sdmx-csv", out=tmp_path / "a")
    assert [path.name for path in sdmx] == [
        "observations.sdmx.csv",
        "structure.sdmx.xml",
    ]
