"""``lint``: each figure of a brief in its sentence, with its verdict, worst first."""

from cktrade.datasets.linting.lint import Finding, Linted, lint

__all__ = ["Finding", "Linted", "lint"]
