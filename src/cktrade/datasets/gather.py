"""Raw → rows: every raw file checked, read and validated, nothing written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from cktrade import sources
from cktrade.datasets.document_rows import (
    document_source,
    nothing,
    of_documents,
    source_table,
)
from cktrade.errors import InvalidRowsError, NotHeldError
from cktrade.readers import read
from cktrade.readers.together import parsed_together
from cktrade.schemas import columns, validate
from cktrade.verdicts.check import checked
from cktrade.vocabulary import GRADES, codelist
from cktrade.vocabulary.lists import where

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cktrade.sources import Document, Source

#: What a fetch that was killed leaves in its store.
_INCOMING = ".incoming"
_KEY = ["series", "reference_period", "vintage", "source"]


def gather(
    raw: tuple[Path, ...],
    *,
    tell: Callable[[str], None] = lambda _: None,
    judged: bool = True,
) -> dict[str, pd.DataFrame]:
    """Read every raw file and document into the package's tables.

    Parameters
    ----------
    raw : tuple of Path
        Folders of raw files, later ones laid over earlier ones.
    tell : callable, optional
        Called with the place of each file before it is read.
    judged : bool
        Whether claims are held against the record; else there are neither verdicts nor
        readings.

    Returns
    -------
    dict of DataFrame
        ``claims``, ``events``, ``observations``, ``readings``, ``series``, ``sources``,
        ``verdicts``; validated, in a fixed order of rows.

    """
    documents = _documents(raw)
    files = _files(raw)
    observations, described = _observations(files, tell)
    tables = {
        "claims": of_documents(documents, "claims", tell),
        "events": of_documents(documents, "events", tell),
        "observations": observations,
        "series": _series(observations),
        "sources": _sources(documents, files, described),
    }
    if judged:
        tables |= _verdicts(tables)
    for name in ("series", "sources", *(("verdicts", "readings") if judged else ())):
        validate(tables[name], name)
    return tables


def _verdicts(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    if tables["claims"].empty:
        raise NotHeldError(
            "There are no claims: data/raw/documents holds no document. Restore one, "
            "or add your own (docs/your-own-document.md)."
        )
    found = checked(
        tables["claims"], tables["observations"], tables["sources"], tables["events"]
    )
    tried = nothing("readings") if found.readings.empty else found.readings
    return {"readings": tried, "verdicts": found.verdicts}


def _documents(raw: tuple[Path, ...]) -> list[Document]:
    held = {
        document.id: document for root in raw for document in sources.documents(root)
    }
    return [held[key] for key in sorted(held)]


def _files(raw: tuple[Path, ...]) -> dict[str, Path]:
    for root in raw:
        if (root.parent / _INCOMING).is_dir():
            from cktrade.sources.fetch.store import settle  # noqa: PLC0415 -- heavy

            settle(root.parent)
    held = {
        path.relative_to(root).with_suffix("").as_posix(): path
        for root in raw
        for path in sources.raw_files(root)
    }
    return dict(sorted(held.items()))


def _observations(
    files: dict[str, Path], tell: Callable[[str], None]
) -> tuple[pd.DataFrame, dict[str, Source]]:
    described = {}
    for place, path in files.items():
        tell(place)
        described[place] = sources.Source.beside(path)
        _check_place(described[place], place, path)
    held = [*files.values()]
    rows = parsed_together(held) if held else nothing("observations")
    try:
        validate(rows, "observations")
    except InvalidRowsError:
        for path in files.values():  # one of them will say it better, with its rows
            read(path)
        raise
    return rows.sort_values(_KEY, ignore_index=True), described


def _check_place(source: Source, place: str, path: Path) -> None:
    if source.id != place:
        raise InvalidRowsError(
            f"{path.with_suffix('.toml')}: expected id = {place!r}, the file's place "
            f"under raw/; found {source.id!r}. Rename one of them."
        )
    if source.producer_code not in codelist("producers"):
        raise InvalidRowsError(
            f"{path.with_suffix('.toml')}: expected a producer_code of "
            f"{where('producers')}; found {source.producer_code!r}. Add the producer "
            "there, or use press or derived if it is no agency."
        )


def _series(rows: pd.DataFrame) -> pd.DataFrame:
    measures = codelist("measures")
    kept = [c for c in columns("series") if c in rows]
    table = rows[kept].drop_duplicates("series").set_index("series")
    grades = rows["evidence"].map({grade: n for n, grade in enumerate(GRADES)})
    groups = rows.assign(kind=grades).groupby("series")
    table = table.assign(
        aggregation=table["measure"].map(lambda m: measures[m]["aggregation"]),
        zeros=table["measure"].map(lambda m: measures[m].get("zeros") or "published"),
        kind=groups["kind"].min().map(dict(enumerate(map(str, GRADES)))),
        first_period=groups["reference_period"].min(),
        last_period=groups["reference_period"].max(),
        observations=groups.size(),
        vintages=groups["vintage"].nunique(),
    )
    return table.reset_index()[columns("series")].sort_values(
        "series", ignore_index=True
    )


def _sources(
    documents: list[Document], files: dict[str, Path], described: dict[str, Source]
) -> pd.DataFrame:
    rows = [_source_row(p, path, described[p]) for p, path in files.items()]
    table = pd.concat([document_source(documents), source_table(rows)])
    return table.sort_values("source", ignore_index=True)


def _source_row(place: str, path: Path, source: Source) -> dict[str, object]:
    return {
        "source": place,
        "kind": source.kind.value,
        "producer": source.producer,
        "table": source.table,
        "title": source.title,
        "url": source.url,
        "published_from": source.vintage,
        "published_to": source.vintage,
        "published_reason": source.vintage_basis.value,
        "retrieved": source.retrieved,
        "licence": source.licence,
        "path": f"{place}{path.suffix}",
        "sha256": source.sha256,
        "note": source.note,
    }
