"""What the whole field says: places of South Korea, its sections and its provinces.

The numbers beside are typed by hand from the samples, in thousands of dollars.
"""

import pytest

import cktrade as ck
from cktrade.record.rank_field import rank_of
from cktrade.record.record import Record

SECTIONS = {
    "C11": (394371, 30757), "C12": (1680577, 459507), "C13": (1168109, 801),
    "C14": (521666, 1041895), "C15": (122023, 444682), "C16": (636511, 255726),
    "C17": (190206, 1106839), "C18": (200382, 1480295), "C19": (34086, 3572611),
    "C21": (335392, 156031), "C22": (497409, 894130), "C23": (7643, 2543),
}  # fmt: skip
PROVINCES = {
    "Alberta": (553095, 244608), "British Columbia": (2940525, 1837030),
    "Manitoba": (88186, 84157), "New Brunswick": (24198, 31300),
    "Newfoundland and Labrador": (23443, 148860), "Nova Scotia": (108476, 23672),
    "Ontario": (764046, 6404373), "Prince Edward Island": (12011, 44),
    "Quebec": (1156955, 638546), "Saskatchewan": (117440, 33218), "Yukon": (None, 9),
}  # fmt: skip


@pytest.fixture(scope="module")
def whole():
    """The record as it is kept, whatever its vintages."""
    return Record(ck.load("observations", vintages="all"), ck.load("sources"))


def _place(record, table, year, bloc=""):
    export, imports = (f"{table}.can.kor.{way}.total.cus.nsa@{year}"
                       for way in ("export", "import"))  # fmt: skip
    return rank_of(f"rank({export} + {imports}{bloc})", record)


def test_south_koreas_place_among_the_named_partners_of_every_year(whole):
    """27 partners: the best place, and the worst that the other countries leave.

    In 2018 they trade 83.9 billion and South Korea 15.3: five more of its size fit in,
    7 + 5 = 12.
    """
    years = range(1997, 2022)
    found = [_place(whole, "statcan.12-10-0119", year) for year in years]
    best = [8, 9, 9, 7, 8, 8, 8, 7, 7, 7, 8] + 14 * [7]
    assert [number.interval.low for number in found] == best
    worst = dict(zip(years, [number.interval.high for number in found], strict=True))
    assert (worst[1997], worst[2018], worst[2021]) == (13, 12, 12)
    others = "statcan.12-10-0119.can.x-other.{}.total.cus.nsa"
    left = sum(_year(whole, others.format(f), "2018") for f in ("export", "import"))
    assert round(left / 1e9, 1) == 83.9


@pytest.mark.parametrize("year", [2024, 2025])
def test_a_field_of_all_countries_leaves_no_room(whole, year):
    """224 economies; what is lost in the copy is 143 million of 1.5 trillion."""
    for bloc, place in (("", 7), ("; EU", 7)):
        found = _place(whole, "derived.cimt-countries", year, bloc).interval
        assert (found.low, found.high) == (place, place)


def _eu(record, *, kingdom):
    """Two-way trade of the European Union in 2019, with or without the Kingdom."""
    series = "statcan.12-10-0011.can.{}.{}.total.cus.nsa"
    both = 0.0
    for flow in ("export", "import"):
        both += _year(record, series.format("eu", flow), "2019")
        if not kingdom:
            both -= _year(record, series.format("gbr", flow), "2019")
    return both


def _year(record, series, year):
    return sum(cell["value"] for cell in record.cells(series, year))


def test_the_union_is_held_with_the_kingdom_and_can_be_taken_without(whole):
    """2019: 48,300.3 + 77,560.4 million with it, 29,029.1 million less without."""
    with_it, without = _eu(whole, kingdom=True), _eu(whole, kingdom=False)
    assert round(with_it / 1e6, 1) == 125860.7
    assert round((with_it - without) / 1e6, 1) == KINGDOM_2019


#: 19,801.9 out and 9,227.2 in, added up from the 24 typed cells.
KINGDOM_2019 = 29029.1


def _thousands(record, flow, product, dimensions):
    rows = record.series(
        partner="KOR", flow=flow, product=product, basis="customs",
        dimensions=dimensions,
    )  # fmt: skip
    (series,) = {row["series"] for row in rows if "12-10-0119" in row["series"]}
    if record.cell(series, "2018") is None:
        return None
    return round(_year(record, series, "2018") / 1e3)


def test_the_sections_of_2018_and_their_shares(whole):
    """Energy is 1,680,577 of 5,788,375: 29.0 per cent of domestic exports."""
    part = '{"classification": "NAPCS"}'
    flows = ("domestic_export", "import")
    found = {
        code: tuple(_thousands(whole, flow, code, part) for flow in flows)
        for code in SECTIONS
    }
    assert found == SECTIONS
    totals = [sum(section[n] for section in found.values()) for n in (0, 1)]
    assert totals == [5788375, 9445817]
    assert totals == [_thousands(whole, flow, "TOTAL", "") for flow in flows]
    largest = (("C12", 0), ("C13", 0), ("C19", 1), ("C18", 1))
    shares = [round(100 * found[code][n] / totals[n], 1) for code, n in largest]
    assert shares == [29.0, 20.2, 37.8, 15.7]


def test_the_provinces_of_2018(whole):
    """British Columbia sends half, Ontario takes two thirds; they add up to Canada."""
    flows = ("domestic_export", "import")
    found = {
        name: tuple(
            _thousands(whole, flow, "TOTAL", f'{{"province": "{name}"}}')
            for flow in flows
        )
        for name in PROVINCES
    }
    assert found == PROVINCES
    assert sum(two[0] or 0 for two in found.values()) == 5788375
    assert sum(two[1] for two in found.values()) == 9445817


def test_total_exports_are_domestic_exports_and_re_exports(record):
    """Of every partner and year of table 12-10-0119, to the thousand."""
    own = record[record["source"].eq("statcan/12-10-0119/2022-09-07")]
    whole = own[own["product"].eq("TOTAL") & own["dimensions"].eq("")]
    table = whole.pivot_table(
        index=["partner", "reference_period"], columns="flow", values="value"
    )
    years = table.dropna(subset=["export"])
    parts = years["domestic_export"].fillna(0) + years["re_export"].fillna(0)
    assert len(years) == 29 * 26
    assert (years["export"] - parts).abs().max() == 0


def test_a_part_year_never_passes_for_the_year(record):
    """Seven months of 2022 are held as such, and three quarters of 2021 not at all."""
    own = record[record["source"].eq("statcan/12-10-0119/2022-09-07")]
    of_2022 = set(own["reference_period"][own["reference_period"].str[:4].eq("2022")])
    months = {f"2022-{month:02d}" for month in range(1, 8)}
    assert of_2022 == months | {"2022-01/2022-07"}
    services = record[record["measure"].eq("services_trade")]
    assert services["reference_period"].max() == "2020"


def test_direct_investment_of_2023_and_its_place(whole):
    """2,242 million abroad, 8,178 million in Canada, at the end of the year."""
    for flow, millions in (("outward", 2242), ("inward", 8178)):
        series = f"statcan.36-10-0008.can.kor.{flow}.total"
        assert _year(whole, series, "2023-12-31") == millions * 1e6
