"""``doctor``: whether what is here is whole, looked at without changing anything."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from cktrade.charts.drawing.style import load_fonts
from cktrade.datasets import data_folders
from cktrade.datasets.integrity import PACKAGE, faults_of_raw, faults_of_tables
from cktrade.datasets.staging import MANIFEST, manifest, tables_of
from cktrade.errors import CktradeError
from cktrade.schemas import read_table
from cktrade.sources import Document, Source, check_digest

if TYPE_CHECKING:
    from collections.abc import Iterator

State = Literal["whole", "damaged", "note"]
#: What work in progress, or work that died, is called.
_ASIDE = ("**/.staging-*", "**/.keeping-*", "**/.*.part", ".incoming/*")
_DOCUMENT_TABLES = ("claims", "events", "ignored")
_NAME = re.compile(r"[A-Za-z0-9_.-]+")


@dataclass(frozen=True)
class Finding:
    """One thing looked at.

    Attributes
    ----------
    what : str
        Which part of the whole: raw, documents, tables, drawings, leftovers, versions,
        fonts, extras.
    state : {'whole', 'damaged', 'note'}
        What was found; a note is no damage.
    place : str
        The file or package.
    says : str
        What is wrong and what to do, or what was counted.

    """

    what: str
    state: State
    place: str
    says: str


def examine(
    *, out: str | Path = "briefing", data: Path | None = None
) -> tuple[Finding, ...]:
    """Look at raw files, stored tables, outputs and the installation.

    Parameters
    ----------
    out : str or Path
        The folder that builds write to; none there is no damage.
    data : Path, optional
        A data folder to use instead of the package's own.

    Returns
    -------
    tuple of Finding
        Every damage, and for each part that is whole what was counted; damage last.

    Examples
    --------
    >>> {one.state for one in examine() if one.what == "tables"}
    {'whole'}

    """
    held = data_folders.find(data)
    parts = {
        "raw": _raw(held),
        "documents": _documents(held),
        "tables": _tables(held),
        "drawings": _drawings(Path(out), held.processed),
        "leftovers": _leftovers(Path(out), held),
        "versions": _versions(held),
        "fonts": _fonts(),
    }
    found = [
        one
        for what, findings in parts.items()
        for one in ([*findings] or [Finding(what, "whole", "", "nothing to look at")])
    ]
    return tuple(sorted((*found, *_extras()), key=lambda one: one.state == "damaged"))


def damaged(findings: tuple[Finding, ...]) -> bool:
    """Say whether anything is damaged."""
    return any(one.state == "damaged" for one in findings)


def as_json(findings: tuple[Finding, ...]) -> str:
    """Write findings as JSON, one object each."""
    return json.dumps([*map(asdict, findings)], ensure_ascii=False, indent=2) + "\n"


def _raw(held: data_folders.Places) -> Iterator[Finding]:
    count = 0
    for root in held.raw:
        files = [p for p in root.glob("*/*/*") if _is_raw(p)]
        described = {p.with_suffix("") for p in files if p.suffix != ".toml"}
        for path in sorted(files):
            if path.suffix == ".toml":
                if path.with_suffix("") not in described:
                    says = "describes a raw file that is not there: restore it"
                    yield Finding("raw", "damaged", str(path), says)
                continue
            count += 1
            try:
                Source.beside(path)
            except CktradeError as error:
                yield Finding("raw", "damaged", str(path), str(error))
    yield Finding("raw", "whole", "", f"{count} files held against their sidecars")


def _is_raw(path: Path) -> bool:
    return path.is_file() and path.name[0] != "." and path.parts[-3] != "documents"


def _documents(held: data_folders.Places) -> Iterator[Finding]:
    folders = [p for root in held.raw for p in (root / "documents").glob("*")
               if p.is_dir()]  # fmt: skip
    for folder in sorted(folders):
        try:
            document = Document.inside(folder)
            text = folder / document.text
            if text.is_file():
                check_digest(text, document.sha256, f"{folder.name}/source.toml")
            for name in _DOCUMENT_TABLES:
                if (folder / f"{name}.csv").is_file():
                    read_table(folder / f"{name}.csv", name)
        except CktradeError as error:
            yield Finding("documents", "damaged", str(folder), str(error))
    yield Finding("documents", "whole", "", f"{len(folders)} folders read")


def _tables(held: data_folders.Places) -> Iterator[Finding]:
    if not held.processed.is_dir():
        says = "not built yet: run 'cktrade build'"
        yield Finding("tables", "note", str(held.processed), says)
        return
    faults = [*faults_of_tables(held.processed)]
    for name, fault in faults:
        yield Finding("tables", "damaged", str(held.processed / name),
                      f"{fault}: run 'cktrade build'")  # fmt: skip
    if faults:
        return
    yield Finding("tables", "whole", str(held.processed), "as their manifest says")
    for path, error in faults_of_raw(held.raw, held.processed):
        yield Finding("tables", "damaged", str(path), str(error))


def _drawings(out: Path, processed: Path) -> Iterator[Finding]:
    names = manifest(out)
    if not names:
        says = "no build named its files here"
        if (out / MANIFEST).exists():
            yield Finding("drawings", "damaged", str(out / MANIFEST), "cannot be read")
        else:
            yield Finding("drawings", "note", str(out), says)
        return
    for name, digest in names.items():
        found = _digest(out / name)
        if found != digest:
            says = "was altered since it was built" if found else "is not there"
            yield Finding("drawings", "damaged", str(out / name),
                          f"{says}: run 'cktrade build'")  # fmt: skip
    if tables_of(out).get(PACKAGE) != _digest(_tables_beside(out, processed) / PACKAGE):
        says = "drawn from tables of another build: run 'cktrade build'"
        yield Finding("drawings", "damaged", str(out), says)
    yield Finding("drawings", "whole", str(out), f"{len(names)} files looked at")


def _tables_beside(out: Path, processed: Path) -> Path:
    own = out / "processed"
    return own if own.is_dir() else processed


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _leftovers(out: Path, held: data_folders.Places) -> Iterator[Finding]:
    roots = {out, held.processed, data_folders.store(), *(r.parent for r in held.raw)}
    found = {p for root in roots if root.is_dir() for form in _ASIDE
             for p in root.glob(form)}  # fmt: skip
    for path in sorted(found):
        says = (
            "left by a command that died, or of one that works now: the next build, "
            "fetch or keep clears it"
        )
        yield Finding("leftovers", "damaged", str(path), says)


def _versions(held: data_folders.Places) -> Iterator[Finding]:
    own = metadata.version("cktrade")
    yield Finding("versions", "whole", "cktrade", own)
    try:
        built = json.loads((held.processed / PACKAGE).read_bytes())["version"]
    except (OSError, ValueError, KeyError, TypeError):
        built = own
    if built != own:
        says = f"tables were built by cktrade {built}: run 'cktrade build'"
        yield Finding("versions", "damaged", str(held.processed), says)
    for needed in metadata.requires("cktrade") or []:
        name = _NAME.match(needed)
        if "extra ==" not in needed and name and not _installed(name[0]):
            says = f"needed, and not installed: pip install '{needed}'"
            yield Finding("versions", "damaged", name[0], says)


def _installed(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _fonts() -> Iterator[Finding]:
    try:
        paths = load_fonts()
    except (CktradeError, OSError) as error:
        yield Finding("fonts", "damaged", "", str(error))
        return
    for path in paths:
        yield Finding("fonts", "whole", path.name, "held")


def _extras() -> Iterator[Finding]:
    extras = {
        "big": ("polars", "duckdb", "pyarrow", "isal", "stringzilla"),
        "office": ("pptx", "xlsxwriter"),
        "pdf": ("typst",),
        "seasonal": ("statsmodels",),
    }
    for name, modules in extras.items():
        lacking = [module for module in modules if not find_spec(module)]
        says = f"without {', '.join(lacking)}: pip install 'cktrade[{name}]'"
        yield Finding("extras", "note" if lacking else "whole", name,
                      says if lacking else "installed")  # fmt: skip
