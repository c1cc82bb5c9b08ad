"""The notebooks as they are stored and as they run now."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = ROOT / "notebooks"

for needed in ("jupytext", "nbclient", "ipykernel"):
    pytest.importorskip(needed, reason="the extra 'notebooks' brings what runs them")


@pytest.fixture(scope="session")
def making():
    """Return ``docs/make_notebooks.py`` as a module."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "docs")
        yield importlib.import_module("make_notebooks")


@pytest.fixture(scope="session")
def stored():
    """Return name → the notebook as its file has it."""
    import nbformat  # noqa: PLC0415 -- absent without the extra

    def read(name):
        return nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4)

    return read
