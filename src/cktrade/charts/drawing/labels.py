"""Words on the panels: names at the ends of lines, and dated happenings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.font_manager import FontProperties
from matplotlib.text import Text

from cktrade.charts.drawing.layout import spread, wrap
from cktrade.charts.drawing.row_checks import ends
from cktrade.charts.drawing.style import colour
from cktrade.charts.drawing.typeset import text_width
from cktrade.vocabulary import codelist, label
from cktrade.wording import listing, number, qualified

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.text import Annotation

    from cktrade.charts.drawing.canvas import Canvas

#: Share of the page's width that the words at a line's end may take, in points.
_LABEL_ROOM = 0.27 * 72
_POINTS = 72  # to an inch


def lead_claim(page: Canvas, claims: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the printed figure that is drawn; a note names those that are not."""
    if len(claims) > 1:
        others = [
            page.say(
                "mark.printed_by",
                value=qualified(
                    number(one["value"], page.lang), one["qualifier"], page.lang
                ),
                document=one.get("document_title") or one["document"],
            )
            for one in claims[1:]
        ]
        page.note(page.say("mark.also_printed", items=listing(others, page.lang)))
    return claims[0] if claims else None


def end_labels(
    page: Canvas,
    axes: Axes,
    labels: Sequence[tuple[float, float, str, str]],
    *,
    ranks: bool = False,
) -> None:
    """Write each series' name at its end, moved apart where they would touch.

    Parameters
    ----------
    page : Canvas
        Moves them once the panel has its place.
    axes : Axes
        The panel.
    labels : sequence of (x, y, text, role)
        The last point of each series in data coordinates, its words and colour role.
    ranks : bool
        Whether each stands for a place: then it stays at it, in the type of the axis,
        since a name beside another's place says something false.

    """
    gap = page.size.text * 0.55
    size = page.size.small if ranks else page.size.text * 0.92
    font, room = FontProperties(size=size), page.size.width * _LABEL_ROOM
    artists = [
        axes.annotate(
            wrap(text, font, room),
            (x, y),
            (gap, 0),
            textcoords="offset points",
            va="center",
            ha="left",
            color=colour(role),
            fontsize=size,
            linespacing=1.15,
            annotation_clip=False,
        )
        for x, y, text, role in labels
    ]
    room_between = 0.0 if ranks else 2.0
    page.once_fitted(lambda: _part(page, axes, artists, room_between))


def label_above(page: Canvas, axes: Axes, ended: tuple[float, float, str, str]) -> None:
    """Write the name of a series that ends early above its last point, to the left."""
    x, y, text, role = ended
    font = FontProperties(size=page.size.text * 0.92)
    axes.annotate(
        wrap(text, font, page.size.width * _LABEL_ROOM),
        (x, y),
        (0, page.size.text * 0.5),
        textcoords="offset points",
        va="bottom",
        ha="right",
        color=colour(role),
        fontsize=page.size.text * 0.92,
        linespacing=1.15,
    )


def _part(
    page: Canvas, axes: Axes, artists: Sequence[Annotation], between: float
) -> None:
    wanted = [float(axes.transData.transform(a.xy)[1]) for a in artists]
    heights = [
        a.get_window_extent(page.renderer).height + page.pixels(between)
        for a in artists
    ]
    area = axes.get_window_extent(page.renderer)
    placed = spread(wanted, heights, area.y0 - heights[0] / 2, area.y1)
    for artist, wish, found in zip(artists, wanted, placed, strict=True):
        across = artist.xyann[0]
        artist.xyann = (across, (found - wish) / page.pixels(1))


def happenings(page: Canvas, panels: Sequence[Axes]) -> None:
    """Mark dated happenings of ``codelists/chart_events.csv`` that the axis covers.

    A thin dotted line runs through all `panels` (top one first, one time axis); its
    words stand above the top panel, on a higher line where they would touch others.

    """
    top = panels[0]
    low, high = top.get_xlim()
    artists = []
    for code, row in codelist("chart_events").items():
        x = ends(row["date"])[0]
        if not low <= x <= high:
            continue
        for axes in panels:
            axes.axvline(
                x,
                color=colour("axis"),
                linewidth=0.9,
                linestyle=(0, (1, 2)),
                zorder=0.5,
            )
        artists.append(
            top.annotate(
                label("chart_events", code, page.lang),
                (x, 1),
                (0, 3),
                xycoords=top.get_xaxis_transform(),
                textcoords="offset points",
                va="bottom",
                ha="center",
                color=colour("soft"),
                fontsize=page.size.small,
                annotation_clip=False,
            )
        )
    page.once_fitted(lambda: _stack(page, top, artists))


def _stack(page: Canvas, axes: Axes, artists: Sequence[Annotation]) -> None:
    """Keep happenings' words inside the panel's width, and off each other."""
    area = axes.get_window_extent(page.renderer)
    title = Text(text=axes.get_title(loc="left"), size=page.size.small)
    room = text_width(title.get_text(), title.get_fontproperties())
    rows = [area.x0 + page.pixels(room + page.size.small)]
    for artist in sorted(artists, key=lambda a: a.xy[0]):
        artist.xyann = (0, 3)
        box = artist.get_window_extent(page.renderer)
        shift = max(0.0, area.x0 - box.x0) - max(0.0, box.x1 - area.x1)
        # words wider than the panel reach past its right, never off the page
        shift = max(shift, page.pixels(page.size.margin * _POINTS) - box.x0)
        left, right = box.x0 + shift, box.x1 + shift + page.pixels(6)
        level = next((i for i, end in enumerate(rows) if end <= left), len(rows))
        rows[level : level + 1] = [right]
        across = shift / page.pixels(1)
        artist.xyann = (across, 3 + level * page.size.small * 1.4)
