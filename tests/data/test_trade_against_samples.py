"""Every number on trade and money equals the cell of the file it was taken from.

The files are opened here by means of their own: nothing of the package reads a sample.
"""

import csv
import os
import re
from collections import defaultdict
from pathlib import Path

import pytest

from cktrade.vocabulary import codelist

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


FLOWS = {
    "Import": "import", "Domestic export": "domestic_export", "Re-export": "re_export",
}  # fmt: skip
PARTNERS = {
    "Algeria": "DZA", "Australia": "AUS", "Belgium": "BEL", "Brazil": "BRA",
    "China": "CHN", "France": "FRA", "Germany": "DEU", "Hong Kong": "HKG",
    "India": "IND", "Indonesia": "IDN", "Iraq": "IRQ", "Italy": "ITA", "Japan": "JPN",
    "Mexico": "MEX", "Netherlands": "NLD", "Norway": "NOR", "Peru": "PER",
    "Russian Federation": "RUS", "Saudi Arabia": "SAU", "Singapore": "SGP",
    "South Korea": "KOR", "Spain": "ESP", "Switzerland": "CHE", "Taiwan": "TWN",
    "Turkey": "TUR", "United Kingdom": "GBR", "United States": "USA",
    "Other countries": "X-OTHER",
}  # fmt: skip


def _period(year):
    return "2022-01/2022-07" if year == "2022" else year


def _rows(name):
    with (TRADE / name).open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)


#: File → the column of its period, and what of the record its numbers are.
_PARTS = {
    "korea_napcs_annual_1997_2022": ("year", "{section}"),
    "korea_napcs_monthly_2015-01_2022-07": ("date", "{section}"),
    "korea_by_province_annual_1997_2022": ("year", "{geo}"),
    "korea_by_province_napcs_2018_2021": ("year", "{section} {geo}"),
    "all_partners_napcs_annual_1997_2022": ("year", "{section}"),
}


def _products():
    """Every number of the files by product and province, as the record names it."""
    truth = {}
    for name, (period, further) in _PARTS.items():
        for row in filter(_taken, _rows(f"statcan_12100119/{name}.csv")):
            partner = PARTNERS[row.get("partner", "South Korea")]
            section = row.get("napcs", "")[-4:-1]
            told = further.format(section=section, geo=row.get("geo"))
            key = (partner, FLOWS[row["trade"]], _period(row[period]), told)
            truth[key] = float(row["value_cad"])
    return truth


def _taken(row):
    """Say whether a row is taken: Canada is the sum, others have some years only."""
    if row.get("partner", "South Korea") != "South Korea":
        return "2015" <= row["year"] < "2022" and row["trade"] != "Re-export"
    return row.get("geo") != "Canada"


def _totals():
    """Months of South Korea, and years of all partners and of their sum."""
    truth = defaultdict(float)
    for row in _rows("statcan_12100119/all_partners_monthly_1997_2022.csv"):
        partner, flow = PARTNERS[row["partner"]], FLOWS[row["trade"]]
        value, year = float(row["value_cad"]), _period(row["date"][:4])
        if partner == "KOR":
            truth[partner, flow, row["date"], ""] = value
        for whom in (partner, "WLD"):
            truth[whom, flow, year, ""] += value
            if flow != "import":
                truth[whom, "export", year, ""] += value
    return dict(truth)


def test_trade_by_partner_product_and_province_equals_the_model_s_sums(held):
    """13,816 numbers; sections of all countries are the sum, and no row is a zero."""
    found = held("statcan/12-10-0119/2022-09-07")
    truth = _products() | _totals()
    world = {key: value for key, value in found.items()
             if key[0] == "WLD" and key[3] and key not in truth}  # fmt: skip
    zeros = {key for key, value in found.items() if value == 0 and key not in truth}
    assert truth == {k: v for k, v in found.items() if k not in {*world, *zeros}}
    for (_, flow, year, section), value in world.items():
        parts = [truth.get((p, flow, year, section), 0) for p in PARTNERS.values()]
        assert value == sum(parts)
    assert len(world) == 2 * 12 * 7


def test_the_sums_of_two_tables_agree_in_every_year_before_the_revisions(number, held):
    """1997 to 2019, South Korea and all countries, to a million and a half."""
    years = held("statcan/12-10-0119/2022-09-07")
    for partner in ("KOR", "WLD"):
        for flow in ("export", "import"):
            for year in range(1997, 2020):
                months = [f"{year}-{month:02d}" for month in range(1, 13)]
                place = "statcan/12-10-0011-customs/2026-06-10"
                total = sum(number(place, partner, flow, month) for month in months)
                assert abs(years[partner, flow, str(year), ""] - total) < 1.5e6


