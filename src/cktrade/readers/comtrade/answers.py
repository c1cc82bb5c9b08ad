"""UN Comtrade: trade in goods as countries report it, in US dollars.

*Valuation is read, never assumed*: it is CIF or FOB where the field of that name holds
the row's value, else not stated. *Quantities and weights* of a row are observations of
their own (:mod:`cktrade.readers.comtrade.quantities`). *Flags become statuses*: a value
that the UN added up is ``compiled``, a quantity that it estimated ``estimated``.

*Totals are told from parts*: second partner, customs procedure and mode of transport
stand in ``dimensions`` and in the series' id unless they are the total, and so do
re-exports; a partner such as the World is an aggregate in ``codelists/economies.csv``.
``coordinate`` is the row's key in Comtrade, the edition of the classification included.

*Commodity codes* that lost their leading zeros get them back from the level, which is
their number of digits. A series of totals goes on when a country takes up a new edition
of the Harmonized System; a series of one commodity does not, for its code may then mean
something else.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from cktrade.errors import VocabularyError
from cktrade.readers.comtrade import forms
from cktrade.readers.comtrade.checks import COMPARE, check
from cktrade.readers.comtrade.quantities import quantities
from cktrade.readers.names import economies_or_unknown
from cktrade.readers.precision import precision, trimmed
from cktrade.readers.refused_cells import refuse
from cktrade.readers.wide_table import as_json, wide
from cktrade.vocabulary import (
    NOT_APPLICABLE,
    Adjustment,
    Basis,
    Status,
    Valuation,
    codelist,
    economies,
)

if TYPE_CHECKING:
    from cktrade.readers.raw_file import Raw

NAME = "un comtrade"

_TOTAL = "TOTAL"
#: What EBOPS calls all services together.
_ALL_SERVICES = ("200", "S", "TOTAL")

#: Fields that make a series another one, and what they hold where it is the total.
_PARTS = {"partner2Code": "0", "customsCode": "C00", "motCode": "0", "mosCode": "0"}
_KEY = [
    "typeCode", "freqCode", "classificationCode", "flowCode", "reporterCode",
    "partnerCode", "partner2Code", "cmdCode", "customsCode", "motCode", "mosCode",
]  # fmt: skip


def recognises(raw: Raw) -> bool:
    """Say whether the file is a form of Comtrade's rows, or its refusal."""
    return bool(forms.kind(raw.head))


def read(raw: Raw) -> pd.DataFrame:
    """Read the rows of one answer or file."""
    rows = forms.rows_of(raw)
    check(raw, rows)
    shared = _shared(raw, rows)
    pieces = [shared.assign(**_values(raw, rows)), *quantities(raw, rows, shared)]
    cells = pd.concat(pieces).sort_values("row", kind="stable")
    complete = [
        wide(raw, of_table, producer="uncomtrade", table=str(table))
        for table, of_table in cells.groupby("table", sort=False)
    ]
    return pd.concat(complete, ignore_index=True)


def _shared(raw: Raw, rows: pd.DataFrame) -> pd.DataFrame:
    """Return what the value and the quantities of a row have in common."""
    flows = codelist("comtrade_flows")
    products = _products(raw, rows)
    edition = rows["classificationCode"].str.lower()
    total = products.eq(_TOTAL)
    return pd.DataFrame(
        {
            "table": edition.where(~total, edition.str[0] + "-total"),
            "topic": "trade",
            "reporter": economies_or_unknown(raw, rows["reporterCode"], "comtrade"),
            "partner": economies_or_unknown(raw, rows["partnerCode"], "comtrade"),
            "flow": [flows[code]["flow"] for code in rows["flowCode"]],
            "product": products,
            "basis": np.where(
                _services(rows), Basis.BALANCE_OF_PAYMENTS.value, Basis.CUSTOMS.value
            ),
            "adjustment": Adjustment.UNADJUSTED.value,
            "reference_period": [f"{p[:4]}-{p[4:]}".strip("-") for p in rows["period"]],
            "row": rows.index,
            "coordinate": [
                ".".join(filter(None, key)) for key in rows[_KEY].to_numpy()
            ],
            "dimensions": [
                as_json(_parts(dict(zip(rows.columns, row, strict=True))))
                for row in rows.itertuples(index=False)
            ],
        },
        index=rows.index,
    )


