"""Rows as series in time: how the measures of movement open a frame."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic

import narwhals as nw
from narwhals.typing import IntoFrameT

from cktrade.errors import PeriodError
from cktrade.measures.frames import ordinals
from cktrade.measures.frames.aggregation import HOW, NOT_ADDED, how, may_be_added
from cktrade.measures.frames.defaults import Names, apart, kinds, listed
from cktrade.measures.frames.demands import Demand, refuse
from cktrade.measures.frames.opening import Opened, open_rows
from cktrade.measures.frames.provenance import PROVENANCE, with_provenance
from cktrade.measures.frames.rules import alike, countable, one_frequency

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Series(Generic[IntoFrameT]):
    """Opened rows, and what makes a series of them.

    Attributes
    ----------
    opened : Opened
        The rows.
    by : list of str
        What makes a series, as the caller sees it; may be empty.
    like : list of str
        What holds one value in each series.

    """

    opened: Opened[IntoFrameT]
    by: list[str]
    like: list[str]

    @property
    def frame(self) -> nw.LazyFrame[Any]:
        """The rows."""
        return self.opened.frame

    @property
    def keys(self) -> list[str]:
        """What makes a series, never empty."""
        return self.opened.keys(self.by)

    def one_row_each(
        self, frame: nw.LazyFrame[Any], columns: Sequence[str]
    ) -> IntoFrameT:
        """Return a result that has one row for each series, with its provenance."""
        told = with_provenance(frame, self.frame, self.keys)
        chosen = [*self.by, *self.like, *columns, *self.opened.held(PROVENANCE)]
        return self.opened.close(told, chosen, self.by)


def open_series(
    measure: str,
    rows: IntoFrameT,
    names: Names,
    *,
    adds: Sequence[str] = (),
    aggregation: str | None = NOT_ADDED,
) -> Series[IntoFrameT]:
    """Open rows as series, and refuse those that cannot be set one after another.

    Parameters
    ----------
    measure : str
        Who asks.
    rows : dataframe
        Of any kind.
    names : Names
        What the caller calls the columns.
    adds : sequence of str
        Columns that the result adds.
    aggregation : {'sum', 'mean'}, optional
        What the caller says of adding over time, if the measure does; the frame then
        says in ``_ck_how`` how each series may be added.

    """
    given = [*listed(names.by), *listed(names.like)]
    opened = open_rows(
        rows,
        numbers=[names.value],
        needs=[names.period, *given],
        adds=adds,
        period=names.period,
    )
    rules = [countable(names.period), one_frequency(names.period)]
    if aggregation != NOT_ADDED:
        said = how(opened, aggregation)
        opened = replace(opened, frame=opened.frame.with_columns(said.alias(HOW)))
        rules.append(may_be_added(said))
    by = apart(opened, names.by)
    like = kinds(opened, names.like, by)
    if names.check:
        shown = [*like, names.value]
        rules += map(alike, like)
        refuse(
            opened.frame, Demand(measure, opened.keys(by), [names.period], rules, shown)
        )
    return Series(opened, by, like)


def require_one_frequency(
    measure: str,
    opened: Opened[Any],
    by: Sequence[str],
    within: Sequence[str],
    names: Names,
) -> None:
    """Refuse periods that cannot be counted, or of several frequencies in one group."""
    rules = [countable(names.period), one_frequency(names.period)]
    keys = [*within, names.period]
    refuse(opened.frame, Demand(measure, opened.keys(by), keys, rules, [names.value]))


def on_year(on: str) -> bool:
    """Say whether to compare with a year earlier, rather than with the period before.

    Raises
    ------
    PeriodError
        If it is neither ``year`` nor ``period``.

    """
    if on not in ("year", "period"):
        raise PeriodError(f"on={on!r}: expected 'year' or 'period' (the one before).")
    return on == "year"


def earlier(
    frame: nw.LazyFrame[Any],
    keys: Sequence[str],
    *,
    value: str,
    period: str,
    on_year: bool,
) -> nw.LazyFrame[Any]:
    """Set beside each row the value of the period before, or of a year earlier.

    A neighbour in the table that is not the neighbour in time gives nothing: a gap is
    never bridged. Adds ``earlier`` and ``_ck_near``, whether that earlier row exists.
    """
    placed = frame.with_columns(*_place(frame, period, on_year=on_year))
    places = [*keys, *(["_ck_season"] if on_year else [])]
    shifted = placed.with_columns(
        nw.col(name).shift(1).over(*places, order_by="_ck_at").alias(f"_ck_before_{i}")
        for i, name in enumerate(("_ck_at", value))
    )
    near = nw.col("_ck_at") - nw.col("_ck_before_0") == 1
    return shifted.with_columns(
        nw.when(near).then(nw.lit(1)).otherwise(nw.lit(0)).alias("_ck_near"),
        nw.when(near).then(nw.col("_ck_before_1")).alias("earlier"),
    )


def _place(
    frame: nw.LazyFrame[Any], period: str, *, on_year: bool
) -> tuple[nw.Expr, nw.Expr]:
    """Return each row's place in time, and what tells the lines of a series apart.

    Years that are whole numbers need not go through text, which is slow for millions.
    """
    if frame.collect_schema()[period].is_integer():
        at, season = nw.col(period), nw.lit(1)
    else:
        at = ordinals.year(period) if on_year else ordinals.ordinal(period)
        season = ordinals.season(period)
    return at.alias("_ck_at"), season.alias("_ck_season")
