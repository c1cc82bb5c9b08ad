"""Members that stand for several others: the world, a bloc, the total of products.

A whole beside one of its parts would be counted twice. Which codes are wholes depends
on what a column is of: 0 is the world among partners, and food among products (SITC).
The members of a bloc depend on the day: the European Union stands beside the United
Kingdom from 2020 on, and never beside Germany.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import narwhals as nw

from cktrade.measures.frames import ordinals
from cktrade.measures.frames.rules import Rule
from cktrade.vocabulary import codelist, economies

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

#: words in the name of a column that say that it is of products
_PRODUCTS = (
    "product", "commodity", "cmd", "goods", "hs", "sitc", "naics", "napcs", "isic",
    "cpc", "section", "chapter", "heading", "industry", "sector",
)  # fmt: skip
#: the total of products, as agencies and this package write it
_TOTALS = (
    "TOTAL", "Total", "total", "All products", "All commodities", "ALL",
    "Total of all merchandise", "Total, all products", "Tous les produits",
    "Total de toutes les marchandises", "총계", "합계", "계", "전체",
)  # fmt: skip
#: labels of a bloc that fix whose it is, whatever the period
_FIXED = {
    date(2019, 12, 31): ("EU28", "EU-28", "EUR28", "European Union 28"),
    date(2020, 12, 31): ("EU27_2020",),
}


@dataclass(frozen=True)
class Bloc:
    """A bloc under one of its labels.

    Attributes
    ----------
    code : str
        As in ``codelists/blocs.csv``.
    labels : tuple of str
        What it is called.
    on : datetime.date, optional
        The day of its membership, where the label says it.

    """

    code: str
    labels: tuple[str, ...]
    on: date | None = None


def is_of_products(name: str) -> bool:
    """Say whether a column's name says that its members are products.

    Examples
    --------
    >>> is_of_products("product"), is_of_products("hs6"), is_of_products("partner")
    (True, True, False)

    """
    bare = name.casefold()
    return any(bare.startswith(word) or f"_{word}" in bare for word in _PRODUCTS)


def no_whole(
    part: str,
    held: Collection[str],
    period: str | None,
    *,
    products: bool = False,
) -> list[Rule]:
    """Ask that no whole stands beside its parts.

    Parameters
    ----------
    part : str
        What tells the members apart.
    held : collection of str
        The labels that the rows have in it.
    period : str, optional
        The column of periods, if the rows have one: whether an economy belongs to a
        bloc is asked for the end of each row's own period. Without it, an economy that
        ever belonged counts as a part.
    products : bool
        Whether the members are products; otherwise the name of the column says so.

    Returns
    -------
    list of Rule
        None where no whole stands among the labels.

    """
    if products or is_of_products(part):
        wholes = [label for label in held if label in _TOTALS]
        return [_nothing_beside(part, wholes)] if wholes else []
    wholes = [label for label in held if label in aggregates()]
    blocs = [b for b in _blocs() if not {*b.labels}.isdisjoint(held)]
    dated = {label for bloc in blocs for label in bloc.labels}
    others = [label for label in wholes if label not in dated]
    rules = [_nothing_beside(part, others)] if others else []
    return rules + [
        rule for bloc in blocs for rule in _no_members(part, bloc, held, period)
    ]


def _nothing_beside(part: str, wholes: Sequence[str]) -> Rule:
    """Ask that a whole whose parts are not known stands alone."""
    text = nw.col(part).cast(nw.String()).fill_null("")
    known, member = f"_ck_aggregate_{part}", f"_ck_member_{part}"
    several = nw.col(f"{member}_low") != nw.col(f"{member}_high")
    return Rule(
        marks={known: text.is_in([*wholes]).cast(nw.Int64()), member: text},
        broken=(nw.col(f"{known}_high") > 0) & several,
        wrong=lambda _: f"an aggregate stands beside its parts in {part!r}",
        culprits=lambda _: [nw.col(known) == 1, nw.col(known) == 0],
        advice="Drop the aggregates (all countries, regions, TOTAL), or keep only one; "
        "to divide by a published total, name it.",
    )


def _no_members(
    part: str, bloc: Bloc, held: Collection[str], period: str | None
) -> list[Rule]:
    """Ask that a bloc does not stand beside those who belonged to it at the time."""
    text = nw.col(part).cast(nw.String()).fill_null("")
    belongs = _belongs(text, bloc, held, period)
    if not belongs:
        return []
    name = f"{part}_{bloc.code}_{bloc.on or ''}"
    here, inside = f"_ck_bloc_{name}", f"_ck_inside_{name}"
    member = nw.when(nw.any_horizontal(*belongs, ignore_nulls=True)).then(text)
    at = "" if bloc.on is None else f" of {bloc.on.year}"
    rule = Rule(
        marks={
            here: text.is_in([*bloc.labels]).cast(nw.Int64()),
            inside: member.otherwise(nw.lit("")),
        },
        broken=(nw.col(f"{here}_high") > 0) & (nw.col(f"{inside}_high") != ""),
        wrong=lambda found: (
            f"{bloc.code}{at} stands beside {found[f'{inside}_high']}, its member, in "
            f"{part!r}"
        ),
        culprits=lambda _: [nw.col(here) == 1, nw.col(inside) != ""],
        advice="Drop the bloc's members, or the bloc. Economies that do not belong to "
        "it may stay; membership is dated (codelists/blocs.csv).",
    )
    return [rule]


def _belongs(
    text: nw.Expr, bloc: Bloc, held: Collection[str], period: str | None
) -> list[nw.Expr]:
    """Say of each row whether it is a member of a bloc: an expression for each."""
    found = []
    for row in codelist("blocs").values():
        labels = sorted({*_spellings(row["economy"], numbers=True)} & {*held})
        if row["bloc"] != bloc.code or not labels:
            continue
        if bloc.on is None:
            when = [] if period is None else [_during(row, period)]
            found.append(
                nw.all_horizontal(text.is_in(labels), *when, ignore_nulls=True)
            )
        elif _at(row, bloc.on):
            found.append(text.is_in(labels))
    return found


def _at(row: dict[str, str], on: date) -> bool:
    day = on.isoformat()
    return row["from"] <= day and (not row["to"] or day <= row["to"])


def _during(row: dict[str, str], period: str) -> nw.Expr:
    """Say whether a membership covers the end of each row's period; all, if undated."""
    month = ordinals.last_month(period)
    since = month >= (_month(row["from"]) if row["from"] else 0)
    return since & (month <= _month(row["to"])) if row["to"] else since


