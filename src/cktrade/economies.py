"""Economies: one code for every spelling that an agency uses, in three languages."""

from __future__ import annotations

from cktrade.vocabulary import codelist


def is_code(text: str) -> bool:
    """Say whether a text is a code of ``codelists/economies.csv``."""
    return text in codelist("economies")
