"""The Frictionless data package that describes the processed tables."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from cktrade.schemas import MODELS

if TYPE_CHECKING:
    from collections.abc import Mapping

_TYPES = {
    "float": "number", "int": "integer", "datetime": "date", "str": "string",
    "bool": "boolean",
}  # fmt: skip
_PRIMARY_KEYS = {
    "claims": "claim",
    "events": "event",
    "series": "series",
    "sources": "source",
    "verdicts": "claim",
    "readings": ["claim", "moment", "number"],
}


def datapackage(tables: Mapping[str, bytes], version: str) -> bytes:
    """Describe processed tables, field by field, as ``datapackage.json``.

    Parameters
    ----------
    tables : mapping of str to bytes
        Table name → its CSV file.
    version : str
        The package's version.

    Returns
    -------
    bytes
        JSON after the Data Package specification (frictionlessdata.io, v1): path,
        digest, size, and for each field its type, description and SDMX concept.

    """
    package = {
        "profile": "tabular-data-package",
        "name": "cktrade",
        "title": "Figures of the Canada–South Korea relationship",
        "version": version,
        "licenses": [{"name": "MIT", "title": "MIT licence (compilation)"}],
        "resources": [_resource(name, content) for name, content in tables.items()],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(name: str, content: bytes) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": _fields(name), "missingValues": [""]}
    if name in _PRIMARY_KEYS:
        schema["primaryKey"] = _PRIMARY_KEYS[name]
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "description": " ".join((MODELS[name].__doc__ or "").split()),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema,
    }


def _fields(name: str) -> list[dict[str, Any]]:
    described = []
    for column, spec in MODELS[name].to_schema().columns.items():
        kind = next(v for k, v in _TYPES.items() if str(spec.dtype).startswith(k))
        concept = (spec.metadata or {}).get("sdmx")
        described.append(
            {"name": column, "type": kind, "description": spec.description}
            | ({"sdmxConcept": concept} if concept else {})
            | ({"constraints": {"unique": True}} if spec.unique else {})
        )
    return described
