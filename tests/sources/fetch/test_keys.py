"""The key of UN Comtrade: in one header of one request, and nowhere else."""

from __future__ import annotations

import errno
import json
import logging
import os
import traceback
from pathlib import Path

import pytest
import requests

from cktrade.errors import FetchError
from cktrade.sources.fetch import describe
from cktrade.sources.fetch.agencies import Agency
from cktrade.sources.fetch.download import Line, Request
from cktrade.sources.fetch.keys import Key, comtrade_key, quoted
from cktrade.sources.fetch.known import resolve

KOR = "/uncomtrade/C/A/HS"
HEADER = "Ocp-Apim-Subscription-Key"


@pytest.fixture
def keyed(monkeypatch, made):
    """The key is in the environment."""
    monkeypatch.setenv("COMTRADE_API_KEY", f" {made.SECRET}\n")
    return made.SECRET


def everything(store, results, caplog):
    """All that can be read after a fetch: files, log, report, representation."""
    files = b"".join(p.read_bytes() for p in store.rglob("*") if p.is_file())
    return files.decode() + caplog.text + describe(results) + repr(results)


def test_the_key_is_sent_in_a_header_and_stands_nowhere_else(
    agencies, get, made, keyed, caplog
):
    """Request line, log (even of urllib3), files, sidecar and report are free of it."""
    caplog.set_level(logging.DEBUG)
    agencies.says(KOR, made.comtrade())
    results = get("uncomtrade/kor-can")
    [heard] = agencies.heard
    assert heard.headers[HEADER] == keyed
    assert keyed not in heard.line
    assert "period=2014,2015," in heard.line
    assert "2024,2025 HTTP" in heard.line
    assert keyed not in everything(made.store, results, caplog)
    assert results[0].source.url.startswith(f"{agencies.url}{KOR}?reporterCode=410&")


def test_the_key_is_sent_to_no_other_agency(agencies, get, made, keyed):
    """The Bank of Canada asks for none."""
    agencies.says("/boc/observations/group/FX_RATES_ANNUAL/json", made.valet("1.2"))
    get("boc/fx-annual")
    assert HEADER not in agencies.heard[0].headers
    assert keyed not in str(agencies.heard)


def test_without_a_key_the_sentence_says_where_to_get_one(
    agencies, refused, monkeypatch
):
    """Nothing is asked of the agency."""
    monkeypatch.delenv("COMTRADE_API_KEY", raising=False)
    message = refused("uncomtrade/kor-can")
    assert "environment variable COMTRADE_API_KEY holds none" in message
    assert "https://comtradedeveloper.un.org" in message
    assert agencies.heard == []


@pytest.mark.parametrize(
    "bad", ["two\nlines-of-it", "sp ace-in-it", "ключ-ключ", "short"]
)
def test_a_key_that_cannot_stand_in_a_header_is_not_shown(
    agencies, refused, monkeypatch, bad
):
    """The HTTP library would print it in its complaint; so it is never given it."""
    monkeypatch.setenv("COMTRADE_API_KEY", bad)
    message = refused("uncomtrade/kor-can")
    assert "holds no usable key" in message
    assert bad not in message
    assert agencies.heard == []


def test_a_redirect_to_another_host_is_followed_without_the_key(
    agencies, other_host, get, made, keyed
):
    """Only the host that was asked gets it; the other answers, and hears nothing."""
    moved = {"status": 302, "headers": {"Location": f"{other_host.url}/x"}}
    agencies.says(KOR, moved)
    other_host.says("/x", made.comtrade())
    [result] = get("uncomtrade/kor-can")
    assert result.outcome == "new"
    assert agencies.heard[0].headers[HEADER] == keyed
    assert keyed not in str(other_host.heard)


def test_a_redirect_on_the_same_host_keeps_the_key(agencies, get, made, keyed):
    """The service has moved its paths, not its house."""
    agencies.says(KOR, {"status": 301, "headers": {"Location": "/v2"}})
    agencies.says("/v2", made.comtrade())
    get("uncomtrade/kor-can")
    assert [heard.headers[HEADER] for heard in agencies.heard] == [keyed, keyed]


def test_a_redirect_that_writes_the_key_into_an_address_is_not_followed(
    agencies, refused, keyed, caplog
):
    """It would stand in a URL, and so in logs on both sides."""
    caplog.set_level(logging.DEBUG)
    target = {"Location": f"/v2?subscription-key={keyed}"}
    agencies.says(KOR, {"status": 302, "headers": target})
    message = refused("uncomtrade/kor-can")
    assert "sends on to an address that holds the key" in message
    assert keyed not in message + caplog.text
    assert len(agencies.heard) == 1


def test_an_error_that_repeats_the_key_is_masked(
    agencies, refused, made, keyed, caplog
):
    """The agency quotes it back; we do not."""
    error = f"Access denied for key {keyed}"
    agencies.says(KOR, made.comtrade(error=error))
    message = refused("uncomtrade/kor-can")
    assert "“Access denied for key …”" in message
    assert keyed not in message + caplog.text