def _month(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7])


@cache
def _blocs() -> list[Bloc]:
    """Every bloc whose members are held, under each of its kinds of label."""
    fixed = {label for labels in _FIXED.values() for label in labels}
    codes = sorted({row["bloc"] for row in codelist("blocs").values()})
    dated = [
        Bloc(code, tuple(x for x in _spellings(code) if x not in fixed))
        for code in codes
    ]
    return dated + [Bloc("EU", labels, on) for on, labels in _FIXED.items()]


@cache
def _spellings(code: str, *, numbers: bool = False) -> tuple[str, ...]:
    """Return what an economy is called, M49's numbers and ISO's two letters if asked.

    Numbers of aggregates are left alone: 9 is Oceania, and the United States in CIMT.
    """
    row = codelist("economies")[code]
    names = [code, row["en"], row["fr"], row["ko"], *row["aliases"].split("|")]
    names += [row["iso2"], *row["m49"].split("|")] if numbers else []
    return tuple(dict.fromkeys(name for name in names if name and ":" not in name))


@cache
def aggregates() -> frozenset[str]:
    """Return every code and spelling that stands for several economies."""
    spellings = {"TOTAL", "W00"}  # W00: the world in Comtrade
    for code in codelist("economies"):
        if economies.is_aggregate(code):
            spellings.update(_spellings(code))
    spellings.update(label for labels in _FIXED.values() for label in labels)
    return frozenset(spellings)
