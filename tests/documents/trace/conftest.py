"""A made-up document, and a way to change one thing of it."""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest

from cktrade.documents.trace import Trace, trace
from cktrade.schemas import columns

TEXT = """Memo on trade

Goods
Exports rose to $2.5 billion in 2019, the third largest sum since 1988.
 \N{NO-BREAK SPACE}
People
About 1,200\N{NO-BREAK SPACE}students came in 2019; none in the first months of 2020.
"""

CLAIM = {
    "claim": "memo-exports-2019",
    "document": "memo",
    "locator": "¶3, Goods",
    "topic": "trade",
    "measure": "merchandise_trade",
    "reporter": "CAN",
    "partner": "KOR",
    "flow": "export",
    "product": "TOTAL",
    "basis": "not stated",
    "valuation": "not stated",
    "adjustment": "not stated",
    "reference_period": "2019",
    "statistic": "value",
    "value": "2500000000",
    "unit": "dollars",
    "precision": "100000000",
    "qualifier": "none",
    "as_printed": "$2.5 billion in 2019",
    "note": "",
}
RANK = CLAIM | {
    "claim": "memo-exports-rank",
    "statistic": "rank",
    "value": "3",
    "unit": "rank",
    "precision": "1",
    "qualifier": "exact",
    "as_printed": "third largest sum since 1988",
}
STUDENTS = CLAIM | {
    "claim": "memo-students-2019",
    "locator": "¶5, People",
    "topic": "study",
    "measure": "new_students",
    "flow": "entries",
    "value": "1200",
    "unit": "persons",
    "precision": "100",
    "qualifier": "about",
    "as_printed": "About 1,200 students came in 2019",
}
EVENT = {
    "event": "memo-closed-border",
    "document": "memo",
    "locator": "¶5",
    "date": "2020",
    "date_precision": "year",
    "as_printed": "2020",
    "title": "Nobody comes",
    "parties": "CAN;KOR",
    "topic": "travel",
    "note": "",
}
IGNORED = {
    "document": "memo",
    "locator": "¶5",
    "token": "first",
    "reason": "the first months: no certain count",
}


@dataclass
class Memo:
    """A document's folder with its rows, and the folder of the texts."""

    root: Path
    exports: ClassVar = CLAIM
    rank: ClassVar = RANK
    students: ClassVar = STUDENTS
    event: ClassVar = EVENT
    ignored: ClassVar = IGNORED
    words: ClassVar = TEXT

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True)
        self.texts.mkdir()
        self.text(TEXT)
        self.rows("claims", CLAIM, RANK, STUDENTS)
        self.rows("events", EVENT)
        self.rows("ignored", IGNORED)

    @property
    def data(self) -> Path:
        """Return the data folder."""
        return self.root / "data"

    @property
    def folder(self) -> Path:
        """Return the document's folder."""
        return self.data / "raw" / "documents" / "memo"

    @property
    def texts(self) -> Path:
        """Return the folder of the texts."""
        return self.root / "texts"

    def rows(self, table: str, *rows: dict[str, str]) -> None:
        """Write a table of the document."""
        stream = io.StringIO()
        writer = csv.DictWriter(stream, columns(table), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        (self.folder / f"{table}.csv").write_text(stream.getvalue(), "utf-8")

    def text(self, text: str, *, digest: str = "") -> None:
        """Write its text, and the digest that source.toml gives."""
        content = text.encode()
        (self.texts / "memo.txt").write_bytes(content)
        self.source(sha256=digest or hashlib.sha256(content).hexdigest())

    def source(self, **changes: str) -> None:
        """Write source.toml."""
        particulars = {
            "id": "memo",
            "producer": "The memo's office",
            "title": "Memo on trade",
            "url": "",
            "language": "en",
            "published_reason": "made up",
            "text": "memo.txt",
        } | changes
        lines = [f'{key} = "{value}"' for key, value in particulars.items()]
        days = ["published_from = 2020-06-01", "published_to = 2020-06-30"]
        (self.folder / "source.toml").write_text("\n".join(lines + days), "utf-8")

    def trace(self) -> Trace:
        """Trace the document."""
        return trace(self.texts, data=self.data)


@pytest.fixture
def memo(tmp_path):
    """Return a document whose every number has a row."""
    return Memo(tmp_path)
