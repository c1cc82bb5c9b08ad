"""Rows of a reader's own, or as a measure returns them, made ready to be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from cktrade.errors import DrawingError
from cktrade.schemas.any_frame import as_pandas
from cktrade.vocabulary import Flow

if TYPE_CHECKING:
    from collections.abc import Sequence

#: the columns that ``ck.balance`` returns, and the flow that each is
SIDES = {"exports": Flow.EXPORT, "imports": Flow.IMPORT, "balance": Flow.BALANCE}


def of_flows(
    rows: Any,  # noqa: ANN401 -- any dataframe
    chart: str,
    columns: Sequence[str],
    source: str,
) -> pd.DataFrame:
    """Return rows of flows that a chart can draw, one flow a row.

    Parameters
    ----------
    rows : dataframe
        pandas, Polars or PyArrow: rows of the wide table, or what ``ck.balance``
        returned, with the flows side by side.
    chart : str
        Who asks, for the message.
    columns : sequence of str
        What it needs besides ``flow`` and ``value``.
    source : str
        What the source line says instead of the rows' own sources; empty: theirs.

    Raises
    ------
    DrawingError
        If a column is lacking, or nobody says where the numbers come from: all that is
        lacking is named at once.

    Examples
    --------
    >>> found = pd.DataFrame({"reference_period": ["2018"], "exports": [3.0],
    ...                       "imports": [4.0], "balance": [-1.0]})
    >>> of_flows(found, "two_way_trade", ["reference_period"], "My survey")[
    ...     ["flow", "value", "document"]].to_numpy().tolist()
    [['export', 3.0, 'My survey'], ['import', 4.0, 'My survey'],
     ['balance', -1.0, 'My survey']]

    """
    held = as_pandas(rows, what="rows to draw")
    beside = "flow" not in held.columns and any(side in held.columns for side in SIDES)
    flows = [*SIDES] if beside else ["flow", "value"]
    lacking = [c for c in [*flows, *columns] if c not in held.columns]
    unsaid = not source and not {"source", "document"} & {*held.columns}
    if lacking or unsaid:
        raise DrawingError(_advice(chart, [*flows, *columns], lacking, unsaid=unsaid))
    told = _one_a_row(held) if beside else held
    if not source:
        return told
    plain = told.drop(columns=["source", "vintage"], errors="ignore")
    return plain.assign(document=source, citation=source)


def _advice(
    chart: str, wanted: Sequence[str], lacking: Sequence[str], *, unsaid: bool
) -> str:
    said = [f"lacking {', '.join(lacking)}"] if lacking else []
    said += ["nobody says where the numbers come from"] if unsaid else []
    constant = [c for c in lacking if c in {"reporter", "partner", "unit"}]
    known = {"reporter": "CAN", "partner": "KOR", "unit": "CAD"}
    given = ", ".join(f'{c}="{known[c]}"' for c in constant)
    todo = [f"rows = rows.assign({given})"] if given else []
    todo += [f'charts.{chart}(rows, source="My survey")'] if unsaid else []
    ends = f" For example: {'; '.join(todo)}." if todo else " Add it to the rows."
    return (
        f"charts.{chart}: expected the columns {', '.join(wanted)} and a source; "
        f"{'; '.join(said)}.{ends}"
    )


def _one_a_row(held: pd.DataFrame) -> pd.DataFrame:
    """Set exports, imports and balance one under the other."""
    own = [name for side in SIDES for name in (side, f"{side}_valuation")]
    rest = held.drop(columns=[*own, "reason"], errors="ignore")
    parts = []
    for side, flow in SIDES.items():
        part = rest.assign(flow=flow.value, value=held[side])
        valued = held.get(f"{side}_valuation")
        if valued is not None:
            part = part.assign(valuation=valued)
        parts.append(part)
    told = pd.concat(parts, ignore_index=True)
    return told.fillna({"valuation": ""}) if "valuation" in told else told
