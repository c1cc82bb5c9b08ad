"""A verdict with all that it rests on, as a research object (RO-Crate 1.1).

A folder that can be sent: the sentence and its arithmetic as text, the verdict and its
readings as JSON, the cells of the record as CSV, and ``ro-crate-metadata.json``, which
names the document, the agencies' files with their digests, and the run that made it.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cktrade.datasets.why import Why

_METADATA = "ro-crate-metadata.json"
_SPEC = "https://w3id.org/ro/crate/1.1"
_SOFTWARE = "#cktrade"


def crate(
    why: Why,
    verdict: Mapping[str, Any],
    sources: Mapping[str, Mapping[str, Any]],
    version: str,
) -> dict[str, bytes]:
    """Return the files of a crate, by name.

    Parameters
    ----------
    why : Why
        Where the number comes from; :func:`cktrade.why` of a claim.
    verdict : mapping
        The verdict with its readings, as ``check --format json`` writes it.
    sources : mapping
        The rows of the table of sources, by id.
    version : str
        The package's version.

    Returns
    -------
    dict of str to bytes
        ``why.txt``, ``verdict.json``, ``cells.csv`` (where a reading grounds the
        verdict) and ``ro-crate-metadata.json``.

    """
    files = {
        "why.txt": f"{why}\n".encode(),
        "verdict.json": (json.dumps([verdict], ensure_ascii=False, indent=2)).encode(),
    }
    if why.cells:
        files["cells.csv"] = _csv(why.cells)
    used = sorted({str(cell["source"]) for cell in why.cells})
    graph = _graph(verdict, {name: sources[name] for name in used}, sources, [*files])
    graph.append(
        {
            "@id": _SOFTWARE,
            "@type": "SoftwareApplication",
            "name": "cktrade",
            "softwareVersion": version,
        }
    )
    whole = {"@context": f"{_SPEC}/context", "@graph": graph}
    text = json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    return files | {_METADATA: text.encode()}


def _csv(cells: Sequence[Mapping[str, Any]]) -> bytes:
    written = io.StringIO()
    table = csv.DictWriter(written, [*cells[0]], lineterminator="\n")
    table.writeheader()
    table.writerows(cells)
    return written.getvalue().encode()


def _graph(
    verdict: Mapping[str, Any],
    used: Mapping[str, Mapping[str, Any]],
    sources: Mapping[str, Mapping[str, Any]],
    files: Sequence[str],
) -> list[dict[str, Any]]:
    document = _document(verdict["document"], sources[verdict["document"]])
    raw = [_raw(name, row) for name, row in used.items()]
    made = [_file(name) for name in files]
    return [
        {
            "@id": _METADATA,
            "@type": "CreativeWork",
            "conformsTo": {"@id": _SPEC},
            "about": {"@id": "./"},
        },
        {
            "@id": "./",
            "@type": "Dataset",
            "name": f"{verdict['claim']}: {verdict['verdict']}",
            "description": verdict["sentence"],
            "datePublished": _newest(used, sources[verdict["document"]]),
            "license": {"@id": "https://spdx.org/licenses/MIT"},
            "hasPart": [{"@id": one["@id"]} for one in made],
            "mentions": [{"@id": "#check"}],
        },
        *made, document, *raw,
        {
            "@id": "https://spdx.org/licenses/MIT",
            "@type": "CreativeWork",
            "name": "MIT licence (compilation)",
        },
        {
            "@id": "#check",
            "@type": "CreateAction",
            "name": "The claim held against the record",
            "instrument": {"@id": _SOFTWARE},
            "object": [{"@id": one["@id"]} for one in (document, *raw)],
            "result": [{"@id": one["@id"]} for one in made],
        },
    ]  # fmt: skip


def _newest(used: Mapping[str, Mapping[str, Any]], document: Mapping[str, Any]) -> str:
    """Return the newest release that the verdict rests on; else the document's day."""
    days = [row["published_to"] for row in used.values()] or [document["published_to"]]
    return f"{max(days):%Y-%m-%d}"


def _document(name: str, row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "@id": row["url"] or f"#{name}",
        "@type": "CreativeWork",
        "identifier": name,
        "name": row["title"],
        "publisher": row["producer"],
    }


def _raw(name: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return an agency's figures, by the id and digest under which they are held."""
    return {
        "@id": f"#{name}",
        "@type": "CreativeWork",
        "identifier": f"sha256:{row['sha256']}",
        "name": row["title"],
        "publisher": row["producer"],
        "datePublished": f"{row['published_to']:%Y-%m-%d}",
    } | {
        key: value
        for key, value in (("url", row["url"]), ("usageInfo", row["licence"]))
        if value
    }


def _file(name: str) -> dict[str, Any]:
    kinds = {"txt": "text/plain", "json": "application/json", "csv": "text/csv"}
    return {
        "@id": name,
        "@type": "File",
        "name": name,
        "encodingFormat": kinds[name.rpartition(".")[2]],
    }
