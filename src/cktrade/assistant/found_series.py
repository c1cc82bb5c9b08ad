"""Series of the record, found by words and told with what they mean."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from cktrade.datasets import cite, load
from cktrade.errors import NotHeldError, nearest
from cktrade.vocabulary import LANGUAGES, codelist

if TYPE_CHECKING:
    import pandas as pd

#: What fits into a context window beside a conversation.
_SERIES, _PERIODS = 20, 240
_DESCRIBED = (
    "series", "topic", "measure", "reporter", "partner", "flow", "product", "basis",
    "valuation", "adjustment", "unit", "first_period", "last_period", "evidence",
)  # fmt: skip


def search_series(words: str, limit: int = _SERIES) -> dict[str, Any]:
    """Return series of the record that fit some words, in any of the three languages.

    Parameters
    ----------
    words : str
        Such as ``exports South Korea customs``, ``유학 허가``, or a part of an id.
    limit : int
        How many at most, up to 20.

    Returns
    -------
    dict
        ``series``: each with its dimensions, unit, first and last period; ``more``.

    Raises
    ------
    NotHeldError
        If none fits.

    Examples
    --------
    >>> len(search_series("permanent residents South Korea", 3)["series"])
    3

    """
    asked = words.casefold().split()
    scored = [
        (sum(word in text for word in asked), -len(text), name)
        for name, text in _searchable().items()
    ]
    best = max((score for score, _, _ in scored), default=0)
    if not best:
        raise NotHeldError(f"No series of the record fits {words!r}.")
    fitting = [name for score, _, name in sorted(scored, reverse=True) if score == best]
    shown = fitting[: min(limit, _SERIES)]
    rows = described().loc[shown, [c for c in _DESCRIBED if c in described()]]
    return {"series": rows.to_dict("records"), "more": len(fitting) - len(shown)}


def get_series(
    series: str, start: str = "", end: str = "", as_of: str = ""
) -> dict[str, Any]:
    """Return the numbers of one series, with what they mean.

    Parameters
    ----------
    series : str
        An id as :func:`search_series` gives it.
    start, end : str, optional
        Periods such as ``2018`` or ``2018-09``; both belong.
    as_of : str, optional
        A day: only what was released by then.

    Returns
    -------
    dict
        The series' dimensions and unit; ``observations`` with period, value (null with
        its ``status`` where missing) and vintage, at most 240, the newest; ``sources``.

    Raises
    ------
    NotHeldError
        If there is no such series (the nearest is named), or nothing in that span.

    Examples
    --------
    >>> one = search_series("permanent residents South Korea", 1)["series"][0]
    >>> get_series(one["series"], "2015", "2016")["unit"]
    'persons'

    """
    if series not in described().index:
        near = nearest(series, described().index)
        raise NotHeldError(f"There is no series {series!r}.{near}")
    rows = load("observations", as_of=as_of or None)
    rows = rows[rows["series"].eq(series)]
    period = rows["reference_period"]
    rows = rows[(period >= start) & ((period <= f"{end}~") if end else True)]
    if rows.empty:
        raise NotHeldError(f"{series} has no number from {start} to {end} {as_of}.")
    kept = rows.tail(_PERIODS)
    row = described().loc[series]
    about = {name: row[name] for name in _DESCRIBED if name in row.index}
    return {
        **about,
        "observations": [_observation(row) for row in kept.to_dict("records")],
        "more": len(rows) - len(kept),
        "sources": cite(kept),
    }


def _observation(row: dict[Any, Any]) -> dict[str, Any]:
    value = row["value"]
    return {
        "period": row["reference_period"],
        "value": None if value != value else value,  # noqa: PLR0124 -- NaN
        "status": row["status"],
        "vintage": f"{row['vintage']:%Y-%m-%d}",
    }


@cache
def described() -> pd.DataFrame:
    """Return the table of series, by id."""
    return load("series").set_index("series", drop=False)


@cache
def _searchable() -> dict[str, str]:
    """Return for every series its id and its labels in three languages."""
    lists = {
        "measure": "measures",
        "flow": "flows",
        "basis": "bases",
        "reporter": "economies",
        "partner": "economies",
    }
    texts = {}
    for row in described().to_dict("records"):
        words = [row["series"]]
        for column, name in lists.items():
            labels = codelist(name).get(row[column], {})
            words += [labels[lang] for lang in LANGUAGES if lang in labels]
        texts[str(row["series"])] = " ".join(words).casefold()
    return texts
