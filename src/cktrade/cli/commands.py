"""The commands, in the order of the help; importing a family registers it.

Nothing heavy is imported before a command needs it.
"""

# ruff: noqa: I001 -- the order is that of the help
from cktrade.cli import making
from cktrade.cli import finding
from cktrade.cli import reading_texts
from cktrade.cli import judging
from cktrade.cli import taking
from cktrade.cli import keeping
from cktrade.cli.application import app, main

__all__ = [
    "app", "finding", "judging", "keeping", "main", "making", "reading_texts", "taking",
]  # fmt: skip
