"""A chart: a figure with its words and its numbers, and the same bytes on every run."""

from __future__ import annotations

import io
import re
from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pandas as pd
from matplotlib.figure import Figure
from PIL import Image

from cktrade.charts.drawing.backend import BACKEND
from cktrade.charts.drawing.style import house_style, size_of
from cktrade.errors import DrawingError

if TYPE_CHECKING:
    from cktrade.vocabulary import Lang

#: What a reader's computer may have in place of the house's type.
_FALLBACKS = (
    "'Noto Sans CJK JP', 'Noto Sans CJK KR', 'Noto Sans KR', 'Apple SD Gothic Neo', "
    "'Malgun Gothic', 'Helvetica Neue', Arial, sans-serif"
)
_FAMILY = re.compile(r"'Noto Sans CJK JP'(?:, 'DejaVu Sans')?")
_ROOT = re.compile(r"<svg [^>]*>")
_IDS = re.compile(r'(\bid="|href="#|url\(#)')


class Chart(Figure):
    """A matplotlib figure that carries its words and its numbers.

    Attributes
    ----------
    name : str
        The question it answers, e.g. ``two_way_trade``.
    lang, size : str
        What it was drawn for.
    title, subtitle, source : str
        As drawn, without line breaks.
    alt : str
        The same in words, for whoever cannot see it.
    rows : DataFrame
        The numbers drawn, first column ``key``.

    Examples
    --------
    >>> import cktrade as ck
    >>> chart = ck.charts.korean_population(ck.rows("korean-population"))
    >>> chart.name, chart.lang, chart.size
    ('korean_population', 'en', 'slide')

    """

    name: str = ""
    lang: Lang = "en"
    size: str = "slide"
    title: str = ""
    subtitle: str = ""
    source: str = ""
    alt: str = ""
    rows: pd.DataFrame = pd.DataFrame()

    def __repr__(self) -> str:
        """Say which chart it is, and what it finds."""
        return f"<Chart {self.name} ({self.lang}, {self.size}): {self.title}>"

    def _repr_mimebundle_(
        self, **_: object
    ) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        """Show the chart in a notebook with its words, which pages made of it keep."""
        drawn = b64encode(rendered(self, "png")).decode()
        shown = {"image/png": drawn, "text/plain": repr(self)}
        return shown, {"image/png": {"alt": self.alt}}

    def _repr_png_(self) -> bytes:
        """Show the chart in a notebook, whichever backend it uses."""
        return rendered(self, "png")


def alt_text(figure: Figure) -> str:
    """Return a chart in words: what it shows, extremes, latest.

    Raises
    ------
    DrawingError
        If the figure is none of cktrade.charts.

    Examples
    --------
    >>> import cktrade as ck
    >>> chart = ck.charts.korean_population(ck.rows("korean-population"))
    >>> alt_text(chart)  # doctest: +ELLIPSIS
    '...Korean...'

    """
    return chart_of(figure).alt


def data(figure: Figure) -> pd.DataFrame:
    """Return the numbers that a chart draws.

    Returns
    -------
    DataFrame
        The rows handed in; the first column, ``key``, leads each back to the record.

    Raises
    ------
    DrawingError
        If the figure is none of cktrade.charts.

    Examples
    --------
    >>> import cktrade as ck
    >>> chart = ck.charts.korean_population(ck.rows("korean-population"))
    >>> data(chart).columns[0]
    'key'

    """
    return chart_of(figure).rows.copy()


def save(figure: Figure, path: str | Path) -> Path:
    """Write a chart as PNG, SVG or PDF, by the ending of the path.

    Parameters
    ----------
    figure : Figure
        What a function of :mod:`cktrade.charts` returned.
    path : str or Path
        Ends in ``.png``, ``.svg`` or ``.pdf``; the folder must exist.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    DrawingError
        If the ending is none of these.

    Examples
    --------
    >>> import cktrade as ck
    >>> chart = ck.charts.korean_population(ck.rows("korean-population"))
    >>> from pathlib import Path
    >>> from tempfile import mkdtemp
    >>> save(chart, Path(mkdtemp()) / "population.svg").name
    'population.svg'

    """
    file = Path(path)
    file.write_bytes(rendered(figure, file.suffix.removeprefix(".")))
    return file


