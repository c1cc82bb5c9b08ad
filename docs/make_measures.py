"""Make docs/measures.md from the docstrings of cktrade.analysis.

Run ``python docs/make_measures.py``; a test keeps the page true.
"""

from __future__ import annotations

import inspect
import re
from pathlib import Path

from cktrade import analysis

PAGE = Path(__file__).with_name("measures.md")
HEAD = """\
# Measures

Made from the docstrings of `cktrade.analysis` (`python docs/make_measures.py`); a test
keeps it so. Every measure works on pandas, Polars, PyArrow, DuckDB and PySpark SQL
frames ([engines.md](engines.md)), refuses what cannot be compared, and treats missing
as missing. Shares, growth and the like are fractions: 0.05 is five per cent.
`help(ck.rca)` shows the parameters, the columns that come back with their units, and an
example that runs.
"""
_PART = re.compile(r"^(Formula|Range|Reading|Pitfalls)$", re.MULTILINE)


def page() -> str:
    """Return the page: each measure with formula, range, reading, pitfalls, source."""
    measures = [name for name in sorted(analysis.__all__) if name[0].islower()]
    parts = [_measure(name, getattr(analysis, name)) for name in measures]
    return "\n".join([HEAD, *parts])


def _measure(name: str, function: object) -> str:
    text = inspect.getdoc(function) or ""
    summary = text.split("\n\n", 1)[0].replace("\n", " ")
    lines = [f"## `{name}`\n", f"{summary}\n"]
    pieces = _PART.split(_section(text, "Notes"))
    for title, body in zip(pieces[1::2], pieces[2::2], strict=True):
        words = " ".join(body.split())
        shown = f"`{words}`" if title == "Formula" else words
        lines.append(f"- **{title}**: {shown}")
    source = " ".join(_section(text, "References").split())
    if source:
        lines.append(f"- **Source**: {source}")
    return "\n".join(lines) + "\n"


def _section(text: str, title: str) -> str:
    found = re.search(
        rf"^{title}\n-+\n(.*?)(?=\n\n\w[\w ]*\n-+\n|\Z)", text, re.MULTILINE | re.DOTALL
    )
    return found[1] if found else ""


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
