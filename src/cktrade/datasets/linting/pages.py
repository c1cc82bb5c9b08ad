"""Findings as terminal lines, as JSON, as SARIF and as a page of HTML."""
# ruff: noqa: E501 -- pieces of HTML

from __future__ import annotations

import html
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from cktrade import __version__
from cktrade.datasets.check_documents import AGAINST
from cktrade.datasets.linting.lint import TO_CONFIRM, verdict_word
from cktrade.vocabulary import codelist

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cktrade.datasets.linting.lint import Finding, Linted
    from cktrade.vocabulary import Lang

_LEVELS = dict.fromkeys(AGAINST, "error") | {
    "outdated": "warning",
    "close": "warning",
    TO_CONFIRM: "note",
}
_STYLE = """\
:root{color-scheme:light dark;--ink:#1c1f23;--page:#fff;--quiet:#5d6670;--line:#d5dae0;
--error:#f9c8c2;--warning:#fbe6ab;--note:#e6e9ed;--good:#c9e8cd}
@media (prefers-color-scheme:dark){:root{--ink:#e7eaee;--page:#15181c;--quiet:#9aa4af;
--line:#3a4149;--error:#7a2b25;--warning:#665012;--note:#343b43;--good:#1f5a31}}
body{font:17px/1.6 system-ui,-apple-system,"Noto Sans KR",sans-serif;color:var(--ink);
background:var(--page);max-width:44em;margin:2em auto;padding:0 1em}
h1{font-size:1.3em;margin:1.5em 0 .2em;overflow-wrap:anywhere}
.tally{color:var(--quiet);margin:0 0 1.2em;padding:0;list-style:none;display:flex;
flex-wrap:wrap;gap:.3em 1em;font-size:.9em}
p,.line{margin:0 0 .8em}
mark{color:inherit;padding:.05em .2em;border-radius:.2em}
mark.error{background:var(--error)}mark.warning{background:var(--warning)}
mark.note,mark.none{background:var(--note)}mark.good{background:var(--good)}
details,summary{display:inline}summary{cursor:pointer;list-style:none}
details:not([open])::details-content{display:none}
details[open]::details-content{display:contents}
summary::-webkit-details-marker{display:none}summary:focus-visible{outline:2px solid}
details[open] mark{outline:2px solid var(--quiet)}
details>div{position:fixed;left:0;right:0;bottom:0;max-height:45vh;overflow:auto;
background:var(--page);border-top:3px solid var(--line);padding:.8em 1em;font-size:.92em;
box-shadow:0 -.3em 1em #0003}
details>div>p{max-width:48em;margin:0 auto .5em}
.unread{color:var(--quiet);font-style:italic}
body{padding-bottom:12em}
@media print{details>div{display:none}body{padding-bottom:0}}
"""


def as_terminal(linted: Sequence[Linted]) -> str:
    """Write findings as lines: worst first, each with the record's sentence."""
    lines: list[str] = []
    for one in linted:
        texts = codelist("lint_texts")
        tally = ", ".join(f"{n} {word}" for n, word, _ in _tally(one))
        lines += [f"{one.path}: {tally or texts['no_figures'][one.told_in]}"]
        lines += [f"  {texts['note'][one.told_in]}: {note}" for note in one.notes]
        lines += [
            line for finding in one.findings for line in _lines(finding, one.told_in)
        ]
    return "\n".join(lines) + "\n"


def _tally(one: Linted) -> list[tuple[int, str, str]]:
    """Return how many figures have each verdict, worst first, and its colour."""
    counts = Counter(finding.verdict for finding in one.findings)
    return [
        (n, verdict_word(word, one.told_in), _kind(word)) for word, n in counts.items()
    ]


def _lines(finding: Finding, lang: Lang) -> list[str]:
    place = f"¶{finding.line}" + (f" ({finding.place})" if finding.place else "")
    word = verdict_word(finding.verdict, lang).upper()
    said = [f"  {place}  {word}  “{finding.as_printed}”"]
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
    lang = linted[0].told_in if linted else "en"
    title = html.escape(codelist("lint_texts")["title"][lang])
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style></head>"
        f"<body>{body}</body></html>\n"
    )


def _article(one: Linted) -> str:
    by_line: dict[int, list[Finding]] = {}
    for finding in one.findings:
        by_line.setdefault(finding.line, []).append(finding)
    notes = "".join(f'<p class="unread">{html.escape(note)}</p>' for note in one.notes)
    lines = "".join(
        f'<div class="line">{_marked(line, by_line.get(n, []), one.told_in)}</div>'
        for n, line in enumerate(one.lines, start=1)
    )
    title = html.escape(one.path.name)
    tally = "".join(
        f'<li><mark class="{kind}">{n}</mark> {html.escape(word)}</li>'
        for n, word, kind in _tally(one)
    )
    head = f'<h1>{title}</h1><ul class="tally">{tally}</ul>'
    return f'<article lang="{one.lang}">{head}{notes}{lines}</article>'


def _marked(line: str, findings: list[Finding], lang: Lang) -> str:
    parts, at = [], 0
    for finding in sorted(findings, key=lambda one: one.start):
        if finding.start < at:
            continue
        parts += [html.escape(line[at : finding.start]), _mark(finding, lang)]
        at = finding.end
    return "".join([*parts, html.escape(line[at:])])


def _kind(verdict: str) -> str:
    return "good" if verdict.startswith("agrees") else _LEVELS.get(verdict, "none")


def _mark(finding: Finding, lang: Lang) -> str:
    told = [html.escape(one) for one in (finding.said, finding.restated) if one]
    word = html.escape(verdict_word(finding.verdict, lang))
    told = told if finding.verdict == TO_CONFIRM else [f"<b>{word}</b>", *told]
    shown = "".join(f"<p>{one}</p>" for one in told)
    return (
        f'<details name="figure"><summary><mark class="{_kind(finding.verdict)}" '
        f'title="{word}">{html.escape(finding.as_printed)}</mark></summary>'
        f'<div lang="{lang}">{shown}</div></details>'
    )


#: Format of ``cktrade lint`` → what writes it.
FORMATS = {
    "terminal": as_terminal,
    "html": as_html,
    "json": as_json,
    "sarif": as_sarif,
}
