"""What IRCC's layouts have in common: tables and rounded, masked counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cktrade.vocabulary import NOT_APPLICABLE, Status, codelist

if TYPE_CHECKING:
    from collections.abc import Iterable

PRODUCER = "ircc"
MASK = "--"

_OTHER = {"measure": "other", "flow": NOT_APPLICABLE, "basis": NOT_APPLICABLE,
          "programme": ""}  # fmt: skip

#: Counts from 1 to 4 are masked; the others are rounded to a multiple of this.
ROUNDED_TO = 5


def constants(table: str) -> dict[str, str]:
    """Return what one IRCC table has throughout: columns of the wide table, programme.

    Parameters
    ----------
    table : str
        A code of ``codelists/ircc_tables.csv``; of any other table the measure is
        ``other``.

    Examples
    --------
    >>> constants("ODP-PR-Citz")["flow"]
    'admissions'

    """
    known = codelist("ircc_tables").get(table, _OTHER)
    return {
        "programme": known["programme"],
        "topic": codelist("measures")[known["measure"]]["topic"],
        "measure": known["measure"],
        "reporter": "CAN",
        "flow": known["flow"],
        "basis": known["basis"],
        "unit": "persons",
    }


def counts(texts: Iterable[str]) -> pd.DataFrame:
    """Turn published counts into numbers.

    Parameters
    ----------
    texts : iterable of str
        Digits, with or without thousands commas, or ``--``.

    Returns
    -------
    DataFrame
        ``value`` (persons; masked is missing), ``status``, and ``precision``: 5, but
        1 for a zero, which is exact because counts from 1 to 4 are masked.

    Examples
    --------
    >>> counts(["4,105", "--", "0"])
        value  status  precision
    0  4105.0  normal        5.0
    1     NaN  masked        5.0
    2     0.0  normal        1.0

    """
    plain = [np.nan if text == MASK else text.replace(",", "") for text in texts]
    values = np.array(plain, dtype="float64")
    return pd.DataFrame(
        {
            "value": values,
            "status": np.where(np.isnan(values), Status.MASKED, Status.NORMAL),
            "precision": np.where(values == 0, 1.0, float(ROUNDED_TO)),
        }
    )
