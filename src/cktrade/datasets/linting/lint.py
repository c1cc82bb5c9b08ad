"""A document → its figures, drafted and judged in one go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from cktrade import wording
from cktrade.datasets.check_documents import AGAINST
from cktrade.datasets.document_rows import document_source
from cktrade.datasets.loading import load
from cktrade.documents.drafting.folder import draft_file
from cktrade.errors import CktradeError
from cktrade.record.record import Record
from cktrade.schemas import columns
from cktrade.sources import Document
from cktrade.verdicts.check import judged
from cktrade.verdicts.judge import ORDER
from cktrade.verdicts.restate import newest
from cktrade.verdicts.retold import sentence
from cktrade.vocabulary import Lang, Topic, codelist, filled, label

if TYPE_CHECKING:
    from cktrade.documents.drafting.folder import Draft
    from cktrade.verdicts.verdict import Verdict

TO_CONFIRM = "to confirm"
#: Cells without which no figure can be judged.
_NEEDED = ("measure", "flow", "reporter", "partner", "product", "statistic")
_CONTEXT_LAST = 100


@dataclass(frozen=True)
class Finding:
    """One figure of a document and what the record says of it.

    Attributes
    ----------
    line : int
        Its line, from 1; ``place`` says where a reader finds it.
    start, end : int
        Where it stands in the line.
    as_printed, text : str
        The figure; the whole line.
    verdict : str
        A word of ``codelists/verdicts.csv``, or ``to confirm``.
    said : str
        What the record says, or which cells a person must confirm.
    record_value : float or None
        The record's number, in ``record_unit``.
    restated : str
        The sentence with the record's newest figure; empty if there is none.
    topic : str
        What it is about; ``context`` comes last.

    """

    line: int
    place: str
    start: int
    end: int
    as_printed: str
    text: str
    verdict: str
    said: str
    record_value: float | None
    record_unit: str
    restated: str
    topic: str


@dataclass(frozen=True)
class Linted:
    """A document with its findings, worst first, told in the reader's language."""

    path: Path
    lang: Lang
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    findings: tuple[Finding, ...]
    told_in: Lang = "en"

    @property
    def against(self) -> bool:
        """Whether the record speaks against a figure."""
        return any(finding.verdict in AGAINST for finding in self.findings)


def lint(
    path: Path,
    *,
    published: date | None = None,
    data: Path | None = None,
    lang: Lang | None = None,
) -> Linted:
    """Draft a document's figures and hold them against the record.

    Parameters
    ----------
    path : Path
        A text, Markdown, HTML, Word or PDF file; nothing in it is run or fetched.
    published : datetime.date, optional
        Its day; by default what the text or its name tells.
    data : Path, optional
        A data folder to use instead of the package's own.
    lang : {'en', 'fr', 'ko'}, optional
        The reader's language; by default the document's.

    Returns
    -------
    Linted
        Each figure with a verdict, or ``to confirm`` where the draft is not sure of
        what it counts or whose it is: such a figure is never judged.

    Raises
    ------
    FormatError
        If the file cannot be read.

    """
    draft = draft_file(path, published=published)
    rows = [row for row in draft.claims if not open_cells(row)]
    told_in = lang or draft.lang
    verdicts = judge(draft, rows, path, data, told_in) if rows else {}
    found = [
        _finding(row, draft, verdicts.get(row["claim"]), told_in)
        for row in draft.claims
    ]
    found.sort(key=_badness)
    some = tuple(found)
    notes = (*draft.notes, *_of_its_day(draft, told_in))
    return Linted(path, draft.lang, draft.lines, notes, some, told_in)


def _of_its_day(draft: Draft, lang: Lang) -> list[str]:
    """Say that a document's day is a guess, or not known: the present hangs on it."""
    if draft.dated:
        return []
    if draft.published is None:
        return [label("lint_texts", "no_day", lang)]
    day = wording.day(draft.published, lang)
    return [filled("lint_texts", "guessed", lang, day=day)]


