"""Where South Korea stood among Canada's partners in goods, year by year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from cktrade import wording
from cktrade.errors import NotHeldError
from cktrade.exhibits.key_rows import record_of, row_of
from cktrade.exhibits.plot import Plot, over_time
from cktrade.exhibits.trade.partner_fields import OURS, fields
from cktrade.record.rank_field import Field, ranked
from cktrade.vocabulary import Flow, label
from cktrade.wording.brief_texts import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cktrade.record.record import Record
    from cktrade.vocabulary import Lang

NAME, KIND = "rank-over-time", "chart"
QUESTION = "Where did South Korea stand, year by year?"
CHAPTER, PLACE = "trade", 35
_CUSTOMS, _BALANCE = "customs", "balance_of_payments"
_ROLES = ((_CUSTOMS, "first", "third"), (_BALANCE, "second", "others"))
_TEN = 10


def rows(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return South Korea's place on both bases, and its rivals' on the customs basis.

    Returns
    -------
    DataFrame
        One row a partner, basis and year: ``value`` is the best place that the record
        allows, ``low`` to ``high`` reach to the worst; ``competitors`` says how many
        the table names. Rivals are the ten largest partners of the newest year.

    """
    record = record_of(tables)
    customs, balance = fields(record, _CUSTOMS), fields(record, _BALANCE)
    rivals = set(_largest(customs[max(customs)]) if customs else [])
    placed = [
        _placed(one, code, year, record)
        for held, beside in ((customs, rivals), (balance, set[str]()))
        for year, whole in held.items()
        for code, one in _seen_by(whole, beside)
    ]
    if not placed:
        raise NotHeldError(
            "No table of that day names enough of Canada's partners for a rank; a "
            "later as_of holds more."
        )
    return pd.DataFrame(placed)


def _largest(whole: Field) -> list[str]:
    each = {OURS: whole.own, **whole.others}
    known = [code for code, number in each.items() if not pd.isna(number.value)]
    return sorted(known, key=lambda code: -each[code].value)[:_TEN]


def _seen_by(whole: Field, rivals: set[str]) -> Iterator[tuple[str, Field]]:
    """Yield the field as South Korea sees it, and as each rival does."""
    yield OURS, whole
    for code in sorted(rivals & {*whole.others}):
        rest = {c: n for c, n in whole.others.items() if c != code}
        own = whole.others[code]
        yield code, replace(whole, own=own, others={OURS: whole.own, **rest})


def _placed(one: Field, code: str, year: str, record: Record) -> dict[str, object]:
    placed = ranked(one, f"rank({one.own.key})")
    return row_of(placed, record) | {
        "partner": code, "flow": Flow.TWO_WAY.value, "reference_period": year,
        "competitors": len(one.others),
    }  # fmt: skip


def plot(rows: pd.DataFrame, lang: Lang) -> Plot:
    """Return South Korea's best place on each basis, and the worst beside it."""
    ours = rows[rows["partner"].eq(OURS)]
    parts = []
    for basis, best, worst in _ROLES:
        at = _gaps_shown(ours[ours["basis"].eq(basis)])
        name = wording.sentence(label("bases", basis, lang))
        low = say("rank_over_time.worst", lang, basis=name)
        ends = at.assign(value=at["high"].where(at["high"].ne(float("inf"))))
        parts += [(name, best, at), (low, worst, ends)] if len(at) else []
    drawn = over_time(parts, lang, ranks=True)
    return replace(drawn, subtitle=say("rank_over_time.plotted", lang))


def _gaps_shown(rows: pd.DataFrame) -> pd.DataFrame:
    """Give every year between the first and the last a row, so that no line spans."""
    if rows.empty:
        return rows
    years = [int(year) for year in rows["reference_period"]]
    every = [str(year) for year in range(min(years), max(years) + 1)]
    whole = rows.set_index("reference_period").reindex(every).reset_index()
    return whole.fillna({"unit": "rank", "precision": 1.0})
