"""A fact sheet as a tagged PDF of two pages, typeset by Typst."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from cktrade.briefing.formats.fonts import FAMILY, folders
from cktrade.briefing.formats.pdf import PAPERS
from cktrade.briefing.links import linked
from cktrade.charts.drawing.style import palette
from cktrade.errors import DrawingError
from cktrade.tables.spark import svg

if TYPE_CHECKING:
    from cktrade.briefing.factsheet.content import FactSheet, Line

_STANDARD: Final = "ua-1"
_SIGNS = "DejaVu Sans Mono"


def render(sheet: FactSheet) -> bytes:
    """Return the fact sheet as a PDF: A4 in Korean, else Letter.

    Raises
    ------
    DrawingError
        If a character has no glyph.

    """
    import typst  # noqa: PLC0415 -- an extra

    content = asdict(sheet) | {
        "items": [
            asdict(item)
            | {
                "source": [*linked(item.source, sheet.links)],
                "lines": [asdict(line) | _drawn(line) for line in item.lines],
            }
            for item in sheet.items
        ],
        "families": [FAMILY, _SIGNS],
        "colours": palette(),
        "day": [sheet.day.year, sheet.day.month, sheet.day.day],
        "paper": PAPERS[sheet.paper],
    }
    template = files("cktrade.briefing.factsheet").joinpath("factsheet.typ")
    folder: Any = {
        "main.typ": template.read_bytes(),
        "content.json": json.dumps(content, ensure_ascii=False).encode(),
    }
    try:
        pdf: bytes = typst.compile(
            folder,
            format="pdf",
            font_paths=[str(folder) for folder in folders()],
            ignore_system_fonts=True,
            pdf_standards=[_STANDARD],
        )
    except typst.TypstError as error:
        raise DrawingError(
            f"Typst could not set the fact sheet ({sheet.lang}): {error}. Write a "
            "character without a glyph otherwise."
        ) from error
    return pdf


def _drawn(line: Line) -> dict[str, str]:
    """Return a line's years as a drawing, and in words."""
    if line.spark is None:
        return {"spark": "", "alt": ""}
    return {
        "spark": svg(line.spark, palette()["first"], alone=True),
        "alt": line.spark.alt,
    }
