"""Every cell of the store is the one that a plain reading of the file gives.

Thousands of made-up tables: English and French, months and quarters, suppressed values,
labels with quotes and line breaks, series that end, rows that stand twice, damage. The
plain reader (``ck.read`` without a partner: the whole text, cell by cell) is the truth.
``CKTRADE_EXAMPLES``: how many tables to make up.
"""

import csv
import io
import os
import tempfile
import zipfile
from functools import partial
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cktrade.datasets.kept import keep as storing
from cktrade.datasets.kept import saving
from cktrade.errors import CktradeError, InvalidRowsError
from cktrade.readers import coded_batches, read
from cktrade.readers.statcan import inflate, keys, slicing
from cktrade.schemas import columns

pytest.importorskip("pyarrow", reason="the extra big is not installed")

EXAMPLES = int(os.environ.get("CKTRADE_EXAMPLES", "40"))
HEADS = {
    "eng": '"REF_DATE","GEO","DGUID","Trade","North American Product Classification '
    'System (NAPCS)","Principal trading partners","UOM","UOM_ID","SCALAR_FACTOR",'
    '"SCALAR_ID","VECTOR","COORDINATE","VALUE","STATUS","SYMBOL","TERMINATED",'
    '"DECIMALS"',
    "fra": '"PÉRIODE DE RÉFÉRENCE";"GÉO";"DGUID";"Commerce";"Système de classification '
    'des produits de l\'Amérique du Nord (SCPAN)";"Principaux partenaires '
    'commerciaux";"UNITÉ DE MESURE";"IDENTIFICATEUR D\'UNITÉ DE MESURE";'
    '"FACTEUR SCALAIRE";"IDENTIFICATEUR SCALAIRE";"VECTEUR";"COORDONNÉES";"VALEUR";'
    '"STATUT";"SYMBOLE";"TERMINÉ";"DÉCIMALES"',
}
WORDS = {
    "eng": {
        "KOR": "South Korea",
        "JPN": "Japan",
        "USA": "United States",
        "in": "Import",
        "out": "Domestic export",
        "thousands": "thousands ",
        "units": "units ",
    },
    "fra": {
        "KOR": "Corée du Sud",
        "JPN": "Japon",
        "USA": "États-Unis",
        "in": "Importations",
        "out": "Exportations nationales",
        "thousands": "milliers ",
        "units": "unités ",
    },
}
METADATA = """\
"Cube Title","Product Id","CANSIM Id",URL,"Cube Notes","Archive Status",Frequency,\
"Start Reference Period","End Reference Period","Total number of dimensions"
"A table","12100175","","",,"CURRENT","{often}","2018-01-01","2019-12-01","4",

"Dimension ID","Dimension name","Dimension Notes","Dimension Definitions"
"1","Geography",,""

"Dimension ID","Member Name","Classification Code","Member ID","Parent Member ID",\
Terminated,"Member Notes","Member Definitions"
"1","Canada","","1","","",,
"""
#: Series: geography, flow, product, partner, scale.
SERIES = st.tuples(
    st.sampled_from(["Canada", "Ontario", "Québec"]),
    st.sampled_from(["in", "out"]),
    st.sampled_from(
        ["Wheat [C11]"] * 4
        + ['Nuts, "fresh" [C12]', "Food\nand drink [C3]", 'Pipe 5" [C4]', "밀 [C5]"]
    ),
    st.sampled_from(["KOR", "KOR", "JPN", "USA"]),
    st.sampled_from(["thousands", "thousands", "units"]),
)
#: Value, status, symbol, decimals.
CELL = st.sampled_from(
    [("1.5", "", "", "1"), ("0.0", "", "", "1"), ("12", "r", "", "0")] * 3
    + [
        ("", "x", "", "1"),
        ("", "..", "", "1"),
        ("", "", "", "1"),
        ("-3.25", "", "", "1"),
    ]
    + [(".5", "", "", ""), ("7.", "p", "", "0"), ("1234567.891", "E", "", "2")]
)
#: What a genuine file never holds: each must be refused as the plain reader does.
WRONG = st.sampled_from(
    [
        ("1e3", "", "", "1"),
        ("nan", "", "", "1"),
        ("1,5", "", "", "1"),
        ("--5", "", "", "1"),
        ("5", "x", "", "1"),
        ("5", "?", "", "1"),
        ("5", "", "", "12"),
        ("5", "", "", "x"),
    ]
)
MONTHS = [f"{year}-{month:02d}" for year in (2018, 2019) for month in range(1, 13)]


