"""A web server on this machine that plays the agencies, and their files' forms."""

from __future__ import annotations

import hashlib
import io
import json
import threading
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import openpyxl
import pytest
import requests

from cktrade.sources.fetch import Manners, fetch

TODAY = date(2026, 11, 22)
BOM = "\ufeff"
SECRET = "0123456789abcdefSECRET0123456789"  # noqa: S105 -- made up
IRCC_HEADER = (
    "EN_YEAR\tEN_QUARTER\tEN_MONTH\tFR_ANNEÉ\tFR_TRIMESTRE\tFR_MOIS\t"
    "EN_COUNTRY_OF_CITIZENSHIP\tFR_PAYS_DE_CITOYENNETÉ\tTOTAL"
)
STATCAN_HEADER = (
    "REF_DATE,GEO,DGUID,Trade,UOM,UOM_ID,SCALAR_FACTOR,SCALAR_ID,VECTOR,COORDINATE,"
    "VALUE,STATUS,SYMBOL,TERMINATED,DECIMALS"
)


@dataclass
class Answer:
    """One answer of the server.

    With ``promise`` the stated length is another (-1: none); it is mute until that
    event, or hangs after its body until the other.
    """

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    promise: int | None = None
    hang: threading.Event | None = None
    mute: threading.Event | None = None


@dataclass
class Heard:
    """One request as it came in."""

    line: str
    headers: dict[str, str]
    body: bytes


class _Agencies(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length)
        self.server.heard.append(Heard(self.requestline, dict(self.headers), body))
        script = self.server.script.get(self.path.partition("?")[0], [])
        answer = (
            script.pop(0) if len(script) > 1 else (script or [Answer(status=404)])[0]
        )
        self._answer(answer)

    do_POST = do_GET  # noqa: N815 -- the name that http.server looks for

    def _answer(self, answer):
        if answer.mute:
            answer.mute.wait(10)
            self.close_connection = True
            return
        self.send_response_only(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        promised = len(answer.body) if answer.promise is None else answer.promise
        if promised >= 0:
            self.send_header("Content-Length", str(promised))
        self.end_headers()
        self.wfile.write(answer.body)
        self.wfile.flush()
        if answer.hang:
            answer.hang.wait(10)
        self.close_connection = promised != len(answer.body)

    def log_message(self, *_):
        """Stay silent."""


class AgencyServer(ThreadingHTTPServer):
    """Answers each path from its script; the last answer of a script is repeated."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Agencies)
        self.script = {}
        self.heard = []

    @property
    def url(self):
        """Its address."""
        return f"http://127.0.0.1:{self.server_port}"

    def says(self, path, *answers):
        """Give a path its answers: bytes, or what an Answer is made of."""
        self.script[path] = [
            Answer(answer) if isinstance(answer, bytes) else Answer(**answer)
            for answer in answers
        ]

    def gives_table(self, packed, number="12100011", **about):
        """Give a table of Statistics Canada: its metadata, its address, its file."""
        told = {"releaseTime": "2026-11-05T08:30", "cubeTitleEn": "T"} | about
        self.says(
            "/statcan/getCubeMetadata",
            json.dumps([{"status": "SUCCESS", "object": told}]).encode(),
        )
        link = {"status": "SUCCESS", "object": f"{self.url}/n1/{number}-eng.zip"}
        self.says(
            f"/statcan/getFullTableDownloadCSV/{number}/en", json.dumps(link).encode()
        )
        self.says(f"/n1/{number}-eng.zip", packed)


@contextmanager
def serving():
    """Serve from a thread for as long as the block lasts."""
    with AgencyServer() as server:
        thread = threading.Thread(
            target=server.serve_forever, args=(0.01,), daemon=True
        )
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def agencies():
    """A server that plays every agency below a folder of its own."""
    with serving() as server:
        yield server


@pytest.fixture
def other_host():
    """A second server, for what must not be followed blindly."""
    with serving() as server:
        yield server


@pytest.fixture
def waits():
    """The seconds that were waited, without waiting them."""
    return []


@pytest.fixture
def manners(waits):
    """Patience that takes no time, and draws no lots."""
    return Manners(timeouts=(2, 0.3), sleep=waits.append, jitter=lambda: 0.0)


@pytest.fixture
def session():
    """A session that heeds no proxy of the machine."""
    with requests.Session() as own:
        own.trust_env = False
        yield own


@pytest.fixture
def bases(agencies):
    """The addresses of the agencies, as this server plays them."""
    names = ("statcan", "ircc", "boc", "uncomtrade")
    return {name: f"{agencies.url}/{name}" for name in names}


@pytest.fixture
def store(tmp_path):
    """A store that already holds one vintage, in a folder with a Korean name."""
    root = tmp_path / "자료 données"
    folder = root / "raw" / "boc" / "fx-annual"
    folder.mkdir(parents=True)
    held = folder / "2025-12-31.json"
    held.write_bytes(valet("1.1"))
    digest = hashlib.sha256(held.read_bytes()).hexdigest()
    held.with_suffix(".toml").write_text(SIDECAR.format(digest), encoding="utf-8")
    return root


SIDECAR = """\
id = "boc/fx-annual/2025-12-31"
kind = "official"
producer = "Bank of Canada"
producer_code = "boc"
table = "fx-annual"
title = "Annual average exchange rates — 연평균 환율"
url = "https://example.org/valet"
vintage = 2025-12-31
vintage_basis = "released"
licence = "terms"
sha256 = "{}"
layout = "bank of canada valet"
"""


@pytest.fixture
def get(store, bases, session, manners):
    """``fetch`` from the server into the store, on a day that never changes."""
    return partial(
        fetch,
        store=store,
        base=bases,
        session=session,
        manners=manners,
        today=lambda: TODAY,
    )


def snapshot(root):
    """Every file and folder of a store, with its bytes."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(root.rglob("*"))
    }


