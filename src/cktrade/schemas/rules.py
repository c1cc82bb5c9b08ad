"""The rules that a cell can break, each with the words that an error needs.

pandera runs them (``pa.Field(code_of="units")``); :data:`EXPECTED` says in words what
each rule expected, and what to do about a cell that breaks it.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, TypeVar

from pandera.api.extensions import register_check_method

from cktrade.errors import PeriodError
from cktrade.vocabulary import NOT_APPLICABLE, NOT_STATED, codelist, economies, periods

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

_Rule = TypeVar("_Rule")

_ID = re.compile(r"[a-z0-9]+(?:[-./][a-z0-9]+)*")
_PRODUCT = re.compile(
    r"not applicable|not stated|(?!NA$)[A-Z](?:-?[A-Z])*[0-9]*|[0-9]{1,12}"
    r"|(?!nan$|null$|none$)[a-z]{2,}(?:[ -][a-z]+)*"
)
_LOCATOR = re.compile(r"¶[1-9][0-9]{0,8}(?:, \S.*)?")

#: rule → (what was expected, what to do); braces take the rule's own setting
EXPECTED = {
    "not_nullable": ("a value", "Fill the cell; write 'not stated' if nobody says."),
    "field_uniqueness": ("an id that stands once", "Give one of the rows another id."),
    "multiple_fields_uniqueness": (
        "one row for each key",
        "Keep one of the rows, or give the later one its own vintage.",
    ),
    "readable_id": (
        "a readable id such as gac-two-way-trade-2018",
        "Use lower-case letters and digits, joined by hyphens, dots or slashes.",
    ),
    "locator": (
        "a place such as '¶14' or '¶14, People-to-people ties'",
        "Count the text's non-empty lines from 1.",
    ),
    "no_longer_than": (
        "at most {0} characters",
        "Keep the figure with its qualifier, no sentence.",
    ),
    "product_code": (
        "TOTAL, 'not applicable', a code such as 2701 or C22, or plain words",
        "Write the classification's own code.",
    ),
    "filled": ("a text that is not empty", "Fill the cell."),
    "code_of": ("a code of codelists/{0}.csv", "Use one of its codes."),
    "one_of": ("one of {0}", "Use one of these words."),
    "economy": (
        "a code of codelists/economies.csv, such as CAN or KOR",
        "Use the code; 'not stated' or 'not applicable' where there is none.",
    ),
    "economies_listed": (
        "codes of codelists/economies.csv joined by ';', such as CAN;KOR",
        "Use the codes.",
    ),
    "period": (
        "a reference period: 2018, 2018-Q2, 2018-09, 2018-09-27, 2023-A1 or 2006/2016",
        "Write the period in one of these forms.",
    ),
    "period_or_none": (
        "a reference period such as 2018, or an empty cell",
        "Write the period, or leave the cell empty.",
    ),
    "part_or_none": (
        "a JSON object of texts as in the series table, or an empty cell",
        "Write it as that table does, or leave the cell empty for the whole.",
    ),
    "at_least_zero": ("a number not below zero", "Correct the number."),
    "positive": ("a number above zero", "Correct the number."),
    "precise_date": (
        "a date just as precise as date_precision says",
        "Write day 2018-09-27, month 2018-09, year 2018, span 2022/2027.",
    ),
    "missing_has_reason": (
        "a missing value exactly where the status is one of the missing ones",
        "Give the missing value its reason, or the value a status that lets it stand.",
    ),
    "column_in_schema": ("only the table's own columns", "Take the column out."),
    "column_in_dataframe": ("every column of the table", "Add the column."),
    "dtype": ("another kind of value", "Convert the column before you validate."),
}


def _rule(*settings: str) -> Callable[[_Rule], _Rule]:
    """Register a rule with pandera under its function's name."""
    return register_check_method(statistics=[*settings])  # type: ignore[no-any-return]


