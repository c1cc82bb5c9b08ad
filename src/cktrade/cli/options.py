"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cktrade.errors import NotHeldError

if TYPE_CHECKING:
    from cktrade.vocabulary import Lang as Language

Out = Annotated[Path, typer.Option(help="Folder for tables and charts.")]
DataFolder = Annotated[
    Path | None,
    typer.Option("--data", help="A data folder to use instead of the package's own."),
]
SpreadsheetSafe = Annotated[
    bool | None,
    typer.Option(
        "--spreadsheet-safe", help="In CSV, keep cells from being taken for formulas."
    ),
]
OwnDocument = Annotated[
    str | None,
    typer.Option("--document", help="The folder of a document of your own."),
]
Lang = Annotated[str, typer.Option(help="Language: en, fr or ko.")]
Paper = Annotated[
    str, typer.Option(help="letter or a4; else A4 in Korean, Letter otherwise.")
]


def language(lang: str) -> Language:
    """Return a language that the package writes.

    Raises
    ------
    NotHeldError
        If it is none of them; the message names them.

    """
    from cktrade.vocabulary import LANGUAGES  # noqa: PLC0415 -- light, but only here

    if lang not in LANGUAGES:
        raise NotHeldError(f"There is no language {lang!r}: {', '.join(LANGUAGES)}.")
    return lang
