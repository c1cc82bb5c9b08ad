"""The years of each partner's trade, from the one table that has most of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cktrade.exhibits.moves import moves
from cktrade.exhibits.trade.bilateral_series import GOODS, shared_years
from cktrade.record.answer import number_of
from cktrade.vocabulary import Flow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from cktrade.record.record import Record, Row

    Run = tuple[tuple[str, float | None], ...]


def with_runs(rows: pd.DataFrame, record: Record) -> pd.DataFrame:
    """Set beside partners without a run of years that of another table, and whose.

    Parameters
    ----------
    rows : DataFrame
        Partners on one basis with ``run``, as
        :func:`cktrade.exhibits.moves.with_moves` returns them.
    record : Record
        The record that they came from.

    Returns
    -------
    DataFrame
        The same rows; if none had a run, each that of the table which has most of
        them, all over the same years. It is a line of its own, chained to nothing.
        ``run_source`` names its source, "" where there is none.

    """
    if any(rows["run"]):
        return rows
    basis = str(rows["basis"].iloc[0])
    held = record.series(**GOODS, basis=basis, flow=Flow.EXPORT.value)
    tables = [record.kin(row) for row in held if record.official(row)]
    each = [_runs([*rows["partner"]], table, record) for table in tables]
    most = max(each, key=lambda found: sum(bool(run) for run, _ in found), default=None)
    if most is None:
        return rows
    start = max((run[0][0] for run, _ in most if run), default="")
    end = min((run[-1][0] for run, _ in most if run), default="")
    alike = [tuple(p for p in run if start <= p[0] <= end) for run, _ in most]
    told: dict[str, Any] = {"run": alike, "run_source": [s for _, s in most]}
    return rows.assign(**told)


def _runs(
    partners: Sequence[str], table: Mapping[str, Row], record: Record
) -> list[tuple[Run, str]]:
    """Return the run of each partner in a table of exports by partner."""
    return [_run(table[p], record) if p in table else ((), "") for p in partners]


def _run(export: Row, record: Record) -> tuple[Run, str]:
    """Return the years of exports and imports together, and their source."""
    series = str(export["series"])
    imports = series.replace(".export.", ".import.")
    years = shared_years(record, series, imports)
    if not years:
        return (), ""
    number = number_of(f"{series}@{years[-1]} + {imports}@{years[-1]}", record)
    run = moves(number, record).run
    return run, str(number.cells[0]["source"]) if run else ""
