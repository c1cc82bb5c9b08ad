"""The commands. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path
from typing import Annotated, Any

import typer
import typer.core

from cktrade.errors import CktradeError, MissingExtraError, NotHeldError, PeriodError


class _Commands(typer.core.TyperGroup):
    """The commands; one that is stopped by Ctrl-C says what it left behind."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 -- typer's own
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as stopped:
            notes = getattr(stopped, "__notes__", [])
            typer.echo("\n".join(notes or ["Stopped."]), err=True)
            raise


app = typer.Typer(
    name="cktrade",
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="The figures of the Canada–South Korea relationship, with their sources.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Out = Annotated[Path, typer.Option(help="Folder for tables and charts.")]
DataFolder = Annotated[
    Path | None,
    typer.Option("--data", help="A data folder to use instead of the package's own."),
]
OwnDocument = Annotated[
    str | None,
    typer.Option("--document", help="The folder of a document of your own."),
]
Lang = Annotated[str, typer.Option(help="Language: en, fr or ko.")]
Paper = Annotated[
    str, typer.Option(help="letter or a4; else A4 in Korean, Letter otherwise.")
]


def main() -> None:
    """Run the command line; an error of the package is a message, not a traceback."""
    try:
        app()
    except CktradeError as error:
        sys.stderr.write(f"cktrade: {error}\n")
        sys.exit(2)


def _version(value: bool | None) -> None:  # noqa: FBT001 -- typer calls it so
    if value:
        typer.echo(f"cktrade {metadata.version('cktrade')}")
        raise typer.Exit


@app.callback()
def _options(
    _: Annotated[
        bool | None,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Say the version."
        ),
    ] = None,
) -> None:
    """Take the options that stand before a command."""


@app.command()
def build(
    out: Out = Path("briefing"),
    only: Annotated[
        list[str] | None, typer.Option(help="Remake only this table or chart.")
    ] = None,
    lang: Lang = "en",
    diff: Annotated[
        bool | None,
        typer.Option("--diff", help="Say which numbers moved and verdicts turned."),
    ] = None,
    data: DataFolder = None,
) -> None:
    """Check every raw file, and make all tables and charts."""
    from cktrade.cli.terminal import progress, summary  # noqa: PLC0415 -- heavy
    from cktrade.datasets.build import build as run  # noqa: PLC0415 -- heavy

    before = _held(data) if diff else None
    with progress() as tell:
        built = run(
            out=out, only=only or [], lang=_language(lang), data=data, tell=tell
        )
    summary(built)
    if before is not None:
        from cktrade.datasets.changes import moved, told, turned  # noqa: PLC0415 -- heavy

        after = _held(data)
        typer.echo(told(moved(before[0], after[0]), turned(before[1], after[1])))
    _not_drawn(built.failed)


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
    """Write the briefing as a page, PDF, workbook, slides and document."""
    from cktrade.briefing.brief import brief as run  # noqa: PLC0415 -- heavy
    from cktrade.cli.terminal import progress  # noqa: PLC0415 -- heavy

    langs = [_language(one) for one in lang or []]
    failed: dict[str, str] = {}
    with progress() as tell:
        written = run(
            out=out, langs=langs, formats=output or [], paper=paper, data=data,
            tell=tell, missed=failed.__setitem__,
        )  # fmt: skip
    for path in written:
        typer.echo(path)
    _not_drawn(failed)


def _not_drawn(failed: dict[str, str]) -> None:
    """Name what could not be drawn, and end with exit status 1 if anything."""
    for name, why_not in failed.items():
        typer.echo(f"cktrade: not drawn: {name}: {why_not}", err=True)
    if failed:
        raise typer.Exit(1)


@app.command()
def factsheet(
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
    data: DataFolder = None,
) -> None:
    """Write the two-page fact sheet: sixteen items, with keys."""
    from cktrade.briefing.factsheet.write import factsheet as run  # noqa: PLC0415 -- heavy

    langs = [_language(one) for one in lang or []]
    written = run(
        out=out, langs=langs, formats=output or [], since=since or None, data=data
    )
    for path in written:
        typer.echo(path)