@st.composite
def tables(draw):
    """Make up a table, mostly sound; return language, metadata and text."""
    lang = draw(st.sampled_from(["eng", "eng", "fra"]))
    often = draw(st.sampled_from(["Monthly", "Monthly", "Quarterly"]))
    series = draw(st.lists(SERIES, min_size=1, max_size=9, unique=True))
    dates = MONTHS[:: 3 if often == "Quarterly" else 1][: draw(st.integers(1, 6))]
    by_series = draw(st.booleans())
    gaps = draw(st.sampled_from([0, 0, 3]))
    rows = []
    for date in dates:
        for number, one in enumerate(series):
            if not gaps or draw(st.integers(0, gaps)):
                ended = draw(st.sampled_from([""] * 20 + ["t"]))
                cell = draw(CELL)
                rows.append((date, number, one, cell, ended))
    fault = draw(st.sampled_from(["", "", "", "", "cell", "twice"]))
    if fault == "cell" and rows:
        at = draw(st.integers(0, len(rows) - 1))
        rows[at] = (*rows[at][:3], draw(WRONG), rows[at][4])
    if fault == "twice" and rows:
        rows.append(draw(st.sampled_from(rows)))
    if by_series:
        rows.sort(key=lambda row: row[1])
    eol = draw(st.sampled_from(["\r\n", "\n"]))
    stray = draw(st.sampled_from([False] * 6 + [True]))
    text = written(rows, lang, eol)
    if stray:
        text = text.replace('Pipe 5""', 'Pipe 5"')
    return lang, METADATA.format(often=often), text


def written(rows, lang, eol):
    """Return a table as the agency writes it."""
    text, words = io.StringIO(newline=""), WORDS[lang]
    mark = ";" if lang == "fra" else ","
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, delimiter=mark, lineterminator=eol)
    for date, number, (geo, flow, product, partner, scale), cell, ended in rows:
        value, status, symbol, decimals = cell
        if lang == "fra":
            value = value.replace(".", ",")
        scalar = "3" if scale == "thousands" else "0"
        place = f"1.1.1.{number + 1}"
        writer.writerow(
            [date, geo, "", words[flow], product, words[partner], "Dollars", "81",
             words[scale], scalar, f"v{number}", place, value, status, symbol,
             ended, decimals]
        )  # fmt: skip
    return "\ufeff" + HEADS[lang] + eol + text.getvalue()


def packed(folder, lang, about, text):
    """Pack a table and return the path."""
    path = Path(folder) / f"12100175-{lang}.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (("12100175", text), ("12100175_MetaData", about)):
            archive.writestr(zipfile.ZipInfo(f"{name}.csv", (2020, 1, 1, 0, 0, 0)),
                             content, zipfile.ZIP_DEFLATED)  # fmt: skip
    return path


def stored(folder):
    """Return all rows of a kept table, in the file's order."""
    names = columns("observations")
    rows = pd.read_parquet(folder, columns=names).astype({"partner": "str"})
    return rows.sort_values("row", ignore_index=True)[names]


def sliced(path, to):
    """Return South Korea's rows as ``cktrade slice`` writes them."""
    saving.save(coded_batches(path, partner="KOR"), to)
    return pd.read_parquet(to)


def outcome(ask, *given_):
    """Return rows, or what kind of refusal there was."""
    try:
        return ask(*given_)
    except CktradeError as error:
        return type(error).__name__


