"""Official files → observations. One module per producer's format.

A reader module has ``NAME``, ``recognises(raw)`` (from content, never from the name)
and ``read(raw)``; :data:`FORMATS` lists them, the most particular first. ``BY_YEAR``
says that its table comes in a file a year.
"""

from __future__ import annotations

import importlib
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from cktrade.errors import FormatError, NotHeldError, demand_path
from cktrade.readers.coded import Book, Coded, coded
from cktrade.readers.corrections import corrected
from cktrade.readers.customs.one_partner import of_partner, partners_of
from cktrade.readers.customs.whole import whole
from cktrade.readers.invariants import Seen, sound
from cktrade.readers.names import tell_unknown
from cktrade.readers.raw_file import Raw
from cktrade.readers.statcan import large as statcan_large
from cktrade.readers.statcan import table as statcan_full
from cktrade.readers.totals import refuse_lost_parts
from cktrade.readers.unknown import held_instead, hint, unknown
from cktrade.readers.wall import wall
from cktrade.schemas import validate
from cktrade.vocabulary import economies

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    import pandas as pd

    from cktrade.readers.statcan.metadata import Metadata

#: Modules of this package, in the order they are asked whether they know a file.
FORMATS = (
    "own_layout",
    "statcan.viewer",
    "statcan.table",
    "ircc.tab",
    "ircc.crosstab",
    "kto.month",
    "moj.staying",
    "comtrade.answers",
    "bank_of_canada.valet",
    "baci",
    "statcan.cimt",
)

_SHOWN = 20


def read(
    path: str | Path,
    *,
    partner: str | None = None,
    frequency: str = "",
    strict: bool = False,
) -> pd.DataFrame:
    """Read one official file into the wide table, whatever its format.

    Parameters
    ----------
    path : str or Path
        A file exactly as its agency publishes it; gzip is accepted. The format is
        recognised from the content, never from the name. A sidecar beside the file
        (same name, ``.toml``) gives its source and vintage and is checked.
    partner : str, optional
        Keep only rows with this partner, by code or name: ``KOR``, ``South Korea``. A
        trade or travel table of Statistics Canada is then read as a stream, however
        large the ZIP is; the labels looked for are those of its own metadata.
    frequency : str, optional
        ``monthly``, ``quarterly`` … (``codelists/statcan_frequencies.csv``), of a
        selection of Statistics Canada that prints a quarter as its first month and
        came without metadata; a sidecar says it with the key of that name.
    strict : bool
        Whether a label of no economy that the package knows refuses the whole file.
        By default its rows come through under a code of their own, ``X-UNKNOWN-…``,
        with the label in ``dimensions``, and a warning counts them.

    Returns
    -------
    DataFrame
        The wide table (see the data dictionary): one row an observation, values in
        whole units, missing values with the reason in ``status``.

    Raises
    ------
    FormatError
        If no reader knows the layout, or the file departs from it.
    SourceError
        If the file is not what its sidecar says.
    VocabularyError
        If a label of the file is not in the package's code lists.
    NotHeldError
        If the file has no rows with that partner.

    Examples
    --------
    The Bank of Canada's annual rates, as the clone holds them:

    >>> import cktrade as ck
    >>> from cktrade.datasets import data_folders
    >>> folder = data_folders.find().raw[0] / "boc/fx-annual"
    >>> rates = ck.read(folder / "2024-12-31.csv")
    >>> dollar = rates["partner"].eq("USA") & rates["reference_period"].eq("2018")
    >>> rates.loc[dollar, "value"].tolist()
    [1.2957]

    """
    demand_path(path)
    if str(path).startswith(("http://", "https://")):
        raise FormatError(
            f"{path} is an address, and reading fetches nothing. Download the file and "
            "give its path; 'cktrade fetch' downloads the sources of docs/fetch.md."
        )
    code = economies.resolve(partner) if partner else None
    with wall(Path(path)):
        raw = Raw(Path(path), frequency, strict)
        rows = _of_partner(raw, code) if code else _parsed(raw)
        return validate(rows, "observations", origin=str(path))


def batches(path: str | Path, *, partner: str | None = None) -> Iterator[pd.DataFrame]:
    """Read one official file as :func:`read` does, in batches where it is large.

    Parameters
    ----------
    path : str or Path
        A file exactly as its agency publishes it.
    partner : str, optional
        Keep only rows with this partner, by code or name.

    Yields
    ------
    DataFrame
        The wide table, validated, in the file's order. The ZIP of a table of Statistics
        Canada comes in batches of some ten thousand rows, of which no more than one is
        held; any other file in one.

    """
    for rows in coded_batches(path, partner=partner):
        yield rows.frame()


