"""Findings as terminal lines, as JSON, as SARIF and as a page of HTML."""
# ruff: noqa: E501 -- pieces of HTML

from __future__ import annotations

import html
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from cktrade import __version__
from cktrade.datasets.check_documents import AGAINST
from cktrade.datasets.linting.lint import TO_CONFIRM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cktrade.datasets.linting.lint import Finding, Linted

_LEVELS = dict.fromkeys(AGAINST, "error") | {
    "outdated": "warning",
    "close": "warning",
    TO_CONFIRM: "note",
}
_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:46em;margin:2em auto;padding:0 1em}"
    "mark{padding:0 .15em}mark.error{background:#f6b6b0}mark.warning{background:#fbe3a2}"
    "mark.note,mark.none{background:#e4e4e4}mark.good{background:#bfe3c0}"
    "details{display:inline}details[open]{display:block;margin:.3em 0 .6em 1em;"
    "border-left:3px solid #888;padding-left:.7em}summary{display:inline;cursor:pointer}"
)


def as_terminal(linted: Sequence[Linted]) -> str:
    """Write findings as lines: worst first, each with the record's sentence."""
    lines: list[str] = []
    for one in linted:
        counts = Counter(finding.verdict for finding in one.findings)
        tally = ", ".join(f"{n} {word}" for word, n in counts.items()) or "no figures"
        lines += [f"{one.path}: {tally}"]
        lines += [f"  note: {note}" for note in one.notes]
        lines += [line for finding in one.findings for line in _lines(finding)]
    return "\n".join(lines) + "\n"


def _lines(finding: Finding) -> list[str]:
    place = f"¶{finding.line}" + (f" ({finding.place})" if finding.place else "")
    said = [f"  {place}  {finding.verdict.upper()}  “{finding.as_printed}”"]
    said += [f"      {finding.said}"] if finding.said else []
    return said + ([f"      → {finding.restated}"] if finding.restated else [])


def as_json(linted: Sequence[Linted]) -> str:
    """Write findings as JSON, one object a document."""
    documents = [
        {
            "file": str(one.path),
            "language": one.lang,
            "notes": [*one.notes],
            "findings": [vars(finding) for finding in one.findings],
        }
        for one in linted
    ]
    return json.dumps(documents, ensure_ascii=False, indent=2) + "\n"


def as_sarif(linted: Sequence[Linted]) -> str:
    """Write findings as SARIF 2.1.0, which code hosts show beside the line."""
    results = [_result(one, finding) for one in linted for finding in one.findings]
    words = sorted({result["ruleId"] for result in results})
    driver = {
        "name": "cktrade",
        "version": __version__,
        "rules": [
            {"id": word, "name": word.title().replace("-", "")} for word in words
        ],
    }
    run = {"tool": {"driver": driver}, "results": results}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    report = {"$schema": schema, "version": "2.1.0", "runs": [run]}
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _result(one: Linted, finding: Finding) -> dict[str, Any]:
    region = {
        "startLine": finding.line,
        "startColumn": finding.start + 1,
        "endColumn": finding.end + 1,
        "snippet": {"text": finding.as_printed},
    }
    place = {"artifactLocation": {"uri": one.path.as_posix()}, "region": region}
    return {
        "ruleId": finding.verdict.replace(" ", "-"),
        "level": _LEVELS.get(finding.verdict, "none"),
        "message": {"text": finding.said or finding.verdict},
        "locations": [{"physicalLocation": place}],
    }


def as_html(linted: Sequence[Linted]) -> str:
    """Write the texts with their figures marked; evidence opens at a click."""
    body = "".join(_article(one) for one in linted)
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Figures checked</title>'
        f"<style>{_STYLE}</style></head><body>{body}</body></html>\n"
    )


def _article(one: Linted) -> str:
    by_line: dict[int, list[Finding]] = {}
    for finding in one.findings:
        by_line.setdefault(finding.line, []).append(finding)
    notes = "".join(f"<p><em>{html.escape(note)}</em></p>" for note in one.notes)
    lines = "".join(
        f"<p>{_marked(line, by_line.get(n, []))}</p>"
        for n, line in enumerate(one.lines, start=1)
    )
    title = html.escape(one.path.name)
    return f'<article lang="{one.lang}"><h1>{title}</h1>{notes}{lines}</article>'


def _marked(line: str, findings: list[Finding]) -> str:
    parts, at = [], 0
    for finding in sorted(findings, key=lambda one: one.start):
        if finding.start < at:
            continue
        parts += [html.escape(line[at : finding.start]), _mark(finding)]
        at = finding.end
    return "".join([*parts, html.escape(line[at:])])


def _mark(finding: Finding) -> str:
    level = _LEVELS.get(finding.verdict, "none")
    kind = "good" if finding.verdict.startswith("agrees") else level
    told = html.escape(" ".join(filter(None, (finding.said, finding.restated))))
    return (
        f'<details><summary><mark class="{kind}" title="{told}">'
        f"{html.escape(finding.as_printed)}</mark></summary>"
        f"<strong>{html.escape(finding.verdict)}.</strong> {told}</details>"
    )


#: Format of ``cktrade lint`` → what writes it.
FORMATS = {
    "terminal": as_terminal,
    "html": as_html,
    "json": as_json,
    "sarif": as_sarif,
}
