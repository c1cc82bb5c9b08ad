"""The main job: raw → processed → tables and charts, all files or none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cktrade import __version__
from cktrade.datasets import loading, places
from cktrade.datasets.catalogue import Item, chosen, of_claims
from cktrade.datasets.gathering import gather
from cktrade.datasets.packaging import datapackage
from cktrade.datasets.writing import Staging
from cktrade.schemas import write_csv

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd

    from cktrade.vocabulary import Lang


_FORMS = ("svg", "png")


@dataclass(frozen=True)
class Built:
    """What a build made.

    Attributes
    ----------
    counts : dict
        Table → its rows; how many tables and charts were drawn.
    written : dict
        Folder → names of the files written to it.

    """

    counts: dict[str, int]
    written: dict[Path, list[str]]


def build(
    *,
    out: str | Path = "briefing",
    only: Sequence[str] = (),
    lang: Lang = "en",
    data: Path | None = None,
    tell: Callable[[str, int, int], None] = lambda *_: None,
) -> Built:
    """Check and validate every raw file, and make all tables and charts.

    Parameters
    ----------
    out : str or Path
        Folder for ``tables/`` and ``charts/`` (and ``processed/`` where the package
        does not run in a clone).
    only : sequence of str, optional
        Names of the catalogue (``cktrade list``): remake only these, from raw.
    lang : {'en', 'fr', 'ko'}
        Language of tables and charts.
    data : Path, optional
        A data folder to use instead of the package's own.
    tell : callable, optional
        Called with ``(what, done, of how many)`` before each step.

    Returns
    -------
    Built
        What was made, and where.

    Raises
    ------
    CktradeError
        If anything is wrong with the raw files; then no output is touched.

    """
    held = places.find(data)
    items = chosen(list(only))
    steps = _Steps(tell, len(items))
    tables = gather(held.raw, tell=steps.reading)
    items += of_claims(tables) if not only else []
    with Staging(Path(out)) as drawn:
        for item in items:
            steps.drawing(item.name)
            for name, content in rendered(item, tables, lang).items():
                drawn.write(name, content)
        written = {Path(out): drawn.written}
        if not only:
            target = held.processed if held.keeps else Path(out) / "processed"
            written[target] = _write_processed(tables, target)
    loading.forget()
    counts = {name: len(rows) for name, rows in tables.items()}
    return Built(counts | {"tables and charts": len(items)}, written)


def processed(tables: Mapping[str, pd.DataFrame]) -> dict[str, bytes]:
    """Return the processed files by name: one CSV a table, and the data package."""
    files = {name: write_csv(rows) for name, rows in sorted(tables.items())}
    package = datapackage(files, __version__)
    return {f"{name}.csv": content for name, content in files.items()} | {
        "datapackage.json": package
    }


def rendered(
    item: Item, tables: Mapping[str, pd.DataFrame], lang: Lang
) -> dict[str, bytes]:
    """Return the files of one table or chart by name."""
    rows = item.rows(tables)
    picture = item.draw(rows, lang, tables["sources"])
    stem = f"{item.kind}s/{item.name}" + ("" if lang == "en" else f"-{lang}")
    files = {f"{stem}.csv": write_csv(item.behind(rows))}
    if item.kind == "table":
        from cktrade.tables import html  # noqa: PLC0415 -- great_tables is heavy

        return files | {f"{stem}.html": html(picture, lang).encode()}
    from cktrade.charts import rendered as bytes_of  # noqa: PLC0415 -- so is matplotlib

    return files | {
        f"{stem}.{form}": bytes_of(picture, form) for form in ("svg", "png")
    }


def _write_processed(tables: Mapping[str, pd.DataFrame], target: Path) -> list[str]:
    with Staging(target) as staged:
        for name, content in processed(tables).items():
            staged.write(name, content)
    return staged.written


class _Steps:
    """Count the steps of a build for whoever shows them."""

    def __init__(self, tell: Callable[[str, int, int], None], drawings: int) -> None:
        self._tell = tell
        self._done = 0
        self._total = drawings

    def reading(self, place: str) -> None:
        """Tell of a raw file; how many there are is known only at the end."""
        self._done += 1
        self._total += 1
        self._tell(f"reading {place}", self._done, self._total)

    def drawing(self, name: str) -> None:
        """Tell of a table or chart."""
        self._done += 1
        self._tell(f"drawing {name}", self._done, self._total)
