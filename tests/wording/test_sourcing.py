"""Source lines derived from rows."""

import pandas as pd
import pytest

import cktrade as ck
from cktrade.errors import NotHeldError, VocabularyError
from cktrade.vocabulary import codelist
from cktrade.wording import source_line

NARROW = "\N{NARROW NO-BREAK SPACE}"
DATABASE_FR = "Statistique Canada, base de données sur le commerce de marchandises"
STATCAN_FR = "Statistique Canada, tableau 12-10-0011"


def rows(*sources, basis="released"):
    """One row a source; the vintage is the last part of its id."""
    days = [s.rpartition("/")[2].split(";")[0] for s in sources]
    return pd.DataFrame(
        {
            "source": sources,
            "vintage": pd.to_datetime(days).astype("datetime64[us]"),
            "vintage_basis": basis,
        }
    )


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "Source: Statistics Canada, table 12-10-0011, release of April 2, 2026"),
        ("fr", f"Source{NARROW}: {STATCAN_FR}, diffusion du 2 avril 2026"),
        ("ko", "출처: 캐나다 통계청, 표 12-10-0011, 2026년 4월 2일 공표"),
    ],
)  # fmt: skip
def test_one_table_one_release(lang, expected):
    """However many rows it gave."""
    one = "statcan/12-10-0011/2026-04-02"
    assert source_line(rows(one, one), lang) == expected


def test_several_vintages_of_a_table_are_first_and_last():
    """Three releases, in any order."""
    line = source_line(
        rows(
            *(
                f"statcan/12-10-0011/{d}"
                for d in ("2018-02-06", "2026-04-02", "2017-03-07")
            )
        ),
        "en",
    )
    assert line == (
        "Source: Statistics Canada, table 12-10-0011, "
        "releases of March 7, 2017 to April 2, 2026"
    )


def test_several_agencies_are_all_named():
    """In the order of the rows; a table without a number is not named."""
    line = source_line(
        rows("ircc/pr-citz/2025-01-31", "statcan/24-10-0050/2022-07-22"), "en"
    )
    assert line == (
        "Sources: Immigration, Refugees and Citizenship Canada, "
        "release of January 31, 2025; "
        "Statistics Canada, table 24-10-0050, release of July 22, 2022"
    )


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("released", "release of June 30, 2020"),
        ("retrieved", "retrieved on June 30, 2020"),
        ("inferred", "date inferred: June 30, 2020"),
    ],
)
def test_how_the_day_is_known_is_said(basis, expected):
    """A day of retrieval is never passed off as a release."""
    line = source_line(rows("boc/fx/2020-06-30", basis=basis), "en")
    assert line == f"Source: Bank of Canada, {expected}"


def test_a_number_made_of_two_tables_names_both():
    """Ids joined by a semicolon; each release ends its own id."""
    line = source_line(
        rows("ircc/pr-citz/2025-01-31;ircc/facts-and-figures/2015-12-31"), "en"
    )
    assert line == (
        "Source: Immigration, Refugees and Citizenship Canada, "
        "releases of December 31, 2015 to January 31, 2025"
    )


def test_a_file_that_came_alone_is_named_as_it_is():
    """ck.read of a downloaded file: no producer is known."""
    alone = rows("statcan/t/2026-05-01").assign(source="12100011-eng.zip")
    assert source_line(alone, "en") == (
        "Source: 12100011-eng.zip, release of May 1, 2026"
    )


def test_documents_are_cited_once_each():
    """By their citation where there is one, else by their id."""
    claims = pd.DataFrame({"document": ["a", "b", "a"]})
    assert source_line(claims, "en") == "Sources: a; b"
    cited = claims.assign(citation=["A, Title", "B, Title", "A, Title"])
    assert source_line(cited, "ko") == "출처: A, Title; B, Title"


def test_record_and_documents_given_apart_are_one_line():
    """One word before all of them, in the order given."""
    record = rows("statcan/12-10-0011/2026-04-02")
    documents = pd.DataFrame({"document": ["a"], "citation": ["A, Title"]})
    line = source_line([record, documents], "en")

    assert line == (
        "Sources: Statistics Canada, table 12-10-0011, release of April 2, 2026; "
        "A, Title"
    )


def test_rows_without_a_source_are_refused():
    """A number whose source is lost is not shown."""
    with pytest.raises(NotHeldError, match="found the columns value"):
        source_line(pd.DataFrame({"value": [1.0]}), "en")


def test_an_agency_without_a_name_is_refused():
    """The list to be completed is named."""
    with pytest.raises(VocabularyError, match=r"'nobody'.*producers"):
        source_line(rows("nobody/t/2020-01-01"), "en")


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "en",
            "Source: Statistics Canada, merchandise trade database, added up by others",
        ),
        (
            "fr",
            f"Source{NARROW}: {DATABASE_FR}, total établi par des tiers",
        ),
        ("ko", "출처: 캐나다 통계청, 상품 무역 데이터베이스, 제3자 합산"),
    ],
)
def test_figures_that_others_add_up_name_the_agency(lang, expected):
    """Two files added up from one database are one source."""
    held = rows("derived/cimt-monthly/2026-06-10", "derived/cimt-countries/2026-06-10")
    assert source_line(held, lang, dated=False) == expected


def test_every_derived_file_of_the_record_names_its_agency():
    """None is put down to "third parties" without saying whose figures they are."""
    held = [s for s in ck.load("sources")["source"] if s.startswith("derived/")]
    assert held
    known = codelist("secondary_sources")
    assert [s for s in held if s.rpartition("/")[0] not in known] == []


def test_a_file_that_nobody_described_stays_with_third_parties():
    """A reader's own table of the code ``derived``."""
    line = source_line(rows("derived/my-own/2026-06-10"), "en", dated=False)
    assert line == "Source: Third parties, computing from an agency’s files"
