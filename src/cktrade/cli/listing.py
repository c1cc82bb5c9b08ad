"""What ``cktrade list`` and ``cktrade show`` say: short enough for one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.cli.terminal import listing, show, table
from cktrade.datasets import load
from cktrade.datasets.documents import chosen
from cktrade.datasets.loading import TABLES
from cktrade.datasets.rows import rows
from cktrade.errors import NotHeldError, nearest
from cktrade.exhibits.catalogue import CATALOGUE
from cktrade.vocabulary import LANGUAGES, codelist, codelists

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

_SERIES = ["series", "unit", "first_period", "last_period", "vintages", "evidence"]
#: As many lines as a screen has, and the widest column that is read at a glance.
_SCREEN, _WIDEST = 24, 60


def list_all() -> None:
    """Print the names of all there is, as few lines as a screen has."""
    sources, series = load("sources"), load("series")
    documents = sources["source"][sources["kind"].eq("document")]
    kinds = {
        kind: [f.name for f in CATALOGUE.values() if f.kind == kind]
        for kind in ("chart", "table")
    }
    topics = series["topic"].value_counts().sort_index()
    said = [
        ("Charts (cktrade show NAME)", kinds["chart"]),
        ("Tables (cktrade show NAME)", kinds["table"]),
        ("Documents (cktrade check DOCUMENT)", [*documents]),
        (
            "Series (cktrade list series WORDS)",
            [f"{topic} {count:,}" for topic, count in topics.items()],
        ),
    ]
    for title, names in said:
        listing(title, names)
    more = ("exhibits", "documents", "series", "codes")
    listing("More of each (cktrade list WHAT)", more)


def list_exhibits() -> None:
    """Print tables and charts with the question that each answers."""
    figures = [[f.name, f.kind, f.question] for f in CATALOGUE.values()]
    table(
        "Tables and charts (cktrade show NAME)", ["name", "kind", "question"], figures
    )


def list_documents() -> None:
    """Print the documents with their titles."""
    sources = load("sources")
    documents = sources[sources["kind"].eq("document")]
    table(
        "Documents (cktrade check DOCUMENT)",
        ["document", "title"],
        documents[["source", "title"]].to_numpy().tolist(),
    )


def list_topics() -> None:
    """Print how many series each topic has, and of which periods."""
    series = load("series")
    counts = series.groupby(["topic", "measure"], as_index=False).agg(
        series=("series", "size"),
        first_period=("first_period", "min"),
        last_period=("last_period", "max"),
    )
    table("Series (cktrade list series WORDS)", [*counts], counts.to_numpy().tolist())


def list_series(words: list[str]) -> None:
    """Print the series whose id or dimensions have every word.

    Raises
    ------
    NotHeldError
        If none has.

    """
    series = load("series")
    texts = series.astype(str).agg(" ".join, axis=1).str.casefold()
    for word in words:
        texts = texts[texts.str.contains(word.casefold(), regex=False)]
    found = series.loc[texts.index, [c for c in _SERIES if c in series]]
    if not words:
        list_topics()
    if found.empty:
        raise NotHeldError(
            f"No series has all of these words: {', '.join(words)}. Words are codes of "
            "topic, measure, economy, flow, product and basis, or parts of ids."
        )
    shown = found if words else found.head(_SCREEN)
    more = len(found) - len(shown)
    title = f"Series ({len(found)}" + (f", of which {more} not shown)" if more else ")")
    table(title, [*found], shown.to_numpy().tolist())


def list_codes(names: list[str]) -> None:
    """Print code lists with their labels, or the names of all lists.

    Raises
    ------
    NotHeldError
        If there is no such list; the nearest is named.

    """
    for name in names:
        if name not in codelists():
            near = nearest(name, codelists())
            raise NotHeldError(f"There is no code list {name!r}.{near}")
        held = codelist(name)
        columns = [c for c in LANGUAGES if c in next(iter(held.values()))]
        rows_ = [[code, *(row[c] for c in columns)] for code, row in held.items()]
        table(f"{name} ({len(held)})", ["code", *columns], rows_)
    if not names:
        lists = [[name, str(len(codelist(name)))] for name in sorted(codelists())]
        table("Code lists (cktrade list codes NAME)", ["list", "codes"], lists)


def show_named(name: str, topic: str, document: str, data: Path | None) -> None:
    """Print a table of the package, the rows of a table or chart, or a series.

    Raises
    ------
    NotHeldError
        If nothing is called so; the nearest is named.

    """
    if name in TABLES:
        show(name, chosen(name, topic=topic, document=document, data=data))
        return
    if topic or document:
        raise NotHeldError(
            f"--topic and --document choose from a table, and {name!r} is none: "
            f"{', '.join(TABLES)}."
        )
    found = _numbers(name, data)
    show("observations", found) if "series" in found else _print(name, found)


def _numbers(name: str, data: Path | None) -> pd.DataFrame:
    if name in CATALOGUE:
        return rows(name, data=data)
    observations = load("observations", data=data)
    held = observations[observations["series"].eq(name)]
    if held.empty:
        names = [*TABLES, *CATALOGUE, *observations["series"].unique()]
        raise NotHeldError(
            f"There is no table, chart or series {name!r}.{nearest(name, names)} "
            "'cktrade list' has their names."
        )
    return held


def _print(name: str, found: pd.DataFrame) -> None:
    texts = found.dropna(axis="columns", how="all").astype(str)
    columns = [str(c) for c in texts if texts[c].str.len().max() <= _WIDEST]
    table(f"{name} ({len(found)})", columns, texts[columns].to_numpy().tolist())
