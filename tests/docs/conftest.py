"""The scripts of docs/, which are no package, as modules."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture(scope="session")
def gallery():
    """Return ``docs/make_gallery.py``."""
    spec = importlib.util.spec_from_file_location(
        "make_gallery", DOCS / "make_gallery.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
