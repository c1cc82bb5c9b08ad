"""``fetch``: the agencies' newest releases, beside what is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.datasets import data_folders
from cktrade.sources.fetch import fetch as fetched

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cktrade.sources.fetch import Fetched


def fetch(
    *names: str,
    store: Path | None = None,
    progress: Callable[[str, int, int | None], None] | None = None,
) -> list[Fetched]:
    """Download the newest release of each source, as a new vintage beside the old.

    Parameters
    ----------
    *names : str
        Sources such as ``statcan/12-10-0011`` or ``ircc/pr-citz``, or the number of any
        table of Statistics Canada; nothing means the default list (docs/fetch.md).
    store : Path, optional
        The data folder that vintages go to: by default ``$CKTRADE_DATA``, else the
        user's own. The next ``build`` takes them in.
    progress : callable, optional
        Told, after each piece: the source's name, bytes received, bytes promised or
        None.

    Returns
    -------
    list of Fetched
        One a source: what is held of it now, whether it is new, and the fault if there
        was one. A fault of one source does not stop the others.

    Raises
    ------
    NotHeldError
        If a name is not known; then nothing is downloaded.
    FetchError
        If the store cannot be written to, or another fetch is writing to it.

    Examples
    --------
    >>> fetch("boc/fx-anual")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    cktrade.errors.NotHeldError: 'boc/fx-anual' is not a source that can be fetched. ...

    """
    held = [raw.parent for raw in data_folders.find().raw]
    target = store or data_folders.store()
    return fetched(names or None, store=target, held=held, progress=progress)
