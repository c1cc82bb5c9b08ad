"""Numbers in columns: rounded as published, aligned, with their statuses as notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from cktrade import wording
from cktrade.errors import ComparabilityError, NotHeldError
from cktrade.vocabulary import NOT_APPLICABLE, SourceKind, Status, filled, label
from cktrade.wording.table_texts import say
from cktrade.wording.units import records, scale

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cktrade.vocabulary import Lang

    #: (period, flow) → the number that stands there
    Grid = dict[tuple[str, str], dict[str, Any]]

#: What an agency says of a number that needs no word to a reader.
_UNREMARKABLE = frozenset(
    {Status.NORMAL, Status.QUALITY_A, Status.QUALITY_B, Status.QUALITY_C}
)
_DEFINITIONS = {
    "basis": "bases",
    "valuation": "valuations",
    "adjustment": "adjustments",
}
#: As hollow as such a number's mark in a chart.
_RING = "\N{WHITE CIRCLE}"
_FIGURE_SPACE, _POINT_SPACE = "\N{FIGURE SPACE}", "\N{PUNCTUATION SPACE}"
_BEHIND = [
    "key", "topic", "measure", "reporter", "partner", "flow", "product", "basis",
    "valuation", "adjustment", "reference_period", "value", "unit", "precision",
    "status", "rank", "share", "vintage", "source", "change_year", "change_year_unit",
    "change_year_key", "change_decade", "change_decade_unit", "change_decade_key",
]  # fmt: skip


def behind(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the plain rows of a table, one number a row, each with its ``key``.

    A row without a key of its own gets ``series@period@vintage``.
    """
    if "key" not in rows:
        rows = rows.assign(key=_keys(rows))
    return rows[[c for c in _BEHIND if c in rows]].reset_index(drop=True)


def _keys(rows: pd.DataFrame) -> list[str]:
    lacking = {"series", "reference_period", "vintage"} - set(rows.columns)
    if lacking:
        raise NotHeldError(
            "A number in a table must lead back to the record: expected a column key, "
            f"or series, reference_period and vintage; lacking {', '.join(lacking)}."
        )
    parts = rows["series"], rows["reference_period"], rows["vintage"]
    return [f"{s}@{p}@{v:%Y-%m-%d}" for s, p, v in zip(*parts, strict=True)]


def one(rows: pd.DataFrame, column: str) -> str:
    """Return the one word that a column holds on every row.

    Raises
    ------
    ComparabilityError
        If it holds several: such numbers do not belong into one column.

    """
    words = [*dict.fromkeys(rows[column])]
    if len(words) != 1:
        raise ComparabilityError(
            f"Expected one {column} for the whole table, found "
            f"{', '.join(map(str, words)) or 'no row'}. Choose rows with one of them."
        )
    return str(words[0])


def printed(row: Mapping[str, Any], lang: Lang) -> str:
    """Write a number in its column's scale with published digits that can be read."""
    if pd.isna(row["value"]):
        return say("missing", lang)
    power = scale(row["unit"])
    place = wording.last_warranted(row["precision"])
    if power:  # millions with one decimal; the rest is in the rows behind the table
        place = max(place, power - 1)
    kept = wording.rounded(row["value"], place)
    return wording.number(kept.scaleb(-power), lang, max(0, power - place))


def marked(row: Mapping[str, Any], lang: Lang) -> str:
    """Write a number as :func:`printed`, behind a ring if it is at second hand."""
    text = printed(row, lang)
    return f"{_RING} {text}" if row.get("evidence") == SourceKind.SECONDARY else text


def ring_note(rows: pd.DataFrame, lang: Lang) -> tuple[str, ...]:
    """Return the line under a table that says what a ring means; none without any."""
    held = "evidence" in rows and rows["evidence"].eq(SourceKind.SECONDARY).any()
    return (filled("fact_sheet_texts", "secondary", lang),) if held else ()


def aligned(texts: list[str], lang: Lang) -> list[str]:
    """Fill shorter decimals with blanks of a digit's width, so that the marks align."""
    mark = "." if lang != "fr" else ","
    numbers = [text.partition(mark) for text in texts]
    most = max((len(decimals) for _, _, decimals in numbers), default=0)
    return [
        text
        + ("" if point or not most else _POINT_SPACE)
        + _FIGURE_SPACE * (most - len(decimals))
        if text[-1:].isdigit()
        else text
        for text, (_, point, decimals) in zip(texts, numbers, strict=True)
    ]


def remark(row: Mapping[str, Any], lang: Lang) -> str:
    """Return what a reader must know of a number's status, or nothing."""
    status = row.get("status", Status.NORMAL)
    if status in _UNREMARKABLE:
        return ""
    return wording.sentence(label("statuses", status, lang))


def notes(rows: pd.DataFrame, column: str, lang: Lang) -> list[tuple[str, int, str]]:
    """Return the footnotes of a column that holds one number a row."""
    said = [remark(row, lang) for row in records(rows)]
    return [(column, number, text) for number, text in enumerate(said) if text]


def basis_line(rows: pd.DataFrame, lang: Lang) -> str:
    """Say on which one basis, valuations and adjustment the numbers were compiled.

    Raises
    ------
    ComparabilityError
        If they were compiled on several bases or with several adjustments.

    """
    one(rows, "basis")
    one(rows, "adjustment")
    codes = [
        (name, code)
        for column, name in _DEFINITIONS.items()
        for code in dict.fromkeys(rows[column])
        if code != NOT_APPLICABLE
    ]
    words = [label(name, code, lang) for name, code in codes]
    return wording.sentence(", ".join(words))
