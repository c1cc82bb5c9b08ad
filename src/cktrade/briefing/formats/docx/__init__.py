"""A briefing as a Word document, to read and to paste from."""
