"""The house itself: mcp and doctor."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cktrade.cli.application import app
from cktrade.cli.options import DataFolder, Out
from cktrade.errors import MissingExtraError, NotHeldError


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
