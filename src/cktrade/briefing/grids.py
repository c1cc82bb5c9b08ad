"""A table as cells of text, read back from the page that the tables room writes.

The page is the one account of a table: its caption, heads, groups, cells and notes. PDF
and slides set the same cells, so that no format can say anything else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from unicodedata import east_asian_width

_WIDE = frozenset("WF")


@dataclass(frozen=True)
class Cell:
    """A text, its language if it is not the reader's, and the mark of its note."""

    text: str
    lang: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Group:
    """Rows under a heading of their own; "" where the table has no groups."""

    heading: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table of texts.

    Attributes
    ----------
    title, subtitle : str
        What it shows; measure, unit and basis.
    heads : tuple of str
        One a column; the first column heads the rows.
    numeric : tuple of bool
        Whether a column is aligned right.
    unit : str
        The head over all numeric columns; "" for none.
    groups : tuple of Group
        The rows.
    notes : tuple of str
        The lines under the table: footnotes with their marks, sources.

    """

    title: str
    subtitle: str
    heads: tuple[str, ...]
    numeric: tuple[bool, ...]
    unit: str
    groups: tuple[Group, ...]
    notes: tuple[str, ...]


def length(text: str) -> int:
    """Return how many columns of a typewriter a text takes; Hangul takes two each.

    Examples
    --------
    >>> length("Korea"), length("한국")
    (5, 4)

    """
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(c) in _WIDE else 1 for c in text)


def read(fragment: str) -> Grid:
    """Read a table's cells from its piece of a page.

    Parameters
    ----------
    fragment : str
        What :func:`cktrade.tables.fragment` returned.

    Examples
    --------
    >>> page = (
    ...     "<table><caption><span>Trade</span></caption><thead><tr>"
    ...     '<th scope="col">Year</th><th scope="col">Exports</th></tr></thead><tbody>'
    ...     '<tr><th scope="row">2018</th><td class="gt_right">5,9</td></tr></tbody>'
    ...     '<tfoot><tr><td>Source</td></tr></tfoot></table>')
    >>> grid = read(page)
    >>> grid.heads, grid.numeric, grid.groups[0].rows[0][1].text, grid.notes
    (('Year', 'Exports'), (False, True), '5,9', ('Source',))

    """
    reader = _Reader()
    reader.feed(fragment)
    reader.close()
    return reader.grid()


@dataclass
class _Open:
    """A cell whose end is not yet read."""

    part: str
    scope: str
    lang: str
    right: bool
    words: list[str] = field(default_factory=list)
    mark: str = ""

    @property
    def text(self) -> str:
        """The words, with line breaks of the markup taken as spaces."""
        return " ".join("".join(self.words).replace("\n", " ").split(" ")).strip(" ")


class _Reader(HTMLParser):
    """Collects captions, heads, rows and notes while the page is read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._part = ""
        self._cell: _Open | None = None
        self._in_mark = False
        self._captions: list[str] = []
        self._heads: list[_Open] = []
        self._groups: list[tuple[str, list[tuple[Cell, ...]]]] = []
        self._row: list[_Open] = []
        self._right: list[bool] = []
        self._notes: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, Any]]) -> None:
        """Note the part of the table, and open cells."""
        said = dict(attrs)
        classes = (said.get("class") or "").split()
        if tag in {"caption", "thead", "tbody", "tfoot"}:
            self._part = tag
        elif tag == "tr":
            self._row = []
        elif tag == "sup":
            self._in_mark = True
        elif tag in {"td", "th"} or (self._part == "caption" and self._cell is None):
            self._cell = _Open(
                self._part, said.get("scope", ""), said.get("lang", ""),
                "gt_right" in classes,
            )  # fmt: skip

    def handle_data(self, data: str) -> None:
        """Take the words of the open cell; a mark is kept apart."""
        if self._cell is None:
            return
        if self._in_mark:
            self._cell.mark += data.strip()
        else:
            self._cell.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        """File the cell or the row that ends."""
        if tag == "sup":
            self._in_mark = False
        elif tag in {"td", "th"} or (tag == "span" and self._part == "caption"):
            self._file()
        elif tag == "tr" and self._part == "tbody" and self._row:
            self._end_row()
        elif tag in {"caption", "thead", "tbody", "tfoot"}:
            self._part = ""

    def _file(self) -> None:
        cell, self._cell = self._cell, None
        if cell is None:
            return
        if cell.part == "caption":
            self._captions.append(cell.text)
        elif cell.part == "thead":
            self._heads.append(cell)
        elif cell.part == "tfoot":
            self._notes.append(cell.text)
        elif cell.scope == "rowgroup":
            self._groups.append((cell.text, []))
        else:
            self._row.append(cell)

    def _end_row(self) -> None:
        if not self._groups:
            self._groups.append(("", []))
        self._right = [cell.right for cell in self._row]
        row = tuple(Cell(cell.text, cell.lang, cell.mark) for cell in self._row)
        self._groups[-1][1].append(row)

    def grid(self) -> Grid:
        """Return what was read."""
        spanners = [c.text for c in self._heads if c.scope == "colgroup"]
        return Grid(
            title=self._captions[0] if self._captions else "",
            subtitle=" ".join(self._captions[1:]),
            heads=tuple(c.text for c in self._heads if c.scope == "col"),
            numeric=tuple(self._right),
            unit=spanners[0] if spanners else "",
            groups=tuple(Group(head, tuple(rows)) for head, rows in self._groups),
            notes=tuple(note for note in self._notes if note),
        )
