"""Claims held against the record: check, why, restate."""

from __future__ import annotations

from typing import Annotated

import typer

from cktrade.cli.application import app
from cktrade.cli.options import DataFolder, Lang, OwnDocument, SpreadsheetSafe, language
from cktrade.errors import NotHeldError


@app.command()
def check(  # noqa: PLR0913, PLR0917 -- an option each
    which: Annotated[
        list[str] | None,
        typer.Argument(help="Claims or documents by id, or folders of your own."),
    ] = None,
    strict: Annotated[
        bool | None,
        typer.Option("--strict", help="Exit 1 if a claim is off or contradicted."),
    ] = None,
    output: Annotated[
        str, typer.Option("--format", help="table, csv or json.")
    ] = "table",
    every: Annotated[
        bool | None, typer.Option("--all", help="Also the figures of context.")
    ] = None,
    topic: Annotated[
        str, typer.Option(help="Only this topic, e.g. trade, study, travel.")
    ] = "",
    lang: Lang = "en",
    spreadsheet_safe: SpreadsheetSafe = None,
    document: OwnDocument = None,
    data: DataFolder = None,
) -> None:
    """Hold claims against the record, then and today."""
    from cktrade.cli.terminal import verdicts  # noqa: PLC0415 -- heavy
    from cktrade.datasets.check_documents import (  # noqa: PLC0415 -- heavy
        FORMATS,
        against,
        checked,
        of_topic,
    )

    if output not in {"table", *FORMATS}:
        raise NotHeldError(
            f"There is no format {output!r}: table, {', '.join(FORMATS)}."
        )
    said = language(lang)
    rows = of_topic(checked(*which or [], document=document, data=data), topic)
    if output == "table":
        verdicts(rows, every=bool(every or which or topic), lang=said)
    else:
        told = FORMATS[output](rows, document, data)
        if spreadsheet_safe and output == "csv":
            from cktrade.schemas.spreadsheets import spreadsheet_safe as safe  # noqa: PLC0415 -- heavy

            told = safe(told.encode()).decode()
        typer.echo(told, nl=False)
    if strict and against(rows):
        raise typer.Exit(1)


@app.command()
def why(
    key: Annotated[str, typer.Argument(help="A claim's id, or a key of any CSV.")],
    lang: Lang = "en",
    document: OwnDocument = None,
    data: DataFolder = None,
) -> None:
    """Take a number back to its document, or to the cells behind it."""
    from cktrade.datasets.why import why as run  # noqa: PLC0415 -- heavy

    told = run(key, lang=language(lang), document=document, data=data)
    typer.echo(str(told))


@app.command()
def restate(
    claim: Annotated[str, typer.Argument(help="A claim's id.")],
    lang: Lang = "en",
    document: OwnDocument = None,
    data: DataFolder = None,
) -> None:
    """Write a claim anew with the newest figure on its basis."""
    from cktrade.datasets.restate_documents import restate as run  # noqa: PLC0415 -- heavy

    typer.echo(run(claim, lang=language(lang), document=document, data=data))
