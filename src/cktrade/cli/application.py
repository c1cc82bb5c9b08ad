"""The command line as a whole; each family of commands has a module of its own."""

from __future__ import annotations

import gc
import sys
from typing import Annotated, Any

import typer
import typer.core

from cktrade.errors import CktradeError

#: After how many new objects Python looks for circles among them, and after how many
#: looks among all. By default it looks 1,800 times in one briefing, twelve times at
#: everything that is held, and an eighth of the time goes by: a command ends soon.
_LOOKS = (10_000, 10, 20)


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
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def main() -> None:
    """Run the command line; an error of the package is a message, not a traceback."""
    gc.set_threshold(*_LOOKS)
    try:
        app()
    except CktradeError as error:
        sys.stderr.write(f"cktrade: {error}\n")
        sys.exit(2)


def _version(value: bool | None) -> None:  # noqa: FBT001 -- typer calls it so
    if value:
        from importlib import metadata  # noqa: PLC0415 -- heavy

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
