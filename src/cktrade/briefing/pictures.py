"""One chart for every format: drawings, pixels, and where its numbers stand."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from PIL import Image

from cktrade import charts
from cktrade.briefing.spots import frame_of
from cktrade.charts.drawing.chart import image
from cktrade.exhibits.catalogue import CATALOGUE, plot_of

if TYPE_CHECKING:
    import pandas as pd

    from cktrade.charts import Chart
    from cktrade.vocabulary import Lang

#: A chart is drawn for a page, and for the column that a telephone is.
SIZES = ("page", "column")
_DOTS = 150  # an inch; a page's column of a document is 6.5 inches wide
_COLOURS = 64


def drawn(name: str, rows: pd.DataFrame, lang: Lang, pixels: bool) -> dict[str, Any]:  # noqa: FBT001 -- asked for by place, of another process
    """Draw a chart of the outline in every size.

    Parameters
    ----------
    name : str
        Its name in the catalogue.
    rows : DataFrame
        What it draws.
    lang : {'en', 'fr', 'ko'}
        The reader's language.
    pixels : bool
        Whether a format needs it as PNG.

    Returns
    -------
    dict
        What :class:`cktrade.briefing.content.Picture` holds beyond its place.

    """
    draw = CATALOGUE[name].drawn
    sizes = {size: draw(rows, lang, size=size) for size in SIZES}
    chart = sizes["page"]
    plot = plot_of(name, chart.rows, lang)
    return {
        "title": chart.title,
        "subtitle": chart.subtitle,
        "source": chart.source,
        "alt": chart.alt,
        "svg": {size: charts.rendered(one, "svg") for size, one in sizes.items()},
        "frames": {size: frame_of(one, plot) for size, one in sizes.items()},
        "png": _png(chart) if pixels else b"",
        "plot": plot,
        "rows": chart.rows,
    }


def _png(chart: Chart) -> bytes:
    """Draw few colours as pixels: a tenth of the bytes, and no loss to the eye."""
    few = image(chart, _DOTS).quantize(
        _COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
    )
    packed = io.BytesIO()
    few.save(packed, "PNG", compress_level=6, dpi=(_DOTS, _DOTS))
    return packed.getvalue()
