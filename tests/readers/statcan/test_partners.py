"""Any table with a dimension of economies gives partners, under its own name."""

import re

import pytest

from cktrade.errors import CktradeWarning, FormatError, NotHeldError
from cktrade.readers import read

_HEAD = (
    '"REF_DATE","GEO","DGUID",{names},"UOM","UOM_ID","SCALAR_FACTOR","SCALAR_ID",'
    '"VECTOR","COORDINATE","VALUE","STATUS","SYMBOL","TERMINATED","DECIMALS"'
)


def _place(number, names):
    """Canada's number, and one for each of the other dimensions."""
    return ".".join(["1", *[str(number + 1)] * len(names)])


@pytest.fixture
def table(tmp_path):
    """Write a selection of a table that the package does not know."""

    def write(names, *rows):
        quoted = [",".join(f'"{cell}"' for cell in cells) for cells in (names, *rows)]
        body = [
            f'"{2020 + n}","Canada","2016A000011124",{cells},"Dollars","81",'
            f'"millions","6","v99{n}","{_place(n, names)}","{n + 1}","","","","0"'
            for n, cells in enumerate(quoted[1:])
        ]
        path = tmp_path / "3610999901_databaseLoadingData.csv"
        text = "\n".join([_HEAD.format(names=quoted[0]), *body]) + "\n"
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.mark.parametrize(
    "name",
    ["Countries or regions", "Country of control", "Trading partners",
     "Pays ou régions", "Country of citizenship", "Geographic area"],
)  # fmt: skip
def test_a_partner_is_found_whatever_the_agency_calls_the_dimension(table, name):
    """Two rows of three; the label stays in dimensions."""
    path = table([name], ["South Korea"], ["Japan"], ["Korea, South"])
    rows = read(path, partner="KOR")
    assert rows["value"].tolist() == [1e6, 3e6]
    assert set(rows["reporter"]) == {"CAN"}
    assert "South Korea" in rows["dimensions"].iloc[0]


def _moved(path, *places):
    """Count the rows of a file in other places than Canada, each with its number."""
    head, *lines = path.read_text("utf-8").splitlines()
    moved = []
    for number, line in enumerate(lines):
        name, dguid = places[number]
        place = line.replace('"Canada","2016A000011124"', f'"{name}","{dguid}"')
        moved.append(re.sub(r'"1((?:\.\d+)+)"', rf'"{number + 1}\1"', place))
    path.write_text("\n".join([head, *moved]) + "\n", "utf-8")
    return path


def test_foreign_countries_of_the_geography_are_partners(table):
    """South Korea in GEO is a partner; Canada and Ontario are where it is counted."""
    path = _moved(
        table(["Industry"], ["All"], ["All"], ["All"], ["All"]),
        ("Canada", "2016A000011124"), ("South Korea", ""), ("Japan", ""),
        ("Ontario", "2016A000235"),
    )  # fmt: skip
    rows = read(path).set_index("reference_period")
    assert rows["partner"].to_dict() == {
        "2020": "not applicable", "2021": "KOR", "2022": "JPN",
        "2023": "not applicable",
    }  # fmt: skip
    assert set(rows["reporter"]) == {"CAN"}


def test_beside_a_dimension_of_countries_the_geography_is_no_partner(table):
    """Trade with Japan, counted in a place that is called Jersey: Japan is meant."""
    path = _moved(table(["Trading partners"], ["Japan"]), ("Jersey", ""))
    assert read(path)["partner"].tolist() == ["JPN"]


def test_a_label_of_no_economy_costs_no_row(table):
    """Three industries among the countries are rows without a partner."""
    path = table(["Countries"], ["Japan"], ["Offshore funds"])
    assert read(path)["partner"].tolist() == ["JPN", "not applicable"]


def test_two_dimensions_of_economies_are_told_and_none_is_taken(table):
    """Country of control and country of destination: nobody can say which is meant."""
    path = table(["Country of control", "Trading partners"], ["Japan", "South Korea"])
    with pytest.warns(CktradeWarning, match="2 dimensions of economies"):
        rows = read(path)
    assert rows["partner"].tolist() == ["not applicable"]


