"""What SDMX-CSV leaves unsaid: the data structure, its concepts and code lists.

Written as SDMX-ML 2.1, which readers of SDMX-CSV take as the structure of a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from cktrade.datasets.standards.sdmx_csv import (
    ATTRIBUTES,
    DIMENSIONS,
    LISTED,
    code,
    in_columns,
)
from cktrade.vocabulary.codes import LANGUAGES
from cktrade.vocabulary.lists import codelist, label

if TYPE_CHECKING:
    import pandas as pd

    from cktrade.vocabulary.codes import Lang

_SITE = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
_MES, _STR, _COM = f"{_SITE}/message", f"{_SITE}/structure", f"{_SITE}/common"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_OURS = {"agencyID": "CKTRADE", "version": "1.0"}
#: Dimension → our list with its words.
_WORDS = {
    "REF_AREA": "economies",
    "COUNTERPART_AREA": "economies",
    "INDICATOR": "measures",
    "FLOW": "flows",
    "PRODUCT": "products",
    "BASIS": "bases",
    "VALUATION": "valuations",
    "ADJUSTMENT": "adjustments",
    "UNIT_MEASURE": "units",
}


def sdmx_structure(observations: pd.DataFrame, sources: pd.DataFrame) -> bytes:
    """Write the structure of :func:`sdmx_csv`'s file as SDMX-ML 2.1.

    Parameters
    ----------
    observations, sources : DataFrame
        The tables of these names; their codes are the ones listed.

    Returns
    -------
    bytes
        A structure message: code lists with the codes that occur and their words in
        three languages, the concepts, the data structure, the dataflow.

    """
    for prefix, name in (("mes", _MES), ("str", _STR), ("com", _COM)):
        ET.register_namespace(prefix, name)
    message = ET.Element(f"{{{_MES}}}Structure")
    header = _under(message, _MES, "Header")
    _under(header, _MES, "ID").text = "CKTRADE_RECORD"
    _under(header, _MES, "Test").text = "false"
    newest = observations["vintage"].max()
    _under(header, _MES, "Prepared").text = f"{newest:%Y-%m-%dT00:00:00}"
    _under(header, _MES, "Sender", id="CKTRADE")
    inside = _under(message, _MES, "Structures")
    _dataflows(inside)
    _codelists(inside, in_columns(observations, sources))
    _concepts(inside)
    _data_structure(inside)
    ET.indent(message)
    text = ET.tostring(message, encoding="unicode")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{text}\n".encode()


def _under(above: ET.Element, space: str, tag: str, **values: str) -> ET.Element:
    return ET.SubElement(above, f"{{{space}}}{tag}", values)


def _named(above: ET.Element, words: dict[Lang, str]) -> None:
    for lang, text in words.items():
        name = _under(above, _COM, "Name")
        name.set(_LANG, lang)
        name.text = text


def _concept_words(concept: str) -> dict[Lang, str]:
    return {lang: label("sdmx_concepts", concept, lang) for lang in LANGUAGES}


def _dataflows(above: ET.Element) -> None:
    flows = _under(above, _STR, "Dataflows")
    flow = _under(flows, _STR, "Dataflow", id="RECORD", **_OURS)
    _named(flow, _concept_words("DATAFLOW"))
    refers = _under(flow, _STR, "Structure")
    _refer(refers, id="RECORD", **_OURS, **{"class": "DataStructure"})


def _refer(above: ET.Element, **values: str) -> None:
    ET.SubElement(above, "Ref", values)


def _codelists(above: ET.Element, columns: pd.DataFrame) -> None:
    lists = _under(above, _STR, "Codelists")
    for name in LISTED:
        one = _under(lists, _STR, "Codelist", id=f"CL_{name}", **_OURS)
        _named(one, _concept_words(name))
        for key, text in sorted({code(text): text for text in columns[name]}.items()):
            item = _under(one, _STR, "Code", id=key)
            _named(item, _code_words(name, text))


def _code_words(dimension: str, text: str) -> dict[Lang, str]:
    """Return what a code means; of a table or a period's form, the code itself."""
    words = _WORDS.get(dimension, "")
    if words and text in codelist(words):
        return {lang: label(words, text, lang) for lang in LANGUAGES}
    return {"en": text or "_Z"}


def _concepts(above: ET.Element) -> None:
    schemes = _under(above, _STR, "Concepts")
    scheme = _under(schemes, _STR, "ConceptScheme", id="CS_CKTRADE", **_OURS)
    _named(scheme, _concept_words("DATAFLOW"))
    for concept in (*DIMENSIONS, "OBS_VALUE", *ATTRIBUTES):
        one = _under(scheme, _STR, "Concept", id=concept)
        _named(one, _concept_words(concept))


def _data_structure(above: ET.Element) -> None:
    structures = _under(above, _STR, "DataStructures")
    one = _under(structures, _STR, "DataStructure", id="RECORD", **_OURS)
    _named(one, _concept_words("DATAFLOW"))
    parts = _under(one, _STR, "DataStructureComponents")
    dimensions = _under(parts, _STR, "DimensionList", id="DimensionDescriptor")
    for n, name in enumerate(DIMENSIONS, start=1):
        tag = "TimeDimension" if name == "TIME_PERIOD" else "Dimension"
        _component(dimensions, tag, name, id=name, position=str(n))
    attributes = _under(parts, _STR, "AttributeList", id="AttributeDescriptor")
    for name in ATTRIBUTES:
        made = _component(
            attributes, "Attribute", name, id=name, assignmentStatus="Conditional"
        )
        relates = _under(made, _STR, "AttributeRelationship")
        _refer(_under(relates, _STR, "PrimaryMeasure"), id="OBS_VALUE")
    measures = _under(parts, _STR, "MeasureList", id="MeasureDescriptor")
    _component(measures, "PrimaryMeasure", "OBS_VALUE", id="OBS_VALUE")


def _component(above: ET.Element, tag: str, concept: str, **values: str) -> ET.Element:
    """Add a component: the concept it is of, and how its values are written."""
    made = _under(above, _STR, tag, **values)
    identity = _under(made, _STR, "ConceptIdentity")
    _refer(
        identity, id=concept, maintainableParentID="CS_CKTRADE",
        maintainableParentVersion="1.0", agencyID="CKTRADE", **{"class": "Concept"},
    )  # fmt: skip
    written = _under(made, _STR, "LocalRepresentation")
    if concept in LISTED:
        listed = _under(written, _STR, "Enumeration")
        _refer(listed, id=f"CL_{concept}", **_OURS, **{"class": "Codelist"})
    else:
        kind = {"TIME_PERIOD": "ObservationalTimePeriod", "OBS_VALUE": "Double"}
        _under(written, _STR, "TextFormat", textType=kind.get(concept, "String"))
    return made
