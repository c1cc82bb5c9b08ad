"""Rows as members of a whole: how the measures of position open a frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic

from narwhals.typing import IntoFrameT

from cktrade.measures.frames.defaults import PERIOD, Names, apart, kinds, listed
from cktrade.measures.frames.demands import Demand, refuse
from cktrade.measures.frames.known_labels import labels_of, require_label
from cktrade.measures.frames.opening import Opened, open_rows
from cktrade.measures.frames.provenance import PROVENANCE, with_provenance
from cktrade.measures.frames.rules import Rule, alike, not_negative, one_level
from cktrade.measures.frames.wholes import no_whole

if TYPE_CHECKING:
    import narwhals as nw


@dataclass(frozen=True, kw_only=True)
class Measure:
    """What a measure makes of rows that are members of wholes.

    Attributes
    ----------
    name : str
        Who asks.
    of : str or sequence of str
        What tells members apart.
    but : sequence of str
        Columns that are neither kept apart nor alike: the measure treats them itself.
    also : sequence of str
        Columns that are kept apart whatever the caller says.
    alike : sequence of str
        Columns that must not differ in a whole, whatever the caller says.
    numbers : sequence of str
        Further columns that must hold numbers.
    adds : sequence of str
        Columns that the result adds.
    whole : str or None
        The member that is a published total; aggregates may then stand with parts.
    whole_is : str
        What the caller calls that parameter.
    products : sequence of str
        Those of the columns ``of`` that are of products, whatever they are called.
    floor : bool
        Whether numbers below zero are refused.

    """

    name: str
    of: str | Sequence[str]
    but: Sequence[str] = ()
    also: Sequence[str] = ()
    alike: Sequence[str] = ()
    numbers: Sequence[str] = ()
    adds: Sequence[str] = ()
    whole: str | None = None
    whole_is: str = "total"
    products: Sequence[str] = ()
    floor: bool = True


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
        self,
        frame: nw.LazyFrame[Any],
        columns: Sequence[str],
        *,
        of: Sequence[str] = (),
    ) -> IntoFrameT:
        """Return one row for each whole, or each member of one, with provenance."""
        told = with_provenance(frame, self.frame, self.keys)
        keys = [*of, *self.by]
        chosen = [*keys, *self.like, *columns, *self.opened.held(PROVENANCE)]
        return self.opened.close(told, chosen, keys)


def open_members(
    measure: Measure, rows: IntoFrameT, names: Names
) -> Members[IntoFrameT]:
    """Open rows as members of wholes, and refuse those that make none.

    Rows without a column of periods, where none was named, are of one period.

    Parameters
    ----------
    measure : Measure
        Who asks, and for what.
    rows : dataframe
        Of any kind.
    names : Names
        What the caller calls the columns.

    """
    of, also = listed(measure.of), listed(measure.also)
    given = [*of, *also, *measure.alike, *listed(names.by), *listed(names.like)]
    needed = [*given, *([names.period] if names.period != PERIOD else [])]
    numbers = [names.value, *measure.numbers]
    opened = open_rows(
        rows, numbers=numbers, needs=needed, adds=measure.adds, period=names.period
    )
    beyond = [*of, *measure.but, "series", names.period]
    chosen = [*apart(opened, names.by, but=beyond), *also]
    by = [*dict.fromkeys([*chosen, *opened.held([names.period])])]
    said = kinds(opened, names.like, by, but=beyond)
    like = [*dict.fromkeys([*said, *measure.alike])]
    members = Members(opened, by, of, like)
    if names.check:
        _refuse(measure, members, numbers, names.period)
    return members


def _refuse(
    measure: Measure, members: Members[Any], numbers: Sequence[str], period: str
) -> None:
    """Refuse rows that make no whole, by small queries."""
    opened, of, like = members.opened, members.of, members.like
    rules: list[Rule] = [*map(alike, like)]
    rules += map(not_negative, numbers) if measure.floor else ()
    if measure.whole is None:
        dated = next(iter(opened.held([period])), None)
        for part in of:
            products = part in measure.products
            held = labels_of(opened.frame, part)
            rules += [*no_whole(part, held, dated, products=products), one_level(part)]
    else:
        held = labels_of(opened.frame, of[0])
        wanted = {measure.whole_is: [measure.whole]}
        require_label(measure.name, of[0], held, wanted)
    shown = [*like, *numbers]
    refuse(opened.frame, Demand(measure.name, members.keys, of, rules, shown))
