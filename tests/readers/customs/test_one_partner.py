"""One partner's rows of a customs file, without making rows of all others."""

import pytest

from cktrade.errors import NotHeldError
from cktrade.readers import coded_batches, read

pytest.importorskip("pyarrow", reason="the extra big is not installed")


@pytest.fixture
def table(tmp_path):
    """Imports by HS6: three rows of Korea, of two products, and one of Japan."""
    path = tmp_path / "ODPFN015_201812N.csv"
    path.write_text(
        "YearMonth/AnnéeMois,HS6,Country/Pays,Province,State/État,Value/Valeur,"
        "Quantity/Quantité,Unit of Measure/Unité de Mesure\n"
        "201802,020130,KR,QC,,5000,900,KGM\n"
        "201801,010121,KR,ON,,1200,3,NMB\n"
        "201801,010121,JP,ON,,7,1,NMB\n"
        "201801,020130,KR,QC,,4000,,KGM\n",
        "utf-8-sig",
    )
    return path


def test_values_then_quantities_in_the_order_of_the_file(table):
    """Rows 2, 3 and 5 have a value; the last has no quantity."""
    values, quantities = coded_batches(table, partner="KOR")
    assert values.frame()[["row", "product", "reference_period", "value"]].to_numpy(
    ).tolist() == [
        [2, "020130", "2018-02", 5000.0],
        [3, "010121", "2018-01", 1200.0],
        [5, "020130", "2018-01", 4000.0],
    ]  # fmt: skip
    assert quantities.frame()[["row", "unit", "value"]].to_numpy().tolist() == [
        [2, "kg", 900.0], [3, "as published", 3.0],
    ]  # fmt: skip
    assert len(values.book) == 2 + 2


def test_a_partner_without_rows_is_named_with_those_that_have(table):
    """As the plain reader names them."""
    with pytest.raises(NotHeldError, match="It has: JPN, KOR") as quick:
        [*coded_batches(table, partner="USA")]
    with pytest.raises(NotHeldError) as plain:
        read(table, partner="USA")
    assert str(quick.value) == str(plain.value)
