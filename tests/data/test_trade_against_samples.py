"""Every number on trade and money equals the cell of the file it was taken from.

The files are opened here by means of their own: nothing of the package reads a sample.
"""

import csv
import os
import re
from collections import defaultdict
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    "CKTRADE_SAMPLES" not in os.environ, reason="CKTRADE_SAMPLES names no folder"
)

TRADE = Path(os.environ.get("CKTRADE_SAMPLES", ".")) / "trade"
PLACE = "statcan/12-10-0011/2026-04-02"
CODES = {
    "All countries": "WLD", "United States": "USA", "Germany": "DEU", "Italy": "ITA",
    "China": "CHN", "United Kingdom": "GBR", "Mexico": "MEX", "Japan": "JPN",
    "South Korea": "KOR", "Türkiye": "TUR", "Hong Kong": "HKG", "Netherlands": "NLD",
    "France": "FRA",
}  # fmt: skip
ISO2 = {
    "KR": "KOR", "US": "USA", "CN": "CHN", "MX": "MEX", "GB": "GBR", "JP": "JPN",
    "DE": "DEU", "IT": "ITA", "VN": "VNM", "FR": "FRA",
}  # fmt: skip


@pytest.fixture(scope="module")
def figures():
    """Rows of the published figures."""
    with (TRADE / "published_figures.csv").open(encoding="utf-8-sig") as lines:
        return list(csv.DictReader(lines))


def test_trade_by_month_equals_the_database_loading_file(record, held):
    """1,216 cells in millions; VECTOR and COORDINATE go with their series."""
    file = TRADE / "statcan_12100011" / "1210001101_databaseLoadingData_excerpt.csv"
    truth, places = {}, defaultdict(set)
    for line in file.read_text("utf-8").splitlines()[1:]:
        cells = line.strip('"').split('","')
        partner, flow = CODES[cells[6]], cells[3].lower()
        truth[partner, flow, cells[0], ""] = int(cells[13].replace(".", "")) * 1e5
        places[partner, flow].add((cells[11], cells[12]))
    assert len(truth) == 1216
    assert held(PLACE) == truth
    rows = record[record["source"].eq(PLACE)]
    for key, group in rows.groupby(["partner", "flow"]):
        numbers = set(zip(group["vector"], group["coordinate"], strict=True))
        assert numbers == places[key]


def test_the_customs_basis_equals_the_copies_of_the_agencys_vectors(held):
    """352 months of four series, and exports to Hong Kong, imports from Taiwan."""
    folder = TRADE / "statcan_12100011_customs"
    names = {
        "exports_kor": ("KOR", "export"), "imports_kor": ("KOR", "import"),
        "exports_all_customs": ("WLD", "export"),
        "imports_all_customs": ("WLD", "import"),
    }  # fmt: skip
    truth = {}
    for name, key in names.items():
        for line in (folder / f"trade_{name}.csv").read_text().splitlines()[1:]:
            day, value = line.split(",")
            truth[*key, day[:7], ""] = round(float(value) * 1e6)
    assert len(truth) == 4 * 352
    partners = _of_partners(folder)
    apart = {k: v for k, v in partners.items() if k[:2] in ROW_OF_ANOTHER_COPY}
    assert held("statcan/12-10-0011-customs/2026-06-10") == truth | apart


def test_the_customs_basis_of_other_partners_equals_the_sample(held):
    """2,100 typed cells without the two above, and 40 of South Korea's later months."""
    folder = TRADE / "statcan_12100011_customs"
    later = "12-10-0011_customs_nsa_korea_2025-01_2026-08_vintage2026-10-08.csv"
    partners = _of_partners(folder)
    truth = {k: v for k, v in partners.items() if k[:2] not in ROW_OF_ANOTHER_COPY}
    assert (len(partners), len(truth)) == (2100, 2100 - 2 * 84)
    truth |= _of_partners(folder, later)
    assert held("statcan/12-10-0011-customs/2026-10-08") == truth


#: Two series of the sample that another repository gave.
ROW_OF_ANOTHER_COPY = {("HKG", "export"), ("TWN", "import")}
TYPED = "12-10-0011_customs_nsa_partners_2018-2024_transcribed.csv"


def _of_partners(folder, name=TYPED):
    found = {}
    for line in (folder / name).read_text().splitlines()[1:]:
        month, trade, basis, adjustment, partner, value = line.split(",")
        assert (basis, adjustment) == ("Customs", "Unadjusted")
        found[partner, trade.lower(), month, ""] = round(float(value) * 1e6)
    return found


