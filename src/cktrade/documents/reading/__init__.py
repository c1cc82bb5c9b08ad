"""Documents as they come: text, Markdown, HTML, Word and PDF → folded lines."""

from cktrade.documents.reading.files import Pages, language, read_pages

__all__ = ["Pages", "language", "read_pages"]
