"""One file from one address to one place: bounded, followed with care, never half."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass, field
from datetime import date
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import requests
from urllib3.exceptions import NameResolutionError

from cktrade.errors import FetchError
from cktrade.sources.fetch.keys import Key
from cktrade.sources.fetch.manners import Manners, PassingError, retry_after

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

log = logging.getLogger(__name__)

_CHUNK = 64 * 1024
_REDIRECTS = 5
_MAY_PASS = frozenset({408, 425, 429, 500, 502, 503, 504})
_ADVICE = {
    401: "The key was not accepted: check it, and that its subscription is active.",
    403: "The key was not accepted, or the agency refuses this address.",
    404: "The agency has moved or withdrawn the file: see docs/fetch.md.",
    409: "The agency is renewing this table: fetch it again in an hour or two.",
}


@dataclass(frozen=True)
class Request:
    """One question to an agency: an address, maybe a JSON body, maybe a key."""

    url: str
    body: object = None
    key: Key | None = None


@dataclass(frozen=True)
class Reply:
    """What a download says beside its bytes."""

    content_type: str
    last_modified: date | None


@dataclass(frozen=True)
class Line:
    """The line to the agencies: one session, and how they are asked."""

    session: requests.Session
    manners: Manners = field(default_factory=Manners)

    def download(
        self, request: Request, to: Path, tell: Callable[[int, int | None], None]
    ) -> Reply:
        """Download one file, trying again where that can help.

        Parameters
        ----------
        request : Request
            What is asked for.
        to : Path
            Where the bytes are written; what stands there is overwritten.
        tell : callable
            Told, after each piece, the bytes received and those promised (None if the
            agency does not say).

        Raises
        ------
        FetchError
            If it does not arrive whole; the message says why and what to do.
        OSError
            If it cannot be written.

        """
        return self.manners.persist(lambda: self._once(request, to, tell))

    def _once(
        self, request: Request, to: Path, tell: Callable[[int, int | None], None]
    ) -> Reply:
        # The fault is raised after the ``except``: chained to the exception of
        # requests, it would carry the request, key included, into every traceback.
        try:
            return self._follow(request, to, tell)
        except requests.RequestException as error:
            fault = _fault(error, request.url)
        raise fault

    def _follow(
        self, request: Request, to: Path, tell: Callable[[int, int | None], None]
    ) -> Reply:
        url, key = request.url, request.key
        for _ in range(_REDIRECTS + 1):
            with self._send(url, request.body, key) as response:
                if not response.is_redirect:
                    _demand_ok(response, url)
                    return _save(response, to, self.manners.largest, tell)
                target = urljoin(url, response.headers["Location"])
            _demand_safe(request, url, target)
            key = key if _origin(target) == _origin(url) else None
            url = target
        raise FetchError(
            f"{request.url} sends on more than {_REDIRECTS} times, in a circle most "
            "likely. The agency has to mend that: fetch again later."
        )

    def _send(self, url: str, body: object, key: Key | None) -> requests.Response:
        log.info("Asking %s", url)
        return self.session.request(
            "GET" if body is None else "POST",
            url,
            json=body,
            auth=key,
            stream=True,
            allow_redirects=False,
            timeout=self.manners.timeouts,
            # Compressed on the way, Content-Length would not be the length of the file.
            headers={"Accept-Encoding": "identity", "User-Agent": "cktrade"},
        )


def _fault(error: requests.RequestException, url: str) -> FetchError:
    """Say in the field's words what requests says in its own."""
    if isinstance(error, requests.exceptions.SSLError):
        return FetchError(
            f"{url}: the certificate cannot be trusted. Check the computer's date; "
            "behind a company's proxy, set REQUESTS_CA_BUNDLE to its certificate."
        )
    if isinstance(error, requests.Timeout):
        return PassingError(f"{url} did not answer in time.")
    if isinstance(error, requests.ConnectionError):
        if _is_offline(error):
            return FetchError(
                f"No network: the name in {url} cannot be resolved. Connect to the "
                "network and fetch again."
            )
        return PassingError(
            f"{url} cannot be reached, or the connection broke. Check the network."
        )
    if isinstance(
        error,
        requests.exceptions.ChunkedEncodingError
        | requests.exceptions.ContentDecodingError,
    ):
        return PassingError(f"{url}: the file was cut off on the way.")
    return FetchError(
        f"{url} cannot be asked ({type(error).__name__}): expected an http or https "
        "address. Check the address."
    )


def _is_offline(error: requests.ConnectionError) -> bool:
    cause = error.args[0] if error.args else None
    return isinstance(getattr(cause, "reason", None), NameResolutionError)


def _demand_ok(response: requests.Response, url: str) -> None:
    status = response.status_code
    if status == requests.codes.ok:
        return
    answer = f"{url} answered with HTTP {status} ({response.reason})."
    if status in _MAY_PASS:
        raise PassingError(answer, retry_after(response.headers))
    raise FetchError(f"{answer} {_ADVICE.get(status, 'Fetch again later.')}")


def _demand_safe(request: Request, url: str, target: str) -> None:
    """Refuse to be sent anywhere but to another address of the web."""
    if request.key is not None and request.key.secret in target:
        raise FetchError(f"{url} sends on to an address that holds the key. Report it.")
    scheme = urlsplit(target).scheme
    safe = {"https"} if urlsplit(url).scheme == "https" else {"http", "https"}
    if scheme not in safe or request.body is not None:
        raise FetchError(
            f"{url} sends on to {target}, which is not followed: expected "
            f"{' or '.join(sorted(safe))}, and no question with a body. The agency may "
            "have moved the service: see docs/fetch.md."
        )


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc


def _save(
    response: requests.Response,
    to: Path,
    largest: int,
    tell: Callable[[int, int | None], None],
) -> Reply:
    promised, received, url = _promised(response), 0, response.url
    with to.open("wb") as stream:
        for chunk in response.iter_content(_CHUNK):
            received += len(chunk)
            _demand_bounded(max(received, promised or 0), largest, url)
            stream.write(chunk)
            tell(received, promised)
        stream.flush()
        os.fsync(stream.fileno())
    if promised is not None and received != promised:
        raise PassingError(f"{url}: {promised} bytes were promised, {received} came.")
    if not received:
        raise PassingError(f"{url} answered with an empty body.")
    return Reply(response.headers.get("Content-Type", ""), _last_modified(response))


def _demand_bounded(size: int, largest: int, url: str) -> None:
    if size > largest:
        raise FetchError(
            f"{url} is larger than expected: {size} bytes or more, where at most "
            f"{largest} are taken. If the agency's file has really grown that much, "
            "raise `largest` in cktrade.sources.fetch.Manners."
        )


def _promised(response: requests.Response) -> int | None:
    """Return the length of the file as promised, if it is the length of the file."""
    said = response.headers.get("Content-Length", "")
    if "Content-Encoding" in response.headers or not said.isdigit():
        return None
    return int(said)


def _last_modified(response: requests.Response) -> date | None:
    try:
        return parsedate_to_datetime(response.headers.get("Last-Modified", "")).date()
    except ValueError:
        return None
