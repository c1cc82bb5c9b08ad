"""The server of the Model Context Protocol: read-only, on standard input and output."""

from __future__ import annotations

from functools import wraps
from importlib import metadata
from typing import TYPE_CHECKING, Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations

from cktrade.assistant.found_series import get_series, search_series
from cktrade.assistant.tools import check, lint_text, restate, why
from cktrade.datasets import load
from cktrade.errors import CktradeError

if TYPE_CHECKING:
    from collections.abc import Callable

#: What an assistant may ask; nothing else is offered.
TOOLS: tuple[Callable[..., dict[str, Any]], ...] = (
    check,
    why,
    restate,
    search_series,
    get_series,
    lint_text,
)
_INSTRUCTIONS = """\
Figures of the Canada–South Korea relationship: what documents print, and what official
statistics say. Before you quote a number, ask for it here, and quote it with its unit,
basis, period, vintage and source. A verdict's words are defined: do not soften them.
"""


def server() -> MCPServer:
    """Return the server with its tools.

    Examples
    --------
    >>> server().name
    'cktrade'

    """
    made = MCPServer(
        "cktrade", instructions=_INSTRUCTIONS, version=metadata.version("cktrade")
    )
    for tool in TOOLS:
        made.add_tool(
            _telling(tool),
            description=(tool.__doc__ or "").split("\n\n    Examples")[0],
            annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False),
        )
    return made


def _telling(tool: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """Hand the package's own errors on: they say what to do instead."""

    @wraps(tool)
    def told(*args: object, **words: object) -> dict[str, Any]:
        try:
            return tool(*args, **words)
        except CktradeError as error:
            raise ToolError(str(error)) from error

    return told


def serve() -> None:
    """Answer on standard input and output until the assistant hangs up.

    The tables are read first, so that the first answer is as quick as the others.
    """
    for name in ("claims", "verdicts", "observations", "series", "sources"):
        load(name)
    server().run("stdio")
