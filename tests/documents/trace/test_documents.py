"""All faults of all documents are told at once, each with its place."""

from __future__ import annotations

import hashlib
import shutil

import pytest

from cktrade.documents.trace import Uncovered, trace, trace_folders
from cktrade.errors import SourceError


def test_a_document_whose_every_number_has_a_row_is_clean(memo):
    """Three claims, one event, one ignored word: eight numbers, none left."""
    found = memo.trace()
    assert found.faults == ()
    assert found.uncovered == ()
    assert found.clean
    assert found.documents == ("memo",)
    assert found.rows == {"claims": 3, "events": 1, "ignored": 1}


@pytest.mark.parametrize(
    ("table", "tokens"),
    [
        ("claims", ["$2.5 billion", "2019", "third largest", "1988", "1,200", "2019"]),
        ("events", ["2020"]),
        ("ignored", ["first"]),
    ],
)
def test_a_table_that_is_not_written_yet_leaves_its_numbers(memo, table, tokens):
    """Of the eight numbers, six are in claims, one each in the others."""
    (memo.folder / f"{table}.csv").unlink()
    found = memo.trace()
    assert [u.token for u in found.uncovered] == tokens
    assert found.faults == ()
    assert not found.clean


def test_an_uncovered_number_is_told_with_its_place(memo):
    """Without its claim, the amount and its year are left in ¶3."""
    memo.rows("claims", memo.rank, memo.students)
    found = memo.trace()
    assert found.uncovered == (
        Uncovered(
            "memo",
            "¶3",
            "$2.5 billion",
            "Exports rose to $2.5 billion in 2019, the third largest sum",
        ),
        Uncovered(
            "memo",
            "¶3",
            "2019",
            "rose to $2.5 billion in 2019, the third largest sum since",
        ),
    )


def test_a_wrong_locator_names_row_and_the_line_where_the_words_stand(memo):
    """Row 2 of the file is the first after its header."""
    memo.rows("claims", memo.exports | {"locator": "¶5"}, memo.rank, memo.students)
    (fault,) = memo.trace().faults
    assert fault == (
        f"{memo.folder / 'claims.csv'}, row 2 (memo-exports-2019): "
        "'$2.5 billion in 2019' does not stand in ¶5; found at ¶3. Correct the locator."
    )


def test_a_missing_text_names_file_and_document(memo):
    """Both the file that is lacking and who asks for it."""
    (memo.texts / "memo.txt").unlink()
    (fault,) = memo.trace().faults
    assert str(memo.texts / "memo.txt") in fault
    assert str(memo.folder) in fault


def test_a_changed_text_gives_both_digests_and_is_still_traced(memo):
    """The rows still fit, so the digest is the only fault."""
    digest = hashlib.sha256(b"another").hexdigest()
    memo.text(memo.words, digest=digest)
    found = memo.trace()
    (fault,) = found.faults
    assert digest in fault
    assert hashlib.sha256(memo.words.encode()).hexdigest() in fault
    assert found.uncovered == ()
    assert not found.clean


def test_a_text_beside_the_rows_goes_before_the_shared_folder(memo):
    """An analyst may keep text and rows together; the shared folder may be empty."""
    shutil.move(memo.texts / "memo.txt", memo.folder / "memo.txt")
    assert memo.trace().clean


def test_a_new_document_needs_its_source_only(memo):
    """Without a row yet, tracing lists the eight numbers: the worklist."""
    for table in ("claims", "events", "ignored"):
        (memo.folder / f"{table}.csv").unlink()
    found = trace_folders([memo.folder], memo.texts)
    assert len(found.uncovered) == 8
    assert found.faults == ()


def test_the_row_of_another_document_is_refused(memo):
    """Its token then counts as uncovered."""
    memo.rows("ignored", memo.ignored | {"document": "note"})
    found = memo.trace()
    assert "ignored.csv, row 2, column document" in found.faults[0]
    assert [u.token for u in found.uncovered] == ["first"]


def test_every_fault_of_every_table_is_told_at_once(memo):
    """A bad period, an event beyond the end, a superfluous token, a wrong digest."""
    memo.rows("claims", memo.exports | {"reference_period": "May 2023"})
    memo.rows("events", memo.event | {"locator": "¶9"})
    memo.rows("ignored", memo.ignored, memo.ignored)
    memo.source(sha256="0" * 64)
    faults = memo.trace().faults
    expected = [
        "SHA-256",
        "reference_period",
        "the text ends with ¶5",
        "take the row out",
    ]
    assert len(faults) == 4
    assert all(words in fault for words, fault in zip(expected, faults, strict=True))


def test_a_document_that_cannot_be_read_does_not_hide_the_others(memo):
    """The empty folder is a fault; the memo is still traced."""
    (memo.folder.parent / "note").mkdir()
    found = memo.trace()
    assert found.documents == ("memo", "note")
    (fault,) = found.faults
    assert "note has no source.toml" in fault
    assert found.rows["claims"] == 3


def test_a_text_that_is_not_utf_8_is_a_fault_of_its_document(memo):
    """In Windows-1252 an é is one byte, which is not UTF-8."""
    (memo.texts / "memo.txt").write_bytes("café 2019".encode("cp1252"))
    (fault,) = memo.trace().faults
    assert "expected UTF-8" in fault


def test_a_data_folder_without_documents_is_not_clean_but_wrong(tmp_path):
    """Nothing traced must not look like nothing found."""
    with pytest.raises(SourceError, match="holds no document"):
        trace(tmp_path, data=tmp_path)


def test_a_french_document_is_traced_like_an_english_one(memo):
    """The rank has its row; amount and year have none."""
    memo.text("Les exportations, au sixième rang, valent 15,3 milliards en 2018.\n")
    row = memo.rank | {"locator": "¶1", "value": "6", "as_printed": "sixième rang"}
    memo.rows("claims", row | {"reference_period": "2018"})
    memo.rows("events")
    memo.rows("ignored")
    found = memo.trace()
    assert [u.token for u in found.uncovered] == ["15,3 milliards", "2018"]
    assert found.faults == ()
