"""The package's own layout: grades of evidence, and products of a classification."""

import hashlib
import json

import pytest

import cktrade as ck
from cktrade.errors import InvalidRowsError
from cktrade.schemas import columns

_HEADER = ",".join(columns("record")[:-1])
_ROW = (
    "trade,merchandise_trade,CAN,KOR,{flow},{product},customs,FOB,unadjusted,"
    "{period},39134,CAD,3,0,1,normal,,,{dimensions},"
)
_SECTION = '"{""classification"": ""NAPCS""}"'


@pytest.fixture
def record(tmp_path):
    """Write a raw file in our own layout with a sidecar of a kind."""

    def write(kind, header, *rows):
        path = tmp_path / "2022-10-01.csv"
        path.write_text("\n".join([header, *rows]) + "\n", "utf-8")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        path.with_suffix(".toml").write_text(
            f'id = "statcan/12-10-0119/2022-10-01"\nkind = "{kind}"\n'
            'producer = "Statistics Canada"\nproducer_code = "statcan"\n'
            'table = "12-10-0119"\ntitle = "x"\nurl = ""\nvintage = 2022-10-01\n'
            'vintage_basis = "inferred"\nlicence = "open"\nlayout = "cktrade record"\n'
            f'sha256 = "{digest}"\n',
            "utf-8",
        )
        return path

    return write


def _row(flow="import", product="TOTAL", period="2018", dimensions=""):
    return _ROW.format(flow=flow, product=product, period=period, dimensions=dimensions)


@pytest.mark.parametrize("kind", ["official", "copy", "secondary"])
def test_without_grades_every_row_has_the_sidecars(record, kind):
    """39,134 thousand dollars, of a file that the sidecar calls so."""
    rows = ck.read(record(kind, _HEADER, _row()))
    assert rows[["value", "evidence"]].to_numpy().tolist() == [[39134000.0, kind]]


def test_a_row_may_have_its_own_grade(record):
    """The second row was checked against nothing; the first says nothing of its own."""
    rows = ck.read(
        record(
            "copy",
            f"{_HEADER},evidence",
            _row() + ",",
            _row(period="2019") + ",secondary",
        )
    )
    assert rows["evidence"].tolist() == ["copy", "secondary"]


def test_a_grade_that_is_none_is_refused(record):
    """Nobody knows how good 'checked' is."""
    path = record("copy", f"{_HEADER},evidence", _row() + ",checked")
    with pytest.raises(InvalidRowsError, match="column evidence"):
        ck.read(path)


def test_a_section_is_a_series_of_its_own_and_names_its_classification(record):
    """Domestic exports of energy products are neither exports nor the total."""
    rows = ck.read(
        record(
            "copy",
            _HEADER,
            _row("domestic_export", "C12", dimensions=_SECTION),
            _row("domestic_export"),
            _row("export"),
        )
    )
    assert rows["series"].tolist() == [
        "statcan.12-10-0119.can.kor.domestic-export.c12.cus.nsa.napcs",
        "statcan.12-10-0119.can.kor.domestic-export.total.cus.nsa",
        "statcan.12-10-0119.can.kor.export.total.cus.nsa",
    ]


def test_a_table_without_sidecar_is_the_agencys_own(tmp_path):
    """A file exactly as its agency publishes it needs nobody to vouch for it."""
    path = tmp_path / "rates.json"
    path.write_text(
        json.dumps(
            {
                "seriesDetail": {"FXAKRWCAD": {"label": "KRW/CAD", "description": "x"}},
                "observations": [{"d": "2018-01-01", "FXAKRWCAD": {"v": "0.001178"}}],
            }
        ),
        "utf-8",
    )
    assert ck.read(path)["evidence"].tolist() == ["official"]
