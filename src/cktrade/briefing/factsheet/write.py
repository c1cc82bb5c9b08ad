"""The fact sheet's files: every language, every format, all of them or none."""

from __future__ import annotations

import importlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from cktrade.briefing.choices import FORMATS, chosen_formats, chosen_langs
from cktrade.briefing.factsheet.content import compose
from cktrade.briefing.factsheet.editions import editions
from cktrade.briefing.paper import paper_of
from cktrade.datasets import data_folders, load
from cktrade.datasets.gather import gather
from cktrade.datasets.loading import at_vintage
from cktrade.datasets.staging import Staging
from cktrade.schemas import write_csv

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cktrade.briefing.factsheet.content import FactSheet, Line
    from cktrade.exhibits.moves import Change
    from cktrade.vocabulary import Lang

#: Format → the packages that write it, and the extra that installs them.
SHEET_FORMATS = {form: FORMATS[form] for form in ("html", "pdf", "docx", "pptx")}


def factsheet(  # noqa: PLR0913 -- an option for each thing
    *,
    out: str | Path = "briefing",
    langs: Sequence[Lang] = (),
    formats: Sequence[str] = (),
    since: str | None = None,
    paper: str = "",
    data: Path | None = None,
) -> list[Path]:
    """Write the two-page fact sheet of the record.

    Parameters
    ----------
    out : str or Path
        Folder for ``factsheet-<lang>.<format>`` and ``factsheet-<lang>.csv``, which
        gives each number's key; made if need be.
    langs : sequence of {'en', 'fr', 'ko'}
        By default all three.
    formats : sequence of {'html', 'pdf', 'docx', 'pptx'}
        By default all four.
    since : str, optional
        The day of the last edition, e.g. ``2025-12-31``: what reads otherwise since
        then is named. By default the last day on which a number shown read otherwise.
    paper : {'', 'letter', 'a4'}
        What it is printed on; by default A4 in Korean, else Letter.
    data : Path, optional
        A data folder to use instead of the package's own.

    Returns
    -------
    list of Path
        The files, each the same bytes for the same record on any day.

    Raises
    ------
    NotHeldError
        If there is no format or language of a name.
    MissingExtraError
        If a format needs a package that is not installed.

    """
    wanted, spoken = chosen_formats(formats, SHEET_FORMATS), chosen_langs(langs)
    papers = {lang: paper_of(paper, lang) for lang in spoken}
    tables = gather(data_folders.find(data).raw, judged=False)
    both = editions(tables, since or "")
    pages = {lang: f"factsheet-{lang}.html" for lang in spoken}
    with Staging(Path(out)) as staged:
        for lang in spoken:
            sheet = compose(tables, both, lang, paper=papers[lang])
            sheet = replace(sheet, siblings=pages)
            staged.write(f"factsheet-{lang}.csv", write_csv(keys(sheet)))
            for form in wanted:
                writer = importlib.import_module(f"cktrade.briefing.factsheet.{form}")
                staged.write(f"factsheet-{lang}.{form}", writer.render(sheet))
    return [Path(out) / name for name in staged.written]


def fact_sheet(
    lang: Lang = "en", *, as_of: str = "", since: str = "", data: Path | None = None
) -> FactSheet:
    """Return the fact sheet as it could have been written on a day.

    Parameters
    ----------
    lang : {'en', 'fr', 'ko'}
        The reader's language.
    as_of : str
        Only what was released by this day is seen; by default everything.
    since : str
        The day of the last edition; by default the last day on which a number shown
        read otherwise.
    data : Path, optional
        A data folder to use instead of the package's own.

    Raises
    ------
    NotHeldError
        If nothing that it shows was released by that day.

    """
    tables = {name: load(name, data=data) for name in ("sources", "events")}
    # the earlier edition stands on vintages that newer ones replaced
    tables["observations"] = load("observations", vintages="all", data=data)
    if as_of:
        seen = at_vintage(tables["observations"], as_of, "all")
        tables["observations"] = seen
    return compose(tables, editions(tables, since), lang)


def keys(sheet: FactSheet) -> pd.DataFrame:
    """Return every line of a fact sheet with the key that ``why`` answers."""
    return pd.DataFrame(
        [
            {
                "item": item.number,
                "what": line.what,
                "value": line.value,
                "period": line.period,
                "secondary": line.secondary,
                "key": line.key,
                **_changes(line),
            }
            for item in sheet.items
            for line in item.lines
        ]
    )


def _changes(line: Line) -> dict[str, str]:
    """Return the changes of a line over a year and over ten, each with its key."""
    told = {}
    for name in ("year", "decade"):
        moved: Change | None = getattr(line.moves, name)
        told[f"change_{name}"] = f"{moved.value:.4f}" if moved else ""
        told[f"change_{name}_unit"] = moved.kind if moved else ""
        told[f"change_{name}_key"] = moved.key if moved else ""
    return told
