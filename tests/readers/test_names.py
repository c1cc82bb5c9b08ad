"""Which table a file is, and which economies its labels name."""

import hashlib

import pandas as pd
import pytest

from cktrade.errors import FormatError, VocabularyError
from cktrade.readers.names import economies_of, table_of
from cktrade.readers.raw_file import Raw

KNOWN = ["ODP-PR-Citz", "ODP-TR-Study-IS_CITZ", "ODP-TR-Study-IS_CITZ_sign"]
SIDECAR = """\
id = "ircc/pr-citz/2024-06-30"
kind = "official"
producer = "Immigration, Refugees and Citizenship Canada"
producer_code = "ircc"
table = "{table}"
title = "A specimen"
url = "{url}"
vintage = 2024-06-30
vintage_basis = "released"
licence = "none"
sha256 = "{digest}"
layout = "ircc tab file"
"""


@pytest.fixture
def file(tmp_path):
    """Return a function that makes a file and, on demand, its sidecar."""

    def make(name, **described):
        path = tmp_path / name
        path.write_bytes(b"content\n")
        if described:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            words = {"table": "", "url": ""} | described
            text = SIDECAR.format(digest=digest, **words)
            path.with_suffix(".toml").write_text(text, "utf-8")
        return Raw(path)

    return make


@pytest.mark.parametrize(
    ("name", "described", "table"),
    [
        ("ODP-PR-Citz.csv", {}, "ODP-PR-Citz"),
        ("odp-pr-citz (2).csv", {}, "ODP-PR-Citz"),
        ("EN_ODP-TR-Study-IS_CITZ_sign_2025.xlsx", {}, "ODP-TR-Study-IS_CITZ_sign"),
        ("2024-06-30.csv", {"table": "ODP-PR-Citz"}, "ODP-PR-Citz"),
        (
            "2024-06-30.csv",
            {"table": "study-citz", "url": "https://x.ca/ODP-TR-Study-IS_CITZ.csv"},
            "ODP-TR-Study-IS_CITZ",
        ),
        (
            "ODP-PR-Citz.csv",
            {"table": "ODP-TR-Study-IS_CITZ"},
            "ODP-TR-Study-IS_CITZ",
        ),
    ],
)
def test_the_longest_number_that_is_named_is_the_table(file, name, described, table):
    """The sidecar's word counts before the file's name."""
    assert table_of(file(name, **described), KNOWN, "why") == table


@pytest.mark.parametrize(
    ("described", "place"),
    [({}, "in the file's name"), ({"table": "x"}, "in the sidecar's table or url")],
)
def test_an_unnamed_table_is_refused_with_those_known(file, described, place):
    """The message says where a number was looked for."""
    with pytest.raises(FormatError, match=place) as error:
        table_of(file("data.csv", **described), KNOWN, "the columns do not say it")
    assert all(number in str(error.value) for number in KNOWN)
    assert "the columns do not say it" in str(error.value)


def test_labels_become_codes_and_keep_their_rows(file):
    """Two labels of one economy are one code."""
    labels = pd.Series(["Korea, South", "캐나다", "Korea, South"], [2, 3, 9])
    codes = economies_of(file("a.csv"), labels)
    assert codes.to_dict() == {2: "KOR", 3: "CAN", 9: "KOR"}


def test_an_unknown_label_is_named_with_its_first_row(file):
    """It stands in rows 7 and 9 of the file."""
    labels = pd.Series(["Canada", "Korea", "Korea"], [5, 7, 9])
    with pytest.raises(VocabularyError, match=r"a\.csv, row 7: 'Korea' names no econ"):
        economies_of(file("a.csv"), labels)
