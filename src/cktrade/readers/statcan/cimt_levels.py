"""Whether the levels of one year of customs trade agree, to the dollar.

An archive holds the same trade by HS chapter, heading, subheading and finer. Nothing is
left out at any level, so that in every month each market has one total.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cktrade.errors import FormatError
from cktrade.vocabulary import codelist

if TYPE_CHECKING:
    import pandas as pd

    from cktrade.readers.raw_file import Raw


class _Level(NamedTuple):
    """A table, and what it has of each month and market."""

    table: str
    totals: pd.Series[int]


class Levels:
    """The levels met so far of each flow.

    Parameters
    ----------
    raw : Raw
        The archive, for messages.

    """

    def __init__(self, raw: Raw) -> None:
        self._raw = raw
        self._met: dict[str, _Level] = {}

    def demand(
        self, table: str, months: pd.Series, markets: pd.Series, values: pd.Series
    ) -> None:
        """Take a table, and refuse one that contradicts another level of its flow.

        Parameters
        ----------
        table : str
            Its number, e.g. ``ODPFN018``.
        months, markets : Series of str
            Of each row.
        values : Series of int
            Whole dollars.

        Raises
        ------
        FormatError
            Naming both tables, the first month and market that differ, and by what.

        """
        known = codelist("cimt_tables")[table]
        found = _Level(table, values.groupby([months, markets], sort=True).sum())
        held = self._met.setdefault(known["flow"], found)
        one, other = held.totals.align(found.totals, fill_value=0)
        differ = one.ne(other)
        if not differ.any():
            return
        many = int(differ.sum())
        month, market = one.index[int(differ.to_numpy().argmax())]
        here, there = int(other[(month, market)]), int(one[(month, market)])
        raise FormatError(
            f"{self._raw.path}, {table}: expected the totals of {held.table} in every "
            f"month and market; in {month}, {market}, found "
            f"{here:,} against {there:,}"
            f"{f', and {many - 1} more differ' if many > 1 else ''}. The levels of one "
            "release agree to the dollar: take all tables from the same release."
        )
