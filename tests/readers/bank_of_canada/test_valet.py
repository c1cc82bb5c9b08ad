"""The Bank of Canada's rates, in both forms that its service answers in."""

import csv
import gzip
import json

import pandas as pd
import pytest

from cktrade.errors import FormatError
from cktrade.readers import read

DETAIL = {
    "FXAKRWCAD": {"label": "KRW/CAD", "description": "won"},
    "FXAUSDCAD": {"label": "USD/CAD", "description": "US dollar"},
}
OBSERVATIONS = [
    {"d": "2017-01-01", "FXAKRWCAD": {"v": "0.001149"}, "FXAUSDCAD": {"v": "1.2986"}},
    {"d": "2018-01-01", "FXAUSDCAD": {"v": "1.2950"}},
]
CSV = """\
"TERMS AND CONDITIONS"
"https://www.bankofcanada.ca/terms/"

"SERIES"
"id","label","description"
"FXKRWCAD","KRW/CAD","South Korean won to Canadian dollar daily exchange rate"
"FXUSDCAD","USD/CAD","US dollar to Canadian dollar daily exchange rate"

"OBSERVATIONS"
"date","FXKRWCAD","FXUSDCAD"
"2017-01-03","0.001113","1.3435"
"2017-01-04","","1.3315"

"""


@pytest.fixture
def answer(tmp_path):
    """Return a function that writes an answer: a dict as JSON, a text as CSV."""

    def write(said, mark="\ufeff"):
        path = tmp_path / "answer"
        text = json.dumps(said, indent=4) if isinstance(said, dict) else mark + said
        path.write_text(text, "utf-8")
        return path

    return write


def _json(detail=DETAIL, observations=OBSERVATIONS, **more):
    return {"seriesDetail": detail, "observations": observations, **more}


def test_every_rate_of_the_json_specimen(answer):
    """Dollars for one won, not for a thousand; a year without an entry has no row."""
    rows = read(answer(_json()))
    columns = ["partner", "reference_period", "value", "precision", "vector", "row"]
    assert rows[columns].to_numpy().tolist() == [
        ["KOR", "2017", 0.001149, 0.000001, "FXAKRWCAD", 1],
        ["USA", "2017", 1.2986, 0.0001, "FXAUSDCAD", 1],
        ["USA", "2018", 1.295, 0.0001, "FXAUSDCAD", 2],
    ]
    assert rows["series"].tolist() == [
        "boc.fx-rates-annual.can.kor.level",
        "boc.fx-rates-annual.can.usa.level",
        "boc.fx-rates-annual.can.usa.level",
    ]
    assert set(rows["unit"]) == {"CAD per unit"}


def test_every_rate_of_the_csv_specimen(answer):
    """A day without a rate is missing, and says so; rows are lines of the file."""
    rows = read(answer(CSV))
    columns = ["partner", "reference_period", "status", "precision", "row"]
    assert rows[columns].to_numpy().tolist() == [
        ["KOR", "2017-01-03", "normal", 0.000001, 11],
        ["USA", "2017-01-03", "normal", 0.0001, 11],
        ["KOR", "2017-01-04", "not_available", 0.0001, 12],
        ["USA", "2017-01-04", "normal", 0.0001, 12],
    ]
    assert rows["value"].fillna(-1).tolist() == [0.001113, 1.3435, -1, 1.3315]


def test_a_csv_without_its_mark_is_the_same(answer):
    """An editor that strips the byte order mark changes nothing."""
    marked, bare = read(answer(CSV)), read(answer(CSV, mark=""))
    pd.testing.assert_frame_equal(marked, bare)


@pytest.mark.parametrize("said", [CSV, _json()], ids=["csv", "json"])
def test_gzip_gives_the_same_rates(answer, said):
    """Packed or not, the content says what it is."""
    path = answer(said)
    plain = read(path)
    path.write_bytes(gzip.compress(path.read_bytes()))
    pd.testing.assert_frame_equal(read(path), plain)


def test_a_month_is_named_by_its_first_day(answer):
    """FXM: monthly; the Bank dates May 2018 by its first day."""
    detail = {"FXMKRWCAD": {"label": "KRW/CAD"}}
    said = _json(detail, [{"d": "2018-05-01", "FXMKRWCAD": {"v": "0.001196"}}])
    row = read(answer(said)).iloc[0]
    assert row["reference_period"] == "2018-05"
    assert row["series"] == "boc.fx-rates-monthly.can.kor.level"


def _one(cell, name="FXAKRWCAD", day="2017-01-01"):
    return _json(observations=[{"d": day, name: cell}])


def _named(name, label):
    return _json({**DETAIL, name: {"label": label}})


