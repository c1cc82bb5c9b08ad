"""What a file's names stand for: the table that it is, the economies that it lists."""

from __future__ import annotations

import json
import warnings
from typing import TYPE_CHECKING

import pandas as pd

from cktrade.errors import CktradeWarning, FormatError, VocabularyError
from cktrade.readers.wide_table import as_json
from cktrade.vocabulary import economies

if TYPE_CHECKING:
    from collections.abc import Iterable

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
            codes[label] = economies.resolve(label, scheme=scheme)
        except VocabularyError as error:
            row = labels.eq(label).idxmax()
            raise VocabularyError(f"{raw.path}, row {row}: {error}") from None
    return labels.map(codes).astype("str")


def economies_or_unknown(
    raw: Raw, labels: pd.Series[str], scheme: str | None = None
) -> pd.Series[str]:
    """Return codes as :func:`economies_of`, an unknown label under one of its own.

    Its rows keep the label in ``dimensions`` (:func:`kept_beside`), and
    :func:`tell_unknown` counts them once all are read.

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

    Raises
    ------
    VocabularyError
        As :func:`economies_of`, if the file is read strictly, or a label is what
        programs write for a gap.

    """
    different = labels.drop_duplicates()
    if raw.strict:
        codes = economies_of(raw, different, scheme)
    else:
        gaps = [economies.is_gap(text, scheme=scheme) for text in different]
        economies_of(raw, different[gaps], scheme)
        codes = different.map(lambda text: economy_or_unknown(text, scheme))
    return labels.map(dict(zip(different, codes, strict=True))).astype("str")


def economy_or_unknown(label: str, scheme: str | None = None) -> str:
    """Return the code of one label, a code of its own if it is unknown.

    Examples
    --------
    >>> economy_or_unknown("Korea, South"), economy_or_unknown("Atlantis")
    ('KOR', 'X-UNKNOWN-ATLANTIS')

    """
    try:
        return economies.resolve(label, scheme=scheme)
    except VocabularyError:
        return economies.unknown(label)


def kept_beside(
    dimensions: pd.Series[str],
    codes: pd.Series[str],
    labels: pd.Series[str],
    side: str = "partner",
) -> pd.Series[str]:
    """Return dimensions with the label of every economy that is unknown.

    Examples
    --------
    >>> texts = pd.Series(["", '{"sex": "male"}'])
    >>> codes = pd.Series(["KOR", "X-UNKNOWN-ATLANTIS"])
    >>> kept_beside(texts, codes, pd.Series(["Korea", "Atlantis"])).tolist()
    ['', '{"sex": "male", "partner": "Atlantis"}']

    """
    strange = codes.map({code: economies.is_unknown(code) for code in codes.unique()})
    if not strange.any():
        return dimensions
    cells = zip(dimensions, labels, strange, strict=True)
    kept = [
        as_json((json.loads(text) if text else {}) | {side: label}) if new else text
        for text, label, new in cells
    ]
    return pd.Series(kept, dimensions.index, dtype="str")


def tell_unknown(raw: Raw, rows: pd.DataFrame) -> None:
    """Warn of economies that the package does not know, once a file is read.

    Parameters
    ----------
    raw : Raw
        The file, for the message.
    rows : DataFrame
        Its observations: ``reporter``, ``partner``, ``dimensions`` and ``row``, or
        its series, with ``times``, how many rows each has.

    Warns
    -----
    CktradeWarning
        Naming each unknown label and how many rows have it.

    """
    lost = [
        f"{_label(side, code, found['dimensions'].iloc[0])!r} as {code} "
        f"({_many(found)} rows)"
        for side in ("reporter", "partner")
        for code in rows[side].unique()
        if economies.is_unknown(code)
        for found in [rows[rows[side].eq(code)]]
    ]
    if lost:
        warnings.warn(
            f"{raw.path}: no economy that the package knows: {', '.join(lost)}. Their "
            "label stands in dimensions; strict=True refuses the file. Add the label "
            "to the aliases in codelists/economies.csv.",
            CktradeWarning,
            stacklevel=2,
        )


def _many(found: pd.DataFrame) -> int:
    """Return how many rows of the file these are."""
    return int(found["times"].sum() if "times" in found else found["row"].nunique())


def _label(side: str, code: str, dimensions: str) -> str:
    """Return the label kept of an economy, under whichever name it stands."""
    said = json.loads(dimensions) if dimensions else {}
    named = [text for text in said.values() if economies.unknown(str(text)) == code]
    return str(said.get(side) or (named or [code])[0])
