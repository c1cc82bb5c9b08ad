"""What the cells of UN Comtrade's rows may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.readers.refused_cells import refuse
from cktrade.vocabulary import codelist

if TYPE_CHECKING:
    import pandas as pd

    from cktrade.readers.raw_file import Raw

_NUMBER = (r"(?:\d+(?:\.\d+)?)?", "a number in plain digits, or nothing")
_CODE = (r"(?:-?[0-9]+)?", "a number of Comtrade's lists, or nothing")
_FLAG = ("(?:true|false)?", "true, false or nothing")

COMPARE = "Compare the row with Comtrade's own."

#: Field → what its cells may be, and how that is said.
_ALLOWED = {
    "typeCode": ("[CS]?", "C, for commodities, or S, for services"),
    "period": (r"\d{4}(?:0[1-9]|1[0-2])?", "a year or month such as 2018 or 201809"),
    "classificationCode": (
        "[HSBE][A-Z0-9]",
        "an edition of HS, SITC, BEC or EBOPS, as H5",
    ),
    "cmdCode": (r"\d+|TOTAL|S[A-Z0-9]*", "digits or TOTAL, of services S and more"),
    "aggrLevel": (r"\d", "a number of digits"),
    "legacyEstimationFlag": ("[0246]?", "0, 2, 4 or 6"),
    "isReported": _FLAG,
    "isQtyEstimated": _FLAG,
    "isAltQtyEstimated": _FLAG,
    "isNetWgtEstimated": _FLAG,
    "isGrossWgtEstimated": _FLAG,
    "reporterCode": ("[0-9]+", "the number of a reporter"),
    "partnerCode": ("[0-9]+", "the number of a partner"),
    "partner2Code": _CODE,
    "motCode": _CODE,
    "mosCode": _CODE,
    "customsCode": ("(?:C[0-9]{2})?", "a customs procedure such as C00, or nothing"),
    "qtyUnitCode": _CODE,
    "altQtyUnitCode": _CODE,
    "primaryValue": _NUMBER,
    "cifvalue": _NUMBER,
    "fobvalue": _NUMBER,
    "qty": _NUMBER,
    "altQty": _NUMBER,
    "netWgt": _NUMBER,
    "grossWgt": _NUMBER,
}


def check(raw: Raw, rows: pd.DataFrame) -> None:
    """Refuse rows with a cell that holds what it may not.

    Raises
    ------
    FormatError
        Naming file, row, field, what was expected and found.

    """
    for field, (pattern, expected) in _ALLOWED.items():
        wrong = ~rows[field].str.fullmatch(pattern)
        refuse(raw, rows[field], wrong, expected, COMPARE)
    flows = codelist("comtrade_flows")
    known = f"a flow of codelists/comtrade_flows.csv ({', '.join(flows)})"
    refuse(raw, rows["flowCode"], ~rows["flowCode"].isin(flows), known, COMPARE)
    lengths = rows["freqCode"].map({"": 0, "A": 4, "M": 6})
    odd = lengths.ne(rows["period"].str.len()) & lengths.ne(0)
    expected = "a period of the length that freqCode says"
    refuse(raw, rows["period"], odd, expected, COMPARE)