def verdict_word(verdict: str, lang: Lang) -> str:
    """Return a verdict in the reader's language.

    Examples
    --------
    >>> verdict_word("agrees", "fr"), verdict_word("to confirm", "ko")
    ('concorde', '확인 필요')

    """
    held = codelist("lint_texts" if verdict == TO_CONFIRM else "verdicts")
    return held[verdict][lang]


def open_cells(row: dict[str, str]) -> list[str]:
    """Return the cells that keep a drafted row from being judged."""
    marks = dict(mark.split(":") for mark in row["drafted"].split(";"))
    return [name for name in _NEEDED if marks.get(name, TO_CONFIRM) == TO_CONFIRM]


_Told = tuple[dict[str, Any], str]


def judge(
    draft: Draft,
    rows: list[dict[str, str]],
    path: Path,
    data: Path | None,
    lang: Lang = "en",
) -> dict[str, _Told]:
    """Return claim → the verdict's row and the restated sentence."""
    day = draft.published or date.max.replace(year=2100)
    document = Document(
        id=draft.document, path=path.parent, producer="", title=draft.document, url="",
        language=draft.lang, published_from=day, published_to=day,
        published_reason=draft.published_reason, text=path.name, sha256="",
    )  # fmt: skip
    sources = pd.concat(
        [load("sources", data=data), document_source([document])], ignore_index=True
    )
    observations = load("observations", vintages="all", data=data)
    record = Record(observations, sources)
    claims = _frame(rows)
    told: dict[str, _Told] = {}
    for verdict in judged(claims, record, sources, load("events", data=data)):
        told[verdict.claim.claim] = (
            verdict.row(),
            _restated(verdict, record, lang),
        )
    return told


def _frame(rows: list[dict[str, str]]) -> pd.DataFrame:
    table = pd.DataFrame(rows).reindex(columns=columns("claims"), fill_value="")
    texts = table.astype("str")
    return texts.assign(
        value=table["value"].astype("float64"),
        precision=table["precision"].astype("float64"),
    )


def _restated(verdict: Verdict, record: Record, lang: Lang) -> str:
    try:
        told = newest(verdict, record)
        cells = pd.DataFrame([*told.cells])
        return sentence(verdict.claim, told, lang, wording.source_line(cells, lang))
    except (CktradeError, ValueError):  # nothing newer is held on its basis
        return ""


def _finding(
    row: dict[str, str], draft: Draft, told: _Told | None, lang: Lang
) -> Finding:
    place = int(row["locator"].removeprefix("¶"))
    line = draft.lines[place - 1]
    start = max(line.find(row["as_printed"]), 0)
    verdict, restated = told or ({}, "")
    suffix = "" if lang == "en" else f"_{lang}"
    said = verdict.get(f"sentence{suffix}") or ("" if told else _waiting(row, lang))
    value = verdict.get("record_value")
    held = value is not None and not pd.isna(value)
    return Finding(
        place, draft.places[place - 1], start, start + len(row["as_printed"]),
        row["as_printed"], line, str(verdict.get("verdict") or TO_CONFIRM), str(said),
        float(value) if held and value is not None else None,
        str(verdict.get("record_unit", "")), restated, row["topic"],
    )  # fmt: skip


def _waiting(row: dict[str, str], lang: Lang) -> str:
    texts = codelist("lint_texts")
    cells = ", ".join(texts[cell][lang] for cell in open_cells(row))
    return texts["cells"][lang].format(cells=cells)


def _badness(finding: Finding) -> tuple[int, int, int]:
    """Order figures: contradicted first, to confirm after what is judged."""
    aside = _CONTEXT_LAST * (finding.topic == Topic.CONTEXT)
    words = [TO_CONFIRM, *ORDER]
    return aside - words.index(finding.verdict), finding.line, finding.start
