"""Official files: fetch, adopt, slice."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from cktrade.cli.application import app
from cktrade.cli.options import DataFolder, SpreadsheetSafe
from cktrade.errors import PeriodError


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
    spreadsheet_safe: SpreadsheetSafe = None,
) -> None:
    """Take one partner's rows out of a file, however large it is."""
    from cktrade.datasets.kept.saving import save  # noqa: PLC0415 -- heavy
    from cktrade.readers import coded_batches  # noqa: PLC0415 -- heavy

    target = out or Path(f"{file.stem}-{partner}.csv")
    rows = coded_batches(file, partner=partner)
    count = save(rows, target, spreadsheet_safe=bool(spreadsheet_safe))
    typer.echo(f"{count:,} rows written to {target}")
