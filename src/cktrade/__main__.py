"""``python -m cktrade`` does what ``cktrade`` does."""

from cktrade.cli import main

main()
