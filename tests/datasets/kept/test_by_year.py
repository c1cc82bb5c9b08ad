"""Tables that come in a file a year: each year is kept, and all are one table."""

import os

import pytest

import cktrade as ck
from cktrade.errors import FormatError, NotHeldError, SourceError

pytest.importorskip("pyarrow", reason="the extra big is not installed")

_CIMT = (
    "YearMonth/AnnéeMois,HS6,Country/Pays,Province,State/État,Value/Valeur,"
    "Quantity/Quantité,Unit of Measure/Unité de Mesure\n"
)
_FEBRUARY_2026, _MARCH_2026 = 1_770_000_000, 1_772_600_000


@pytest.fixture
def year(tmp_path):
    """Write the domestic exports of a year, 20 horses to Korea, saved on a day."""

    def write(number, dollars, *, saved=_FEBRUARY_2026, more=""):
        path = tmp_path / f"ODPFN018_{number}12N.csv"
        lines = [
            f"{number}01,010121,KR,AB,,{dollars},20,NMB\n",
            f"{number}02,010121,JP,AB,,7,1,NMB\n",
            more,
        ]
        path.write_text(_CIMT + "".join(lines), "utf-8-sig")
        os.utime(path, (saved, saved))
        return path

    return write


def _of_korea(data, engine="polars", **which):
    found = ck.scan("cimt-odpfn018", engine=engine, data=data, **which)
    rows = found.collect().to_pandas() if engine == "polars" else found.df()
    kept = rows["partner"].eq("KOR") & rows["unit"].eq("CAD")
    return rows[kept].set_index("reference_period")["value"].sort_index().to_dict()


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_every_year_that_was_kept_is_opened(year, tmp_path, engine):
    """2016, 2017 and 2018 came in three files, saved on one day: none replaces one."""
    pytest.importorskip(engine)
    for number, dollars in ((2016, 100), (2017, 200), (2018, 300)):
        ck.keep(year(number, dollars), data=tmp_path)
    assert _of_korea(tmp_path, engine) == {
        "2016-01": 100.0, "2017-01": 200.0, "2018-01": 300.0,
    }  # fmt: skip


def test_a_year_revised_takes_the_place_of_that_year_alone(year, tmp_path):
    """2017 comes again in March; the older one can still be asked for."""
    ck.keep(year(2016, 100), data=tmp_path)
    ck.keep(year(2017, 200), data=tmp_path)
    again = ck.keep(year(2017, 250, saved=_MARCH_2026), data=tmp_path)
    assert again.relative_to(tmp_path).as_posix() == (
        "tables/statcan.cimt-odpfn018/year-2017/2026-03-04"
    )
    assert _of_korea(tmp_path) == {"2016-01": 100.0, "2017-01": 250.0}
    assert _of_korea(tmp_path, vintage="2026-02-02") == {
        "2016-01": 100.0, "2017-01": 200.0,
    }  # fmt: skip
    with pytest.raises(NotHeldError, match="cimt-odpfn018 of 2026-02-02"):
        ck.scan("cimt-odpfn018", vintage="2026-01-01", data=tmp_path)


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_what_differs_between_years_is_said_of_each(year, tmp_path, engine):
    """Source and vintage of 2016 and 2017; the flow is the same in both."""
    pytest.importorskip(engine)
    ck.keep(year(2016, 100), data=tmp_path)
    ck.keep(year(2017, 200, saved=_MARCH_2026), data=tmp_path)
    found = ck.scan("cimt-odpfn018", engine=engine, data=tmp_path)
    rows = found.collect().to_pandas() if engine == "polars" else found.df()
    years = rows.groupby(rows["reference_period"].str[:4])
    assert years["source"].unique().map(list).to_dict() == {
        "2016": ["ODPFN018_201612N.csv"], "2017": ["ODPFN018_201712N.csv"],
    }  # fmt: skip
    assert years["vintage"].max().dt.month.tolist() == [2, 3]
    assert set(rows["flow"]) == {"domestic_export"}


def test_two_years_in_one_file_are_no_year(year, tmp_path):
    """December and January pasted together would hide what is kept of either."""
    path = year(2016, 100, more="201701,010121,KR,AB,,1,1,NMB\n")
    with pytest.raises(FormatError, match="a month of 2016; found '201701'"):
        ck.keep(path, data=tmp_path)
    with pytest.raises(SourceError, match="one year; found 2016, 2017"):
        ck.keep(path.rename(tmp_path / "ODPFN018.csv"), data=tmp_path)


def test_baci_comes_by_year_as_well(tmp_path):
    """Two years of one edition, of which each is a file."""
    for number in (2017, 2018):
        path = tmp_path / f"BACI_HS92_Y{number}_V202401b.csv"
        path.write_text(f"t,i,j,k,v,q\n{number},124,410,20130,8.5,0.9\n", "utf-8")
        ck.keep(path, data=tmp_path)
    rows = ck.scan("baci-HS92".lower(), data=tmp_path).collect()
    assert sorted(set(rows["reference_period"])) == ["2017", "2018"]
