"""What can go wrong, in the field's words.

Every message says what is wrong, where, what was expected and found, and what to do.
"""

from __future__ import annotations

from os import PathLike, fspath
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


def demand_text(given: object, what: str, example: str) -> None:
    """Refuse a name that is no text, before anything is looked up by it.

    Parameters
    ----------
    given : object
        What the caller gave.
    what, example : str
        What it names, and one such name; for the message.

    Raises
    ------
    NotHeldError
        If it is no text.

    Examples
    --------
    >>> demand_text("claims", "a table", "claims")
    >>> demand_text(3, "a table", "claims")
    Traceback (most recent call last):
    cktrade.errors.NotHeldError: expected the name of a table as text, such as 'claims';
    found 3, which is int. Write it in quotes.

    """
    if not isinstance(given, str):
        raise NotHeldError(
            f"expected the name of {what} as text, such as {example!r}; found "
            f"{given!r}, which is {type(given).__name__}. Write it in quotes."
        )


def demand_path(given: object) -> None:
    """Refuse what is neither a text nor a path.

    Raises
    ------
    NotHeldError
        If it is neither.

    Examples
    --------
    >>> demand_path(3)
    Traceback (most recent call last):
    cktrade.errors.NotHeldError: expected the path of a file, as text or pathlib.Path;
    found 3, which is int. Write it in quotes.

    """
    if not isinstance(given, str | PathLike) or isinstance(fspath(given), bytes):
        raise NotHeldError(
            "expected the path of a file, as text or pathlib.Path; found "
            f"{given!r}, which is {type(given).__name__}. Write it in quotes."
        )


#: What was typed is taken for a part of a name from so many letters on.
_PART = 3


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
        A blank and a question that names up to three of them: those spelt alike, else
        those that begin with what was typed, or hold it; empty if there are none.

    Examples
    --------
    >>> nearest("gac-export-2018", ["gac-exports-2018", "mofa-residents"])
    " Did you mean 'gac-exports-2018'?"
    >>> nearest("gac-ex", ["gac-exports-2018", "mofa-residents"])
    " Did you mean 'gac-exports-2018'?"
    >>> nearest("tomorrow", ["gac-exports-2018"])
    ''

    """
    import difflib  # noqa: PLC0415 -- for the unhappy case only

    lower = {name.lower(): name for name in held}
    typed = asked.strip().lower()
    close = difflib.get_close_matches(typed, lower, n=3, cutoff=0.7)
    if not close and len(typed) >= _PART:
        begin = [name for name in lower if name.startswith(typed)]
        close = (begin or [name for name in lower if typed in name])[:3]
    return (
        f" Did you mean {' or '.join(repr(lower[c]) for c in close)}?" if close else ""
    )
