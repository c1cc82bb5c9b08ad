"""Build, brief and fetch in folders of their own, each able to leave two whole sets."""

from __future__ import annotations

import json
import shutil
import threading
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import requests

from cktrade.briefing import brief as briefing
from cktrade.datasets import build as building
from cktrade.datasets.gather import gather
from cktrade.datasets.integrity import faults_of_tables
from cktrade.datasets.staging import leftovers, recover
from cktrade.exhibits.catalogue import CATALOGUE
from cktrade.sources import raw_files
from cktrade.sources.fetch import Manners, fetch
from cktrade.sources.fetch.store import settle
from fuzz.home import TABLES, home

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_FIGURES = ("documents", "timeline")


class Work:
    """A command that leaves the first or the second of two whole sets.

    Parameters
    ----------
    folder : Path
        An empty folder.

    """

    def __init__(self, folder: Path) -> None:
        self.data, self.out = folder / "data", folder / "out"
        self.kept = folder / "kept"
        shutil.copytree(home(), self.data)
        self.turn(0)

    def turn(self, number: int) -> None:
        """Lay out what the next run will make the first or the second set of."""
        lines = TABLES["claims"].splitlines(keepends=True)
        text = "".join(lines[: len(lines) - number])
        place = self.data / "raw" / "documents" / "memo" / "claims.csv"
        place.write_text(text, "utf-8")

    def run(self) -> None:
        """Do the work."""
        raise NotImplementedError

    def folders(self) -> tuple[Path, ...]:
        """Return the folders that are written to."""
        return (self.out,)

    def come_next(self) -> None:
        """Do what whoever opens the folders next does."""
        for folder in self.folders():
            recover(folder)

    def left(self) -> list[Path]:
        """Return what lies there and is no part of any set."""
        return [path for folder in self.folders() for path in leftovers(folder)]

    def keep(self) -> None:
        """Keep the folders as they are now."""
        shutil.rmtree(self.kept, ignore_errors=True)
        for number, folder in enumerate(self.folders()):
            shutil.copytree(folder, self.kept / str(number))

    def again(self) -> None:
        """Put the folders back as they were kept."""
        for number, folder in enumerate(self.folders()):
            shutil.rmtree(folder)
            shutil.copytree(self.kept / str(number), folder)

    def held(self) -> dict[str, bytes]:
        """Return every file of the folders, but locks and what is aside."""
        return {
            f"{folder.name}/{path.relative_to(folder).as_posix()}": path.read_bytes()
            for folder in self.folders()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
            and ".staging-" not in str(path)
            and path.suffix != ".lock"
        }

    def close(self) -> None:
        """End what was started."""


class Build(Work):
    """A whole build of which only two figures are drawn: the files move alike."""

    def run(self) -> None:
        """Build."""
        figures = [CATALOGUE[name] for name in _FIGURES]
        building.chosen = lambda _: figures  # type: ignore[assignment]
        building.of_claims = lambda _: []  # type: ignore[assignment]
        building.rendered = _drawn
        building.build(out=self.out, data=self.data)

    def folders(self) -> tuple[Path, ...]:
        """Return the folder of figures, and that of tables."""
        return (self.out, self.data / "processed")

    def left(self) -> list[Path]:
        """Return what is aside, and tables that are not of one build."""
        tables = self.data / "processed"
        odd = [tables / name for name, _ in faults_of_tables(tables)]
        return [*super().left(), *odd]


def _drawn(name: str, rows: object, sources: object, lang: str) -> dict[str, bytes]:
    """Write the rows instead of a picture of them."""
    del sources
    return {f"tables/{name}-{lang}.{end}": repr(rows).encode() for end in ("csv", "x")}


class Brief(Work):
    """A briefing whose four files hold the claims instead of pages."""

    def run(self) -> None:
        """Write the briefing."""
        tables = gather((self.data / "raw",))
        said = tables["claims"].to_csv().encode()
        briefing._files = lambda *_: {  # type: ignore[assignment]  # noqa: SLF001
            f"cktrade-en.{end}": said + end.encode() for end in briefing.WRITERS
        }
        briefing.gather = lambda *_, **__: tables
        briefing.rows_to_show = lambda *_: {}
        briefing.brief(out=self.out, data=self.data, langs=["en"])


class Fetch(Work):
    """A fetch from a server on this machine, whose rates differ between the sets."""

    def __init__(self, folder: Path) -> None:
        self._turn = 0
        self._server, self._url = _serving(self._answer)
        self.store = folder / "store"
        super().__init__(folder)

    def turn(self, number: int) -> None:
        """Give the rates of one day or of the next."""
        self._turn = number

    def run(self) -> None:
        """Fetch."""
        with requests.Session() as session:
            session.trust_env = False
            found = fetch(
                ["boc/fx-annual"], store=self.store, base={"boc": self._url},
                session=session, today=lambda: date(2026, 11, 22 + self._turn),
                manners=Manners(sleep=lambda _: None, jitter=lambda: 0.0),
            )  # fmt: skip
        if found[0].error:
            raise found[0].error

    def folders(self) -> tuple[Path, ...]:
        """Return the store."""
        return (self.store,)

    def come_next(self) -> None:
        """Begin to read the raw files, as a build does."""
        settle(self.store)
        self.found = [*raw_files(self.store / "raw")]

    def left(self) -> list[Path]:
        """Return raw files without a sidecar, and what is not finished."""
        bare = [p for p in self.found if not p.with_suffix(".toml").is_file()]
        return [*bare, *self.store.glob(".incoming")]

    def _answer(self) -> bytes:
        names = ("FXAUSDCAD", "FXAKRWCAD")
        rates = [{"d": "2025-01-01"} | {n: {"v": f"1.{self._turn + 1}"} for n in names}]
        about = {n: {"label": f"{n[3:6]}/CAD", "description": "rate"} for n in names}
        said = {"seriesDetail": about, "observations": rates}
        return json.dumps(said).encode()

    def close(self) -> None:
        """Stop the server."""
        self._server.shutdown()
        self._server.server_close()


def _serving(answer: Callable[[], bytes]) -> tuple[ThreadingHTTPServer, str]:
    class Agency(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = answer()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Agency)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}"


#: Name → work.
WORKS: dict[str, Callable[[Path], Work]] = {
    "build": Build, "brief": Brief, "fetch": Fetch,
}  # fmt: skip