def test_trade_with_every_country_equals_the_repository_s_months(held):
    """224 countries by their letters, two years and four months, in whole dollars."""
    codes = {row["iso2"]: code for code, row in codelist("economies").items()}
    truth = defaultdict(float)
    for row in _rows("statcan_cimt_derived/countries_monthly.csv"):
        year = row["date"][:4]
        period = {"2026": "2026-01/2026-04"}.get(year, year)
        for whom in (codes[row["country"]], "WLD"):
            truth[whom, "import", period, ""] += float(row["imports"])
            truth[whom, "export", period, ""] += float(row["exports"])
    assert held("derived/cimt-countries/2026-06-10") == truth
    assert "NAM" not in {partner for partner, *_ in truth}


def test_the_balance_of_payments_by_partner_equals_the_repository_s(held):
    """Receipts and payments, 31 partners and groups, 24 years."""
    names = PARTNERS | {
        "European Union excluding the United Kingdom": "X-EU-WITHOUT-UK",
        "Other European Union countries not elsewhere classified": "X-OTHER-EU",
        "Other countries not elsewhere classified": "X-OTHER",
        "Total of all countries": "WLD",
    }
    truth = {"Goods": {}, "Services": {}}
    for row in _rows("bop_all_partners/KevinJCbed_overview.csv"):
        kind, way = row["Series"].split(", ")
        flow = {"Receipts": "export", "Payments": "import"}.get(way)
        if kind in truth and flow and row["Year"] != "2021":
            key = (names[row["Principal_trading_partners"]], flow, row["Year"], "")
            truth[kind][key] = float(row["Value"]) * 1e6
    assert {len(cells) for cells in truth.values()} == {31 * 24 * 2}
    assert held("derived/bop-goods/2021-12-23") == truth["Goods"]
    assert held("derived/bop-services/2021-12-23") == truth["Services"]


def test_goods_of_the_balance_of_payments_equal_the_agencys_own_months(number, held):
    """2018, eight partners and the total, both ways: one million, and the rounding."""
    years = held("derived/bop-goods/2021-12-23")
    partners = ("KOR", "USA", "JPN", "CHN", "MEX", "GBR", "DEU", "ITA", "WLD")
    for partner in partners:
        for flow in ("export", "import"):
            months = [number(PLACE, partner, flow, f"2018-{m:02d}")
                      for m in range(1, 13)]  # fmt: skip
            assert abs(years[partner, flow, "2018", ""] - sum(months)) < 1.5e6


def test_exports_by_heading_equal_the_typed_sums(held):
    """180 headings and Alberta's 196 subheadings; no heading exceeds Canada's."""
    folder = "cimt_exports_2025"
    canada, alberta = (
        {row[code]: float(row["value_cad"]) for row in _rows(f"{folder}/{name}.csv")}
        for name, code in (("canada_to_korea_2025_hs4", "hs4"),
                           ("alberta_to_korea_2025_hs6", "hs6"))
    )  # fmt: skip
    truth = {("KOR", "domestic_export", "2025", code): v for code, v in canada.items()}
    for code, value in alberta.items():
        truth["KOR", "domestic_export", "2025", f"{code} Alberta"] = value
    assert (len(truth), sum(canada.values())) == (376, 6876137313)
    assert held("derived/cimt-exports/2026-11-28") == truth
    headings = defaultdict(float)
    for code, value in alberta.items():
        headings[code[:4]] += value
    assert all(v <= canada[code] for code, v in headings.items() if code in canada)


def test_direct_investment_equals_the_agencys_download(record):
    """1,790 cells by vector and year, '..' missing; ended members are left out."""
    truth = {}
    for row in _rows("statcan_36100008/3610000801_databaseLoadingData.csv"):
        if row["VECTOR"] and row["TERMINATED"] != "t":
            value = float(row["VALUE"]) * 1e6 if row["VALUE"] else None
            truth[row["VECTOR"], f"{row['REF_DATE']}-12-31"] = value
    own = record[record["source"].eq("statcan/36-10-0008/2024-04-26")]
    values = own["value"].astype(object).where(own["value"].notna(), None)
    keys = zip(own["vector"], own["reference_period"], strict=True)
    assert dict(zip(keys, values, strict=True)) == truth
    assert len(truth) == 1790
