"""How each kind of input is read, and in what two of a kind must agree.

A way reads an input, damaged or not, and returns what can be compared. The folders that
a document, a sidecar or a stored table needs around it are those of
:mod:`fuzz.home`, copied beside the input.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
import warnings
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from cktrade import readers
from cktrade.datasets import gather, loading
from cktrade.datasets.drafts import draft
from cktrade.datasets.gather import of_documents
from cktrade.datasets.why import why
from cktrade.documents.slips import refuse_slips
from cktrade.documents.trace import documents, trace_folders
from cktrade.errors import CktradeWarning, InvalidRowsError
from cktrade.readers.raw_file import Raw
from cktrade.readers.wall import wall
from cktrade.schemas import read_table, validate
from cktrade.sources import Document
from fuzz import explained
from fuzz.home import SOURCE, TABLES, home, write_memo

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_SAID = ["series", "reference_period", "value", "unit", "status", "precision",
         "vector", "coordinate", "dimensions"]  # fmt: skip
_SERIES = re.compile(r"(?<![^\s(;])([^@\s();]+)@")


class Way(NamedTuple):
    """How an input is read, and why nobody could have told another one from it.

    Attributes
    ----------
    read : callable
        The input's place and what the genuine one says, if known → what it says.
    explains : callable
        The genuine and the damaged bytes → why nobody could tell, or "".

    """

    read: Callable[[Path, object], object]
    explains: Callable[[bytes, bytes], str]


def alike(one: object, other: object) -> bool:
    """Say whether two inputs say the same."""
    if isinstance(one, pd.DataFrame):
        return one.equals(other)
    if isinstance(one, dict) and isinstance(other, dict):
        return [*one] == [*other] and all(alike(one[k], other[k]) for k in one)
    return bool(one == other)


def _file(path: Path, truth: object) -> object:
    """Read a file of an agency; one that says the same is not validated again."""
    with wall(path), warnings.catch_warnings():
        warnings.simplefilter("error", CktradeWarning)  # what is told is not silent
        rows = readers._parsed(Raw(path))  # noqa: SLF001 -- a third of the time
        if isinstance(truth, pd.DataFrame) and rows[_SAID].equals(truth):
            return truth
        return validate(rows, "observations", origin=str(path))[_SAID]


def _record(path: Path, truth: object) -> object:
    """Read a file of the package's own layout, whose sidecar has its digest."""
    held = home() / "raw/derived/kto-annual/2026-11-22.toml"
    was = hashlib.sha256(held.with_suffix(".csv").read_bytes()).hexdigest()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    said = held.read_text("utf-8").replace(was, digest)
    path.with_suffix(".toml").write_text(said, "utf-8")
    return _file(path, truth)


@cache
def _genuine(name: str) -> pd.DataFrame:
    return read_table(home() / "raw/documents/memo" / f"{name}.csv", name)


def _read_table(path: Path, name: str) -> pd.DataFrame:
    """Read a table of a memo; the genuine ones beside the input are read once."""
    if path.read_bytes() == TABLES.get(name, "").encode():
        return _genuine(name).copy()
    return read_table(path, name)


for place in (documents, gather, sys.modules["cktrade.documents.slips.slips"]):
    vars(place)["read_table"] = _read_table


def _memo(path: Path) -> Path:
    """Return the memo's folder with one file replaced by the input."""
    folder = path.parent / "documents" / "memo"
    shutil.rmtree(folder, ignore_errors=True)
    write_memo(folder)
    shutil.copyfile(path, folder / path.name)
    return folder


def _particulars(path: Path, _: object) -> object:
    document = Document.inside(_memo(path))
    return {k: v for k, v in vars(document).items() if k != "path"}


def _of_document(path: Path, _: object) -> object:
    """Read claims or events as a build does, held against the printed words."""
    folder = _memo(path)
    documents, table = [Document.inside(folder)], path.stem
    if table == "ignored":
        traced = trace_folders([folder])
        if traced.faults:
            raise InvalidRowsError(traced.faults[0])
        return traced
    rows = of_documents(documents, table)
    refuse_slips(documents, {*rows.iloc[:, 0]})
    return rows


def _text(path: Path, _: object) -> object:
    """Trace the memo to a text of which its particulars have the digest."""
    folder = _memo(path)
    was = hashlib.sha256((home() / "raw/documents/memo/memo.txt").read_bytes())
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    said = SOURCE.replace(was.hexdigest(), digest)
    (folder / "source.toml").write_text(said, "utf-8")
    return trace_folders([folder])


def _draft(path: Path, _: object) -> object:
    return draft(path)


def _key(path: Path, _: object) -> object:
    """Ask why; of a sum, every series named must have been used, and no other."""
    key = path.read_bytes().decode("utf-8", "surrogateescape")
    found = why(key, data=home())
    used = {cell["series"] for cell in found.cells}
    named = set(_SERIES.findall(key.replace("rank(", "(")))
    if named and used != named and "rank(" not in key:
        raise AssertionError(f"{named} were asked for, and {used} used")
    return {"key": key, "said": str(found)}


def _stored(path: Path, _: object) -> object:
    """Load the claims and the observations of a folder with one file replaced."""
    data = path.parent / "stored"
    shutil.rmtree(data, ignore_errors=True)
    shutil.copytree(home(), data)
    shutil.copyfile(path, data / "processed" / path.name)
    loading.forget()
    try:
        return {
            name: loading.load(name, data=data)
            for name in ("claims", "observations", "sources")
        }
    finally:
        loading.forget()


#: Name → way.
WAYS = {
    "file": Way(_file, explained.of_file),
    "record": Way(_record, explained.of_file),
    "particulars": Way(_particulars, explained.of_particulars),
    "claims": Way(_of_document, explained.of_table),
    "events": Way(_of_document, explained.of_table),
    "ignored": Way(_of_document, explained.of_table),
    "text": Way(_text, explained.of_text),
    "draft": Way(_draft, explained.of_text),
    "key": Way(_key, explained.of_key),
    "stored": Way(_stored, explained.of_stored),
}
