"""Folders that several tests need: a small data folder, samples, documents."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def _elsewhere(variable: str) -> Path:
    folder = os.environ.get(variable)
    if not folder:
        pytest.skip(f"{variable} does not name the folder of genuine files")
    return Path(folder)


@pytest.fixture
def samples() -> Path:
    """Return the folder of the agencies' genuine files."""
    return _elsewhere("CKTRADE_SAMPLES")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data folder of one document and two tables, free to be spoilt."""
    held = tmp_path / "data"
    raw = ROOT / "data" / "raw"
    for place in (
        "documents/gac-bilateral-relations",
        "statcan/12-10-0011",
        "boc/fx-annual",
    ):
        shutil.copytree(raw / place, held / "raw" / place)
    return held
