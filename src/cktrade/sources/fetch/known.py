"""The sources that can be fetched, by the names a person types."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from cktrade.errors import NotHeldError
from cktrade.vocabulary import codelist

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Any other table of Statistics Canada comes in the form of this one.
_PATTERN_TABLE = "statcan/12-10-0011"
_TABLE_NUMBER = re.compile(r"(?:statcan/)?(\d\d)-?(\d\d)-?(\d{4})(?:-?01)?")


@dataclass(frozen=True, kw_only=True)
class Known:
    """One source that can be fetched: a row of ``codelists/fetchable.csv``.

    Attributes
    ----------
    producer, table : str
        Codes of the agency and of its table; joined by a slash, the source's name.
    title : str
        In English; empty where only the agency's own metadata say it.
    path : str
        Place below the agency's address; empty where the agency has to be asked.
    ending, layout : str
        Ending of the stored file's name, and the reader that understands it.
    columns : tuple of str
        What the file must have: column headings, series or economies (see
        :mod:`cktrade.sources.fetch.checks`).
    default : bool
        Whether it is fetched when no source is named.

    """

    producer: str
    table: str
    title: str
    path: str
    ending: str
    layout: str
    columns: tuple[str, ...]
    default: bool

    @property
    def name(self) -> str:
        """The name that ``fetch`` accepts."""
        return f"{self.producer}/{self.table}"


@cache
def known() -> dict[str, Known]:
    """Return the known sources by name.

    Examples
    --------
    >>> known()["boc/fx-annual"].columns
    ('FXAUSDCAD', 'FXAKRWCAD')

    """
    return {code: _known(code, row) for code, row in codelist("fetchable").items()}


def _known(code: str, row: dict[str, str]) -> Known:
    producer, table = code.split("/")
    return Known(
        producer=producer,
        table=table,
        title=row["en"],
        path=row["path"],
        ending=row["ending"],
        layout=row["layout"],
        columns=tuple(filter(None, row["columns"].split("|"))),
        default=row["default"] == "yes",
    )


def resolve(names: str | Iterable[str] | None) -> list[Known]:
    """Return the sources that were asked for, each once.

    Parameters
    ----------
    names : str, iterable of str or None
        Names of known sources, or numbers of Statistics Canada tables; nothing
        means the default list.

    Raises
    ------
    NotHeldError
        If a name is not known; the message lists what is.

    Examples
    --------
    >>> [source.name for source in resolve(["12-10-0175", "1210017501"])]
    ['statcan/12-10-0175']

    """
    wanted = [names] if isinstance(names, str) else [*(names or ())]
    if not wanted:
        return [source for source in known().values() if source.default]
    found = [_find(name.strip()) for name in wanted]
    return [*{source.name: source for source in found}.values()]


def _find(name: str) -> Known:
    number = _TABLE_NUMBER.fullmatch(name)
    table = "-".join(number.groups()) if number else ""
    code = f"statcan/{table}" if number else name
    if code in known():
        return known()[code]
    if number:
        return replace(known()[_PATTERN_TABLE], table=table, title="", default=False)
    raise NotHeldError(
        f"{name!r} is not a source that can be fetched. Known: {', '.join(known())}; "
        "and any table of Statistics Canada by its number, such as 12-10-0175 (a view "
        "of a table, such as 12-10-0175-03, comes with the whole table)."
    )
