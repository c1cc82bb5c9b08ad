"""The documents and their days."""

import pandas as pd

from cktrade import tables


def test_a_document_has_its_publisher_its_days_and_how_they_are_known(sources, page):
    """An interval where the day is not known; one day where it is."""
    sources.loc[1, "published_from"] = sources.loc[1, "published_to"]
    assert page(tables.documents(sources)).rows == [
        ["Relations", "Embassy", "March 1, 2019 to February 29, 2020",
         "It gives 2018 as the latest year."],
        ["Regions", "Ministry", "February 29, 2020",
         "It gives 2018 as the latest year."],
    ]  # fmt: skip


def test_raw_files_are_no_documents(sources, page):
    """Only rows of the kind document are shown."""
    agency = sources.iloc[[0]].assign(source="statcan/t/2020-01-01", kind="official")
    both = pd.concat([agency, sources])
    assert len(page(tables.documents(both)).rows) == 2
    assert tables.data("documents", both)["key"].tolist() == [
        "embassy-page",
        "ministry-page",
    ]


def test_days_are_written_in_the_readers_language(sources, page):
    """The first of March is *1er mars*."""
    assert page(tables.documents(sources, "fr"), "fr").rows[0][2] == (
        "du 1er mars 2019 au 29 février 2020"
    )
