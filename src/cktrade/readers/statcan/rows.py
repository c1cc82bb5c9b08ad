"""From the cells of a Statistics Canada table to observations.

Whatever brings the cells (a ZIP, a loose CSV, the table viewer's page, a slice of a
file too large to hold), the same rules make numbers, periods, statuses and series.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cktrade.errors import FormatError, VocabularyError
from cktrade.readers.statcan.csv_cells import dimensions
from cktrade.readers.statcan.labels import code_of
from cktrade.readers.statcan.periods import reference_periods
from cktrade.readers.statcan.series import generic, known_table, mapped
from cktrade.readers.statcan.vector_checks import ALSO, Consistency
from cktrade.readers.wide_table import alike, scale
from cktrade.vocabulary import MISSING_STATUSES, Status, codelist

if TYPE_CHECKING:
    from pathlib import Path

_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"


class Series:
    """The series of a table, each described when it is first met.

    Of millions of rows there are thousands, and every batch of a large table brings
    the same ones again.

    Parameters
    ----------
    table : str
        The table's number, e.g. ``12-10-0011``.
    origin : Path
        The file, for messages.
    consistency : Consistency, optional
        What is known of the table's series already.
    strict : bool
        Whether an economy that the package does not know is refused.

    """

    def __init__(
        self,
        table: str,
        origin: Path,
        consistency: Consistency | None = None,
        *,
        strict: bool = True,
    ) -> None:
        self.table = table
        self.origin = origin
        self.strict = strict
        self.consistency = consistency or Consistency(origin)
        self._places: dict[tuple[str, ...], int] = {}
        self._described = pd.DataFrame()

    def of(self, cells: pd.DataFrame) -> pd.DataFrame:
        """Return the package's columns for the rows of these cells."""
        names = [name for name in dimensions(cells) if name != "row"]
        said = [*names, *(name for name in ALSO if name in cells)]
        numbers, firsts = alike(cells, said)
        cells_of_keys = (firsts[name].to_numpy(object).tolist() for name in said)
        keys = [*zip(*cells_of_keys, strict=True)]
        new = [n for n, key in enumerate(keys) if key not in self._places]
        if new or self._described.empty:
            met = firsts.iloc[new]
            self.consistency.demand(met, cells.loc[met.index, "row"], names)
            found = self._describe(met, names)
            first = len(self._described)
            self._places |= {keys[n]: first + at for at, n in enumerate(new)}
            self._described = pd.concat([self._described, found], ignore_index=True)
        places = np.array([self._places[key] for key in keys], dtype="int64")
        rows: pd.DataFrame = self._described.iloc[places[numbers]]
        return rows.set_axis(cells.index)

    def _describe(self, firsts: pd.DataFrame, names: list[str]) -> pd.DataFrame:
        series = firsts.astype("str").reset_index(drop=True)
        if known_table(self.table):
            return mapped(series, names, self.table, self.origin, strict=self.strict)
        return generic(series, names, self.table, self.origin)


def observations(
    cells: pd.DataFrame, *, series: Series, frequency: str
) -> pd.DataFrame:
    """Return the observations that a table's cells hold.

    Parameters
    ----------
    cells : DataFrame of str
        As :func:`cktrade.readers.statcan.csv_cells.cells` gives them, whole or a slice;
        a column ``row`` if the records are not numbered from 2 on. Dates, dimensions,
        units, vectors and coordinates may be categories.
    series : Series
        The table's; the same for all its batches.
    frequency : str
        A code of ``codelists/statcan_frequencies.csv``, or "".

    Returns
    -------
    DataFrame
        Columns of the wide table with ``series``; values in whole units. A value is
        never altered: where it shows more digits than DECIMALS says, they count.

    Raises
    ------
    FormatError, VocabularyError
        If a cell is not what the agency publishes there, naming row and column.

    """
    known, origin = known_table(series.table), series.origin
    cells = cells.assign(row=cells.get("row", np.arange(len(cells)) + 2))
    numbers, decimals = _numbers(cells, origin)
    mult = multipliers(cells, origin)
    periods = reference_periods(
        cells["REF_DATE"].unique(), frequency or known.get("frequency", ""), origin
    )
    return series.of(cells).assign(
        reference_period=cells["REF_DATE"].map(periods),
        value=scale(numbers, mult, decimals),
        precision=10.0 ** (mult - decimals),
        status=_statuses(cells, numbers, origin),
        row=cells["row"],
        vector=cells["VECTOR"],
        coordinate=cells["COORDINATE"],
    )


