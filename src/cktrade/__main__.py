"""``python -m cktrade`` does what ``cktrade`` does."""

from cktrade.cli.commands import main

main()
