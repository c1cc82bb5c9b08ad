"""A declared correction is applied while it holds, and refused once it has expired."""

import pandas as pd
import pytest

from cktrade.errors import SourceError
from cktrade.readers.corrections import corrected


class Sidecar:
    """The part of a sidecar that corrections need."""

    def __init__(self, path, *corrections):
        """Keep them as the TOML reader would."""
        self.path = path
        self.corrections = corrections


@pytest.fixture
def rows():
    """Two numbers on row 2 of a crosstab, one on row 3."""
    return pd.DataFrame(
        {
            "row": [2, 2, 3],
            "reference_period": ["2020", "2021", "2021"],
            "partner": ["KOR", "KOR", "CHN"],
            "value": [5.0, 2.0, 8.0],
            "status": "normal",
        }
    )


GOOD = {"row": 3, "found": 8.0, "value": 4.0, "reason": "twice the correct value"}


def test_a_correction_changes_its_number_and_says_so(rows, tmp_path):
    """Eight becomes four, revised; the rows handed in stay as they were."""
    made = corrected(rows, Sidecar(tmp_path / "x.csv", GOOD))

    assert made["value"].tolist() == [5.0, 2.0, 4.0]
    assert made["status"].tolist() == ["normal", "normal", "revised"]
    assert rows["value"].tolist() == [5.0, 2.0, 8.0]


def test_a_row_of_several_numbers_needs_its_period(rows, tmp_path):
    """Row 2 holds two numbers: one of them is named by its year."""
    one = GOOD | {"row": 2, "found": 2.0, "value": 1.0}

    with pytest.raises(SourceError, match="expected one number at row 2; found 2"):
        corrected(rows, Sidecar(tmp_path / "x.csv", one))
    made = corrected(
        rows, Sidecar(tmp_path / "x.csv", one | {"reference_period": "2021"})
    )
    assert made["value"].tolist() == [5.0, 1.0, 8.0]


def test_an_expired_correction_stops(rows, tmp_path):
    """The agency mended the eight itself."""
    rows.loc[2, "value"] = 4.0

    with pytest.raises(SourceError, match=r"correction 1 has expired: row 3 holds 4"):
        corrected(rows, Sidecar(tmp_path / "x.csv", GOOD))


def test_a_correction_without_reason_is_refused(rows, tmp_path):
    """Nobody would know why."""
    bare = {k: v for k, v in GOOD.items() if k != "reason"}

    with pytest.raises(SourceError, match="lacking reason"):
        corrected(rows, Sidecar(tmp_path / "x.csv", bare))
