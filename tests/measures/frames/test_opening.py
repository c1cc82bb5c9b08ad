"""Any dataframe in, the same kind out."""

import importlib.util

import pandas as pd
import pytest

from cktrade.errors import ComparabilityError, InvalidRowsError, MissingExtraError
from cktrade.measures import share
from cktrade.measures.frames import opening

ROWS = pd.DataFrame(
    {
        "partner": ["KOR", "JPN", "CHN"],
        "reference_period": "2018",
        "value": [1.0, float("nan"), 3.0],
        "unit": "CAD",
    }
)


def test_nan_is_missing_in_polars_too():
    """Polars tells NaN from null; a share of NaN would be NaN throughout."""
    polars = pytest.importorskip("polars")
    rows = polars.DataFrame(ROWS.to_dict("list"))
    assert rows["value"].null_count() == 0

    assert share(rows)["share"].to_list() == [0.25, None, 0.75]


def test_an_arrow_table_keeps_its_types_of_text():
    """Plain strings, large strings and dictionaries come back as they came."""
    pa = pytest.importorskip("pyarrow")
    kinds = [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())]
    for kind in kinds:
        table = pa.table(
            {
                "partner": pa.array(["KOR", "JPN"]).cast(kind),
                "reference_period": ["2018", "2018"],
                "value": pa.array([1, 3], pa.int32()),
            }
        )
        found = share(table)

        assert isinstance(found, pa.Table)
        assert found.schema.field("partner").type == kind
        assert found["share"].to_pylist() == [0.25, 0.75]


def _without(monkeypatch, *names):
    real = importlib.util.find_spec
    monkeypatch.setattr(
        opening, "find_spec", lambda name: None if name in names else real(name)
    )


def test_an_arrow_table_goes_through_duckdb_where_polars_is_not_installed(monkeypatch):
    """The same rows, in the same order."""
    pa = pytest.importorskip("pyarrow")
    pytest.importorskip("duckdb")
    _without(monkeypatch, "polars")
    found = share(pa.Table.from_pandas(ROWS, preserve_index=False))

    assert isinstance(found, pa.Table)
    assert found["partner"].to_pylist() == ["KOR", "JPN", "CHN"]
    assert found["share"].to_pylist() == [0.25, None, 0.75]


def test_an_arrow_table_without_either_engine_is_refused(monkeypatch):
    """Narwhals on PyArrow is silently wrong: never worked on as it is."""
    pa = pytest.importorskip("pyarrow")
    _without(monkeypatch, "polars", "duckdb")

    with pytest.raises(MissingExtraError, match="pip install polars, or pip install"):
        share(pa.Table.from_pandas(ROWS, preserve_index=False))


def test_a_lazy_frame_is_not_computed():
    """A million rows that would fail if anybody looked at them."""
    polars = pytest.importorskip("polars")

    def explode(_):
        raise AssertionError("computed")

    rows = polars.from_pandas(ROWS).lazy()
    doomed = rows.with_columns(
        polars.col("value").map_elements(explode, return_dtype=polars.Float64)
    )
    found = share(doomed, check=False)

    assert isinstance(found, polars.LazyFrame)


def test_columns_of_a_lazy_frame_are_checked_at_once():
    """Also where the rows are not asked."""
    polars = pytest.importorskip("polars")
    rows = polars.from_pandas(ROWS).lazy().drop("value")

    with pytest.raises(InvalidRowsError, match="no column 'value'"):
        share(rows, check=False)


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_rows_of_a_lazy_frame_are_refused_by_name(engine):
    """One small query says which; there is no order, and so no row number."""
    library = pytest.importorskip(engine)
    rows = ROWS.assign(unit=["CAD", "CAD", "USD"])
    lazy = (
        library.sql("select * from rows")
        if engine == "duckdb"
        else library.from_pandas(rows).lazy()
    )

    with pytest.raises(ComparabilityError) as refusal:
        share(lazy)
    assert str(refusal.value) == (
        "share: expected one unit, found 'CAD' and 'USD', where "
        "reference_period=2018.\n"
        "  partner=JPN, unit=CAD, value=(missing)\n"
        "  partner=KOR, unit=CAD, value=1\n"
        "  partner=CHN, unit=USD, value=3\n"
        "Keep the rows of one unit, bring them to one (money: convert), or keep them "
        "apart with by=."
    )


def test_decimals_are_numbers():
    """DuckDB and Spark read money as DECIMAL."""
    duckdb = pytest.importorskip("duckdb")
    rows = duckdb.sql(
        "select * from (values ('KOR', 1.25::decimal(9, 2)), ('JPN', 3.75)) "
        "as t (partner, value)"
    )

    assert sorted(share(rows).project("share").fetchall()) == [(0.25,), (0.75,)]


def test_categories_are_text():
    """Pandas categories, as readers of large files make them."""
    rows = ROWS.astype({"partner": "category", "unit": "category"})

    assert share(rows)["share"].tolist()[::2] == [0.25, 0.75]
