"""The arithmetic of a month of the Korea Tourism Organization, checked cell by cell.

All 118 files that were seen (2010-01 to 2015-12, 2017-01 to 2020-10) keep it exactly:
purposes add up to the total, nationalities to their continent, continents to all, and
growth and share follow from the numbers beside them. A file that does not was altered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cktrade.readers.workbook import Sheet

#: Rows under which the nationalities of a continent stand.
CONTINENTS = frozenset(
    {
        "X-ASIA",
        "X-AMERICAS",
        "X-EUROPE",
        "X-OCEANIA",
        "X-AFRICA",
        "X-OTHER-CONTINENTS",
        "X-OVERSEAS-KOREANS-TOTAL",
    }
)
_PURPOSES = range(1, 6)
_TOTAL, _LAST_YEAR, _GROWTH, _SHARE = 6, 7, 8, 9
_ROUNDING = 0.05 + 1e-9
_COMPARE = "Compare the cell with the organization's own file."


def check(cells: Sheet, partners: dict[int, str]) -> None:
    """Refuse a sheet whose own arithmetic does not hold.

    Parameters
    ----------
    cells : Sheet
        The sheet.
    partners : dict
        Row → economy; the last row is the total of all.

    Raises
    ------
    FormatError
        Naming the first cell that is no whole number, or not the sum, growth or share
        that the cells beside it give.

    """
    *nationalities, total = partners
    counted = [(row, range(1, _GROWTH)) for row in nationalities]
    counted += [(row, range(1, _LAST_YEAR)) for row in (total, total + 1)]
    for row, columns in counted:
        _check_whole(cells, row, columns)
        _check_sum(cells, row, _TOTAL, [(row, column) for column in _PURPOSES])
    _check_continents(cells, partners)
    _check_derived(cells, nationalities, total)


def _check_whole(cells: Sheet, row: int, columns: Iterable[int]) -> None:
    for column in columns:
        if type(cells.rows[row][column]) is not int or _number(cells, row, column) < 0:
            raise cells.fault(row, column, "a whole number of arrivals", _COMPARE)


def _check_continents(cells: Sheet, partners: dict[int, str]) -> None:
    *nationalities, total = partners
    heads = [row for row in nationalities if partners[row] in CONTINENTS]
    if heads[:1] != nationalities[:1]:
        raise cells.fault(nationalities[0], 0, "a continent's subtotal", _COMPARE)
    for head, after in zip(heads, [*heads[1:], total], strict=True):
        for column in range(1, _GROWTH):
            parts = [(row, column) for row in range(head + 1, after)]
            _check_sum(cells, head, column, parts)
    for column in range(1, _LAST_YEAR):
        _check_sum(cells, total, column, [(head, column) for head in heads])
    _check_sum(cells, total + 1, _TOTAL, [(head, _LAST_YEAR) for head in heads])


def _check_sum(
    cells: Sheet, row: int, column: int, parts: Sequence[tuple[int, int]]
) -> None:
    expected = sum(_number(cells, *part) for part in parts)
    if _number(cells, row, column) != expected:
        first, last = cells.address(*parts[0]), cells.address(*parts[-1])
        words = f"{expected:.0f}, the sum of {first} to {last}"
        raise cells.fault(row, column, words, _COMPARE)


def _check_derived(cells: Sheet, nationalities: Sequence[int], total: int) -> None:
    everyone = _number(cells, total, _TOTAL)
    for row in nationalities:
        now, before = (_number(cells, row, c) for c in (_TOTAL, _LAST_YEAR))
        _check_percent(cells, (row, _GROWTH), now - before, before)
        _check_percent(cells, (row, _SHARE), now, everyone)
    for column in range(1, _LAST_YEAR):
        now, before = (_number(cells, row, column) for row in (total, total + 1))
        _check_percent(cells, (total + 2, column), now - before, before)
        _check_percent(cells, (total + 3, column), now, everyone)


def _check_percent(
    cells: Sheet, place: tuple[int, int], part: float, whole: float
) -> None:
    """Compare a printed percentage; over nothing there is none to compare."""
    printed = cells.rows[place[0]][place[1]]
    if printed is None and not whole:
        return
    if not isinstance(printed, int | float):
        raise cells.fault(*place, "a percentage", _COMPARE)
    if whole and abs(100 * part / whole - printed) > _ROUNDING:
        expected = f"{100 * part / whole:.1f} %, from the numbers beside it"
        raise cells.fault(*place, expected, _COMPARE)


def _number(cells: Sheet, row: int, column: int) -> float:
    return cast("float", cells.rows[row][column])