@app.command("list")
def list_(
    what: Annotated[
        str, typer.Argument(help="Nothing for all, or: series, codes.")
    ] = "",
    words: Annotated[
        list[str] | None,
        typer.Argument(help="Words of series' ids; names of code lists."),
    ] = None,
) -> None:
    """List what there is: tables and charts, documents, series."""
    from cktrade.cli import listing  # noqa: PLC0415 -- heavy

    if what == "series":
        listing.list_series(words or [])
    elif what == "codes":
        listing.list_codes(words or [])
    elif what:
        raise NotHeldError(f"There is no list {what!r}: say series, codes or nothing.")
    else:
        listing.list_all()


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="Any name that list prints.")],
    topic: Annotated[str, typer.Option(help="Only this topic, e.g. trade.")] = "",
    document: Annotated[
        str, typer.Option(help="Only this document: its id, or a folder of your own.")
    ] = "",
    data: DataFolder = None,
) -> None:
    """Show a table, chart or series in the terminal."""
    from cktrade.cli.listing import show_named  # noqa: PLC0415 -- heavy

    show_named(name, topic, document, data)


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
def lint(
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
    data: DataFolder = None,
) -> None:
    """Check each figure of a brief against the record, worst first."""
    from cktrade.datasets.linting.command import linted  # noqa: PLC0415 -- heavy

    told, status = linted(files, output, out=out, published=published, data=data)
    typer.echo(told, nl=False)
    raise typer.Exit(status)


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
    document: OwnDocument = None,
    data: DataFolder = None,
) -> None:
    """Hold claims against the record, then and today."""
    from cktrade.cli.terminal import verdicts  # noqa: PLC0415 -- heavy
    from cktrade.datasets.check_documents import FORMATS, against, checked  # noqa: PLC0415 -- heavy

    if output not in {"table", *FORMATS}:
        raise NotHeldError(
            f"There is no format {output!r}: table, {', '.join(FORMATS)}."
        )
    rows = checked(*which or [], document=document, data=data)
    if output == "table":
        verdicts(rows, every=bool(every or which))
    else:
        typer.echo(FORMATS[output](rows, document, data), nl=False)
    if strict and against(rows):
        raise typer.Exit(1)


@app.command()
def why(
    key: Annotated[str, typer.Argument(help="A claim's id, or a key of any CSV.")],
    document: OwnDocument = None,
    data: DataFolder = None,
) -> None:
    """Take a number back to its document, or to the cells behind it."""
    from cktrade.datasets.why import why as run  # noqa: PLC0415 -- heavy

    typer.echo(str(run(key, document=document, data=data)))


@app.command()
def restate(
    claim: Annotated[str, typer.Argument(help="A claim's id.")],
    lang: Lang = "en",
    document: OwnDocument = None,
    data: DataFolder = None,
) -> None:
    """Write a claim anew with the newest figure on its basis."""
    from cktrade.datasets.restate_documents import restate as run  # noqa: PLC0415 -- heavy

    typer.echo(run(claim, lang=_language(lang), document=document, data=data))


@app.command()
def fetch(
    names: Annotated[
        list[str] | None, typer.Argument(help="statcan/12-10-0011, ircc/pr-citz …")
    ] = None,
) -> None:
    """Download the newest release of each source as a new vintage."""
    from cktrade.cli.terminal import downloads  # noqa: PLC0415 -- heavy
    from cktrade.datasets.fetch_releases import fetch as run  # noqa: PLC0415 -- heavy
    from cktrade.sources.fetch import describe  # noqa: PLC0415 -- heavy

    with downloads() as tell:
        fetched = run(*names or [], progress=tell)
    typer.echo(describe(fetched))
    if any(one.error for one in fetched):
        raise typer.Exit(1)


