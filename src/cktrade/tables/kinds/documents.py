"""The documents whose figures are transcribed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade import wording
from cktrade.tables.style import Sheet, dress
from cktrade.vocabulary import SourceKind
from cktrade.wording.table_texts import headers, say

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd
    from great_tables import GT

    from cktrade.vocabulary import Lang

_COLUMNS = ["document_title", "producer", "published", "published_reason"]
_BEHIND = [
    "source", "producer", "title", "url", "published_from", "published_to",
    "published_reason", "sha256", "note",
]  # fmt: skip


def documents(sources: pd.DataFrame, lang: Lang = "en") -> GT:
    """Show the documents, and between which days each can have been published.

    Parameters
    ----------
    sources : DataFrame
        The sources table; rows that are no documents are left out.
    lang : {'en', 'fr', 'ko'}
        The reader's language. Titles stay in English.

    Returns
    -------
    GT
        One row a document: title, publisher, day or interval, and how it is known.

    Examples
    --------
    >>> import cktrade as ck
    >>> table = ck.tables.documents(ck.rows("documents"))
    >>> "The documents" in ck.tables.html(table, "en")
    True

    """
    return dress(sheet(sources, lang))


def sheet(sources: pd.DataFrame, lang: Lang = "en") -> Sheet:
    """Return the texts of :func:`documents`, before they are dressed."""
    rows = data(sources)
    days = zip(rows["published_from"], rows["published_to"], strict=True)
    cells = rows.assign(
        document_title=rows["title"],
        producer=[wording.published(name, lang) for name in rows["producer"]],
        published_reason=[
            wording.published(reason, lang) for reason in rows["published_reason"]
        ],
        published=[_published(first.date(), last.date(), lang) for first, last in days],
    )
    return Sheet(
        name="documents",
        lang=lang,
        title=say("documents.title", lang),
        subtitle=say("documents.subtitle", lang),
        cells=cells,
        labels=headers(_COLUMNS, lang),
        sources=(),
    )


def data(sources: pd.DataFrame) -> pd.DataFrame:
    """Return the rows behind :func:`documents`; ``key`` is the document's id."""
    rows = sources[sources["kind"].eq(SourceKind.DOCUMENT)]
    return rows[_BEHIND].rename(columns={"source": "key"}).reset_index(drop=True)


def _published(first: date, last: date, lang: Lang) -> str:
    if first == last:
        return wording.day(first, lang)
    return wording.period(f"{first.isoformat()}/{last.isoformat()}", lang)
