"""The fact sheet's files: every language, every format, all of them or none."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from cktrade.briefing.brief import FORMATS, chosen_formats, chosen_langs
from cktrade.briefing.factsheet.content import compose
from cktrade.datasets import data_folders
from cktrade.datasets.gather import gather
from cktrade.datasets.loading import at_vintage
from cktrade.datasets.staging import Staging
from cktrade.exhibits.key_rows import record_of
from cktrade.schemas import write_csv

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cktrade.briefing.factsheet.content import FactSheet
    from cktrade.vocabulary import Lang

#: Format → the packages that write it, and the extra that installs them.
SHEET_FORMATS = {form: FORMATS[form] for form in ("html", "pdf", "docx", "pptx")}


def factsheet(
    *,
    out: str | Path = "briefing",
    langs: Sequence[Lang] = (),
    formats: Sequence[str] = (),
    since: str | None = None,
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
        then is named.
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
    tables = gather(data_folders.find(data).raw)
    before = None
    if since:
        earlier = at_vintage(tables["observations"], since, "all")
        before = record_of({**tables, "observations": earlier})
    now = record_of(tables)
    with Staging(Path(out)) as staged:
        for lang in spoken:
            sheet = compose(tables, now, lang, before=before, since=since or "")
            staged.write(f"factsheet-{lang}.csv", write_csv(keys(sheet)))
            for form in wanted:
                writer = importlib.import_module(f"cktrade.briefing.factsheet.{form}")
                staged.write(f"factsheet-{lang}.{form}", writer.render(sheet))
    return [Path(out) / name for name in staged.written]


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
            }
            for item in sheet.items
            for line in item.lines
        ]
    )
