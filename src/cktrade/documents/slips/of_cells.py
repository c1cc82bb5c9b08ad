"""Slips that a row's own cells show: a measure that no such unit counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cktrade.errors import PeriodError
from cktrade.vocabulary import codelist
from cktrade.vocabulary.periods import bounds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from cktrade.documents.slips.of_words import Fault

_AHEAD = {"target", "quota", "budget", "duration", "frequency"}


def of_cells(row: Mapping[str, Any], published: date | None) -> Iterator[Fault]:
    """Yield the slips that the cells of a row show by themselves.

    Parameters
    ----------
    row : mapping
        A row of the claims table.
    published : datetime.date or None
        The last day on which the document can have been published.

    """
    measure, flow, unit = (str(row[key]) for key in ("measure", "flow", "unit"))
    topic = codelist("measures").get(measure, {}).get("topic", "context")
    forms = codelist("topic_forms")
    form = forms.get(measure) or forms.get(topic)
    if form is not None:
        kind = codelist("units").get(unit, {}).get("kind", "other")
        factor = unit == "count" and str(row["statistic"]) in {"growth", "count"}
        if kind not in form["kinds"].split(";") and not factor:
            yield "unit", f"{measure} is not counted in it", unit
        if flow not in form["flows"].split(";"):
            yield "flow", f"{measure} has no such flow", flow
    if published is not None and str(row["statistic"]) not in _AHEAD:
        yield from _future(str(row["reference_period"]), published)


def _future(period: str, published: date) -> Iterator[Fault]:
    try:
        first = bounds(period)[0]
    except PeriodError:
        return
    if first > published:
        yield (
            "reference_period",
            f"the document was published by {published.isoformat()}",
            period,
        )
