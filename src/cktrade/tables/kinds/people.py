"""People between the countries: who came, who stays, who studies, who travels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade import wording
from cktrade.tables import number_columns
from cktrade.tables.moved import moved, note, sparks
from cktrade.tables.style import Sheet, dress
from cktrade.vocabulary import NOT_APPLICABLE, Topic, codelist, label
from cktrade.wording.table_texts import headers, period, say
from cktrade.wording.units import records

if TYPE_CHECKING:
    import pandas as pd
    from great_tables import GT

    from cktrade.vocabulary import Lang

_COLUMNS = ["what", "period", "value", "unit", "basis"]


def people(rows: pd.DataFrame, lang: Lang = "en") -> GT:
    """Show counts of people, one number a row, by topic.

    Parameters
    ----------
    rows : DataFrame
        In the columns of the wide table. Each says on which basis it was counted;
        unlike counts stand beside each other and are never added.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Returns
    -------
    GT
        What was counted, when, how many, in which unit and on which basis; statuses as
        notes, the source line under the table.

    Examples
    --------
    >>> import cktrade as ck
    >>> table = ck.tables.people(ck.rows("people"))
    >>> "People between the two countries" in ck.tables.html(table, "en")
    True

    """
    return dress(sheet(rows, lang))


def sheet(rows: pd.DataFrame, lang: Lang = "en") -> Sheet:
    """Return the texts of :func:`people`, before they are dressed."""
    rows = _ordered(rows)
    cells = rows.assign(
        group=[wording.sentence(label("topics", t, lang)) for t in rows["topic"]],
        what=[wording.what(row, lang) for row in records(rows)],
        period=[period(p, lang) for p in rows["reference_period"]],
        value=[number_columns.marked(row, lang) for row in records(rows)],
        unit=[label("units", unit, lang) for unit in rows["unit"]],
        basis=[_basis(code, lang) for code in rows["basis"]],
    )
    columns = moved(rows, lang)
    return Sheet(
        name="people",
        lang=lang,
        title=say("people.title", lang),
        subtitle=say("people.subtitle", lang),
        cells=cells.assign(**columns),
        labels=headers([*_COLUMNS, *columns], lang),
        sources=(
            wording.source_line(rows, lang, dated=False),
            *number_columns.ring_note(rows, lang),
            *note(columns, lang),
        ),
        group="group",
        numbers=("value", *[column for column in columns if column != "run"]),
        sparks=tuple(sparks(rows, lang)),
        unbroken=("period",),
        notes=tuple(number_columns.notes(rows, "value", lang)),
    )


def data(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows behind :func:`people`, by topic and measure."""
    return number_columns.behind(_ordered(rows))


def _ordered(rows: pd.DataFrame) -> pd.DataFrame:
    """Order by topic and measure; of one count the newest comes first."""
    places = {
        "topic": {topic.value: n for n, topic in enumerate(Topic)},
        "measure": {code: n for n, code in enumerate(codelist("measures"))},
    }
    newest = rows.sort_values("reference_period", ascending=False, kind="stable")
    return newest.sort_values(
        ["topic", "measure", "flow", "reporter"],
        key=lambda column: column.map(places.get(str(column.name), lambda code: code)),
        kind="stable",
        ignore_index=True,
    )


def _basis(code: str, lang: Lang) -> str:
    return "" if code == NOT_APPLICABLE else label("bases", code, lang)
