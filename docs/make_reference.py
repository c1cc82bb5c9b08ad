"""Write the reference: a page for each room with every public name, and the commands.

``docs/conf.py`` calls it at each build of the site, so that a new name has its page
without a list to keep.
"""

from __future__ import annotations

import inspect
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import click
import typer

import cktrade as ck
from cktrade.cli.commands import app

if TYPE_CHECKING:
    from collections.abc import Iterator

REFERENCE = Path(__file__).resolve().parent / "reference"

#: Page → what it opens with. The names are those of the room's ``__all__``.
ROOMS = {
    "cktrade": "The package's own tables and what is asked of them.",
    "measures": "Rows → rows: growth, shares, ranks, indices, mirror statistics.",
    "charts": "Rows → a matplotlib figure with alt text and source line.",
    "tables": "Rows → a table for the page.",
    "wording": "Numbers, dates, units and source lines as each language writes them.",
    "economies": "One code for every spelling of an economy.",
    "periods": "Reference periods as text.",
    "errors": "What can go wrong, in the field's words.",
}


def write() -> list[Path]:
    """Write every page of the reference; what has not changed is left alone."""
    REFERENCE.mkdir(exist_ok=True)
    pages = {f"{room}.rst": _room(room, opening) for room, opening in ROOMS.items()}
    pages["commands.rst"] = "\n".join(_commands())
    pages["index.rst"] = _index()
    for name, text in pages.items():
        path = REFERENCE / name
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
    return [REFERENCE / name for name in pages]


def names(room: str) -> list[str]:
    """Return the public names that have a page of their own."""
    module: Any = ck if room == "cktrade" else getattr(ck, room)
    listed = getattr(module, "__all__", None) or [
        name for name, thing in vars(module).items() if _is_own(name, thing, module)
    ]
    measures = set(ck.measures.__all__) if room == "cktrade" else set()
    return sorted(
        name
        for name in listed
        if name not in measures
        and not name.startswith("_")
        and not isinstance(getattr(module, name), ModuleType | tuple | str)
    )


def _is_own(name: str, thing: object, module: ModuleType) -> bool:
    public = not name.startswith("_")
    return public and getattr(thing, "__module__", "") == module.__name__


def _room(room: str, opening: str) -> str:
    path = "cktrade" if room == "cktrade" else getattr(ck, room).__name__
    title = "ck" if room == "cktrade" else f"ck.{room}"
    listed = "\n".join(f"   {name}" for name in names(room))
    return (
        f"{title}\n{'=' * len(title)}\n\n{opening}\n\n.. currentmodule:: {path}\n\n"
        f".. autosummary::\n   :toctree: generated\n\n{listed}\n"
    )


def _index() -> str:
    pages = "\n".join(f"   {room}" for room in [*ROOMS, "commands"])
    return f"Reference\n=========\n\n.. toctree::\n\n{pages}\n"


def _commands() -> Iterator[str]:
    yield "Commands\n========\n"
    group = typer.main.get_command(app)
    for name, command in sorted(group.commands.items()):  # type: ignore[attr-defined]
        yield f"cktrade {name}\n{'-' * (8 + len(name))}\n"
        context = click.Context(command, info_name=f"cktrade {name}")
        yield f"{inspect.cleandoc(command.help or '')}\n"
        yield f"::\n\n    {' '.join(command.collect_usage_pieces(context))}\n"
        for parameter in command.get_params(context):
            record = parameter.get_help_record(context)
            if record:
                yield f"``{record[0]}``\n    {' '.join(record[1].split())}\n"
