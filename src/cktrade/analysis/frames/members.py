"""Rows as members of a whole: how the measures of position open a frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic

from narwhals.typing import IntoFrameT

from cktrade.analysis.frames.defaults import PERIOD, Names, apart, kinds, listed
from cktrade.analysis.frames.demands import Demand, refuse
from cktrade.analysis.frames.opening import Opened, open_rows
from cktrade.analysis.frames.rules import (
    alike,
    no_aggregate,
    not_negative,
    one_level,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    import narwhals as nw


@dataclass(frozen=True)
class Members(Generic[IntoFrameT]):
    """Opened rows, and what makes a whole of them.

    Attributes
    ----------
    opened : Opened
        The rows.
    by : list of str
        What is kept apart, the period last; may be empty.
    of : list of str
        What tells the members of a whole apart.
    like : list of str
        What holds one value in each whole.

    """

    opened: Opened[IntoFrameT]
    by: list[str]
    of: list[str]
    like: list[str]

    @property
    def frame(self) -> nw.LazyFrame[Any]:
        """The rows."""
        return self.opened.frame

    @property
    def keys(self) -> list[str]:
        """What is kept apart, never empty."""
        return self.opened.keys(self.by)

    def one_row_each(
        self, frame: nw.LazyFrame[Any], columns: Sequence[str], *, of: Sequence[str] = ()
    ) -> IntoFrameT:
        """Return a result that has one row for each whole, or each member of one."""
        keys = [*of, *self.by]
        return self.opened.close(frame, [*keys, *self.like, *columns], keys)


def open_members(
    measure: str,
    rows: IntoFrameT,
    names: Names,
    *,
    of: str | Sequence[str],
    but: Sequence[str] = (),
    adds: Sequence[str] = (),
    whole: str | None = None,
    floor: bool = True,
) -> Members[IntoFrameT]:
    """Open rows as members of wholes, and refuse those that make none.

    Parameters
    ----------
    measure : str
        Who asks.
    rows : dataframe
        Of any kind.
    names : Names
        What the caller calls the columns. Rows without a column of periods, where none
        was named, are of one period.
    of : str or sequence of str
        What tells members apart.
    but : sequence of str
        Columns that are neither kept apart nor alike: the measure treats them itself.
    adds : sequence of str
        Columns that the result adds.
    whole : str, optional
        The member that is a published total; aggregates may then stand with parts.
    floor : bool
        Whether numbers below zero are refused.

    """
    members = listed(of)
    given = [*listed(names.by), *listed(names.like)]
    needed = [*members, *given, *([names.period] if names.period != PERIOD else [])]
    opened = open_rows(rows, numbers=[names.value], needs=needed, adds=adds)
    beyond = [*members, *but, "series", names.period]
    by = [*apart(opened, names.by, but=beyond), *opened.held([names.period])]
    like = kinds(opened, names.like, by, but=beyond)
    if names.check:
        rules = [*map(alike, like), *([not_negative(names.value)] if floor else [])]
        if whole is None:
            rules += [rule(part) for part in members for rule in (no_aggregate, one_level)]
        shown = [*like, names.value]
        refuse(opened, Demand(measure, opened.keys(by), members, rules, shown))
    return Members(opened, by, members, like)
