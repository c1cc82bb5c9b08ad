"""The main job: raw → processed → tables and charts, all files or none."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from cktrade.datasets import data_folders, loading
from cktrade.datasets.choose import chosen
from cktrade.datasets.datapackage import datapackage
from cktrade.datasets.gather import gather
from cktrade.datasets.staging import Staging
from cktrade.datasets.workers import Team
from cktrade.errors import NotHeldError, told
from cktrade.exhibits.catalogue import Exhibit, of_claims
from cktrade.exhibits.key_rows import Shown
from cktrade.exhibits.rendering import naming, rendered, stem_of
from cktrade.schemas import write_csv
from cktrade.schemas.spreadsheets import spreadsheet_safe as neutralised

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd

    from cktrade.vocabulary import Lang


_Files: TypeAlias = "Callable[[], dict[str, bytes]]"

#: What whoever draws needs; imported while the raw files are read.
_DRAWING = (rendered.__module__, "cktrade.charts.drawing.canvas", "cktrade.tables.page")


@dataclass(frozen=True)
class Built:
    """What a build made.

    Attributes
    ----------
    counts : dict
        Table → its rows; how many tables and charts were drawn.
    written : dict
        Folder → names of the files written to it.
    failed : dict
        Table or chart that could not be drawn → why. Its files of an earlier build are
        taken away; everything else was made.
    absent : tuple of str
        Tables and charts of which the record holds nothing: no fault of theirs.

    """

    counts: dict[str, int]
    written: dict[Path, list[str]]
    failed: dict[str, str] = field(default_factory=dict)
    absent: tuple[str, ...] = ()


def build(  # noqa: PLR0913 -- an option for each thing
    *,
    out: str | Path = "briefing",
    only: Sequence[str] = (),
    lang: Lang = "en",
    data: Path | None = None,
    tell: Callable[[str, int, int], None] = lambda *_: None,
    spreadsheet_safe: bool = False,
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
    spreadsheet_safe : bool
        Whether the CSV beside tables and charts is written so that no spreadsheet takes
        a cell for a formula; what ``load`` reads is always written as it stands.

    Returns
    -------
    Built
        What was made, and where.

    Raises
    ------
    CktradeError
        If anything is wrong with the raw files, or what was asked for by name cannot be
        drawn; then no output is touched.

    Examples
    --------
    One document, in a data folder of its own, and the table of documents:

    >>> import shutil, tempfile
    >>> from pathlib import Path
    >>> import cktrade as ck
    >>> own, document = Path(tempfile.mkdtemp()), "documents/gac-bilateral-relations"
    >>> given = data_folders.find().raw[0] / document
    >>> folder = shutil.copytree(given, own / "raw" / document)
    >>> built = ck.build(out=own / "out", only=["documents"], data=own)
    >>> built.counts["tables and charts"]
    1

    """
    held = data_folders.find(data)
    items = chosen(list(only))
    steps = _Steps(tell, len(items))
    with Team(len(items), *_DRAWING) as team:
        tables = gather(held.raw, tell=steps.reading)
        items += steps.more(of_claims(tables)) if not only else []
        drawing = _Drawing(alone=not only, lang=lang, safe=spreadsheet_safe)
        shown = Shown(tables)
        coming = [(item.name, drawing.asked(team, item, shown)) for item in items]
        target = held.processed if held.keeps else Path(out) / "processed"
        places = (Path(out),) if only else (Path(out), target)
        with Staging(*places) as drawn:
            for name, files in coming:
                steps.drawing(name)
                drawing.put(name, files, drawn)
            if not only:
                for file, content in processed(tables).items():
                    drawn.write(file, content, to=target)
            written = {place: drawn.names(place) for place in places}
    loading.forget()
    counts = {name: len(rows) for name, rows in tables.items()}
    counts["tables and charts"] = len(items) - len(drawing.failed) - len(drawing.absent)
    return Built(counts, written, drawing.failed, tuple(drawing.absent))


def processed(tables: Mapping[str, pd.DataFrame]) -> dict[str, bytes]:
    """Return the processed files by name: one CSV a table, and the data package."""
    files = {name: write_csv(rows) for name, rows in sorted(tables.items())}
    package = datapackage(files, metadata.version("cktrade"))
    return {f"{name}.csv": content for name, content in files.items()} | {
        "datapackage.json": package
    }


def _needed(item: Exhibit, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    with naming(item.name):
        rows = item.rows(tables)
        if rows.empty:
            raise NotHeldError("the record holds none of its numbers.")
        return rows


class _Drawing:
    """Drawings, of which one that fails does not stop the others.

    What is wrong with the raw files stops a build. What is wrong with one table or
    chart, such as more events than a slide has room for, belongs to it alone, unless
    it was asked for by name.
    """

    def __init__(self, *, alone: bool, lang: Lang, safe: bool) -> None:
        self.failed: dict[str, str] = {}
        self.absent: list[str] = []
        self._alone = alone
        self._lang = lang
        self._safe = safe

    def asked(
        self, team: Team, item: Exhibit, tables: Mapping[str, pd.DataFrame]
    ) -> _Files:
        """Have one drawn, and return how to wait for its files."""
        try:
            rows = _needed(item, tables)
        except Exception as error:
            if not self._alone:
                raise
            return partial(_fail, error)
        shown = team.ask(rendered, item.name, rows, tables["sources"], self._lang)
        return lambda: self._behind(item, rows) | shown()

    def _behind(self, item: Exhibit, rows: pd.DataFrame) -> dict[str, bytes]:
        """Return the CSV beside a table or chart, made while others draw."""
        with naming(item.name):
            stem = stem_of(item.name, item.kind, self._lang)
            return {f"{stem}.csv": write_csv(item.behind(rows))}

    def put(self, name: str, files: _Files, staged: Staging) -> None:
        """Wait for one's files and stage them, or note why there are none."""
        try:
            made = files()
        except Exception as error:
            if not self._alone:
                raise
            if isinstance(error, NotHeldError):
                self.absent.append(name)
            else:
                self.failed[name] = told(error, name)
            for kind in ("table", "chart"):
                stem = staged.targets[0] / stem_of(name, kind, self._lang)
                for old in stem.parent.glob(f"{stem.name}.*"):
                    staged.drop(f"{kind}s/{old.name}")
            return
        for file, content in made.items():
            safe = self._safe and file.endswith(".csv")
            staged.write(file, neutralised(content) if safe else content)


def _fail(error: Exception) -> dict[str, bytes]:
    raise error


class _Steps:
    """Count the steps of a build for whoever shows them."""

    def __init__(self, tell: Callable[[str, int, int], None], drawings: int) -> None:
        self._tell = tell
        self._done = 0
        self._total = drawings

    def more(self, items: list[Exhibit]) -> list[Exhibit]:
        """Count tables or charts that only the record tells of."""
        self._total += len(items)
        return items

    def reading(self, place: str) -> None:
        """Tell of a raw file; how many there are is known only at the end."""
        self._done += 1
        self._total += 1
        self._tell(f"reading {place}", self._done, self._total)

    def drawing(self, name: str) -> None:
        """Tell of a table or chart."""
        self._done += 1
        self._tell(f"drawing {name}", self._done, self._total)
