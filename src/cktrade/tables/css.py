"""Rules of style for tables on a page: on screens wide and narrow, and on paper."""

from __future__ import annotations

from cktrade.tables.style import GROUND, RULE, SOFT, TINT

#: A page that holds one table.
PAGE = f"""
body {{ margin: 0; background: {GROUND}; }}
main {{ max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem; }}
@page {{ margin: 15mm; }}
@media print {{ main {{ max-width: none; padding: 0; }} }}
"""

#: What every table needs on a page; ``#table`` stands for its id.
EVERY = f"""
#table:lang(ko) {{ word-break: keep-all; }}
#table caption {{ text-align: left; caption-side: top; }}
#table caption > * {{ display: block; margin: 0; line-height: 1.3; }}
#table sup a {{ color: inherit; }}
@media print {{
  #table .gt_table {{ width: 100%; font-size: 9.5pt; }}
  #table tfoot {{ display: table-row-group; }}
  #table tr {{ break-inside: avoid; }}
  #table thead {{ display: table-header-group; }}
  #table .gt_group_heading {{ background: {TINT}; print-color-adjust: exact; }}
}}
"""

#: On a narrow screen a row becomes a card, in which each cell carries its header.
CARDS = f"""
@media (max-width: 40rem) {{
  #table .gt_table, #table caption, #table tbody, #table tfoot, #table tr,
  #table th, #table td {{
    display: block; box-sizing: border-box; width: 100%; }}
  #table thead {{ position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); }}
  #table tbody tr {{ padding: .5em 0; border-bottom: 1px solid {RULE}; }}
  #table tbody tr.gt_group_heading_row {{ padding: 0; border: 0; }}
  #table .gt_row.gt_row {{ margin: 0; border: 0; padding: .15em .3em; text-align: left;
    white-space: normal !important; }}
  #table .gt_stub.gt_stub {{ font-weight: bold; }}
  #table td.gt_row.gt_row {{ display: flex; }}
  #table td.gt_row:empty {{ display: none; }}
  #table td.gt_row::before {{ content: attr(data-label); color: {SOFT};
    flex: 0 0 8.5em; margin-right: .8em; }}
}}
"""

#: Numbers stay in their columns, only closer together.
NUMBERS = """
@media (max-width: 40rem) {
  #table .gt_table { table-layout: auto; width: 100%; font-size: 13px; }
  #table .gt_col_heading { font-size: 12px; hyphens: auto; overflow-wrap: break-word; }
  #table .gt_right { padding-left: 2px; padding-right: .8em; }
}
"""
