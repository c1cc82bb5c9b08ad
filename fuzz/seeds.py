"""Small genuine files, in bytes, that the mutators damage."""

from __future__ import annotations

import io
import json
import os
import zipfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
_STATCAN = ROOT / "tests" / "specimens" / "statcan"
_LARGEST = 60_000

_VALET = (
    '"TERMS AND CONDITIONS"\n"https://www.bankofcanada.ca/terms/"\n\n'
    '"SERIES"\n"id","label","description"\n"FXKRWCAD","KRW/CAD","won"\n'
    '"FXUSDCAD","USD/CAD","dollar"\n\n"OBSERVATIONS"\n"date","FXKRWCAD","FXUSDCAD"\n'
    '"2017-01-03","0.001115","1.3435"\n"2017-01-04","0.001108","1.3315"\n'
    '"2017-01-05","","1.3244"\n"2017-01-06","0.001101","1.3214"\n'
)
_BACI = "t,i,j,k,v,q\n" + "".join(
    f"2018,124,{j},{k},{v},{q}\n"
    for j, k, v, q in [
        (410, 20130, "8.500", "0.900"), (410, 270112, "1250.125", "9000.000"),
        (842, 870323, "7.031", "NA"), (392, 20130, "99.001", "12.500"),
    ]
)  # fmt: skip
_COMTRADE = {
    "typeCode": "C", "freqCode": "A", "period": "2018", "reporterCode": 124,
    "partner2Code": 0, "classificationCode": "H5", "customsCode": "C00", "motCode": 0,
    "cifvalue": None, "isReported": True,
}  # fmt: skip


class Seed(NamedTuple):
    """A file as its agency publishes it.

    Attributes
    ----------
    format : str
        What it is called in the counts.
    name : str
        Under which name it is saved.
    content : bytes
        What it holds.

    """

    format: str
    name: str
    content: bytes


def seeds() -> list[Seed]:
    """Return a file of every format; more where $CKTRADE_SAMPLES names a folder."""
    return [*_tables(), *_answers(), *_samples()]


def _tables() -> list[Seed]:
    english = (_STATCAN / "12100011-eng.csv").read_bytes()
    french = (_STATCAN / "12100011-fra.csv").read_bytes()
    about = (_STATCAN / "12100011_MetaData-eng.csv").read_bytes()
    packed = {"12100011.csv": english, "12100011_MetaData.csv": about}
    return [
        Seed("table, English", "12100011.csv", english),
        Seed("table, French", "12100011.csv", french),
        Seed("table, ZIP", "12100011-eng.zip", _zip(packed)),
        Seed("selection", "24100050.csv", (_STATCAN / "24100050.csv").read_bytes()),
        *(
            Seed("viewer", name, (_STATCAN / name).read_bytes())
            for name in ("1210001101-eng.csv", "1210001101-fra.csv")
        ),
    ]


def _answers() -> list[Seed]:
    rows = [
        _COMTRADE | {"flowCode": flow, "partnerCode": partner, "cmdCode": code,
                     "aggrLevel": level, "fobvalue": value, "primaryValue": value}
        for flow, partner, code, level, value in [
            ("X", 410, "TOTAL", 0, 4500.25), ("X", 842, "TOTAL", 0, 99000.5),
            ("M", 410, "27", 2, 17.0), ("X", 410, "2701", 4, 12.125),
        ]
    ]  # fmt: skip
    answer = {"elapsedTime": "0.1 secs", "count": len(rows), "data": rows}
    detail = {"FXKRWCAD": {"label": "KRW/CAD", "description": "won"}}
    rates = [
        {"d": f"2017-01-0{n}", "FXKRWCAD": {"v": f"0.00111{n}"}} for n in (3, 4, 5)
    ]
    valet = {"seriesDetail": detail, "observations": rates}
    return [
        Seed("Valet, CSV", "boc.csv", _VALET.encode()),
        Seed("Valet, JSON", "boc.json", json.dumps(valet, indent=1).encode()),
        Seed("Comtrade, JSON", "answer.json", json.dumps(answer).encode()),
        Seed("BACI", "BACI_HS92_Y2018_V202401b.csv", _BACI.encode()),
    ]


def _samples() -> list[Seed]:
    folder = os.environ.get("CKTRADE_SAMPLES")
    if not folder:
        return []
    wanted = {
        "KTO": "people/kto/*.xlsx",
        "Comtrade, CSV": "trade/un_comtrade/india*.csv",
    }
    return [
        Seed(form, path.name, path.read_bytes())
        for form, pattern in wanted.items()
        for path in sorted(Path(folder).glob(pattern))[:2]
        if path.stat().st_size < _LARGEST
    ]


def _zip(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 3, 7, 8, 30, 0)), content)
    return packed.getvalue()
