"""A real client on the other end of the pipe asks what an assistant would ask."""

import asyncio
import json
import os
import sys

import pytest

pytest.importorskip("mcp", reason="the assistant's tools need the extra 'mcp'")

from mcp import Client, StdioServerParameters

SERVER = StdioServerParameters(
    command=sys.executable, args=["-m", "cktrade", "mcp"], env=dict(os.environ)
)

SENTENCE = "Canada's exports to South Korea were $5.9 billion in 2018."


def ask(*calls):
    """Start the server, ask in turn, and return its tools and its answers."""

    async def run():
        async with Client(SERVER) as client:
            tools = (await client.list_tools()).tools
            answers = [await client.call_tool(name, words) for name, words in calls]
        return tools, answers

    return asyncio.run(run())


def said(answer):
    """Return the text of an answer."""
    return answer.content[0].text


@pytest.fixture(scope="module")
def asked():
    """One conversation, asked once for the tests below."""
    series = {"words": "exports South Korea balance of payments unadjusted"}
    return ask(
        ("check", {"figure": "$15.3 billion in 2018"}),
        ("why", {"key": "gac-two-way-trade-2018"}),
        ("restate", {"claim": "gac-imports-2018", "lang": "fr"}),
        ("search_series", series),
        ("get_series", {"series": "no.such.series"}),
        ("check", {"figure": "42 unicorns"}),
        (
            "lint_text",
            {"text": "Canada's exports to South Korea were $5.9 billion in 2018."},
        ),
    )


def test_every_tool_is_listed_read_only_and_told(asked):
    """Name, what it takes, and that it changes nothing."""
    tools, _ = asked
    names = {"check", "why", "restate", "search_series", "get_series", "lint_text"}
    assert names <= {tool.name for tool in tools}
    assert all(tool.annotations.read_only_hint for tool in tools)
    assert all(len(tool.description) > 60 for tool in tools)


def test_a_printed_figure_gets_verdict_number_basis_vintage_and_source(asked):
    """The claim of 15.3 billion, found by its words."""
    answer = json.loads(said(asked[1][0]))["verdicts"][0]
    assert answer["claim"] == "gac-two-way-trade-2018"
    assert answer["as_printed"].endswith("$15.3 billion in 2018")
    assert answer["printed_by"][0].startswith("Government of Canada")
    assert answer["for_its_time"] in {"agrees", "not checkable"}
    assert {"record_value", "record_unit", "basis", "vintage", "sources"} <= set(answer)


def test_why_and_restate_say_what_the_package_says(asked):
    """The same lines, and the reader's language."""
    _, answers = asked
    assert any(
        line.startswith("gac-two-way-trade-2018")
        for line in json.loads(said(answers[1]))["lines"]
    )
    assert "Statistique Canada" in json.loads(said(answers[2]))["sentence"]


def test_series_are_found_by_words(asked):
    """Each with its unit and basis."""
    found = json.loads(said(asked[1][3]))["series"][0]
    assert (found["partner"], found["flow"]) == ("KOR", "export")
    assert found["basis"] == "balance_of_payments"
    assert found["unit"] == "CAD"


def test_what_is_not_held_is_an_error_that_says_what_to_do(asked):
    """A series and a figure that nobody printed."""
    _, answers = asked
    assert all(answer.is_error for answer in answers[4:6])
    assert "There is no series 'no.such.series'" in said(answers[4])
    assert "No document held prints '42 unicorns'" in said(answers[5])


def test_a_sentence_is_checked_figure_by_figure(asked):
    """5.9 billion is borne by the customs basis: 5.86 billion."""
    found = json.loads(said(asked[1][6]))["findings"][0]
    assert "$5.9 billion" in found["as_printed"]
    assert found["verdict"] in {"agrees", "agrees on another reading"}
    assert found["record_value"] == pytest.approx(5_864_600_000)
