"""The site: every guide of this folder, and a page for every public name.

Built by ``sphinx-build -W docs build/site``; nothing is fetched.
"""

from __future__ import annotations

import re
import sys
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

sys.path.insert(0, str(Path(__file__).parent))

from make_reference import write
from pygments.lexers import TextLexer

project = "cktrade"
author = "The cktrade maintainers"
version = release = metadata.version("cktrade")
language = "en"

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.autosummary",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
]
exclude_patterns = ["_templates"]
templates_path = ["_templates"]

myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
suppress_warnings = ["myst.header"]

autosummary_generate = True
autodoc_typehints = "none"  # the docstrings say what goes in and out, with units
napoleon_google_docstring = False
napoleon_use_rtype = False
napoleon_use_param = False

html_theme = "furo"
html_title = "cktrade"
html_copy_source = False
html_show_sphinx = False
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

#: ``|X − M|`` in a formula is a distance, and no substitution of reStructuredText.
_DISTANCE = re.compile(r"\|([^|]+)\|")


def _keep_distances(*said: Any) -> None:  # noqa: ANN401 -- Sphinx gives six kinds of thing
    lines: list[str] = said[-1]
    lines[:] = [_DISTANCE.sub(r"\\|\1\\|", line) for line in lines]


#: What the theme leaves unsaid to who cannot see the page → what is said.
_SAID = {
    'class="caption" role="heading"': 'class="caption" role="heading" aria-level="2"',
    '<aside class="sidebar-drawer': '<aside aria-label="Site" class="sidebar-drawer',
    '<aside class="toc-drawer': '<aside aria-label="This page" class="toc-drawer',
    '<div class="table-wrapper': '<div tabindex="0" class="table-wrapper',
    "<pre>": '<pre tabindex="0">',
    '<th class="head"><p></p></th>': "<td></td>",
}


def _for_everybody(app: Sphinx, failed: Exception | None) -> None:
    """Name landmarks and headings, and let keys reach what scrolls (WCAG 2.2)."""
    if failed or app.builder.format != "html":
        return
    for path in Path(app.outdir).rglob("*.html"):
        page = path.read_text("utf-8")
        for silent, said in _SAID.items():
            page = page.replace(silent, said)
        if "<h1" not in page:
            heading = f'<h1 class="visually-hidden">{path.stem.capitalize()}</h1>'
            page = re.sub(r"(<article [^>]*>)", rf"\1{heading}", page, count=1)
        path.write_text(page, "utf-8")


def setup(app: Sphinx) -> None:
    """Make the reference, and read docstrings as they are meant."""
    write()
    app.connect("build-finished", _for_everybody)
    app.add_lexer("csv", TextLexer)
    app.connect("autodoc-process-docstring", _keep_distances)
