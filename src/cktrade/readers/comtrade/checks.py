"""What the cells of UN Comtrade's rows may hold."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import pandas as pd

from cktrade.errors import VocabularyError
from cktrade.readers.precision import trimmed
from cktrade.readers.refused_cells import refuse
from cktrade.vocabulary import codelist
from cktrade.vocabulary.economies import resolve

if TYPE_CHECKING:
    from cktrade.readers.raw_file import Raw

_NUMBER = (r"(?:[0-9]+(?:\.[0-9]+)?)?", "a number in plain digits, or nothing")
_UNIT = ("(?:-1|[0-9]{1,2})?", "the code of a unit of quantity, or nothing")
_CODE = (r"(?:-?[0-9]+)?", "a number of Comtrade's lists, or nothing")
_FLAG = ("(?:true|false)?", "true, false or nothing")

_WORDS = (r"(?![0-9., ]+$).*", "a name in words, or nothing")
#: Fields that say in words what a number beside them means.
_NAMES = (
    "reporterISO", "reporterDesc", "partnerISO", "partnerDesc", "partner2ISO",
    "partner2Desc", "flowDesc", "cmdDesc", "customsDesc", "motDesc", "qtyUnitAbbr",
    "altQtyUnitAbbr",
)  # fmt: skip

#: Economies that are no more, of which Comtrade may give the letters of a successor.
_FORMER = {
    "ANT", "BLX", "CSK", "DDR", "NTZ", "PCZ", "PUS", "SCG", "SUN", "YMD", "YUG",
}  # fmt: skip

COMPARE = "Compare the row with Comtrade's own."

#: Field → what its cells may be, and how that is said.
_ALLOWED = {
    "typeCode": ("[CS]?", "C, for commodities, or S, for services"),
    "period": (r"[0-9]{4}(?:0[1-9]|1[0-2])?", "a year or month such as 2018 or 201809"),
    "classificationCode": (
        "H[0-9S]|S[0-9ST]|B[0-9E]|EB(?:02|10)?S?",
        "an edition of HS, SITC, BEC or EBOPS, as H5",
    ),
    "refYear": ("(?:[0-9]{4})?", "a year, or nothing"),
    "refPeriodId": ("(?:[0-9]{8})?", "a day such as 20180101, or nothing"),
    "cmdCode": (r"[0-9]+|TOTAL|S[A-Z0-9]*", "digits or TOTAL, of services S and more"),
    "aggrLevel": (r"[0-9]", "a number of digits"),
    "legacyEstimationFlag": ("[0246]?", "0, 2, 4 or 6"),
    "isLeaf": ("(?:[01]|true|false)?", "0, 1, true, false or nothing"),
    "isAggregate": _FLAG,
    "isReported": _FLAG,
    "isQtyEstimated": _FLAG,
    "isAltQtyEstimated": _FLAG,
    "isNetWgtEstimated": _FLAG,
    "isGrossWgtEstimated": _FLAG,
    "reporterCode": ("[0-9]+", "the number of a reporter"),
    "partnerCode": ("[0-9]+", "the number of a partner"),
    "partner2Code": ("(?:[0-9]{1,3})?", "the number of a partner, or nothing"),
    "motCode": (
        "(?:0|[1-9][0-9]{2}0)?",
        "the number of a mode of transport, or nothing",
    ),
    "mosCode": ("[0-9]?", "the number of a mode of supply, or nothing"),
    **dict.fromkeys(_NAMES, _WORDS),
    "customsCode": ("(?:C[0-9]{2})?", "a customs procedure such as C00, or nothing"),
    "qtyUnitCode": _UNIT,
    "altQtyUnitCode": _UNIT,
    "primaryValue": _NUMBER,
    "cifvalue": _NUMBER,
    "fobvalue": _NUMBER,
    "qty": _NUMBER,
    "altQty": _NUMBER,
    "netWgt": _NUMBER,
    "grossWgt": _NUMBER,
}


#: How many digits a heading of SITC has; 0 is the total. HS is held to its own.
_SITC = {"0", "1", "2", "3", "4", "5"}
#: A flow is taken for a known one misspelt when it is more alike than this.
_ALIKE = 0.83
_KILOGRAMS, _SEVERAL = "8", 3
#: Told of every row of a file or of none.
_SAID_OR_NOT = ("partner2Code", "customsCode", "motCode")


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
    for field in _SAID_OR_NOT:
        said = rows[field].ne("")
        expected = "a code, as in the other rows"
        refuse(raw, rows[field], ~said & bool(said.any()), expected, COMPARE)
    flows = codelist("comtrade_flows")
    known = f"a flow of codelists/comtrade_flows.csv ({', '.join(flows)})"
    refuse(raw, rows["flowCode"], ~rows["flowCode"].isin(flows), known, COMPARE)
    deep = rows["classificationCode"].str.startswith("S")
    deep &= ~rows["aggrLevel"].isin(_SITC)
    refuse(raw, rows["aggrLevel"], deep, "at most five digits of SITC", COMPARE)
    odd = rows["flowDesc"].map(
        {text: _is_misspelt(text) for text in {*rows["flowDesc"]}}
    )
    refuse(raw, rows["flowDesc"], odd, "a flow in words, such as Export", COMPARE)
    for side in ("reporter", "partner"):
        _refuse_two_economies(raw, rows, side)
    _refuse_other_weights(raw, rows)
    empty = rows["primaryValue"].eq("")
    expected = "the value of trade, which Comtrade gives of every flow"
    refuse(raw, rows["primaryValue"], empty & bool(empty.all()), expected, COMPARE)
    lengths = rows["freqCode"].map({"": 0, "A": 4, "M": 6})
    odd = lengths.ne(rows["period"].str.len()) & lengths.ne(0)
    expected = "a period of the length that freqCode says"
    refuse(raw, rows["period"], odd, expected, COMPARE)


def _is_misspelt(flow: str) -> bool:
    """Say whether a flow is nearly one that is known; other words may be new ones."""
    known = [row["en"].removesuffix("s") for row in codelist("comtrade_flows").values()]
    word = flow.strip().casefold().removesuffix("s")
    return word not in known and bool(get_close_matches(word, known, 1, _ALIKE))


def _refuse_other_weights(raw: Raw, rows: pd.DataFrame) -> None:
    """Refuse net weights none of which is the quantity in kilograms beside it."""
    both = rows["qtyUnitCode"].eq(_KILOGRAMS)
    for field in ("qty", "netWgt"):
        both &= ~rows[field].map(trimmed).isin({"", "0"})
    like = rows.loc[both, "qty"].map(trimmed).eq(rows.loc[both, "netWgt"].map(trimmed))
    wrong = both & (len(like) >= _SEVERAL and not like.any())
    expected = "the quantity in kilograms that stands in qty"
    refuse(raw, rows["netWgt"], wrong, expected, COMPARE)


def _refuse_two_economies(raw: Raw, rows: pd.DataFrame, side: str) -> None:
    """Refuse rows whose number says one economy and whose letters another."""
    number = f"{side}Code"
    fields = [number, f"{side}ISO", f"{side}Desc"]
    odd = [
        said
        for said in rows[fields].drop_duplicates().itertuples(index=False, name=None)
        if len(_economies(*said)) > 1
    ]
    wrong = pd.Series([*zip(*(rows[f] for f in fields), strict=True)], rows.index)
    expected = f"the economy that {side}ISO of the row names"
    refuse(raw, rows[number], wrong.isin(odd), expected, COMPARE)


def _economies(number: str, letters: str, name: str) -> set[str]:
    """Return the economies that a row says.

    A former one may have a successor's letters; then its name must be its own.
    """
    code = _named(number)
    other = name if code in _FORMER and letters else letters
    return {code, _named(other)} - {""}


def _named(label: str) -> str:
    """Return the country that a number or letters name; nothing of groups, former ones.

    Comtrade gives a former country the letters of the one that goes on.
    """
    try:
        found = resolve(label, scheme="comtrade") if label else ""
    except VocabularyError:
        return ""
    return "" if found.startswith("X-") else found