def test_a_table_of_industries_has_no_partner(table):
    """Numbers and industries name no economy, though 392 is Japan's of M49."""
    path = table(["Country code"], ["392"], ["410"])
    with pytest.raises(NotHeldError, match="no rows with partner 'KOR'"):
        read(path, partner="KOR")


def test_a_selection_of_one_quarter_is_read_once_somebody_says_so(table):
    """October as printed is the fourth quarter, or the month: the caller says."""
    path = table(["Indicators"], ["Has people to depend on"])
    path.write_text(path.read_text("utf-8").replace('"2020",', '"2024-10",'), "utf-8")
    with pytest.raises(FormatError, match="frequency='quarterly'"):
        read(path)
    periods = [read(path, frequency=word)["reference_period"].item()
               for word in ("quarterly", "monthly", "Trimestrielle")]  # fmt: skip
    assert periods == ["2024-Q4", "2024-10", "2024-Q4"]
    with pytest.raises(FormatError, match="frequency is 'fortnightly'"):
        read(path, frequency="fortnightly")


def test_a_census_table_in_wide_form_is_refused_with_a_way_out(tmp_path):
    """A column for each statistic is not the layout that is read."""
    path = tmp_path / "98109999.csv"
    path.write_text(
        '"REF_DATE","DGUID","GEO","Coordinate","Statistics (2):Count[1]","Symbol",'
        '"Statistics (2):Percentage[2]","Symbol"\n'
        '"2021","2021A000011124","Canada","1.1","5","","0.6",""\n',
        "utf-8",
    )
    with pytest.raises(FormatError, match=r"census table in wide form.*database"):
        read(path)


@pytest.mark.parametrize(
    "name", ["Area of residence", "Destination", "Origin", "Export markets"]
)
def test_a_name_that_means_economies_as_a_rule(table, name):
    """Where the labels are economies; two provinces are none."""
    path = table([name], ["South Korea"], ["Japan"])
    assert read(path)["partner"].tolist() == ["KOR", "JPN"]
    path = table([name], ["Ontario"], ["Total"])
    assert read(path)["partner"].tolist() == ["not applicable"] * 2


def test_states_and_origins_of_people_are_no_economies(table):
    """Georgia is one of the fifty here."""
    for name in ("State of destination", "Ethnic or cultural origin"):
        rows = read(table([name], ["Georgia"], ["Japan"]))
        assert set(rows["partner"]) == {"not applicable"}


def test_two_dimensions_are_named_where_a_partner_is_asked_for(table):
    """It is not said that the table lacks what it has."""
    path = table(["Country of control", "Trading partners"], ["Japan", "South Korea"])
    with (
        pytest.warns(CktradeWarning, match="2 dimensions"),
        pytest.raises(NotHeldError, match="under GEO, Country of control, Trading"),
    ):
        read(path, partner="KOR")


def test_a_frequency_that_the_dates_contradict_is_refused(table):
    """A year is no quarter; a letter says as much as the word."""
    path = table(["Indicators"], ["Persons"])
    assert read(path, frequency="A")["reference_period"].tolist() == ["2020"]
    with pytest.raises(FormatError, match="frequency is 'quarterly'; found '2020'"):
        read(path, frequency="quarterly")


def test_a_chapter_of_the_harmonized_system_is_no_total(table):
    """Horses are not all products."""
    rows = read(table(["Harmonized System (HS)"], ["0101 - Horses"]))
    assert rows["product"].tolist() == ["not applicable"]


@pytest.mark.parametrize(
    "columns",
    [
        '"Mother tongue (300)","Coordinate","Gender (3):Men+[2]","Symbol"',
        '"Coordinate","Population counts (13): Population, 2021 [1]","Symbols"',
    ],
)
def test_any_member_across_makes_a_census_table_wide(tmp_path, columns):
    """Not only statistics: a gender, a count."""
    path = tmp_path / "98109998.csv"
    path.write_text(f'"REF_DATE","DGUID","GEO",{columns}\n', "utf-8")
    with pytest.raises(FormatError, match="census table in wide form"):
        read(path)
