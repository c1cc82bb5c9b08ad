"""What is no claim: dated happenings, and numbers that are no figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cktrade.documents.grammar import numbers
from cktrade.documents.grammar.lexicon import cues
from cktrade.documents.grammar.periods import When, whens
from cktrade.documents.grammar.roles import not_a_figure
from cktrade.vocabulary import NOT_APPLICABLE, NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cktrade.vocabulary import Lang

_LONGEST = 60
_NOTHING = ("flow", "product", "basis", "valuation", "adjustment")


def events(
    lines: Sequence[str],
    *,
    document: str,
    lang: Lang,
    covered: dict[int, list[tuple[int, int]]],
) -> list[dict[str, str]]:
    """Return a drafted row for each dated happening that no claim holds."""
    rows: list[dict[str, str]] = []
    for place, line in enumerate(lines, start=1):
        for when in whens(line, lang):
            if when.period and when.base is False and not covered.get(place):
                rows.append(_event(document, place, line, when, len(rows) + 1))
    return rows


def _event(
    document: str, place: int, line: str, when: When, number: int
) -> dict[str, str]:
    kinds = {4: "year", 7: "month", 10: "day"}
    span = "/" in when.period or len(when.period) not in kinds
    named = {c.code for c in cues("economy_words", line) if not c.code.startswith("X-")}
    return {
        "event": f"{document}-event-{number:03d}",
        "document": document,
        "locator": f"¶{place}",
        "date": when.period,
        "date_precision": "span" if span else kinds[len(when.period)],
        "as_printed": line[when.start : when.end],
        "title": "",
        "parties": ";".join(sorted(named - {"WLD"})),
        "topic": "context",
        "note": "",
        "drafted": "date:read;title:to confirm;parties:inferred;topic:to confirm",
    }


def ignored(
    lines: Sequence[str], *, document: str, lang: Lang, dated: set[int]
) -> Iterator[dict[str, str]]:
    """Yield a drafted row for each number that is no figure."""
    for place, line in enumerate(lines, start=1):
        for number in numbers(line):
            why = not_a_figure(number, line, lang)
            held = place in dated and why.startswith(("a year", "part of a date"))
            if why and not held:
                yield {
                    "document": document,
                    "locator": f"¶{place}",
                    "token": number.text[:_LONGEST],
                    "reason": why,
                }


def frequencies(
    lines: Sequence[str], *, document: str, lang: Lang
) -> Iterator[dict[str, str]]:
    """Yield a drafted row for each meeting that is said to come round regularly.

    Examples
    --------
    >>> line = "They hold an annual dialogue."
    >>> [row["value"] for row in frequencies([line], document="a", lang="en")]
    ['1']

    """
    for place, line in enumerate(lines, start=1):
        for cue in cues("frequency_words", line, lang):
            phrase = re.match(r"\s?[^.,;()\d]{0,40}", line[cue.end :])
            after = phrase[0] if phrase else ""
            near = line[max(0, cue.start - 30) : cue.start] + after
            if not cues("regular_words", near, lang):
                continue
            yield {
                **dict.fromkeys(_NOTHING, NOT_APPLICABLE),
                "document": document,
                "locator": f"¶{place}",
                "topic": "context",
                "measure": "meetings",
                "reporter": "",
                "partner": "",
                "reference_period": NOT_STATED,
                "statistic": "frequency",
                "value": cue.code,
                "unit": "times per year",
                "precision": "0.1" if "." in cue.code else "1",
                "qualifier": "exact",
                "as_printed": f"{cue.text}{after}"[:_LONGEST].strip(),
                "note": "",
                "base_period": "",
                "direction": "",
                "drafted": "value:read;unit:read;statistic:read;qualifier:read;"
                "measure:inferred;reporter:to confirm;partner:to confirm",
            }
