"""How a series may be added over time: the caller, the rows or the code list says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from cktrade.errors import ComparabilityError
from cktrade.measures.frames.rules import Rule
from cktrade.vocabulary import Aggregation, codelist

if TYPE_CHECKING:
    from cktrade.measures.frames.opening import Opened

#: the column that says of each row how its series may be added
HOW = "_ck_how"
#: what a measure says that adds nothing over time
NOT_ADDED = "not added"


def how(opened: Opened[Any], aggregation: str | None) -> nw.Expr:
    """Return how each row's series may be added over time: sum, mean or none.

    Parameters
    ----------
    opened : Opened
        The rows.
    aggregation : {'sum', 'mean'}, optional
        What the caller says; else a column ``aggregation``, else what
        ``codelists/measures.csv`` says of the column ``measure``.

    Raises
    ------
    ComparabilityError
        If nobody says, or the caller says none.

    """
    if aggregation is not None:
        if aggregation not in (Aggregation.SUM, Aggregation.MEAN):
            raise ComparabilityError(
                f"aggregation={aggregation!r}: expected 'sum' (flows) or 'mean' "
                "(averages). Unique persons, stocks and rates never add up over time."
            )
        return nw.lit(str(aggregation))
    if "aggregation" in opened.columns:
        return nw.col("aggregation")
    if "measure" in opened.columns:
        return _of_measure()
    raise ComparabilityError(
        "Nobody says how these numbers may be added over time: the rows have no column "
        "'measure' or 'aggregation'. Give aggregation='sum' (flows), or 'mean'."
    )


def _of_measure() -> nw.Expr:
    said: nw.Expr = nw.lit(str(Aggregation.NONE))
    for kind in (Aggregation.SUM, Aggregation.MEAN):
        rows = codelist("measures").items()
        names = [code for code, row in rows if row["aggregation"] == kind]
        holds = nw.col("measure").is_in(names)
        said = nw.when(holds).then(nw.lit(str(kind))).otherwise(said)
    return said


def may_be_added(said: nw.Expr) -> Rule:
    """Ask for series that may be added over time."""
    addable = said.is_in([str(Aggregation.SUM), str(Aggregation.MEAN)])
    return Rule(
        marks={"_ck_addable": addable.cast(nw.Int64())},
        broken=nw.col("_ck_addable_low") == 0,
        wrong=lambda _: "these numbers are never added over time",
        culprits=lambda _: [nw.col("_ck_addable") == 0],
        advice="Unique persons, stocks and rates of several months are not those of "
        "the year: take the agency's own annual figure, or quote one period.",
    )


def combined(total: str, parts: nw.Expr | int) -> nw.Expr:
    """Return the sum, or the mean over so many parts, as each row's series allows."""
    said = nw.col(HOW)
    mean = nw.when(said == Aggregation.MEAN.value).then(nw.col(total) / parts)
    return nw.when(said == Aggregation.SUM.value).then(nw.col(total)).otherwise(mean)
