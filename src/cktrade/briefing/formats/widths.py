"""How a table's columns share the width of a page: more words, more of it."""

from __future__ import annotations

#: Their last column is a paragraph, which stands below the row, as wide as the table.
TOLD_BELOW = frozenset({"verdicts"})
_RELATIVE: dict[str, tuple[float, ...]] = {
    "verdicts": (4, 4, 2.4, 5, 2.6),
    "at-a-glance": (5, 2.4, 5, 2, 1.3),
    "timeline": (2.3, 5.2, 3.2, 1.5),
    "documents": (4, 4, 2.4, 5.6),
    "sources": (3, 6, 2.6, 3.2),
    "people": (3.6, 1.8, 1.5, 1.4, 2.2, 1.3, 1.3, 1.4),
}


def shares_of(table: str) -> tuple[float, ...]:
    """Return the shares of a table's columns; none if they are alike.

    Examples
    --------
    >>> shares_of("sources")
    (3, 6, 2.6, 3.2)

    """
    return _RELATIVE.get(table, ())
