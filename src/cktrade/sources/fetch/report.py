"""What became of each source that was asked for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cktrade.errors import CktradeError
from cktrade.sources import Source

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """What became of one source.

    Attributes
    ----------
    name : str
        As ``fetch`` accepts it, e.g. ``boc/fx-annual``.
    source : Source or None
        The newest vintage held now: the new one, or the one that goes on being used.
    is_new : bool
        Whether a vintage was added.
    error : CktradeError or None
        Why nothing could be fetched; it says what to do.

    """

    name: str
    source: Source | None = None
    is_new: bool = False
    error: CktradeError | None = None

    @property
    def outcome(self) -> str:
        """``new``, ``unchanged`` or ``failed``."""
        if self.error is not None:
            return "failed"
        return "new" if self.is_new else "unchanged"


def describe(results: Sequence[Fetched]) -> str:
    """Say in plain lines what a fetch did.

    Parameters
    ----------
    results : sequence of Fetched
        What ``fetch`` returned.

    Returns
    -------
    str
        A line for each source, the errors below them, and the sum.

    Examples
    --------
    >>> print(describe([]))
    Nothing was asked for.

    """
    if not results:
        return "Nothing was asked for."
    width = max(len(result.name) for result in results)
    lines = [f"{r.outcome:<9}  {r.name:<{width}}  {_held(r)}" for r in results]
    faults = [f"\n{r.name}: {r.error}" for r in results if r.error is not None]
    return "\n".join([*lines, *faults, "", _sum(results)])


def _held(result: Fetched) -> str:
    source = result.source
    if source is None:
        return "none of it is held yet"
    day = f"{source.vintage} ({source.vintage_basis})"
    return f"{day} → {source.path}" if result.is_new else f"goes on with {day}"


def _sum(results: Sequence[Fetched]) -> str:
    counts = Counter(result.outcome for result in results)
    said = ", ".join(f"{counts[k]} {k}" for k in ("new", "unchanged", "failed"))
    advice = " Run `cktrade build` to take what is new in." if counts["new"] else ""
    plural = "" if len(results) == 1 else "s"
    return f"{len(results)} source{plural}: {said}.{advice}"
