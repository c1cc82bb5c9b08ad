"""What each table and chart is made of: one exhibit, one module.

An exhibit is a module of a family (``trade``, ``composition``, ``people``,
``documents``) that says

- ``NAME``, ``KIND`` (``table`` or ``chart``) and ``QUESTION``;
- ``CHAPTER`` and ``PLACE``: where it stands in the briefing, or ``ELSEWHERE``, why in
  none;
- ``rows(tables)``: the package's tables in, the rows to draw out, each with its key;
- ``plot(rows, lang)``: a chart's numbers as categories and series, which an office can
  draw again; for a table that has one it is optional;
- ``DRAWING``: the function of ``cktrade.charts`` or ``cktrade.tables``, where it is not
  named like the exhibit; ``ON_SLIDES``, for a table that slides show.

The catalogue, the outline of the briefing, the native charts of offices, the gallery
and the contract's test are derived from these modules
(:mod:`cktrade.exhibits.catalogue`).
"""
