"""A whole fetch: what is stored, under which day, with which sidecar."""

from __future__ import annotations

import hashlib
import logging
import socket
import tomllib
from datetime import date

import pytest

from cktrade.errors import FetchError, NotHeldError
from cktrade.sources import Source, raw_files
from cktrade.sources.fetch import fetch

FX = "/boc/observations/group/FX_RATES_ANNUAL/json"
PR = "/ircc/ODP-PR-Citz.csv"
CUBE = "/statcan/getCubeMetadata"


def test_a_new_release_stands_beside_the_old_one_with_a_whole_sidecar(
    agencies, get, store, made
):
    """2025-12-31 was held; the answer of 2026-11-22 has no date: kept as retrieved."""
    agencies.says(FX, made.valet("1.2"))
    [result] = get("boc/fx-annual")
    path = store / "raw/boc/fx-annual/2026-11-22.json"
    assert path.read_bytes() == made.valet("1.2")
    assert [p.name for p in raw_files(store / "raw")] == [
        "2025-12-31.json", "2026-11-22.json",
    ]  # fmt: skip
    assert result.outcome == "new"
    assert result.source == Source.beside(path)
    assert tomllib.loads(path.with_suffix(".toml").read_text("utf-8")) == {
        "id": "boc/fx-annual/2026-11-22",
        "kind": "official",
        "producer": "Bank of Canada",
        "producer_code": "boc",
        "table": "fx-annual",
        "title": "Annual average exchange rates",
        "url": f"{agencies.url}{FX}",
        "vintage": date(2026, 11, 22),
        "vintage_basis": "retrieved",
        "licence": "Bank of Canada terms of use (https://www.bankofcanada.ca/terms/)",
        "sha256": hashlib.sha256(made.valet("1.2")).hexdigest(),
        "layout": "bank of canada valet",
        "retrieved": date(2026, 11, 22),
    }


def test_nothing_but_the_two_files_is_added(agencies, get, store, made):
    """No lock, no temporary folder stays behind."""
    before = made.snapshot(store)
    agencies.says(FX, made.valet("1.2"))
    get("boc/fx-annual")
    assert {*made.snapshot(store)} - {*before} == {
        "raw/boc/fx-annual/2026-11-22.json",
        "raw/boc/fx-annual/2026-11-22.toml",
    }


def test_a_table_of_statistics_canada_is_dated_by_its_own_metadata(
    agencies, get, store, made
):
    """Released 2026-11-05T08:30: vintage 2026-11-05, however late it is fetched."""
    agencies.gives_table(made.full_table())
    [result] = get("12-10-0011")
    assert result.source.path == store / "raw/statcan/12-10-0011/2026-11-05.zip"
    assert result.source.vintage_basis == "released"
    assert result.source.retrieved == date(2026, 11, 22)
    assert agencies.heard[0].line == f"POST {CUBE} HTTP/1.1"
    assert agencies.heard[0].body == b'[{"productId": 12100011}]'


def test_a_title_comes_from_the_agency_in_characters_that_can_be_written(
    agencies, get, made
):
    """Korean stays; a broken character (a lone surrogate) becomes a question mark."""
    title = "Merchandise  trade —\n 한국\ud800"
    agencies.gives_table(made.full_table(), cubeTitleEn=title)
    [result] = get("12-10-0011")
    assert result.source.title == "Merchandise trade — 한국?"


def test_a_monthly_update_is_dated_by_the_server_and_says_so(agencies, get, made):
    """Last-Modified 2026-09-15 is a day inferred, not stated."""
    modified = {"Last-Modified": "Tue, 15 Sep 2026 11:30:32 GMT"}
    agencies.says(PR, {"body": made.tab_file(), "headers": modified})
    [result] = get("ircc/pr-citz")
    assert result.source.vintage == date(2026, 9, 15)
    assert result.source.vintage_basis == "inferred"
    assert "server says that the file changed" in result.source.note


@pytest.mark.parametrize("where", ["store", "held"])
def test_unchanged_content_adds_nothing_wherever_it_is_held(
    agencies, get, made, tmp_path, where
):
    """The newest vintage of the store, or of the package's own data, says the same."""
    before, empty = made.snapshot(made.store), tmp_path / "another"
    agencies.says(FX, made.valet("1.1"))
    elsewhere = {"store": empty, "held": [made.store]} if where == "held" else {}
    [result] = get("boc/fx-annual", **elsewhere)
    assert result.outcome == "unchanged"
    assert result.source.vintage == date(2025, 12, 31)
    assert made.snapshot(made.store) == before
    assert not empty.exists()


def test_a_zip_packed_again_with_the_same_members_is_unchanged(agencies, get, made):
    """Only the time of packing differs: 08:30 and 09:00."""
    agencies.gives_table(made.full_table())
    get("12-10-0011")
    again = made.full_table(at=(2026, 11, 6, 9, 0, 0))
    agencies.gives_table(again, releaseTime="2026-11-06T08:30")
    [result] = get("12-10-0011")
    assert result.outcome == "unchanged"


