"""The processed tables' description as CSV on the Web (W3C), for who reads no package.

It is made from the data package (``datapackage.json``), so that both say the same.
"""

from __future__ import annotations

import json
from typing import Any

_TYPES = {
    "date": "date",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
}
#: Table → its columns that name a row of another table.
_REFERS = {
    "claims": {"document": ("sources", "source")},
    "events": {"document": ("sources", "source")},
    "observations": {"series": ("series", "series"), "source": ("sources", "source")},
    "verdicts": {"claim": ("claims", "claim")},
    "readings": {"claim": ("claims", "claim")},
}


def csvw(package: dict[str, Any]) -> bytes:
    """Write the metadata of the processed tables after CSVW.

    Parameters
    ----------
    package : dict
        What ``datapackage.json`` holds.

    Returns
    -------
    bytes
        ``csv-metadata.json``: a table group with, for each table, its columns (name,
        description, type), primary key and the keys into other tables. A cell that is
        empty is missing.

    """
    group = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": package["title"],
        "dialect": {"header": True, "encoding": "utf-8", "lineTerminators": ["\n"]},
        "tables": [_table(resource) for resource in package["resources"]],
    }
    return (json.dumps(group, ensure_ascii=False, indent=2) + "\n").encode()


def _table(resource: dict[str, Any]) -> dict[str, Any]:
    schema = resource["schema"]
    described: dict[str, Any] = {
        "columns": [_column(field) for field in schema["fields"]],
        "foreignKeys": [
            {
                "columnReference": [column],
                "reference": {"resource": f"{table}.csv", "columnReference": [key]},
            }
            for column, (table, key) in _REFERS.get(resource["name"], {}).items()
        ],
    }
    if key := schema.get("primaryKey"):
        described["primaryKey"] = key
    return {
        "url": resource["path"],
        "dc:description": resource["description"],
        "tableSchema": described,
    }


def _column(field: dict[str, Any]) -> dict[str, Any]:
    found = {
        "name": field["name"],
        "titles": field["name"],
        "datatype": _TYPES.get(field["type"], "string"),
        "dc:description": field["description"],
    }
    return found | ({"null": ""} if found["datatype"] != "string" else {})
