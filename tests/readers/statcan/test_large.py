"""``ck.read(path, partner=…)`` streams a table, and gives what the whole one gives."""

import csv
import io
import os
from functools import partial

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cktrade.errors import FormatError, NotHeldError
from cktrade.readers import read
from cktrade.readers.coded import together
from cktrade.readers.raw_file import Raw
from cktrade.readers.statcan import inflate, slicing
from cktrade.readers.statcan import large as statcan_large
from cktrade.readers.statcan import table as statcan_full

#: A fifth of what test_slicing.py makes up: each goes through the whole reader too.
EXAMPLES = int(os.environ.get("CKTRADE_EXAMPLES", "250")) // 5
HEADS = {
    "eng": [
        "REF_DATE", "GEO", "DGUID", "Trade",
        "North American Product Classification System (NAPCS)",
        "Principal trading partners", "UOM", "UOM_ID", "SCALAR_FACTOR", "SCALAR_ID",
        "VECTOR", "COORDINATE", "VALUE", "STATUS", "SYMBOL", "TERMINATED", "DECIMALS",
    ],
    "fra": [
        "PÉRIODE DE RÉFÉRENCE", "GÉO", "DGUID", "Commerce",
        "Système de classification des produits de l'Amérique du Nord (SCPAN)",
        "Principaux partenaires commerciaux", "UNITÉ DE MESURE",
        "IDENTIFICATEUR D'UNITÉ DE MESURE", "FACTEUR SCALAIRE",
        "IDENTIFICATEUR SCALAIRE", "VECTEUR", "COORDONNÉES", "VALEUR", "STATUT",
        "SYMBOLE", "TERMINÉ", "DÉCIMALES",
    ],
}  # fmt: skip
LABELS = {
    "eng": {"KOR": "South Korea", "JPN": "Japan", "USA": "United States",
            "Import": "Import", "thousands": "thousands "},
    "fra": {"KOR": "Corée du Sud", "JPN": "Japon", "USA": "États-Unis",
            "Import": "Importations", "thousands": "milliers "},
}  # fmt: skip
PLACES = {"Canada": ("2021A000011124", "3.1.1.1"),
          "Ontario": ("2021A000235", "1.1.1.1"), "Quebec": ("2021A000224", "2.1.1.1"),
          "Québec": ("2021A000224", "2.1.1.1")}  # fmt: skip
METADATA = """\
"Cube Title","Product Id","CANSIM Id",URL,"Cube Notes","Archive Status",Frequency,\
"Start Reference Period","End Reference Period","Total number of dimensions"
"A table","12100175","","",,"CURRENT","Monthly","2018-01-01","2018-12-01","4",

"Dimension ID","Dimension name","Dimension Notes","Dimension Definitions"
"1","Geography",,""
"4","Principal trading partners",,""

"Dimension ID","Member Name","Classification Code","Member ID","Parent Member ID",\
Terminated,"Member Notes","Member Definitions"
"1","Canada","","1","","",,
"4","South Korea","","1","","",,
"4","Japan","","2","","",,
"4","United States","","3","","",,
"""


def record(partner="KOR", *, lang="eng", value="1.5", product="Wheat [C11]", month=1,
           status="", ended="", geo="Ontario"):  # fmt: skip
    """Return one record of 12-10-0175 in thousands of dollars."""
    words = LABELS[lang]
    number = value.replace(".", "," if lang == "fra" else ".")
    dguid, place = PLACES[geo]
    return [f"2018-{month:02d}", geo, dguid, words["Import"], product,
            words[partner], "Dollars", "81", words["thousands"], "3", "v1", place,
            number, status, "", ended, "1"]  # fmt: skip


def text_of(rows, lang="eng"):
    """Return a table as the agency writes it."""
    text = io.StringIO(newline="")
    delimiter = ";" if lang == "fra" else ","
    csv.writer(text, quoting=csv.QUOTE_ALL, delimiter=delimiter).writerows(
        [HEADS[lang], *rows]
    )
    return "\ufeff" + text.getvalue()


@pytest.fixture
def table(pack):
    """Return a function that packs records, with or without metadata."""

    def write(rows, *, lang="eng", about=METADATA):
        members = {"12100175.csv": text_of(rows, lang)}
        if about:
            members["12100175_MetaData.csv"] = about
        return pack(f"12100175-{lang}.zip", members)

    return write


def whole(path, partner="KOR"):
    """Return a partner's rows of the whole table."""
    rows = statcan_full.read(Raw(path))
    return rows[rows["partner"].eq(partner)].reset_index(drop=True)


OTHERS = [
    record(["JPN", "USA"][n % 2], product=f"Coal {n} [D{n}]", month=n % 12 + 1)
    for n in range(60)
]


