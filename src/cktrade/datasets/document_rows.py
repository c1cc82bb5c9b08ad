"""What documents say, as rows: their claims and events, and themselves as sources.

Apart from the readers of raw files, which whoever only compares documents with the last
build need not import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from cktrade.errors import InvalidRowsError
from cktrade.schemas import MODELS, columns, parse_table, read_table, validate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cktrade.sources import Document


def of_documents(
    documents: list[Document],
    name: str,
    tell: Callable[[str], None] = lambda _: None,
) -> pd.DataFrame:
    """Return the claims or the events of documents, every id given once."""
    tables = _tables(documents, name, tell)
    if not tables:
        return nothing(name)
    rows = pd.concat(tables.values(), ignore_index=True)
    try:
        validate(rows, name)
    except InvalidRowsError:
        for path in tables:  # one of them will say it better, with its rows
            read_table(path, name)
        raise
    return unique(rows, name)


def unique(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return claims or events if no two share an id."""
    key = name.removesuffix("s")
    twice = rows[rows[key].duplicated(keep=False)]
    if not twice.empty:
        raise InvalidRowsError(
            f"{name}.csv: the id {twice[key].iloc[0]!r} stands in "
            f"{' and in '.join(twice['document'].unique())}. Give one another id."
        )
    return rows


def _tables(
    documents: list[Document], name: str, tell: Callable[[str], None]
) -> dict[Path, pd.DataFrame]:
    """Return the file of each document that has one, and its rows, not validated."""
    tables = {}
    for document in documents:
        path = document.path / f"{name}.csv"
        if not path.is_file() and name != "claims":
            continue
        tell(f"documents/{document.id}/{name}.csv")
        rows = parse_table(path, name)
        stray = rows[rows["document"].ne(document.id)]
        if not stray.empty:
            raise InvalidRowsError(
                f"{path}, row {stray.index[0] + 2}, column document: expected "
                f"{document.id!r}, found {stray['document'].iloc[0]!r}. Correct it, or "
                "move the row to that document's folder."
            )
        tables[path] = rows
    return tables


def document_source(documents: list[Document]) -> pd.DataFrame:
    """Return the rows of the sources table that describe documents."""
    return source_table([_document_row(document) for document in documents])


def source_table(rows: list[dict[str, object]]) -> pd.DataFrame:
    """Return rows of the sources table, of the right kinds."""
    table = pd.DataFrame(rows, columns=columns("sources"))
    dates = ["published_from", "published_to", "retrieved"]
    days = {c: pd.to_datetime(table[c]).astype("datetime64[us]") for c in dates}
    texts = {c: table[c].astype("str") for c in table if c not in dates}
    return table.assign(**{str(c): v for c, v in (texts | days).items()})


def _document_row(document: Document) -> dict[str, object]:
    return {
        "source": document.id,
        "kind": "document",
        "producer": document.producer,
        "table": "",
        "title": document.title,
        "url": document.url,
        "published_from": document.published_from,
        "published_to": document.published_to,
        "published_reason": document.published_reason,
        "retrieved": None,
        "licence": "",
        "path": f"documents/{document.id}/claims.csv",
        "sha256": document.sha256,
        "note": document.note,
    }


def nothing(name: str) -> pd.DataFrame:
    """Return a table without rows, of the right kinds."""
    kinds = {c: str(s.dtype) for c, s in MODELS[name].to_schema().columns.items()}
    return pd.DataFrame(
        {
            c: pd.Series([], dtype="str" if k.startswith("str") else k)
            for c, k in kinds.items()
        }
    )
