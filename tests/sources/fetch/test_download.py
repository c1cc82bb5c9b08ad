"""What goes wrong on the way: each fault leaves the store as it was."""

from __future__ import annotations

import gzip
import io
import socket
import threading
from dataclasses import replace

import pytest
import requests
import urllib3

from cktrade.sources.fetch.download import _origin

FX = "/boc/observations/group/FX_RATES_ANNUAL/json"


def test_a_server_that_does_not_answer_is_left_after_four_attempts(
    agencies, refused, waits
):
    """0.3 s of silence, four times; waits of half of 1, 2 and 4 s between."""
    never = threading.Event()
    agencies.says(FX, {"promise": 10, "hang": never})
    message = refused()
    never.set()
    assert "cannot be reached, or the connection broke" in message
    assert "attempt 4 of 4: fetch again later" in message
    assert waits == [0.5, 1.0, 2.0]


def test_a_server_without_even_headers_did_not_answer_in_time(
    agencies, refused, waits, manners
):
    """The connection stands and nothing comes over it, for 0.1 s, four times."""
    never = threading.Event()
    agencies.says(FX, {"mute": never})
    message = refused(manners=replace(manners, timeouts=(2, 0.1)))
    never.set()
    assert "did not answer in time" in message
    assert waits == [0.5, 1.0, 2.0]


def test_a_server_that_is_not_there_is_tried_four_times(refused, waits):
    """Nobody listens at that port."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    message = refused(base={"boc": f"http://127.0.0.1:{port}"})
    assert "cannot be reached" in message
    assert "Check the network" in message
    assert waits == [0.5, 1.0, 2.0]


def test_too_many_requests_are_answered_with_the_wait_the_agency_asks(
    agencies, get, waits, made
):
    """Retry-After: 7 seconds, then a date 9 seconds after the reply's own."""
    headers = {
        "Date": "Sun, 22 Nov 2026 12:00:00 GMT",
        "Retry-After": "Sun, 22 Nov 2026 12:00:09 GMT",
    }
    agencies.says(
        FX,
        {"status": 429, "headers": {"Retry-After": "7"}},
        {"status": 503, "headers": headers},
        made.valet("1.2"),
    )
    [result] = get("boc/fx-annual")
    assert result.outcome == "new"
    assert waits == [7.0, 9.0]


def test_a_wait_too_long_ends_the_fetch_and_says_how_long(agencies, refused, waits):
    """An hour is obeyed by asking no more."""
    agencies.says(FX, {"status": 429, "headers": {"Retry-After": "3600"}})
    assert "asks for a pause of 3600 seconds: fetch again after that" in refused()
    assert waits == []
    assert len(agencies.heard) == 1


def test_a_failing_server_is_asked_four_times(agencies, refused, waits):
    """500 may pass."""
    agencies.says(FX, {"status": 500})
    message = refused()
    assert "HTTP 500 (Internal Server Error)" in message
    assert "fetch again later" in message
    assert len(agencies.heard) == 4
    assert waits == [0.5, 1.0, 2.0]


@pytest.mark.parametrize(
    ("status", "advice"),
    [
        (401, "The key was not accepted"),
        (403, "the agency refuses this address"),
        (404, "moved or withdrawn the file: see docs/fetch.md"),
        (409, "fetch it again in an hour or two"),
        (418, "Fetch again later"),
        (204, "Fetch again later"),
        (206, "Fetch again later"),
    ],
)
def test_an_answer_that_will_not_change_is_not_asked_for_again(
    agencies, refused, waits, status, advice
):
    """One question, one answer, one piece of advice."""
    agencies.says(FX, {"status": status})
    message = refused()
    assert f"HTTP {status} " in message
    assert advice in message
    assert waits == []


def test_a_body_that_is_cut_is_asked_for_again_and_then_whole(
    agencies, get, waits, made
):
    """1 of 3 bytes fewer than promised; the second answer is whole."""
    whole = made.valet("1.2")
    agencies.says(FX, {"body": whole[:-20], "promise": len(whole)}, whole)
    [result] = get("boc/fx-annual")
    assert result.source.path.read_bytes() == whole
    assert waits == [0.5]


def test_a_body_that_stays_cut_is_never_stored(agencies, refused, made):
    """Content-Length promises 20 bytes more than ever come."""
    agencies.says(FX, {"body": made.valet(), "promise": len(made.valet()) + 20})
    message = refused()
    assert "cut off on the way" in message
    assert "fetch again later" in message


def test_a_body_cut_without_a_promise_is_found_by_its_content(agencies, refused, made):
    """No Content-Length: the end of the connection is the end of the file."""
    agencies.says(FX, {"body": made.valet()[:-20], "promise": -1})
    assert "no whole JSON" in refused()


def test_a_chunked_body_that_breaks_off_is_never_stored(agencies, refused):
    """A chunk of 0x10 bytes, announced as 0xff."""
    chunked = {"Transfer-Encoding": "chunked"}
    agencies.says(
        FX, {"body": b"ff\r\n" + b"x" * 16, "headers": chunked, "promise": -1}
    )
    assert "cut off on the way" in refused()