def _numbers(cells: pd.DataFrame, origin: Path) -> tuple[np.ndarray, np.ndarray]:
    """Numbers as published, and how many decimals each shows."""
    text = cells["VALUE"].str.strip()
    blank = text.eq("")
    wrong = ~blank & ~text.str.fullmatch(_NUMBER)
    if wrong.any():
        raise _fault(cells, wrong, "VALUE", "a plain number or an empty cell", origin)
    point = text.str.find(".")
    shown = (text.str.len() - point - 1).where(point.ge(0), 0)
    decimals = np.maximum(_decimals(cells, origin), shown.to_numpy())
    numbers = text.where(~blank).astype("float64")
    return numbers.to_numpy(), decimals


def _decimals(cells: pd.DataFrame, origin: Path) -> np.ndarray:
    """How many digits after the point are said to be published."""
    said = cells["DECIMALS"]
    digits = {text: text.strip() for text in said.unique()}
    wrong = said.isin([t for t, d in digits.items() if not re.fullmatch("[0-9]?", d)])
    if wrong.any():
        raise _fault(cells, wrong, "DECIMALS", "one digit", origin)
    return said.map({t: int(d or 0) for t, d in digits.items()}).to_numpy("int64")


def multipliers(cells: pd.DataFrame, origin: Path) -> np.ndarray:
    """Powers of ten; the word beside the number must say the same."""
    numbers, firsts = alike(cells, ["SCALAR_ID", "SCALAR_FACTOR"])
    said = firsts["SCALAR_ID"].astype("str").str.strip()
    words = pd.Series(
        [
            code_of("statcan_scalars", word) or word.strip()
            for word in firsts["SCALAR_FACTOR"]
        ],
        said.index,
    )
    wrong = ~said.isin(codelist("statcan_scalars")) | (words.ne("") & words.ne(said))
    if wrong.any():
        at = wrong.to_numpy()[numbers]
        raise _fault(cells, at, "SCALAR_ID", "what SCALAR_FACTOR says", origin)
    powers: np.ndarray = said.astype("int64").to_numpy()[numbers]
    return powers


def _statuses(cells: pd.DataFrame, numbers: np.ndarray, origin: Path) -> np.ndarray:
    """Say why a number is missing, else what STATUS, else what SYMBOL says of it."""
    said = ["STATUS", *(["SYMBOL"] if "SYMBOL" in cells else [])]
    rows, firsts = alike(cells, said)
    keys = zip(*(firsts[name].tolist() for name in said), strict=True)
    codes = np.array([status_of(key, origin) for key in keys], dtype=object)
    missing = np.isin(codes, [*MISSING_STATUSES])[rows]
    contradicted = missing & ~np.isnan(numbers)
    if contradicted.any():
        expected = "no VALUE where the status says that there is none"
        raise _fault(cells, contradicted, "STATUS", expected, origin)
    unsaid = np.isnan(numbers) & ~missing
    return np.where(unsaid, Status.NOT_AVAILABLE.value, codes[rows])


def status_of(symbols: tuple[str, ...], origin: Path) -> str:
    """Return what the signs in STATUS and SYMBOL say together; a reason first.

    Examples
    --------
    >>> from pathlib import Path
    >>> status_of(("", "x"), Path("a.csv")), status_of(("", ""), Path("a.csv"))
    ('suppressed', 'normal')

    """
    said = [_status_code(text.strip(), origin) for text in symbols if text.strip()]
    missing = [code for code in said if code in MISSING_STATUSES]
    return (missing or said or [Status.NORMAL.value])[0]


def _status_code(symbol: str, origin: Path) -> str:
    rows = codelist("statuses").items()
    codes = {row["statcan"]: code for code, row in rows if row["statcan"]}
    if symbol not in codes:
        raise VocabularyError(
            f"{origin}, columns STATUS and SYMBOL: expected one of "
            f"{', '.join(codes)}; found {symbol!r}. If the table's symbol legend "
            "explains it, add it to codelists/statuses.csv."
        )
    return codes[symbol]


def _fault(
    cells: pd.DataFrame,
    wrong: pd.Series[bool] | np.ndarray,
    column: str,
    expected: str,
    origin: Path,
) -> FormatError:
    first = cells[np.asarray(wrong)].iloc[0]
    return FormatError(
        f"{origin}, row {first['row']}, column {column}: expected {expected}; found "
        f"{first[column]!r}. Take the file as the agency publishes it."
    )
