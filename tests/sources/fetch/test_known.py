"""The names of sources: what is accepted, what is refused."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from cktrade.errors import NotHeldError
from cktrade.readers import FORMATS
from cktrade.sources.fetch.agencies import BASES, LICENCES
from cktrade.sources.fetch.checks import LAYOUTS
from cktrade.sources.fetch.known import known, resolve
from cktrade.vocabulary import codelist


def names(asked):
    """Return the names that an answer to this has."""
    return [source.name for source in resolve(asked)]


@pytest.mark.parametrize("nothing", [None, [], ()])
def test_nothing_is_the_default_list_without_what_needs_a_key(nothing):
    """A first `cktrade fetch` asks for nothing that a newcomer has not got."""
    assert names(nothing) == [
        name for name, source in known().items() if source.default
    ]
    assert not any(name.startswith("uncomtrade/") for name in names(nothing))


@pytest.mark.parametrize(
    "name",
    [
        "12-10-0175", "statcan/12-10-0175", "12100175", "1210017501", "12-10-0175-01",
        " 12-10-0175 ",
    ],
)  # fmt: skip
def test_any_table_of_statistics_canada_is_known_by_its_number(name):
    """With hyphens or without; -01 is the whole table."""
    [source] = resolve([name])
    assert source.name == "statcan/12-10-0175"
    assert source.layout == known()["statcan/12-10-0011"].layout
    assert source.title == ""


def test_a_table_that_is_listed_keeps_its_own_row():
    """12-10-0011 is on the list, with its title."""
    assert resolve("12-10-0011") == [known()["statcan/12-10-0011"]]


@pytest.mark.parametrize(
    "name", ["12-10-0175-03", "12-10-175", "ircc", "ircc/", "../x", "", "ircc/../x"]
)
def test_other_names_are_refused_with_what_is_known(name):
    """A view (-03) is refused too: a peer returns the whole table in its place."""
    with pytest.raises(NotHeldError) as refusal:
        resolve([name])
    message = str(refusal.value)
    assert f"{name!r} is not a source that can be fetched" in message
    assert "statcan/12-10-0011, statcan/24-10-0050, ircc/pr-citz, " in message
    assert "a view of a table, such as 12-10-0175-03, comes with the whole" in message


def test_a_source_asked_for_twice_is_fetched_once():
    """Two spellings of one table, and the order of asking."""
    asked = ["boc/fx-annual", "12-10-0011", "statcan/12-10-0011", "boc/fx-annual"]
    assert names(asked) == ["boc/fx-annual", "statcan/12-10-0011"]


def test_every_layout_is_the_name_of_a_reader():
    """The rooms do not know each other; the sidecar's word is what they share."""
    modules = [import_module(f"cktrade.readers.{name}") for name in FORMATS]
    assert {*LAYOUTS} <= {module.NAME for module in modules}
    assert {source.layout for source in known().values()} == {*LAYOUTS}


@pytest.mark.parametrize("name", known())
def test_every_known_source_has_all_that_a_fetch_needs(name):
    """An agency with address and terms, a check, an ending, titles, a path."""
    source, row = known()[name], codelist("fetchable")[name]
    assert source.producer in BASES
    assert source.producer in LICENCES
    assert source.producer in codelist("producers")
    assert source.layout in LAYOUTS
    assert source.ending in {".zip", ".csv", ".xlsx", ".json"}
    assert all(row[lang] for lang in ("en", "fr", "ko"))
    assert row["default"] in {"yes", "no"}
    assert bool(source.path) == (source.producer != "statcan")


def test_agencies_are_asked_over_https_only():
    """In the clear, anybody on the way could change a figure."""
    assert all(base.startswith("https://") for base in BASES.values())


def test_every_known_source_stands_in_the_guide():
    """With the same word on whether it is fetched by default."""
    guide = Path(__file__).parents[3] / "docs" / "fetch.md"
    rows = [line for line in guide.read_text("utf-8").splitlines() if line[:3] == "| `"]
    told = {row.split("`")[1]: row.rpartition("| ")[2][:3] == "yes" for row in rows}
    del told["12-10-0175"]
    assert told == {name: source.default for name, source in known().items()}
