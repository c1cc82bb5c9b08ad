"""CSV on the Web, validated by the reference reader in Python."""

import json

import csvw as reader
import pytest

from cktrade.datasets.standards.csvw import csvw
from cktrade.datasets.standards.exporting import export


@pytest.fixture
def folder(tmp_path):
    """The tables as exported; of the long ones the first 300 rows."""
    export("csvw", out=tmp_path)
    for name in ("observations", "readings"):
        path = tmp_path / f"{name}.csv"
        rows = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(rows[:301]), "utf-8", newline="")
    return tmp_path


def test_another_reader_finds_the_tables_whole(folder):
    """Types, primary keys and the keys into other tables hold."""
    group = reader.TableGroup.from_file(folder / "csv-metadata.json")
    assert reader.CSVW(str(folder / "csv-metadata.json"), validate=True).is_valid
    group.check_referential_integrity()
    claims = {row["claim"]: row for row in group.tabledict["claims.csv"]}
    assert claims["gac-exports-2018"]["value"] == 5_900_000_000
    assert len(claims) == 49


def test_a_key_that_points_nowhere_is_found(folder):
    """A verdict on a claim that is not there breaks the description."""
    path = folder / "verdicts.csv"
    text = path.read_text("utf-8")
    path.write_text(text.replace("gac-exports-2018,", "gac-exports-1918,", 1), "utf-8")
    group = reader.TableGroup.from_file(folder / "csv-metadata.json")
    with pytest.raises(ValueError, match="gac-exports-1918"):
        group.check_referential_integrity()


def test_it_says_what_the_data_package_says():
    """A date is a date, and a column without a type is text."""
    fields = [
        {"name": "day", "type": "date", "description": "A day"},
        {"name": "name", "type": "string", "description": "A name"},
        {"name": "loose", "type": "boolean", "description": "Yes or no"},
    ]
    resource = {
        "name": "events", "path": "events.csv", "description": "Days",
        "schema": {"fields": fields, "primaryKey": "name"},
    }  # fmt: skip
    made = json.loads(csvw({"title": "T", "resources": [resource]}))
    columns = made["tables"][0]["tableSchema"]["columns"]
    assert [c["datatype"] for c in columns] == ["date", "string", "boolean"]
    assert [c.get("null") for c in columns] == ["", None, ""]
    assert made["tables"][0]["tableSchema"]["primaryKey"] == "name"
