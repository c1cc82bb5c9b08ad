"""Remake the pictures of docs/gallery.md from the lines that stand beside them.

Called as ``python docs/make_gallery.py [NAME …]``, from anywhere. Each picture of the
gallery is followed by the code that makes it, whose last name is ``chart``; this script
adds an entry for every chart of the catalogue that the page lacks, runs the code,
writes the picture to ``docs/images`` as wide as a repository page shows it, and gives
the page the chart's own words as alternative text. So the lines cannot differ from the
picture.
"""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PIL import Image

import cktrade as ck
from cktrade.exhibits.catalogue import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cktrade.charts import Chart

DOCS = Path(__file__).resolve().parent
GALLERY = DOCS / "gallery.md"

#: Pixels; the pages of repositories are about as wide.
WIDTH = 1000
_SHADES = 256
#: What Markdown would take for its own: the end of the text, a formula.
_MARKDOWN = str.maketrans({"[": "(", "]": ")", "$": r"\$"})
_ENTRY = re.compile(
    r"!\[(?P<alt>[^\]]*)\]\(images/(?P<name>[a-z0-9-]+)\.png\)\n\n"
    r"```python\n(?P<code>.*?)\n```",
    re.DOTALL,
)


#: What is added to the page for a chart of the catalogue that it does not show yet.
_LACKING = """
## {exhibit.question}

![.](images/{name}.png)

```python
import cktrade as ck

chart = ck.charts.{exhibit.function}(ck.rows("{name}"))
```
"""


class Entry(NamedTuple):
    """One picture of the gallery: its name, its alternative text, its code."""

    name: str
    alt: str
    code: str


def entries(page: str) -> list[Entry]:
    """Return the pictures of a page, each with the code that follows it."""
    return [Entry(m["name"], m["alt"], m["code"]) for m in _ENTRY.finditer(page)]


def drawn(code: str) -> Chart:
    """Run the lines of the page, and return what they call ``chart``."""
    names: dict[str, Any] = {}
    exec(code, names)  # noqa: S102 -- our own page
    chart: Chart = names["chart"]
    return chart


def picture(chart: Chart) -> bytes:
    """Return a chart as a small PNG."""
    return small(ck.charts.rendered(chart, "png"))


def small(drawn: bytes) -> bytes:
    """Return a picture as wide as a page, in a palette of its own: the same to the eye.

    Parameters
    ----------
    drawn : bytes
        A PNG of any width.

    Returns
    -------
    bytes
        A PNG of a tenth of the size.

    """
    large = Image.open(io.BytesIO(drawn)).convert("RGB")
    height = round(large.height * WIDTH / large.width)
    page = large.resize((WIDTH, height), Image.Resampling.LANCZOS)
    stream = io.BytesIO()
    page.quantize(_SHADES, dither=Image.Dither.NONE).save(stream, "png", optimize=True)
    return stream.getvalue()


def described(page: str, name: str, alt: str) -> str:
    """Return the page with this alternative text for one picture."""
    flat = " ".join(alt.translate(_MARKDOWN).split())
    return re.sub(
        rf"!\[[^\]]*\]\(images/{name}\.png\)",
        lambda _: f"![{flat}](images/{name}.png)",
        page,
    )


def completed(page: str) -> str:
    """Add an entry to the page for every chart of the catalogue that it lacks."""
    shown = {*re.findall(r'ck\.rows\("([a-z-]+)"\)', page)}
    for name, exhibit in CATALOGUE.items():
        if exhibit.kind == "chart" and name not in shown:
            page += _LACKING.format(exhibit=exhibit, name=name)
    return page


def main(chosen: Sequence[str]) -> None:
    """Remake the pictures of these names, or all, and their alternative texts."""
    page = completed(GALLERY.read_text("utf-8"))
    for entry in entries(page):
        if chosen and entry.name not in chosen:
            continue
        chart = drawn(entry.code)
        (DOCS / "images" / f"{entry.name}.png").write_bytes(picture(chart))
        page = described(page, entry.name, ck.charts.alt_text(chart))
    GALLERY.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
