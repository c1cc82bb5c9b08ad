"""Every cell kept of a customs file is the one that the plain reader gives.

Thousands of made-up files: values alone, with quantities, with provinces, several
levels of one year in an archive; and one thing wrong in some of them. The plain reader
(``ck.read``) is the truth: what it refuses is refused, what it reads is kept, and kept
by whole columns if it is as the agency writes it. ``CKTRADE_EXAMPLES``: how many.
"""

import os
import tempfile
import warnings
import zipfile
from functools import partial
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from cktrade.datasets.kept import keep as storing
from cktrade.datasets.kept import saving
from cktrade.errors import CktradeError
from cktrade.readers import coded_batches, read
from cktrade.readers.customs import whole as columns_of_file
from cktrade.readers.raw_file import Raw
from cktrade.readers.statcan import cimt_layout
from cktrade.schemas import columns
from cktrade.vocabulary import codelist

pytest.importorskip("pyarrow", reason="the extra big is not installed")

EXAMPLES = int(os.environ.get("CKTRADE_EXAMPLES", "60"))
KEY = st.tuples(
    st.sampled_from([f"2018{month:02d}" for month in range(1, 13)]),
    st.sampled_from(["8703231010", "0101210000", "0201300000", "0101210001"]),
    st.sampled_from(["KR", "US", "NA", "GB", "UK", "KR", "XY"]),
    st.sampled_from(["ON", "QC", "AB", "ZZ"]),
    st.sampled_from(["", "", "NY"]),
)
VALUE = st.sampled_from(["0", "1", "-7", "1200", "4105", "98765432109", "007"])
AMOUNT = st.sampled_from(
    [
        ("3", "NMB"), ("900", "KGM"), ("0", "KGM"), ("", "LTR"), ("", "N/A"),
        ("0", "NA"), ("0", ""), ("", ""), ("12345678901234", "KGM"), ("05", "NMB"),
    ]
)  # fmt: skip
#: What a genuine file does not hold, or not so: column and cell.
WRONG = st.sampled_from(
    [(cimt_layout.VALUE, cell) for cell in (
        "+5", " 5", "5 ", "1e3", "1.5", "", "-", "--5", "5-", "-0", "9" * 20, "²",
        "5\0", '"5"', "1_0", "1 000", "nan", "9223372036854775808", "1099511627776",
        "-9223372036854775808", "٣", "0" * 19, "0" * 17 + "7", "123456789012345678",
    )]
    + [(cimt_layout.QUANTITY, cell) for cell in ("-3", "00", "1.5", "9" * 19, "N/A")]
    + [(cimt_layout.UNIT, cell) for cell in ("KG", "kgm", "N/a", "")]
    + [(cimt_layout.COUNTRY, cell) for cell in ("kr", "KOR", "", '"KR"', "K R", "ZZ")]
    + [(cimt_layout.MONTH, cell) for cell in ("201813", "2018001", "203001", "201701")]
    + [(cimt_layout.STATE, cell) for cell in ("N", "ny", "NYC", "\t")]
    + [(cimt_layout.PROVINCE, cell) for cell in ("", "on", "ONT")]
    + [("product", cell) for cell in ("87", "A703231010", "870323101", "")]
)  # fmt: skip
#: What happens to a text on its way.
DAMAGE = st.sampled_from(
    ["", "", "", "", "", "", "\n\n", "\r", "cut", "comma", "nul", "no end", "quoted"]
)


@st.composite
def files(draw):
    """Make up a file: its name and tables, each a number and a text."""
    flow = draw(st.sampled_from(["import", "export", "domestic_export"]))
    known = {k: v for k, v in codelist("cimt_tables").items() if v["flow"] == flow}
    some = draw(st.lists(st.sampled_from(sorted(known)), min_size=1, unique=True))
    keys = draw(st.lists(KEY, min_size=1, max_size=9, unique=True))
    cells = [(*key, draw(VALUE), *draw(AMOUNT)) for key in keys]
    eol = draw(st.sampled_from(["\r\n", "\n"]))
    fault = draw(st.sampled_from(["", "", "", "cell", "twice", "dollar"]))
    tables = {number: _table(known[number], cells) for number in some}
    if fault:
        _spoil(draw, draw(st.sampled_from(some)), tables, fault)
    texts = {
        number: _damaged(draw, _text(number, rows, eol), eol)
        for number, rows in tables.items()
    }
    return texts, draw(st.booleans()) or len(some) > 1


def _table(known, cells):
    """Return the rows of one level: what is finer is added up, its unit the first's."""
    rows = {}
    for month, product, country, province, state, value, quantity, unit in cells:
        key = {
            cimt_layout.MONTH: month,
            "product": product[: int(known["digits"])],
            cimt_layout.COUNTRY: country,
            cimt_layout.PROVINCE: province,
            cimt_layout.STATE: state,
        }
        names = [n for n in key if n != cimt_layout.PROVINCE or known["province"]]
        held = rows.get(tuple(key[n] for n in names))
        total = int(value) + int(held[cimt_layout.VALUE]) if held else value
        rows[tuple(key[n] for n in names)] = key | {
            cimt_layout.VALUE: str(total),
            cimt_layout.QUANTITY: quantity,
            cimt_layout.UNIT: unit,
        }
    return [*rows.values()]


