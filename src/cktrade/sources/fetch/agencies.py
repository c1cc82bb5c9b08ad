"""Where each agency keeps a release, and what it says of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from cktrade.errors import FetchError
from cktrade.sources.fetch.download import Request
from cktrade.sources.fetch.keys import comtrade_key, quoted

if TYPE_CHECKING:
    from cktrade.sources.fetch.known import Known

#: Producer → the address below which its files lie.
BASES = {
    "statcan": "https://www150.statcan.gc.ca/t1/wds/rest",
    "ircc": "https://www.ircc.canada.ca/opendata-donneesouvertes/data",
    "boc": "https://www.bankofcanada.ca/valet",
    "uncomtrade": "https://comtradeapi.un.org/data/v1/get",
}
#: Producer → the terms on which its files may be used.
LICENCES = {
    "statcan": "Statistics Canada Open Licence",
    "ircc": "Open Government Licence – Canada",
    "boc": "Bank of Canada terms of use (https://www.bankofcanada.ca/terms/)",
    "uncomtrade": "UN Comtrade terms of use (https://comtradeplus.un.org)",
}
#: UN Comtrade answers for at most so many periods at a time.
_COMTRADE_YEARS = 12


@dataclass(frozen=True)
class Release:
    """Where a release lies, and its title and day as the agency states them."""

    request: Request
    title: str
    released: date | None = None


@dataclass(frozen=True)
class Agency:
    """One agency: its address, a way to ask it a small question, and today's date."""

    base: str
    ask: Callable[[Request], bytes]
    today: date

    def locate(self, source: Known) -> Release:
        """Find the newest release of one of its sources.

        Raises
        ------
        FetchError
            If the agency does not answer, or has no such table, or wants a key.

        """
        if source.producer == "statcan":
            return self._statcan(source)
        if source.producer == "uncomtrade":
            return self._comtrade(source)
        return Release(Request(f"{self.base}/{source.path}"), source.title)

    def _comtrade(self, source: Known) -> Release:
        years = range(self.today.year - _COMTRADE_YEARS, self.today.year)
        path = source.path.format(years=",".join(map(str, years)))
        return Release(Request(f"{self.base}/{path}", key=comtrade_key()), source.title)

    def _statcan(self, source: Known) -> Release:
        """Ask the Web Data Service for a table's metadata and for its file."""
        number = source.table.replace("-", "")
        about = self._success(
            Request(f"{self.base}/getCubeMetadata", [{"productId": int(number)}]),
            source,
        )
        link = self._success(
            Request(f"{self.base}/getFullTableDownloadCSV/{number}/en"), source
        )
        if not isinstance(about, dict) or not self._leads_on(link):
            raise _unlike(source, "a description and an address", (about, link))
        return Release(
            Request(link),
            _plain(str(about.get("cubeTitleEn") or source.title)),
            _day(about.get("releaseTime")),
        )

    def _leads_on(self, link: object) -> bool:
        """Whether it is an address no less safe than the agency's own."""
        safe = ("https://", f"{urlsplit(self.base).scheme}://")
        return isinstance(link, str) and link.startswith(safe)

    def _success(self, request: Request, source: Known) -> Any:  # noqa: ANN401 -- any JSON
        try:
            answer = json.loads(self.ask(request))
        except (ValueError, RecursionError):
            raise _unlike(source, "JSON", "something else") from None
        if isinstance(answer, list) and len(answer) == 1:
            answer = answer[0]
        if not isinstance(answer, dict) or answer.get("status") != "SUCCESS":
            raise FetchError(
                f"Statistics Canada does not give table {source.table}; it answers "
                f"{quoted(answer)}. Check the number at "
                "https://www150.statcan.gc.ca/n1/en/type/data."
            )
        return answer.get("object")


def _unlike(source: Known, expected: str, found: object) -> FetchError:
    return FetchError(
        f"Statistics Canada answers for table {source.table} in another form: expected "
        f"{expected}, found {quoted(found)}. Its service may have changed: see "
        "docs/fetch.md."
    )


def _plain(text: str) -> str:
    """Return a text on one line, in characters that can be written down."""
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())


def _day(moment: object) -> date | None:
    try:
        return date.fromisoformat(str(moment)[:10])
    except ValueError:
        return None
