"""A picture in a Word document: as large as its page has room, with its words."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from cktrade.briefing.formats.docx.paper import Document, Element, width_of

if TYPE_CHECKING:
    from cktrade.briefing.content import Picture

_VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_WHOLE = 100_000  # how an office counts a picture's height for its crop


def add_picture(made: Document, picture: Picture, scale: float = 1.0) -> None:
    """Add a chart with its words for whoever cannot see it.

    At a scale of one it is as wide as the text.

    Title and source, which stand in the document's own words around it, are cropped
    away; whoever takes the crop back has the whole picture.
    """
    from docx.oxml.ns import qn  # noqa: PLC0415 -- an extra
    from docx.shared import Inches  # noqa: PLC0415 -- an extra

    shape = made.add_picture(io.BytesIO(picture.png), Inches(width_of(made) * scale))
    (properties,) = shape._inline.iter(qn("wp:docPr"))  # noqa: SLF001 -- python-docx has no door to it
    properties.set("name", picture.label)
    properties.set("descr", picture.alt)
    above, below = _outside(picture)
    shape.height = int(shape.height * (1 - above - below))
    (fill,) = shape._inline.iter(qn("pic:blipFill"))  # noqa: SLF001 -- as above
    fill.insert(1, _crop(above, below))
    made.paragraphs[-1].paragraph_format.keep_with_next = True


def _outside(picture: Picture) -> tuple[float, float]:
    """Return the shares of a drawing above and below what is drawn."""
    view = _VIEW.search(picture.svg["page"].decode())
    if view is None or "page" not in picture.frames:
        return 0.0, 0.0
    height, frame = float(view[2]), picture.frames["page"]
    return frame.top / height, 1 - frame.bottom / height


def _crop(above: float, below: float) -> Element:
    from docx.oxml import parse_xml  # noqa: PLC0415 -- an extra
    from docx.oxml.ns import nsdecls  # noqa: PLC0415 -- an extra

    top, bottom = (round(part * _WHOLE) for part in (above, below))
    return parse_xml(f'<a:srcRect {nsdecls("a")} t="{top}" b="{bottom}"/>')


def drawn_share(picture: Picture) -> tuple[float, float]:
    """Return how tall a drawing is for its width, and the share of it that is shown."""
    view = _VIEW.search(picture.svg["page"].decode())
    ratio = float(view[2]) / float(view[1]) if view else 1.0
    return ratio, 1 - sum(_outside(picture))
