"""What can go wrong, in the field's words.

Every message says what is wrong, where, what was expected and found, and what to do.
"""

from __future__ import annotations


class CktradeError(Exception):
    """Anything that cktrade refuses to do; catch this one to catch them all."""


class SourceError(CktradeError):
    """A raw file is missing, altered, or not described by its sidecar."""


class FormatError(CktradeError):
    """A file is not in the layout its agency publishes."""


class InvalidRowsError(CktradeError):
    """Rows break a rule of their table."""


class VocabularyError(CktradeError):
    """A word is not in the code list that it should come from."""


class PeriodError(CktradeError):
    """A reference period is not written in one of the forms that the package knows."""


class ComparabilityError(CktradeError):
    """Rows that cannot be compared, added or divided were brought together."""


class NotHeldError(CktradeError):
    """What was asked for is not in the record, or not of that name."""


class FetchError(CktradeError):
    """A release could not be downloaded whole and unharmed."""


class DrawingError(CktradeError):
    """A chart or page cannot be drawn as its contract demands."""


class MissingExtraError(CktradeError):
    """An optional part of the package is not installed."""