def by_year(path: str | Path) -> bool:
    """Say whether a file is one year of its table, of which each year is a file."""
    with wall(Path(path)):
        return bool(getattr(recognise(Raw(Path(path))), "BY_YEAR", False))


def coded_batches(path: str | Path, *, partner: str | None = None) -> Iterator[Coded]:
    """Read one official file as :func:`batches` does, for those who keep its rows.

    Yields
    ------
    Coded
        The same rows as numbers, all of one book.

    """
    code = economies.resolve(partner) if partner else None
    with wall(Path(path)):
        raw = Raw(Path(path))
        if not _streams(raw):
            yield from _of_columns(raw, code) or [
                coded(read(path, partner=partner), Book())
            ]
            return
        count, seen = 0, Seen(raw)
        for rows in statcan_large.batches(raw, code):
            count += len(rows)
            yield seen.sound(rows)
        if code and not count:
            raise _not_held(raw, code, statcan_large.partners(raw))


def _of_columns(raw: Raw, code: str | None) -> list[Coded]:
    """Return one partner's rows of a customs file, if they are certain."""
    found = whole(raw) if code and find_spec("pyarrow") else None
    if found is None or not code:
        return []
    rows = [*of_partner(found, code)]
    if not rows:
        raise _not_held(raw, code, partners_of(found))
    return rows


def parse(path: Path) -> pd.DataFrame:
    """Read one official file strictly, without validating the rows.

    For callers that validate many files' rows at once; everybody else wants
    :func:`read`.
    """
    with wall(path):
        return _parsed(Raw(path, strict=True))


def _parsed(raw: Raw) -> pd.DataFrame:
    rows: pd.DataFrame = recognise(raw).read(raw)
    tell_unknown(raw, rows)
    refuse_lost_parts(raw, sound(raw, rows))
    return corrected(rows, raw.source) if raw.source else rows


def recognise(raw: Raw) -> ModuleType:
    """Return the reader module that knows a file's layout."""
    names = []
    for name in FORMATS:
        module = importlib.import_module(f"{__name__}.{name}")
        if module.recognises(raw):
            return module
        names.append(str(module.NAME))
    raise unknown(raw, names)


def metadata(path: str | Path) -> Metadata:
    """Read what Statistics Canada says of a table: title, members, notes, corrections.

    Parameters
    ----------
    path : str or Path
        A table's ZIP, its ``_MetaData.csv``, or its CSV with the latter beside it.

    Returns
    -------
    Metadata
        Number, title, dimensions with members and their ids, symbols, footnotes and
        announced corrections, in the file's language.

    Raises
    ------
    FormatError
        If the file is none of these.
    NotHeldError
        If the table's CSV came alone.

    """
    with wall(Path(path)):
        raw = Raw(Path(path))
        if not statcan_full.recognises(raw):
            raise FormatError(f"{path} is no table of Statistics Canada. {hint(raw)}")
        found = statcan_full.metadata(raw)
    if found is None:
        raise NotHeldError(
            f"{path} has no metadata. Put the table's _MetaData.csv beside it, or give "
            "the whole ZIP."
        )
    return found


def _of_partner(raw: Raw, partner: str) -> pd.DataFrame:
    streamed = _streamed(raw, partner)
    if streamed:
        rows, held = streamed
    else:
        whole = _parsed(raw)
        rows = whole[whole["partner"].eq(partner)].reset_index(drop=True)
        held = held_instead(whole)
    if rows.empty:
        raise _not_held(raw, partner, held)
    return rows


def _not_held(raw: Raw, partner: str, held: list[str]) -> NotHeldError:
    return NotHeldError(
        f"{raw.path} has no rows with partner {partner!r}. It has: "
        f"{', '.join(held[:_SHOWN])}."
    )


def _streamed(raw: Raw, partner: str) -> tuple[pd.DataFrame, list[str]] | None:
    """Read one partner's rows without the others, where the format allows it."""
    if not _streams(raw):
        return None
    rows = statcan_large.of_partner(raw, partner)
    if rows is None:
        return None
    return sound(raw, rows), statcan_large.partners(raw) if rows.empty else []


def _streams(raw: Raw) -> bool:
    """Say whether a file is the ZIP of a table, without declared corrections."""
    corrections = raw.source.corrections if raw.source else ()
    return bool(raw.members and not corrections and recognise(raw) is statcan_full)