def _spoil(draw, number, tables, fault):
    rows = tables[number]
    at = draw(st.integers(0, len(rows) - 1))
    if fault == "cell":
        column, cell = draw(WRONG)
        rows[at] = rows[at] | {column: cell}
    elif fault == "twice":
        unit = draw(st.sampled_from([rows[at][cimt_layout.UNIT], "KGM"]))
        rows.append(rows[at] | {cimt_layout.UNIT: unit})
    else:
        dollar = str(int(rows[at][cimt_layout.VALUE]) + 1)
        rows[at] = rows[at] | {cimt_layout.VALUE: dollar}


def _text(number, rows, eol):
    names = cimt_layout.columns_of(number)
    product = cimt_layout.product_column(number)
    lines = [
        ",".join(row["product" if name == product else name] for name in names)
        for row in rows
    ]
    return "\ufeff" + eol.join([",".join(names), *lines, ""])


def _damaged(draw, text, eol):
    how = draw(DAMAGE)
    at = draw(st.integers(len(text) // 2, len(text) - 1))
    return {
        "": text,
        "\n\n": text.replace(eol, "\n\n", 1) if len(text) % 2 else text + "\n",
        "\r": text[:at] + "\r" + text[at:],
        "cut": text[:at],
        "comma": text[:at] + "," + text[at:],
        "nul": text[:at] + "\0" + text[at:],
        "no end": text.removesuffix(eol),
        "quoted": text.replace("NMB", '"NMB"'),
    }[how]


def written(folder, texts, packed):
    """Write a file as the agency names it."""
    if not packed:
        ((number, text),) = texts.items()
        path = Path(folder) / f"{number}_201812N.csv"
        path.write_bytes(text.encode())
        return path
    path = Path(folder) / "CIMT-CICM_2018.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, text in texts.items():
            archive.writestr(f"{number}_201812N.csv", text)
        archive.writestr("ODPF_6_CtyDesc.TXT", "KR 564\n")
    return path


def in_order(rows):
    """Return rows so that two tables of the same can be compared."""
    return rows[columns("observations")].sort_values(["series", "reference_period"],
                                                     ignore_index=True)  # fmt: skip


def stored(folder):
    """Return all rows of a kept table."""
    rows = pd.read_parquet(folder, columns=columns("observations"))
    return in_order(rows.astype({"partner": "str"}))


def sliced(path, to):
    """Return South Korea's rows as ``cktrade slice`` writes them."""
    saving.save(coded_batches(path, partner="KOR"), to)
    return pd.read_parquet(to)


def outcome(ask):
    """Return rows and what was warned of, or what kind of refusal there was."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        try:
            rows = ask()
        except CktradeError as error:
            return type(error).__name__, str(error)
    return rows, sorted({str(one.message) for one in told})


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(file=files(), size=st.sampled_from([4 << 20, 60, 400]))
def test_every_cell_of_a_customs_file_is_kept_as_it_is_read(file, size, monkeypatch):
    """The same rows and warnings; or the same refusal, word for word."""
    by_columns = partial(columns_of_file.whole, size=size)
    monkeypatch.setattr(storing, "whole", by_columns)
    with tempfile.TemporaryDirectory() as folder:
        path = written(folder, *file)
        expected = outcome(lambda: in_order(read(path)))
        found = outcome(lambda: stored(storing.keep(path, data=Path(folder))))
        if isinstance(expected[0], str):
            assert found == expected or "one year" in found[1]
        elif isinstance(found[0], str):
            years = {text[:4] for text in expected[0]["reference_period"]}
            assert "one year" in found[1]
            assert len(years) > 1
        else:
            pd.testing.assert_frame_equal(found[0], expected[0])
            assert len(found[1]) == len(expected[1])


@given(file=files())
@settings(max_examples=EXAMPLES, deadline=None,
          suppress_health_check=[HealthCheck.too_slow])  # fmt: skip
def test_a_slice_of_a_customs_file_is_what_is_read_of_one_partner(file):
    """The same rows in the same order, and the same refusal word for word."""
    with tempfile.TemporaryDirectory() as folder:
        path = written(folder, *file)
        expected = outcome(lambda: read(path, partner="KOR"))
        found = outcome(lambda: sliced(path, Path(folder) / "korea.parquet"))
        if isinstance(expected[0], str):
            assert found == expected
        else:
            pd.testing.assert_frame_equal(found[0], expected[0])
            assert len(found[1]) == len(expected[1])


@given(file=files())
@settings(max_examples=EXAMPLES, deadline=None,
          suppress_health_check=[HealthCheck.too_slow])  # fmt: skip
def test_what_the_plain_reader_refuses_is_never_read_by_whole_columns(file):
    """And what it reads is, unless a cell is written as no agency does."""
    odd = ("-0", "007", "05", "00", "1099511627776", "123456789012345678", '"')
    with tempfile.TemporaryDirectory() as folder:
        path = written(folder, *file)
        expected = outcome(lambda: read(path))[0]
        found = outcome(lambda: columns_of_file.whole(Raw(path)))[0]
        refused = isinstance(expected, str)
        event(f"refused: {refused}, by whole columns: {found is not None}")
        if refused:
            assert found is None
        elif not any(one in text for text in file[0].values() for one in odd):
            assert sum(map(len, found.parts)) == len(expected)
