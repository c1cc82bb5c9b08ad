"""The briefing as a workbook."""
