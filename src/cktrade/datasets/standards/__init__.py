"""The record, its tables and its verdicts in the forms of the field."""

from __future__ import annotations

from cktrade.datasets.standards.exporting import FORMS, export

__all__ = ["FORMS", "export"]
