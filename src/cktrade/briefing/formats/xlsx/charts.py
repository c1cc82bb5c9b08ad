"""Charts that a spreadsheet draws itself from the numbers beside them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from cktrade.briefing.formats.office_units import signed_format, step
from cktrade.charts.drawing.style import colour

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart

    from cktrade.exhibits.plot import Plot, Series
    from cktrade.vocabulary import Lang

_SIZE = {"width": 820, "height": 460}
_KINDS: dict[str, dict[str, str]] = {
    "line": {"type": "line"},
    "bar": {"type": "bar"},
    "stacked": {"type": "bar", "subtype": "stacked"},
}
#: How roles are told apart without colour.
_DASHES = {"second": "dash", "third": "dash_dot", "ink": "round_dot"}
_MOST_TICKS = 12
_YEARS = 5


def make_chart(  # noqa: PLR0913, PLR0917 -- what a chart is made of
    book: Workbook, plot: Plot, sheet: str, head: int, font: str, lang: Lang
) -> Chart:
    """Make a chart of numbers that stand on a sheet: categories, then the series.

    Parameters
    ----------
    book : Workbook
        The workbook.
    plot : Plot
        The numbers.
    sheet : str
        The name of the sheet that holds them.
    head : int
        The row of their heads, counted from nought; they stand in the first columns.
    font : str
        The type of labels.
    lang : {'en', 'fr', 'ko'}
        The reader's language: it says how digits are grouped.

    """
    chart = book.add_chart(_KINDS[plot.kind])
    first, last = head + 1, head + len(plot.categories)
    for place, series in enumerate(plot.series, 1):
        chart.add_series(
            {
                "name": series.name,
                "categories": [sheet, first, 0, last, 0],
                "values": [sheet, first, place, last, place],
                **_looks(plot, series, signed_format(plot, lang)),
            }
        )
    looks = {"name": font, "color": colour("soft"), "size": 9, "bold": False}
    _axes(chart, plot, looks, signed_format(plot, lang))
    chart.set_size(_SIZE)
    chart.set_chartarea({"border": {"none": True}})
    return chart


def _looks(plot: Plot, series: Series, whole: str) -> dict[str, Any]:
    shade = colour(series.role)
    if plot.kind == "line":
        width = 1.25 if series.role == "others" else 2.25
        dash = _DASHES.get(series.role, "solid")
        line = {"color": shade, "width": width, "dash_type": dash}
        return {
            "line": line, "marker": {"type": "none"}, **_alone(series),
            **_hollow_points(series),
            **_end_label(plot, series, whole),
        }  # fmt: skip
    marks = series.hollow or (False,) * len(series.numbers)
    points = [_bar(series, n, hollow, plot) for n, hollow in enumerate(marks)]
    return {
        "fill": {"color": shade},
        "gap": 60,
        "points": points if any(points) else None,
        "data_labels": {"value": len(plot.series) == 1, "num_format": whole},
    }


def _bar(
    series: Series,
    number: int,
    hollow: bool,  # noqa: FBT001 -- a mark
    plot: Plot,
) -> dict[str, Any] | None:
    """Return how a bar looks beside its series: strong, or an outline if secondary."""
    own = number == plot.strong
    shade = colour("first" if own else series.role)
    if hollow:
        return {"fill": {"color": colour("ground")}, "border": {"color": shade}}
    return {"fill": {"color": shade}} if own else None


def _hollow_points(series: Series) -> dict[str, Any]:
    """Draw points where all numbers of a line are secondary: rings."""
    known = [n for n, value in enumerate(series.numbers) if value is not None]
    if not series.hollow or not all(series.hollow[n] for n in known):
        return {}
    looks = {"fill": {"color": colour("ground")}}
    border = {"border": {"color": colour(series.role)}}
    return {"marker": {"type": "circle", "size": 5, **looks, **border}}


def _end_label(plot: Plot, series: Series, whole: str) -> dict[str, Any]:
    """Write the newest value at the end of a line; ranks name their line instead."""
    known = [n for n, value in enumerate(series.numbers) if value is not None]
    if not known:
        return {}
    labels: list[dict[str, Any]] = [{"delete": True}] * known[-1]
    last = {"font": {"color": colour(series.role), "bold": series.role == "first"}}
    return {
        "data_labels": {
            "value": not _named(plot), "series_name": _named(plot),
            "position": "right", "num_format": whole,
            "custom": [*labels, last],
        }
    }  # fmt: skip


def _named(plot: Plot) -> bool:
    """Say whether lines are named at their ends: ranks, each in a place of its own."""
    ends = [[n for n in one.numbers if n is not None][-1:] for one in plot.series]
    return plot.ranks and len({*map(tuple, ends)}) == len(ends)


def _alone(series: Series) -> dict[str, Any]:
    """Mark points where gaps leave too little of a line to be seen."""
    known = [value is not None for value in series.numbers]
    if sum(known) > len(known) / 2 and series.role != "others":
        return {}
    shade = colour(series.role)
    looks = {"fill": {"color": shade}, "border": {"color": shade}}
    return {"marker": {"type": "circle", "size": 5, **looks}}


def _axes(chart: Chart, plot: Plot, font: dict[str, Any], whole: str) -> None:
    plain = {"num_font": font, "name_font": font, "line": {"color": colour("axis")}}
    lying = plot.kind != "line"
    every = math.ceil(len(plot.categories) / _MOST_TICKS) if not lying else 1
    time = {"date_axis": True, "num_format": "yyyy", "major_unit": _YEARS,
            "major_unit_type": "years"}  # fmt: skip
    upright = {"num_font": font | ({} if lying else {"rotation": 0})}
    categories = {
        **plain, **upright, **({} if plot.yearly else time), "interval_unit": every,
        "interval_tick": every, "label_position": "low", "reverse": lying,
        "major_gridlines": {"visible": False},
    }  # fmt: skip
    grid = {"visible": True, "line": {"color": colour("grid"), "width": 0.75}}
    values = {
        **plain, "name": plot.unit, "num_format": whole, "major_gridlines": grid,
        "reverse": plot.ranks, **({"min": 1, "major_unit": 1} if plot.ranks else {}),
        **({"label_position": "high", "major_unit": step(plot)} if lying else {}),
    }  # fmt: skip
    # XlsxWriter calls the axis that lies x, whatever stands on it
    chart.set_x_axis(values if lying else categories)
    chart.set_y_axis(categories if lying else values)
    several = len(plot.series) > 1 and not _named(plot)
    chart.set_legend(
        {"position": "bottom", "font": font} if several else {"none": True}
    )
    chart.set_title({"none": True})
    chart.show_blanks_as("span" if plot.spans else "gap")
