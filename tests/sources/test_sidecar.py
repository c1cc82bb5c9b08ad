"""Sidecars: what is lacking, wrong or altered is named."""

import hashlib
import tomllib

import pytest

from cktrade.errors import SourceError
from cktrade.sources import Document, Source, documents, raw_files

SIDECAR = """\
id = "x/t/2020-01-31"
kind = "official"
producer = "An agency"
producer_code = "x"
table = "t"
title = "A table"
url = ""
vintage = 2020-01-31
vintage_basis = "released"
licence = "open"
sha256 = "{digest}"
layout = "cktrade record"
"""


@pytest.fixture
def raw(tmp_path):
    """Return one raw file of five bytes with its sidecar."""
    path = tmp_path / "x" / "t" / "2020-01-31.csv"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"a,b\n1")
    digest = hashlib.sha256(b"a,b\n1").hexdigest()
    path.with_suffix(".toml").write_text(SIDECAR.format(digest=digest), "utf-8")
    return path


def spoil(raw, old, new):
    """Replace a piece of the sidecar."""
    sidecar = raw.with_suffix(".toml")
    text = sidecar.read_text("utf-8")

    assert old in text
    sidecar.write_text(text.replace(old, new), "utf-8")


def test_a_sidecar_that_fits_is_read(raw):
    """Every key becomes a field of its kind."""
    source = Source.beside(raw)

    assert source.id == "x/t/2020-01-31"
    assert source.vintage.isoformat() == "2020-01-31"
    assert source.kind == "official"
    assert source.corrections == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('title = "A table"\n', "", "lacking: title"),
        ('title = "A table"', 'titel = "A table"', "unknown: titel"),
        ("vintage = 2020-01-31", 'vintage = "2020-01-31"', "without quotes"),
        ("vintage = 2020-01-31", "vintage = 2020-01-31T10:00:00", "without quotes"),
        ('kind = "official"', 'kind = "rumour"', "kind is 'rumour'; expected one of"),
        ('basis = "released"', 'basis = "guessed"', "vintage_basis is 'guessed'"),
        ('id = "x', "id = x", "not readable as TOML"),
    ],
)
def test_a_sidecar_with_a_fault_says_which(raw, old, new, said):
    """One key removed, misspelt, or of another kind."""
    spoil(raw, old, new)

    with pytest.raises(SourceError, match=said):
        Source.beside(raw)


def test_a_changed_raw_file_is_refused_with_both_digests(raw):
    """Raw files are never edited."""
    raw.write_bytes(b"a,b\n2")

    with pytest.raises(SourceError, match=r"expected SHA-256 \w{12}…, found \w{12}…"):
        Source.beside(raw)


def test_a_raw_file_without_sidecar_is_refused(raw):
    """Nobody says where it comes from."""
    raw.with_suffix(".toml").unlink()

    with pytest.raises(SourceError, match=r"no sidecar: expected 2020-01-31\.toml"):
        Source.beside(raw)


def test_a_sidecar_without_its_raw_file_is_refused(raw, tmp_path):
    """The file was lost, or never came whole."""
    raw.unlink()

    with pytest.raises(SourceError, match="raw file that is not there"):
        list(raw_files(tmp_path))


def test_raw_files_are_found_and_documents_are_not_among_them(raw, tmp_path):
    """Claims are hand-kept and have no sidecar each."""
    (tmp_path / "documents" / "d").mkdir(parents=True)
    (tmp_path / "documents" / "d" / "claims.csv").write_text("claim\n", "utf-8")

    assert list(raw_files(tmp_path)) == [raw]


DOCUMENT = """\
id = "d"
producer = "A ministry"
title = "A page"
url = ""
language = "en"
published_from = 2019-03-06
published_to = 2020-02-04
published_reason = "it mentions 2018"
text = "d.txt"
sha256 = "00"
"""


def test_a_document_is_published_between_two_days(tmp_path):
    """The folder's name is its id."""
    folder = tmp_path / "documents" / "d"
    folder.mkdir(parents=True)
    (folder / "source.toml").write_text(DOCUMENT, "utf-8")

    assert [d.id for d in documents(tmp_path)] == ["d"]
    assert Document.inside(folder).published_to.year == 2020


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "d"', 'id = "e"', "expected id = 'd'"),
        ("from = 2019", "from = 2021", "is after published_to"),
        ("from = 2019-03-06", 'from = "spring 2019"', "bare TOML date"),
        ("from = 2019-03-06", "from = 1900-01-01", "which a draft writes"),
        ('producer = "', 'producer = "to confirm"  # "', "as the draft left it"),
    ],
)
def test_a_document_with_a_fault_says_which(tmp_path, old, new, said):
    """Another id than its folder, or days in the wrong order."""
    folder = tmp_path / "d"
    folder.mkdir()
    (folder / "source.toml").write_text(DOCUMENT.replace(old, new), "utf-8")

    with pytest.raises(SourceError, match=said):
        Document.inside(folder)


def test_a_document_without_source_toml_is_refused(tmp_path):
    """The guide is named."""
    with pytest.raises(SourceError, match=r"no source\.toml.*your-own-document"):
        Document.inside(tmp_path)


def test_the_specimen_sidecar_is_toml():
    """The specimen above is what the guide shows."""
    assert tomllib.loads(SIDECAR)["layout"] == "cktrade record"
