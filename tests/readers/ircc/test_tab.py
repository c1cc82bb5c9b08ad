"""IRCC's tab-separated updates: every value against a truth made another way."""

import csv
import gzip
import json

import pandas as pd
import pytest

from cktrade.errors import CktradeWarning, FormatError, VocabularyError
from cktrade.readers import read

HEADER = (
    "EN_YEAR\tEN_QUARTER\tEN_MONTH\tFR_ANNEÉ\tFR_TRIMESTRE\tFR_MOIS\t"
    "EN_COUNTRY_OF_CITIZENSHIP\tFR_PAYS_DE_CITOYENNETÉ\tTOTAL"
)
KOREA = "Korea, Republic of\tCorée, République de"
NORTH_FR = "Corée, République Démocratique Populaire de"
NORTH = f"Korea, People's Democratic Republic of\t{NORTH_FR}"
LINES = [
    f"2015\tQ1\tFeb\t2015\tT1\tfév.\t{KOREA}\t235",
    f"2015\tQ1\tJan\t2015\tT1\tjanv.\t{KOREA}\t1175",
    f"2015\tQ2\tApr\t2015\tT2\tavr.\t{NORTH}\t--",
    "2016\tQ4\tDec\t2016\tT4\tdéc.\tNevis\tNevis\t5",
]
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905 -- twelve words
MASKED = "masked"
HOLDERS = "can.kor.holders.total.cit"


@pytest.fixture
def tab(tmp_path):
    """Return a function that writes lines as IRCC does: UTF-8, no mark, CRLF."""

    def write(lines=LINES, header=HEADER, name="ODP-PR-Citz.csv", end="\r\n"):
        path = tmp_path / name
        path.write_bytes(("\r\n".join([header, *lines]) + end).encode())
        return path

    return write


def test_every_value_of_the_specimen_is_the_typed_one(tab):
    """Four rows in, four rows out, in the file's order; nothing is invented."""
    rows = read(tab())
    assert rows["partner"].tolist() == ["KOR", "KOR", "PRK", "X-NEVIS"]
    assert rows["reference_period"].tolist() == [
        "2015-02", "2015-01", "2015-04", "2016-12",
    ]  # fmt: skip
    assert rows["value"].fillna(-1).tolist() == [235, 1175, -1, 5]
    assert rows["status"].tolist() == ["normal", "normal", MASKED, "normal"]
    assert rows["precision"].tolist() == [5, 5, 5, 5]
    assert rows["row"].tolist() == [2, 3, 4, 5]
    assert rows["unit"].unique() == ["persons"]


@pytest.mark.parametrize(
    ("name", "series", "measure"),
    [
        (
            "ODP-PR-Citz.csv",
            "ircc.odp-pr-citz.can.kor.admissions.total.cit",
            "permanent_residents",
        ),
        (
            "ODP-TR-Study-IS_CITZ.csv",
            "ircc.odp-tr-study-is-citz.can.kor.holders.total.cit",
            "study_permits",
        ),
        (
            "odp-tr-work-imp-citz (1).csv",
            f"ircc.odp-tr-work-imp-citz.{HOLDERS}.international-mobility-program",
            "work_permits",
        ),
        (
            "ODP-TR-Work-TFWP-CITZ.csv",
            f"ircc.odp-tr-work-tfwp-citz.{HOLDERS}.temporary-foreign-worker-program",
            "work_permits",
        ),
    ],
)
def test_the_published_name_says_which_table_it_is(tab, name, series, measure):
    """The columns of the three tables are alike; the name alone tells them apart."""
    rows = read(tab(name=name), partner="KOR")
    assert set(rows["series"]) == {series}
    assert set(rows["measure"]) == {measure}


def test_another_name_is_refused_with_the_three_tables(tab):
    """Nothing in the file says what it counts, so nothing is guessed."""
    with pytest.raises(FormatError, match="several of IRCC's tables") as error:
        read(tab(name="download.csv"))
    for number in ("ODP-PR-Citz", "ODP-TR-Study-IS_CITZ", "ODP-TR-Work-IMP-CITZ"):
        assert number in str(error.value)


