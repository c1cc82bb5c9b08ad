"""What the commands print: progress, tables that can be read, a summary."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, SpinnerColumn, TextColumn
from rich.table import Table

from cktrade import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import pandas as pd

    from cktrade.datasets.building import Built

_SHOWN = {
    "claims": [
        "claim", "as_printed", "qualifier", "reference_period", "document", "locator",
    ],
    "events": ["event", "date", "title", "document", "locator"],
    "series": ["series", "first_period", "last_period", "vintages", "kind"],
    "sources": ["source", "kind", "producer", "title", "published_from"],
    "observations": ["series", "reference_period", "value", "unit", "vintage"],
    "verdicts": ["claim", "as_printed", "when_printed", "today"],
}  # fmt: skip
_TONES = {
    "agrees": "green", "agrees on another reading": "green", "close": "yellow",
    "not checkable": "dim", "outdated": "red", "understates": "red",
    "overstates": "red", "contradicted": "bold red",
}  # fmt: skip


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """Show one bar for steps told as ``(what, done, of how many)``."""
    bar = Progress(
        SpinnerColumn(),
        BarColumn(),
        TextColumn("{task.completed:.0f}/{task.total:.0f}"),
        TextColumn("{task.description}"),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task("", total=1)
        yield lambda what, done, total: bar.update(
            task, description=what, completed=done, total=total
        )


@contextmanager
def downloads() -> Iterator[Callable[[str, int, int | None], None]]:
    """Show one bar for each file that comes in."""
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), DownloadColumn(),
        console=Console(stderr=True),
    )  # fmt: skip
    tasks: dict[str, Any] = {}

    def tell(name: str, received: int, promised: int | None) -> None:
        if name not in tasks:
            tasks[name] = bar.add_task(name, total=promised)
        bar.update(tasks[name], completed=received, total=promised)

    with bar:
        yield tell


def summary(built: Built) -> None:
    """Say what a build wrote, and where."""
    console = Console()
    for kind, number in built.counts.items():
        console.print(f"[bold]{number:>6,}[/] {kind}", highlight=False)
    for place, files in built.written.items():
        console.print(f"{len(files)} files in {place}", highlight=False, soft_wrap=True)


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows under a title."""
    shown = Table(*columns, title=title, title_justify="left", title_style="bold")
    for row in rows:
        shown.add_row(*map(str, row))
    Console().print(shown)


def show(name: str, rows: pd.DataFrame) -> None:
    """Print the columns of a table that are for reading."""
    columns = _SHOWN[name]
    table(
        f"{name} ({len(rows)})", columns, [_cells(r, columns) for r in _records(rows)]
    )


def _cells(row: dict[str, Any], columns: list[str]) -> list[str]:
    cells = {column: str(row[column]) for column in columns}
    for day in {"vintage", "published_from"} & set(columns):
        cells[day] = cells[day][:10]
    if "value" in columns and row["value"] == row["value"]:
        cells["value"] = wording.number(row["value"], "en")
    return list(cells.values())


def verdicts(rows: pd.DataFrame) -> None:
    """Print verdicts with their caveats; never by colour alone."""
    shown = Table(
        "claim", "as printed", "when printed", "today", "what the record says"
    )
    for row in _records(rows):
        tone = _TONES[row["today"]]
        loose = " (loose)" if row["loose"] else ""
        shown.add_row(
            row["claim"], row["as_printed"], row["when_printed"],
            f"[{tone}]{row['today']}[/]{loose}", row["caveat"],
        )  # fmt: skip
    Console().print(shown)


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(k): v for k, v in row.items()} for row in rows.to_dict("records")]
