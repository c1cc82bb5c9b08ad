"""Where the numbers drawn come from: keys that lead back, and sources to name."""

from __future__ import annotations

import re

import pandas as pd

from cktrade.errors import DrawingError, NothingToDrawError
from cktrade.vocabulary import periods

#: More documents than these are named by title only: a foot is not a bibliography.
_CITED_IN_FULL = 2
#: What a source line reads; rows that are alike in it are named once.
_NAMED = ("source", "vintage", "vintage_basis", "document", "document_title",
          "document_producer", "citation", "cited_by_title")  # fmt: skip
_TABLE = re.compile(r"([a-z]+)\.([a-z0-9-]+)\.[^@\s]*@")


def keyed(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with a first column ``key`` that leads back to the record.

    The key is the rows' own if they have one, else the id of claim or event, else
    ``<series>@<reference_period>``.

    Examples
    --------
    >>> keyed(pd.DataFrame({"series": ["a.b"], "reference_period": ["2018"]}))["key"][0]
    'a.b@2018'

    """
    if "key" in rows.columns:
        keys = rows["key"]
    elif "series" in rows.columns:
        keys = rows["series"] + "@" + rows["reference_period"]
    else:
        name = next((c for c in ("claim", "event") if c in rows.columns), None)
        keys = rows[name] if name else pd.Series(rows.index.astype("str"), rows.index)
    led = rows.drop(columns="key", errors="ignore").reset_index(drop=True)
    led.insert(0, "key", keys.reset_index(drop=True))
    return led


def sources_apart(rows: pd.DataFrame) -> list[pd.DataFrame]:
    """Part rows of the record from claims, for the source line to name both.

    A number made of several files (``source`` joined by ";") becomes one row a file,
    whose vintage is the last part of its id.

    Raises
    ------
    DrawingError
        If no row names a source or a document.

    """
    if rows.empty:
        raise NothingToDrawError("There is no row to draw, and so no source to name.")
    rows = rows[[c for c in _NAMED if c in rows.columns]].drop_duplicates()
    parts = []
    if "document" in rows.columns:
        parts.append(rows[rows["document"].fillna("").ne("")])
        parts[0] = _documents(parts[0])
    if "source" in rows.columns:
        held = rows[rows["source"].astype("object").fillna("").ne("")]
        parts += [] if held.empty else [_files(held)]
    filled = [part for part in reversed(parts) if not part.empty]
    if not filled:
        raise DrawingError(
            "These rows name neither source nor document, and a number without one is "
            "not drawn. Draw rows that ck.load or ck.read returned."
        )
    return filled


def _documents(held: pd.DataFrame) -> pd.DataFrame:
    rows = held.drop(columns=["source", "vintage"], errors="ignore")
    if rows["document"].nunique() <= _CITED_IN_FULL or "citation" not in rows:
        return rows
    ids = rows["document"]
    titles = rows.get("document_title", ids).fillna(ids)
    return rows.assign(citation=titles, cited_by_title=True)


def _files(held: pd.DataFrame) -> pd.DataFrame:
    files = held
    if held["source"].str.contains(";", regex=False).any():
        files = held.assign(source=held["source"].str.split(";")).explode("source")
    days = pd.to_datetime(
        files["source"].str.rpartition("/")[2], format="%Y-%m-%d", errors="coerce"
    )
    dated = files.assign(vintage=days.fillna(files["vintage"]))
    of_claims = ["document", "citation", "document_title", "document_producer"]
    return dated.drop(columns=of_claims, errors="ignore")


def newest_period(rows: pd.DataFrame) -> str:
    """Return the newest period of which the record's numbers among the rows are.

    Examples
    --------
    >>> newest_period(pd.DataFrame({"source": ["statcan/a/2026-01-01"] * 2,
    ...     "reference_period": ["2017-10/2018-09", "2018-08"], "value": [1.0, 2.0]}))
    '2018-09'

    """
    if not {"source", "reference_period", "value"} <= set(rows.columns):
        return ""
    held = rows["source"].fillna("").ne("") & rows["value"].notna()
    ends = rows.loc[held, "reference_period"].str.rpartition("/")[2]
    return max(ends.unique(), key=lambda text: periods.bounds(text)[1], default="")


def producers(key: str) -> list[str]:
    """Return the codes of those who published the series that a key names.

    Examples
    --------
    >>> producers("statcan.24-10-0050.can.kor@2019 + kto.foreign-arrivals.kor.can@2019")
    ['statcan', 'kto']

    """
    return [*dict.fromkeys(producer for producer, _ in _TABLE.findall(key))]


def tables_of(key: str) -> list[tuple[str, str]]:
    """Return who published the series that a key names, and in which tables.

    Examples
    --------
    >>> tables_of("statcan.12-10-0011.can.kor@2018 + statcan.12-10-0119.can.kor@2018")
    [('statcan', '12-10-0011'), ('statcan', '12-10-0119')]

    """
    return [*dict.fromkeys(_TABLE.findall(key))]


def sources_of_keys(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the tables that keys name, one row a table, in its newest vintage.

    Parameters
    ----------
    rows : DataFrame
        With ``key`` (series@period, joined by signs), ``vintage`` and
        ``vintage_basis``.

    Returns
    -------
    DataFrame
        ``source``, ``vintage`` and ``vintage_basis``; empty where no key names a
        series.

    Examples
    --------
    >>> rows = pd.DataFrame({"key": ["boc.fx.can.usa@2018"],
    ...                      "vintage": ["2024-12-31"], "vintage_basis": ["released"]})
    >>> sources_of_keys(rows).iloc[0].astype(str).tolist()
    ['boc/fx/2024-12-31', '2024-12-31 00:00:00', 'released']

    """
    known = [
        (str(row["key"]), (str(row["vintage"]), str(row["vintage_basis"])))
        for row in rows.to_dict("records")
    ]
    tables = dict.fromkeys(pair for key, _ in known for pair in _TABLE.findall(key))
    found = {
        f"{producer}/{table}": max(
            released for key, released in known if f"{producer}.{table}." in key
        )
        for producer, table in tables
    }
    days = [day for day, _ in found.values()]
    return pd.DataFrame(
        {
            "source": [f"{table}/{day}" for table, (day, _) in found.items()],
            "vintage": pd.to_datetime(pd.Series(days, dtype="str")),
            "vintage_basis": pd.Series([how for _, how in found.values()], dtype="str"),
        }
    )
