"""The key figures: sentences built from the rows, each with source and arithmetic."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cktrade import wording
from cktrade.briefing.content import Finding
from cktrade.briefing.failures import noted
from cktrade.charts.drawing.texts import say as say_of_chart
from cktrade.charts.drawing.texts import spoken
from cktrade.vocabulary import Flow, codelist
from cktrade.wording.brief_texts import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import pandas as pd

    from cktrade.vocabulary import Lang

_OURS = "KOR"
_OPEN = "not checkable"
_TENTH_OF_A_PERCENT = 0.1
_OF_CLAIMS = ("document", "citation", "document_title", "document_producer")


def findings(
    rows: Mapping[str, pd.DataFrame],
    lang: Lang,
    *,
    tables: str,
    failed: dict[str, str] | None = None,
) -> tuple[Finding, ...]:
    """Return the key figures that the rows allow.

    Parameters
    ----------
    rows : mapping
        Name in the catalogue → the rows drawn; what the record does not hold is absent.
    lang : {'en', 'fr', 'ko'}
        The reader's language.
    tables : str
        Where the verdicts are listed: the source of their count.
    failed : dict, optional
        Where to note, as ``finding.<name>``, why one could not be said; without it,
        the first such one stops.

    Returns
    -------
    tuple of Finding
        Trade and its change, balance, immigration, study, travel, verdicts.

    """
    found: list[Finding] = []
    for name, make in _FINDINGS:
        if name in rows:
            with noted(f"finding.{name}", failed):
                found += make(rows[name], lang)
    if "verdicts" in rows:
        found.append(_verdicts(rows["verdicts"], lang, tables))
    return tuple(found)


def _trade(rows: pd.DataFrame, lang: Lang) -> Iterator[Finding]:
    """Say the newest year's total, and by how much it differs from the year before."""
    pair = _newest(rows[rows["flow"].eq(Flow.TWO_WAY)], 2)
    if len(pair) <= 1:
        return
    before, last = (pair.iloc[n] for n in (0, -1))
    change = 100 * (last["value"] / before["value"] - 1)
    size = wording.amount(abs(change), "percent", lang, _TENTH_OF_A_PERCENT)
    same = wording.rounded(change, -1) == 0
    kind = "same" if same else "more" if change > 0 else "less"
    value = spoken(last["value"], last["unit"], lang)
    yield Finding(
        code="trade",
        figure=_large(value),
        sentence=say(
            f"finding.trade.{kind}",
            lang,
            value=value,
            change=size,
            year=wording.period(last["reference_period"], lang),
            before=wording.period(before["reference_period"], lang),
        ),
        source=_source(pair, lang),
        keys=(last["key"], f"({last['key']}) / ({before['key']})"),
    )


def _balance(rows: pd.DataFrame, lang: Lang) -> Iterator[Finding]:
    last = _newest(rows[rows["flow"].eq(Flow.BALANCE)], 1)
    if last.empty:
        return
    row = last.iloc[0]
    kind = "deficit" if row["value"] < 0 else "surplus"
    value = spoken(abs(row["value"]), row["unit"], lang)
    year = wording.period(row["reference_period"], lang)
    yield Finding(
        code="balance",
        figure=_large(spoken(row["value"], row["unit"], lang)),
        sentence=say(f"finding.balance.{kind}", lang, value=value, year=year),
        source=_source(last, lang),
        keys=(row["key"],),
    )


def _residents(rows: pd.DataFrame, lang: Lang) -> Iterator[Finding]:
    """Say the newest year, and the record's mean beside the printed one."""
    claims = rows["claim"].fillna("").ne("") if "claim" in rows else rows["key"].eq("")
    spans = rows["reference_period"].str.contains("/")
    last = _newest(rows[~spans & ~claims], 1)
    if last.empty:
        return
    row = last.iloc[0]
    latest = spoken(row["value"], row["unit"], lang)
    year = wording.period(row["reference_period"], lang)
    sentences = [say("finding.residents", lang, latest=latest, year=year)]
    keys = [row["key"]]
    if spans[claims].sum() == 1 and spans[~claims].sum() == 1:
        printed, mean = rows[claims].iloc[0], rows[spans & ~claims].iloc[0]
        sentences.append(_compared(printed, mean, lang))
        keys.append(mean["key"])
    yield Finding(
        code="residents",
        figure=_large(latest),
        sentence=" ".join(sentences),
        source=_source(rows[rows["key"].isin(keys)], lang),
        keys=tuple(keys),
    )


