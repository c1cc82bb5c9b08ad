"""The commands, as a person types them."""

import json
import re
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from cktrade import __version__
from cktrade.cli import commands as cli
from cktrade.schemas import columns

HEAVY = {"pandas", "numpy", "matplotlib", "pandera", "great_tables", "narwhals"}
COMMANDS = (
    "build", "brief", "list", "show", "trace", "check", "why", "restate", "fetch",
    "slice", "export",
)  # fmt: skip


def run(*words, width=200):
    """Run a command on a terminal wide enough for whole ids, or of a width."""
    return CliRunner(env={"COLUMNS": str(width)}).invoke(cli.app, words)


def test_help_names_every_command():
    """The commands that the README promises."""
    text = run("--help").output

    for command in COMMANDS:
        assert f"  {command} " in text


def test_no_line_of_the_help_is_cut_at_80_columns():
    """What a command does is said whole."""
    text = CliRunner(env={"COLUMNS": "80"}).invoke(cli.app, ["--help"]).output

    assert "..." not in text.split("Commands:")[1]


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["build", "--help"]])
def test_help_and_version_load_nothing_heavy(words):
    """They answer at once because pandas and matplotlib stay where they are."""
    code = (
        "import sys\n"
        "from cktrade.cli.commands import app\n"
        f"try: app({words!r})\n"
        "except SystemExit: pass\n"
        "print(sorted(m for m in sys.modules if '.' not in m), file=sys.stderr)"
    )
    done = subprocess.run(  # noqa: S603 -- our own code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert not HEAVY & set(eval(done.stderr))  # noqa: S307 -- a list that we printed


@pytest.mark.parametrize(
    ("module", "unused"),
    [
        ("cktrade.datasets.check_documents", "cktrade.readers"),
        ("cktrade.datasets.check_documents", "cktrade.verdicts.check"),
        ("cktrade.briefing.factsheet.write", "matplotlib.figure"),
        ("cktrade.readers", "openpyxl"),
        ("cktrade", "importlib.metadata"),
    ],
)
def test_a_command_imports_only_what_its_usual_work_takes(module, unused):
    """``check`` compares with the last build, a fact sheet draws no chart."""
    code = f"import sys, {module}; print({unused!r} in sys.modules)"
    done = subprocess.run(  # noqa: S603 -- our own code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "False"


def test_a_command_looks_for_garbage_seldom():
    """It ends soon: a look at everything held comes after 2,000,000 new objects."""
    code = (
        "import gc, sys; from cktrade.cli.commands import main\n"
        "sys.argv[1:] = ['--version']\n"
        "try: main()\n"
        "except SystemExit: print(gc.get_threshold())"
    )
    done = subprocess.run(  # noqa: S603 -- our own code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines()[-1] == "(10000, 10, 20)"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_answers_to_h_as_to_help(command):
    """One dash and one letter, as people type it."""
    assert run(command, "-h").output == run(command, "--help").output


def test_a_command_stopped_by_hand_says_what_it_left(monkeypatch):
    """The note of the interruption, and the exit code of a shell: 128 + 2."""

    def stopped(*_args, **_named):
        stop = KeyboardInterrupt()
        stop.add_note("Whole files only.")
        raise stop

    monkeypatch.setattr("cktrade.datasets.fetch_releases.fetch", stopped)
    result = run("fetch")

    assert result.exit_code == 130
    assert "Whole files only." in result.stderr


def test_the_version_is_the_packages():
    """One number, in one place."""
    assert run("--version").output == f"cktrade {__version__}\n"


def test_list_names_figures_documents_and_series():
    """What there is to build, to show and to load; series are counted."""
    text = run("list", width=80).output

    assert "two-way-trade" in text
    assert "gac-bilateral-relations" in text
    assert re.search(r"trade \d,\d{3}", text)
    assert len(text.splitlines()) <= 24
    assert max(map(len, text.splitlines())) <= 80
    assert re.search(
        r"^ *trade +merchandise_trade +\d+", run("list", "series").output, re.MULTILINE
    )
    assert "How much do the two countries trade?" in run("list", "exhibits").output
    assert "Bilateral relations" in run("list", "documents").output
    assert "exhibits, documents" in str(run("list", "unicorns").exception)


@pytest.mark.parametrize("width", [60, 80, 100])
def test_prose_is_wrapped_at_any_width_and_in_a_pipe(width):
    """Title, ids, sentences and the count of what is not shown."""
    lines = run("check", width=width).output.splitlines()

    assert max(map(len, lines)) <= width


def test_verdicts_begin_with_the_worst():
    """Contradicted before what agrees."""
    text = run("check").output

    assert text.index("gac-trading-partner-rank") < text.index("gac-exports-2018")


def test_list_series_takes_words_of_ids_and_dimensions():
    """Every word must be there; no series has nonsense."""
    lines = run("list", "series", "kor", "export", "customs").output.splitlines()

    assert any(
        line.strip().startswith("derived.cimt-monthly.can.kor") for line in lines
    )
    assert all("kor" in line for line in lines[2:] if line.strip())
    assert "No series has all of these words" in str(
        run("list", "series", "unicorn").exception
    )


def test_list_codes_has_every_list_and_every_label():
    """``flows`` is a list; its export is 수출."""
    assert "flows" in run("list", "codes").output
    assert "수출" in run("list", "codes", "flows").output
    assert "'flows'" in str(run("list", "codes", "flow").exception)


def test_show_takes_every_name_that_list_prints():
    """A chart's rows, a series' numbers; what is neither names the nearest."""
    assert "2018" in run("show", "two-way-trade").output
    text = run("show", "boc.fx-rates-annual.can.kor.level").output
    assert "0.001178" in text
    assert "'two-way-trade'" in str(run("show", "two-way-trad").exception)
    assert "choose from a table" in str(
        run("show", "two-way-trade", "--topic", "trade").exception
    )


def test_show_names_both_series_of_a_sum_and_of_a_difference():
    """Two-way trade of 2018 is 6,056.1 + 8,272.8 million, the balance the difference.

    Shown under the series of the exports alone each would be a wrong number.
    """
    lines = run("show", "annual-trade").output.splitlines()
    of = "statcan.12-10-0011.can.kor.{}.total.bop.nsa@2018"
    made = {f"{of.format('export')} {sign} {of.format('import')}" for sign in "+-"}
    shown = {line.split("   ")[0].strip(): line for line in lines}

    assert made <= set(shown)
    assert {
        key: re.search(r"\S*[\d,]{5,}(?= )", shown[key].removeprefix(key))[0]
        for key in sorted(made)
    } == dict(zip(sorted(made), ["14,328,900,000", "−2,216,700,000"], strict=True))


def test_show_claims_gives_document_place_and_qualifier():
    """Only those of the topic asked for."""
    text = run("show", "claims", "--topic", "trade").output

    assert "gac-imports-2018" in text
    assert "over" in text
    assert "¶10" in text
    assert "gac-language-teachers" not in text


def test_show_of_an_unknown_topic_lists_the_known():
    """A misspelt topic is an error that helps."""
    result = run("show", "claims", "--topic", "trad")

    assert "There are: context, immigration" in str(result.exception)


def test_check_as_json_is_one_object_a_claim_with_the_promised_keys():
    """The keys of the interface, and readings as a list of objects."""
    objects = json.loads(run("check", "--format", "json").output)
    by_claim = {one["claim"]: one for one in objects}
    trade = by_claim["gac-two-way-trade-2018"]

    assert {
        "claim", "document", "as_printed", "value", "unit", "low", "high",
        "when_printed", "for_its_time", "today", "reason", "evidence", "placebo_rate",
        "placebo_n", "sentence", "loose", "readings", "missing", "caveat",
    } <= {*trade}  # fmt: skip
    assert trade["today"] is None
    assert by_claim["mofa-student-rank"]["today"] == "contradicted"
    assert (trade["low"], trade["high"]) == (15_250_000_000, 15_350_000_000)
    assert by_claim["gac-imports-2018"]["high"] is None
    assert {
        "series",
        "reference_period",
        "value",
        "low",
        "high",
        "miss",
        "vintage",
    } <= {*trade["readings"][0]}


@pytest.fixture
def memo(tmp_path):
    """A document of one's own: 5,257.4 a year of 2006 to 2016 were not over 6,000."""
    claim = (
        "immigration,permanent_residents,CAN,KOR,admissions,TOTAL,not stated,"
        "not applicable,not applicable,2006/2016,mean,{0},persons per year,{1},{2},"
        '"an average of {2} {0:,}"'
        ",,,,"
    )
    header = ",".join(columns("claims"))
    said = {"right": (5257, 1, "about"), "wrong": (6000, 1000, "over")}
    rows = [f"memo-{k},memo,¶1,{claim.format(*v)}" for k, v in said.items()]
    folder = tmp_path / "memo"
    folder.mkdir()
    (folder / "claims.csv").write_text("\n".join([header, *rows, ""]), "utf-8")
    (folder / "source.toml").write_text(
        'id = "memo"\nproducer = "P"\ntitle = "T"\nurl = ""\nlanguage = "en"\n'
        "published_from = 2026-01-01\npublished_to = 2026-01-01\n"
        'published_reason = "made up"\ntext = "memo.txt"\nsha256 = "00"\n',
        "utf-8",
    )
    return str(folder)


def test_check_is_strict_when_asked(memo):
    """One claim of the five is contradicted today (a rank of students)."""
    assert run("check").exit_code == 0
    assert run("check", "--strict").exit_code == 1
    assert run("check", memo).exit_code == 0
    assert run("check", memo, "--strict").exit_code == 1


def test_check_shows_the_worst_first(memo):
    """Contradicted before agrees."""
    rows = json.loads(run("check", memo, "--format", "json").output)

    assert [(one["claim"], one["for_its_time"]) for one in rows] == [
        ("memo-wrong", "contradicted"),
        ("memo-right", "agrees"),
    ]


def test_why_takes_a_key_of_a_chart_back_to_rows_of_a_raw_file():
    """January 2018: 415.9 million dollars, on row 254 of the raw file."""
    text = run("why", "statcan.12-10-0011.can.kor.export.total.bop.nsa@2018-01").output

    assert "vector v87008939" in text
    assert "row   254" in text
    assert "415.9 × 10^6" in text


def test_restate_writes_three_languages():
    """Imports of 2025 were 16,025.3 million: over 16 billion."""
    assert "$17.9 billion in 2025" in run("restate", "gac-imports-2018").output
    assert "17,9 milliards de dollars" in run(
        "restate", "gac-imports-2018", "--lang", "fr"
    ).output.replace("\N{NO-BREAK SPACE}", " ")
    assert "179억" in run("restate", "gac-imports-2018", "--lang", "ko").output


def test_an_error_is_a_message_and_exit_code_2():
    """No traceback, and what to do."""
    done = subprocess.run(
        [sys.executable, "-m", "cktrade", "build", "--only", "nothing"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 2
    assert "cktrade: There is no table or chart 'nothing'. There are:" in done.stderr
    assert "Traceback" not in done.stderr


def test_build_of_a_claim_says_which_figures_draw_it(tmp_path):
    """Its own chart first, then those of the catalogue that hold it."""
    result = run("build", "--only", "gac-imports-2018", "--out", str(tmp_path))
    told = str(result.exception)

    assert "'gac-imports-2018' is a claim, no table or chart." in told
    assert "drawn in: claim-gac-imports-2018, verdicts-at-a-glance, verdicts" in (told)


def test_build_of_a_misspelt_name_brings_the_nearest():
    """Half a name is enough to be understood."""
    told = str(run("build", "--only", "two-way-trades").exception)

    assert "Did you mean 'two-way-trade'?" in told


def test_check_of_one_claim_judges_that_one():
    """By its id, or several."""
    rows = json.loads(run("check", "gac-imports-2018", "--format", "json").output)

    assert [row["claim"] for row in rows] == ["gac-imports-2018"]


def test_trace_without_a_word_says_what_it_needs():
    """The texts are not shipped: one sentence rather than a fault for each document."""
    told = str(run("trace").exception)

    assert "cktrade trace --documents FOLDER" in told
    assert "cktrade trace FOLDER" in told


def test_why_of_a_key_with_an_unknown_series_names_the_nearest():
    """A letter too many in the flow; or a claim's id with a year behind it."""
    wrong = "statcan.12-10-0011.can.kor.exports.total.bop.nsa@2018"
    told = str(run("why", wrong).exception)

    assert "Did you mean 'statcan.12-10-0011.can.kor.export.total.bop.nsa'" in told
    assert "There is no series 'gac-imports-2018'" in str(
        run("why", "gac-imports-2018@2018").exception
    )


def test_check_counts_the_verdicts_above_the_table():
    """One claim, one verdict: the title says both."""
    first = run("check", "mofa-two-way-travel").output.splitlines()[0]
    word = json.loads(run("check", "mofa-two-way-travel", "--format", "json").output)

    assert first == f"verdicts (1): 1 {word[0]['verdict']}"


def test_check_leads_with_what_matters_and_counts_the_rest():
    """Figures of context stand in one line, and in full with --all."""
    short, full = run("check").output, run("check", "--all").output

    assert "gac-two-way-trade-2018" in short
    assert "mofa-lives-lost" not in short
    assert "more of context (" in short.splitlines()[-1]
    assert "mofa-lives-lost" in full


def test_check_of_one_topic_in_the_readers_language():
    """Eight figures of trade; in French, and none of another topic."""
    shown = run("check", "--topic", "trade", "--lang", "fr").output

    assert shown.startswith("verdicts (8)\N{NARROW NO-BREAK SPACE}: ")
    assert "pour son époque" in shown
    assert "concorde avec les données" in shown
    assert "mofa-student-rank" not in shown


def test_check_of_a_topic_that_is_not_there_names_the_topics():
    """A slip of the fingers brings the word that was meant."""
    found = run("check", "--topic", "trad")

    assert "Did you mean 'trade'" in str(found.exception)
    assert "immigration, study" in str(found.exception)


def test_export_writes_a_form_and_names_its_files(tmp_path):
    """Where they lie, a line each."""
    found = run("export", "claim-review", "gac-exports-2018", "--out", str(tmp_path))

    assert found.exit_code == 0
    assert found.output.split() == [str(tmp_path / "claim-review.jsonld")]


def test_why_of_the_beginning_of_an_id_brings_those_that_go_on():
    """Who types gac-ex is brought to gac-exports-2018."""
    found = run("why", "gac-ex")

    assert "Did you mean 'gac-exports-2018'?" in str(found.exception)


def test_the_shell_completes_commands():
    """The script for bash names the program."""
    found = subprocess.run(
        [sys.executable, "-m", "cktrade", "--show-completion", "bash"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "_completion()" in found.stdout
