"""A document of one's own that is wrong is refused in the package's own words."""

import pytest

from cktrade.documents.text import Text
from cktrade.documents.trace import trace_folders
from cktrade.errors import CktradeError, InvalidRowsError, SourceError
from cktrade.schemas import read_table
from cktrade.sources import Document
from cktrade.vocabulary import periods

GOOD = {
    "id": '"memo"', "producer": '"A ministry"', "title": '"Memo"', "url": '""',
    "language": '"en"', "published_from": "2020-05-01", "published_to": "2020-12-31",
    "published_reason": '"Said."', "text": '"memo.txt"', "sha256": '"00"',
}  # fmt: skip


@pytest.fixture
def memo(tmp_path):
    """Return a function that writes a document's folder with some keys changed."""

    def write(**changed):
        folder = tmp_path / "memo"
        folder.mkdir(exist_ok=True)
        lines = [f"{key} = {value}" for key, value in {**GOOD, **changed}.items()]
        (folder / "source.toml").write_text("\n".join(lines) + "\n", "utf-8")
        return folder

    return write


@pytest.mark.parametrize("key", [*GOOD])
@pytest.mark.parametrize(
    "value", ["7", "1.5", "true", "[]", "{}", "nan", "inf", '["a"]', "1979-05-27T07:32"]
)
def test_a_particular_of_another_type_is_refused(key, value, memo):
    """Every key of source.toml, with every type that TOML has."""
    with pytest.raises(SourceError):
        Document.inside(memo(**{key: value}))


@pytest.mark.parametrize(
    "said", ["9" * 5000, "0000-01-01", "9999-99-99", "[" * 5000, '"\\ud800"', "\0"]
)
def test_particulars_that_toml_cannot_read_are_refused(said, memo):
    """5,000 digits, no day, brackets without end, half a character, a NUL."""
    with pytest.raises(SourceError):
        Document.inside(memo(published_from=said))


@pytest.mark.parametrize("key", ["published_from", "published_to"])
@pytest.mark.parametrize("day", ["9999-12-31", "1066-10-14"])
def test_a_day_on_which_nothing_can_be_published_is_refused(key, day, memo):
    """The last day of all, as programs write for never, and one before any agency."""
    with pytest.raises(SourceError, match=key):
        Document.inside(memo(**{key: day}))


def test_a_hole_in_a_table_of_ones_own_is_refused(tmp_path):
    """A cell of free words would have taken it."""
    path = tmp_path / "ignored.csv"
    path.write_text("document,locator,token,reason\nmemo,¶1,7,a \0 word\n", "utf-8")
    with pytest.raises(InvalidRowsError, match="row 2: expected text, found a NUL"):
        read_table(path, "ignored")


@pytest.mark.parametrize(
    "name",
    [
        "/etc/hostname",
        "../memo.txt",
        "a/b.txt",
        "..",
        ".",
        "",
        "..\\a",
        "a/../b",
        "a" * 300,
        "memo\\u0000.txt",
        "memo.txt/",
    ],
)
def test_a_text_outside_of_the_documents_folder_is_refused(name, memo):
    """`text` is the plain name of a file: no path leads anywhere else."""
    quoted = name.replace("\\", "\\\\").replace("\\\\u", "\\u")
    with pytest.raises(SourceError, match="expected the plain name"):
        Document.inside(memo(text=f'"{quoted}"'))


def test_a_link_that_leads_out_of_the_folder_is_not_followed(memo, tmp_path):
    """The name is plain, and stands for a file elsewhere."""
    folder = memo()
    (tmp_path / "secret").write_text("secret 7\n")
    (folder / "memo.txt").symlink_to(tmp_path / "secret")
    traced = trace_folders([folder])
    assert "secret" not in str(traced)
    assert "is missing" in traced.faults[0]


@pytest.mark.parametrize(
    "locator", ["¶" + "9" * 5000, "¶0", "¶-1", "¶１", "¶1\0", "14", "¶" + "9" * 20]
)
def test_a_locator_that_is_none_is_refused(locator, tmp_path):
    """5,000 digits are more than Python turns into a number."""
    path = tmp_path / "ignored.csv"
    path.write_text(
        f"document,locator,token,reason\nmemo,{locator},7,a word\n", "utf-8"
    )
    with pytest.raises(InvalidRowsError, match=r"column locator|a NUL byte"):
        read_table(path, "ignored")


@pytest.mark.parametrize("year", ["0000", "9999", "０２０１８", "２０１８", "20 18"])
def test_a_year_that_the_calendar_does_not_have_is_refused(year):
    """The day before the first and the day after the last year are no days."""
    for form in ("{}", "{}-Q1", "{}-01", "{}-01-01", "{}-A1", "{}/2020", "2000/{}"):
        with pytest.raises(CktradeError):
            periods.bounds(form.format(year))


def test_a_text_that_is_a_folder_is_refused(tmp_path):
    """An OSError of the system, said in our words."""
    with pytest.raises(CktradeError, match="cannot be read"):
        Text.read(tmp_path)
