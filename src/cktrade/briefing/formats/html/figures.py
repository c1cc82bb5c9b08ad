"""A figure of a page: finding, drawing, values one by one, source, files to take."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING

from cktrade.briefing.formats.html.inline_svg import inline, told
from cktrade.briefing.formats.html.plain_tables import plain, scrolling
from cktrade.briefing.links import linked
from cktrade.exhibits.plot import as_grid
from cktrade.schemas import write_csv
from cktrade.wording.brief_texts import say

if TYPE_CHECKING:
    from cktrade.briefing.content import Briefing, Picture, Table
    from cktrade.exhibits.plot import Plot
    from cktrade.vocabulary import Lang

_TYPES = {"png": "image/png", "svg": "image/svg+xml", "csv": "text/csv;charset=utf-8"}


def figure(picture: Picture, briefing: Briefing) -> str:
    """Return a figure: its finding is a heading, its source leads to where it lies."""
    lang, name = briefing.lang, picture.name
    drawn = "".join(
        f'<div class="{size}">\n'
        f"{inline(svg, picture.frames.get(size), picture.plot, lang)}</div>\n"
        for size, svg in picture.svg.items()
    )
    return (
        f'<figure id="{name}" aria-labelledby="{name}-caption">\n'
        f"{label(picture, lang)}"
        f'<figcaption id="{name}-caption"><h3>{escape(picture.title)}</h3>'
        f"</figcaption>\n<p>{escape(picture.subtitle)}</p>\n{drawn}"
        f'<p class="source">{line(picture.source, briefing)}</p>\n'
        f"{_values(picture, lang)}{_files(picture, lang)}{_details(picture, lang)}"
        "</figure>\n"
    )


def label(item: Picture | Table, lang: Lang) -> str:
    """Say which figure or table it is, with an address of its own."""
    text = say("numbered", lang, number=item.label, caption=item.caption)
    name = escape(say("anchor", lang, caption=item.caption))
    return (
        f'<p class="label"><span>{escape(text)}</span> '
        f'<a class="anchor" href="#{item.name}" aria-label="{name}">#</a></p>\n'
    )


def line(text: str, briefing: Briefing) -> str:
    """Return a source line whose names lead to their sources."""
    return "".join(
        f'<a href="{escape(address)}">{escape(piece)}</a>' if address else escape(piece)
        for piece, address in linked(text, briefing.links, "#part-sources")
    ).replace("\n", "<br>")


def files(taken: dict[str, bytes], name: str, caption: str, lang: Lang) -> str:
    """Return links that hand out files, which lie in the page itself."""
    links = " ".join(
        f'<a download="{name}-{lang}.{form}" '
        f'href="data:{_TYPES[form]};base64,{b64encode(content).decode()}" '
        f'aria-label="{escape(_file(form, caption, lang))}">{form.upper()}</a>'
        for form, content in taken.items()
        if content
    )
    said = escape(say("download", lang))
    return f'<p class="take">{said} {links}</p>\n'


def _file(form: str, caption: str, lang: Lang) -> str:
    # a name that begins with what is seen
    return say("download.form", lang, form=form.upper(), caption=caption)


def _files(picture: Picture, lang: Lang) -> str:
    taken = {
        "png": picture.png,
        "svg": picture.svg["page"],
        "csv": write_csv(picture.rows),
    }
    return files(taken, picture.name, picture.caption, lang)


def _values(picture: Picture, lang: Lang) -> str:
    """Return every value for the keyboard and the finger: one stop, one list."""
    plot: Plot = picture.plot
    options = "".join(
        f"<option>{escape(told(plot, n, lang))}</option>\n" for n in _newest_first(plot)
    )
    words = escape(say("values", lang, caption=picture.caption))
    return f'<p class="values"><select aria-label="{words}">\n{options}</select></p>\n'


def _newest_first(plot: Plot) -> list[int]:
    order = [*range(len(plot.categories))]
    return order[::-1] if plot.dates else order


def _details(picture: Picture, lang: Lang) -> str:
    grid = as_grid(picture.plot, say("numbers_of", lang, caption=picture.caption), lang)
    words = "".join(f"<p>{escape(one)}</p>\n" for one in picture.alt.split("\n"))
    return (
        f"<details>\n<summary>{escape(say('details', lang))}"
        f'<span class="unseen">: {escape(picture.caption)}</span></summary>\n'
        f"{words}{scrolling(plain(grid), picture.caption, lang)}</details>\n"
    )
