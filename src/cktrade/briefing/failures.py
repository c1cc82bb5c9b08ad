"""What cannot be shown is noted by its name, and the others go on."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from cktrade.errors import told

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def noted(name: str, failed: dict[str, str] | None) -> Iterator[None]:
    """Note why something cannot be shown, and go on with what follows.

    Parameters
    ----------
    name : str
        What it is: a name of the catalogue, or ``finding.`` and one.
    failed : dict or None
        Where to note it; with None the error goes on its way.

    """
    try:
        yield
    except Exception as error:
        if failed is None:
            raise
        failed[name] = told(error, name)
