"""What the commands print: progress, tables that can be read, a summary."""

from __future__ import annotations

import os
import sys
import textwrap
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, SpinnerColumn, TextColumn
from rich.table import Table
from rich.text import Text

from cktrade import wording
from cktrade.vocabulary import LANGUAGES, Topic, filled, label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import pandas as pd

    from cktrade.datasets.build import Built
    from cktrade.datasets.doctor import Finding
    from cktrade.vocabulary import Lang

_SHOWN = {
    "claims": [
        "claim", "as_printed", "qualifier", "reference_period", "document", "locator",
    ],
    "events": ["event", "date", "title", "document", "locator"],
    "series": ["series", "first_period", "last_period", "vintages", "kind"],
    "sources": ["source", "kind", "producer", "title", "published_from"],
    "observations": ["series", "reference_period", "value", "unit", "vintage"],
    "verdicts": ["claim", "as_printed", "when_printed", "for_its_time", "today"],
    "readings": ["claim", "moment", "reading", "reference_period", "value", "fit"],
}  # fmt: skip
_TONES = {
    "agrees": "green", "agrees on another reading": "green", "close": "yellow",
    "not checkable": "dim", "outdated": "red", "understates": "red",
    "overstates": "red", "contradicted": "bold red",
}  # fmt: skip
#: Columns that may wrap, and the least width at which they read well side by side.
_PROSE = {
    "question": 24, "title": 28, "producer": 20, "as_printed": 24,
    "locator": 16, "what the doctor says": 40,
}  # fmt: skip
_PROSE |= {label("terminal", "column.as_printed", lang): 24 for lang in LANGUAGES}
_PROSE |= {label("terminal", "column.sentence", lang): 56 for lang in LANGUAGES}
_VERDICT_COLUMNS = (
    "claim", "as_printed", "when_printed", "for_its_time", "today", "sentence",
)  # fmt: skip
_GAP = "   "
_PIPED = 100  # columns
_JOINED = "\N{NO-BREAK SPACE}"
_WHOLE_WORDS: dict[str, Any] = {"break_long_words": False, "break_on_hyphens": False}


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """Show one bar for steps told as ``(what, done, of how many)``."""
    screen = Console(stderr=True)
    bar = Progress(
        SpinnerColumn(),
        BarColumn(),
        TextColumn("{task.completed:.0f}/{task.total:.0f}"),
        TextColumn("{task.description}"),
        console=screen,
        transient=True,
        disable=not screen.is_terminal,
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
    """Print rows under a title: side by side where there is room, else one by one.

    Ids and numbers are never cut or broken; only prose wraps, also in a pipe or a file
    (at ``COLUMNS``, else 100 columns), where a table without prose is one line a row.
    """
    console = paper()
    cells = [[c if isinstance(c, Text) else Text(str(c)) for c in row] for row in rows]
    widths = [
        max([cell_len(column), *(row[n].cell_len for row in cells)])
        for n, column in enumerate(columns)
    ]
    least = [min(w, _PROSE.get(c, w)) for c, w in zip(columns, widths, strict=True)]
    console.print(Text(title, style="bold"))
    plain = not console.is_terminal and _PROSE.keys().isdisjoint(columns)
    if plain or _across(widths) <= console.width:
        lines = _in_columns(columns, cells, widths)
    elif _across(least) <= console.width:
        console.print(_wrapping(columns, cells))
        lines = iter(())
    else:
        lines = _one_by_one(columns, cells, console.width)
    for line in lines:
        console.print(line, soft_wrap=True)
    console.print()


def paper() -> Console:
    """Return a console as wide as its terminal; in a pipe as wide as a page is read."""
    width = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else _PIPED
    return Console(width=width)


def listing(title: str, names: Sequence[str]) -> None:
    """Print names under a title, as many to a line as there is room for."""
    console = paper()
    console.print(Text(title, style="bold"))
    text = ", ".join(name.replace(" ", _JOINED) for name in names)
    for line in textwrap.wrap(text, console.width - 2, **_WHOLE_WORDS):
        console.print(Text(f"  {line.replace(_JOINED, ' ')}"), soft_wrap=True)


def _across(widths: Sequence[int]) -> int:
    return sum(widths) + len(_GAP) * (len(widths) - 1)


def _in_columns(
    columns: Sequence[str], rows: Sequence[Sequence[Text]], widths: Sequence[int]
) -> Iterator[Text]:
    """Yield a line a row, every cell but the last filled up to its column's width."""
    head = [Text(column, style="bold") for column in columns]
    for row in [head, *rows]:
        padded = [cell.copy() for cell in row]
        for cell, width in zip(padded[:-1], widths, strict=False):
            cell.pad_right(width - cell.cell_len)
        yield Text(_GAP).join(padded)


def _wrapping(columns: Sequence[str], rows: Sequence[Sequence[Text]]) -> Table:
    """Return rows side by side, the prose among them wrapped."""
    shown = Table(box=None, padding=(0, len(_GAP), 0, 0), pad_edge=False)
    for column in columns:
        shown.add_column(column, no_wrap=column not in _PROSE, overflow="fold")
    for row in rows:
        shown.add_row(*row)
    return shown


def _one_by_one(
    columns: Sequence[str], rows: Sequence[Sequence[Text]], width: int
) -> Iterator[Text]:
    """Yield the lines of each row: its id, and its fields set in below."""
    for row in rows:
        yield Text(row[0].plain, style="bold")
        fields = [f for f in zip(columns, row, strict=True) if f[1].plain][1:]
        for is_prose, some in groupby(fields, key=lambda field: field[0] in _PROSE):
            yield from (_prose if is_prose else _short)([*some], width)


def _prose(fields: Sequence[tuple[str, Text]], width: int) -> Iterator[Text]:
    for _, cell in fields:
        for line in textwrap.wrap(cell.plain, width - 2, **_WHOLE_WORDS):
            yield Text(f"  {line}")


def _short(fields: Sequence[tuple[str, Text]], width: int) -> Iterator[Text]:
    """Yield short fields with their names, as many to a line as there is room for."""
    line = Text()
    for column, cell in fields:
        said = Text.assemble("  ", (f"{column}: ", "dim"), cell)
        if line and line.cell_len + said.cell_len > width:
            yield line
            line = Text()
        line.append_text(said)
    yield line


def show(name: str, rows: pd.DataFrame) -> None:
    """Print the columns of a table that are for reading."""
    columns = _SHOWN[name]
    if "key" in rows and "series" in columns:
        columns = ["key", *columns[1:]]
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


def verdicts(rows: pd.DataFrame, *, every: bool = True, lang: Lang = "en") -> None:
    """Print verdicts, each in one sentence; never by colour alone.

    Parameters
    ----------
    rows : DataFrame
        The verdicts table, in the order to print.
    every : bool
        Whether figures of context are printed too; else they are counted in one line.
    lang : {'en', 'fr', 'ko'}
        The language of the words.

    """
    heart = rows[rows["topic"].ne(Topic.CONTEXT)]
    shown = rows if every or heart.empty else heart
    cells = [
        [
            row["claim"],
            row["as_printed"],
            _toned(row["when_printed"], lang),
            _toned(row["for_its_time"], lang, loose=row["loose"] and not _later(row)),
            _toned(row["today"], lang, loose=row["loose"] and _later(row)),
            row["sentence" if lang == "en" else f"sentence_{lang}"],
        ]
        for row in _records(shown)
    ]
    columns = [label("terminal", f"column.{name}", lang) for name in _VERDICT_COLUMNS]
    title = filled(
        "terminal", "verdicts", lang, n=len(shown), how=_counted(shown, lang)
    )
    table(title, columns, cells)
    others = rows.drop(shown.index)
    if len(others):
        more = filled(
            "terminal", "context", lang, n=len(others), how=_counted(others, lang)
        )
        paper().print(Text(more))


def _later(row: dict[str, Any]) -> bool:
    """Say whether the reading shown is today's: for its time there is none."""
    return str(row["for_its_time"]) == "not checkable"


def _toned(word: str, lang: Lang, *, loose: bool = False) -> Text:
    if not word:
        return Text("–")
    said = "; ".join(label("verdicts", each, lang) for each in word.split("; "))
    aside = f" ({label('terminal', 'loose', lang)})" if loose else ""
    return Text(said + aside, style=_TONES.get(word, ""))


def _counted(rows: pd.DataFrame, lang: Lang) -> str:
    counts = rows["verdict"].value_counts()
    words = [(label("verdicts", str(word), lang), n) for word, n in counts.items()]
    return ", ".join(
        filled("terminal", "count", lang, n=n, word=word) for word, n in words
    )


def findings(found: Sequence[Finding]) -> None:
    """Print what the doctor found, damage last, in words as well as colour."""
    tones = {"whole": "green", "note": "dim", "damaged": "bold red"}
    cells = [
        [one.what, Text(one.state, style=tones[one.state]), one.place, one.says]
        for one in found
    ]
    damage = sum(one.state == "damaged" for one in found)
    title = f"{damage} damaged" if damage else "all whole"
    table(title, ["what", "state", "place", "what the doctor says"], cells)


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(k): v for k, v in row.items()} for row in rows.to_dict("records")]
