"""The house's backend draws what matplotlib's own draw."""

import io
import re
import struct
import zlib

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from cktrade.charts.drawing.backend import BACKEND, FigureCanvas


@pytest.fixture
def figure():
    """Return a line, a word, a formula and a colour on a small page."""
    figure = Figure(figsize=(3, 2), dpi=100)
    axes = figure.add_axes((0.2, 0.2, 0.7, 0.6))
    axes.plot([0, 1, 2], [1, 3, 2], color="#C81E1E")
    axes.set_title("trade in $x^2$")
    axes.set_xlabel("two words")
    return figure


def _saved(figure, form, **options):
    stream = io.BytesIO()
    figure.savefig(stream, format=form, dpi=100, **options)
    return stream.getvalue()


def test_pixels_are_those_of_matplotlib_but_for_the_place_of_words(figure):
    """Three in a hundred may differ: a word measured anew stands a fraction aside."""
    ours = np.asarray(Image.open(io.BytesIO(_saved(figure, "png", backend=BACKEND))))
    theirs = np.asarray(Image.open(io.BytesIO(_saved(figure, "png"))))
    assert ours.shape == theirs.shape == (200, 300, 4)
    assert (ours != theirs).any(axis=2).mean() < 0.03
    line = (ours[:, :, :3] == (0xC8, 0x1E, 0x1E)).all(axis=2)
    assert line.sum() > 100
    assert (ours[:, :, 3] == 255).all()


def test_every_pixel_comes_back_from_the_file(figure):
    """The canvas's own pixels, and what a reader of PNG finds in the file."""
    canvas = FigureCanvas(figure)
    kept = np.array(canvas.pixels())
    content = _saved(figure, "png", backend=BACKEND)
    assert (np.asarray(Image.open(io.BytesIO(content))) == kept).all()


def test_a_png_is_made_of_whole_chunks_and_holds_its_words(figure):
    """Each says its length and a checksum that is right; Korean stays Korean."""
    words = {"Title": "교역", "Description": "trade", "Software": None}
    content = _saved(figure, "png", backend=BACKEND, metadata=words)
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    place, names = 8, []
    while place < len(content):
        (length,) = struct.unpack(">I", content[place : place + 4])
        body = content[place + 4 : place + 8 + length]
        (check,) = struct.unpack(">I", content[place + 8 + length :][:4])
        assert check == zlib.crc32(body)
        names.append(body[:4])
        place += 12 + length
    assert names == [b"IHDR", b"pHYs", b"iTXt", b"iTXt", b"IDAT", b"IEND"]
    with Image.open(io.BytesIO(content)) as image:
        assert image.text == {"Title": "교역", "Description": "trade"}
        assert image.info["dpi"] == pytest.approx((100, 100), abs=0.1)


def test_a_drawing_is_that_of_matplotlib_but_for_the_place_of_words(figure):
    """The same elements in the same order; a number may differ by half a point."""
    options = {"metadata": {"Date": None, "Creator": None}}
    ours = _saved(figure, "svg", backend=BACKEND, **options).decode()
    theirs = _saved(figure, "svg", **options).decode()
    assert re.findall(r"<(\w+)", ours) == re.findall(r"<(\w+)", theirs)
    assert 'width="216pt" height="144pt"' in ours


def test_the_figure_keeps_its_canvas_and_resolution(figure):
    """Written as a drawing of 72 dots an inch, it is a figure of 100 again."""
    before = figure.canvas
    _saved(figure, "svg", backend=BACKEND)
    assert figure.canvas is before
    assert figure.dpi == 100
    assert not isinstance(before, FigureCanvasAgg)