def test_any_other_table_is_read_under_its_own_columns(tab):
    """Provinces and two levels of category: no citizenship, so all of them."""
    header = HEADER.replace(
        "EN_COUNTRY_OF_CITIZENSHIP\tFR_PAYS_DE_CITOYENNETÉ",
        "EN_PROVINCE_TERRITORY\tFR_PROVINCE_TERRITOIRE\tEN_MAIN_CATEGORY\tFR_CATEGORIE",
    )
    line = "2015\tQ1\tFeb\t2015\tT1\tfév.\tQuebec\tQuébec\tEconomic\tÉconomique\t15"
    rows = read(tab([line], header, name="ODP-PR-ProvImmCat.csv"))
    assert rows[["partner", "measure", "value", "dimensions"]].to_numpy().tolist() == [
        ["WLD", "other", 15.0,
         '{"province": "Quebec", "main_category": "Economic"}'],
    ]  # fmt: skip
    assert rows["series"].tolist() == [
        "ircc.odp-pr-provimmcat.can.wld.total.quebec.economic"
    ]


def test_gzip_gives_the_same_rows(tab):
    """Only the name of the source differs."""
    path = tab()
    packed = path.with_name("ODP-PR-Citz.csv.gz")
    packed.write_bytes(gzip.compress(path.read_bytes()))
    left, right = (read(p).drop(columns=["source", "vintage"]) for p in (path, packed))
    pd.testing.assert_frame_equal(left, right)


def _line(**cells):
    words = dict(zip("y q m a t f en fr n".split(), LINES[0].split("\t"), strict=True))  # noqa: SIM905 -- nine names
    return "\t".join((words | cells).values())


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (_line(n="n/a"), "row 2, TOTAL: expected a multiple of 5"),
        (_line(n="4.105"), "found '4.105'"),
        (_line(n="1,230"), "found '1,230'"),
        (_line(n="123"), "found '123'"),
        (_line(n=""), "found ''"),
        (_line(n="-"), "found '-'"),
        (_line(m="Mar"), "row 2: expected one month, said alike"),
        (_line(q="Q2"), "row 2: expected one month, said alike"),
        (_line(a="2016"), "row 2: expected one month, said alike"),
        (_line(y="15", a="15"), "row 2: expected one month, said alike"),
        (
            _line(fr=NORTH_FR),
            "row 2: expected one",
        ),
        (HEADER, "row 2"),
        ("2015\tQ1\tFeb", "row 2: expected 9 cells, found 3"),
    ],
)
def test_a_wrong_cell_is_refused_with_its_place(tab, line, message):
    """Each line stands in row 2, under the header."""
    with pytest.raises(FormatError, match=message):
        read(tab([line]))


def test_a_country_unknown_in_either_language_costs_no_other_row(tab):
    """The label that nobody knows is the one kept, whichever it is."""
    for line, label in [
        (_line(en="Korea, Republic off"), "Korea, Republic off"),
        (_line(fr="Corée, Républik de"), "Corée, Républik de"),
    ]:
        with pytest.warns(CktradeWarning, match=f"'{label}' as X-UNKNOWN-"):
            rows = read(tab([_line(), line.replace("2015", "2016")]))
        assert rows["partner"].iloc[0] == "KOR"
        assert json.loads(rows["dimensions"].iloc[1])["partner"] == label


def test_an_unknown_country_is_refused_with_its_row(tab):
    """No spelling is guessed: the hint names Korea's, and none is taken."""
    with pytest.raises(VocabularyError, match="row 2: 'Korea, Republic off'"):
        read(tab([_line(en="Korea, Republic off")]), strict=True)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"end": ""}, "its last record not ended"),
        ({"lines": []}, "a header and no rows"),
        ({"header": HEADER.replace("FR_ANNEÉ", "FR_AN")}, "row 1: expected the col"),
        ({"header": HEADER + "\tNOTE"}, "found EN_YEAR"),
    ],
)
def test_a_cut_or_changed_file_is_refused(tab, changes, message):
    """A file cut inside its last number would lose a digit without a trace."""
    with pytest.raises(FormatError, match=message):
        read(tab(**changes))


def test_another_encoding_is_refused(tab):
    """Saved by a spreadsheet program, the accents are Latin-1."""
    path = tab()
    path.write_bytes(path.read_text("utf-8").encode("latin-1"))
    with pytest.raises(FormatError, match="row 1: expected utf-8"):
        read(path)


def test_peer_bug_irccstats_masked_counts_taken_as_zero(tab):
    """IRCCStats sums ``--`` as 0; here it is missing, and says so."""
    row = read(tab(), partner="PRK").iloc[0]
    assert pd.isna(row["value"])
    assert row["status"] == MASKED