def _services(rows: pd.DataFrame) -> pd.Series[bool]:
    """Say which rows are services: by their type, which old files lack, or EBOPS."""
    return rows["typeCode"].eq("S") | rows["classificationCode"].str.startswith("EB")


@cache
def _is_known(code: str) -> bool:
    try:
        economies.resolve(code, scheme="comtrade")
    except VocabularyError:
        return False
    return True


def _parts(row: dict[str, str]) -> dict[str, str]:
    regime = codelist("comtrade_flows")[row["flowCode"]]["regime"]
    parts = {"regime": regime} if regime else {}
    differing = {n: row[n] for n, whole in _PARTS.items() if row[n] not in {"", whole}}
    unknown = {
        side: row[f"{side}Desc"] or row[f"{side}Code"]
        for side in ("reporter", "partner")
        if not _is_known(row[f"{side}Code"])
    }
    return parts | differing | unknown


def _products(raw: Raw, rows: pd.DataFrame) -> pd.Series[str]:
    """Return the commodity codes with as many digits as their level has."""
    width = rows["aggrLevel"].astype("int64")
    of_services = _services(rows)
    whole = rows["cmdCode"].eq(_TOTAL) | (
        of_services & rows["cmdCode"].isin(_ALL_SERVICES)
    )
    plain = whole | of_services
    cells = zip(rows["cmdCode"], width, plain, strict=True)
    codes = pd.Series(
        [c if done else c.zfill(n) for c, n, done in cells], rows.index, dtype="str"
    )
    odd = ~plain & codes.str.len().ne(width)
    expected = "a code of at most as many digits as aggrLevel"
    refuse(raw, rows["cmdCode"], odd, expected, COMPARE)
    uneven = (
        ~plain & rows["classificationCode"].str.startswith("H") & width.mod(2).eq(1)
    )
    refuse(raw, rows["cmdCode"], uneven, "two, four or six digits of HS", COMPARE)
    return codes.mask(whole, _TOTAL)


def _values(raw: Raw, rows: pd.DataFrame) -> dict[str, Any]:
    values = rows["primaryValue"]
    reported = np.where(rows["isReported"].eq("false"), Status.COMPILED, Status.NORMAL)
    return {
        "measure": np.where(_services(rows), "services_trade", "merchandise_trade"),
        "unit": "USD",
        "valuation": _valuations(raw, rows).mask(_services(rows), NOT_APPLICABLE),
        "value": _number(values),
        "status": np.where(values.eq(""), Status.NOT_AVAILABLE, reported),
        "precision": [precision(trimmed(text)) for text in values],
    }


def _valuations(raw: Raw, rows: pd.DataFrame) -> pd.Series[str]:
    """Return which of the two valuations the value of each row is.

    A field of zero beside a value that is not zero is one that was not filled.
    """
    primary, cif, fob = (
        _number(rows[field]) for field in ("primaryValue", "cifvalue", "fobvalue")
    )
    is_cif, is_fob = cif.eq(primary), fob.eq(primary)
    filled = cif.fillna(0).ne(0) | fob.fillna(0).ne(0)
    odd = filled & ~is_cif & ~is_fob
    expected = "the CIF or the FOB value of the row"
    refuse(raw, rows["primaryValue"], odd, expected, COMPARE)
    named = is_cif.map({True: Valuation.CIF.value, False: Valuation.FOB.value})
    return named.where(is_cif ^ is_fob, Valuation.NOT_STATED.value)


def _number(cells: pd.Series[str]) -> pd.Series[float]:
    return pd.to_numeric(cells.where(cells.ne(""))).astype("float64")
