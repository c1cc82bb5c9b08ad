"""What there is: list and show."""

from __future__ import annotations

from typing import Annotated

import typer

from cktrade.cli.application import app
from cktrade.cli.options import DataFolder
from cktrade.errors import NotHeldError


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
