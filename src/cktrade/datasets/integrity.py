"""Whether what is stored is what was built, and what it was built from.

A digit put into a stored table would change an answer without a word. So whoever opens
the tables first compares all of them with the digests that the build left, once a
process: it takes some milliseconds.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from cktrade import sources
from cktrade.datasets.staging import recover
from cktrade.errors import NotHeldError, SourceError
from cktrade.schemas import MODELS, parse_table

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator
    from pathlib import Path

PACKAGE = "datapackage.json"
_REBUILD = "Run 'cktrade build', which makes all tables anew from raw."


@cache
def demand_built(processed: Path) -> None:
    """Refuse stored tables that are not all of one build, or were altered since.

    Raises
    ------
    NotHeldError
        If there are none.
    SourceError
        Naming the first table that is not what the build wrote.

    """
    recover(processed)
    if not (processed / "observations.csv").is_file() and not processed.is_dir():
        raise NotHeldError(f"{processed} is not there. {_REBUILD}")
    for name, fault in faults_of_tables(processed):
        raise SourceError(f"{processed / name} {fault}. {_REBUILD}")


def faults_of_tables(processed: Path) -> Iterator[tuple[str, str]]:
    """Yield each stored file that is not as its manifest says, and how.

    Parameters
    ----------
    processed : Path
        The folder with ``datapackage.json``.

    Yields
    ------
    tuple of str
        The file's name, and what is wrong with it.

    """
    try:
        said = json.loads((processed / PACKAGE).read_bytes())["resources"]
        digests = {one["path"]: one["hash"].removeprefix("sha256:") for one in said}
    except FileNotFoundError:
        yield PACKAGE, "is not there, and nothing else says what was built"
        return
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        yield PACKAGE, f"cannot be read ({type(error).__name__})"
        return
    if len(digests) < len(said):
        yield PACKAGE, "names a file twice"
    yield from _unnamed(processed, digests)
    for name, digest in digests.items():
        try:
            content = (processed / name).read_bytes()
        except OSError as error:
            yield name, f"cannot be read ({error.strerror})"
            continue
        if hashlib.sha256(content).hexdigest() != digest:
            yield name, "was altered since it was built, or is of another build"


def _unnamed(processed: Path, digests: dict[str, str]) -> Iterator[tuple[str, str]]:
    for path in sorted(processed.glob("*.csv")):
        if path.stem in MODELS and path.name not in digests:
            yield path.name, "is of no build: the manifest does not name it"


@cache
def demand_raw(raw: tuple[Path, ...], processed: Path) -> None:
    """Refuse to judge by tables whose raw files were altered since they were built.

    Raises
    ------
    SourceError
        As the build would, naming the first raw file that is not the one described.

    """
    for _, fault in faults_of_raw(raw, processed):
        raise fault


def faults_of_raw(
    raw: tuple[Path, ...], processed: Path
) -> Iterator[tuple[Path, SourceError]]:
    """Yield each raw file that the tables were built from and that is not the same.

    Parameters
    ----------
    raw : tuple of Path
        Folders of raw files, later ones laid over earlier ones.
    processed : Path
        The folder with the tables.

    """
    rows = parse_table(processed / "sources.csv", "sources")
    files = rows[rows["kind"].ne("document")]
    for row in files.to_dict("records"):
        held = [root / row["path"] for root in raw if (root / row["path"]).is_file()]
        path = (held or [root / row["path"] for root in raw])[-1]
        try:
            sources.check_digest(path, row["sha256"], f"{processed / 'sources.csv'}")
            _demand_described(sources.Source.beside(path), row, processed)
        except SourceError as fault:
            yield path, fault


def _demand_described(
    now: sources.Source, built: dict[Hashable, Any], processed: Path
) -> None:
    """Refuse a sidecar that says another thing than when the tables were built."""
    said = {
        "producer": now.producer,
        "table": now.table,
        "title": now.title,
        "url": now.url,
        "published_from": pd.Timestamp(now.vintage),
        "published_reason": now.vintage_basis.value,
    }
    for name, text in said.items():
        if built[name] != text:
            raise SourceError(
                f"{now.path.with_suffix('.toml')} says {name} {text}; {processed} was "
                f"built when it said {built[name]}. {_REBUILD}"
            )


def forget() -> None:
    """Look anew, after a build."""
    demand_built.cache_clear()
    demand_raw.cache_clear()
