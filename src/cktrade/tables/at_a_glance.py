"""Every figure of the documents on trade, immigration, study, population and travel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade import wording
from cktrade.tables.figures import records
from cktrade.tables.places import documents_named, places
from cktrade.tables.style import Sheet, dress
from cktrade.tables.texts import headers, period, say
from cktrade.vocabulary import Topic, label

if TYPE_CHECKING:
    import pandas as pd
    from great_tables import GT

    from cktrade.vocabulary import Lang

_COLUMNS = ["what", "figure", "as_printed", "period", "place"]
_BEHIND = [
    "claim", "topic", "what", "figure", "as_printed", "qualifier", "statistic",
    "reference_period", "value", "unit", "precision", "document", "locator",
]  # fmt: skip


def at_a_glance(
    claims: pd.DataFrame, lang: Lang = "en", sources: pd.DataFrame | None = None
) -> GT:
    """Show every figure that the documents print about trade and people.

    Parameters
    ----------
    claims : DataFrame
        The claims table; claims of topic ``context`` are left out.
    lang : {'en', 'fr', 'ko'}
        The reader's language. The words as printed stay in English.
    sources : DataFrame, optional
        The sources table, which names the documents; without it their ids stand.

    Returns
    -------
    GT
        One row a claim, by topic: what it measures, the figure with its qualifier, the
        words as printed, the period, and document and line.

    Raises
    ------
    VocabularyError
        If a code has no label in the language.

    """
    rows = data(claims, lang)
    cells = rows.assign(
        group=[wording.sentence(label("topics", t, lang)) for t in rows["topic"]],
        as_printed=[say("quoted", "en", text=text) for text in rows["as_printed"]],
        period=[period(p, lang) for p in rows["reference_period"]],
        place=places(rows),
    )
    sheet = Sheet(
        name="at_a_glance",
        lang=lang,
        title=say("at_a_glance.title", lang),
        subtitle=say("at_a_glance.subtitle", lang, n=wording.number(len(rows), lang)),
        cells=cells,
        labels=headers(_COLUMNS, lang),
        sources=documents_named(rows, sources),
        group="group",
        unbroken=("period", "place"),
    )
    return dress(sheet)


def data(claims: pd.DataFrame, lang: Lang = "en") -> pd.DataFrame:
    """Return the rows behind :func:`at_a_glance`; ``key`` is the claim's id.

    Returns
    -------
    DataFrame
        By topic, then in the order given; ``figure`` is the amount in words.

    """
    order = {topic.value: n for n, topic in enumerate(Topic)}
    rows = claims[claims["topic"].ne(Topic.CONTEXT.value)]
    rows = rows.sort_values("topic", key=lambda t: t.map(order), kind="stable")
    named = rows.assign(
        what=[wording.what(row, lang) for row in records(rows)],
        figure=[wording.claimed(row, lang) for row in records(rows)],
    )
    return named[_BEHIND].rename(columns={"claim": "key"}).reset_index(drop=True)
