"""A raw file and what is needed to cite it and to check it again.

Beside ``<vintage>.csv`` lies ``<vintage>.toml``; beside a document's ``claims.csv`` and
``events.csv`` lies ``source.toml``. A raw file is written once and never edited.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any, Self

from cktrade.errors import SourceError
from cktrade.vocabulary import SourceKind, VintageBasis


@dataclass(frozen=True, kw_only=True)
class Source:
    """What a sidecar says of the raw file beside it.

    Attributes
    ----------
    id : str
        ``<producer>/<table>/<vintage>``, the file's place under ``data/raw``.
    kind : SourceKind
        ``official`` (compiled by the agency, or a faithful copy of its table) or
        ``secondary`` (somebody quoting an agency; never alone grounds a verdict).
    producer, producer_code, table, title, url, licence : str
        Who published it, under which number and name, where, on which terms.
    vintage : date
        Day of release if stated, else day of retrieval.
    vintage_basis : VintageBasis
        Which of the two, or that it was inferred (``note`` says from what).
    retrieved : date or None
        Day the figures were taken down.
    sha256 : str
        Digest of the raw file, in hexadecimal.
    layout : str
        The name of the reader that understands the file.
    note : str
        What was taken and what was left, and why.
    corrections : tuple of dict
        Declared corrections ``{row, column, found, value, reason}``; one whose
        ``found`` no longer stands in the file fails (it has expired).

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
        table = read_sidecar(sidecar)
        source = cls(path=path, **_particulars(cls, table, sidecar))
        check_digest(path, source.sha256, sidecar.name)
        return source

    def cite(self) -> str:
        """Return the citation printed under tables and charts.

        Examples
        --------
        >>> Source.cite.__name__
        'cite'

        """
        table = f", table {self.table}" if self.table[:1].isdigit() else ""
        return f"{self.producer}{table}, {self.title} ({self.vintage.isoformat()})"


def read_sidecar(path: Path) -> dict[str, Any]:
    """Read a TOML file, and say which line is wrong if one is.

    Raises
    ------
    SourceError
        If the file is not UTF-8 or not TOML.

    """
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(
            f"{path} is not readable as TOML in UTF-8: {error}. Correct that line; "
            "docs/raw-files.md shows a whole sidecar."
        ) from error


def _particulars(
    cls: type[Source], table: dict[str, Any], where: Path
) -> dict[str, Any]:
    known = {f.name: f for f in fields(cls) if f.name != "path"}
    needed = {name for name, f in known.items() if f.default is MISSING}
    unknown, lacking = sorted(set(table) - set(known)), sorted(needed - set(table))
    if unknown or lacking:
        raise SourceError(
            f"{where}: expected the keys {', '.join(known)}; found no "
            f"{', '.join(lacking) or '—'}, and unknown {', '.join(unknown) or '—'}. "
            "Add or remove them."
        )
    try:
        table["kind"] = SourceKind(table["kind"])
        table["vintage_basis"] = VintageBasis(table["vintage_basis"])
    except ValueError as error:
        raise SourceError(f"{where}: {error}. See docs/raw-files.md.") from error
    for key in ("vintage", "retrieved"):
        _require_date(table.get(key), key, where, optional=key == "retrieved")
    table["corrections"] = tuple(table.get("corrections", ()))
    return table


def _require_date(value: object, key: str, where: Path, *, optional: bool) -> None:
    if type(value) is not date and not (optional and value is None):
        raise SourceError(
            f"{where}: {key} is {value!r}; expected a bare TOML date such as "
            f"{key} = 2026-04-02, without quotes or a time."
        )


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
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != expected:
        raise SourceError(
            f"{path} is not the file that {described_by} describes: expected SHA-256 "
            f"{expected[:12]}…, found {found[:12]}…. Raw files are never edited: "
            "restore it from git, or add the new release beside it as a vintage of its own."
        )
