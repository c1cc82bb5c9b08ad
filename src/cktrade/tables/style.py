"""One look for every table: rules instead of boxes, one family of type, few colours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
from great_tables import GT, loc, style

from cktrade.tables.spark import Spark, svg
from cktrade.vocabulary import Lang

#: The colours of the house (charts/palette.toml); text reaches 4.5:1 on each ground.
INK = "#17212B"
SOFT = "#4A5561"
RULE = "#C9D1D8"
ACCENT = "#0B4F8C"
TINT = "#EEF3F8"
GROUND = "#FFFFFF"

#: Columns that hold words of the documents, which are in English.
IN_ENGLISH = frozenset({"as_printed", "document_title"})

_FONTS = [
    "Noto Sans", "Noto Sans KR", "Noto Sans CJK KR", "Segoe UI", "Helvetica Neue",
    "Apple SD Gothic Neo", "Malgun Gothic", "Arial", "sans-serif",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A table before it is dressed: cells of text, and everything around them.

    Attributes
    ----------
    name : str
        The table's id on the page.
    lang : Lang
        The reader's language.
    title, subtitle : str
        What the table shows; measure, unit and basis.
    cells : DataFrame
        Texts, as they are to stand on the page; its columns are those of ``labels``,
        and ``group`` where there is one.
    labels : dict
        Column → its header. The first column heads the rows.
    sources : tuple of str
        The lines under the table.
    group : str
        The column that parts the rows into groups; "" for none.
    numbers : tuple of str
        Columns to be aligned on the decimal mark.
    spanner : str
        A header over ``numbers``: their unit.
    beside : tuple of str
        Those of ``numbers`` that have a unit of their own, outside the spanner.
    notes : tuple of (column, row, text)
        Footnotes of cells; the same text has one mark.
    strong : tuple of int
        Rows to stand out.
    unbroken : tuple of str
        Columns whose cells stay on one line.
    sparks : tuple of (column, row, Spark)
        Sparklines of cells, which have no text.

    """

    name: str
    lang: Lang
    title: str
    subtitle: str
    cells: pd.DataFrame
    labels: dict[str, str]
    sources: tuple[str, ...]
    group: str = ""
    numbers: tuple[str, ...] = ()
    spanner: str = ""
    beside: tuple[str, ...] = ()
    notes: tuple[tuple[str, int, str], ...] = ()
    strong: tuple[int, ...] = ()
    unbroken: tuple[str, ...] = ()
    sparks: tuple[tuple[str, int, Spark], ...] = ()

    def __repr__(self) -> str:
        """Say which table it is, and how large; its cells are in ``cells``."""
        rows, columns = self.cells.shape
        return f"<Sheet {self.name} ({self.lang}): {rows} rows, {columns} columns>"

    @property
    def stub(self) -> str:
        """The column that heads the rows."""
        return next(iter(self.labels))

    @property
    def in_english(self) -> frozenset[str]:
        """The columns that hold words of the documents, whose language is English."""
        return IN_ENGLISH & {*self.labels}


def dress(sheet: Sheet) -> GT:
    """Return the table in house style.

    Parameters
    ----------
    sheet : Sheet
        What is to stand on the page.

    Returns
    -------
    GT
        With a fixed id, so that the same sheet gives the same bytes.

    Examples
    --------
    >>> import cktrade as ck
    >>> rows = ck.rows("annual-trade")
    >>> type(dress(ck.tables.sheet("annual_trade", rows, "en"))).__name__
    'GT'

    """
    columns = [*([sheet.group] if sheet.group else []), *sheet.labels]
    labels = {c: text for c, text in sheet.labels.items() if c != sheet.stub}
    others = [c for c in labels if c not in sheet.numbers]
    table = GT(
        sheet.cells[columns].reset_index(drop=True),
        id=f"ck-{sheet.name.replace('_', '-')}",
        rowname_col=sheet.stub,
        groupname_col=sheet.group or None,
    )
    table = (
        table.tab_header(sheet.title, sheet.subtitle)
        .tab_stubhead(sheet.labels[sheet.stub])
        .cols_label({**labels})
        .cols_align("left", others)
        .cols_align("right", [*sheet.numbers])
    )
    if sheet.spanner:
        under = [column for column in sheet.numbers if column not in sheet.beside]
        table = table.tab_spanner(sheet.spanner, under)
    for line in sheet.sources:
        table = table.tab_source_note(line)
    for column, row, spark in sheet.sparks:
        table = table.fmt(partial(_drawn, spark), columns=column, rows=[row])
    for column, row, text in sheet.notes:
        table = table.tab_footnote(text, loc.body(column, row), placement="right")
    if sheet.strong:
        rows = [*sheet.strong]
        looks = [style.text(weight="bold", color=ACCENT), style.fill(TINT)]
        table = table.tab_style(looks, [loc.body(rows=rows), loc.stub(rows=rows)])
    for column in sheet.unbroken:
        place = loc.stub() if column == sheet.stub else loc.body(column)
        table = table.tab_style(style.css("white-space: nowrap"), place)
    return _styled(table, numeric=len(labels) == len(sheet.numbers))


