"""Ministry of Justice of Korea: foreigners staying, as data.go.kr serves the tables.

CSV with Korean headings, in UTF-8 or CP949. Two kinds: *long*, a row for a month (or a
day) and a nationality, with columns of counts: all who stay, those on the register,
long and short stays; and *across*, a row for a nationality with a column for each
status of stay (``E2(회화)``) or sex. Either may say continent, sex and status beside
the nationality. Labels of any other column stand in ``dimensions`` under its heading;
numbers under a heading that says nothing known are refused.

A count is a stock at the end of its month, of long and short stays; of those on the
register alone, ``dimensions`` says ``counted``. A table across says
no date; it stands in the name under which the ministry publishes the file
(``…_20241231.csv``) or in the sidecar's title. No row of all is printed, and none is
added up here.

Some nationalities are counted in two rows: citizens of China and of Russia who are of
Korean descent stand apart, and so do Britons of the territories overseas. Where a label
stands twice in a month, the second is kept as ``"listed": "2"``; an empty count is
missing, and no zero.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from cktrade.errors import CktradeWarning, FormatError, VocabularyError
from cktrade.readers.moj.counts import BESIDE, long, refuse_unknown_counts, values_of
from cktrade.readers.moj.headings import Heading, headings, is_listed, misnamed
from cktrade.readers.names import economies_or_unknown, kept_beside
from cktrade.readers.refused_cells import refuse
from cktrade.readers.wide_table import as_json, once, wide
from cktrade.vocabulary import Status
from cktrade.vocabulary.economies import is_gap, resolve

if TYPE_CHECKING:
    from cktrade.readers.raw_file import Raw

NAME = "Ministry of Justice of Korea, foreigners staying"
TABLE = "foreigners-staying"

_COUNT = re.compile(r"0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+")
_MONTH = re.compile(r"([0-9]{4})[-./년 ]*(0?[1-9]|1[0-2])[월.]?(?:\s?말)?")
_DAY = re.compile(
    r"(?<![0-9])([0-9]{4})[-./]?(0[1-9]|1[0-2])[-./]?(0[1-9]|[12][0-9]|3[01])(?![0-9])"
)
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9][0-9])(?![0-9-])")
_TAKE = "Take the file as data.go.kr serves it."
_SAID = ["partner", "reference_period"]
_MISSING, _THERE = Status.NOT_AVAILABLE.value, Status.NORMAL.value


def recognises(raw: Raw) -> bool:
    """Say whether the first line has the ministry's headings, in either encoding."""
    first = raw.head.split(b"\n", 1)[0]
    for encoding in ("utf-8-sig", "cp949"):
        try:
            line = first.decode(encoding)
        except UnicodeDecodeError:
            continue
        return bool(headings(next(csv.reader([line], delimiter=_sign(line)), [])))
    return False


def read(raw: Raw) -> pd.DataFrame:
    """Read one table."""
    cells, over = _cells(raw)
    refuse_unknown_counts(raw, cells, over)
    two, strange = misnamed(over)
    if two:
        raise FormatError(
            f"{raw.path}, row 1: expected the letters and the words of one status of "
            f"stay in each heading; found {two[0]!r}. {_TAKE}"
        )
    rows, own = long(cells, over)
    _refuse_other_members(raw, rows)
    _tell_of_unlisted(raw, rows, strange)
    wrong = ~rows["count"].str.fullmatch(_COUNT) & rows["count"].ne("")
    refuse(raw, rows["count"], wrong, "a count in digits, or nothing", _TAKE)
    rows = rows.assign(
        value=pd.to_numeric(rows["count"].str.replace(",", "")).astype("float64"),
        status=rows["count"].map(lambda text: _MISSING if text == "" else _THERE),
        reference_period=_periods(raw, rows),
        partner=economies_or_unknown(raw, rows["nationality"].str.strip(), "moj"),
        row=rows.index,
        precision=1.0,
    )
    rows["dimensions"] = _dimensions(rows, [*BESIDE, *own])
    return wide(
        raw,
        rows,
        producer="moj",
        table=raw.source.table if raw.source else TABLE,
        inferred=_day_of_the_data(cells, over),
        topic="population",
        measure="canadians_in_korea",
        reporter="KOR",
        flow="residents",
        basis="nationality",
        unit="persons",
    )


def _dimensions(rows: pd.DataFrame, names: list[str]) -> pd.Series[str]:
    """Return what is said beside nationality and date, as JSON."""
    times = rows.groupby([*_SAID, *names]).cumcount()
    listed = times.map(lambda n: str(n + 1) if n else "")
    names = [*names, "listed"]
    said = once(
        rows.assign(listed=listed),
        names,
        lambda key: as_json({n: t for n, t in zip(names, key, strict=True) if t}),
    )
    beside = pd.Series(said, rows.index, dtype="str")
    return kept_beside(beside, rows["partner"], rows["nationality"].str.strip())


