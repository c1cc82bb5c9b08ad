"""Every figure of the documents on trade, immigration, study, population and travel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from cktrade import wording
from cktrade.schemas import columns
from cktrade.tables.locators import documents_named, places
from cktrade.tables.style import Sheet, dress
from cktrade.vocabulary import Topic, label
from cktrade.wording.table_texts import headers, period, say
from cktrade.wording.units import records

if TYPE_CHECKING:
    from great_tables import GT

    from cktrade.vocabulary import Lang

_COLUMNS = ["what", "figure", "as_printed", "period", "place"]


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

    Examples
    --------
    >>> import cktrade as ck
    >>> table = ck.tables.at_a_glance(ck.rows("at-a-glance"), "en", ck.load("sources"))
    >>> "Canada and South Korea at a glance" in ck.tables.html(table, "en")
    True

    """
    return dress(sheet(claims, lang, sources))


def sheet(
    claims: pd.DataFrame, lang: Lang = "en", sources: pd.DataFrame | None = None
) -> Sheet:
    """Return the texts of :func:`at_a_glance`, before they are dressed."""
    rows = _chosen(claims)
    each = records(rows)
    cells = pd.DataFrame(
        {
            "group": [
                wording.sentence(label("topics", r["topic"], lang)) for r in each
            ],
            "what": [wording.what(row, lang) for row in each],
            "figure": [wording.claimed(row, lang) for row in each],
            "as_printed": [wording.quoted(row, lang) for row in each],
            "period": [period(row["reference_period"], lang) for row in each],
            "place": places(rows, sources),
        }
    )
    return Sheet(
        name="at_a_glance",
        lang=lang,
        title=say("at_a_glance.title", lang),
        subtitle=say("at_a_glance.subtitle", lang, n=wording.number(len(rows), lang)),
        cells=cells,
        labels=headers(_COLUMNS, lang),
        sources=documents_named(rows, sources, lang),
        group="group",
        unbroken=("period", "place"),
    )


def data(claims: pd.DataFrame) -> pd.DataFrame:
    """Return the rows behind :func:`at_a_glance`; ``key`` is the claim's id.

    Returns
    -------
    DataFrame
        The claims shown, by topic, then in the order given.

    """
    return _chosen(claims)[columns("claims")].rename(columns={"claim": "key"})


def _chosen(claims: pd.DataFrame) -> pd.DataFrame:
    order = {topic.value: n for n, topic in enumerate(Topic)}
    rows = claims[claims["topic"].ne(Topic.CONTEXT.value)]
    by_topic = rows["topic"].map(order).sort_values(kind="stable").index
    return rows.loc[by_topic].reset_index(drop=True)
