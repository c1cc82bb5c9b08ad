"""Tables in the terminal: nothing is cut, whatever the width."""

import re

import pytest
from rich.text import Text

from cktrade.cli import terminal
from cktrade.datasets import load
from cktrade.datasets.check_documents import checked

IDS = {"claims": "claim", "series": "series", "sources": "source", "events": "event"}
WIDTHS = (60, 80, 120, 200)
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def printed(monkeypatch, capsys):
    """Return ``printed(width, function, …)``: what a terminal shows; None is a pipe."""

    def run(width, function, *args):
        monkeypatch.delenv("COLUMNS", raising=False)
        if width:
            monkeypatch.setenv("COLUMNS", str(width))
            monkeypatch.setenv("TTY_COMPATIBLE", "1")
        else:
            monkeypatch.setenv("TTY_COMPATIBLE", "0")
        function(*args)
        return capsys.readouterr().out

    return run


@pytest.mark.parametrize("width", [*WIDTHS, None])
@pytest.mark.parametrize("name", IDS)
def test_no_id_is_cut_or_broken_at_any_width(printed, name, width):
    """Each id of the table stands whole at the beginning of a line of its own row."""
    rows = load(name)
    text = COLOUR.sub("", printed(width, terminal.show, name, rows))
    first = [line.split(" ")[0] for line in text.splitlines()]

    assert "…" not in text
    assert [word for word in first if word in {*rows[IDS[name]]}] == [*rows[IDS[name]]]


@pytest.mark.parametrize("width", WIDTHS)
def test_only_an_id_may_be_longer_than_the_terminal_is_wide(printed, width):
    """Series' ids reach 108 signs; all else is laid out within the width."""
    for name, column in IDS.items():
        rows = load(name)
        text = COLOUR.sub("", printed(width, terminal.show, name, rows))
        long = {line.strip() for line in text.splitlines() if len(line) > width}

        assert long <= {*rows[column]}


def test_verdicts_are_whole_in_a_narrow_terminal(printed):
    """Id, words, three verdicts and the sentence, wrapped between words."""
    rows = checked("gac-imports-2018")
    text = COLOUR.sub("", printed(60, terminal.verdicts, rows))
    row = rows.iloc[0]

    assert max(map(len, text.splitlines())) <= 60
    assert "\ngac-imports-2018\n" in text
    assert f"for its time: {row['for_its_time']}" in text
    assert row["sentence"] in " ".join(text.split())


def test_into_a_pipe_prose_goes_wrapped_and_without_colour(printed):
    """A hundred columns; each claim's id begins a line, its sentence is whole."""
    rows = checked()
    text = printed(None, terminal.verdicts, rows)

    assert max(map(len, text.splitlines())) <= 100
    for row in rows.to_dict("records"):
        assert f"\n{row['claim']}" in text
        assert row["sentence"] in " ".join(text.split())
    assert not COLOUR.search(text)


def test_into_a_pipe_a_table_without_prose_is_one_line_a_row(printed):
    """However wide: so that cut and grep can work."""
    rows = [["x" * 90, "y" * 90], ["a", "b"]]

    lines = printed(None, terminal.table, "t", ["key", "source"], rows).splitlines()

    assert lines[2] == f"{'x' * 90}   {'y' * 90}"


def test_brackets_in_a_cell_are_no_markup(printed):
    """A title may hold [brackets] and so may a caveat."""
    text = printed(80, terminal.table, "t", ["id", "title"], [["a", "[red] alert [/]"]])

    assert "[red] alert [/]" in text


def test_side_by_side_columns_stand_below_each_other(printed):
    """Widths 5 and 3 and a gap of three: the third column begins at sign 11."""
    rows = [["alpha", 1, "x"], ["b", 222, Text("y")]]
    lines = COLOUR.sub(
        "", printed(40, terminal.table, "t", ["id", "n", "c"], rows)
    ).splitlines()

    assert lines[1:4] == ["id      n     c", "alpha   1     x", "b       222   y"]


def test_one_by_one_short_fields_share_a_line_and_prose_is_set_in(printed):
    """Too narrow for 20 + 24 signs of prose: id, prose, then what is short."""
    rows = [["a-very-long-identifier", "words that must wrap somewhere", "2018", "ok"]]
    columns = ["id", "title", "period", "state"]
    lines = COLOUR.sub("", printed(30, terminal.table, "t", columns, rows))

    assert lines.splitlines()[1:5] == [
        "a-very-long-identifier",
        "  words that must wrap",
        "  somewhere",
        "  period: 2018  state: ok",
    ]
