"""Exhibits of what is traded: sections, headings, provinces."""