class Lenient(requests.adapters.HTTPAdapter):
    """A caller's own adapter, which does not compare lengths as urllib3 does."""

    def send(self, *arguments, **named):
        """Send, and let the answer be as short as it likes."""
        response = super().send(*arguments, **named)
        response.raw.enforce_content_length = False
        return response


def test_a_short_body_is_found_even_where_the_library_lets_it_pass(
    agencies, refused, session, made
):
    """20 bytes fewer than promised, over a session that the caller brought."""
    session.mount("http://", Lenient())
    length = len(made.valet())
    agencies.says(FX, {"body": made.valet()[:-20], "promise": length})
    assert f"{length} bytes were promised, {length - 20} came" in refused()


def test_an_agency_without_a_certificate_is_not_trusted(agencies, refused, waits):
    """Asked over https, the server answers in the clear."""
    message = refused(base={"boc": agencies.url.replace("http:", "https:")})
    assert "the certificate cannot be trusted" in message
    assert "Check the computer's date" in message
    assert waits == []


def test_an_empty_body_is_never_stored(agencies, refused):
    """Nothing came, and nothing was promised."""
    agencies.says(FX, b"")
    assert "answered with an empty body" in refused()


def test_a_body_compressed_on_the_way_is_stored_as_the_agency_keeps_it(
    agencies, get, made
):
    """Content-Length is then the length of the compressed body, which differs."""
    packed = gzip.compress(made.valet("1.2"))
    agencies.says(FX, {"body": packed, "headers": {"Content-Encoding": "gzip"}})
    [result] = get("boc/fx-annual")
    assert result.source.path.read_bytes() == made.valet("1.2")


def test_a_body_that_cannot_be_decompressed_was_cut(agencies, refused):
    """The last bytes of the gzip are missing."""
    packed = b"\x1f\x8b" + b"\x00" * 20
    agencies.says(FX, {"body": packed, "headers": {"Content-Encoding": "gzip"}})
    assert "cut off on the way" in refused()


@pytest.mark.parametrize("promise", [None, -1])
def test_a_file_larger_than_agreed_is_left_when_that_shows(
    agencies, refused, made, manners, promise
):
    """At most 50 bytes are taken; the answer is longer, said or unsaid."""
    agencies.says(FX, {"body": made.valet(), "promise": promise})
    message = refused(manners=replace(manners, largest=50))
    assert "is larger than expected" in message
    assert "raise `largest`" in message


def test_a_redirect_is_followed(agencies, get, made):
    """Moved once, by a relative address."""
    agencies.says(FX, {"status": 302, "headers": {"Location": "/elsewhere"}})
    agencies.says("/elsewhere", made.valet("1.2"))
    [result] = get("boc/fx-annual")
    assert result.outcome == "new"
    assert result.source.url == f"{agencies.url}{FX}"


def test_redirects_in_a_circle_end(agencies, refused):
    """The question and five redirects are asked, and no more."""
    agencies.says(FX, {"status": 301, "headers": {"Location": FX}})
    assert "sends on more than 5 times" in refused()
    assert len(agencies.heard) == 6


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://example.org/x", "data:,x", "javascript:x"]
)
def test_a_redirect_out_of_the_web_is_not_followed(agencies, refused, target):
    """Only http and https lead to an agency."""
    agencies.says(FX, {"status": 302, "headers": {"Location": target}})
    message = refused()
    assert target in message
    assert "is not followed: expected http or https" in message


class Moved(requests.adapters.HTTPAdapter):
    """An agency over https that has moved to an address in the clear."""

    def send(self, request, **_):
        """Answer without any network."""
        response = requests.Response()
        response.status_code, response.request = 302, request
        response.headers["Location"] = "http://127.0.0.1/x"
        response.raw = urllib3.HTTPResponse(io.BytesIO(), preload_content=False)
        return response


def test_a_redirect_from_https_to_http_is_not_followed(refused, session):
    """Nobody on the way may read the question or change the figures."""
    session.mount("https://", Moved())
    message = refused(base={"boc": "https://agency.invalid"})
    assert "http://127.0.0.1/x, which is not followed: expected https" in message


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("https://agency.example/other", True),
        ("http://agency.example/x", False),
        ("https://agency.example:8443/x", False),
        ("https://files.agency.example/x", False),
    ],
)
def test_an_origin_is_a_scheme_and_a_host_with_its_port(other, same):
    """The key goes to the origin that was asked, and never over plain http."""
    assert (_origin("https://agency.example/x") == _origin(other)) is same


def test_a_question_with_a_body_is_not_sent_on(agencies, refused):
    """Statistics Canada is asked by POST, which no agency redirects."""
    moved = {"status": 307, "headers": {"Location": "/other"}}
    agencies.says("/statcan/getCubeMetadata", moved)
    assert "no question with a body" in refused("12-10-0011")


def test_an_address_that_is_none_is_said_to_be_none(refused):
    """The base was set to nonsense."""
    message = refused(base={"boc": "htp://x"})
    assert "expected an http or https address" in message
