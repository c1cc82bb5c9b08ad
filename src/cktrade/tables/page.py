"""A table as HTML that everybody can read: by eye, by ear, on paper, on a telephone.

What great_tables writes is kept, and what it leaves out is added: a caption, row groups
of their own, footnote marks that lead to their notes, the language of each part, and on
a narrow screen one card for each row, in which a cell carries its header.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from cktrade.tables import css
from cktrade.tables.style import IN_ENGLISH
from cktrade.wording.quoting import parted
from cktrade.wording.table_texts import say

if TYPE_CHECKING:
    from great_tables import GT

    from cktrade.vocabulary import Lang

_ROLES = {
    "table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tfoot": "rowgroup",
    "tr": "row", "td": "cell",
}  # fmt: skip
_HEADINGS = {"col": "columnheader", "row": "rowheader", "rowgroup": "rowheader"}


def html(table: GT, lang: Lang) -> str:
    """Return a table as a page that stands on its own.

    Parameters
    ----------
    table : GT
        What one of this room's functions returned.
    lang : {'en', 'fr', 'ko'}
        The language of its texts.

    Returns
    -------
    str
        A complete HTML5 page without scripts or anything from outside; the same table
        gives the same characters.

    Examples
    --------
    >>> import cktrade as ck
    >>> rows = ck.rows("annual-trade")
    >>> html(ck.tables.annual_trade(rows), "en").splitlines()[0]
    '<!doctype html>'

    """
    rules, markup = _split(table)
    title = _tree(markup).findtext(".//td[@class]", "")
    body = _dressed(rules, _tree(markup), lang)
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_escaped(title)}</title>\n<style>{css.PAGE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )


def fragment(table: GT, lang: Lang) -> str:
    """Return a table as a piece of a page, with its own style and a fixed id.

    Parameters
    ----------
    table : GT
        What one of this room's functions returned.
    lang : {'en', 'fr', 'ko'}
        The language of its texts.

    Returns
    -------
    str
        A ``section`` in that language; only ids that begin with the table's own.

    Examples
    --------
    >>> import cktrade as ck
    >>> rows = ck.rows("annual-trade")
    >>> "<table" in fragment(ck.tables.annual_trade(rows), "en")
    True

    """
    rules, markup = _split(table)
    return _dressed(rules, _tree(markup), lang)


def _tree(markup: str) -> ET.Element:
    return ET.fromstring(markup)  # noqa: S314 -- our own output, escaped by great_tables


def _dressed(rules: str, tree: ET.Element, lang: Lang) -> str:
    """Add to a table what great_tables leaves out."""
    name = tree.attrib.pop("aria-labelledby").removesuffix("-title")
    _caption(tree, name)
    _name_cells(tree, lang)
    _part_groups(tree)
    _link_notes(tree, name, lang)
    _say_roles(tree)
    text = ET.tostring(tree, encoding="unicode", method="html")
    numeric = tree.find("tbody//td[@class='gt_row gt_left']") is None
    extra = css.EVERY + (css.NUMBERS if numeric else css.CARDS)
    style = rules + extra.replace("#table", f"#{name}")
    return (
        f'<section class="ck-table" id="{name}" lang="{lang}">\n'
        f"<style>{style}</style>\n{text}\n</section>\n"
    )


def _split(table: GT) -> tuple[str, str]:
    """Part great_tables' output into its rules of style and its table."""
    raw = table.as_raw_html(inline_css=False)
    rules = raw[raw.index("<style>") + 7 : raw.index("</style>")]
    return rules, raw[raw.index("<table") : raw.index("</table>") + 8]


def _caption(tree: ET.Element, name: str) -> None:
    """Make the heading rows a caption, which belongs to the table for every reader."""
    tree.attrib.pop("aria-describedby", None)
    head = tree.find("thead")
    rows = [] if head is None else head.findall("tr[@class='gt_heading']")
    caption = ET.Element("caption", {"id": f"{name}-title"})
    for row in rows:
        cell = row[0]
        cell.tag = "span"
        cell.attrib = {"class": cell.attrib["class"]}
        caption.append(cell)
        if head is not None:
            head.remove(row)
    tree.insert(0, caption)


def _name_cells(tree: ET.Element, lang: Lang) -> None:
    """Give each cell the label of its column, and the language of its words."""
    labels = {h.attrib["id"]: "".join(h.itertext()) for h in tree.iterfind("thead//th")}
    for cell in tree.iterfind("tbody/tr/td"):
        column = cell.attrib.pop("headers").split()[-1]
        cell.attrib["data-label"] = labels[column].strip()
        if lang != "en" and column.rpartition("-")[2] in IN_ENGLISH:
            _say_language(cell)
    for heading in tree.iter("th"):
        heading.attrib.pop("id", None)


def _say_language(cell: ET.Element) -> None:
    """Mark a cell's words as English; of a translated quotation only the original."""
    translation, original = parted(cell.text or "")
    if not translation:
        cell.attrib["lang"] = "en"
        return
    cell.text = translation
    span = ET.Element("span", {"lang": "en"})
    span.text = original
    cell.insert(0, span)


def _part_groups(tree: ET.Element) -> None:
    """Give each group of rows its own ``tbody``, which its heading speaks for."""
    body = tree.find("tbody")
    if body is None or body.find("tr[@class='gt_group_heading_row']") is None:
        return
    place = [*tree].index(body)
    tree.remove(body)
    for row in body:
        if row.attrib.get("class") == "gt_group_heading_row":
            row[0].attrib["scope"] = "rowgroup"
            part = ET.Element("tbody", dict(body.attrib))
            tree.insert(place, part)
            place += 1
        part.append(row)


def _link_notes(tree: ET.Element, name: str, lang: Lang) -> None:
    """Lead from each mark to its note; a mark is read as a mark, not as a digit."""
    for cell in tree.iter("td"):
        for mark in cell.findall("span[@class='gt_footnote_marks']"):
            letter, tail = mark.text or "", mark.tail
            mark.attrib.pop("style", None)
            if "gt_footnote" in cell.attrib.get("class", "").split():
                cell.attrib["id"] = f"{name}-note-{letter}"
                continue
            mark.tag, mark.text = "sup", None
            said = say("note", lang, mark=letter)
            link = {"href": f"#{name}-note-{letter}", "aria-label": said}
            ET.SubElement(mark, "a", link).text = letter
            mark.tail = tail


def _say_roles(tree: ET.Element) -> None:
    """Say what each part is; a card on a narrow screen would lose it otherwise."""
    for element in tree.iter():
        role = _ROLES.get(element.tag) or _HEADINGS.get(element.attrib.get("scope", ""))
        if role:
            element.attrib["role"] = role


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
