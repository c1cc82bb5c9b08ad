"""A drawing inside a page: the page's colours, values under a pointer."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from cktrade import wording
from cktrade.charts.drawing.style import palette
from cktrade.wording.brief_texts import say

if TYPE_CHECKING:
    from cktrade.briefing.content import Frame
    from cktrade.exhibits.plot import Plot
    from cktrade.vocabulary import Lang

_PROLOGUE = re.compile(r"^.*?(?=<svg )", re.DOTALL)
_SIZE = re.compile(r' width="[^"]*" height="[^"]*" viewBox="0 0 (\S+) \S+"')
#: What the page says itself, in text that can be copied and linked.
_WORDS = re.compile(
    r'  <g id="[^"]*-(?:title|subtitle|source)">\n(?:   <text .*?</text>\n)+  </g>\n',
    re.DOTALL,
)
#: Shades of tables that the palette does not name; ``house.css`` gives them.
_LINES = {"#c9d1d8": "line", "#d3d3d3": "line", "#a8a8a8": "line", "#eef3f8": "row",
          "#f4f4f4": "row"}  # fmt: skip
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b")


def inline(svg: bytes, frame: Frame | None, plot: Plot, lang: Lang) -> str:
    """Return a drawing as an element of a page.

    Parameters
    ----------
    svg : bytes
        The drawing as a file.
    frame : Frame, optional
        What of it is drawing, and where its categories stand; None shows it whole.
    plot : Plot
        Its numbers.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Returns
    -------
    str
        Its colours are the page's variables, so that they follow the reader's scheme;
        a pointer at rest over a category is told its values.

    """
    drawn = coloured(_PROLOGUE.sub("", svg.decode()))
    if frame is None:
        return drawn
    drawn = _WORDS.sub("", drawn)
    deep = frame.bottom - frame.top
    drawn = _SIZE.sub(rf' viewBox="0 {frame.top:.6g} \g<1> {deep:.6g}"', drawn, count=1)
    strips = "".join(
        f'<rect class="spot" x="{s.left:.5g}" y="{s.top:.5g}" '
        f'width="{s.width:.4g}" height="{s.height:.5g}">'
        f"<title>{escape(told(plot, s.category, lang))}</title></rect>\n"
        for s in frame.spots
    )
    return drawn.replace("</svg>", f"{strips}</svg>") if strips else drawn


def coloured(text: str) -> str:
    """Write the colours of drawings and tables as variables of the page.

    Examples
    --------
    >>> coloured('style="fill: #0b4f8c; stroke: #123456"')
    'style="fill: var(--first); stroke: #123456"'

    """
    roles = _LINES | {shade.lower(): role for role, shade in palette().items()}
    return _COLOUR.sub(
        lambda found: (
            f"var(--{roles[found[0].lower()]})"
            if found[0].lower() in roles
            else found[0]
        ),
        text,
    )


def told(plot: Plot, category: int, lang: Lang) -> str:
    """Say the values of one category: its name, and what each run has there."""
    values = [
        say(
            "named",
            lang,
            name=one.name,
            value=_number(one.numbers[category], plot, lang),
        )
        for one in plot.series
        if one.numbers[category] is not None
    ]
    # a lone run is named by its picture
    if len(plot.series) == 1:
        values = [_number(plot.series[0].numbers[category], plot, lang)]
    found = "; ".join(value for value in values if value)
    name = plot.categories[category]
    return wording.phrase(
        "what.kind", lang, what=say("named", lang, name=name, value=found or "–"),
        kind=plot.unit,
    )  # fmt: skip


def _number(value: float | None, plot: Plot, lang: Lang) -> str:
    return "" if value is None else wording.number(value, lang, plot.decimals)