def _each(series: pd.Series[Any], test: Callable[[Any], bool]) -> pd.Series[bool]:
    verdicts = {value: test(value) for value in series.unique()}
    return series.map(verdicts).astype(bool)


def _is_period(text: str) -> bool:
    try:
        periods.frequency(text)
    except PeriodError:
        return False
    return True


def _is_economy(text: str) -> bool:
    return text in {NOT_STATED, NOT_APPLICABLE} or economies.is_code(text)


def _is_part(text: str) -> bool:
    """Say whether a text names a part, as a series does: a JSON object of texts."""
    try:
        told = json.loads(text) if text else {}
    except ValueError:
        return False
    return isinstance(told, dict) and all(isinstance(one, str) for one in told.values())


@_rule("on")
def part_or_none(series: pd.Series[Any], *, on: bool) -> pd.Series[bool]:  # noqa: ARG001 -- as below
    """Name a part as a series does, or nothing."""
    return _each(series, _is_part)


@_rule("on")
def readable_id(series: pd.Series[Any], *, on: bool) -> pd.Series[bool]:  # noqa: ARG001 -- pandera passes the setting
    """Be lower-case words joined by hyphens, dots or slashes."""
    return series.str.fullmatch(_ID)


@_rule("on")
def locator(series: pd.Series[Any], *, on: bool) -> pd.Series[bool]:  # noqa: ARG001 -- as above
    """Name a line of the document's text, and the heading it stands under."""
    return series.str.fullmatch(_LOCATOR)


@_rule("on")
def product_code(series: pd.Series[Any], *, on: bool) -> pd.Series[bool]:  # noqa: ARG001 -- as above
    """Have the form that codes of classifications have."""
    return series.str.fullmatch(_PRODUCT)


@_rule("on")
def filled(series: pd.Series[Any], *, on: bool) -> pd.Series[bool]:  # noqa: ARG001 -- as above
    """Be not empty, and without blanks at the ends."""
    return series.ne("") & series.eq(series.str.strip())


@_rule("length")
def no_longer_than(series: pd.Series[Any], *, length: int) -> pd.Series[bool]:
    """Have no more characters than that."""
    return series.str.len().le(length)


@_rule("name")
def code_of(series: pd.Series[Any], *, name: str) -> pd.Series[bool]:
    """Stand in one of the package's code lists."""
    return series.isin(codelist(name))


@_rule("words")
def one_of(series: pd.Series[Any], *, words: list[str]) -> pd.Series[bool]:
    """Be one of a handful of words."""
    return series.isin(words)


@_rule("on")
def economy(series: pd.Series[Any], *, on: bool) -> pd.Series[bool]:  # noqa: ARG001 -- as above
    """Be an economy's code, or the word that says there is none."""
    return _each(series, _is_economy)


@_rule("on")
def economies_listed(series: pd.Series[Any], *, on: bool) -> pd.Series[bool]:  # noqa: ARG001 -- as above
    """Be economies' codes joined by semicolons."""
    return _each(series, lambda text: all(map(economies.is_code, text.split(";"))))


@_rule("on")
def period(series: pd.Series[Any], *, on: bool) -> pd.Series[bool]:  # noqa: ARG001 -- as above
    """Be a reference period in one of the known forms."""
    return _each(series, _is_period)


@_rule("on")
def positive(series: pd.Series[Any], *, on: bool) -> pd.Series[bool]:  # noqa: ARG001 -- as above
    """Be above zero."""
    return series.gt(0)


@_rule("on")
def period_or_none(series: pd.Series[Any], *, on: bool) -> pd.Series[bool]:  # noqa: ARG001 -- as above
    """Be a reference period, or empty."""
    return _each(series, lambda text: text == "" or _is_period(text))


@_rule("on")
def at_least_zero(series: pd.Series[Any], *, on: bool) -> pd.Series[bool]:  # noqa: ARG001 -- as above
    """Be not below zero."""
    return series.ge(0)
