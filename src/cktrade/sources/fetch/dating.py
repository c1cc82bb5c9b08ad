"""Under which day a new file is kept (design, decision 10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cktrade.errors import FetchError
from cktrade.vocabulary import VintageBasis


@dataclass(frozen=True)
class Dated:
    """A day of release, how it is known, and what has to be said of it."""

    day: date
    basis: VintageBasis
    note: str = ""


def stated(released: date | None, modified: date | None, today: date) -> Dated:
    """Return the day that is best known; a day still to come is no day of release.

    Parameters
    ----------
    released : date or None
        The day of release in the agency's own metadata.
    modified : date or None
        The day on which the agency's server says that the file changed.
    today : date
        The day of the fetch.

    Examples
    --------
    >>> stated(None, date(2026, 9, 15), date(2026, 11, 22)).basis.value
    'inferred'

    """
    if released is not None and released <= today:
        return Dated(released, VintageBasis.RELEASED)
    if modified is not None and modified <= today:
        note = "The vintage is the day on which the server says that the file changed."
        return Dated(modified, VintageBasis.INFERRED, note)
    return Dated(today, VintageBasis.RETRIEVED)


def after(last_day: str, found: Dated, today: date) -> Dated:
    """Return a day after the newest held one; vintages only go forward.

    Parameters
    ----------
    last_day : str
        The newest day held of the table, ISO 8601, or ``""``.
    found : Dated
        The day as stated.
    today : date
        The day of the fetch, under which a file is kept whose stated day is taken.

    Raises
    ------
    FetchError
        If today is taken too: raw files are never overwritten.

    Examples
    --------
    >>> first = Dated(date(2026, 11, 5), VintageBasis.RELEASED)
    >>> second = after("2026-11-05", first, date(2026, 11, 22))
    >>> second.day.isoformat(), second.basis.value
    ('2026-11-22', 'retrieved')

    """
    if found.day.isoformat() > last_day:
        return found
    if today.isoformat() > last_day:
        note = (
            f"The agency dates this file {found.day}, but other content dated "
            f"{last_day} is held; so it is kept under the day of its retrieval."
        )
        return Dated(today, VintageBasis.RETRIEVED, note)
    raise FetchError(
        f"Other content dated {last_day} is held, and today is {today}: raw files are "
        "never overwritten. If the agency changed the file twice in a day, fetch again "
        "tomorrow; else check the computer's date."
    )
