"""What can go wrong, in the field's words.

Every message says what is wrong, where, what was expected and found, and what to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


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


class NothingToDrawError(DrawingError, NotHeldError):
    """A chart was asked for of which the record holds no number."""


class MissingExtraError(CktradeError):
    """An optional part of the package is not installed."""


class CktradeWarning(UserWarning):
    """Something that was read in part, or as it stands: look before you go on."""


def told(error: Exception, name: str) -> str:
    """Say in one line why something of a name failed.

    Parameters
    ----------
    error : Exception
        What was raised; an error of the package speaks for itself.
    name : str
        What failed; where the message begins with it, it is not said twice.

    Examples
    --------
    >>> told(DrawingError("timeline: 38 events find no room."), "timeline")
    '38 events find no room.'
    >>> told(KeyError("date"), "timeline")
    "KeyError: 'date'"

    """
    said = str(error)
    if isinstance(error, CktradeError) and said:
        return said.removeprefix(f"{name}: ")
    kind = type(error).__name__
    return f"{kind}: {said}" if said else kind


def nearest(asked: str, held: Iterable[str]) -> str:
    """Return a sentence with the names most like one that is not held.

    Parameters
    ----------
    asked : str
        The name as it was typed.
    held : iterable of str
        The names that there are.

    Returns
    -------
    str
        A blank and a question that names up to three of them; empty if none is alike.

    Examples
    --------
    >>> nearest("gac-export-2018", ["gac-exports-2018", "mofa-residents"])
    " Did you mean 'gac-exports-2018'?"
    >>> nearest("tomorrow", ["gac-exports-2018"])
    ''

    """
    import difflib  # noqa: PLC0415 -- for the unhappy case only

    lower = {name.lower(): name for name in held}
    close = difflib.get_close_matches(asked.strip().lower(), lower, n=3, cutoff=0.7)
    return (
        f" Did you mean {' or '.join(repr(lower[c]) for c in close)}?" if close else ""
    )
