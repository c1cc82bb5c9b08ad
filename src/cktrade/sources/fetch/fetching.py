"""The newest release of each source into the store: asked for, checked, placed."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import requests

from cktrade.errors import CktradeError
from cktrade.sources import Source
from cktrade.sources.fetch.agencies import BASES, LICENCES, Agency, Release
from cktrade.sources.fetch.checks import check
from cktrade.sources.fetch.contents import digest, same
from cktrade.sources.fetch.dating import Dated, after, stated
from cktrade.sources.fetch.disk import explained
from cktrade.sources.fetch.download import Line
from cktrade.sources.fetch.known import Known, resolve
from cktrade.sources.fetch.manners import Manners
from cktrade.sources.fetch.report import Fetched
from cktrade.sources.fetch.store import Store
from cktrade.vocabulary import SourceKind, codelist

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cktrade.sources.fetch.download import Request

log = logging.getLogger(__name__)

#: Bytes that an agency's answer about a table may have.
_LARGEST_ANSWER = 64 * 1024**2


def utc_today() -> date:
    """Return the day of the fetch: the only clock this room reads.

    In Coordinated Universal Time, which the agencies' mornings never run ahead of.
    """
    return datetime.now(tz=UTC).date()


def fetch(  # noqa: PLR0913 -- one keyword for each thing that a caller may bring
    names: str | Iterable[str] | None = None,
    *,
    store: Path,
    progress: Callable[[str, int, int | None], None] | None = None,
    base: Mapping[str, str] | None = None,
    session: requests.Session | None = None,
    held: Iterable[Path] = (),
    today: Callable[[], date] = utc_today,
    manners: Manners | None = None,
) -> list[Fetched]:
    """Download the newest release of each source, as a new vintage beside the old.

    Parameters
    ----------
    names : str or iterable of str, optional
        Known sources, or numbers of Statistics Canada tables such as ``12-10-0175``;
        nothing means the default list.
    store : Path
        The data folder that vintages are written to, as
        ``raw/<producer>/<table>/<vintage>.<ending>`` with a sidecar.
    progress : callable, optional
        Told, after each piece: the source's name, bytes received, bytes promised (or
        None).
    base : mapping, optional
        Producer → address to use instead of the agency's own.
    session : requests.Session, optional
        For a proxy or certificates of one's own.
    held : iterable of Path, optional
        Other data folders, only read: what their newest vintage says is not new.
    today : callable, optional
        Gives the day of the fetch.
    manners : Manners, optional
        Time-outs, attempts, waits, largest download.

    Returns
    -------
    list of Fetched
        One for each source, in the order asked. A source that could not be fetched has
        its ``error``; the others are fetched all the same.

    Raises
    ------
    NotHeldError
        If a name is not known; then nothing is downloaded.
    FetchError
        If the store cannot be written to, or another fetch is writing to it.

    Examples
    --------
    >>> from cktrade.sources.fetch import fetch
    >>> fetch("boc/fx-anual", store=Path("store"))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    cktrade.errors.NotHeldError: 'boc/fx-anual' is not a source that can be fetched. ...

    """
    sources = resolve(names)
    folder = Store(Path(store), tuple(map(Path, held)))
    with (
        _stoppable(folder.root),
        explained(folder.root),
        _session(session) as own,
        folder.opened() as incoming,
    ):
        job = _Job(
            store=folder,
            line=Line(own, manners or Manners()),
            incoming=incoming,
            bases={**BASES, **(base or {})},
            progress=progress or _unheard,
            today=today(),
        )
        return [job.fetch(source) for source in sources]


def _unheard(*_told: object) -> None:
    """Tell nobody."""


@contextmanager
def _session(session: requests.Session | None) -> Iterator[requests.Session]:
    """Yield the caller's session, or one that is closed afterwards."""
    if session is not None:
        yield session
        return
    with requests.Session() as own:
        yield own


@contextmanager
def _stoppable(root: Path) -> Iterator[None]:
    """Let Ctrl-C say what it left."""
    try:
        yield
    except KeyboardInterrupt as stop:
        stop.add_note(
            f"Stopped. {root} holds whole files only: every vintage fetched before, "
            "and nothing of the one under way. Fetch again when you like."
        )
        raise


@dataclass(frozen=True, kw_only=True)
class _Job:
    """One call of ``fetch``: where to, how, and on which day."""

    store: Store
    line: Line
    incoming: Path
    bases: dict[str, str]
    progress: Callable[[str, int, int | None], None]
    today: date

    def fetch(self, source: Known) -> Fetched:
        """Fetch one source; a fault becomes part of the result."""
        held: list[Source] = []
        try:
            held = self.store.newest(source.producer, source.table)
            with explained(self.store.root):
                return self._fetch(source, held)
        except CktradeError as error:
            fault = type(error)(
                f"{error} Nothing of {source.name} was stored; what is held of it goes "
                "on being used."
            )
        log.info("%s: %s", source.name, fault)
        return Fetched(name=source.name, source=_latest(held), error=fault)

    def _fetch(self, source: Known, held: list[Source]) -> Fetched:
        work = Path(tempfile.mkdtemp(dir=self.incoming))
        fresh = work / f"fresh{source.ending}"
        release = self._agency(source, work).locate(source)
        reply = self.line.download(
            release.request, fresh, lambda *sizes: self.progress(source.name, *sizes)
        )
        check(fresh, source, reply.content_type)
        for known in held:
            if same(fresh, known.path):
                return Fetched(name=source.name, source=known)
        dated = after(
            self.store.last_day(source.producer, source.table),
            stated(release.released, reply.last_modified, self.today),
            self.today,
        )
        named = fresh.rename(work / f"{dated.day.isoformat()}{source.ending}")
        new = _particulars(source, release, dated, named, self.today)
        placed = self.store.place(new)
        log.info("Stored %s", placed)
        return Fetched(name=source.name, source=replace(new, path=placed), is_new=True)

    def _agency(self, source: Known, work: Path) -> Agency:
        small = replace(self.line.manners, largest=_LARGEST_ANSWER)

        def ask(request: Request) -> bytes:
            answer = work / "answer"
            replace(self.line, manners=small).download(request, answer, _unheard)
            return answer.read_bytes()

        return Agency(self.bases[source.producer], ask, self.today)


def _particulars(
    source: Known, release: Release, dated: Dated, path: Path, today: date
) -> Source:
    return Source(
        id=f"{source.name}/{dated.day.isoformat()}",
        path=path,
        kind=SourceKind.OFFICIAL,
        producer=codelist("producers")[source.producer]["en"],
        producer_code=source.producer,
        table=source.table,
        title=release.title,
        url=release.request.url,
        vintage=dated.day,
        vintage_basis=dated.basis,
        licence=LICENCES[source.producer],
        sha256=digest(path),
        layout=source.layout,
        retrieved=today,
        note=dated.note,
    )


def _latest(held: list[Source]) -> Source | None:
    return max(held, key=lambda source: source.vintage, default=None)
