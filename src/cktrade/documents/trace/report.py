"""The report of a trace, as plain lines for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cktrade.documents.trace.documents import Trace


def render(found: Trace) -> str:
    """Return what tracing found, as text.

    Parameters
    ----------
    found : Trace
        The result of :func:`cktrade.documents.trace.trace`.

    Returns
    -------
    str
        Faults, then uncovered numbers with the words around them, then a line that
        counts; no line break at the end.

    Examples
    --------
    >>> from cktrade.documents.trace import Trace
    >>> rows = {"claims": 9, "events": 3, "ignored": 4}
    >>> print(render(Trace(("gac",), rows, (), ())))
    1 document: 9 claims, 3 events, 4 ignored numbers.
    Every row stands at its place, and no number of the text is uncovered.

    """
    return "\n".join([*_faults(found), *_uncovered(found), _counts(found), _sum(found)])


def _faults(found: Trace) -> Iterator[str]:
    for fault in found.faults:
        yield f"Fault: {fault}\n"


def _uncovered(found: Trace) -> Iterator[str]:
    rows = [(u.document, u.locator, u.token, u.context) for u in found.uncovered]
    if not rows:
        return
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    yield "Numbers that no claim, event or ignored.csv covers:"
    for *cells, context in rows:
        padded = (f"{c:<{w}}" for c, w in zip(cells, widths, strict=True))
        yield f"  {'  '.join(padded)}  … {context} …"
    yield ""


def _counts(found: Trace) -> str:
    rows = found.rows
    return (
        f"{_plural(len(found.documents), 'document')}: "
        f"{_plural(rows['claims'], 'claim')}, {_plural(rows['events'], 'event')}, "
        f"{_plural(rows['ignored'], 'ignored number')}."
    )


def _sum(found: Trace) -> str:
    if found.clean:
        return "Every row stands at its place, and no number of the text is uncovered."
    faults, uncovered = len(found.faults), len(found.uncovered)
    return f"{_plural(faults, 'fault')}, {_plural(uncovered, 'uncovered number')}."


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
