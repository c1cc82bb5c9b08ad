"""What the record says of the figures, the worst first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from cktrade import wording
from cktrade.tables.style import Sheet, dress
from cktrade.tables.verdict_notes import shortened
from cktrade.vocabulary import NOT_STATED, codelist, filled, label
from cktrade.wording.table_texts import headers, say
from cktrade.wording.units import records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from great_tables import GT

    from cktrade.vocabulary import Lang

_COLUMNS = ["claim", "as_printed", "when_printed", "record", "miss", "caveat"]
_BEHIND = [
    "claim", "document", "as_printed", "topic", "value", "unit", "low", "high",
    "when_printed", "for_its_time", "today", "verdict", "reason", "loose", "key",
    "reading", "reference_period",
    "record_value", "record_low", "record_high", "record_unit", "vintage", "miss",
    "missing", "caveat",
]  # fmt: skip
_BETWEEN = "; "


def verdicts(rows: pd.DataFrame, lang: Lang = "en") -> GT:
    """Show both verdicts on every claim, by that for its time, the worst first.

    Parameters
    ----------
    rows : DataFrame
        The verdicts table, ``caveat`` in the reader's language; with what the claims
        measure (``measure``, ``flow``, ``reporter``, ``partner``, ``statistic``), else
        their ids stand.
    lang : {'en', 'fr', 'ko'}
        The reader's language. The words as printed stay in English.

    Returns
    -------
    GT
        One row a claim: what it measures, its words, the verdict when printed, the
        reading of the record that grounds the verdict, by how much it misses, and
        what an analyst would add.

    Raises
    ------
    VocabularyError
        If a verdict or a reading is not in its code list.

    Examples
    --------
    >>> import cktrade as ck
    >>> table = ck.tables.verdicts(ck.rows("verdicts"))
    >>> "Are the figures right?" in ck.tables.html(table, "en")
    True

    """
    return dress(sheet(rows, lang))


def sheet(rows: pd.DataFrame, lang: Lang = "en") -> Sheet:
    """Return the texts of :func:`verdicts`, before they are dressed."""
    rows = _worst_first(rows)
    each = records(rows)
    cells = pd.DataFrame(
        {
            "group": [_group(row["verdict"], lang) for row in each],
            "claim": [_name(row, lang) for row in each],
            "as_printed": [wording.quoted(row, lang) for row in each],
            "when_printed": [_words(row["when_printed"], lang) for row in each],
            "record": [_record(row, lang) for row in each],
            "miss": [_miss(row, lang) for row in each],
            "caveat": [shortened(r["caveat"], r["reading"], lang) for r in each],
        }
    )
    return Sheet(
        name="verdicts",
        lang=lang,
        title=say("verdicts.title", lang),
        subtitle=say("verdicts.subtitle", lang, n=wording.number(len(rows), lang)),
        cells=cells,
        labels=headers(_COLUMNS, lang),
        sources=(say("verdicts.note", lang),),
        group="group",
    )


def data(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows behind :func:`verdicts`, the worst first.

    Returns
    -------
    DataFrame
        ``key`` is the claim's id; ``record_key`` the key of the reading.

    """
    renamed = {"key": "record_key", "claim": "key"}
    return _worst_first(rows)[_BEHIND].rename(columns=renamed)


def _worst_first(rows: pd.DataFrame) -> pd.DataFrame:
    order = {word: -n for n, word in enumerate(codelist("verdicts"))}
    by_verdict = rows["verdict"].map(order).sort_values(kind="stable").index
    return rows.loc[by_verdict].reset_index(drop=True)


def _name(row: Mapping[str, Any], lang: Lang) -> str:
    return wording.what(row, lang) if "measure" in row else str(row["claim"])


def _group(verdict: str, lang: Lang) -> str:
    """Name the verdict behind a sign, so that colour is never needed."""
    return say(f"verdict.{verdict}", lang, verdict=_words(verdict, lang))


def _words(verdict: str, lang: Lang) -> str:
    """Name a verdict, or the two between which it changed."""
    words = [label("verdicts", one, lang) for one in verdict.split(_BETWEEN)]
    if len(words) == 1:
        return wording.sentence(words[0])
    then, later = words[0], words[-1]
    return wording.sentence(say("verdict.changed", lang, then=then, later=later))


def _record(row: Mapping[str, Any], lang: Lang) -> str:
    if pd.isna(row["record_value"]):
        return say("record.none", lang)
    parts = [_figure(row, lang), label("readings", row["reading"], lang)]
    if row["reference_period"] != NOT_STATED:
        parts.append(wording.period(row["reference_period"], lang))
    return say("record.some", lang, value=parts[0], reading=", ".join(parts[1:]))


def _figure(row: Mapping[str, Any], lang: Lang) -> str:
    """Write the record's number: of years, the range; of ranks, what is settled."""
    value, unit, worst = row["record_value"], row["record_unit"], row["record_high"]
    if unit != "rank" and row.get("statistic") == "each":
        low, high = (
            wording.amount(row[end], unit, lang)
            for end in ("record_low", "record_high")
        )
        return say("record.range", lang, low=low, high=high)
    if unit != "rank":
        return wording.amount(value, unit, lang, _reach(row))
    best = wording.rank(int(value), lang)
    if worst == value:
        return best
    if pd.isna(worst):
        return wording.phrase("rank.or_lower", lang, best=best)
    return wording.phrase(
        "rank.range", lang, best=best, worst=wording.rank(int(worst), lang)
    )


def _reach(row: Mapping[str, Any]) -> float | None:
    """Return how finely the record knows its number: the width of its interval."""
    width = row["record_high"] - row["record_low"]
    return width if width > 0 else None


def _miss(row: Mapping[str, Any], lang: Lang) -> str:
    miss = row["miss"]
    if pd.isna(miss):
        return ""
    if miss == 0:
        return say("miss.none", lang)
    if row["unit"] == "rank":
        code = f"miss.rank.{wording.one_or_more(int(abs(miss)), lang)}"
        return say(code, lang, n=wording.number(abs(miss), lang))
    fine = 10.0 ** (wording.last_warranted(abs(miss)) - 1)
    size = wording.amount(abs(miss), row["unit"], lang, fine)
    if row["unit"] == "percent":  # of per cents, per cent would be another number
        shown = wording.number(abs(miss), lang, 1)
        size = filled("caveats", "points", lang, n=shown)
    return say("miss.above" if miss > 0 else "miss.below", lang, size=size)
