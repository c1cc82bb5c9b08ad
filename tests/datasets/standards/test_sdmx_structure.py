"""The structure message: what stands in it, by the schema's order."""

from xml.etree import ElementTree as ET

import cktrade as ck
from cktrade.datasets.standards.sdmx_csv import DIMENSIONS
from cktrade.datasets.standards.sdmx_structure import sdmx_structure

STR = "{http://www.sdmx.org/resources/sdmxml/schemas/v2_1/structure}"


def test_the_parts_stand_in_the_schemas_order():
    """Structures are a sequence: dataflows, code lists, concepts, data structures."""
    rows = ck.load("observations", partner="KOR", measure="merchandise_trade")
    tree = ET.fromstring(sdmx_structure(rows, ck.load("sources")))  # noqa: S314 -- our own
    parts = [child.tag.removeprefix(STR) for child in tree[1]]
    assert parts == ["Dataflows", "Codelists", "Concepts", "DataStructures"]


def test_each_dimension_has_its_place_and_its_list():
    """Fourteen in a row; the last is time, and only time and vintage have no list."""
    rows = ck.load("observations", partner="KOR", measure="merchandise_trade")
    tree = ET.fromstring(sdmx_structure(rows, ck.load("sources")))  # noqa: S314 -- our own
    found = [*tree.iter(f"{STR}Dimension"), *tree.iter(f"{STR}TimeDimension")]
    assert [d.get("position") for d in found] == [str(n) for n in range(1, 15)]
    assert [d.get("id") for d in found] == [*DIMENSIONS]
    free = [d.get("id") for d in found if d.find(f".//{STR}Enumeration") is None]
    assert free == ["VINTAGE", "TIME_PERIOD"]


def test_a_code_without_words_of_ours_names_itself():
    """A table's number is its own name."""
    rows = ck.load("observations", partner="KOR", measure="merchandise_trade")
    text = sdmx_structure(rows, ck.load("sources")).decode()
    assert "STATISTICS_CANADA_12-10-0011" in text
    assert 'xml:lang="fr">exportations<' in text
