"""Remake docs/measures.md from the docstrings of the measures.

Called as ``python docs/make_measures.py``, from anywhere. The page says of each measure
what it asks, its formula, range, reading and pitfalls, and where these come from; all
of it stands in the docstring, so that ``help(ck.rca)`` and the page cannot differ.
"""

from __future__ import annotations

import inspect
import re
from pathlib import Path

from cktrade import measures

PAGE = Path(__file__).resolve().parent / "measures.md"
HEAD = """\
# Measures

Each is a function of `cktrade` (`ck.rca`) and of `cktrade.measures`; `help(ck.rca)`
says what it takes and returns, with units, and has an example that runs. The page is
made from these texts (`python docs/make_measures.py`), and a test keeps it so. What
runs on which dataframe stands in [engines.md](engines.md).

What holds of all of them:

- Rows in, rows out, of the same kind of dataframe; the input is never changed, and a
  lazy frame stays lazy.
- What cannot be compared is refused, with the rows: two units, currencies, bases,
  frequencies or vintages; an aggregate beside its parts; two numbers for one key.
- Missing is not zero. A number that cannot be had is missing and says why (`reason`); a
  total or share that lacks a member says how many (`missing`, `complete`).
- Shares, growth and the like are fractions: 0.05 is five per cent.
- X are exports, M imports, v any value, i and j economies, k a product, t a period.
"""
#: the question of each group, and its measures
GROUPS = {
    "How did it move?": (
        "change", "growth", "cagr", "index_numbers", "rolling", "annual",
        "contribution", "compare_spans", "peaks", "records",
    ),
    "Where does it stand?": (
        "balance", "two_way", "coverage", "total", "share", "rank", "concentration",
    ),
    "How is it built?": (
        "rca", "trade_intensity", "complementarity", "similarity", "grubel_lloyd",
        "normalised_balance", "unit_value", "both_sides",
    ),
    "Why do the two sides differ?": ("mirror_gap", "reconcile"),
    "What is it in other money?": ("convert", "deflate", "per_head"),
    "Which periods are they of?": ("as_periods",),
    "What is left without the seasons?": ("seasonally_adjust",),
}  # fmt: skip
NOTES = ("Formula", "Range", "Reading", "Pitfalls")


def page() -> str:
    """Return the whole page."""
    parts = [HEAD]
    for question, names in GROUPS.items():
        parts.append(f"## {question}\n")
        parts += [_entry(name) for name in names]
    return "\n".join(parts)


def _entry(name: str) -> str:
    text = inspect.getdoc(getattr(measures, name)) or ""
    summary = text.split("\n", 1)[0]
    notes = _definitions(_section(text, "Notes"))
    lacking = [title for title in NOTES if title not in notes]
    if lacking:
        raise SystemExit(
            f"The docstring of {name} lacks {', '.join(lacking)} in its Notes: each "
            "stands on a line of its own, with its text indented below."
        )
    notes["Formula"] = f"`{notes['Formula']}`"
    lines = [f"### `{name}`\n", f"{summary}\n"]
    lines += [f"- **{title}**: {notes[title]}" for title in NOTES]
    sources = " ".join(_section(text, "References").split())
    if sources:
        lines.append(f"- **Source**: {sources}")
    return "\n".join(lines) + "\n"


def _section(text: str, title: str) -> str:
    """Return one section of a numpydoc docstring, or nothing."""
    until = r"(?=^\w[\w ]+\n-+\n|\Z)"
    found = re.search(rf"^{title}\n-+\n(.*?){until}", text, re.MULTILINE | re.DOTALL)
    return found.group(1) if found else ""


def _definitions(notes: str) -> dict[str, str]:
    """Return the terms of a list of definitions, each as one line."""
    terms = re.findall(r"^(\w+)\n((?:    .*\n|\n)+)", notes + "\n", re.MULTILINE)
    plain = {term: " ".join(text.split()) for term, text in terms}
    return {term: text.replace("``", "`") for term, text in plain.items()}


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