def _refuse_other_members(raw: Raw, rows: pd.DataFrame) -> None:
    """Refuse a sex that the ministry does not print, and a status without letters."""
    sexes = values_of("sex")
    known = f"one of {', '.join(sorted(sexes))}, or nothing"
    unknown = ~rows["sex"].isin({*sexes, *sexes.values(), ""})
    refuse(raw, rows["sex"], unknown, known, _TAKE)
    if "continent" in rows:
        other = ~rows["continent"].str.strip().map(_may_be_continent)
        refuse(raw, rows["continent"], other, "a continent in every row", _TAKE)
    bare = rows["visa"].ne("") & ~rows["visa"].str.contains(r"[^\W0-9_]")
    refuse(raw, rows["visa"], bare, "a status of stay such as E-2, or nothing", _TAKE)


def _tell_of_unlisted(raw: Raw, rows: pd.DataFrame, strange: list[str]) -> None:
    odd = [visa for visa in rows["visa"].unique() if not is_listed(visa)]
    if odd or strange:
        warnings.warn(
            f"{raw.path}: no status of stay that the law lists: "
            f"{', '.join([*odd, *strange])}. They are kept as they stand; see whether "
            "the ministry serves the file so.",
            CktradeWarning,
            stacklevel=3,
        )


def _may_be_continent(label: str) -> bool:
    """Say whether a label is none of a country's, no gap and no number."""
    if is_gap(label) or not label[:1].isalpha():
        return False
    try:
        return resolve(label, scheme="moj").startswith("X-")
    except VocabularyError:
        return True


def _cells(raw: Raw) -> tuple[pd.DataFrame, list[Heading]]:
    """Return the cells, indexed by the file's row numbers, and their headings."""
    content = raw.bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decoded(content, "cp949", str(raw.path))
    if not text.endswith("\n"):
        raise raw.damaged("its last line is not ended")
    sign = _sign(text.split("\n", 1)[0])
    first, *lines = csv.reader(
        io.StringIO(text, newline=""), delimiter=sign, strict=True
    )
    for number, line in enumerate(lines, start=2):
        if len(line) != len(first):
            raise FormatError(
                f"{raw.path}, row {number}: expected {len(first)} cells, found "
                f"{len(line)}. Download the file again."
            )
    if not lines:
        raise raw.damaged("it has a header and no rows")
    numbers = range(2, len(lines) + 2)
    return pd.DataFrame(lines, numbers, dtype="str"), headings(first)


def _sign(line: str) -> str:
    """Return what stands between the cells of a line."""
    return max(",\t;", key=line.count)


def _day_of_the_data(cells: pd.DataFrame, over: list[Heading]) -> date | None:
    """Return the last day on which a table says its data were made."""
    places = [n for n, heading in enumerate(over) if heading.code == "as_of"]
    days = [m for n in places for t in cells[n].unique() if (m := _DAY.fullmatch(t))]
    try:
        return max((date(*map(int, day.groups())) for day in days), default=None)
    except ValueError:
        return None


def _periods(raw: Raw, rows: pd.DataFrame) -> pd.Series[str] | str:
    """Return each row's month or day; of a table across the one day of all."""
    if "date" in rows:
        texts = rows["date"].str.strip()
    elif "month" in rows and "year" in rows:
        texts = rows["year"].str.strip() + "-" + rows["month"].str.strip()
    elif "year" in rows:
        texts = rows["year"].str.strip().str.removesuffix("년")
    else:
        return _day_of(raw)
    periods = {text: _period(text) for text in texts.unique()}
    expected = "a month such as 2022,01, or a year"
    refuse(raw, texts.rename("date"), texts.map(periods).eq(""), expected, _TAKE)
    found = texts.map(periods)
    named = _DAY.search(_where(raw))
    if named:
        day = "-".join(named.groups())
        after, expected = found.gt(day), f"no month after {day}, the day of the table"
        refuse(raw, found.rename("date"), after, expected, _TAKE)
    return found


def _period(text: str) -> str:
    day, month = _DAY.fullmatch(text), _MONTH.fullmatch(text)
    if day:
        return "-".join(day.groups())
    if month:
        return f"{month[1]}-{int(month[2]):02d}"
    return f"{text}-12-31" if _YEAR.fullmatch(text) else ""


def _where(raw: Raw) -> str:
    return raw.source.title if raw.source else raw.path.stem


def _day_of(raw: Raw) -> str:
    """Return the day of a table that says none: from its sidecar, else its name."""
    where = _where(raw)
    year, day = _YEAR.search(where.replace("_", " ")), _DAY.search(where)
    if year and not (day and day.start() <= year.start()):
        return f"{year[1]}-12-31"
    if day:
        return "-".join(day.groups())
    place = "the sidecar's title" if raw.source else "the file's name"
    raise FormatError(
        f"{raw.path} does not say of which day it is. Expected the day or the year in "
        f"{place}, as the ministry publishes it (…_20241231.csv); found {where!r}. "
        "Give the file its name back, or write a sidecar."
    )
