"""People between the countries: who came, who stays, who studies, who travels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade import wording
from cktrade.tables import number_columns
from cktrade.tables.spark import spark
from cktrade.tables.style import Sheet, dress
from cktrade.vocabulary import NOT_APPLICABLE, Topic, codelist, label
from cktrade.wording.change_words import change
from cktrade.wording.table_texts import headers, period, say
from cktrade.wording.units import records

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd
    from great_tables import GT

    from cktrade.tables.spark import Spark
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
        value=[number_columns.printed(row, lang) for row in records(rows)],
        unit=[label("units", unit, lang) for unit in rows["unit"]],
        basis=[_basis(code, lang) for code in rows["basis"]],
    )
    moved = _moved(rows, lang)
    return Sheet(
        name="people",
        lang=lang,
        title=say("people.title", lang),
        subtitle=say("people.subtitle", lang),
        cells=cells.assign(**moved),
        labels=headers([*_COLUMNS, *moved], lang),
        sources=(
            wording.source_line(rows, lang, dated=False),
            *([say("change.note", lang)] if moved else []),
        ),
        group="group",
        numbers=("value", *[column for column in moved if column != "run"]),
        sparks=tuple(_sparks(rows, lang)) if moved else (),
        unbroken=("period",),
        notes=tuple(number_columns.notes(rows, "value", lang)),
    )


def _moved(rows: pd.DataFrame, lang: Lang) -> dict[str, list[str]]:
    """Return the cells of changes and of sparklines, where the rows have any."""
    if "run" not in rows:
        return {}
    spans = ("change_year", "change_decade")
    told = {
        span: [
            change(value, kind, lang)
            for value, kind in zip(rows[span], rows[f"{span}_unit"], strict=True)
        ]
        for span in spans
    }
    return told | {"run": [""] * len(rows)}


def _sparks(rows: pd.DataFrame, lang: Lang) -> Iterator[tuple[str, int, Spark]]:
    for number, (run, unit) in enumerate(zip(rows["run"], rows["unit"], strict=True)):
        line = spark(run, unit, lang)
        if line is not None:
            yield "run", number, line


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