@pytest.mark.parametrize(
    "fault",
    [{"status": 401}, {"promise": 90}, {"status": 302, "headers": {"Location": "x:"}}],
)
def test_no_traceback_shows_the_key_even_with_its_variables(
    agencies, get, made, tmp_path, fault
):
    """What a crash reporter would print: every frame, every local, every cause."""
    agencies.says(KOR, fault)
    with pytest.raises(FetchError) as caught:
        Line(get.keywords["session"], get.keywords["manners"]).download(
            Request(f"{agencies.url}{KOR}", key=Key(made.SECRET)),
            tmp_path / "x",
            print,
        )
    told = traceback.TracebackException.from_exception(
        caught.value, capture_locals=True
    )
    link = caught.value
    while link is not None:
        assert not isinstance(link, requests.RequestException)
        link = link.__cause__ or link.__context__
    here = Path(__file__).name
    ours = "".join(frame for frame in told.format() if here not in frame)
    assert "request = Request(url=" in ours
    assert made.SECRET not in ours


def test_no_traceback_shows_a_key_that_is_no_key(monkeypatch):
    """The one place where the raw text of the variable is looked at."""
    monkeypatch.setenv("COMTRADE_API_KEY", "line\nbreak-in-the-key")
    with pytest.raises(FetchError) as caught:
        comtrade_key()
    told = traceback.TracebackException.from_exception(
        caught.value, capture_locals=True
    )
    assert "key = Key()" in "".join(told.format())
    assert "break-in" not in "".join(told.format())


def test_a_key_hides_itself():
    """Printed or logged, it is a word without its secret."""
    assert repr(Key("secret-secret")) == str(Key("secret-secret")) == "Key()"


@pytest.mark.usefixtures("keyed")
def test_the_question_is_for_the_twelve_years_before_this_one(made):
    """UN Comtrade answers for twelve periods at a time; this year is not complete."""
    agency = Agency("https://x", lambda _: b"", made.TODAY)
    url = agency.locate(resolve("uncomtrade/can-kor")[0]).request.url
    assert url.endswith("period=" + ",".join(str(year) for year in range(2014, 2026)))


def test_quotations_are_short_and_on_one_line():
    """160 characters, then an ellipsis."""
    assert quoted("a b\n" * 80) == "“" + ("a b " * 40) + "…”"


@pytest.mark.usefixtures("keyed")
def test_two_answers_that_differ_only_in_the_time_they_took_are_the_same(
    agencies, get, made
):
    """0.1 and 0.2 seconds: nothing is added. A changed value: a vintage is."""
    agencies.says(KOR, made.comtrade("0.1"))
    get("uncomtrade/kor-can", today=lambda: made.TODAY.replace(day=1))
    agencies.says(KOR, made.comtrade("0.2"))
    assert get("uncomtrade/kor-can")[0].outcome == "unchanged"
    changed = json.loads(made.comtrade())
    changed["data"][0]["primaryValue"] = 8.0
    agencies.says(KOR, json.dumps(changed).encode())
    assert get("uncomtrade/kor-can")[0].outcome == "new"


#: What an agency, the line or the disk can do, with what must be told of it.
FAILURES = {
    "refuses the key": {"status": 401, "body": b"bad key {key}"},
    "forbids": {"status": 403, "body": b"{key}", "headers": {"X-Key": "{key}"}},
    "asks to wait for ever": {"status": 429, "headers": {"Retry-After": "999999"}},
    "fails": {"status": 500, "body": b"{key}"},
    "answers nothing": {"body": b""},
    "answers a page": {"body": b"<html>{key}</html>"},
    "breaks off": {"body": b'{"a": "{key}"', "promise": 900},
    "sends on in a circle": {
        "status": 302,
        "headers": {"Location": "/uncomtrade/C/A/HS"},
    },
    "sends on to a file": {"status": 302, "headers": {"Location": "file:///{key}"}},
    "sends on with the key": {"status": 302, "headers": {"Location": "/x?k={key}"}},
    "sends on to no host": {"status": 302, "headers": {"Location": "http://{key}:x/"}},
    "gives no JSON": {"body": b"{key}", "headers": {"Content-Type": "text/plain"}},
    "gives other columns": {"body": b'{"elapsedTime": "1", "data": [{"{key}": 1}]}'},
    "says an error": {"body": b'{"error": "{key}", "elapsedTime": "1"}'},
}


def _with_key(said, key):
    if isinstance(said, dict):
        return {name: _with_key(one, key) for name, one in said.items()}
    if isinstance(said, bytes):
        return said.replace(b"{key}", key.encode())
    return said.replace("{key}", key) if isinstance(said, str) else said


@pytest.mark.parametrize("name", FAILURES)
def test_a_planted_key_shows_in_no_failure_of_a_fetch(
    name, agencies, get, made, keyed, caplog, capfd
):
    """Error with its causes and locals, log, screen, files and report: nowhere."""
    caplog.set_level(logging.DEBUG)
    agencies.says(KOR, _with_key(FAILURES[name], keyed))
    results = get("uncomtrade/kor-can")
    error = results[0].error
    assert isinstance(error, FetchError), "a failure"
    told = "".join(traceback.format_exception(error))
    told += "".join(getattr(error, "__notes__", []))
    told += everything(made.store, results, caplog) + "".join(capfd.readouterr())
    assert keyed not in told


@pytest.mark.parametrize("place", ["rename", "fsync"])
def test_a_planted_key_shows_in_no_failure_of_the_disk(
    place, agencies, get, made, keyed, caplog, monkeypatch
):
    """The answer is right, and the disk is full when it is placed."""
    caplog.set_level(logging.DEBUG)
    agencies.says(KOR, made.comtrade())

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, place, full)
        try:
            results = get("uncomtrade/kor-can")
            error = results[0].error
        except FetchError as raised:
            results, error = [], raised
    assert "full" in str(error)
    told = "".join(traceback.format_exception(error))
    assert keyed not in told + everything(made.store, results, caplog)
