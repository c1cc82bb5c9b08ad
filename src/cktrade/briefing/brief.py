"""The briefing's files: every language, every format, all of them or none."""

from __future__ import annotations

import importlib
import warnings
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cktrade.briefing.choices import chosen_formats, chosen_langs
from cktrade.briefing.compose import Composer, not_held, rows_to_show
from cktrade.briefing.outline import PARTS, SOURCES
from cktrade.briefing.paper import paper_of
from cktrade.datasets import data_folders
from cktrade.datasets.gather import gather
from cktrade.datasets.staging import Staging
from cktrade.datasets.workers import Team
from cktrade.errors import CktradeWarning
from cktrade.exhibits.catalogue import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cktrade.vocabulary import Lang

_CHARTS = sum(
    name != SOURCES and CATALOGUE[name].kind == "chart"
    for part in PARTS
    for name in part.items
)

#: Format → the module that writes it.
WRITERS = {
    "html": "html.web_page",
    "pdf": "pdf",
    "xlsx": "xlsx.workbook",
    "pptx": "pptx.presentation",
    "docx": "docx.document",
}

#: The formats that show charts as pixels, or hand them out.
_WITH_PIXELS = frozenset({"html", "docx"})


def _warned(name: str, why: str) -> None:
    warnings.warn(f"Not drawn: {name}: {why}", CktradeWarning, stacklevel=4)


def brief(  # noqa: PLR0913 -- an option for each thing
    *,
    out: str | Path = "briefing",
    langs: Sequence[Lang] = (),
    formats: Sequence[str] = (),
    paper: str = "",
    data: Path | None = None,
    tell: Callable[[str, int, int], None] = lambda *_: None,
    missed: Callable[[str, str], None] = _warned,
    absent: Callable[[str], None] = lambda _: None,
) -> list[Path]:
    """Write the briefing of the record.

    Parameters
    ----------
    out : str or Path
        Folder for ``cktrade-<lang>.<format>``; made if need be.
    langs : sequence of {'en', 'fr', 'ko'}
        By default all three.
    formats : sequence of {'html', 'pdf', 'xlsx', 'pptx', 'docx'}
        By default all five.
    paper : {'', 'letter', 'a4'}
        What it is printed on; by default A4 in Korean, else Letter.
    data : Path, optional
        A data folder to use instead of the package's own.
    tell : callable, optional
        Called with ``(what, done, of how many)`` before each step.
    missed : callable, optional
        Called with ``(name, why)`` for each table or chart that could not be drawn, as
        when the documents hold two figures where it has room for one. It alone is left
        out, and the briefing says so. By default a :class:`CktradeWarning`.
    absent : callable, optional
        Called with the name of each table or chart of which the record holds nothing.

    Returns
    -------
    list of Path
        The files, each the same bytes for the same record on any day.

    Raises
    ------
    NotHeldError
        If there is no format, language or paper of a name.
    MissingExtraError
        If a format needs a package that is not installed.
    CktradeError
        If anything is wrong with the raw files; then no file is touched.

    """
    wanted, spoken = chosen_formats(formats, WRITERS), chosen_langs(langs)
    papers = {lang: paper_of(paper, lang) for lang in spoken}
    held = data_folders.find(data)
    steps = _Steps(tell)
    with Team(len(spoken) * _CHARTS, Composer.__module__) as team:
        tables = gather(held.raw, tell=steps.next)
        failed: dict[str, str] = {}
        rows = rows_to_show(tables, failed)
        steps.more(len(spoken) * (len(rows) + 1 + len(wanted)))
        composers = [
            Composer(
                tables, rows, lang, team.ask, steps.next, failed=failed,
                paper=papers[lang], pixels=not _WITH_PIXELS.isdisjoint(wanted),
            )
            for lang in spoken
        ]  # fmt: skip
        siblings = {lang: f"cktrade-{lang}.html" for lang in spoken}
        with Staging(Path(out)) as staged:
            for composer in composers:
                for name, content in _files(composer, wanted, siblings, steps).items():
                    staged.write(name, content)
    _tell_of(composers, missed)
    for name in not_held(rows, failed):
        absent(name)
    return [Path(out) / name for name in staged.written]


def _tell_of(composers: Iterable[Composer], missed: Callable[[str, str], None]) -> None:
    """Tell once of each item that is left out of any language."""
    failed = {
        name: why for one in composers for name, why in (one.failed or {}).items()
    }
    for name, why in failed.items():
        missed(name, why)


def _files(
    composer: Composer, formats: Sequence[str], siblings: dict[Lang, str], steps: _Steps
) -> dict[str, bytes]:
    """Return the files of one language by name."""
    lang = composer.lang
    briefing = replace(composer.briefing(), siblings=siblings)
    files = {}
    for form in formats:
        name = f"cktrade-{lang}.{form}"
        steps.next(name)
        writer = importlib.import_module(f"cktrade.briefing.formats.{WRITERS[form]}")
        files[name] = writer.render(briefing)
    return files


class _Steps:
    """Count the steps for whoever shows them."""

    def __init__(self, tell: Callable[[str, int, int], None]) -> None:
        self._tell = tell
        self._done = 0
        self._left = 0

    def more(self, count: int) -> None:
        """Say how many steps are still to come."""
        self._left = count

    def next(self, what: str) -> None:
        """Tell of the next step; how many files there are to read nobody knows."""
        self._done += 1
        self._left = max(0, self._left - 1)
        self._tell(what, self._done, self._done + self._left)
