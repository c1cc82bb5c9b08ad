"""The house's backend of matplotlib: pixels and drawings, sooner than its own.

It draws what matplotlib's own backends draw, and departs from them in two things: type
is measured once for all sizes and forms (:mod:`cktrade.charts.drawing.typeset`), and
pixels are packed without the search for filters, from which flat colours gain nothing.

``figure.savefig(..., backend=BACKEND)`` uses it.
"""

from __future__ import annotations

import codecs
import struct
import zlib
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.backends.backend_mixed import MixedModeRenderer
from matplotlib.backends.backend_svg import RendererSVG

from cktrade.charts.drawing.typeset import extent, heights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from matplotlib.font_manager import FontProperties
    from numpy.typing import NDArray

#: What matplotlib calls it by.
BACKEND = f"module://{__name__}"

_POINTS_PER_INCH = 72
_METRE = 100 / 2.54  # inches
#: Within one part in ten as small as at level 6, in half the time.
_LEVEL = 3
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
#: Eight bits of red, green, blue and opacity; deflated, by the row, not interlaced.
_TRUE_COLOUR = (8, 6, 0, 0, 0)


class Pixels(RendererAgg):
    """Draws pixels."""

    def get_text_width_height_descent(
        self,
        s: str,
        prop: FontProperties,
        ismath: Any,  # noqa: ANN401 -- a bool or "TeX"
    ) -> tuple[float, float, float]:
        """Return a line's width, height and depth in pixels."""
        if ismath:
            return super().get_text_width_height_descent(s, prop, ismath)  # type: ignore[no-any-return, no-untyped-call]
        width, height, depth = extent(s, prop)
        scale = self.dpi / _POINTS_PER_INCH
        return width * scale, height * scale, depth * scale

    def _get_font_height_metrics(
        self, prop: FontProperties
    ) -> tuple[float, float, float]:
        """Return how far a type rises and falls, and its gap, in pixels.

        Matplotlib asks a renderer that has this method, and else reads the font.
        """
        rise, fall, gap = heights(prop)
        scale = self.dpi / _POINTS_PER_INCH
        return rise * scale, fall * scale, gap * scale


class Drawing(RendererSVG):
    """Writes an SVG, whose unit is the point."""

    def get_text_width_height_descent(
        self,
        s: str,
        prop: FontProperties,
        ismath: Any,  # noqa: ANN401 -- a bool or "TeX"
    ) -> tuple[float, float, float]:
        """Return a line's width, height and depth in points."""
        if ismath:
            return super().get_text_width_height_descent(s, prop, ismath)  # type: ignore[no-any-return, no-untyped-call]
        return extent(s, prop)

    def _get_font_height_metrics(
        self, prop: FontProperties
    ) -> tuple[float, float, float]:
        """Return how far a type rises and falls, and its gap, in points."""
        return heights(prop)


class FigureCanvas(FigureCanvasAgg):
    """What matplotlib asks a backend for, by this name."""

    _drawn_on: tuple[tuple[float, ...], Pixels] | None = None

    def get_renderer(self) -> Pixels:
        """Return what draws pixels at the figure's size and resolution."""
        key = *self.get_width_height(physical=True), self.figure.dpi
        if self._drawn_on is None or self._drawn_on[0] != key:
            self._drawn_on = (key, Pixels(*key))  # type: ignore[no-untyped-call]
        self.renderer = self._drawn_on[1]
        return self._drawn_on[1]

    def pixels(self) -> NDArray[np.uint8]:
        """Return the figure as rows of red, green, blue and opacity."""
        self.draw()  # type: ignore[no-untyped-call]
        return np.asarray(self.renderer.buffer_rgba())

    def print_png(
        self,
        filename_or_obj: BinaryIO,
        *,
        metadata: Mapping[str, str | None] | None = None,
        **_: object,
    ) -> None:
        """Write the figure as PNG with these words in it."""
        write, words = filename_or_obj.write, metadata or {}
        write(_SIGNATURE)
        for name, content in _chunks(self.pixels(), self.figure.dpi, words):
            body = name + content
            write(struct.pack(">I", len(content)) + body)
            write(struct.pack(">I", zlib.crc32(body)))

    def print_svg(
        self,
        filename_or_obj: BinaryIO,
        *,
        metadata: Mapping[str, str | None] | None = None,
        **_: object,
    ) -> None:
        """Write the figure as SVG; whoever asked sets its resolution back."""
        figure, dpi = self.figure, self.figure.dpi
        figure.dpi = _POINTS_PER_INCH
        width, height = figure.get_size_inches()
        drawing = Drawing(  # type: ignore[no-untyped-call]
            width * _POINTS_PER_INCH,
            height * _POINTS_PER_INCH,
            codecs.getwriter("utf-8")(filename_or_obj),
            image_dpi=dpi,
            metadata=metadata,
        )
        mixed = MixedModeRenderer(figure, width, height, dpi, drawing)  # type: ignore[no-untyped-call]
        figure.draw(mixed)  # type: ignore[arg-type]
        mixed.finalize()


def _chunks(
    pixels: NDArray[np.uint8], dpi: float, metadata: Mapping[str, str | None]
) -> Iterator[tuple[bytes, bytes]]:
    """Yield a PNG's parts: its shape, resolution and words, and its rows."""
    height, width, _ = pixels.shape
    yield b"IHDR", struct.pack(">IIBBBBB", width, height, *_TRUE_COLOUR)
    metre = round(dpi * _METRE)
    yield b"pHYs", struct.pack(">IIB", metre, metre, 1)
    for keyword, words in metadata.items():
        if words is not None:
            yield b"iTXt", keyword.encode("latin-1") + b"\0\0\0\0\0" + words.encode()
    rows = np.zeros((height, 1 + 4 * width), np.uint8)
    rows[:, 1:] = pixels.reshape(height, -1)  # after a nought: it stands as it is
    yield b"IDAT", zlib.compress(rows.data, _LEVEL)
    yield b"IEND", b""
