"""HTML and Markdown → lines; scripts, styles and comments are left out."""

from __future__ import annotations

from html.parser import HTMLParser

_BLOCKS = {
    "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "section",
    "article", "header", "footer", "blockquote", "br", "title", "caption", "dt", "dd",
    "figcaption", "aside", "main", "nav", "ul", "ol", "body", "html", "option",
}  # fmt: skip
_HIDDEN = {"script", "style", "noscript", "template", "svg", "head"}


class _Lines(HTMLParser):
    """Collects the text of blocks; a row of a table is one line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[str, str]] = []
        self._parts: list[str] = []
        self._hidden = 0
        self._tables = self._rows = 0
        self._place = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 -- the parser's form
        """Begin a line at a block."""
        self._hidden += tag in _HIDDEN
        if tag in _BLOCKS:
            self.close_line()
        if tag == "table":
            self._tables, self._rows = self._tables + 1, 0
        if tag == "tr":
            self._rows += 1
            self._place = f"table {self._tables}, row {self._rows}"
        if tag in {"td", "th"}:
            self._parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """End a line at a block's end."""
        self._hidden = max(0, self._hidden - (tag in _HIDDEN))
        if tag in _BLOCKS:
            self.close_line()
        if tag in {"tr", "table"}:
            self._place = ""

    def handle_data(self, data: str) -> None:
        """Keep what is shown; a blank line in the source is no line."""
        if not self._hidden:
            self._parts.append(" ".join(data.splitlines()) if data.strip() else " ")

    def close_line(self) -> None:
        """Put the parts so far down as a line."""
        if "".join(self._parts).strip():
            self.lines.append(("".join(self._parts), self._place))
        self._parts = []


def of_html(content: bytes, name: str) -> tuple[list[tuple[str, str]], list[str]]:  # noqa: ARG001 -- the form of every reader
    """Return the lines of a web page."""
    return _lines(content.decode("utf-8", "replace")), []


def of_markdown(content: bytes, name: str) -> tuple[list[tuple[str, str]], list[str]]:  # noqa: ARG001 -- as above
    """Return the lines of a Markdown text, without its marks."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 -- for this format only

    marked = MarkdownIt("commonmark", {"html": True}).enable("table")
    return _lines(marked.render(content.decode("utf-8-sig", "replace"))), []


def _lines(page: str) -> list[tuple[str, str]]:
    parser = _Lines()
    parser.feed(page)
    parser.close()
    parser.close_line()
    return parser.lines
