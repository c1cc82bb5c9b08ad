"""The page a chart is drawn on: head, panels, foot, and the chart in words."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from cktrade.charts.drawing.backend import Pixels
from cktrade.charts.drawing.chart import Chart
from cktrade.charts.drawing.glyphs import check_glyphs
from cktrade.charts.drawing.layout import Box, fit, place, wrap
from cktrade.charts.drawing.provenance import keyed, newest_period, sources_apart
from cktrade.charts.drawing.style import Size, colour, house_style, size_of
from cktrade.charts.drawing.texts import say
from cktrade.errors import DrawingError
from cktrade.vocabulary import LANGUAGES, Lang
from cktrade.wording import phrase, source_line, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.text import Text

_POINTS_PER_INCH = 72
_ROUNDS = 4


class Canvas:
    """Draws one chart: head and foot are laid out, the panels get what is left."""

    def __init__(self, name: str, lang: Lang, size: Size) -> None:
        self.name, self.lang, self.size = name, lang, size
        self.figure = Chart(figsize=(size.width, size.height))
        self.figure.name, self.figure.lang, self.figure.size = name, lang, size.name
        box = self.figure.bbox
        self.renderer = Pixels(  # type: ignore[no-untyped-call]
            box.width, box.height, self.figure.dpi
        )
        edge = self.pixels(size.margin * _POINTS_PER_INCH)
        width, height = self.figure.bbox.width, self.figure.bbox.height
        self.room = Box(edge, edge, width - edge, height - edge)
        self._splits: list[tuple[list[Axes], Callable[[Box], list[Box]]]] = []
        self.notes: dict[str, None] = {}
        self._later: list[Callable[[], None]] = []

    def pixels(self, points: float) -> float:
        """Return points of type as pixels of the figure."""
        return points * self.figure.dpi / _POINTS_PER_INCH

    def say(self, code: str, **fields: object) -> str:
        """Return a text of this chart, or with a leading dot left out any text."""
        return say(code, self.lang, **fields)

    def head(
        self, title: str, subtitle: str, *, badge: tuple[str, str] | None = None
    ) -> None:
        """Set the finding and, under it, measure, unit and basis.

        A badge, word and role of the palette, stands over them: a verdict.
        """
        self.figure.title, self.figure.subtitle = title, subtitle
        size = self.size
        if badge is not None:
            word, role = badge
            self._hang(word, size.text, role, "verdict", weight="bold")
            (artist,) = [t for t in self.figure.texts if t.get_gid() == "verdict"]
            artist.set_bbox(
                {
                    "facecolor": colour("ground"),
                    "edgecolor": colour(role),
                    "pad": size.text / 4,
                }
            )
            artist.set_x(
                artist.get_position()[0] + self.pixels(4) / self.figure.bbox.width
            )
            artist.set_y(
                artist.get_position()[1] - self.pixels(4) / self.figure.bbox.height
            )
            self._lower(size.text * 0.9)
        self._hang(title, size.title, "ink", "title", weight="bold")
        self._hang(subtitle, size.text, "soft", "subtitle", before=0.4 * size.text)
        self._lower(1.1 * size.text)

    def _hang(  # noqa: PLR0913 -- what, how large, which colour and name, how far
        self,
        text: str,
        points: float,
        role: str,
        gid: str,
        *,
        weight: str = "normal",
        before: float = 0.0,
    ) -> None:
        """Set a paragraph at the top of the room, and take its height from the room."""
        self._lower(before)
        artist = self._paragraph(text, points, role, gid, weight)
        artist.set(y=self.room.top / self.figure.bbox.height, va="top")
        self._lower(self._height(artist) * _POINTS_PER_INCH / self.figure.dpi)

    def _lower(self, points: float) -> None:
        room = self.room
        top = room.top - self.pixels(points)
        self.room = Box(room.left, room.bottom, room.right, top)

    def _paragraph(
        self, text: str, points: float, role: str, gid: str, weight: str = "normal"
    ) -> Text:
        artist = self.figure.text(
            self.room.left / self.figure.bbox.width,
            0,
            "",
            fontsize=points,
            color=colour(role),
            weight=weight,
            linespacing=1.25,
            gid=gid,
        )
        width = (self.room.right - self.room.left) / self.pixels(1)
        artist.set_text(wrap(text, artist.get_fontproperties(), width))
        return artist

    def _height(self, artist: Text) -> float:
        return float(artist.get_window_extent(self.renderer).height)

    def note(self, text: str) -> None:
        """Add a sentence above the source line; said twice it stands there once."""
        self.notes[text] = None

    def foot(self, rows: pd.DataFrame, sources: pd.DataFrame | None = None) -> None:
        """Keep the numbers drawn, and name their sources (of other rows, if given)."""
        self.figure.rows = keyed(rows)
        named = rows if sources is None else sources
        line = source_line(sources_apart(named), self.lang, dated=False)
        newest = newest_period(rows)
        if newest:
            when = until(newest, self.lang)
            line = phrase("source.data_to", self.lang, items=line, until=when)
        self.figure.source = line

    def describe(self, *sentences: str) -> None:
        """Set the text for whoever cannot see the chart, from what was drawn."""
        kind = self.say(f"{self.name}.kind")
        parts = [kind, self.figure.title, self.figure.subtitle, *sentences]
        self.figure.alt = " ".join(_sentence(part) for part in parts if part)

    def panels(self, split: Callable[[Box], list[Box]]) -> list[Axes]:
        """Add axes; `split` shares out the room once head and foot are known."""
        axes = [self.figure.add_axes((0, 0, 1, 1)) for _ in split(self.room)]
        self._splits.append((axes, split))
        return axes

    def _body(self) -> Box:
        """Set the foot, and return the room between it and the head."""
        notes = " ".join(_sentence(note) for note in self.notes)
        self._stand(self.figure.source, "source")
        if notes:
            self._stand(notes, "notes")
        self._lift(0.9 * self.size.text)
        return self.room

    def _stand(self, text: str, gid: str) -> None:
        """Set a paragraph at the bottom of the room, and take its height from it."""
        artist = self._paragraph(text, self.size.small, "soft", gid)
        artist.set(y=self.room.bottom / self.figure.bbox.height, va="bottom")
        height = self._height(artist) * _POINTS_PER_INCH / self.figure.dpi
        self._lift(height + 0.3 * self.size.small)

    def _lift(self, points: float) -> None:
        room = self.room
        bottom = room.bottom + self.pixels(points)
        self.room = Box(room.left, bottom, room.right, room.top)

    def wrapped(self, axes: Axes, artist: Text, share: float = 1.0) -> None:
        """Break a text inside a panel to a share of the panel's width."""
        text = artist.get_text()
        artist.set_in_layout(False)

        def break_lines() -> None:
            room = axes.get_window_extent(self.renderer).width * share
            font = artist.get_fontproperties()
            artist.set_text(wrap(text, font, room / self.pixels(1)))

        self.once_fitted(break_lines)

    def once_fitted(self, action: Callable[[], None]) -> None:
        """Do something when the panels have found their places."""
        self._later.append(action)

    def finish(self) -> Chart:
        """Fit the panels, place what waits for that, and check every glyph."""
        body = self._body()
        cells = [
            cell
            for axes, split in self._splits
            for cell in zip(axes, split(body), strict=True)
        ]
        for axes, cell in cells:
            _at_rest(axes)
            place(axes, cell)
        for _ in range(_ROUNDS):
            if not fit(cells, self.renderer):
                break
            for action in self._later:
                action()
        check_glyphs(self.figure)
        return self.figure


def _at_rest(axes: Axes) -> None:
    """Leave where they are the names of axes that have none: their place costs much."""
    for axis in (axes.xaxis, axes.yaxis):
        if not axis.label.get_text():
            axis.set_label_coords(0.5, 0.5)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", ":")) else f"{text}."


@contextmanager
def canvas(
    name: str, lang: Lang, size: str, *, taller: float = 1.0
) -> Iterator[Canvas]:
    """Give a page in house style for one chart.

    Parameters
    ----------
    name : str
        The question, e.g. ``two_way_trade``; texts of that name are its words.
    lang : {'en', 'fr', 'ko'}
        The reader's language.
    size : {'slide', 'page', 'column'}
        The place it is made for.
    taller : float
        Factor on the height of a page or column, for charts with many rows; a slide
        is as high as it is.

    Raises
    ------
    DrawingError
        If there is no such language or size.

    """
    if lang not in LANGUAGES:
        raise DrawingError(f"There is no {lang!r}. Languages: {', '.join(LANGUAGES)}.")
    place = size_of(size)
    if place.name != "slide":
        place = replace(place, height=place.height * taller)
    with house_style(place):
        yield Canvas(name, lang, place)
