"""Documents in five formats give the same lines; bad ones give a sentence."""

from __future__ import annotations

import io
import zipfile

import pytest
from pypdf import PdfWriter

from cktrade.documents.reading import language, read_pages
from cktrade.errors import FormatError

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = (
    "<w:p><w:r><w:t>Exports were $2 million.</w:t></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>2014</w:t></w:r></w:p></w:tc>"
    "<w:tc><w:p><w:r><w:t>7.5</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)

PAGE = (
    "<head><script>var x=9</script></head><p>Exports were <b>$2</b> million.</p>"
    "<table><tr><td>2014</td><td>7.5</td></tr></table>"
)


def word(body=BODY, notes="", *, head=""):
    """Return a Word file with a body and footnotes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        document = f"{head}<w:document {W}><w:body>{body}</w:body></w:document>"
        packed.writestr("word/document.xml", document)
        if notes:
            packed.writestr(
                "word/footnotes.xml", f"<w:footnotes {W}>{notes}</w:footnotes>"
            )
    return stream.getvalue()


def read(tmp_path, name, content):
    """Write a file and return its lines."""
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_pages(file)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "Exports were $2 million.\n\n2014 7.5\n"),
        ("a.md", "Exports were **$2 million**.\n\n2014 7.5\n"),
        (
            "a.html",
            PAGE,
        ),
        ("a.docx", word()),
    ],
)
def test_every_format_gives_the_same_lines(tmp_path, name, content):
    """A paragraph and a row of a table."""
    pages = read(tmp_path, name, content)
    assert pages.lines == ("Exports were $2 million.", "2014 7.5")


def test_footnotes_of_a_word_file_are_lines(tmp_path):
    """The third line says where it stands."""
    note = "<w:footnote><w:p><w:r><w:t>Of 5 ships.</w:t></w:r></w:p></w:footnote>"
    pages = read(tmp_path, "a.docx", word(notes=note))
    assert pages.lines[2] == "Of 5 ships."
    assert pages.places[2].startswith("footnote")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.docx", b"no zip at all", "damaged"),
        ("a.docx", word(body="<w:p>"), "damaged"),
        ("a.pdf", b"%PDF-1.4 cut", "no readable PDF|no text layer"),
        ("a.txt", b"\xff\xfe\x00", "UTF-8"),
        ("a.txt", b" \n \n", "has no text"),
        ("a.odt", b"x", "expected one of"),
    ],
)
def test_a_bad_file_is_a_sentence(tmp_path, name, content, said):
    """It says what was expected and what to do."""
    with pytest.raises(FormatError, match=said):
        read(tmp_path, name, content)


def test_entities_in_a_word_file_are_not_followed(tmp_path):
    """The entity names a file of this machine; it gives nothing."""
    head = '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    body = "<w:p><w:r><w:t>Two &e; ships.</w:t></w:r></w:p>"
    assert "root" not in " ".join(read(tmp_path, "a.docx", word(body, head=head)).lines)


def test_a_picture_only_and_a_locked_pdf_say_so(tmp_path):
    """Blank pages have no text layer; a password locks the rest."""
    for name, password, said in (("a", "", "no text layer"), ("b", "x", "password")):
        writer = PdfWriter()
        writer.add_blank_page(200, 200)
        if password:
            writer.encrypt(password, algorithm="RC4-128")
        file = tmp_path / f"{name}.pdf"
        writer.write(file)
        with pytest.raises(FormatError, match=said):
            read_pages(file)


def test_the_language_is_told_and_another_one_refused():
    """Russian is none of the three."""
    assert language(["The exports of the country rose in the year."]) == "en"
    assert language(["Les exportations du pays ont crû dans l’année."]) == "fr"
    assert language(["수출이 늘었다"]) == "ko"
    with pytest.raises(FormatError, match="none of English"):
        language(["Экспорт страны вырос в прошлом году на три процента."])


def test_a_folder_is_named_as_one_and_its_files_asked_for(tmp_path):
    """Nothing in it is read."""
    with pytest.raises(FormatError, match="is a folder; expected a document"):
        read_pages(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "Las exportaciones de Canadá a Corea crecieron en los dos años, por el carbón.",
        "Die Ausfuhren Kanadas nach Korea und der Handel mit der Welt wuchsen.",
    ],
)
def test_a_text_in_another_language_is_not_taken_for_french(text):
    """Spanish shares small words with French; it has more of its own."""
    with pytest.raises(FormatError, match="none of English, French and Korean"):
        language([text])