def test_a_correction_of_the_same_day_is_kept_under_the_day_it_was_seen(
    agencies, get, made
):
    """Both files are dated 2026-11-05; the second is kept as retrieved on 11-22."""
    agencies.gives_table(made.full_table())
    get("12-10-0011")
    agencies.gives_table(made.full_table(rows=2))
    [result] = get("12-10-0011")
    assert result.source.vintage == date(2026, 11, 22)
    assert result.source.vintage_basis == "retrieved"
    assert "dates this file 2026-11-05" in result.source.note


def test_a_second_change_in_one_day_is_refused_and_nothing_overwritten(
    agencies, get, refused, made
):
    """2026-11-05 and 2026-11-22 are both taken: raw files are written once."""
    for rows in (1, 2):
        agencies.gives_table(made.full_table(rows=rows))
        get("12-10-0011")
    agencies.gives_table(made.full_table(rows=3))
    message = refused("12-10-0011")
    assert "Other content dated 2026-11-22 is held" in message
    assert "fetch again tomorrow" in message


def test_no_name_fetches_the_default_list_and_one_fault_stops_no_other(
    agencies, get, made
):
    """Seven sources by default; all but two are missing on this server."""
    agencies.says(FX, made.valet("1.2"))
    agencies.says(PR, made.tab_file())
    results = {result.name: result.outcome for result in get()}
    assert results == {
        "statcan/12-10-0011": "failed",
        "statcan/24-10-0050": "failed",
        "ircc/pr-citz": "new",
        "ircc/pr-citz-totals": "failed",
        "ircc/study-citz": "failed",
        "ircc/study-citz-totals": "failed",
        "boc/fx-annual": "new",
    }


def test_a_failed_source_goes_on_with_what_is_held(refused, get):
    """The server answers 404; the vintage of 2025-12-31 is still there."""
    assert "what is held of it goes on being used" in refused()
    [result] = get("boc/fx-annual")
    assert result.source.vintage == date(2025, 12, 31)


def test_an_unknown_name_downloads_nothing_and_lists_what_is_known(
    agencies, get, store, made
):
    """One of the two names is right; still nothing is asked."""
    before = made.snapshot(store)
    with pytest.raises(NotHeldError, match=r"boc/fx-annual, boc/fx-daily"):
        get(["boc/fx-annual", "boc/gold"])
    assert agencies.heard == []
    assert made.snapshot(store) == before


def test_a_damaged_vintage_is_reported_and_the_others_are_fetched(
    agencies, get, store, made
):
    """Somebody edited the held file: its digest is not the sidecar's."""
    (store / "raw/boc/fx-annual/2025-12-31.json").write_bytes(b"{}")
    agencies.says(PR, made.tab_file())
    damaged, fetched = get(["boc/fx-annual", "ircc/pr-citz"])
    assert "is not the file that 2025-12-31.toml describes" in str(damaged.error)
    assert fetched.outcome == "new"


def test_progress_is_told_the_bytes_received_and_promised(agencies, get, made):
    """One piece: all of them at once."""
    told = []
    agencies.says(FX, made.valet("1.2"))
    get("boc/fx-annual", progress=lambda *sizes: told.append(sizes))
    assert told == [("boc/fx-annual", len(made.valet()), len(made.valet()))]


def test_a_store_that_does_not_exist_is_made_only_for_something(
    agencies, get, tmp_path, made
):
    """Refused first: no folder appears. Then a release: it does."""
    new = tmp_path / "a" / "b"
    get("boc/fx-annual", store=new)
    assert not (tmp_path / "a").exists()
    agencies.says(FX, made.valet())
    get("boc/fx-annual", store=new)
    assert (new / "raw/boc/fx-annual/2026-11-22.json").is_file()


def test_without_a_session_one_is_made_and_closed(agencies, bases, made, monkeypatch):
    """The default arguments work as they stand, but for the address."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    agencies.says(FX, made.valet("1.2"))
    [result] = fetch("boc/fx-annual", store=made.store, base=bases)
    assert result.outcome == "new"
    assert result.source.vintage == result.source.retrieved


def test_a_dead_network_is_one_sentence_for_each_source(get, waits, monkeypatch):
    """A name that no resolver knows is not asked for again and again."""

    def unresolved(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unresolved)
    [result] = get("boc/fx-annual", base={"boc": "http://agency.invalid"})
    assert isinstance(result.error, FetchError)
    assert str(result.error).startswith("No network: ")
    assert "what is held of it goes on being used" in str(result.error)
    assert waits == []


def test_the_log_says_what_was_asked_and_stored(agencies, get, made, caplog):
    """One line each."""
    caplog.set_level(logging.INFO, "cktrade.sources.fetch")
    agencies.says(FX, made.valet("1.2"))
    get("boc/fx-annual")
    assert f"Asking {agencies.url}{FX}" in caplog.messages
    assert any(line.startswith("Stored ") for line in caplog.messages)
