"""What there is: list and show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cktrade.cli.application import app
from cktrade.cli.options import DataFolder
from cktrade.errors import NotHeldError

if TYPE_CHECKING:
    from collections.abc import Callable


@app.command("list")
def list_(
    what: Annotated[
        str,
        typer.Argument(help="Nothing for all, or: exhibits, documents, series, codes."),
    ] = "",
    words: Annotated[
        list[str] | None,
        typer.Argument(help="Words of series' ids; names of code lists."),
    ] = None,
) -> None:
    """List what there is: tables and charts, documents, series."""
    from cktrade.cli import listing  # noqa: PLC0415 -- heavy

    shown: dict[str, Callable[[], None]] = {
        "": listing.list_all,
        "exhibits": listing.list_exhibits,
        "documents": listing.list_documents,
        "series": lambda: listing.list_series(words or []),
        "codes": lambda: listing.list_codes(words or []),
    }
    if what not in shown:
        names = ", ".join(name for name in shown if name)
        raise NotHeldError(f"There is no list {what!r}: say {names} or nothing.")
    shown[what]()


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
