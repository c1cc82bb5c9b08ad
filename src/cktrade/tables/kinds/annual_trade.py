"""Trade by year: what went each way, the total and the balance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from cktrade import wording
from cktrade.errors import ComparabilityError
from cktrade.tables import number_columns
from cktrade.tables.moved import moved, note
from cktrade.tables.spark import spark
from cktrade.tables.style import Sheet, dress
from cktrade.vocabulary import Flow, label, periods
from cktrade.wording.table_texts import say
from cktrade.wording.units import records, unit_header

if TYPE_CHECKING:
    from great_tables import GT

    from cktrade.vocabulary import Lang

_MOVED = (
    "change_year", "change_year_unit", "change_decade", "change_decade_unit",
)  # fmt: skip
_FLOWS = [Flow.EXPORT, Flow.IMPORT, Flow.TWO_WAY, Flow.BALANCE]


def annual_trade(rows: pd.DataFrame, lang: Lang = "en") -> GT:
    """Show trade between two economies, one row a period, one column a flow.

    Parameters
    ----------
    rows : DataFrame
        One number a row, in the columns of the wide table: any of the flows
        ``export``, ``import``, ``two_way`` and ``balance`` of one measure, reporter,
        partner, basis, valuation and unit; ``key`` where a number was made from others.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Returns
    -------
    GT
        Money in millions, with the digits that were published; the unit over the
        columns, statuses as notes, the source line under the table.

    Raises
    ------
    ComparabilityError
        If the rows mix units, bases or partners, or give one cell twice.

    Examples
    --------
    >>> import cktrade as ck
    >>> table = ck.tables.annual_trade(ck.rows("annual-trade"))
    >>> "Merchandise trade, Canada–South Korea" in ck.tables.html(table, "en")
    True

    """
    return dress(sheet(rows, lang))


def sheet(rows: pd.DataFrame, lang: Lang = "en") -> Sheet:
    """Return the texts of :func:`annual_trade`, before they are dressed."""
    flows = [f for f in _FLOWS if f in set(rows["flow"])]
    grid = {(r["reference_period"], r["flow"]): r for r in records(rows)}
    if len(grid) != len(rows):
        raise ComparabilityError(
            "Two rows give one flow and period. Choose one vintage and one basis."
        )
    spans = sorted({p for p, _ in grid}, key=periods.bounds)
    told = _moved(grid, spans, lang)
    cells = _cells(grid, spans, flows, lang).assign(**told)
    runs = _runs(grid, flows)
    if runs:
        cells = pd.concat([cells, _foot(runs, cells, lang)], ignore_index=True)
    return Sheet(
        name="annual_trade",
        lang=lang,
        title=_title(rows, lang),
        subtitle=number_columns.basis_line(rows, lang),
        cells=cells,
        labels={
            "period": say("column.period", lang),
            **_headers(flows, lang),
            **{column: say(f"column.two_way.{column}", lang) for column in told},
        },
        sources=(
            wording.source_line(rows, lang, dated=False),
            *number_columns.ring_note(rows, lang),
            *note(told, lang),
        ),
        numbers=(*(flow.value for flow in flows), *told),
        beside=tuple(told),
        spanner=unit_header(number_columns.one(rows, "unit"), lang),
        notes=tuple(_notes(grid, spans, lang)),
        sparks=tuple(
            (flow, len(spans), line)
            for flow, row in runs.items()
            if (line := spark(row["run"], row["unit"], lang))
        ),
    )


def _runs(grid: number_columns.Grid, flows: list[Flow]) -> dict[str, dict[str, Any]]:
    """Return the row of each flow that bears its run of years."""
    found = {
        flow: row
        for (_, flow), row in grid.items()
        if isinstance(row.get("run"), tuple) and row["run"]
    }
    return {flow.value: found[flow] for flow in flows if flow in found}


def _foot(
    runs: dict[str, dict[str, Any]], cells: pd.DataFrame, lang: Lang
) -> pd.DataFrame:
    """Return the row under the years, which bears the line of each column."""
    years = [period for row in runs.values() for period, _ in row["run"]]
    named = wording.period(f"{min(years)}/{max(years)}", lang)
    return pd.DataFrame([dict.fromkeys(cells.columns, "") | {"period": named}])


def _moved(
    grid: number_columns.Grid, spans: list[str], lang: Lang
) -> dict[str, list[str]]:
    """Return the columns of how two-way trade moved, where the rows say it."""
    both = [grid.get((span, Flow.TWO_WAY), {}) for span in spans]
    held = pd.DataFrame([
        {name: row.get(name) for name in _MOVED if name in row} for row in both
    ])  # fmt: skip
    return moved(held, lang) if set(_MOVED) <= {*held.columns} else {}


def data(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows behind :func:`annual_trade`, by period and flow."""
    order = {flow.value: n for n, flow in enumerate(_FLOWS)}
    return number_columns.behind(
        rows.sort_values(
            ["reference_period", "flow"],
            key=lambda c: c.map(order) if c.name == "flow" else c,
            kind="stable",
        )
    )


def _title(rows: pd.DataFrame, lang: Lang) -> str:
    reporter, partner = (number_columns.one(rows, c) for c in ("reporter", "partner"))
    measure = label("measures", number_columns.one(rows, "measure"), lang)
    return say(
        "annual_trade.title",
        lang,
        measure=wording.sentence(measure),
        pair=wording.pair(reporter, partner, lang),
    )


def _headers(flows: list[Flow], lang: Lang) -> dict[str, str]:
    return {f.value: wording.sentence(label("flows", f, lang)) for f in flows}


def _cells(
    grid: number_columns.Grid, spans: list[str], flows: list[Flow], lang: Lang
) -> pd.DataFrame:
    columns = {"period": [wording.period(span, lang) for span in spans]}
    for flow in flows:
        texts = [
            number_columns.marked(grid[span, flow], lang)
            if (span, flow) in grid
            else say("missing", lang)
            for span in spans
        ]
        columns[flow.value] = number_columns.aligned(texts, lang)
    return pd.DataFrame(columns)


def _notes(
    grid: number_columns.Grid, spans: list[str], lang: Lang
) -> list[tuple[str, int, str]]:
    marked = [
        (flow, spans.index(span), number_columns.remark(row, lang))
        for (span, flow), row in grid.items()
    ]
    return [note for note in sorted(marked, key=lambda n: n[1]) if note[2]]
