"""Rows that are made of keys say of which series they are."""

from cktrade.exhibits.key_rows import record_of, rows_of

TRADE = "statcan.12-10-0011.can.kor.{}.total.bop.nsa"
EXPORT, IMPORT = TRADE.format("export"), TRADE.format("import")


def test_a_number_of_two_series_is_under_both_their_names(tables):
    """6,056.1 + 8,272.8 = 14,328.9 million belongs to neither series alone."""
    keys = [f"{EXPORT}@2018", f"{EXPORT}@2018 + {IMPORT}@2018",
            f"{EXPORT}@2018 - {IMPORT}@2018"]  # fmt: skip
    rows = rows_of(keys, record_of(tables))

    assert rows["series"].tolist() == [
        EXPORT, f"{EXPORT} + {IMPORT}", f"{EXPORT} - {IMPORT}",
    ]  # fmt: skip
    assert (rows["value"] / 1e5).round().tolist() == [60561, 143289, -22167]
