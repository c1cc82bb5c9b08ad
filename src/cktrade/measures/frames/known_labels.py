"""Labels that a caller names, looked up before they silently find nothing."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

import narwhals as nw

from cktrade.errors import ComparabilityError, VocabularyError
from cktrade.measures.frames.demands import rows_of
from cktrade.vocabulary import codelist, economies

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: how many labels a refusal names
_SHOWN = 8


def labels_of(frame: nw.LazyFrame[Any], column: str) -> list[str]:
    """Return every label of a column, as text, once."""
    text = nw.col(column).cast(nw.String()).alias("_ck_label")
    found = [row["_ck_label"] for row in rows_of(frame.select(text).unique())]
    return sorted(label for label in found if label is not None)


def require_flows(
    measure: str, column: str, held: Sequence[str], wanted: Mapping[str, str]
) -> None:
    """Refuse rows in which the flows asked for go by other names.

    Rows of one flow only are right: the other is then missing, and ``reason`` says so.

    Raises
    ------
    ComparabilityError
        If no row has any of the flows, or one is there under a like name.

    """
    lacking = {name: label for name, label in wanted.items() if label not in held}
    other = [x for x in held if x not in wanted.values() and x not in codelist("flows")]
    like = {name: near(label, other) for name, label in lacking.items()}
    if held and (len(lacking) == len(wanted) or any(like.values())):
        _refuse(measure, column, held, lacking, like)


def require_label(
    measure: str, column: str, held: Sequence[str], wanted: Mapping[str, Sequence[str]]
) -> None:
    """Refuse a member of a column that no row has.

    Parameters
    ----------
    measure, column : str
        Who asks, and of which column.
    held : sequence of str
        The labels that it has.
    wanted : mapping
        The parameters of the measure, and the labels that the caller gave for each.

    Raises
    ------
    ComparabilityError
        If there are rows, and one of the labels is not among them.

    """
    lacking = {n: x for n, given in wanted.items() for x in given if x not in held}
    if held and lacking:
        like = {name: near(label, held) for name, label in lacking.items()}
        _refuse(measure, column, held, lacking, like)


def near(label: str, held: Sequence[str]) -> str:
    """Return the label that was probably meant, or ``""``."""
    folded = {other.casefold().strip(): other for other in reversed(held)}
    mine = label.casefold().strip()
    same = [x for x in held if _economy(x) and _economy(x) == _economy(label)]
    close = difflib.get_close_matches(mine, folded, n=1, cutoff=0.75)
    found = [
        *filter(None, [folded.get(mine)]),
        *same,
        *(folded[name] for name in close),
    ]
    return found[0] if found else ""


def _economy(label: str) -> str:
    try:
        return economies.resolve(label)
    except VocabularyError:
        return ""


def _refuse(
    measure: str,
    column: str,
    held: Sequence[str],
    lacking: Mapping[str, str],
    like: Mapping[str, str],
) -> None:
    shown = ", ".join(map(repr, held[:_SHOWN])) + (" …" if len(held) > _SHOWN else "")
    expected = " and ".join(repr(label) for label in lacking.values())
    hints = [
        f"found {other!r}; did you mean {lacking[name]!r}? Say {name}={other!r}."
        for name, other in like.items()
        if other
    ]
    ask = ", ".join(f"{name}=" for name in lacking)
    raise ComparabilityError(
        f"{measure}: expected {expected} in {column!r}, found {shown}. "
        + (" ".join(hints) or f"Name the rows' own label with {ask}.")
    )
