"""Statistics Canada: full tables, viewer pages, merchandise trade files."""