@app.command()
def adopt(  # noqa: PLR0913, PLR0917 -- an option for each thing a file does not say
    file: Annotated[Path, typer.Argument(help="A file as its agency publishes it.")],
    table: Annotated[str, typer.Option(help="The folder it shall lie in.")] = "",
    vintage: Annotated[str, typer.Option(help="Day of release, 2026-04-02.")] = "",
    title: Annotated[str, typer.Option(help="For the citation.")] = "",
    url: Annotated[str, typer.Option(help="Where it was found.")] = "",
    data: DataFolder = None,
) -> None:
    """Take an official file into raw, with its sidecar."""
    from cktrade.datasets.adopt import adopt as run  # noqa: PLC0415 -- heavy
    from cktrade.datasets.changes import told  # noqa: PLC0415 -- heavy

    taken = run(
        file, table=table, vintage=_day(vintage), title=title, url=url, data=data
    )
    typer.echo(f"{taken.source.path}\n{taken.source.path.with_suffix('.toml')}")
    typer.echo(told(taken.changes, taken.changes.head(0)).rsplit("\n", 1)[0])
    typer.echo("Read the sidecar, and run cktrade build --diff.")


def _day(text: str) -> Any:  # noqa: ANN401 -- a date or None
    from datetime import date  # noqa: PLC0415 -- light, but only here

    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise PeriodError(
            f"{text!r} is no day. Expected year, month and day: 2026-04-02."
        ) from None


@app.command("slice")
def slice_(
    file: Annotated[Path, typer.Argument(help="A file as its agency publishes it.")],
    partner: Annotated[str, typer.Option(help="By code or name: KOR, 'South Korea'.")],
    out: Annotated[
        Path | None, typer.Option(help="A .parquet or .csv file to write the rows to.")
    ] = None,
) -> None:
    """Take one partner's rows out of a file, however large it is."""
    from cktrade.datasets.kept.saving import save  # noqa: PLC0415 -- heavy
    from cktrade.readers import coded_batches  # noqa: PLC0415 -- heavy

    target = out or Path(f"{file.stem}-{partner}.csv")
    count = save(coded_batches(file, partner=partner), target)
    typer.echo(f"{count:,} rows written to {target}")


@app.command()
def mcp() -> None:
    """Answer an assistant's questions (MCP, read-only)."""
    from importlib.util import find_spec  # noqa: PLC0415 -- only here

    if find_spec("mcp") is None:
        raise MissingExtraError(
            "The assistant's tools need the package mcp, which is not installed. "
            "Install it: pip install 'cktrade[mcp]', or in a clone pip install -c "
            "constraints.txt -e '.[mcp]'."
        )
    from cktrade.assistant.server import serve  # noqa: PLC0415 -- heavy

    serve()


@app.command()
def doctor(
    out: Out = Path("briefing"),
    output: Annotated[str, typer.Option("--format", help="table or json.")] = "table",
    data: DataFolder = None,
) -> None:
    """Say whether what is here is whole, from files to fonts."""
    from cktrade.cli.terminal import findings  # noqa: PLC0415 -- heavy
    from cktrade.datasets.doctor import as_json, damaged, examine  # noqa: PLC0415 -- heavy

    if output not in {"table", "json"}:
        raise NotHeldError(f"There is no format {output!r}: table, json.")
    found = examine(out=out, data=data)
    if output == "json":
        typer.echo(as_json(found), nl=False)
    else:
        findings(found)
    if damaged(found):
        raise typer.Exit(1)


def _language(lang: str) -> Any:  # noqa: ANN401 -- narrowed by the check
    from cktrade.vocabulary import LANGUAGES  # noqa: PLC0415 -- light, but only here

    if lang not in LANGUAGES:
        raise NotHeldError(f"There is no language {lang!r}: {', '.join(LANGUAGES)}.")
    return lang