def _compared(printed: pd.Series, mean: pd.Series, lang: Lang) -> str:
    found, said = (int(wording.rounded(r["value"], 0)) for r in (mean, printed))
    kind = "more" if found > said else "fewer" if found < said else "same"
    first, last = printed["reference_period"].split("/")
    return say(
        f"finding.residents.{kind}",
        lang,
        mean=wording.number(found, lang),
        claim=wording.number(said, lang),
        difference=wording.number(abs(found - said), lang),
        first=first,
        last=last,
    )


def _travel(rows: pd.DataFrame, lang: Lang) -> Iterator[Finding]:
    claims = rows["claim"].fillna("").ne("") if "claim" in rows else rows["key"].eq("")
    both = _newest(rows[rows["flow"].eq(Flow.TWO_WAY) & ~claims], 1)
    if both.empty:
        return
    row = both.iloc[0]
    value = spoken(row["value"], row["unit"], lang)
    year = wording.period(row["reference_period"], lang)
    printed = [
        say(
            "finding.travel.printed",
            lang,
            claim=wording.quoted(dict(claim), lang),
            producer=wording.published(claim["document_producer"], lang),
        )
        for _, claim in rows[claims].iterrows()
    ]
    yield Finding(
        code="travel",
        figure=_large(value),
        sentence=" ".join(
            [say("finding.travel", lang, value=value, year=year), *printed]
        ),
        source=_source(both, lang),
        keys=(row["key"],),
    )


def _students(rows: pd.DataFrame, lang: Lang) -> Iterator[Finding]:
    """Say the newest year's holders of study permits, beside the year before."""
    ours = rows[rows["partner"].eq(_OURS)]
    table = ours.sort_values("vintage", kind="stable")["source"].iloc[-1]
    pair = _newest(ours[ours["source"].eq(table)], 2)
    before, last = (pair.iloc[n] for n in (0, -1))
    value = spoken(last["value"], last["unit"], lang)
    yield Finding(
        code="students",
        figure=_large(value),
        sentence=say(
            "finding.students",
            lang,
            value=value,
            year=wording.period(last["reference_period"], lang),
            before=wording.period(before["reference_period"], lang),
            earlier=wording.number(before["value"], lang),
        ),
        source=_source(pair, lang),
        keys=(last["key"], before["key"]),
    )


def _verdicts(rows: pd.DataFrame, lang: Lang, tables: str) -> Finding:
    """Count the verdicts."""
    counts = Counter(rows["verdict"])
    words = [
        _counted(verdict, counts[verdict], lang)
        for verdict in codelist("verdicts")
        if counts[verdict] and verdict != _OPEN
    ]
    said = {
        "total": wording.number(len(rows), lang),
        "checked": wording.number(len(rows) - counts[_OPEN], lang),
    }
    found = wording.listing(words, lang)
    return Finding(
        code="verdicts",
        figure=say("finding.verdicts.figure", lang, **said),
        sentence=say("finding.verdicts", lang, found=found, **said),
        source=say("finding.verdicts.source", lang, items=tables),
        keys=(),
    )


def _counted(verdict: str, count: int, lang: Lang) -> str:
    form = wording.one_or_more(count, lang)
    return say_of_chart(f"verdicts_at_a_glance.count.{verdict}.{form}", lang, n=count)


def _large(amount: str) -> str:
    """Let an amount break between its words: written large it is wider than a card."""
    return amount.replace("\N{NO-BREAK SPACE}", " ")


def _newest(rows: pd.DataFrame, count: int) -> pd.DataFrame:
    return rows.sort_values("reference_period", kind="stable").iloc[-count:]


def _source(rows: pd.DataFrame, lang: Lang) -> str:
    """Name the sources of the record's rows, which stand among claims in a chart."""
    of_claims = [c for c in _OF_CLAIMS if c in rows]
    return wording.source_line(rows.drop(columns=of_claims), lang, dated=False)


_FINDINGS: tuple[tuple[str, Callable[[pd.DataFrame, Lang], Iterator[Finding]]], ...] = (
    ("annual-trade", _trade),
    ("annual-trade", _balance),
    ("permanent-residents", _residents),
    ("students-ranked", _students),
    ("travel-both-ways", _travel),
)