@pytest.mark.parametrize(
    ("name", "lines", "masked", "korea"),
    [
        ("ODP-PR-Citz.csv", 19035, 3117, {"2017": 3970, "2018": 4800, "2022": 5465}),
        ("ODP-TR-Study-IS_CITZ.csv", 19144, 5087, {"2016": 17305, "2018": 18055}),
        ("ODP-TR-Work-IMP-CITZ.csv", 18442, 4968, {}),
        ("ODP-TR-Work-TFWP-CITZ.csv", 12937, 5260, {}),
    ],
)
def test_every_value_of_a_genuine_file(samples, name, lines, masked, korea):
    """Against the csv module; sums of twelve months are those others computed."""
    path = samples / "people" / "ircc_monthly" / name
    with path.open(encoding="utf-8", newline="") as stream:
        truth = [*csv.DictReader(stream, delimiter="\t")]
    rows = read(path)
    assert len(rows) == len(truth) == lines
    assert rows["status"].eq(MASKED).sum() == masked
    assert rows["value"].tolist() == pytest.approx(
        [float(t["TOTAL"].replace("--", "nan")) for t in truth], nan_ok=True
    )
    assert rows["reference_period"].tolist() == [
        f"{t['EN_YEAR']}-{MONTHS.index(t['EN_MONTH']) + 1:02d}" for t in truth
    ]
    names = [t["EN_COUNTRY_OF_CITIZENSHIP"] for t in truth]
    labels = {*zip(names, rows["partner"], strict=True)}
    assert len(labels) == len({a for a, _ in labels}) == len({b for _, b in labels})
    assert {("Korea, Republic of", "KOR")} <= labels
    assert {("Korea, People's Democratic Republic of", "PRK")} <= labels
    south = rows[rows["partner"].eq("KOR")]
    sums = south.groupby(south["reference_period"].str[:4])["value"].sum()
    assert {year: sums[year] for year in korea} == korea


@pytest.mark.parametrize(
    ("tab_name", "workbook"),
    [
        ("ODP-PR-Citz.csv", "EN_ODP-PR-Citz_2025-01-31.xlsx"),
        ("ODP-TR-Study-IS_CITZ.csv", "EN_ODP-TR-Study-IS_CITZ_sign_2025-01-31.xlsx"),
    ],
)
def test_a_month_without_a_row_is_a_zero_of_the_workbook(samples, tab_name, workbook):
    """The workbook prints the zeros that the tab file leaves out, every one of them."""
    folder = samples / "people" / "ircc_monthly"
    months = ["partner", "reference_period"]
    held = read(folder / tab_name)[months].assign(held=True)
    printed = read(folder / workbook)
    covered = printed[
        printed["reference_period"].str.fullmatch(r"\d{4}-\d\d")
        & printed["reference_period"].le("2024-06")
        & printed["partner"].ne("WLD")
    ].merge(held, how="left", on=months)
    absent = covered[covered["held"].isna()]
    assert len(absent) > 5000
    assert set(absent["value"]) == {0.0}


def test_a_longer_name_is_another_table(tab):
    """ODP-PR-CitzImmCat is not ODP-PR-Citz, and a category is a part."""
    header = HEADER.replace(
        "\tTOTAL", "\tEN_IMMIGRATION_CATEGORY-MAIN_CATEGORY\tFR_CATÉGORIE\tTOTAL"
    )
    line = LINES[0].rpartition("\t")
    name = "ODP-PR-CitzImmCat.csv"
    rows = read(tab([f"{line[0]}\tEconomic\tÉconomique\t15"], header, name=name))
    assert rows["series"].str.startswith("ircc.odp-pr-citzimmcat.").all()
    assert rows["dimensions"].tolist() == ['{"immigration_category": "Economic"}']
    assert rows["measure"].tolist() == ["permanent_residents"]


def test_a_country_of_birth_is_a_partner_by_birthplace(tab):
    """Accents in their places or not, the header is IRCC's."""
    header = HEADER.replace(
        "EN_COUNTRY_OF_CITIZENSHIP\tFR_PAYS_DE_CITOYENNETÉ",
        "EN_COUNTRY_OF_BIRTH\tFR_PAYS_DE_NAISSANCE",
    ).replace("FR_ANNEÉ", "FR_ANNÉE")
    line = _line(en="Korea, Republic of", fr="Corée, République de", n="15")
    (row,) = read(tab([line], header, name="ODP-PR-Birth.csv")).to_dict("records")
    assert [row["partner"], row["basis"], row["value"]] == ["KOR", "birthplace", 15.0]
