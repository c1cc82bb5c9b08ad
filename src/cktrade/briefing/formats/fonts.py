"""The house's type inside a page: only the characters that the page uses."""

from __future__ import annotations

import base64
import io
from functools import cache
from typing import TYPE_CHECKING

import uharfbuzz
from fontTools.ttLib import TTFont

from cktrade.charts.drawing.style import load_fonts

if TYPE_CHECKING:
    from pathlib import Path

#: The family as charts name it, so that their labels have the widths they were laid
#: out for on every computer.
FAMILY = "Noto Sans CJK JP"
_WEIGHTS = ("400", "700")
#: What only text that runs downwards needs.
_UPRIGHT = ("vhea", "vmtx", "VORG", "BASE")
#: Kerning, and the forms of a language and of letters that are composed.
_FEATURES = ("kern", "locl", "ccmp")
_FLAGS = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE


def folders() -> tuple[Path, ...]:
    """Return the folders that hold the house's type, for a typesetter to look in."""
    return tuple(dict.fromkeys(path.parent for path in load_fonts()))


def embedded(text: str) -> str:
    """Return ``@font-face`` rules that hold the type for a text.

    Parameters
    ----------
    text : str
        Every character that the page shows.

    Returns
    -------
    str
        CSS with the fonts as data; the same characters give the same bytes.

    """
    return "".join(
        "@font-face{"
        f"font-family:'{FAMILY}';font-weight:{weight};font-display:block;"
        f"src:url(data:font/woff;base64,{_woff(path, frozenset(text))}) "
        "format('woff');}\n"
        for weight, path in zip(_WEIGHTS, load_fonts(), strict=True)
    )


def _woff(path: Path, characters: frozenset[str]) -> str:
    packed = TTFont(io.BytesIO(_cut(path, characters)), recalcTimestamp=False)
    packed.flavor = "woff"
    stream = io.BytesIO()
    packed.save(stream)
    return base64.b64encode(stream.getvalue()).decode()


def _cut(path: Path, characters: frozenset[str]) -> bytes:
    """Take some characters out of a font, without what only small type needs."""
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(sorted(map(ord, characters)))
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(map(_number, _FEATURES))
    wanted.drop_table_tag_set.update(map(_number, _UPRIGHT))
    wanted.flags |= _FLAGS
    return bytes(uharfbuzz.subset(_face(path), wanted).blob.data)


def _number(tag: str) -> int:
    """Return the number that a tag of four letters is in a font."""
    return int.from_bytes(tag.encode("ascii"), "big")


@cache
def _face(path: Path) -> uharfbuzz.Face:
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
