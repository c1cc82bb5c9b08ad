"""The source line: where the numbers of any rows come from, said by the rows."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from cktrade.errors import NotHeldError
from cktrade.vocabulary import VintageBasis, codelist, label
from cktrade.wording.dates import day
from cktrade.wording.phrases import phrase
from cktrade.wording.quoting import published

if TYPE_CHECKING:
    from datetime import datetime

    import pandas as pd

    from cktrade.vocabulary import Lang

    #: table → how its releases are dated → their days
    _Releases = dict[str, dict[str, set[date]]]

#: The number of a Statistics Canada table; ours may say behind it what was taken.
_NUMBER = re.compile(r"\d{2}-\d{2}-\d{4}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def source_line(
    rows: pd.DataFrame | list[pd.DataFrame], lang: Lang, *, dated: bool = True
) -> str:
    """Name every source of the rows, with its release.

    Parameters
    ----------
    rows : DataFrame or list of DataFrame
        With ``source`` (``<producer>/<table>/<vintage>``, several joined by ``;``, or
        a file's name) and ``vintage``, and ``vintage_basis`` if it is known; or rows
        of documents, with ``document`` and, where it is known, ``citation``. Rows of
        both kinds are given apart, in a list, and named in its order.
    lang : {'en', 'fr', 'ko'}
        The reader's language.
    dated : bool
        Whether to give the day of each release; under a chart or a table the list of
        sources gives them once.

    Returns
    -------
    str
        One line. Several vintages of one table become the first and the last.

    Raises
    ------
    NotHeldError
        If no row names a source: a number without one is not shown.
    VocabularyError
        If ``codelists/producers.csv`` has no name for a producer.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"source": ["statcan/12-10-0011/2026-04-02"],
    ...                      "vintage": pd.to_datetime(["2026-04-02"])})
    >>> source_line(rows, "en")
    'Source: Statistics Canada, table 12-10-0011, release of April 2, 2026'

    """
    parts = rows if isinstance(rows, list) else [rows]
    items = [item for part in parts for item in _items(part, lang, dated=dated)]
    code = "sources.one" if len(items) == 1 else "sources.other"
    return phrase(code, lang, items=phrase("sources.separator", lang).join(items))


def _items(rows: pd.DataFrame, lang: Lang, *, dated: bool) -> list[str]:
    items = [*_documents(rows, lang), *_tables(rows, lang, dated=dated)]
    if not items:
        raise NotHeldError(
            "These rows name no source: expected a column source (with vintage) or "
            f"document, and found the columns {', '.join(rows.columns)}. Draw on rows "
            "that ck.load or ck.read returned."
        )
    return items


def _documents(rows: pd.DataFrame, lang: Lang) -> list[str]:
    named = {"document_producer", "document_title"}
    if named <= set(rows.columns) and "cited_by_title" not in rows.columns:
        pairs = zip(rows["document_producer"], rows["document_title"], strict=True)
        return [
            phrase("source.document", lang, producer=published(who, lang), title=title)
            for who, title in dict.fromkeys(pairs)
            if isinstance(title, str) and title
        ]
    column = "citation" if "citation" in rows.columns else "document"
    if column not in rows.columns:
        return []
    return [*dict.fromkeys(text for text in rows[column] if text)]


def _tables(rows: pd.DataFrame, lang: Lang, *, dated: bool) -> list[str]:
    if not {"source", "vintage"} <= set(rows.columns):
        return []
    releases: _Releases = defaultdict(lambda: defaultdict(set))
    for source, vintage, basis in _distinct(rows):
        releases[named_table(source, lang)][basis].add(_day(source, vintage))
    if not dated:
        return [*releases]
    return [
        ", ".join([table, *(_when(days, basis, lang) for basis, days in known.items())])
        for table, known in releases.items()
    ]


def _distinct(rows: pd.DataFrame) -> list[tuple[str, Any, str]]:
    """Return each source once; a number made of several names them all, with ';'."""
    known = "vintage_basis" in rows.columns
    bases = rows["vintage_basis"] if known else [VintageBasis.RELEASED] * len(rows)
    found = zip(rows["source"], rows["vintage"], bases, strict=True)
    single = ((one, v, str(b)) for ids, v, b in found for one in ids.split(";"))
    return [*dict.fromkeys(single)]


def _day(source: str, vintage: datetime) -> date:
    """Return the day of a source's own release, which ends its id."""
    last = source.rpartition("/")[2]
    return date.fromisoformat(last) if _DAY.fullmatch(last) else vintage.date()


def named_table(source: str, lang: Lang) -> str:
    """Name the agency, and its table where the agency gives it a number.

    Figures that others quote or add up bear the name of the agency whose they are.
    """
    producer, slash, rest = source.partition("/")
    if not slash:
        return source
    held = f"{producer}/{rest.partition('/')[0]}"
    if held in codelist("secondary_sources"):
        return label("secondary_sources", held, lang)
    name = label("producers", producer, lang)
    table = rest.split("/")[0]
    if not table[:1].isdigit():
        return name
    numbered = _NUMBER.match(table)
    table = numbered[0] if numbered else table
    return phrase("source.table", lang, producer=name, table=table)


def _when(days: set[date], basis: str, lang: Lang) -> str:
    first, last = min(days), max(days)
    if first == last:
        return phrase(f"source.{basis}", lang, day=day(first, lang))
    ends = {"first": day(first, lang), "last": day(last, lang)}
    return phrase(f"source.{basis}_span", lang, **ends)
