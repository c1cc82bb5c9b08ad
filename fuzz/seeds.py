"""Small genuine files, in bytes, that the mutators damage."""

from __future__ import annotations

import io
import json
import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from openpyxl import Workbook

from fuzz.books import ircc_rows, kto_rows
from fuzz.home import KEYS, KOREAN, MEMO, PAGE, SOURCE, STORED, TABLES, home

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[1]
_STATCAN = ROOT / "tests" / "specimens" / "statcan"
_LARGEST = 60_000
_ROWS = 30
_YEARS = "raw/derived/kto-annual/2026-11-22.csv"
_WANTED = {
    "KTO": "people/kto/*.xlsx",
    "Comtrade, CSV": "trade/un_comtrade/india*.csv",
}

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

_KOREA = "Korea, Republic of\tCorée, République de"
_TABS = (
    "EN_YEAR\tEN_QUARTER\tEN_MONTH\tFR_ANNEÉ\tFR_TRIMESTRE\tFR_MOIS\t"
    "EN_COUNTRY_OF_CITIZENSHIP\tFR_PAYS_DE_CITOYENNETÉ\tTOTAL\r\n"
    f"2015\tQ1\tFeb\t2015\tT1\tfév.\t{_KOREA}\t235\r\n"
    f"2015\tQ1\tJan\t2015\tT1\tjanv.\t{_KOREA}\t1175\r\n"
    "2015\tQ2\tApr\t2015\tT2\tavr.\tJapan\tJapon\t--\r\n"
    "2016\tQ4\tDec\t2016\tT4\tdéc.\tNevis\tNevis\t5\r\n"
)
_IMPORTS = (
    "YearMonth/AnnéeMois,HS6,Country/Pays,Province,State/État,Value/Valeur,"
    "Quantity/Quantité,Unit of Measure/Unité de Mesure\r\n"
    "201801,010121,KR,ON,,1200,3,NMB\r\n201801,020130,US,QC,NY,5000,900,KGM\r\n"
    "201802,020130,NA,QC,,4105,0,N/A\r\n"
)
_CHAPTERS = (
    "YearMonth/AnnéeMois,HS2,Country/Pays,Province,State/État,Value/Valeur\r\n"
    "201801,01,KR,ON,,1200\r\n201801,02,US,QC,NY,5000\r\n201802,02,NA,QC,,4105\r\n"
)
_MONTHS = (
    "년,월,국적지역,체류외국인수\r\n2022,01,한국계중국인,612303\r\n"
    '2022,01,캐나다,22680\r\n2022,12,캐나다,"27,705"\r\n2022,12,모나코,\r\n'
)
_ACROSS = (
    "대륙,국적,성별,A1(외교),E2(회화),E8,기타\r\n"
    "북아메리카주,캐나다,남성,46,451,0,19\r\n북아메리카주,캐나다,여성,39,488,0,26\r\n"
)


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
    way : str
        How it is read and compared: a name of :data:`fuzz.ways.WAYS`.

    """

    format: str
    name: str
    content: bytes
    way: str = "file"


def seeds() -> list[Seed]:
    """Return a file of every format; more where $CKTRADE_SAMPLES names a folder."""
    return [*_tables(), *_answers(), *_counts(), *_samples(), *_own()]


def _own() -> list[Seed]:
    """Return what is the package's own: documents, layouts, keys, stored tables."""
    held = [
        ("own layout", "2026-11-22.csv", _of_home(_YEARS), "record"),
        ("source.toml", "source.toml", SOURCE.encode(), "particulars"),
        *((name, f"{name}.csv", text.encode(), name) for name, text in TABLES.items()),
        ("text", "memo.txt", MEMO.encode(), "text"),
        ("text, Korean", "memo.md", KOREAN.encode(), "draft"),
        ("page", "memo.html", PAGE.encode(), "draft"),
        *(("key", "key.txt", key.encode(), "key") for key in KEYS),
        *(("stored table", n, _of_home(f"processed/{n}"), "stored") for n in STORED),
    ]
    return [Seed(*one) for one in held]


def _of_home(name: str) -> bytes:
    return (home() / name).read_bytes()


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


def _counts() -> list[Seed]:
    """Return small files in the layouts of IRCC, CIMT, KTO and the Ministry."""
    levels = {"ODPFN022_201812N.csv": _CHAPTERS, "ODPFN015_201812N.csv": _IMPORTS}
    return [
        Seed("IRCC, tabs", "ODP-PR-Citz.csv", _TABS.encode()),
        Seed("IRCC, workbook", "EN_ODP-PR-Citz.xlsx", _book(ircc_rows())),
        Seed("KTO", "kto_201803.xlsx", _book(kto_rows())),
        Seed("CIMT", "ODPFN015_201812N.csv", _IMPORTS.encode()),
        Seed("CIMT, ZIP", "CIMT-CICM_Imp_2018.zip", _zip(levels)),
        Seed("ministry", "체류외국인_20241231.csv", _MONTHS.encode("cp949")),
        Seed("ministry", "across_20241231.csv", _ACROSS.encode()),
    ]


def _samples() -> list[Seed]:
    """Return genuine files, the long ones without most of their rows."""
    folder = os.environ.get("CKTRADE_SAMPLES")
    if not folder:
        return []
    return [
        Seed(form, path.name, _start(path))
        for form, pattern in _WANTED.items()
        for path in sorted(Path(folder).glob(pattern))[:2]
        if path.stat().st_size < _LARGEST
    ]


def _start(path: Path) -> bytes:
    content = path.read_bytes()
    if path.suffix != ".csv":
        return content
    return b"".join(content.splitlines(keepends=True)[:_ROWS])


def _book(rows: list[tuple[object, ...]]) -> bytes:
    book, held = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(held)
    return held.getvalue()


def _zip(members: Mapping[str, bytes | str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 3, 7, 8, 30, 0)), content)
    return packed.getvalue()