@pytest.mark.parametrize("about", [METADATA, ""])
def test_the_rows_of_a_partner_are_those_of_the_whole_table(table, about):
    """With metadata by its labels, without by looking at every row."""
    rows = [*OTHERS, record(), record(month=2, value="", status="x"), *OTHERS[:1]]
    path = table([*rows[:-1]], about=about)
    found = read(path, partner="South Korea")
    assert found["row"].tolist() == [62, 63]
    assert found["value"].tolist()[0] == 1500
    pd.testing.assert_frame_equal(found, whole(path))


def test_a_french_table_is_streamed_too(table):
    """Semicolons and decimal commas, and the partner's French name."""
    others = [
        record("JPN", lang="fra", product=f"Blé [{n}]", month=n % 12 + 1)
        for n in range(40)
    ]
    path = table([*others, record(lang="fra")], lang="fra", about="")
    found = read(path, partner="KOR")
    assert found["value"].tolist() == [1500]
    pd.testing.assert_frame_equal(found, whole(path))


def test_a_series_that_ends_is_marked_on_all_its_rows_as_in_the_whole(
    table, monkeypatch
):
    """The mark stands on the last row only, and in another piece of the file."""
    monkeypatch.setattr(slicing, "_ENOUGH", 1)
    rows = [*OTHERS, record(), record(month=2, ended="t"), record(product="Oats [C2]")]
    path = table(rows)
    found = read(path, partner="KOR")
    assert found["dimensions"].str.contains("terminated").tolist() == [1, 1, 0]
    pd.testing.assert_frame_equal(found, whole(path))


MADE = st.lists(
    st.tuples(
        st.sampled_from(["KOR", "KOR", "JPN", "USA"]),
        st.sampled_from(["Wheat [C11]", 'Nuts, "fresh" [C12]', "South Korea [C1]",
                         "Food\nand drink [C3]"]),
        st.sampled_from(["Ontario", "Quebec", "Canada"]),
        st.sampled_from([("1.5", ""), ("0.0", ""), ("", "x"), ("", ".."), ("12", "r")]),
        st.sampled_from(["", "", "", "t"]),
    ),
    min_size=1,
    max_size=8,
)  # fmt: skip


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    made=MADE, others=st.sampled_from([0, 60]), about=st.sampled_from([METADATA, ""])
)
def test_made_up_tables_give_the_same_rows_either_way(table, made, others, about):
    """Value, unit, precision, status, series, dimensions and number of each row."""
    rows = [
        record(partner, product=product, geo=geo, value=value, status=status,
               ended=ended, month=n % 12 + 1)
        for n, (partner, product, geo, (value, status), ended) in enumerate(made)
    ]  # fmt: skip
    path = table([*OTHERS[:others], *rows], about=about)
    expected = whole(path)
    found = statcan_large.of_partner(Raw(path), "KOR")
    if expected.empty:
        assert found.empty
    else:
        pd.testing.assert_frame_equal(found, expected)
    batched = together([*statcan_large.batches(Raw(path))]).frame()
    pd.testing.assert_frame_equal(batched, statcan_full.read(Raw(path)))


def test_all_rows_come_in_batches_as_the_whole_table_has_them(table, monkeypatch):
    """Sixty rows in more than one batch."""
    monkeypatch.setattr(slicing, "blocks", partial(inflate.blocks, size=2000))
    path = table(OTHERS)
    found = [*statcan_large.batches(Raw(path))]
    assert len(found) > 1
    pd.testing.assert_frame_equal(together(found).frame(), statcan_full.read(Raw(path)))


def test_dates_that_may_be_quarters_are_read_all_at_once(pack):
    """Four months, three apart, are quarters once somebody says so, never before."""
    rows = [record(month=month) for month in (1, 4, 7, 10)]
    head, *body = text_of(rows).splitlines(keepends=True)
    text = head.replace("Trade", "Something else") + "".join(body)
    path = pack("99100001-eng.zip", {"99100001.csv": text})
    (found,) = statcan_large.batches(Raw(path, "quarterly"))
    found = found.frame()
    assert found["reference_period"].tolist() == [f"2018-Q{n}" for n in (1, 2, 3, 4)]
    with pytest.raises(FormatError, match="frequency='quarterly'"):
        list(statcan_large.batches(Raw(path)))


def test_a_partner_that_is_not_there_is_refused_with_those_that_are(table):
    """The metadata lists three."""
    with pytest.raises(NotHeldError, match=r"'PRK'. It has: JPN, KOR, USA"):
        read(table(OTHERS), partner="North Korea")


def test_a_bad_cell_of_the_partner_is_named_by_its_row_in_the_file(table):
    """Row 62 of the file, though it is the first row of the slice."""
    path = table([*OTHERS, record(value="1,5")])
    with pytest.raises(FormatError, match="row 62, column VALUE: expected a plain"):
        read(path, partner="KOR")


def test_a_table_whose_partners_nobody_listed_is_read_whole(table_zip):
    """99-10-0001 is not among the known tables."""
    with pytest.raises(NotHeldError, match=r"no partners, but labels.*under GEO, Kind"):
        read(table_zip("99100001", "eng"), partner="KOR")
