"""PDF files with a text layer → lines, each with its page."""

from __future__ import annotations

import io
import re

from cktrade.errors import FormatError, MissingExtraError

_MOST_PAGES = 300
_ENDS = re.compile(r"[.!?:;…。\"”»)]$|다$")
_STARTS = re.compile(r"[•\-–*▪○●■□◦]\s|\d{1,2}[.)]\s|[A-ZÉÀ가-힣\d(“\"«]")
_SHORT = 50


def of_pdf(content: bytes, name: str) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the lines of a PDF.

    Raises
    ------
    FormatError
        If it is damaged or locked, or has no text layer.

    """
    try:
        from pypdf import PdfReader  # noqa: PLC0415 -- for this format only
        from pypdf.errors import PyPdfError  # noqa: PLC0415 -- as above
    except ImportError:
        raise MissingExtraError(
            "PDF files are read with pypdf: pip install 'cktrade[documents]'."
        ) from None
    notes: list[str] = []
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FormatError(
                f"{name} is locked with a password: nothing was read. Save a copy "
                "without one."
            )
        count = len(reader.pages)
        pages = [reader.pages[n].extract_text() for n in range(min(count, _MOST_PAGES))]
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise FormatError(
            f"{name} is no readable PDF ({error}): it is damaged. Nothing was read."
        ) from None
    if count > _MOST_PAGES:
        notes.append(f"Only the first {_MOST_PAGES} of {count} pages were read.")
    blank = [str(n) for n, text in enumerate(pages, 1) if not text.strip()]
    if len(blank) == len(pages):
        raise FormatError(
            f"{name} has no text layer on any of its {count} pages, only pictures: "
            "nothing was read. Run a text recognition over it first."
        )
    if blank:
        notes.append(f"No text was found on page {', '.join(blank)}.")
    return [(x, f"p. {n}") for n, t in enumerate(pages, 1) for x in _joined(t)], notes


def _joined(text: str) -> list[str]:
    """Join the lines of a page that are one sentence; a short line ends a paragraph."""
    joined: list[str] = []
    ended = True
    for raw in text.splitlines():
        line = raw.strip()
        if not line:
            ended = True
            continue
        if (
            joined
            and not ended
            and not (len(joined[-1]) < _SHORT and _STARTS.match(line))
        ):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
        ended = bool(_ENDS.search(line)) and len(line) < _SHORT * 2
    return joined
