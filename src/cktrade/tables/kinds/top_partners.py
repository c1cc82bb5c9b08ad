"""The largest partners, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from cktrade import wording
from cktrade.tables import number_columns
from cktrade.tables.moved import RUN, moved, note, sparks
from cktrade.tables.style import Sheet, dress
from cktrade.vocabulary import label
from cktrade.wording.table_texts import headers, say
from cktrade.wording.units import records, unit_header

if TYPE_CHECKING:
    from great_tables import GT

    from cktrade.vocabulary import Lang


def top_partners(
    rows: pd.DataFrame, lang: Lang = "en", *, first: int = 10, highlight: str = "KOR"
) -> GT:
    """Show partners by rank.

    Parameters
    ----------
    rows : DataFrame
        Every partner held, one a row, in the columns of the wide table and ``rank``,
        maybe ``share`` (a fraction of the whole); one measure, reporter, flow, period,
        basis and unit.
    lang : {'en', 'fr', 'ko'}
        The reader's language.
    first : int
        How many partners are shown.
    highlight : str
        The partner whose row stands out, and is shown whatever its rank.

    Returns
    -------
    GT
        Rank, value with the digits that were published, and share; the subtitle says
        among how many partners the rank was taken.

    Raises
    ------
    ComparabilityError
        If the rows mix units, flows, periods, bases or reporters.

    Examples
    --------
    >>> import cktrade as ck
    >>> table = ck.tables.top_partners(ck.rows("top-partners"))
    >>> "Canada: largest partners" in ck.tables.html(table, "en")
    True

    """
    return dress(sheet(rows, lang, first=first, highlight=highlight))


def sheet(
    rows: pd.DataFrame, lang: Lang = "en", *, first: int = 10, highlight: str = "KOR"
) -> Sheet:
    """Return the texts of :func:`top_partners`, before they are dressed."""
    held = rows
    rows = _shown(rows, first, highlight)
    columns = ["partner", "rank", "value", *(["share"] if "share" in rows else [])]
    told = moved(rows, lang)
    unit = unit_header(number_columns.one(rows, "unit"), lang)
    return Sheet(
        name="top_partners",
        lang=lang,
        title=_title(rows, lang),
        subtitle=say(
            "top_partners.subtitle",
            lang,
            basis=number_columns.basis_line(rows, lang),
            n=wording.number(len(held), lang),
        ),
        cells=_cells(rows, lang).assign(**told),
        labels={
            **headers([*columns, *told], lang),
            "value": unit,
            **_trend(rows, lang),
        },
        sources=(
            wording.source_line(_with_sources_of_runs(rows), lang, dated=False),
            *number_columns.ring_note(rows, lang),
            *note(told, lang),
        ),
        numbers=(*columns[1:], *[column for column in told if column != RUN]),
        sparks=tuple(sparks(rows, lang)),
        notes=tuple(number_columns.notes(rows, "value", lang)),
        strong=tuple(n for n, p in enumerate(rows["partner"]) if p == highlight),
    )


def _trend(rows: pd.DataFrame, lang: Lang) -> dict[str, str]:
    """Return the head of the lines with their years, which may end before the number's.

    Lines of unlike years have none in their head.
    """
    runs = [run for run in rows.get(RUN, []) if run]
    years = {f"{run[0][0]}/{run[-1][0]}" for run in runs}
    if len(years) != 1:
        return {}
    span = wording.period(years.pop(), lang)
    named = {"trend": say("column.run", lang), "years": span}
    return {RUN: say("column.run.years", lang, **named)}


def _with_sources_of_runs(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows, and once more those whose line has a source of its own."""
    if "run_source" not in rows:
        return rows
    own = rows[rows["run_source"].fillna("").ne("")]
    return pd.concat([rows, own.assign(source=own["run_source"])])


def data(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows behind :func:`top_partners`, by rank."""
    return number_columns.behind(rows.sort_values(["rank", "partner"], kind="stable"))


def _shown(rows: pd.DataFrame, first: int, highlight: str) -> pd.DataFrame:
    ordered = rows.sort_values(["rank", "partner"], kind="stable")
    wanted = ordered["partner"].eq(highlight)
    wanted.iloc[:first] = True
    return ordered[wanted].reset_index(drop=True)


def _title(rows: pd.DataFrame, lang: Lang) -> str:
    for column in ("measure", "flow"):
        number_columns.one(rows, column)
    return say(
        "top_partners.title",
        lang,
        reporter=label("economies", number_columns.one(rows, "reporter"), lang),
        measure=wording.measured(records(rows)[0], lang),
        period=wording.period(number_columns.one(rows, "reference_period"), lang),
    )


def _cells(rows: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    values = [number_columns.marked(row, lang) for row in records(rows)]
    cells = rows[["partner"]].assign(
        partner=[label("economies", code, lang) for code in rows["partner"]],
        rank=[wording.number(int(rank), lang) for rank in rows["rank"]],
        value=number_columns.aligned(values, lang),
    )
    if "share" in rows:
        cells["share"] = [wording.share(part, lang) for part in rows["share"]]
    return cells
