"""Where the numbers drawn come from."""

import pandas as pd
import pytest

from cktrade.charts.drawing.provenance import keyed, sources_apart, sources_of_keys
from cktrade.errors import DrawingError


def test_a_key_leads_back_to_claim_event_or_observation():
    """The rows' own key first; then series@period, claim, event, number of the row."""
    series = {"series": ["a.b"], "reference_period": ["2018"]}
    assert keyed(pd.DataFrame({"v": [1], "key": ["own"]}))["key"].tolist() == ["own"]
    assert keyed(pd.DataFrame(series))["key"].tolist() == ["a.b@2018"]
    assert keyed(pd.DataFrame({"claim": ["c"]}))["key"].tolist() == ["c"]
    assert keyed(pd.DataFrame({"event": ["e"]}))["key"].tolist() == ["e"]
    assert keyed(pd.DataFrame({"x": [7]}))["key"].tolist() == ["0"]
    assert next(iter(keyed(pd.DataFrame(series)))) == "key"


def test_a_number_made_of_two_files_names_both_with_their_vintages(row):
    """The sum's vintage is the newest; each file keeps its own."""
    rows = pd.DataFrame(
        [row("2018", 1, source="kto/arrivals/2019-02-06;statcan/24-10-0050/2022-07-22")]
    )
    (files,) = sources_apart(rows)
    assert files["source"].tolist() == [
        "kto/arrivals/2019-02-06",
        "statcan/24-10-0050/2022-07-22",
    ]
    assert [str(day.date()) for day in files["vintage"]] == ["2019-02-06", "2022-07-22"]


def test_claims_and_record_are_named_apart(rows):
    """The record first, then the document; neither has the other's empty cells."""
    record, documents = sources_apart(rows("permanent_residents"))
    assert set(record["source"]) == {"statcan/12-10-0011/2026-04-02"}
    assert set(documents["document"]) == {"gac-bilateral-relations"}


def test_many_documents_are_named_by_their_titles():
    """Three citations would fill the foot; two may stand. Without a title, the id."""
    rows = pd.DataFrame(
        {
            "document": ["a", "b", "c"],
            "citation": ["X, A", "X, B", "X, C"],
            "document_title": ["A", "B", None],
        }
    )
    assert sources_apart(rows)[0]["citation"].tolist() == ["A", "B", "c"]
    assert sources_apart(rows[:2])[0]["citation"].tolist() == ["X, A", "X, B"]


def test_rows_without_a_source_are_not_drawn():
    """Nobody says where the number comes from."""
    with pytest.raises(DrawingError, match="name neither source nor document"):
        sources_apart(pd.DataFrame({"value": [1.0], "source": [""]}))


def test_keys_name_their_tables_in_the_newest_vintage():
    """A sum of two series of one table, held twice; and a rate of another."""
    rows = pd.DataFrame(
        {
            "key": ["statcan.12-10.a@2018 + statcan.12-10.b@2018",
                    "statcan.12-10.a@2019 / boc.fx.usa@2019", "a-claim"],
            "vintage": ["2024-01-01", "2025-01-01", ""],
            "vintage_basis": ["released", "inferred", ""],
        }
    )  # fmt: skip
    named = sources_of_keys(rows)
    assert named["source"].tolist() == ["statcan/12-10/2025-01-01", "boc/fx/2025-01-01"]
