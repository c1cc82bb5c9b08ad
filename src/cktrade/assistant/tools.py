"""What an assistant may ask, as plain functions that return small mappings.

Every answer carries what a number means: unit, basis, vintage, source. Nothing is
written, fetched or followed.
"""

from __future__ import annotations

import re
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from cktrade.assistant.found_series import described
from cktrade.datasets import cite, load
from cktrade.datasets.check_documents import checked
from cktrade.datasets.linting.lint import lint
from cktrade.datasets.restate_documents import restate as restated
from cktrade.datasets.why import why as traced
from cktrade.errors import NotHeldError
from cktrade.vocabulary import LANGUAGES, Lang, codelist

#: What fits into a context window beside a conversation.
_CLAIMS, _LINES, _FINDINGS = 8, 80, 40
_FOUND = ("as_printed", "verdict", "said", "record_value", "record_unit", "restated")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_WORD = re.compile(r"[^\W\d_]{2,}")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_VERDICT = (
    "claim", "document", "as_printed", "reference_period", "when_printed",
    "for_its_time", "today", "reason", "evidence", "record_value", "record_unit",
    "vintage",
)  # fmt: skip


def check(figure: str, lang: Lang = "en") -> dict[str, Any]:
    """Return the verdicts on printed figures that fit some words.

    Parameters
    ----------
    figure : str
        A claim's id, or words such as ``$15.3 billion in 2018``.
    lang : {'en', 'fr', 'ko'}
        Of the sentence.

    Returns
    -------
    dict
        ``verdicts``: at most eight, each with id, words, verdicts, the record's value,
        unit, basis, vintage, sources and a sentence; ``more``: how many others fit.

    Raises
    ------
    NotHeldError
        If no claim of the documents held fits; the message says what to do.

    Examples
    --------
    >>> check("$15.3 billion in 2018")["verdicts"][0]["claim"]
    'gac-two-way-trade-2018'

    """
    ids = _claims(figure)
    rows = checked(*ids[:_CLAIMS])
    found = [_verdict(row, lang) for row in rows.to_dict("records")]
    return {"verdicts": found, "more": max(len(ids) - _CLAIMS, 0)}


def lint_text(text: str, published: str = "") -> dict[str, Any]:
    """Find the figures of a text, and say of each what the record says.

    Parameters
    ----------
    text : str
        Sentences in English, French or Korean; nothing in them is followed.
    published : str, optional
        The day on which they come out, such as 2026-04-02: "last year" hangs on it.

    Returns
    -------
    dict
        ``findings``, worst first, at most 40: each figure with its verdict (or ``to
        confirm``, where it is not sure what is counted or whose it is), the sentence of
        the verdict and the figure restated; ``more``.

    Raises
    ------
    FormatError
        If there is nothing to read.

    Examples
    --------
    >>> told = lint_text("Canada exported goods of $5.9 billion to Korea in 2018.")
    >>> "$5.9 billion" in told["findings"][0]["as_printed"]
    True

    """
    day = date.fromisoformat(published) if published else None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_text(text, "utf-8")
        found = lint(path, published=day).findings
    told = [{name: getattr(one, name) for name in _FOUND} for one in found[:_FINDINGS]]
    return {"findings": told, "more": max(len(found) - _FINDINGS, 0)}


def why(key: str) -> dict[str, Any]:
    """Return where a number comes from.

    Parameters
    ----------
    key : str
        A claim's id, or a key such as ``series@2018``.

    Returns
    -------
    dict
        ``lines``, as ``ck.why`` prints them, and ``more``: how many were left off.

    Examples
    --------
    >>> "$15.3 billion" in why("gac-two-way-trade-2018")["lines"][0]
    True

    """
    lines = traced(key).lines
    return {"lines": [*lines[:_LINES]], "more": max(len(lines) - _LINES, 0)}


def restate(claim: str, lang: Lang = "en") -> dict[str, Any]:
    """Return a claim's sentence with the newest figure on the same basis.

    Parameters
    ----------
    claim : str
        A claim's id.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Examples
    --------
    >>> sorted(restate("gac-imports-2018"))
    ['claim', 'sentence']

    """
    return {"claim": claim, "sentence": restated(claim, lang=lang)}


def _claims(figure: str) -> list[str]:
    """Return the ids of claims that words may mean, the best fitting first."""
    rows = load("claims")
    if figure in set(rows["claim"]):
        return [figure]
    years = set(_YEAR.findall(figure))
    numbers = set(_NUMBER.findall(figure)) - years
    scored = []
    for row in rows.to_dict("records"):
        same = figure.casefold() in row["as_printed"].casefold()
        if not same and not _fits(figure, numbers, row):
            continue
        wrong = years and not any(year in row["reference_period"] for year in years)
        scored.append((bool(wrong), not same, row["claim"]))
    if not scored:
        raise NotHeldError(
            f"No document held prints {figure!r}. Ask search_series and get_series for "
            "the record's own numbers, or lint_text with the whole sentence."
        )
    right = [claim for wrong, _, claim in sorted(scored) if not wrong]
    return right or [claim for *_, claim in sorted(scored)]


def _fits(figure: str, numbers: set[str], row: dict[Any, Any]) -> bool:
    """Say whether a claim prints one of the numbers, and one of the words if any."""
    if not numbers & set(_NUMBER.findall(row["as_printed"])):
        return False
    labels = codelist("measures")[row["measure"]]
    told = " ".join([row["as_printed"], *(labels[lang] for lang in LANGUAGES)])
    words = _WORD.findall(figure.casefold())
    return not words or any(word in told.casefold() for word in words)


def _verdict(row: dict[Any, Any], lang: Lang) -> dict[str, Any]:
    kept = {name: row[name] for name in _VERDICT if name in row}
    kept = {k: None if v != v else v for k, v in kept.items()}  # noqa: PLR0124 -- NaN
    claimed = load("claims").set_index("claim").loc[row["claim"]]
    kept["sentence"] = row["sentence" if lang == "en" else f"sentence_{lang}"]
    kept["printed_by"] = cite(claimed.to_frame().T)
    cells = traced(row["key"]).cells if row["key"] else ()
    kept["sources"] = sorted({str(cell["source"]) for cell in cells})
    kept["basis"] = sorted({_basis(str(cell["series"]), lang) for cell in cells})
    return {k: str(v) if hasattr(v, "isoformat") else v for k, v in kept.items()}


def _basis(series: str, lang: Lang) -> str:
    code = str(described().loc[series, "basis"])
    return codelist("bases").get(code, {}).get(lang, code)
