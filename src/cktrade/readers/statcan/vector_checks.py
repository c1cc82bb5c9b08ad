"""What the rows of one Statistics Canada table say of each other.

A vector has one unit and one multiplier, and its series one coordinate; a coordinate
has a number for each dimension; a geography's number and identifier have one name. No
genuine table breaks these, and many slips do: exchanged headings, a misspelt label, a
row of another table. Asked once of each series, however many its rows.
"""

from __future__ import annotations

import difflib
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from cktrade.errors import FormatError
from cktrade.readers.statcan.labels import fold
from cktrade.readers.statcan.met_series import MetSeries
from cktrade.readers.wide_table import alike
from cktrade.vocabulary import codelist
from cktrade.vocabulary.economies import is_gap

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pandas as pd

#: Columns that are read beside the dimensions, where the file has them.
ALSO = (
    "UOM", "UOM_ID", "SCALAR_ID", "VECTOR", "COORDINATE", "DGUID", "TERMINATED",
)  # fmt: skip

#: Columns that few series differ in.
#: Year, kind and number of a geography: 2021A000011124 is Canada.
_DGUID = re.compile(r"[0-9]{4}[A-Z][0-9]")
_SHARED = ("GEO", "DGUID", "UOM", "UOM_ID", "SCALAR_ID", "TERMINATED")
_FORMS = {
    "VECTOR": (re.compile(r"(?:v[0-9]+)?"), "a vector such as v87008810"),
    "COORDINATE": (
        re.compile(r"(?:[1-9][0-9]*(?:\.[0-9]+)*)?"),
        "a coordinate such as 1.2.1.14",
    ),
    "UOM_ID": (re.compile(r"[0-9]*"), "the number of a unit"),
    "TERMINATED": (re.compile(r" *t? *"), "t, or nothing"),
    "UOM": (
        re.compile(r"(?![0-9., ]+$|[0-9]{4}[A-Z][0-9]).*", re.DOTALL),
        "the name of a unit",
    ),
}
#: A name is taken for another one misspelt when it is more alike than this.
_ALIKE = 0.83
#: A coordinate of fewer parts is a number out of another column.
_LEAST = 2
#: No place is written with these; a question mark stands for a letter that was lost.
_NEVER = frozenset("%@^=<>\\~|{}?")
#: A place may be called so; it is kept as a text.
_NO_GAPS = ("", "NA")
_TAKE = "Take the file as the agency publishes it."


