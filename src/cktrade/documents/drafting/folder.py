"""A document → a drafted folder: text, source.toml, claims, events, ignored numbers."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cktrade.documents.drafting.left_over import events, ignored
from cktrade.documents.drafting.published import published_on
from cktrade.documents.drafting.rows import claims
from cktrade.documents.reading import language, read_pages
from cktrade.sources.sidecar import NO_DAY, TO_CONFIRM
from cktrade.vocabulary import Lang

if TYPE_CHECKING:
    from pathlib import Path

_COLUMNS = (
    "claim", "document", "locator", "topic", "measure", "reporter", "partner", "flow",
    "product", "basis", "valuation", "adjustment", "reference_period", "statistic",
    "value", "unit", "precision", "qualifier", "as_printed", "note", "base_period",
    "direction", "drafted",
)  # fmt: skip
_EVENTS = (
    "event", "document", "locator", "date", "date_precision", "as_printed", "title",
    "parties", "topic", "note", "drafted",
)  # fmt: skip
_IGNORED = ("document", "locator", "token", "reason")


@dataclass(frozen=True)
class Draft:
    """What was drafted of a document.

    Attributes
    ----------
    document : str
        Its id: the name of the file.
    lang : {'en', 'fr', 'ko'}
        Its language.
    lines, places, notes : tuple of str
        Its lines, where a reader finds each, and what was not read.
    published : datetime.date or None
        When it was published, as far as is known, for ``published_reason``.
    claims, events, ignored : list of dict
        The drafted rows.

    """

    document: str
    lang: Lang
    lines: tuple[str, ...]
    places: tuple[str, ...]
    notes: tuple[str, ...]
    published: date | None
    published_reason: str
    claims: list[dict[str, str]]
    events: list[dict[str, str]]
    ignored: list[dict[str, str]]

    @property
    def dated(self) -> bool:
        """Whether its day is printed in the text, or given, and not inferred."""
        return self.published_reason.startswith(("Read:", "Given"))

    def write(self, folder: Path) -> list[Path]:
        """Write the folder of a document; what stands there already is refused.

        Returns
        -------
        list of Path
            The files written.

        """
        folder.mkdir(parents=True, exist_ok=True)
        text = "\n".join(self.lines) + "\n"
        files = {
            f"{self.document}.txt": text,
            "source.toml": self._source(text),
            "claims.csv": _csv(self.claims, _COLUMNS),
            "events.csv": _csv(self.events, _EVENTS),
            "ignored.csv": _csv(self.ignored, _IGNORED),
        }
        for name, content in files.items():
            (folder / name).write_text(content, "utf-8", newline="\n")
        return [folder / name for name in files]

    def _source(self, text: str) -> str:
        day = (self.published or NO_DAY).isoformat()
        cells = {
            "id": self.document,
            "producer": TO_CONFIRM,
            "title": self.lines[0][:120],
            "url": "",
            "language": self.lang,
            "published_reason": self.published_reason,
            "text": f"{self.document}.txt",
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "note": " ".join(("Drafted: nothing here is confirmed yet.", *self.notes)),
        }
        lines = [f"{k} = {json.dumps(v, ensure_ascii=False)}" for k, v in cells.items()]
        days = [f"published_from = {day}", f"published_to = {day}"]
        return "\n".join([*lines, *days]) + "\n"


def draft_file(path: Path, *, published: date | None = None) -> Draft:
    """Draft the claims, events and ignored numbers of one document.

    Parameters
    ----------
    path : Path
        A text, Markdown, HTML, Word or PDF file.
    published : datetime.date, optional
        Its day of publication; by default what the text or its name tells.

    Raises
    ------
    FormatError
        If it cannot be read.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "memo-2020.txt")
    ...     _ = file.write_text("In 2019 Canada exported goods worth $5.6 billion.")
    ...     [row["reference_period"] for row in draft_file(file).claims]
    ['2019']

    """
    pages = read_pages(path)
    lang = language(pages.lines)
    name = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "document"
    day, reason = (
        (published, "Given.")
        if published
        else published_on(pages.lines, lang, path.stem)
    )
    rows = claims(pages.lines, document=name, lang=lang, published=day)
    claimed = {int(row["locator"][1:]) for row in rows}
    covered = {place: [(0, 0)] for place in claimed}
    told = events(pages.lines, document=name, lang=lang, covered=covered)
    dated = {int(row["locator"][1:]) for row in told}
    left = [*ignored(pages.lines, document=name, lang=lang, dated=dated)]
    return Draft(
        name,
        lang,
        pages.lines,
        pages.places,
        pages.notes,
        day,
        reason,
        rows,
        told,
        left,
    )


def _csv(rows: list[dict[str, str]], columns: tuple[str, ...]) -> str:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()