def rendered(figure: Figure, form: str) -> bytes:
    r"""Return a chart as the bytes of a file, the same on every run.

    Parameters
    ----------
    figure : Figure
        What a function of :mod:`cktrade.charts` returned.
    form : {'png', 'svg', 'pdf'}
        PNG holds title and description as metadata; SVG holds them as ``title`` and
        ``desc``, with its text kept as text; PDF embeds its type.

    Examples
    --------
    >>> import cktrade as ck
    >>> chart = ck.charts.korean_population(ck.rows("korean-population"))
    >>> rendered(chart, "png")[:4]
    b'\x89PNG'

    """
    chart = chart_of(figure)
    metadata = _METADATA.get(form)
    if metadata is None:
        known = ", ".join(_METADATA)
        raise DrawingError(f"A chart is not saved as {form!r}. Forms: {known}.")
    words = {"title": chart.title, "alt": chart.alt}
    filled = {k: v and v.format(**words) for k, v in metadata.items()}
    stream = io.BytesIO()
    with house_style(size_of(chart.size)):
        chart.savefig(stream, format=form, metadata=filled, backend=_BACKENDS.get(form))
    content = stream.getvalue()
    return _accessible(content.decode(), chart).encode() if form == "svg" else content


def image(figure: Figure, dpi: int) -> Image.Image:
    """Return a chart as an image of red, green and blue, for whoever packs it.

    Parameters
    ----------
    figure : Figure
        What a function of :mod:`cktrade.charts` returned.
    dpi : int
        Dots an inch.

    Examples
    --------
    >>> import cktrade as ck
    >>> rows = ck.rows("korean-population")
    >>> image(ck.charts.korean_population(rows, size="page"), 100).size
    (675, 459)

    """
    chart, stream = chart_of(figure), io.BytesIO()
    with house_style(size_of(chart.size)):
        chart.savefig(stream, format="rgba", dpi=dpi, backend=BACKEND)
    width, height = (int(inches * dpi) for inches in chart.get_size_inches())
    return Image.frombytes("RGBA", (width, height), stream.getvalue()).convert("RGB")


_METADATA: dict[str, dict[str, str | None]] = {
    "png": {"Title": "{title}", "Description": "{alt}", "Software": None},
    "svg": {"Date": None, "Creator": None, "Format": None, "Type": None},
    "pdf": {
        "Title": "{title}",
        "Subject": "{alt}",
        "Creator": None,
        "Producer": None,
        "CreationDate": None,
    },
}

#: Form → what writes it; matplotlib's own, where none is named.
_BACKENDS = {"png": BACKEND, "svg": BACKEND}


def chart_of(figure: Figure) -> Chart:
    """Return the figure as a chart of this room.

    Raises
    ------
    DrawingError
        If it is none.

    """
    if not isinstance(figure, Chart):
        raise DrawingError(
            "This figure was not drawn by cktrade.charts, so that it has neither alt "
            "text nor rows. Hand in what a function of cktrade.charts returned."
        )
    return figure


def _accessible(svg: str, chart: Chart) -> str:
    """Name the picture for screen readers, and make its ids its own."""
    prefix = f"{chart.name}-{chart.lang}-{chart.size}-"
    svg = _FAMILY.sub(_FALLBACKS, _IDS.sub(rf"\g<1>{prefix}", svg))
    svg = svg.replace("*{stroke", f"#{prefix}figure_1 *{{stroke")
    root = _ROOT.search(svg)
    if root is None:
        raise DrawingError("matplotlib wrote an SVG without an svg element.")
    opening = root[0].removesuffix(">")
    head = (
        f'{opening} role="img" xml:lang="{chart.lang}" '
        f'aria-labelledby="{prefix}name {prefix}words">\n'
        f' <title id="{prefix}name">{escape(chart.title)}</title>\n'
        f' <desc id="{prefix}words">{escape(chart.alt)}</desc>'
    )
    return svg[: root.start()] + head + svg[root.end() :]
