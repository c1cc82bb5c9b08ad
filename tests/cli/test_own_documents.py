"""An ordinary document of one's own never stops a whole build or briefing."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cktrade import charts
from cktrade.cli import commands as cli
from cktrade.datasets import workers
from cktrade.errors import DrawingError

RAW = Path(__file__).resolve().parents[2] / "data/raw"
#: A mean of the measure of which the other document prints one too.
MEAN = (
    'memo-mean,memo,¶2,immigration,permanent_residents,CAN,KOR,admissions,TOTAL,'
    'not stated,not applicable,not applicable,2010/2012,mean,5100,persons per year,'
    '100,about,"an average of about 5,100 a year",\n'
)  # fmt: skip
#: As many as a page has room for.
EVENTS = "".join(
    f"memo-{n},memo,¶3,{2011 + n // 6}-{n % 6 * 2 + 1:02},month,a month,"
    f"A meeting of some length number {n},CAN;KOR,context,\n"
    for n in range(36)
)
#: Twice as many.
MORE = EVENTS + EVENTS.replace("memo-", "memo-b")


def run(command, data, out, *words):
    """Run a command on a data folder."""
    given = [command, "--out", str(out), "--data", str(data), *words]
    return CliRunner().invoke(cli.app, given, catch_exceptions=False)


@pytest.fixture
def people(data):
    """Return a data folder that can answer for permanent residents."""
    for table in ("ircc/pr-citz-totals", "ircc/facts-and-figures"):
        shutil.copytree(RAW / table, data / "raw" / table)
    return data


@pytest.fixture
def spoilt(monkeypatch):
    """One chart cannot be drawn, whatever the reason; one process draws all."""

    def refuse(*_args, **_words):
        raise DrawingError("charts.permanent_residents: rows of no form.")

    monkeypatch.setattr(workers, "processors", lambda: 1)
    monkeypatch.setattr(charts, "permanent_residents", refuse)


def test_two_documents_with_a_mean_and_many_events_are_drawn_whole(
    people, memo, tmp_path
):
    """Both means are named in the chart's data; all 72 events are listed."""
    memo(MEAN, MORE)
    out = tmp_path / "out"

    done = run("build", people, out)

    assert done.exit_code == 0
    assert "not drawn" not in done.stderr
    assert (out / "charts/permanent-residents.svg").is_file()
    assert (out / "charts/claim-memo-mean.svg").is_file()
    listed = (out / "tables/timeline.csv").read_text("utf-8")
    assert listed.count("A meeting of some length") == 72
    assert "memo-mean" in (people / "processed/verdicts.csv").read_text("utf-8")


@pytest.mark.usefixtures("spoilt")
def test_a_build_names_the_one_chart_that_cannot_be_drawn(people, memo, tmp_path):
    """It alone is missing; the rest stands, and the exit status says so."""
    memo(MEAN, MORE)
    out = tmp_path / "out"

    done = run("build", people, out)

    assert done.exit_code == 1
    assert "not drawn: permanent-residents: charts.permanent_residents: " in done.stderr
    assert not (out / "charts/permanent-residents.svg").exists()
    assert (out / "charts/claim-memo-mean.svg").is_file()


@pytest.mark.usefixtures("spoilt")
def test_a_briefing_names_the_one_chart_that_cannot_be_drawn(people, memo, tmp_path):
    """The timeline has room on a page; the one chart is named at the end of both."""
    memo(MEAN, EVENTS)
    out = tmp_path / "out"

    done = run("brief", people, out, "--lang", "en", "--format", "html")

    page = (out / "cktrade-en.html").read_text("utf-8")
    assert done.exit_code == 1
    assert "cktrade: not drawn: permanent-residents: charts.permanent" in done.stderr
    assert done.stderr.count("not drawn") == 1
    assert "Not drawn, because the rows do not fit the drawing: " in page
    assert "A meeting of some length number 35" in page


def test_without_the_repeated_mean_the_briefing_is_whole(people, memo, tmp_path):
    """The same data: success; what nothing is held of is named, and is no failure.

    A build of the same data says so too, and its status is the same.
    """
    memo(events=EVENTS)
    out = tmp_path / "out"

    done = run("brief", people, out, "--lang", "en", "--format", "html")

    page = (out / "cktrade-en.html").read_text("utf-8")
    told = "cktrade: left out, for nothing is held of it: "
    assert done.exit_code == 0
    assert done.stderr.startswith(told)
    assert done.stderr.count("\n") == 1
    assert "do not fit the drawing" not in page
    built = run("build", people, out)
    assert built.exit_code == 0
    assert "korean-population" in built.stderr
    assert built.stderr.startswith("cktrade: left out, for nothing is held of it: ")


def test_text_that_is_code_elsewhere_is_text_on_the_page(people, memo, tmp_path):
    """Markup and a formula in an event's title: escaped, and nothing is stopped."""
    title = "=1+1 <script>alert(1)</script> #read(1)"
    memo(events=f"memo-x,memo,¶3,1991,year,=1,{title},CAN;KOR,context,\n")
    out = tmp_path / "out"

    done = run("brief", people, out, "--lang", "en")

    page = (out / "cktrade-en.html").read_text("utf-8")
    assert done.exit_code == 0
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert {p.suffix for p in out.iterdir()} == {
        ".html",
        ".pdf",
        ".xlsx",
        ".pptx",
        ".docx",
    }
