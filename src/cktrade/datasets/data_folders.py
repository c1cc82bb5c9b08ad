"""Where data lives: the variable, the clone, the bundle; never a stray ``data/``."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from cktrade.errors import NotHeldError

_PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Places:
    """The folders that one command reads and writes.

    Attributes
    ----------
    raw : tuple of Path
        Folders of raw files; a file in a later one lies over its namesake in an
        earlier one.
    processed : Path
        The folder that ``load`` reads.
    keeps : bool
        Whether ``build`` writes to ``processed`` (in a clone, or a data folder of the
        user's own) rather than to ``OUT/processed``.

    """

    raw: tuple[Path, ...]
    processed: Path
    keeps: bool


def find(data: Path | None = None) -> Places:
    """Find the data.

    Parameters
    ----------
    data : Path, optional
        A data folder with ``raw`` inside, to the exclusion of all others. By default
        ``$CKTRADE_DATA``, else the ``data`` folder of the clone that the package runs
        in, else what the wheel brought. A ``$CKTRADE_DATA`` without documents of its
        own, and the folder that ``fetch`` fills, are laid over the package's data.

    Raises
    ------
    NotHeldError
        If the folder named is not there.

    """
    if data is not None:
        return _alone(data)
    named = os.environ.get("CKTRADE_DATA")
    base = clone() or _PACKAGE / "_data"
    if named:
        own = _alone(Path(named))
        if (own.raw[0] / "documents").is_dir():
            return own
        return Places((base / "raw", *own.raw), own.processed, keeps=True)
    fetched = store() / "raw"
    layers = (base / "raw", fetched) if fetched.is_dir() else (base / "raw",)
    return Places(layers, base / "processed", keeps=clone() is not None)


def clone() -> Path | None:
    """Return the ``data`` folder of the clone the package runs in, if it does."""
    root = _PACKAGE.parents[1]
    held = (root / "pyproject.toml").is_file() and (root / "data" / "raw").is_dir()
    return root / "data" if held and _PACKAGE.parent.name == "src" else None


def store() -> Path:
    """Return the folder that ``fetch`` writes to."""
    named = os.environ.get("CKTRADE_DATA")
    return Path(named) if named else Path(platformdirs.user_data_dir("cktrade"))


def _alone(data: Path) -> Places:
    if not data.is_dir():
        raise NotHeldError(
            f"{data} is not a folder. Name a data folder, with raw/ inside, or unset "
            "CKTRADE_DATA to use the package's own."
        )
    return Places((data / "raw",), data / "processed", keeps=True)
