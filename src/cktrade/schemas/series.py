"""The id of a series, made from its dimensions."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from functools import cache, lru_cache

from cktrade.vocabulary import NOT_APPLICABLE, NOT_STATED, codelist

_NOTHING = {"", NOT_APPLICABLE, NOT_STATED}
#: Columns of whose codes an id has the short form.
_SHORT = {"basis": "bases", "adjustment": "adjustments"}


@lru_cache(maxsize=100_000)
def series_id(  # noqa: PLR0913 -- an id has as many parts as a series has dimensions
    producer: str,
    table: str,
    *,
    reporter: str,
    partner: str,
    flow: str,
    product: str,
    basis: str,
    adjustment: str,
    dimensions: str = "",
) -> str:
    """Return a series' readable id; what does not apply is left out.

    Parameters
    ----------
    producer, table : str
        Short code of the agency and number of its table. One table holds one measure.
    reporter, partner, flow, product, basis, adjustment : str
        Codes as they stand in the wide table.
    dimensions : str, optional
        Further dimensions as JSON; their values end the id.

    Returns
    -------
    str
        Lower-case parts joined by dots.

    Examples
    --------
    >>> series_id("statcan", "12-10-0011", reporter="CAN", partner="KOR",
    ...           flow="export", product="TOTAL", basis="balance_of_payments",
    ...           adjustment="unadjusted")
    'statcan.12-10-0011.can.kor.export.total.bop.nsa'

    """
    said = {
        "reporter": reporter,
        "partner": partner,
        "flow": flow,
        "product": product,
        "basis": basis,
        "adjustment": adjustment,
        "dimensions": dimensions,
    }
    parts = [id_part(column, text) for column, text in said.items()]
    return "".join([slug(producer), ".", slug(table), *parts])


def id_part(column: str, text: str) -> str:
    """Return what a cell of the wide table adds to the id of its series.

    Examples
    --------
    >>> id_part("partner", "KOR"), id_part("basis", "customs")
    ('.kor', '.cus')
    >>> id_part("dimensions", '{"province": "Québec"}')
    '.quebec'
    >>> id_part("partner", "not applicable")
    ''

    """
    if column in _SHORT:
        text = codelist(_SHORT[column])[text]["short"]
    parts = [text]
    if column == "dimensions":
        parts = [*json.loads(text).values()] if text else []
    return "".join(f".{slug(part)}" for part in parts if part not in _NOTHING)


@cache
def slug(text: str) -> str:
    """Return a text as lower-case ASCII words joined by hyphens.

    Words of which ASCII has no letter become a digest, so that two stay two.

    Examples
    --------
    >>> slug("Newfoundland and Labrador"), slug("Québec")
    ('newfoundland-and-labrador', 'quebec')
    >>> slug("미상"), slug("—")
    ('0187bd5d', '')

    """
    folded = unicodedata.normalize("NFKD", text)
    plain = folded.encode("ascii", "ignore").decode()
    words = "-".join(re.findall(r"[a-z0-9]+", plain.lower()))
    if words or not any(letter.isalnum() for letter in folded):
        return words
    return hashlib.sha256(folded.encode()).hexdigest()[:8]
