"""Findings as comments in a Word file, where people work on a brief."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cktrade.datasets.linting.lint import verdict_word
from cktrade.documents.text import fold
from cktrade.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cktrade.datasets.linting.lint import Finding, Linted
    from cktrade.vocabulary import Lang

_AUTHOR, _INITIALS = "cktrade", "ck"


def write_comments(linted: Linted, target: Path) -> Path:
    """Write a Word file with a comment at each figure.

    Parameters
    ----------
    linted : Linted
        The document; a Word file keeps its own look, any other becomes a new file of
        its text.
    target : Path
        The file to write.

    Raises
    ------
    MissingExtraError
        If python-docx is not installed.

    """
    try:
        from docx import Document  # noqa: PLC0415 -- an extra
    except ImportError:
        raise MissingExtraError(
            "Word comments are written with python-docx: pip install "
            "'cktrade[documents]'."
        ) from None
    if linted.path.suffix.casefold() == ".docx":
        word = Document(str(linted.path))
        _into(word, linted)
    else:
        word = Document()
        _anew(word, linted)
    word.save(str(target))
    return target


def _said(finding: Finding, lang: Lang) -> str:
    word = verdict_word(finding.verdict, lang)
    parts = (f"{word}: {finding.as_printed}", finding.said, finding.restated)
    return "\n".join(filter(None, parts))


def _anew(word: Any, linted: Linted) -> None:  # noqa: ANN401 -- python-docx's own
    for place, line in enumerate(linted.lines, start=1):
        paragraph, at = word.add_paragraph(), 0
        some = [f for f in linted.findings if f.line == place]
        for finding in sorted(some, key=lambda one: one.start):
            if finding.start < at:
                continue
            paragraph.add_run(line[at : finding.start])
            run = paragraph.add_run(line[finding.start : finding.end])
            _comment(word, [run], finding, linted.told_in)
            at = finding.end
        paragraph.add_run(line[at:])


def _comment(word: Any, runs: list[Any], finding: Finding, lang: Lang) -> None:  # noqa: ANN401 -- as above
    word.add_comment(
        runs, text=_said(finding, lang), author=_AUTHOR, initials=_INITIALS
    )


def _into(word: Any, linted: Linted) -> None:  # noqa: ANN401 -- as above
    """Put comments at the runs in which the figures of the document stand."""
    paragraphs = [*_paragraphs(word)]
    for finding in sorted(linted.findings, key=lambda one: (one.line, one.start)):
        for paragraph in paragraphs:
            text = fold(paragraph.text)
            inside = text and text in finding.text and finding.as_printed in text
            if inside and paragraph.runs:
                runs = _runs(paragraph, finding.as_printed)
                _comment(word, runs, finding, linted.told_in)
                break


def _paragraphs(word: Any) -> Iterator[Any]:  # noqa: ANN401 -- as above
    yield from word.paragraphs
    for table in word.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def _runs(paragraph: Any, phrase: str) -> list[Any]:  # noqa: ANN401 -- as above
    """Return the run that holds the whole figure, else all of the paragraph."""
    held = [run for run in paragraph.runs if phrase in fold(run.text)]
    return held[:1] or [*paragraph.runs]
