"""What a member of a Statistics Canada dimension says, in the record's own words.

Flows, products, economies and provinces are said alike whatever table they stand in:
a province under ``province`` by its English name, a product with the list that its
code is of, domestic exports and re-exports as flows of their own.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import pandas as pd

from cktrade.errors import VocabularyError
from cktrade.readers.names import economy_or_unknown
from cktrade.readers.statcan.labels import code_of, fold
from cktrade.vocabulary import NOT_APPLICABLE, codelist, economies
from cktrade.vocabulary.economies import is_gap, is_unknown

#: Dimensions that any table may have → the column or further dimension they become.
_SHARED = {"geo": "province", "trade": "flow", "napcs": "product"}


class Member(NamedTuple):
    """What a member says: a column's value, and what is kept of it beside."""

    column: str
    value: str
    kept: str


def economy(dimension: str, label: str) -> str:
    """Return the partner that a label names, or "" where it names none we know.

    Examples
    --------
    >>> economy("partner", "South Korea"), economy("partner", "Atlantis")
    ('KOR', '')

    """
    try:
        found = member_of(dimension, label, "")
    except VocabularyError:
        return ""
    return found.value if found.column == "partner" else ""


def shared_dimensions(
    described: pd.DataFrame, names: list[str]
) -> tuple[pd.DataFrame, dict[str, pd.Series[str]]]:
    """Say flows, products and provinces of any table as those of the record are said.

    Returns
    -------
    DataFrame
        The dimensions, as published but for provinces, and the products' list.
    dict
        ``flow`` and ``product``, where the table has such a dimension.

    """
    columns: dict[str, pd.Series[str]] = {}
    for name in names:
        code = code_of("statcan_dimensions", name)
        if code not in _SHARED:
            continue
        members = {one: _known_member(code, one) for one in described[name].unique()}
        kept = described[name].map({one: found.kept for one, found in members.items()})
        said = described[name].map({one: found.value for one, found in members.items()})
        column = _SHARED[code]
        if column == "province":
            described[column] = kept
            described[name] = described[name].where(kept.eq(""), "")
        else:
            columns[column] = said.where(said.ne(""), NOT_APPLICABLE)
        if column == "product":
            described["classification"] = _classification(said)
    return described, columns


def _known_member(dimension: str, label: str) -> Member:
    """Return what a member of a dimension says, nothing if it is in no list."""
    nothing = Member("", "", "")
    if dimension == "geo":
        return _listed().get((dimension, fold(label)), nothing)
    try:
        return member_of(dimension, label, "")
    except VocabularyError:
        return nothing


def as_in_the_record(kept: pd.DataFrame, products: pd.Series[str]) -> pd.DataFrame:
    """Name what is kept of members as the record's own files name it.

    A product says the list that its code stands in, a province that it is one; any
    other place stays ``geo``. The whole of either is not said.
    """
    named = pd.DataFrame(index=kept.index)
    if "napcs" in kept:
        named["classification"] = _classification(products)
    if "geo" in kept:
        provinces = {m.kept for (code, _), m in _listed().items() if code == "geo"}
        is_province = kept["geo"].isin(provinces)
        named["province"] = kept["geo"].where(is_province, "")
        named["geo"] = kept["geo"].where(~is_province, "")
    others = [name for name in kept if name != "geo"]
    return named.join(kept[others])


def _classification(products: pd.Series[str]) -> pd.Series[str]:
    """Return the list that a product's code stands in; all products are of none."""
    listed = codelist("statcan_dimensions")["napcs"]["classification"]
    whole = dict.fromkeys(("TOTAL", ""), "")
    return products.map({one: whole.get(one, listed) for one in products.unique()})


def member_of(dimension: str, label: str, where: str, *, strict: bool = True) -> Member:
    """Return what a member of a known dimension says.

    Raises
    ------
    VocabularyError
        If it stands in none of our lists, naming where it was found.

    Examples
    --------
    >>> member_of("trade", "Réexportations", "a.csv").value
    're_export'
    >>> member_of("geo", "Québec", "a.csv").kept
    'Quebec'

    """
    listed = _listed().get((dimension, fold(label)))
    column = codelist("statcan_dimensions")[dimension]["column"]
    if listed or not column:
        return listed or Member("", "", label.strip())
    if column == "partner":
        code = _partner(label, where, strict=strict)
        return Member(column, code, label.strip() if is_unknown(code) else "")
    product = re.search(r"\[([^\[\]]+)\]\s*$", label)
    if column == "product" and product:
        return Member(column, product[1], "")
    known = [w["en"] for w in codelist("statcan_members").values()
             if w["dimension"] == dimension]  # fmt: skip
    raise VocabularyError(
        f"{where}: expected one of {', '.join(known)}; found {label!r}. Add it to "
        "codelists/statcan_members.csv."
    )


def _partner(label: str, where: str, *, strict: bool) -> str:
    if not strict and not is_gap(label):
        return economy_or_unknown(label, "statcan")
    try:
        return economies.resolve(label, scheme="statcan")
    except VocabularyError as error:
        raise VocabularyError(f"{where}: {error}") from error


@cache
def _listed() -> dict[tuple[str, str], Member]:
    return {
        (row["dimension"], fold(word)): Member(row["column"], row["value"], row["kept"])
        for row in codelist("statcan_members").values()
        for word in (*row["en"].split("|"), *row["fr"].split("|"))
    }
