"""A block of a notebook, or one sentence where the record holds nothing for it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from cktrade.errors import NotHeldError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def where_held() -> Iterator[None]:
    """Run a block as far as the record reaches, and say in a sentence where it ends.

    A notebook of an earlier ``as_of`` meets numbers that were not yet released. What
    the record does not hold ends the block and is printed; every other fault is raised
    as ever.

    Examples
    --------
    >>> import cktrade as ck
    >>> with ck.where_held():
    ...     ck.charts.students_ranked(ck.rows("students-ranked", as_of="2016-01-01"))
    Nothing of it is in the record of that day; a later as_of holds more.

    """
    try:
        yield
    except NotHeldError as absent:
        print(absent)  # noqa: T201 -- the sentence is for the reader of a notebook
