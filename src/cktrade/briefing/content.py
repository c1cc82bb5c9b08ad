"""A briefing before it has a format: findings, chapters, pictures, tables, sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

import pandas as pd

from cktrade.exhibits.grid import Grid
from cktrade.exhibits.plot import Plot
from cktrade.vocabulary import Lang

Paper = Literal["letter", "a4"]


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A sentence about numbers, and where they come from.

    Attributes
    ----------
    code : str
        What it is about, e.g. ``trade``.
    figure : str
        Its number, written large.
    sentence : str
        A whole sentence, or several, that can stand alone.
    source : str
        The source line.
    keys : tuple of str
        The arithmetic: each key is accepted by ``why``.

    """

    code: str
    figure: str
    sentence: str
    source: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Spot:
    """Where a drawing shows one category of its plot.

    Attributes
    ----------
    category : int
        Which of the plot's categories.
    left, top, width, height : float
        The strip over the drawing, in the points of its SVG.

    """

    category: int
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Frame:
    """What of a drawing is neither title nor source, and where its categories stand.

    Attributes
    ----------
    top, bottom : float
        Between the words above and the source line below, in the points of its SVG.
    spots : tuple of Spot
        One a category that could be found; none if the drawing is not its plot.

    """

    top: float
    bottom: float
    spots: tuple[Spot, ...]


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A chart: drawn, in words, and as numbers that an office can draw again.

    Attributes
    ----------
    name : str
        Its name in the catalogue.
    label : str
        What and which it is, e.g. *Figure 1*.
    caption : str
        What it is about, in a few words.
    title, subtitle, source, alt : str
        As the chart says them; the title is its finding.
    svg : dict
        Size (``page``, ``column``) → the drawing.
    frames : dict
        Size → what of the drawing a page shows that says title and source itself.
    png : bytes
        The drawing in the size ``page`` as pixels; empty where no format needs it.
    plot : Plot
        Its numbers as categories and series.
    rows : DataFrame
        The numbers drawn, each with its ``key``.

    """

    name: str
    label: str
    caption: str
    title: str
    subtitle: str
    source: str
    alt: str
    svg: dict[str, bytes]
    frames: Mapping[str, Frame] = field(default_factory=dict)
    png: bytes = b""
    plot: Plot
    rows: pd.DataFrame


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table: as a piece of a page, as cells of text, and as plain rows.

    Attributes
    ----------
    name, label, caption : str
        As for :class:`Picture`.
    grid : Grid
        Its cells, as they stand on the page.
    html : str
        The table as the tables room writes it for a page; "" if it is only a grid.
    remark : str
        What is to be said of rows that are not listed; "" if all are.
    rows : DataFrame
        The plain rows behind it, each with its ``key``.
    runs : mapping
        Key of a row → the years that its sparkline draws, each with its number.

    """

    name: str
    label: str
    caption: str
    grid: Grid
    html: str
    remark: str
    rows: pd.DataFrame
    runs: Mapping[str, Sequence[tuple[str, float | None]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Chapter:
    """A heading and what stands under it."""

    code: str
    heading: str
    items: tuple[Picture | Table, ...]


@dataclass(frozen=True, kw_only=True)
class Briefing:
    """All that a briefing says, in one language.

    Attributes
    ----------
    lang : Lang
        The reader's language.
    title, subtitle, as_of : str
        What stands on its cover.
    day : date
        The day of the newest official figures shown; no clock is read.
    lead : tuple of str
        The bottom line: a sentence each of trade, students and residents.
    findings : tuple of Finding
        The key figures.
    chapters : tuple of Chapter
        In their order.
    notes : tuple of str
        What is to be said at the end: how to check a number, what was left out.
    links : mapping
        The name of a source as lines give it → its address.
    paper : {'letter', 'a4'}
        What it is printed on.
    siblings : mapping
        Language → the name of the same page's file in it, of all written together.

    """

    lang: Lang
    title: str
    subtitle: str
    as_of: str
    day: date
    lead: tuple[str, ...] = ()
    findings: tuple[Finding, ...]
    chapters: tuple[Chapter, ...]
    notes: tuple[str, ...]
    links: Mapping[str, str] = field(default_factory=dict)
    paper: Paper = "letter"
    siblings: Mapping[Lang, str] = field(default_factory=dict)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Every picture, in order."""
        items = [item for chapter in self.chapters for item in chapter.items]
        return tuple(item for item in items if isinstance(item, Picture))

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table, in order."""
        items = [item for chapter in self.chapters for item in chapter.items]
        return tuple(item for item in items if isinstance(item, Table))
