"""The two forms in which the Bank of Canada's Valet service answers."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Any

from cktrade.errors import FormatError
from cktrade.readers.raw_checks import json_of

if TYPE_CHECKING:
    from cktrade.readers.raw_file import Raw

AGAIN = "Ask the service again."
#: The service quotes every cell; one without quotes was cut, or saved by a program.
_BARE = re.compile(r'^"[-0-9]+"(?:,"[^"\n]*")*,(?!")', re.MULTILINE)


@dataclass(frozen=True)
class Answer:
    """What the service answered.

    Attributes
    ----------
    labels : dict
        Series → its label, such as ``KRW/CAD``.
    rates : list of tuple
        Row, day, series and rate; all but the row as text.

    """

    labels: dict[str, str]
    rates: list[tuple[int, str, str, str]]


def from_json(raw: Raw, text: str) -> Answer:
    """Read the JSON form; a row is an observation, counted from 1."""
    try:
        whole = json_of(text)
    except ValueError as error:
        raise raw.damaged(f"as JSON it breaks off or is malformed: {error}") from error
    if "seriesDetail" not in whole or "observations" not in whole:
        raise FormatError(
            f"{raw.path}: expected seriesDetail and observations; found "
            f"{', '.join(whole)}. The service refused the request, and says: "
            f"{whole.get('message', 'nothing')}"
        )
    labels = {name: said["label"] for name, said in whole["seriesDetail"].items()}
    rates = []
    for row, entry in enumerate(whole["observations"], start=1):
        for name in entry.keys() - {"d", *labels}:
            raise _unexpected(raw, row, name, entry[name])
        named = [name for name in labels if name in entry]
        rates += [(row, entry["d"], n, _rate(raw, row, n, entry[n])) for n in named]
    return Answer(labels, rates)


def _rate(raw: Raw, row: int, name: str, cell: Any) -> str:  # noqa: ANN401 -- JSON
    if not isinstance(cell, dict) or [*cell] != ["v"] or type(cell["v"]) is not str:
        raise _unexpected(raw, row, name, cell)
    return str(cell["v"])


def _unexpected(raw: Raw, row: int, name: str, cell: object) -> FormatError:
    return FormatError(
        f"{raw.path}, observation {row}: expected for each series of seriesDetail a "
        f'text such as {{"v": "1.2986"}}; found {name}: {cell!r}. {AGAIN}'
    )


def from_csv(raw: Raw, text: str) -> Answer:
    """Read the CSV form; a row is a line of the file."""
    bare = _BARE.search(text)
    if bare:
        row = text.count("\n", 0, bare.start()) + 1
        raise raw.damaged(f"row {row} holds a cell without its quotes")
    blocks = _blocks(raw, text)
    if "ERRORS" in blocks:
        said = " ".join(cell for _, cells in blocks["ERRORS"] for cell in cells)
        raise FormatError(f"{raw.path}: the service refused the request: {said}")
    series = _table(raw, blocks, "SERIES", ["id", "label", "description"])
    labels = {cells[0]: cells[1] for _, cells in series}
    observations = _table(raw, blocks, "OBSERVATIONS", ["date", *labels])
    return Answer(
        labels,
        [
            (row, cells[0], name, rate)
            for row, cells in observations
            for name, rate in zip(labels, cells[1:], strict=True)
        ],
    )


def _blocks(raw: Raw, text: str) -> dict[str, list[tuple[int, list[str]]]]:
    """Return the numbered lines of each block under the block's title."""
    blocks: dict[str, list[tuple[int, list[str]]]] = {}
    title = ""
    try:
        for row, cells in enumerate(csv.reader(StringIO(text), strict=True), start=1):
            if title and cells:
                blocks[title].append((row, cells))
            elif cells and (not _is_title(cells) or cells[0] in blocks):
                raise raw.damaged(f"row {row} begins another block, {cells[0]!r}")
            elif cells:
                blocks[cells[0]] = []
            title = (title or cells[0]) if cells else ""
    except csv.Error as error:
        raise raw.damaged(f"as CSV it breaks off or is malformed: {error}") from error
    return blocks


def _is_title(cells: list[str]) -> bool:
    return len(cells) == 1 and cells[0].isupper()


def _table(
    raw: Raw,
    blocks: dict[str, list[tuple[int, list[str]]]],
    title: str,
    columns: list[str],
) -> list[tuple[int, list[str]]]:
    """Return the lines of a block below its header, each of the header's width."""
    header, *lines = blocks.get(title) or [(0, [])]
    for row, cells in (header, *lines):
        right = cells == columns if row == header[0] else len(cells) == len(columns)
        if not right:
            raise FormatError(
                f"{raw.path}, row {row}: expected in {title} the columns "
                f"{', '.join(columns)}; found {', '.join(cells) or 'nothing'}. {AGAIN}"
            )
    return lines
