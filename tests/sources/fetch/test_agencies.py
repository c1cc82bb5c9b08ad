"""What Statistics Canada's service answers when all is not well."""

from __future__ import annotations

import json

import pytest

from cktrade.errors import FetchError
from cktrade.sources.fetch.agencies import Agency
from cktrade.sources.fetch.known import resolve

LINK = "/statcan/getFullTableDownloadCSV/99999999/en"
CUBE = "/statcan/getCubeMetadata"
ABOUT = {
    "status": "SUCCESS",
    "object": {"cubeTitleEn": "T", "releaseTime": "2026-11-05"},
}


@pytest.mark.parametrize(
    ("about", "link", "told"),
    [
        (
            [{"status": "FAILED", "object": "Product not found"}],
            {},
            "it answers “{'status': 'FAILED', 'object': 'Product not found'}”. Check",
        ),
        ({"status": "SUCCESS", "object": []}, ABOUT, "a description and an address"),
        (ABOUT, {"status": "SUCCESS", "object": None}, "a description and an address"),
        (ABOUT, {"status": "SUCCESS", "object": "file:///x"}, "and an address"),
        (ABOUT, {"message": "locked"}, "does not give table 99-99-9999"),
        ([ABOUT, ABOUT], {}, "does not give table 99-99-9999"),
        ([], {}, "does not give table 99-99-9999"),
    ],
)
def test_an_answer_other_than_success_is_quoted(agencies, refused, about, link, told):
    """FAILED, another form, or another number of answers than asked for."""
    agencies.says(CUBE, json.dumps(about).encode())
    agencies.says(LINK, json.dumps(link).encode())
    assert told in refused("99-99-9999")


@pytest.mark.parametrize("body", [b"<html>busy</html>", b"[" * 10**5, b'{"a": 1'])
def test_an_answer_that_is_no_json_is_refused(agencies, refused, body):
    """A web page, brackets without end, a cut answer."""
    agencies.says(CUBE, body)
    assert "expected JSON" in refused("99-99-9999")


def test_an_answer_about_a_table_is_bounded(agencies, refused, monkeypatch):
    """Some bytes more than an answer may have."""
    monkeypatch.setattr("cktrade.sources.fetch.fetching._LARGEST_ANSWER", 10)
    agencies.says(CUBE, b" " * 11)
    assert "at most 10 are taken" in refused("99-99-9999")


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-05T08:30", ("2026-11-05", "released")),
        ("2026-11-05 08:30", ("2026-11-05", "released")),
        ("2026-11-05T13:30:00Z", ("2026-11-05", "released")),
        ("2026-11-23T08:30", ("2026-11-22", "retrieved")),  # a day still to come
        ("soon", ("2026-11-22", "retrieved")),
        (None, ("2026-11-22", "retrieved")),
    ],
)
def test_the_day_of_release_is_taken_if_it_is_one(
    agencies, made, get, moment, expected
):
    """Fetched on 2026-11-22."""
    agencies.gives_table(made.full_table("99999999"), "99999999", releaseTime=moment)
    [result] = get("99-99-9999")
    assert (str(result.source.vintage), result.source.vintage_basis) == expected


def test_a_file_is_not_fetched_in_the_clear_where_the_agency_is_asked_over_https(made):
    """The address of the ZIP file begins with http, that of the service with https."""
    answers = [
        b'[{"status": "SUCCESS", "object": {}}]',
        b'{"status": "SUCCESS", "object": "http://x/x.zip"}',
    ]
    agency = Agency("https://x", lambda _: answers.pop(0), made.TODAY)
    with pytest.raises(FetchError, match=r"http://x/x\.zip"):
        agency.locate(resolve("99-99-9999")[0])
