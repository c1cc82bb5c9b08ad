"""The files of a briefing: all or none, and the same on any day in any place."""

import os
import shutil
import subprocess
import sys

import pytest

from cktrade.briefing import choices
from cktrade.briefing.brief import WRITERS, brief
from cktrade.errors import CktradeError, MissingExtraError, NotHeldError, SourceError

#: Debian's ``faketime`` moves the clock of a process; without it the second run is
#: only later by the time that the first one took.
_LATER = ["faketime", "-f", "+400d"] if shutil.which("faketime") else []


def made(folder, later=(), **environment):
    """Return the files of a briefing that another process makes."""
    folder.mkdir()
    words = ["-m", "cktrade", "brief", "--lang", "ko", "--out", str(folder / "out")]
    subprocess.run(  # noqa: S603 -- our own code
        [*later, sys.executable, *words],
        cwd=folder, env={**os.environ, **environment}, check=True, capture_output=True,
    )  # fmt: skip
    return {path.name: path.read_bytes() for path in (folder / "out").iterdir()}


def test_another_day_folder_zone_and_order_give_the_same_bytes(tmp_path):
    """Every format in Korean, made twice by processes that agree on nothing else."""
    first = made(tmp_path / "one", PYTHONHASHSEED="1", TZ="UTC")
    second = made(tmp_path / "two", _LATER, PYTHONHASHSEED="7", TZ="Asia/Seoul")

    assert {*first} == {f"cktrade-ko.{form}" for form in WRITERS}
    for name, content in first.items():
        assert second[name] == content, name


def test_a_format_and_a_language_can_be_chosen_and_progress_is_told(tmp_path):
    """One file; the last step told is the last of all."""
    told = []

    written = brief(
        out=tmp_path / "out", langs=["fr"], formats=["xlsx"],
        tell=lambda *step: told.append(step),
    )  # fmt: skip

    assert written == [tmp_path / "out" / "cktrade-fr.xlsx"]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["cktrade-fr.xlsx"]
    what, done, total = told[-1]
    assert (what, done) == ("cktrade-fr.xlsx", total)
    assert [step[1] for step in told] == [*range(1, total + 1)]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            {"formats": ["odt"]},
            "no format 'odt' of a briefing: html, pdf, xlsx, pptx, docx",
        ),
        ({"langs": ["de"]}, "no language 'de' of a briefing: en, fr, ko"),
        ({"paper": "a5"}, "no paper 'a5' of a briefing: letter, a4"),
    ],
)
def test_what_there_is_not_is_refused_before_anything_is_read(tmp_path, words, said):
    """The names that exist are listed."""
    with pytest.raises(NotHeldError, match=said):
        brief(out=tmp_path / "out", data=tmp_path, **words)


@pytest.mark.parametrize(
    ("form", "extra"),
    [("pdf", "pdf"), ("xlsx", "office"), ("pptx", "office"), ("docx", "office")],
)
def test_a_missing_extra_says_how_to_get_it(tmp_path, monkeypatch, form, extra):
    """Before anything is read, and with the command to type."""
    monkeypatch.setattr(choices, "find_spec", lambda _: None)

    with pytest.raises(MissingExtraError, match=rf"pip install 'cktrade\[{extra}\]'"):
        brief(out=tmp_path / "out", formats=[form], data=tmp_path)
    assert not (tmp_path / "out").exists()


def test_bad_input_leaves_the_old_briefing_as_it_was(data, tmp_path):
    """One changed cell; the file of before is untouched."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "cktrade-en.html").write_text("from before", "utf-8")
    path = data / "raw/statcan/12-10-0011/2026-04-02.csv"
    path.write_bytes(path.read_bytes().replace(b",295.8,", b",295.9,", 1))

    with pytest.raises(SourceError, match="is not the file that"):
        brief(out=out, data=data, formats=["html"], langs=["en"])
    assert [p.name for p in out.iterdir()] == ["cktrade-en.html"]
    assert (out / "cktrade-en.html").read_text("utf-8") == "from before"


def test_every_error_of_a_briefing_is_one_of_the_package():
    """So that the command line prints a message and no traceback."""
    assert issubclass(MissingExtraError, CktradeError)