def same(found, expected):
    """Compare rows cell by cell and type by type; or two refusals.

    Of a file with two faults, the plain reader tells one and a stream the other.
    """
    if isinstance(expected, str) or isinstance(found, str):
        assert isinstance(expected, str), found
        assert isinstance(found, str), expected
    else:
        pd.testing.assert_frame_equal(found, expected)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(table=tables(), size=st.sampled_from([4 << 20, 700, 2500]))
def test_every_cell_kept_is_the_one_that_is_read(table, size, monkeypatch):
    """The same rows, or a refusal by both; and so is a slice of one partner."""
    monkeypatch.setattr(slicing, "blocks", partial(inflate.blocks, size=size))
    monkeypatch.setattr(storing, "_TOGETHER", 5)
    monkeypatch.setattr(keys, "_SURPRISES", 3)
    with tempfile.TemporaryDirectory() as folder:
        path = packed(folder, *table)
        expected = outcome(read, path)
        kept = outcome(lambda: stored(storing.keep(path, data=Path(folder))))
        same(kept, expected)
        if isinstance(expected, str):
            return
        korea = expected[expected["partner"].eq("KOR")].reset_index(drop=True)
        if len(korea):
            same(sliced(path, Path(folder) / "korea.parquet"), korea)


def row(month, number=1, product="Wheat [C11]", cell=("1.5", "", "", "1"), ended=""):
    """Return one record."""
    series = ("Canada", "in", product, "KOR", "thousands")
    return (MONTHS[month], number, series, cell, ended)


def test_a_row_that_stands_twice_in_far_apart_batches_is_refused(tmp_path, monkeypatch):
    """March of a series, and March again sixty rows later."""
    monkeypatch.setattr(slicing, "blocks", partial(inflate.blocks, size=700))
    rows = [row(month, n, f"Coal [{n}]") for month in range(3) for n in range(20)]
    path = packed(
        tmp_path, "eng", METADATA.format(often="Monthly"),
        written([*rows, rows[41]], "eng", "\r\n"),
    )  # fmt: skip
    with pytest.raises(InvalidRowsError, match="one row for each key"):
        storing.keep(path, data=tmp_path)
    assert not [*tmp_path.glob("tables/*/[0-9]*")]


def test_a_series_that_ends_late_is_marked_in_all_its_rows(tmp_path, monkeypatch):
    """The mark stands on the last of twenty months, in another batch."""
    monkeypatch.setattr(slicing, "blocks", partial(inflate.blocks, size=700))
    rows = [row(month, n, f"Coal [{n}]") for month in range(20) for n in range(2)]
    rows[-1] = row(19, 1, "Coal [1]", ended="t")
    path = packed(
        tmp_path, "eng", METADATA.format(often="Monthly"), written(rows, "eng", "\n")
    )
    kept = stored(storing.keep(path, data=tmp_path))
    assert kept["dimensions"].str.contains("terminated").sum() == 20
    pd.testing.assert_frame_equal(kept, read(path))


def test_the_statistics_of_a_group_of_rows_are_those_of_its_rows(tmp_path, monkeypatch):
    """Engines pass over groups by them: two months a group, 2018-01 to 2018-02."""
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr(storing, "_TOGETHER", 4)
    monkeypatch.setattr(slicing, "blocks", partial(inflate.blocks, size=300))
    rows = [row(month, n, f"Coal [{n}]") for month in range(8) for n in range(2)]
    path = packed(
        tmp_path, "eng", METADATA.format(often="Monthly"), written(rows, "eng", "\r\n")
    )
    folder = storing.keep(path, data=tmp_path)
    about = parquet.read_metadata(folder / "partner=KOR" / "rows.parquet")
    assert about.num_row_groups > 2
    group = parquet.ParquetFile(folder / "partner=KOR" / "rows.parquet")
    for number in range(about.num_row_groups):
        some = group.read_row_group(number).to_pandas()
        for at in range(about.num_columns):
            column = about.row_group(number).column(at)
            cells = some[column.path_in_schema]
            if column.statistics is not None and column.path_in_schema != "vintage":
                assert column.statistics.min == cells.min(), column.path_in_schema
                assert column.statistics.max == cells.max(), column.path_in_schema
