"""What the record does not hold is said in a sentence, and nothing else is hidden."""

from __future__ import annotations

import pytest

import cktrade as ck
from cktrade.errors import DrawingError, FormatError, NotHeldError, NothingToDrawError


def test_an_absence_ends_the_block_and_is_printed(capsys):
    """What stands before it has run, what stands after it has not."""
    ran = []

    with ck.where_held():
        ran.append("before")
        ck.rows("two-way-trade", as_of="2016-01-01")
        ran.append("after")

    assert ran == ["before"]
    assert "is not in the record of that day" in capsys.readouterr().out


def test_a_chart_of_no_rows_is_an_absence_too(capsys):
    """To be caught as a fault of drawing or as something not held."""
    nothing = ck.rows("two-way-trade").iloc[:0]

    with ck.where_held():
        ck.charts.two_way_trade(nothing)

    assert "there are no rows to draw" in capsys.readouterr().out
    assert issubclass(NothingToDrawError, (DrawingError,))
    assert issubclass(NothingToDrawError, (NotHeldError,))


@pytest.mark.parametrize("fault", [FormatError, KeyError, DrawingError])
def test_every_other_fault_is_raised(fault):
    """A slip of the notebook is no absence of the record."""
    with pytest.raises(fault), ck.where_held():
        raise fault("a slip")
