"""The main job: raw → processed → tables and charts, all files or none."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from cktrade.datasets import data_folders, loading
from cktrade.datasets.choose import chosen
from cktrade.datasets.datapackage import datapackage
from cktrade.datasets.gather import gather
from cktrade.datasets.staging import Staging
from cktrade.datasets.workers import Team
from cktrade.errors import CktradeError, NotHeldError, told
from cktrade.exhibits.catalogue import Exhibit, of_claims
from cktrade.exhibits.key_rows import Shown
from cktrade.schemas import write_csv
from cktrade.schemas.spreadsheets import spreadsheet_safe as neutralised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import pandas as pd

    from cktrade.vocabulary import Lang


_Files: TypeAlias = "Callable[[], dict[str, bytes]]"

_FORMS = ("svg", "png")
#: What whoever draws needs; imported while the raw files are read.
_DRAWING = (__name__, "cktrade.charts.drawing.canvas", "cktrade.tables.page")


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


def rendered(
    name: str, rows: pd.DataFrame, sources: pd.DataFrame, lang: Lang
) -> dict[str, bytes]:
    """Return the files of one table or chart by name.

    Parameters
    ----------
    name : str
        A name that :func:`cktrade.datasets.choose.chosen` knows.
    rows : DataFrame
        What it shows.
    sources : DataFrame
        The sources table.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Raises
    ------
    CktradeError
        If it cannot be drawn; the message begins with its name.

    """
    item = chosen([name])[0]
    with _naming(name):
        picture = item.draw(rows, lang, sources)
        stem = f"{item.kind}s/{name}{_end(lang)}"
        behind = {f"{stem}.csv": write_csv(item.behind(rows))}
        return behind | _pictured(item, picture, stem, lang)


def _pictured(item: Exhibit, picture: Any, stem: str, lang: Lang) -> dict[str, bytes]:  # noqa: ANN401 -- a GT or a Figure
    if item.kind == "table":
        from cktrade.tables import html  # noqa: PLC0415 -- great_tables is heavy

        return {f"{stem}.html": html(picture, lang).encode()}
    from cktrade.charts import rendered as bytes_of  # noqa: PLC0415 -- so is matplotlib

    return {f"{stem}.{form}": bytes_of(picture, form) for form in _FORMS}


def _needed(
    item: Exhibit, tables: Mapping[str, pd.DataFrame]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    with _naming(item.name):
        rows = item.rows(tables)
        if rows.empty:
            raise NotHeldError("the record holds none of its numbers.")
        return rows, tables["sources"]


@contextmanager
def _naming(name: str) -> Iterator[None]:
    """Have every error say which table or chart could not be made."""
    try:
        yield
    except CktradeError as error:
        raise type(error)(f"{name}: {error}") from error
    except Exception as error:
        error.add_note(f"While making {name}.")
        raise


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
            needed = _needed(item, tables)
        except Exception as error:
            if not self._alone:
                raise
            return partial(_fail, error)
        return team.ask(rendered, item.name, *needed, self._lang)

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
            for kind in ("tables", "charts"):
                for old in (staged.targets[0] / kind).glob(
                    f"{name}{_end(self._lang)}.*"
                ):
                    staged.drop(f"{kind}/{old.name}")
            return
        for file, content in made.items():
            safe = self._safe and file.endswith(".csv")
            staged.write(file, neutralised(content) if safe else content)


def _fail(error: Exception) -> dict[str, bytes]:
    raise error


def _end(lang: Lang) -> str:
    return "" if lang == "en" else f"-{lang}"


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
