"""The measures under their old name, for one release."""

from __future__ import annotations

import warnings

from cktrade import measures

__all__ = measures.__all__


def __getattr__(name: str) -> object:
    """Hand on a measure, and say where it lives now."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    warnings.warn(
        f"cktrade.analysis is called cktrade.measures now: use "
        f"cktrade.measures.{name}. The old name goes with the next release.",
        DeprecationWarning,
        stacklevel=2,
    )
    return getattr(measures, name)


def __dir__() -> list[str]:
    """List the measures."""
    return sorted(__all__)
