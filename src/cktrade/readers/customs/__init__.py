"""The customs files (CIMT) in whole columns, for those who keep millions of rows.

:mod:`cktrade.readers.statcan.cimt` is the plain reader, which says what is wrong and
where. This one gives the same rows faster, or nothing: whatever is not certain is left
to the plain reader, so that both accept and refuse the same files.
"""
