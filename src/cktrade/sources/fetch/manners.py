"""How agencies are asked: how long, how often, how much at most."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, TypeVar

from cktrade.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Mapping

log = logging.getLogger(__name__)

_Answer = TypeVar("_Answer")


class PassingError(FetchError):
    """A fault that may pass; ``after`` is the wait in seconds the agency asked for."""

    def __init__(self, message: str, after: float | None = None) -> None:
        super().__init__(message)
        self.after = after


@dataclass(frozen=True, kw_only=True)
class Manners:
    """How an agency is asked.

    Attributes
    ----------
    timeouts : tuple of float
        Seconds to wait for a connection, and for the next bytes.
    attempts : int
        How often a fault that may pass is met before it is reported.
    first_wait : float
        Seconds before the second attempt; doubled before each further one.
    longest_wait : float
        Seconds that one wait may last. An agency that asks for more is obeyed: the
        fetch of this source ends.
    largest : int
        Bytes that one download may have.
    sleep : callable
        Waits that many seconds.
    jitter : callable
        A number in [0, 1), so that many clients do not return at the same moment.

    """

    timeouts: tuple[float, float] = (10.0, 60.0)
    attempts: int = 4
    first_wait: float = 1.0
    longest_wait: float = 120.0
    largest: int = 2 * 1024**3
    sleep: Callable[[float], None] = time.sleep
    jitter: Callable[[], float] = random.random

    def wait(self, attempt: int, after: float | None = None) -> float:
        """Return the seconds to wait after a failed attempt (the first is 0).

        Half of the doubled wait is certain and half is drawn, so that it never is
        zero ("equal jitter"); never less than the agency asked for.

        Examples
        --------
        >>> Manners(jitter=lambda: 0.5).wait(2)
        3.0

        """
        doubled = self.first_wait * 2.0**attempt
        drawn = min(doubled * (0.5 + self.jitter() / 2), self.longest_wait)
        return max(drawn, after or 0.0)

    def persist(self, attempt: Callable[[], _Answer]) -> _Answer:
        """Try until it succeeds, or the fault will not pass, or patience ends.

        Raises
        ------
        FetchError
            The last fault, with the number of attempts; or a wait too long.

        """
        for number in range(self.attempts - 1):
            try:
                return attempt()
            except PassingError as fault:
                wait = self._agree(fault, number)
                log.info("%s Waiting %.1f s.", fault, wait)
            self.sleep(wait)
        return self._finally(attempt)

    def _agree(self, fault: PassingError, number: int) -> float:
        if fault.after is not None and fault.after > self.longest_wait:
            raise FetchError(
                f"{fault} The agency asks for a pause of {fault.after:.0f} seconds: "
                "fetch again after that."
            )
        return self.wait(number, fault.after)

    def _finally(self, attempt: Callable[[], _Answer]) -> _Answer:
        try:
            return attempt()
        except PassingError as fault:
            raise FetchError(
                f"{fault} That was attempt {self.attempts} of {self.attempts}: fetch "
                "again later."
            ) from fault


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that a reply asks to wait, or None if it does not say.

    Both forms of RFC 9110, section 10.2.3 are understood. A date is compared with the
    reply's own ``Date``, so that no clock is read and none can be wrong.

    Parameters
    ----------
    headers : mapping
        Of an HTTP reply.

    Examples
    --------
    >>> retry_after({"Retry-After": "120"})
    120.0
    >>> retry_after({"Retry-After": "Sun, 22 Nov 2026 12:00:30 GMT",
    ...              "Date": "Sun, 22 Nov 2026 12:00:00 GMT"})
    30.0

    """
    said = headers.get("Retry-After", "").strip()
    if said.isascii() and said.isdigit():
        return float(said)
    try:
        then = parsedate_to_datetime(said)
        now = parsedate_to_datetime(headers.get("Date", ""))
        return max((then - now).total_seconds(), 0.0)
    except (TypeError, ValueError):
        return None