@pytest.fixture
def refused(get, store):
    """Fetch one source, see that the store stays as it was, and return the message."""

    def ask(name="boc/fx-annual", **changes):
        before = snapshot(store)
        [result] = get(name, **changes)
        assert snapshot(store) == before
        assert result.outcome == "failed"
        return str(result.error)

    return ask


@pytest.fixture
def made(store):
    """What the tests need from here: specimens, constants, the store, its snapshot."""
    return SimpleNamespace(
        BOM=BOM, SECRET=SECRET, TODAY=TODAY, IRCC_HEADER=IRCC_HEADER,
        STATCAN_HEADER=STATCAN_HEADER, comtrade=comtrade, crosstab=crosstab,
        full_table=full_table, snapshot=snapshot, tab_file=tab_file, valet=valet,
        store=store, zipped=zipped,
    )  # fmt: skip


def valet(rate="1.2", *, series=("FXAUSDCAD", "FXAKRWCAD")):
    """An answer of Valet with one year of annual rates."""
    detail = {name: {"label": name} for name in series}
    year = {"d": "2025-01-01", **{name: {"v": rate} for name in series}}
    return json.dumps({"seriesDetail": detail, "observations": [year]}).encode()


def zipped(files, *, at=(2026, 11, 5, 8, 30, 0)):
    """A ZIP file with these members, packed at that moment."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(
                zipfile.ZipInfo(name, at), text, compress_type=zipfile.ZIP_DEFLATED
            )
    return packed.getvalue()


def full_table(number="12100011", *, header=STATCAN_HEADER, rows=1, **packing):
    """A full-table ZIP of Statistics Canada."""
    row = "2024-01,Canada,2021A000011124,Import,Dollars,81,millions ,6,v1,1.1,44.1,,,,1"
    table = BOM + "\n".join([header, *[row] * rows, ""])
    metadata = (
        f'{BOM}"Cube Title","Product Id","CANSIM Id"\n'
        f'"Merchandise trade, ""all"" countries",{number},\n'
    )
    return zipped(
        {f"{number}.csv": table, f"{number}_MetaData.csv": metadata}, **packing
    )


def tab_file(
    header=IRCC_HEADER, rows=("2015\tQ1\tFeb\t2015\tT1\tfév.\tIran\tIran\t--",)
):
    """A tab-separated monthly update of IRCC."""
    return "".join(f"{line}\r\n" for line in (header, *rows)).encode()


def crosstab(label="Country of Citizenship", years=("2015",), rows=(("Iran", "5"),)):
    """A crosstab of IRCC."""
    book = openpyxl.Workbook()
    lines = [("Canada - Admissions",), (), (label, *years), (None, "Q1"), (None, "Jan")]
    for line in (*lines, *rows):
        book.active.append(line)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def comtrade(seconds="0.1", reporter=410, partner=124, **changes):
    """An answer of UN Comtrade with one row."""
    row = {
        "period": "2024", "reporterCode": reporter, "partnerCode": partner,
        "flowCode": "M", "cmdCode": "TOTAL", "primaryValue": 7.0,
    }  # fmt: skip
    answer = {"elapsedTime": f"{seconds} secs", "count": 1, "data": [row], "error": ""}
    return json.dumps(answer | changes).encode()
