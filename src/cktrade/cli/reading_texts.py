"""Documents of one's own: trace, draft, lint."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cktrade.cli.application import app
from cktrade.cli.options import DataFolder, language
from cktrade.errors import NotHeldError


@app.command()
def trace(
    folders: Annotated[
        list[str] | None,
        typer.Argument(help="Folders of documents of your own, or ids; else all held."),
    ] = None,
    documents: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            file_okay=False,
            help="Folder with the documents' texts; not needed where a text lies "
            "beside source.toml.",
        ),
    ] = None,
    data: DataFolder = None,
) -> None:
    """Find each claim in its document's text, and what no row covers."""
    from cktrade.datasets.documents import folder  # noqa: PLC0415 -- heavy
    from cktrade.datasets.documents import folders as held  # noqa: PLC0415 -- heavy
    from cktrade.documents.trace import render, trace_folders  # noqa: PLC0415 -- heavy

    if not folders and documents is None:
        raise NotHeldError(
            "Say where the documents' texts are, which the package does not ship: "
            "cktrade trace --documents FOLDER; or name the folder of a document of "
            "your own: cktrade trace FOLDER."
        )
    named = [folder(one, data) for one in folders or []]
    traced = trace_folders(named or [*held(data).values()], documents)
    typer.echo(render(traced))
    if not traced.clean:
        raise typer.Exit(1)


@app.command()
def draft(
    file: Annotated[Path, typer.Argument(help="A .txt, .md, .html, .docx or .pdf.")],
    out: Annotated[
        Path | None,
        typer.Option(help="The folder to write; by default the file's name."),
    ] = None,
    published: Annotated[
        str, typer.Option(help="The day it was published: 2022-12-06.")
    ] = "",
) -> None:
    """Draft a document's claims, and say how sure each cell is."""
    from cktrade.datasets.drafts import drafted  # noqa: PLC0415 -- heavy

    for path in drafted(file, out=out, published=published):
        typer.echo(path)


@app.command()
def lint(  # noqa: PLR0913, PLR0917 -- an option for each thing
    files: Annotated[
        list[Path], typer.Argument(help="Briefs: .txt .md .html .docx .pdf")
    ],
    output: Annotated[
        str, typer.Option("--format", help="terminal, html, json, sarif or docx.")
    ] = "terminal",
    out: Annotated[
        Path | None, typer.Option(help="A file to write; of docx, a folder.")
    ] = None,
    published: Annotated[
        str, typer.Option(help="The day they were published: 2022-12-06.")
    ] = "",
    lang: Annotated[
        str, typer.Option(help="The language to tell in; by default the document's.")
    ] = "",
    data: DataFolder = None,
) -> None:
    """Check each figure of a brief against the record, worst first."""
    from cktrade.datasets.linting.command import linted  # noqa: PLC0415 -- heavy

    told, status = linted(
        files,
        output,
        out=out,
        published=published,
        data=data,
        lang=language(lang) if lang else None,
    )
    typer.echo(told, nl=False)
    raise typer.Exit(status)