def test_south_koreas_2018_on_the_customs_basis_is_what_the_claims_print(number):
    """5,864.6 + 9,445.9 = 15,310.5 million, to the last printed digit."""
    place = "statcan/12-10-0011-customs/2026-06-10"
    months = [f"2018-{m:02d}" for m in range(1, 13)]
    flows = [
        round(sum(number(place, "KOR", flow, m) for m in months) / 1e6, 1)
        for flow in ("export", "import")
    ]
    assert flows == [5864.6, 9445.9]
    assert round(sum(flows), 1) == 15310.5


def test_two_way_trade_of_29_years_equals_the_sums_beside_the_samples(number, figures):
    """1997 to 2025: exports, imports and both, to the tenth of a million."""
    checked = 0
    for row in figures:
        if (row["partner"], row["basis"]) != ("South Korea", "balance_of_payments_NSA"):
            continue
        if row["unit"] == "rank":
            continue
        flows = ["export", "import"] if row["flow"] == "two_way" else [row["flow"]]
        months = [f"{row['year_or_month']}-{m:02d}" for m in range(1, 13)]
        cells = [number(PLACE, "KOR", f, m) for f in flows for m in months]
        assert round(sum(cells) / 1e6, 1) == float(row["value"])
        checked += 1
    assert checked == 3 * 29


def test_first_releases_equal_the_published_figures_flags_included(record, figures):
    """68 of the 374 cells of the six releases stand among the sample figures."""
    scale = {"billion": 1e9, "million": 1e6}
    daily = record[record["source"].str.startswith("statcan/12-10-0011-daily/")]
    cells = daily.assign(release=daily["vintage"].dt.strftime("%Y-%m-%d"))
    keys = ["release", "partner", "flow", "reference_period"]
    found = cells.set_index(keys)[["value", "status"]].T.to_dict("list")
    checked = 0
    for row in figures:
        if row["basis"] != "balance_of_payments_SA":
            continue
        key = (row["published_date"], CODES[row["partner"]], row["flow"])
        value, status = found[(*key, row["year_or_month"])]
        assert value == pytest.approx(float(row["value"]) * scale[row["unit"]], abs=1)
        if "flagged r" in row["note"]:
            assert status == "revised"
        checked += 1
    assert (checked, len(found)) == (68, 374)


def test_customs_totals_of_all_countries_equal_the_published_figures(held, figures):
    """19 values in billions with two decimals, and two in trillions."""
    truth = {
        ("WLD", row["flow"], row["year_or_month"], ""): float(row["value"]) * 1e9
        for row in figures
        if "Highlights of Canada's Merchandise Trade" in row["publication"]
    }
    assert len(truth) == 21
    assert held("gac/trade-highlights/2021-03-31") == pytest.approx(truth)


def test_the_derived_customs_months_equal_the_repository_s_files(held):
    """Ten partners and all countries, 28 months, both ways: 616 whole dollars."""
    folder = TRADE / "statcan_cimt_derived"
    truth = {}
    for line in (folder / "countries_monthly.csv").read_text().splitlines()[1:]:
        month, country, imports, exports, _ = line.split(",")
        if country in ISO2:
            truth[ISO2[country], "import", month, ""] = float(imports)
            truth[ISO2[country], "export", month, ""] = float(exports)
    for line in (folder / "monthly.csv").read_text().splitlines()[1:]:
        month, imports, exports, _ = line.split(",")
        truth["WLD", "import", month, ""] = float(imports)
        truth["WLD", "export", month, ""] = float(exports)
    assert len(truth) == 616
    assert held("derived/cimt-monthly/2026-06-10") == truth


def test_the_ten_partners_of_the_derived_months_are_the_ten_largest():
    """No other country of the file comes near the tenth in 2024 or in 2025."""
    file = TRADE / "statcan_cimt_derived" / "countries_monthly.csv"
    years = defaultdict(lambda: defaultdict(float))
    for line in file.read_text().splitlines()[1:]:
        month, country, *_, both = line.split(",")
        years[month[:4]][country] += float(both)
    for year in ("2024", "2025"):
        order = sorted(years[year], key=years[year].get, reverse=True)
        assert set(order[:10]) == set(ISO2)
        assert order[6] == "KR"


def test_exchange_rates_equal_the_bank_s_answer(held):
    """Two series of 26, eight years each."""
    text = (TRADE / "bank_of_canada" / "boc_annual.raw.json").read_text()
    truth = {}
    for block in text.split('"d": "')[1:]:
        for name, partner in {"FXAUSDCAD": "USA", "FXAKRWCAD": "KOR"}.items():
            rate = re.search(rf'"{name}":\s*{{\s*"v":\s*"([\d.]+)"', block)[1]
            truth[partner, "level", block[:4], ""] = float(rate)
    assert len(truth) == 16
    assert held("boc/fx-annual/2024-12-31") == truth
