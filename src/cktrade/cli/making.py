"""What makes pages and files: build, brief, factsheet, export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cktrade.cli.application import app
from cktrade.cli.options import (
    DataFolder,
    Lang,
    Out,
    Paper,
    SpreadsheetSafe,
    language,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


@app.command()
def build(  # noqa: PLR0913, PLR0917 -- an option each
    out: Out = Path("briefing"),
    only: Annotated[
        list[str] | None, typer.Option(help="Remake only this table or chart.")
    ] = None,
    lang: Lang = "en",
    diff: Annotated[
        bool | None,
        typer.Option("--diff", help="Say which numbers moved and verdicts turned."),
    ] = None,
    spreadsheet_safe: SpreadsheetSafe = None,
    data: DataFolder = None,
) -> None:
    """Check every raw file, and make all tables and charts."""
    from cktrade.cli.terminal import progress, summary  # noqa: PLC0415 -- heavy
    from cktrade.datasets.build import build as run  # noqa: PLC0415 -- heavy

    before = _held(data) if diff else None
    with progress() as tell:
        built = run(
            out=out, only=only or [], lang=language(lang), data=data, tell=tell,
            spreadsheet_safe=bool(spreadsheet_safe),
        )  # fmt: skip
    summary(built)
    if before is not None:
        from cktrade.datasets.changes import moved, told, turned  # noqa: PLC0415 -- heavy

        after = _held(data)
        typer.echo(told(moved(before[0], after[0]), turned(before[1], after[1])))
    _not_drawn(built.failed, built.absent)


def _held(data: Path | None) -> tuple[Any, Any]:
    """Return observations and verdicts as the last build left them."""
    from cktrade.datasets import load  # noqa: PLC0415 -- heavy

    return load("observations", data=data), load("verdicts", data=data)


@app.command()
def brief(
    lang: Annotated[
        list[str] | None, typer.Option(help="Only this language: en, fr or ko.")
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--format", help="Only this format: html, pdf, xlsx, pptx or docx."
        ),
    ] = None,
    paper: Paper = "",
    out: Annotated[Path, typer.Option(help="Folder for the briefing.")] = Path(
        "briefing"
    ),
    data: DataFolder = None,
) -> None:
    """Write the briefing: page, PDF, workbook, slides, Word."""
    from cktrade.briefing.brief import brief as run  # noqa: PLC0415 -- heavy
    from cktrade.cli.terminal import progress  # noqa: PLC0415 -- heavy

    langs = [language(one) for one in lang or []]
    failed: dict[str, str] = {}
    absent: list[str] = []
    with progress() as tell:
        written = run(
            out=out, langs=langs, formats=output or [], paper=paper, data=data,
            tell=tell, missed=failed.__setitem__, absent=absent.append,
        )  # fmt: skip
    for path in written:
        typer.echo(path)
    _not_drawn(failed, absent)


def _not_drawn(failed: dict[str, str], absent: Sequence[str]) -> None:
    """Name what could not be drawn, and end with exit status 1 if anything.

    What the record holds nothing of is named too, and is no failure.
    """
    if absent:
        told = ", ".join(absent)
        typer.echo(f"cktrade: left out, for nothing is held of it: {told}", err=True)
    for name, why_not in failed.items():
        typer.echo(f"cktrade: not drawn: {name}: {why_not}", err=True)
    if failed:
        raise typer.Exit(1)


@app.command()
def factsheet(  # noqa: PLR0913, PLR0917 -- an option each
    out: Annotated[Path, typer.Option(help="Folder for the files.")] = Path("briefing"),
    lang: Annotated[
        list[str] | None, typer.Option("--lang", help="en, fr, ko; else all.")
    ] = None,
    output: Annotated[
        list[str] | None, typer.Option("--format", help="html, pdf, docx, pptx.")
    ] = None,
    since: Annotated[
        str, typer.Option(help="The day of the last edition, e.g. 2025-12-31.")
    ] = "",
    paper: Paper = "",
    data: DataFolder = None,
) -> None:
    """Write the two-page fact sheet: sixteen items, with keys."""
    from cktrade.briefing.factsheet.write import factsheet as run  # noqa: PLC0415 -- heavy

    langs = [language(one) for one in lang or []]
    written = run(
        out=out,
        langs=langs,
        formats=output or [],
        since=since or None,
        paper=paper,
        data=data,
    )
    for path in written:
        typer.echo(path)


@app.command()
def export(
    form: Annotated[
        str, typer.Argument(help="sdmx-csv, csvw, claim-review or ro-crate.")
    ],
    which: Annotated[
        list[str] | None,
        typer.Argument(help="Of the last two: claims or documents by id; else all."),
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder for the files.")] = Path("export"),
    lang: Lang = "en",
    data: DataFolder = None,
) -> None:
    """Write the record or its verdicts in a form of the field."""
    from cktrade.datasets.standards import export as run  # noqa: PLC0415 -- heavy

    written = run(form, *which or [], out=out, lang=language(lang), data=data)
    for path in written:
        typer.echo(path)