def _drawn(line: Spark, _: object) -> str:
    return svg(line)


def _styled(table: GT, *, numeric: bool) -> GT:
    options = {**_TYPE, **_RULES, **(_FIGURES if numeric else {})}
    rules = _CSS + (_FIGURES_CSS if numeric else "")
    name = table._options.table_id.value  # noqa: SLF001 -- great_tables has no public way to ask
    return (
        table.opt_footnote_marks("letters")
        .tab_options(**options)
        .opt_css(rules.replace("#table", f"#{name}"))
    )


_TYPE: dict[str, Any] = {
    "table_font_names": _FONTS,
    "table_font_size": "15px",
    "table_font_color": INK,
    "table_width": "100%",
    "heading_align": "left",
    "heading_title_font_size": "20px",
    "heading_title_font_weight": "bold",
    "heading_subtitle_font_size": "15px",
    "column_labels_font_weight": "bold",
    "column_labels_font_size": "14px",
    "row_group_font_weight": "bold",
    "stub_font_weight": "normal",
    "source_notes_font_size": "13px",
    "data_row_padding": "7px",
    "quarto_disable_processing": True,
}

#: A table of nothing but numbers keeps them near their heads.
_FIGURES: dict[str, Any] = {"table_width": "46rem"}
_FIGURES_CSS = "\n#table .gt_table { table-layout: fixed; }\n"

_RULES: dict[str, Any] = {
    "table_background_color": GROUND,
    "table_border_top_style": "none",
    "table_border_bottom_style": "none",
    "heading_border_bottom_style": "none",
    "column_labels_border_top_style": "solid",
    "column_labels_border_top_width": "2px",
    "column_labels_border_top_color": ACCENT,
    "column_labels_border_bottom_style": "solid",
    "column_labels_border_bottom_width": "1px",
    "column_labels_border_bottom_color": ACCENT,
    "row_group_border_top_style": "none",
    "row_group_border_bottom_style": "solid",
    "row_group_border_bottom_width": "1px",
    "row_group_border_bottom_color": RULE,
    "row_group_background_color": TINT,
    "stub_border_style": "none",
    "table_body_hlines_color": RULE,
    "table_body_border_top_style": "none",
    "table_body_border_bottom_style": "solid",
    "table_body_border_bottom_width": "1px",
    "table_body_border_bottom_color": ACCENT,
}

_CSS = f"""
#table .gt_title {{ color: {ACCENT}; padding-left: 0; font-weight: bold; }}
#table .gt_subtitle {{ color: {SOFT}; padding-left: 0; padding-bottom: 12px; }}
#table .gt_col_heading {{ vertical-align: bottom; }}
#table .gt_row {{ vertical-align: top; font-variant-numeric: tabular-nums; }}
#table .gt_stub {{ text-align: left; }}
#table .gt_group_heading {{ color: {ACCENT}; padding: 6px 5px; text-align: left; }}
#table .gt_table_body:not(:last-of-type) {{ border-bottom-width: 0; }}
#table .gt_sourcenote, #table .gt_footnote {{ color: {SOFT}; padding-left: 0; }}
#table .gt_table {{ max-width: 100%; margin-left: 0; }}
#table .gt_right {{ padding-right: 1.2em; }}
#table td.gt_right {{ white-space: nowrap; }}
#table .spark {{ color: {ACCENT}; vertical-align: middle; }}
#table .gt_row .gt_footnote_marks {{ display: inline-block; width: 0; color: {SOFT}; }}
"""