REFUSAL = {"message": "Series X not found.", "docs": "www.bankofcanada.ca/valet/docs"}


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (_json(observations=[]), "the answer holds no observations"),
        (REFUSAL, "The service refused the request, and says: Series X not found"),
        (_one({"v": 0.1}), "found FXAKRWCAD: {'v': 0.1}"),
        (_one("0.1"), "found FXAKRWCAD: '0.1'"),
        (_one({"v": "4,105"}), "found '4,105'"),
        (_one({"v": "n/a"}), "row 1, FXAKRWCAD: expected a rate such as"),
        (_one({"v": "1.0"}, name="FXAJPYCAD"), "found FXAJPYCAD"),
        (_one({"v": "1.0"}, day="2017-02-01"), "found '2017-02-01'"),
        (_one({"v": "1.0"}, day="2017"), "found '2017'"),
        (_named("V39079", "Target rate"), "found the series V39079"),
        (_named("FXAXXXCAD", "XXX/CAD"), "found the series FXAXXXCAD"),
        (_named("FXAKRWCAD", "CAD/KRW"), r"found the series FXAKRWCAD \(CAD/KRW\)"),
        (_named("FXKRWCAD", "KRW/CAD"), "series of one frequency"),
    ],
)
def test_a_wrong_json_answer_is_refused(answer, said, message):
    """Each departs from the service's form in one place."""
    with pytest.raises(FormatError, match=message):
        read(answer(said))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"1.3435"', '"1,3435"', "row 11, FXUSDCAD: expected a rate such as"),
        ('"1.3435"', '"n/a"', "found 'n/a'"),
        ('"2017-01-03"', '"03/01/2017"', "row 11: expected a date"),
        ('"date","FXKRWCAD"', '"date","FXJPYCAD"', "row 10: expected in OBSERVATIONS"),
        ('"id","label"', '"id","name"', "row 5: expected in SERIES the columns"),
        (',"1.3315"\n\n', "\n", "row 12: expected in OBSERVATIONS"),
        (',"1.3315"\n\n', ',"1.33', "breaks off"),
        ('"SERIES"\n', "", "begins another block, 'id'"),
        ('"2017-01-04"', '\n"2017-01-04"', "begins another block, '2017-01-04'"),
        (CSV, CSV + CSV, "begins another block, 'TERMS AND CONDITIONS'"),
        ('"OBSERVATIONS"', '"ERRORS"', "the service refused the request: date"),
        ('"OBSERVATIONS"', '"REMARKS"', "expected in OBSERVATIONS the columns"),
        ('"2017-01-04"', '"date","FXKRWCAD","FXUSDCAD"\n"2017-01-04"', "found 'date'"),
    ],
)
def test_a_wrong_csv_answer_is_refused(answer, old, new, message):
    """The specimen with one text in it replaced."""
    assert old in CSV
    with pytest.raises(FormatError, match=message):
        read(answer(CSV.replace(old, new)))


def test_a_json_answer_that_breaks_off_is_refused(answer):
    """The last two brackets are gone."""
    path = answer(_json())
    path.write_text(path.read_text("utf-8").rstrip()[:-2], "utf-8")
    with pytest.raises(FormatError, match="as JSON it breaks off"):
        read(path)


def test_every_rate_of_the_genuine_json(samples):
    """26 currencies in three years, 23 in five: 193 rates. Won 2024: 0.001005."""
    path = samples / "trade" / "bank_of_canada" / "boc_annual.raw.json"
    truth = {
        (observation["d"][:4], name): float(cell["v"])
        for observation in json.loads(path.read_text())["observations"]
        for name, cell in observation.items()
        if name != "d"
    }
    rows = read(path)
    assert len(rows) == len(truth) == 3 * 26 + 5 * 23
    assert rows.set_index(["reference_period", "vector"])["value"].to_dict() == truth
    won = rows[rows["partner"].eq("KOR")].set_index("reference_period")
    assert won.loc["2024", ["value", "precision"]].tolist() == [0.001005, 0.000001]
    assert len(set(rows["partner"])) == 26


def test_every_rate_of_the_genuine_csv(samples):
    """1,365 days of two currencies, against the csv module below line 10."""
    path = samples / "trade" / "bank_of_canada" / "boc_daily.raw.csv"
    lines = path.read_text("utf-8-sig").splitlines()[10:]
    truth = [line for line in csv.reader(lines) if line]
    rows = read(path)
    assert len(rows) == 2 * len(truth) == 2 * 1365
    for column, name in ((1, "FXEURCAD"), (2, "FXUSDCAD")):
        values = rows[rows["vector"].eq(name)].set_index("reference_period")["value"]
        assert values.to_dict() == {line[0]: float(line[column]) for line in truth}


def test_a_rate_the_other_way_round_is_named_as_one(tmp_path):
    """FXCADUSD is US dollars for a Canadian one; the service has the other as well."""
    path = tmp_path / "rates.json"
    path.write_text(
        '{"seriesDetail": {"FXCADUSD": {"label": "CAD/USD", "description": "x"}}, '
        '"observations": [{"d": "2024-01-02", "FXCADUSD": {"v": "0.7510"}}]}',
        "utf-8",
    )
    with pytest.raises(FormatError, match=r"the other way round.*FXUSDCAD"):
        read(path)
