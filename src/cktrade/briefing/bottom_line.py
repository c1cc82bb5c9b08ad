"""The bottom line: a sentence each of trade, students and residents, from the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade import wording
from cktrade.briefing.failures import noted
from cktrade.charts.drawing.texts import spoken
from cktrade.vocabulary import Flow
from cktrade.wording.brief_texts import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from cktrade.vocabulary import Lang

_OURS = "KOR"
_TENTH_OF_A_PERCENT = 0.1


def bottom_line(
    rows: Mapping[str, pd.DataFrame],
    lang: Lang,
    *,
    failed: dict[str, str] | None = None,
) -> tuple[str, ...]:
    """Return what a reader who reads nothing else shall know.

    Parameters
    ----------
    rows : mapping
        Name in the catalogue → the rows drawn; what the record does not hold is absent.
    lang : {'en', 'fr', 'ko'}
        The reader's language.
    failed : dict, optional
        Where to note, as ``lead.<name>``, why a sentence could not be said; without
        it, the first such one stops.

    Returns
    -------
    tuple of str
        Up to three sentences: the gap in trade, the students, the residents.

    """
    said = []
    for name, make in _SENTENCES.items():
        if name in rows:
            with noted(f"lead.{name}", failed):
                said.append(make(rows[name], lang))
    return tuple(sentence for sentence in said if sentence)


def _gap(rows: pd.DataFrame, lang: Lang) -> str:
    """Say the newest year's gap, and whether any year had a wider one."""
    gaps = rows[rows["flow"].eq(Flow.BALANCE)].sort_values("reference_period")
    if gaps.empty:
        return ""
    last, sizes = gaps.iloc[-1], gaps["value"].abs()
    kind = "deficit" if last["value"] < 0 else "surplus"
    widest = len(gaps) > 1 and sizes.iloc[-1] > sizes.iloc[:-1].max()
    return say(
        f"lead.{kind}.{'widest' if widest else 'plain'}",
        lang,
        gap=spoken(abs(last["value"]), last["unit"], lang),
        year=wording.period(last["reference_period"], lang),
        first=wording.period(gaps["reference_period"].iloc[0], lang),
    )


def _students(rows: pd.DataFrame, lang: Lang) -> str:
    return _moved("students", rows[rows["partner"].eq(_OURS)], lang)


def _residents(rows: pd.DataFrame, lang: Lang) -> str:
    claims = rows["claim"].fillna("").ne("") if "claim" in rows else rows["key"].eq("")
    spans = rows["reference_period"].str.contains("/")
    return _moved("residents", rows[~claims & ~spans], lang)


def _moved(what: str, rows: pd.DataFrame, lang: Lang) -> str:
    """Say the newest number of one table, and by how much it moved from the last."""
    if rows.empty:
        return ""
    newest = rows.sort_values(["reference_period", "vintage"], kind="stable")
    table = newest["source"].iloc[-1]
    pair = newest[newest["source"].eq(table)].iloc[-2:]
    before, last = pair.iloc[0], pair.iloc[-1]
    words = {
        "value": spoken(last["value"], last["unit"], lang),
        "year": wording.period(last["reference_period"], lang),
        "before": wording.period(before["reference_period"], lang),
    }
    if len(pair) == 1 or not before["value"]:
        return say(f"lead.{what}.plain", lang, **words)
    change = 100 * (last["value"] / before["value"] - 1)
    same = wording.rounded(change, -1) == 0
    kind = "same" if same else "more" if change > 0 else "fewer"
    size = wording.amount(abs(change), "percent", lang, _TENTH_OF_A_PERCENT)
    return say(f"lead.{what}.{kind}", lang, change=size, **words)


_SENTENCES: dict[str, Callable[[pd.DataFrame, Lang], str]] = {
    "two-way-trade": _gap,
    "students-ranked": _students,
    "permanent-residents": _residents,
}
