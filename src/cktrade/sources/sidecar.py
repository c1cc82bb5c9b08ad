"""A raw file or document, and what is needed to cite it and to check it again.

Beside ``<vintage>.csv`` lies ``<vintage>.toml``; in a document's folder, beside
``claims.csv`` and ``events.csv``, lies ``source.toml``. Raw files are written once and
never edited.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Self

from cktrade.errors import SourceError
from cktrade.vocabulary import SourceKind, VintageBasis

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SHOWN = 200
#: In bytes: longer names no system takes.
_LONGEST = 255
#: Before no agency counted, and later no day of a release is.
_YEARS = range(1800, 2200)
#: What ``cktrade draft`` writes where a person must say who published it, and when.
TO_CONFIRM, NO_DAY = "to confirm", date(1900, 1, 1)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, kw_only=True)
class Source:
    """What a sidecar says of the raw file beside it.

    Attributes
    ----------
    id : str
        ``<producer>/<table>/<vintage>``, the file's place under ``data/raw``.
    path : Path
        The raw file.
    kind : SourceKind
        ``official`` (from the agency that compiled it), ``copy`` (its table copied by
        others and checked against a second source, which ``note`` names) or
        ``secondary`` (somebody quoting an agency or computing from its files).
    producer, producer_code, table, title, url, licence : str
        Who published it, under which number and name, where, on which terms.
    vintage : date
        Day of release if stated, else day of retrieval.
    vintage_basis : VintageBasis
        Which of the two, or that it was inferred (``note`` says from what).
    sha256 : str
        Digest of the raw file, in hexadecimal.
    layout : str
        The name of the reader that understands the file.
    retrieved : date or None
        Day the figures were taken down.
    note : str
        What was taken and what was left, and why.
    frequency : str
        What one date of the file stands for (``quarterly``), where it does not say.
    corrections : tuple of dict
        Declared corrections ``{row, found, value, reason}``; one whose ``found`` no
        longer stands in the file has expired, and fails.

    """

    id: str
    path: Path
    kind: SourceKind
    producer: str
    producer_code: str
    table: str
    title: str
    url: str
    vintage: date
    vintage_basis: VintageBasis
    licence: str
    sha256: str
    layout: str
    retrieved: date | None = None
    note: str = ""
    frequency: str = ""
    corrections: tuple[dict[str, Any], ...] = field(default=())

    @classmethod
    def beside(cls, path: Path) -> Self:
        """Read the sidecar beside a raw file and check the file against it.

        Parameters
        ----------
        path : Path
            The raw file; its sidecar has the same name, ending in ``.toml``.

        Returns
        -------
        Source
            The file's particulars; the file is known to be unaltered.

        Raises
        ------
        SourceError
            If the sidecar is missing, incomplete or unreadable, or the file changed.

        """
        sidecar = path.with_suffix(".toml")
        if not sidecar.is_file():
            raise SourceError(
                f"{path} has no sidecar: expected {sidecar.name} beside it, which says "
                "who published the file, when, and where it was found. Write one (see "
                "docs/raw-files.md), or take the file away."
            )
        table = _particulars(cls, sidecar)
        _convert(table, "kind", SourceKind, sidecar)
        _convert(table, "vintage_basis", VintageBasis, sidecar)
        _require_dates(table, sidecar, "vintage", "retrieved")
        table["corrections"] = tuple(table.get("corrections", ()))
        check_digest(path, table["sha256"], sidecar.name)
        return cls(path=path, **table)


@dataclass(frozen=True, kw_only=True)
class Document:
    """What ``source.toml`` says of a document whose figures are transcribed.

    Attributes
    ----------
    id : str
        The document's id; the name of its folder.
    path : Path
        The folder under ``data/raw/documents``.
    producer, title, url, language : str
        Who published it, under which title, where if known, in which language.
    published_from, published_to : date
        The first and the last day on which it can have been published.
    published_reason : str
        How these days are known.
    text : str
        Name of the file with its text, which the package does not ship.
    sha256 : str
        Digest of that text file, in hexadecimal.
    note : str
        What a reader must know.

    """

    id: str
    path: Path
    producer: str
    title: str
    url: str
    language: str
    published_from: date
    published_to: date
    published_reason: str
    text: str
    sha256: str
    note: str = ""

    @classmethod
    def inside(cls, folder: Path, *, drafted: bool = False) -> Self:
        """Read ``source.toml`` of a document's folder.

        Parameters
        ----------
        folder : Path
            A folder with ``source.toml`` and ``claims.csv``, maybe ``events.csv`` and
            ``ignored.csv``; its name is the document's id.
        drafted : bool, optional
            Whether what ``cktrade draft`` left open may stay so, as while tracing.

        Raises
        ------
        SourceError
            If ``source.toml`` is missing or incomplete, gives another id, or days of
            publication in the wrong order; or if its producer or day is still what
            ``cktrade draft`` left for a person.

        """
        sidecar = folder / "source.toml"
        if not sidecar.is_file():
            raise SourceError(
                f"{folder} has no source.toml, which says who published the document "
                "and when. Write one (see docs/your-own-document.md)."
            )
        table = _particulars(cls, sidecar)
        _require_dates(table, sidecar, "published_from", "published_to")
        if table["id"] != folder.name:
            raise SourceError(
                f"{sidecar}: expected id = {folder.name!r}, the folder's name; found "
                f"{table['id']!r}. Rename one of them."
            )
        if not _is_plain_name(table["text"]):
            raise SourceError(
                f"{sidecar}: text is {table['text'][:_SHOWN]!r}; expected "
                "the plain name of a file in this folder, such as memo.txt, and no "
                "path. Correct that line."
            )
        if not _LANGUAGE.fullmatch(table["language"]):
            raise SourceError(
                f"{sidecar}: language is {table['language']!r}; expected a code such "
                "as en, fr or ko. Correct that line."
            )
        if table["published_from"] > table["published_to"]:
            raise SourceError(
                f"{sidecar}: published_from {table['published_from']} is after "
                f"published_to {table['published_to']}. Exchange them."
            )
        if not drafted:
            _require_confirmed(table, sidecar)
        return cls(path=folder, **table)


def _require_confirmed(table: Mapping[str, Any], sidecar: Path) -> None:
    """Refuse a publisher or a day that nobody has filled in since the draft."""
    if str(table["producer"]).strip().casefold() in {"", TO_CONFIRM}:
        raise SourceError(
            f"{sidecar}: producer is {table['producer']!r}, as the draft left it; "
            "expected who published the document. Write the name in that line."
        )
    for key in ("published_from", "published_to"):
        if table[key] == NO_DAY:
            raise SourceError(
                f"{sidecar}: {key} is {NO_DAY}, which a draft writes where the text "
                "tells no day; expected a day on which it can have come out. Write "
                "the first and the last such day, and published_reason how you know."
            )


def _is_plain_name(name: str) -> bool:
    """Say whether a name is one of a file in any folder of any system."""
    plain = PurePath(name).parts == (name,) and name != ".." and "\\" not in name
    return plain and name.isprintable() and len(name.encode()) <= _LONGEST


def raw_files(raw: Path) -> Iterator[Path]:
    """Yield every raw file below a folder, in the order of their places.

    Parameters
    ----------
    raw : Path
        ``data/raw`` or a folder like it; ``documents`` inside it is left out.

    Raises
    ------
    SourceError
        If a sidecar lies there without its raw file.

    """
    held = sorted(
        path
        for path in raw.glob("*/*/*")
        if path.is_file() and path.name[0] != "." and path.parts[-3] != "documents"
    )
    files = [path for path in held if path.suffix != ".toml"]
    described = {p.with_suffix("") for p in files}
    for sidecar in held:
        if sidecar.suffix == ".toml" and sidecar.with_suffix("") not in described:
            raise SourceError(
                f"{sidecar} describes a raw file that is not there. Restore the file "
                "beside it, or take the sidecar away."
            )
    yield from files


def documents(raw: Path) -> list[Document]:
    """Return the documents below a ``data/raw`` folder, in the order of their ids."""
    folders = sorted(p for p in (raw / "documents").glob("*") if p.is_dir())
    return [Document.inside(folder) for folder in folders]


def check_digest(path: Path, expected: str, described_by: str) -> None:
    """Compare a file with the SHA-256 that its description gives.

    Raises
    ------
    SourceError
        If the file is gone, or is not the one described.

    """
    if not path.is_file():
        raise SourceError(
            f"{path} is missing; {described_by} describes it. Restore it."
        )
    try:
        with path.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise SourceError(
            f"{path} cannot be read: {error.strerror}. Allow this user to read it."
        ) from error
    if found != expected:
        raise SourceError(
            f"{path} is not the file that {described_by} describes: expected SHA-256 "
            f"{expected[:12]}…, found {found[:12]}…. Raw files are never edited: "
            "restore it from git, or add a new release beside it as another vintage."
        )


def _particulars(cls: type[Any], sidecar: Path) -> dict[str, Any]:
    """Read a sidecar that has every key its class needs, and no other."""
    try:
        table = tomllib.loads(sidecar.read_text("utf-8"))
    except OSError as error:
        raise SourceError(
            f"{sidecar} cannot be read: {error.strerror}. Allow this user to read it."
        ) from error
    except (ValueError, RecursionError) as error:  # of TOML, of UTF-8, of its numbers
        raise SourceError(
            f"{sidecar} is not readable as TOML in UTF-8: {error}. Correct that line."
        ) from error
    known = {f.name: f for f in fields(cls) if f.name != "path"}
    needed = {n for n, f in known.items() if f.default is MISSING}
    unknown, lacking = sorted(set(table) - set(known)), sorted(needed - set(table))
    if unknown or lacking:
        raise SourceError(
            f"{sidecar}: expected the keys {', '.join(known)}; lacking: "
            f"{', '.join(lacking) or 'none'}; unknown: {', '.join(unknown) or 'none'}. "
            "Add or remove them."
        )
    _require_texts(table, known, sidecar)
    return table


def _require_texts(table: dict[str, Any], known: dict[str, Any], where: Path) -> None:
    """Refuse a number, list or table where a text is meant."""
    for key, value in table.items():
        texts = known[key].type in {"str", "SourceKind", "VintageBasis"}
        wrong = texts and not isinstance(value, str)
        if key == "corrections":
            wrong = not isinstance(value, list) or not all(
                isinstance(one, dict) for one in value
            )
        if wrong:
            kind = "a text in quotes" if texts else "a list of tables"
            raise SourceError(
                f"{where}: {key} is {value!r}; expected {kind}. Correct that line."
            )


def _convert(table: dict[str, Any], key: str, words: Any, where: Path) -> None:  # noqa: ANN401 -- an enum
    try:
        table[key] = words(table[key])
    except ValueError:
        raise SourceError(
            f"{where}: {key} is {table[key]!r}; expected one of {', '.join(words)}."
        ) from None


def _require_dates(table: dict[str, Any], where: Path, *keys: str) -> None:
    for key in keys:
        if key not in table:
            continue
        day = table[key]
        if type(day) is not date or day.year not in _YEARS:
            raise SourceError(
                f"{where}: {key} is {day!r}; expected a bare TOML date such as "
                f"{key} = 2026-04-02, without quotes or a time."
            )
