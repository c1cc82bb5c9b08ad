"""What a file's names stand for: the table that it is, the economies that it lists."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from cktrade.errors import CktradeWarning, FormatError, VocabularyError
from cktrade.vocabulary.economies import resolve, unknown

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from cktrade.readers.raw_file import Raw


def table_of(raw: Raw, known: Iterable[str], why: str) -> str:
    """Return the producer's own number of a file's table.

    Several tables can share one layout; then only the producer's number, in the
    sidecar or in the name under which the file is published, tells them apart.

    Parameters
    ----------
    raw : Raw
        The file.
    known : iterable of str
        The numbers of the tables that have this layout.
    why : str
        What the content leaves open, for the message.

    Returns
    -------
    str
        One of ``known``: the longest that the sidecar's ``table`` or ``url``, else the
        file's name, contains.

    Raises
    ------
    FormatError
        If neither names one of them.

    """
    numbers = sorted(known, key=lambda number: (-len(number), number))
    source = raw.source
    where = f"{source.table} {source.url}" if source else raw.path.name
    for number in numbers:
        if number.lower() in where.lower():
            return number
    place = "the sidecar's table or url" if source else "the file's name"
    raise FormatError(
        f"{raw.path}: {why}. Expected one of the producer's table numbers "
        f"{', '.join(sorted(numbers))} in {place}; found {where!r}. Keep the name "
        "under which the file is published, or write a sidecar that says `table`."
    )


def economies_of(
    raw: Raw, labels: pd.Series[str], scheme: str | None = None
) -> pd.Series[str]:
    """Return the codes of the economies that a file's labels name.

    Parameters
    ----------
    raw : Raw
        The file, for the message.
    labels : Series of str
        Labels; the index holds the file's row numbers.
    scheme : str, optional
        Whose labels they are (:func:`cktrade.vocabulary.economies.resolve`).

    Returns
    -------
    Series of str
        Codes of ``codelists/economies.csv``, with the labels' index.

    Raises
    ------
    VocabularyError
        Naming the file and the first row with a label that is unknown.

    """
    codes = {}
    for label in labels.unique():
        try:
            codes[label] = resolve(label, scheme=scheme)
        except VocabularyError as error:
            row = labels.eq(label).idxmax()
            raise VocabularyError(f"{raw.path}, row {row}: {error}") from None
    return labels.map(codes).astype("str")


def economies_or_unknown(
    raw: Raw, labels: pd.Series[str], scheme: str | None = None
) -> pd.Series[str]:
    """Return codes as :func:`economies_of`, an unknown label under one of its own.

    Parameters
    ----------
    raw : Raw
        The file; one that is read strictly refuses an unknown label.
    labels : Series of str
        Labels; the index holds the file's row numbers.
    scheme : str, optional
        Whose labels they are.

    Returns
    -------
    Series of str
        Codes of ``codelists/economies.csv``, or ``X-UNKNOWN-…``.

    Warns
    -----
    CktradeWarning
        Naming each unknown label and how many rows have it.

    """
    if raw.strict:
        return economies_of(raw, labels, scheme)
    codes, lost = {}, []
    for label in labels.unique():
        try:
            codes[label] = resolve(label, scheme=scheme)
        except VocabularyError:
            codes[label] = unknown(label)
            lost.append(f"{label!r} ({int(labels.eq(label).sum())} rows)")
    if lost:
        warnings.warn(
            f"{raw.path}: no economy that the package knows: {', '.join(lost)}. Their "
            "rows have the code X-UNKNOWN-… and their label in dimensions; strict=True "
            "refuses them.",
            CktradeWarning,
            stacklevel=2,
        )
    return labels.map(codes).astype("str")
