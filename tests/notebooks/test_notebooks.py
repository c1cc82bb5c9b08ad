"""Every notebook runs, says what its page says, and proves the answer it opens with."""

from __future__ import annotations

import html
import re
from itertools import cycle
from pathlib import Path

import pytest

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
NAMES = sorted(path.stem for path in NOTEBOOKS.glob("*.ipynb"))
#: A path from the root of a disk, on any system.
MACHINE = re.compile(r"(?<![\w.:/])/(?:home|root|tmp|work|Users|usr|var|opt)/|\w:\\")
SIZE = 1_000_000
#: How a cell says that the record of that day holds nothing for it.
ABSENT = re.compile(
    r"a later as_of holds more|there are no rows to draw|no reading of the record is |"
    r"beside what was asked before"
)


def code(page):
    """Return the cells that run."""
    return [cell for cell in page.cells if cell.cell_type == "code"]


def texts(page):
    """Return what the cells print or show, without the pictures."""
    return sorted(
        (number, kind, "".join(text))
        for number, cell in enumerate(code(page))
        for output in cell.outputs
        for kind, text in (output.get("data") or {"stream": output.get("text")}).items()
        if kind != "image/png"
    )


def numbers(text):
    """Return the numbers of a text as they are, without separators and empty tenths."""
    found = re.findall(r"\d[\d,]*(?:\.\d+)?", text)
    return {number.replace(",", "").removesuffix(".0") for number in found}


def test_there_is_a_page_for_every_script():
    """The pairs are whole: no script without a page, no page without a script."""
    assert sorted(path.stem for path in NOTEBOOKS.glob("*.py")) == NAMES
    assert len(NAMES) == 8


@pytest.mark.parametrize("name", NAMES)
def test_page_and_script_hold_the_same_cells(making, stored, name):
    """Who edits one of the two must make the other."""
    page, script = stored(name), making.script(name)

    assert [(c.id, c.cell_type, c.source) for c in page.cells] == [
        (c.id, c.cell_type, c.source) for c in script.cells
    ]


@pytest.mark.parametrize("name", NAMES)
def test_the_notebook_runs_and_shows_what_its_page_shows(
    making, stored, tmp_path, name
):
    """From top to bottom in a fresh kernel: the same words, each chart saved."""
    folder = tmp_path / "notebooks"
    folder.mkdir()

    page, run = stored(name), making.run(making.script(name), folder)

    assert texts(run) == texts(page)
    assert [len(c.outputs) for c in code(run)] == [len(c.outputs) for c in code(page)]
    saved = [*(tmp_path / "briefing" / "notebooks").glob("*.png")]
    assert len(saved) == len(making.pictures(page)) > 0


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_warned_of_and_every_cell_was_run_in_order(stored, name):
    """A page with a warning on it, or cells run twice, is not evidence."""
    page = stored(name)
    streams = {o.name for c in code(page) for o in c.outputs if "name" in o}

    assert streams <= {"stdout"}
    assert [c.execution_count for c in code(page)] == [*range(1, len(code(page)) + 1)]


@pytest.mark.parametrize("name", NAMES)
def test_the_page_tells_nothing_of_the_machine_and_stays_small(stored, name):
    """No path, no time, no version: running it elsewhere gives the same file."""
    page = stored(name)

    assert [text for *_, text in texts(page) if MACHINE.search(text)] == []
    assert page.metadata == {
        "kernelspec": page.metadata["kernelspec"],
        "language_info": {"name": "python"},
    }
    assert all(cell.metadata == {} for cell in page.cells)
    assert (NOTEBOOKS / f"{name}.ipynb").stat().st_size < SIZE


@pytest.mark.parametrize("name", NAMES)
def test_every_picture_is_told_in_words(making, stored, name):
    """Who cannot see the chart hears its title, extremes and latest number."""
    pictures = making.pictures(stored(name))

    assert all(len(p.metadata["image/png"]["alt"]) > 100 for p in pictures)


@pytest.mark.parametrize("name", NAMES)
def test_it_opens_with_question_answer_and_measure(stored, name):
    """A heading that asks, a sentence in bold that answers, a line on what is meant."""
    question, answer, measure = stored(name).cells[0].source.split("\n\n")

    assert re.fullmatch(r"# [^\n]+\?", question)
    assert answer.startswith("**")
    assert re.fullmatch(r"\*[^*].*[^*]\*", measure, re.DOTALL)


@pytest.mark.parametrize("name", NAMES)
def test_every_number_of_the_answer_is_in_the_evidence(stored, name):
    """The answer says 16.0, and so does something that the cells show."""
    page = stored(name)
    answer = page.cells[0].source.split("\n\n")[1]
    shown = html.unescape(re.sub(r"<[^>]+>", " ", " ".join(t for *_, t in texts(page))))
    found = numbers(shown)
    fractions = {number.partition(".")[2] for number in found}

    assert numbers(answer) - found - fractions == set()


@pytest.mark.parametrize("name", NAMES)
def test_the_parameters_stand_at_the_top(stored, name):
    """Language, day and folder; then cells that load by name, and no path."""
    first, *others = code(stored(name))
    names = re.findall(r"^([A-Z_]+) =", first.source, re.MULTILINE)

    assert names[:3] == ["LANG", "AS_OF", "FOLDER"]
    assert not any("Path(" in c.source or "rcParams" in c.source for c in others)


@pytest.mark.parametrize(
    ("name", "lang"), list(zip(NAMES, cycle(["fr", "ko"]), strict=False))
)
def test_the_script_runs_in_another_language(tmp_path, monkeypatch, name, lang):
    """Set at the top, the language reaches every chart and table."""
    text = (NOTEBOOKS / f"{name}.py").read_text("utf-8")
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    spoken = text.replace('LANG = "en"', f'LANG = "{lang}"')
    names = {}

    exec(compile(spoken, name, "exec"), names)  # noqa: S102 -- our own script

    assert spoken != text
    assert names["chart"].lang == lang


@pytest.mark.parametrize(
    ("day", "lang"), [("2016-01-01", "fr"), ("2020-06-30", "ko")], ids=lambda v: v
)
@pytest.mark.parametrize("name", NAMES[1:])
def test_the_script_survives_an_earlier_day(
    tmp_path, monkeypatch, capsys, name, day, lang
):
    """Nothing released later is seen, and a cell without numbers says so.

    The first notebook shows what is printed, which has no vintages.
    """
    text = (NOTEBOOKS / f"{name}.py").read_text("utf-8")
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    earlier = re.sub(r'(?m)^AS_OF = "[^"]+"', f'AS_OF = "{day}"', text)
    names = {}

    exec(  # noqa: S102 -- our own script
        compile(earlier.replace('LANG = "en"', f'LANG = "{lang}"'), name, "exec"), names
    )

    assert earlier != text
    assert ABSENT.search(capsys.readouterr().out)
    if "observations" in names:
        assert f"{names['observations']['vintage'].max():%Y-%m-%d}" <= day
