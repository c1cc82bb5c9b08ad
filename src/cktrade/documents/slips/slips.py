"""Claims held against their own printed words: a slip of the pen is not judged.

A row says of its figure what the grammar can read again in ``as_printed`` and its line.
What cannot be read is never a slip.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cktrade.documents.slips.of_cells import of_cells
from cktrade.documents.slips.of_words import of_words
from cktrade.documents.text import Text
from cktrade.errors import FormatError, InvalidRowsError
from cktrade.schemas import read_table
from cktrade.vocabulary import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping
    from datetime import date

    from cktrade.sources import Document
    from cktrade.vocabulary import Lang


@dataclass(frozen=True)
class Slip:
    """One cell of a claim that its own words, or its other cells, do not bear.

    Attributes
    ----------
    claim : str
        The row.
    column : str
        The cell.
    says : str
        What is printed, or what the other cells ask for.
    written : str
        What the cell has.

    """

    claim: str
    column: str
    says: str
    written: str

    def __str__(self) -> str:
        """Return the slip as a sentence without its place."""
        return f"{self.column} is {self.written!r}, but {self.says}"


def slips(
    claims: Iterable[Mapping[str, Any]],
    lines: Mapping[str, str],
    *,
    lang: str,
    published: date | None = None,
) -> list[Slip]:
    """Return every slip of a document's claims.

    Parameters
    ----------
    claims : iterable of mapping
        Rows of ``claims.csv``.
    lines : mapping
        Locator → its line of the text; where it is not held, ``as_printed`` alone is
        read.
    lang : str
        The document's language.
    published : datetime.date, optional
        The last day on which the document can have been published.

    Examples
    --------
    >>> row = {"claim": "a", "locator": "¶1", "as_printed": "over 6,100 immigrants",
    ...     "value": 61000.0, "precision": 100.0, "unit": "persons", "qualifier":
    ...     "over", "statistic": "value", "reference_period": "2019", "measure":
    ...     "permanent_residents", "flow": "admissions"}
    >>> [str(slip) for slip in slips([row], {}, lang="en")]
    ["value is '61000', but the words print 6100"]

    """
    known: Lang = next((one for one in LANGUAGES if one == lang), "en")
    return [
        Slip(str(row["claim"]), *fault)
        for row in claims
        for fault in (
            *of_words(row, lines.get(str(row["locator"]), ""), known),
            *of_cells(row, published),
        )
    ]


def slips_of(document: Document, text: Text | None = None) -> dict[str, str]:
    """Return claim → a sentence for each slip in a document's ``claims.csv``.

    Parameters
    ----------
    document : Document
        The document.
    text : Text, optional
        Its text; by default the one beside ``source.toml``, if it lies there.

    """
    path = document.path / "claims.csv"
    if not path.is_file():
        return {}
    rows = read_table(path, "claims").to_dict("records")
    held = text or _beside(document)
    places = {str(row["claim"]): n for n, row in enumerate(rows, start=2)}
    found = slips(
        [{str(k): v for k, v in row.items()} for row in rows],
        _lines(held, rows) if held else {},
        lang=document.language,
        published=document.published_to,
    )
    said: dict[str, list[str]] = {}
    for slip in found:
        said.setdefault(slip.claim, []).append(str(slip))
    return {
        claim: f"{path}, row {places[claim]} ({claim}): {'; '.join(some)}. Correct the "
        "row, or its words."
        for claim, some in said.items()
    }


def refuse_slips(documents: Iterable[Document], claims: set[str]) -> None:
    """Refuse to judge rows that their own printed words do not bear.

    Parameters
    ----------
    documents : iterable of Document
        Documents in whose folders the rows stand.
    claims : set of str
        The rows to be judged; slips of others are let be.

    Raises
    ------
    InvalidRowsError
        With a line for each row that slipped.

    """
    faults = [
        f"  {fault}"
        for document in documents
        for claim, fault in slips_of(document).items()
        if claim in claims
    ]
    if faults:
        raise InvalidRowsError(
            "Not judged, because a row does not say what its words print:\n"
            + "\n".join(faults)
        )


def _beside(document: Document) -> Text | None:
    path = document.path / document.text
    return Text.read(path) if path.is_file() else None


def _lines(text: Text, rows: list[dict[Hashable, Any]]) -> dict[str, str]:
    found = {}
    for row in rows:
        with suppress(FormatError):  # a wrong place is a fault of its own
            place = text.place(str(row["locator"]))
            found[str(row["locator"])] = text.lines[place - 1]
    return found
