"""How precise a published number is, from its own digits."""

from __future__ import annotations


def precision(text: str) -> float:
    """Return the unit of the last digit of a number in plain digits.

    Examples
    --------
    >>> precision("0.009940"), precision("1.3698"), precision("208")
    (1e-06, 0.0001, 1.0)

    """
    return float(f"1e-{len(text.partition('.')[2])}")


def trimmed(text: str) -> str:
    """Return a number without the zeros that a program wrote behind its point.

    Examples
    --------
    >>> trimmed("6804128143.0"), trimmed("0.250"), trimmed("100")
    ('6804128143', '0.25', '100')

    """
    return text.rstrip("0").rstrip(".") if "." in text else text