class Consistency:
    """The series met so far, each held against the ones before.

    Parameters
    ----------
    origin : Path
        The file, for messages.

    """

    def __init__(self, origin: Path) -> None:
        self._origin = origin
        self._said: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._alike: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._met = MetSeries()
        self._places: set[tuple[str, str]] = set()

    def demand(
        self, series: pd.DataFrame, rows: pd.Series[int], names: Sequence[str]
    ) -> None:
        """Refuse a series that contradicts itself or one met before.

        Parameters
        ----------
        series : DataFrame of str
            The dimensions and whatever of :data:`ALSO` the file has, once a series.
        rows : Series of int
            The first row of each in the file.
        names : sequence of str
            The dimensions.

        Raises
        ------
        FormatError
            Naming the row, what was expected and found.

        """
        if not self._are_sound(series, rows, names):
            self._demand_each(series, rows, names)

    def _are_sound(
        self, series: pd.DataFrame, rows: pd.Series[int], names: Sequence[str]
    ) -> bool:
        """Say whether many series are sound for certain, asking each kind once.

        A kind is what they share: geography, unit, multiplier. Only vector, coordinate
        and what a vector is measured in are asked of all.
        """
        vectors, places = (series[n].astype("str") for n in ("VECTOR", "COORDINATE"))
        forms = [(vectors, "v[0-9]+"), (places, r"[1-9][0-9]*(?:\.[0-9]+)+")]
        if not all(cells.str.fullmatch(form).all() for cells, form in forms):
            return False
        shared = series[[name for name in _SHARED if name in series]].assign(
            member=places.str.replace(r"\..*", "", regex=True)
        )
        kinds, firsts = alike(shared, [*shared])
        self._demand_each(series.loc[firsts.index], rows.loc[firsts.index], names)
        units = [self._unit(*pair) for pair in zip(
            firsts["UOM"], firsts["SCALAR_ID"], strict=True)]  # fmt: skip
        said = [units[kind] for kind in kinds.tolist()]
        pairs = zip(vectors.to_numpy(object), said, strict=True)
        sound = said == [self._said.setdefault(("series", v), u) for v, u in pairs]
        return sound and not self._met.moved(series, names).any()

    def _unit(self, unit: str, scale: str) -> tuple[str, ...]:
        found = (unit.strip(), scale.strip())
        return self._alike.setdefault(found, found)

    def _demand_each(
        self, series: pd.DataFrame, rows: pd.Series[int], names: Sequence[str]
    ) -> None:
        columns = [*series]
        for row, cells in zip(rows, series.itertuples(index=False), strict=True):
            said = dict(zip(columns, map(str, cells), strict=True))
            self._check_forms(row, said)
            place = (said.get("GEO", ""), said.get("DGUID", ""))
            if place not in self._places:
                self._check_geography(row, said)
                self._places.add(place)
            self._check_place(row, said, names)
        moved = self._met.moved(series, names)
        if moved.any():
            at = int(np.argmax(moved))
            found = " at ".join(series[["VECTOR", "COORDINATE"]].iloc[at].astype(str))
            expected = "the vector and the coordinate that the series has in other rows"
            raise self._fault(int(rows.iloc[at]), "VECTOR", expected, found)

    def _check_forms(self, row: int, said: dict[str, str]) -> None:
        for column, (form, expected) in _FORMS.items():
            text = said.get(column, "")
            if not form.fullmatch(text):
                raise self._fault(row, column, expected, text)

    def _check_place(
        self, row: int, said: dict[str, str], names: Sequence[str]
    ) -> None:
        place = said["COORDINATE"].split(".") if said["COORDINATE"] else []
        unit = (said["UOM"].strip(), said["SCALAR_ID"].strip())
        labels = "\n".join(said[name] for name in names)
        key = said["VECTOR"] or said["COORDINATE"] or labels
        self._once(row, ("series", key), ("unit and multiplier",), unit)
        if said.get("UOM_ID"):
            self._once(row, ("UOM_ID", said["UOM_ID"]), ("UOM",), unit[:1])
            self._once(row, ("UOM", unit[0]), ("UOM_ID",), (said["UOM_ID"],))
        if place and len(place) < min(len(names), _LEAST):
            expected = f"a number for each of {', '.join(names)}"
            raise self._fault(row, "COORDINATE", expected, said["COORDINATE"])
        if place and names[:1] == ["GEO"]:
            self._once(row, ("GEO, member", place[0]), ("GEO",), (said["GEO"].strip(),))

    def _once(
        self,
        row: int,
        key: tuple[str, str],
        columns: Sequence[str],
        said: tuple[str, ...],
    ) -> None:
        said = self._alike.setdefault(said, said)  # held once, for there are few
        held = self._said.setdefault(key, said)
        if held is not said and held != said:
            differ = [n for n, pair in enumerate(zip(held, said, strict=True))
                      if pair[0] != pair[1]]  # fmt: skip
            at = differ[0]
            expected = f"{held[at]!r}, as before for {key[0]} {_short(key[1])}"
            column = columns[min(at, len(columns) - 1)]
            raise self._fault(row, column, expected, said[at])

    def _check_geography(self, row: int, said: dict[str, str]) -> None:
        name, number = said.get("GEO", "").strip(), said.get("DGUID", "").strip()
        self._check_number(row, name, number)
        if "GEO" not in said or fold(name) in _names():
            wanted = _wanted(number)
            if wanted and "GEO" in said and fold(name) not in wanted:
                raise self._fault(row, "GEO", f"the name of {number}", name)
            return
        if set(name) & _NEVER or (name not in _NO_GAPS and is_gap(name)):
            raise self._fault(row, "GEO", "the name of a geography", name)
        wanted = _wanted(number)
        if any(fold(name).startswith(f"{whole} (") for whole in wanted):
            return  # a part that the agency names in brackets
        if not number and not name[:1].isalpha():
            raise self._fault(row, "GEO", "the name of a geography", name)
        near = difflib.get_close_matches(fold(name), _names(), 1, _ALIKE)
        if wanted or (near and not number and not set(name) & set(",()/")):
            known = next(iter(wanted or near))
            raise self._fault(row, "GEO", f"a known geography ({known})", name)
        if number:
            self._once(row, ("DGUID", number), ("GEO",), (name,))

    def _check_number(self, row: int, name: str, number: str) -> None:
        """Refuse a name for a number, as where two headings were exchanged."""
        if fold(number) in _names():
            raise self._fault(row, "DGUID", "a number such as 2021A000011124", number)
        if _DGUID.match(name):
            raise self._fault(row, "GEO", "the name of a geography", name)

    def _fault(self, row: int, column: str, expected: str, found: str) -> FormatError:
        return FormatError(
            f"{self._origin}, row {row}, column {column}: expected {expected}; found "
            f"{_short(found)!r}. {_TAKE}"
        )


def is_known_place(name: str) -> bool:
    """Say whether a name is Canada's, a province's or a territory's.

    Examples
    --------
    >>> is_known_place("Québec"), is_known_place("Canda")
    (True, False)

    """
    return fold(name) in _names()


def in_order(periods: Sequence[str]) -> bool:
    """Say whether the same periods follow each other in every group of columns.

    Examples
    --------
    >>> in_order(["2018", "2019", "2018", "2019"]), in_order(["2019", "2018", "2020"])
    (True, False)

    """
    once = list(dict.fromkeys(periods))
    groups = len(periods) // len(once)
    alike = len({len(period) for period in once}) == 1
    ordered = once in (sorted(once), sorted(once, reverse=True))
    return not alike or (ordered and [*periods] == once * groups)


def _short(text: str) -> str:
    return text if len(text) < 80 else f"{text[:80]}…"  # noqa: PLR2004 -- about a line


@cache
def _names() -> dict[str, Any]:
    """Return the folded names of Canada, its provinces and territories."""
    return {
        fold(word): code
        for code, row in codelist("statcan_members").items()
        if row["dimension"] == "geo"
        for word in (*row["en"].split("|"), *row["fr"].split("|"))
    }


@cache
def _wanted(number: str) -> frozenset[str]:
    """Return the folded names that go with a DGUID; none if it is not listed."""
    member = codelist("statcan_geographies").get(number[4:], {}).get("member", "")
    return frozenset(name for name, code in _names().items() if code == member)
