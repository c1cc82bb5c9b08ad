"""A genuine file, read by its reader, joins the series of the embedded record."""

import os
from pathlib import Path

import pytest

from cktrade.readers import read

pytestmark = pytest.mark.skipif(
    "CKTRADE_SAMPLES" not in os.environ, reason="CKTRADE_SAMPLES names no folder"
)

SAMPLES = Path(os.environ.get("CKTRADE_SAMPLES", "."))
KEY = ["series", "reference_period"]
SAME = [
    "topic", "measure", "reporter", "partner", "flow", "product", "basis", "valuation",
    "adjustment", "value", "unit", "precision", "status", "dimensions",
]  # fmt: skip


@pytest.mark.parametrize(
    ("sample", "place", "shared"),
    [
        ("people/ircc_monthly/ODP-PR-Citz.csv", "ircc/pr-citz/2024-06-30", 114),
        (
            "people/ircc_monthly/ODP-TR-Study-IS_CITZ.csv",
            "ircc/study-citz/2024-06-30",
            114,
        ),
        (
            "people/ircc_monthly/EN_ODP-PR-Citz_2025-01-31.xlsx",
            "ircc/pr-citz-totals/2025-01-31",
            262,
        ),
        (
            "people/ircc_monthly/EN_ODP-TR-Study-IS_CITZ_sign_2025-01-31.xlsx",
            "ircc/study-citz-totals/2025-01-31",
            2321,
        ),
        (
            "trade/statcan_12100011/1210001101_databaseLoadingData_excerpt.csv",
            "statcan/12-10-0011/2026-04-02",
            1216,
        ),
        ("people/kto/kto_201001.xlsx", "kto/foreign-arrivals/2019-02-06", 7),
        ("people/kto/kto_202010.xlsx", "kto/foreign-arrivals/2020-12-15", 7),
        ("people/kto/kto_201508.xlsx", "kto/foreign-arrivals-2014-2015/2019-02-06", 7),
        (
            "people/ircc_year_end/EN_ODP_annual-TR-Study-IS_CITZ_year_end.xlsx",
            "ircc/study-citz-year-end/2023-12-31",
            5400,
        ),
        (
            "people/ircc_monthly/ODP-TR-Work-IMP-CITZ.csv",
            "ircc/work-imp-citz/2024-06-30",
            342,
        ),
        (
            "people/ircc_monthly/ODP-TR-Work-TFWP-CITZ.csv",
            "ircc/work-tfwp-citz/2024-06-30",
            342,
        ),
        (
            "people/moj_korea/moj_foreign_resident_monthly_nationality_2026-07-01.csv",
            "moj/foreigners-staying/2026-07-01",
            583,
        ),
        (
            "people/statcan_travel_2025/2410005001cad-eng_release2025-12-22.csv",
            "statcan/24-10-0050/2025-12-22",
            70,
        ),
        ("trade/bank_of_canada/boc_annual.raw.json", "boc/fx-annual/2024-12-31", 16),
    ],
)
def test_a_file_as_its_agency_publishes_it_says_the_same_of_the_same_series(
    record, sample, place, shared
):
    """So that a release fetched later is a new vintage and not another series."""
    held = record[record["source"].eq(place)].set_index(KEY)[SAME]
    genuine = read(SAMPLES / sample).set_index(KEY)[SAME]
    common = held.index.intersection(genuine.index)
    assert len(common) == shared
    assert genuine.loc[common].equals(held.loc[common])
