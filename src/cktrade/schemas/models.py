"""What one row of each table means.

Columns follow SDMX where it has a concept (``metadata["sdmx"]``). Nothing is coerced: a
column of another kind, an extra column or a missing one is refused.
"""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa
from pandera.engines.pandas_engine import DateTime
from pandera.typing.pandas import Series

from cktrade.errors import PeriodError
from cktrade.schemas import rules  # noqa: F401 -- registers the rules named below
from cktrade.vocabulary import (
    GRADES,
    MISSING_STATUSES,
    Aggregation,
    Qualifier,
    SourceKind,
    Statistic,
    VintageBasis,
    codelist,
    periods,
)

_REASONS = [
    "", "nothing_held", "basis_missing", "period_missing", "vintage_missing",
    "not_yet_released", "not_a_statistic",
]  # fmt: skip
_SPAN_FREQUENCIES = {"day": "D", "month": "M", "year": "A", "span": "span"}


def _sdmx(concept: str) -> dict[str, str]:
    return {"sdmx": concept}


class _Table(pa.DataFrameModel):
    """Strict: the columns of the table, in its order, and no other."""

    class Config:
        """Refuse unknown columns and another order."""

        strict = True
        ordered = True


class Ignored(_Table):
    """One row is one number of a document that is deliberately no claim."""

    document: Series[str] = pa.Field(readable_id=True, description="Document's id")
    locator: Series[str] = pa.Field(locator=True, description="Line of the text")
    token: Series[str] = pa.Field(
        filled=True, no_longer_than=60, description="The number as it stands there"
    )
    reason: Series[str] = pa.Field(filled=True, description="Why it is left out")


class Events(_Table):
    """One row is one dated happening printed in a document."""

    event: Series[str] = pa.Field(
        unique=True, readable_id=True, description="Readable id of the row"
    )
    document: Series[str] = pa.Field(readable_id=True, description="Document's id")
    locator: Series[str] = pa.Field(locator=True, description="Line of the text")
    date: Series[str] = pa.Field(
        filled=True,
        description="As precise as the document",
        metadata=_sdmx("TIME_PERIOD"),
    )
    date_precision: Series[str] = pa.Field(
        one_of=[*_SPAN_FREQUENCIES], description="How precise the date is"
    )
    as_printed: Series[str] = pa.Field(
        filled=True, no_longer_than=60, description="The date's words in the text"
    )
    title: Series[str] = pa.Field(
        filled=True, description="The happening, in our words"
    )
    parties: Series[str] = pa.Field(
        economies_listed=True, description="Economies' codes, joined by ';'"
    )
    topic: Series[str] = pa.Field(code_of="topics", description="What it is about")
    note: Series[str] = pa.Field(description="What a reader must know; may be empty")

    @pa.dataframe_check(name="precise_date")
    @classmethod
    def _date_is_as_precise_as_said(cls, rows: pd.DataFrame) -> pd.Series[bool]:
        pairs = zip(rows["date"], rows["date_precision"], strict=True)
        return pd.Series([_is_precise(*pair) for pair in pairs], rows.index, dtype=bool)


def _is_precise(date: str, precision: str) -> bool:
    try:
        return periods.frequency(date) == _SPAN_FREQUENCIES.get(precision)
    except PeriodError:
        return False


class _Measured(_Table):
    """The dimensions that claims, series and observations share."""

    topic: Series[str] = pa.Field(code_of="topics", description="What it is about")
    measure: Series[str] = pa.Field(
        code_of="measures", description="What is measured", metadata=_sdmx("INDICATOR")
    )
    reporter: Series[str] = pa.Field(
        economy=True,
        description="Who compiled the number (claims: whose side is told)",
        metadata=_sdmx("REF_AREA"),
    )
    partner: Series[str] = pa.Field(
        economy=True,
        description="The other economy",
        metadata=_sdmx("COUNTERPART_AREA"),
    )
    flow: Series[str] = pa.Field(
        code_of="flows", description="Direction or state", metadata=_sdmx("FLOW")
    )
    product: Series[str] = pa.Field(
        product_code=True,
        description="TOTAL, or a code of the classification that dimensions names",
        metadata=_sdmx("PRODUCT"),
    )
    basis: Series[str] = pa.Field(
        code_of="bases", description="Definition of the count", metadata=_sdmx("BASIS")
    )
    valuation: Series[str] = pa.Field(
        code_of="valuations", description="FOB or CIF", metadata=_sdmx("VALUATION")
    )
    adjustment: Series[str] = pa.Field(
        code_of="adjustments",
        description="Whether the seasons were taken out",
        metadata=_sdmx("ADJUSTMENT"),
    )


class _Claimed(_Table):
    """Where a claim stands; these columns come before what it measures."""

    claim: Series[str] = pa.Field(
        unique=True, readable_id=True, description="Readable id of the claim"
    )
    document: Series[str] = pa.Field(readable_id=True, description="Document's id")
    locator: Series[str] = pa.Field(locator=True, description="Line of the text")


class Claims(_Measured, _Claimed):
    """One row is one figure printed in a document, with its qualifier and place."""

    reference_period: Series[str] = pa.Field(
        period=True, description="Period meant", metadata=_sdmx("TIME_PERIOD")
    )
    statistic: Series[str] = pa.Field(
        one_of=[*map(str, Statistic)], description="Kind of statement"
    )
    value: Series[float] = pa.Field(
        at_least_zero=True,
        description="The figure in whole units",
        metadata=_sdmx("OBS_VALUE"),
    )
    unit: Series[str] = pa.Field(
        code_of="units", description="Unit as stated", metadata=_sdmx("UNIT_MEASURE")
    )
    precision: Series[float] = pa.Field(
        positive=True, description="Unit of the last significant digit printed"
    )
    qualifier: Series[str] = pa.Field(
        one_of=[*map(str, Qualifier)], description="The words around the figure"
    )
    as_printed: Series[str] = pa.Field(
        filled=True, no_longer_than=60, description="Figure and qualifier in the text"
    )
    note: Series[str] = pa.Field(description="What a reader must know; may be empty")
    base_period: Series[str] = pa.Field(
        period_or_none=True, description="Of a growth: the period it starts from"
    )
    direction: Series[str] = pa.Field(
        one_of=["", "up", "down"], description="Of a growth: up or down"
    )
    dimensions: Series[str] = pa.Field(
        part_or_none=True,
        description="Which part is counted, as the series write it; empty: the whole",
    )


class _InSeries(_Table):
    """The series a number belongs to; comes before what it measures."""

    series: Series[str] = pa.Field(readable_id=True, description="Id of the series")


class Observations(_Measured, _InSeries):
    """One row is one number an agency published: series, period, vintage."""

    reference_period: Series[str] = pa.Field(
        period=True, description="Period measured", metadata=_sdmx("TIME_PERIOD")
    )
    value: Series[float] = pa.Field(
        nullable=True,
        description="The number in whole units; where missing, status says why",
        metadata=_sdmx("OBS_VALUE"),
    )
    unit: Series[str] = pa.Field(
        code_of="units", description="Unit of the value", metadata=_sdmx("UNIT_MEASURE")
    )
    precision: Series[float] = pa.Field(
        positive=True,
        description="Unit of the last published digit, or the base it was rounded to",
        metadata=_sdmx("DECIMALS"),
    )
    status: Series[str] = pa.Field(
        code_of="statuses",
        description="What the agency says of the number",
        metadata=_sdmx("OBS_STATUS"),
    )
    vintage: Series[DateTime] = pa.Field(
        dtype_kwargs={"unit": "us"},
        description="Day the number was released",
        metadata=_sdmx("LAST_UPDATE"),
    )
    vintage_basis: Series[str] = pa.Field(
        one_of=[*map(str, VintageBasis)], description="How the day is known"
    )
    source: Series[str] = pa.Field(filled=True, description="Id of the raw file")
    row: Series[int] = pa.Field(
        positive=True, description="Row of the raw file, its header being row 1"
    )
    vector: Series[str] = pa.Field(
        description="Agency's number of the series, or empty"
    )
    coordinate: Series[str] = pa.Field(
        description="Place in the agency's cube, or empty"
    )
    dimensions: Series[str] = pa.Field(
        description="What the agency's table has beyond these, as JSON, or empty; of a "
        "product its classification"
    )
    evidence: Series[str] = pa.Field(
        one_of=[*map(str, GRADES)],
        description="official: from the agency; copy: its table copied by others and "
        "checked against a second source; secondary: quoted or computed by others",
    )

    class Config:
        """One number for each series, period and vintage of a source."""

        unique = ["series", "reference_period", "vintage", "source"]  # noqa: RUF012 -- pandera's own form

    @pa.dataframe_check(name="missing_has_reason")
    @classmethod
    def _missing_has_a_reason(cls, rows: pd.DataFrame) -> pd.Series[bool]:
        return rows["value"].isna() == rows["status"].isin(MISSING_STATUSES)


class _SeriesKey(_Table):
    """The id of a series, once."""

    series: Series[str] = pa.Field(
        unique=True, readable_id=True, description="Id of the series"
    )


class Verdicts(_Table):
    """One row is what the record says of one claim, when printed and today."""

    claim: Series[str] = pa.Field(
        unique=True, readable_id=True, description="The claim"
    )
    document: Series[str] = pa.Field(readable_id=True, description="Its document")
    as_printed: Series[str] = pa.Field(filled=True, description="Its words")
    topic: Series[str] = pa.Field(code_of="topics", description="What it is about")
    value: Series[float] = pa.Field(description="The figure in whole units")
    unit: Series[str] = pa.Field(code_of="units", description="Its unit")
    low: Series[float] = pa.Field(
        nullable=True, description="Lower end of the claim's interval; none if missing"
    )
    high: Series[float] = pa.Field(
        nullable=True, description="Upper end of the claim's interval; none if missing"
    )
    when_printed: Series[str] = pa.Field(
        filled=True,
        description="Verdict by the vintages out when the document was published; two, "
        "joined by '; ', where it changes between the first and last possible day",
    )
    for_its_time: Series[str] = pa.Field(
        code_of="verdicts",
        description="Verdict by the newest vintages, of the period it speaks of",
    )
    today: Series[str] = pa.Field(
        one_of=["", *codelist("verdicts")],
        description="Of a claim about the present: by the newest period; else empty",
    )
    verdict: Series[str] = pa.Field(
        code_of="verdicts",
        description="The two joined: the one that is checkable, or the worse of them",
    )
    advice: Series[str] = pa.Field(
        one_of=[*codelist("advice")],
        description="Whether the sentence may stand, a code of texts/advice.csv",
    )
    reason: Series[str] = pa.Field(
        one_of=_REASONS,
        description="Why not checkable: for its time, else today, else when printed",
    )
    reason_when_printed: Series[str] = pa.Field(
        one_of=_REASONS, description="Why not checkable when printed, or empty"
    )
    reason_today: Series[str] = pa.Field(
        one_of=_REASONS, description="Why not checkable today, or empty"
    )
    loose: Series[bool] = pa.Field(
        description="Whether a bound is true by more than a unit of its last digit"
    )
    moment: Series[str] = pa.Field(
        one_of=["", "for_its_time", "today"],
        description="Of which of its verdicts the reading in the next columns is: for "
        "its time, else today's where only that is checkable; empty without a reading",
    )
    key: Series[str] = pa.Field(description="Key of that reading, or empty")
    reading: Series[str] = pa.Field(description="Its code in codelists/readings.csv")
    reference_period: Series[str] = pa.Field(period=True, description="Its period")
    record_value: Series[float] = pa.Field(
        nullable=True, description="Its value; missing if no reading is held"
    )
    record_low: Series[float] = pa.Field(nullable=True, description="Its lower end")
    record_high: Series[float] = pa.Field(nullable=True, description="Its upper end")
    record_unit: Series[str] = pa.Field(code_of="units", description="Its unit")
    vintage: Series[str] = pa.Field(description="Its newest vintage, or empty")
    vintage_basis: Series[str] = pa.Field(
        one_of=["", *map(str, VintageBasis)],
        description="How that day is known, or empty",
    )
    evidence: Series[str] = pa.Field(
        one_of=["", *GRADES], description="Its grade, the weakest of its numbers"
    )
    miss: Series[float] = pa.Field(
        nullable=True,
        description="The record less the printed figure, 0 where they meet; of ranges "
        "the distance between them",
    )
    when_printed_key: Series[str] = pa.Field(
        description="Key of the reading that grounds the one when printed, or empty"
    )
    when_printed_reading: Series[str] = pa.Field(description="Its code, or empty")
    when_printed_period: Series[str] = pa.Field(period=True, description="Its period")
    when_printed_value: Series[float] = pa.Field(nullable=True, description="Its value")
    when_printed_unit: Series[str] = pa.Field(code_of="units", description="Its unit")
    when_printed_vintage: Series[str] = pa.Field(
        description="Its newest vintage, or empty"
    )
    when_printed_vintage_basis: Series[str] = pa.Field(
        one_of=["", *map(str, VintageBasis)], description="How that day is known"
    )
    when_printed_evidence: Series[str] = pa.Field(
        one_of=["", *GRADES], description="Its grade"
    )
    when_printed_miss: Series[float] = pa.Field(
        nullable=True, description="How far it lies from the claim’s interval"
    )
    for_its_time_key: Series[str] = pa.Field(
        description="Key of the reading that grounds the verdict for its time, or empty"
    )
    for_its_time_reading: Series[str] = pa.Field(description="Its code, or empty")
    for_its_time_period: Series[str] = pa.Field(period=True, description="Its period")
    for_its_time_value: Series[float] = pa.Field(nullable=True, description="Its value")
    for_its_time_unit: Series[str] = pa.Field(code_of="units", description="Its unit")
    for_its_time_vintage: Series[str] = pa.Field(
        description="Its newest vintage, or empty"
    )
    for_its_time_vintage_basis: Series[str] = pa.Field(
        one_of=["", *map(str, VintageBasis)], description="How that day is known"
    )
    for_its_time_evidence: Series[str] = pa.Field(
        one_of=["", *GRADES], description="Its grade"
    )
    for_its_time_miss: Series[float] = pa.Field(
        nullable=True, description="How far it lies from the claim’s interval"
    )
    today_key: Series[str] = pa.Field(
        description="Key of the reading that grounds today’s, or empty"
    )
    today_reading: Series[str] = pa.Field(description="Its code, or empty")
    today_period: Series[str] = pa.Field(period=True, description="Its period")
    today_value: Series[float] = pa.Field(nullable=True, description="Its value")
    today_unit: Series[str] = pa.Field(code_of="units", description="Its unit")
    today_vintage: Series[str] = pa.Field(description="Its newest vintage, or empty")
    today_vintage_basis: Series[str] = pa.Field(
        one_of=["", *map(str, VintageBasis)], description="How that day is known"
    )
    today_evidence: Series[str] = pa.Field(
        one_of=["", *GRADES], description="Its grade"
    )
    today_miss: Series[float] = pa.Field(
        nullable=True, description="How far it lies from the claim’s interval"
    )
    placebo_rate: Series[float] = pa.Field(
        nullable=True,
        description="Of a choice among readings: the share of other values near the "
        "printed one that would have agreed as well; missing where nothing was chosen",
    )
    placebo_n: Series[int] = pa.Field(description="Of how many other values")
    missing: Series[str] = pa.Field(description="Plain readings not held")
    codes: Series[str] = pa.Field(
        filled=True, description="What the caveat says, as codes of texts/caveats.csv"
    )
    sentence: Series[str] = pa.Field(
        filled=True, description="The verdict in one sentence"
    )
    sentence_fr: Series[str] = pa.Field(filled=True, description="The same in French")
    sentence_ko: Series[str] = pa.Field(filled=True, description="The same in Korean")
    caveat: Series[str] = pa.Field(filled=True, description="What an analyst would add")
    caveat_fr: Series[str] = pa.Field(filled=True, description="The same in French")
    caveat_ko: Series[str] = pa.Field(filled=True, description="The same in Korean")


class Readings(_Table):
    """One row is one reading of the record that was held against a claim."""

    claim: Series[str] = pa.Field(readable_id=True, description="The claim")
    moment: Series[str] = pa.Field(
        one_of=["for_its_time", "today", "when_printed"],
        description="For which of its verdicts",
    )
    number: Series[int] = pa.Field(positive=True, description="Which of them")
    grounds: Series[bool] = pa.Field(description="Whether the verdict rests on it")
    key: Series[str] = pa.Field(filled=True, description="What ck.why takes apart")
    reading: Series[str] = pa.Field(
        code_of="readings", description="The way of counting"
    )
    reference_period: Series[str] = pa.Field(period=True, description="Its period")
    value: Series[float] = pa.Field(nullable=True, description="Its value")
    low: Series[float] = pa.Field(nullable=True, description="Its lower end")
    high: Series[float] = pa.Field(
        nullable=True, description="Its upper end; none if missing"
    )
    unit: Series[str] = pa.Field(code_of="units", description="Its unit")
    fit: Series[str] = pa.Field(
        one_of=["fits", "in part", "misses"], description="How it lies to the claim"
    )
    miss: Series[float] = pa.Field(
        description="The record less the printed figure, 0 where they meet; of ranges "
        "the distance between them"
    )
    departures: Series[str] = pa.Field(
        description="Where it leaves what the claim says: codes joined by ';'"
    )
    notes: Series[str] = pa.Field(
        description="What must be said of it: codes joined by ';'"
    )
    evidence: Series[str] = pa.Field(one_of=[*GRADES], description="Its grade")
    vintage: Series[str] = pa.Field(description="Its newest vintage, or empty")
    vintage_basis: Series[str] = pa.Field(
        one_of=["", *map(str, VintageBasis)],
        description="How that day is known, or empty",
    )
    formula: Series[str] = pa.Field(description="How it is made")


class SeriesTable(_Measured, _SeriesKey):
    """One row is one series: what is measured, and how it may be added over time."""

    unit: Series[str] = pa.Field(
        code_of="units",
        description="Unit of the values",
        metadata=_sdmx("UNIT_MEASURE"),
    )
    dimensions: Series[str] = pa.Field(
        description="Further dimensions, as JSON, or empty"
    )
    aggregation: Series[str] = pa.Field(
        one_of=[*map(str, Aggregation)], description="How it may be added over time"
    )
    zeros: Series[str] = pa.Field(
        one_of=["published", "omitted"],
        description="Whether the agency leaves zeros out of its table",
    )
    kind: Series[str] = pa.Field(
        one_of=[*map(str, GRADES)],
        description="The best evidence held: official, else copy, else secondary",
    )
    first_period: Series[str] = pa.Field(period=True, description="First period held")
    last_period: Series[str] = pa.Field(period=True, description="Last period held")
    observations: Series[int] = pa.Field(positive=True, description="Numbers held")
    vintages: Series[int] = pa.Field(positive=True, description="Vintages held")


class Record(_Measured):
    """One row of a raw file in the package's own layout: a number as published."""

    reference_period: Series[str] = pa.Field(
        period=True, description="Period measured", metadata=_sdmx("TIME_PERIOD")
    )
    value: Series[float] = pa.Field(
        nullable=True,
        description="The number as published, in 10**unit_mult units",
        metadata=_sdmx("OBS_VALUE"),
    )
    unit: Series[str] = pa.Field(
        code_of="units", description="Unit of the value", metadata=_sdmx("UNIT_MEASURE")
    )
    unit_mult: Series[int] = pa.Field(
        description="Power of ten of the published number", metadata=_sdmx("UNIT_MULT")
    )
    decimals: Series[int] = pa.Field(
        description="Decimals published", metadata=_sdmx("DECIMALS")
    )
    rounding: Series[int] = pa.Field(
        positive=True, description="Base its last digit was rounded to: 1, 5, 10 …"
    )
    status: Series[str] = pa.Field(
        code_of="statuses",
        description="What the agency says of the number",
        metadata=_sdmx("OBS_STATUS"),
    )
    vector: Series[str] = pa.Field(
        description="Agency's number of the series, or empty"
    )
    coordinate: Series[str] = pa.Field(
        description="Place in the agency's cube, or empty"
    )
    dimensions: Series[str] = pa.Field(
        description="Further dimensions, as JSON, or empty"
    )
    note: Series[str] = pa.Field(description="What a reader must know; may be empty")
    evidence: Series[str] | None = pa.Field(
        one_of=["", *map(str, GRADES)],
        description="The row's own grade; where empty, or without this column, the "
        "sidecar's kind",
    )


class Sources(_Table):
    """One row is one raw file or document, and what is needed to cite it."""

    source: Series[str] = pa.Field(
        unique=True, filled=True, description="Id of the raw file or document"
    )
    kind: Series[str] = pa.Field(
        one_of=[*map(str, SourceKind)], description="Who speaks in it"
    )
    producer: Series[str] = pa.Field(filled=True, description="Who published it")
    table: Series[str] = pa.Field(description="Agency's number of the table, or empty")
    title: Series[str] = pa.Field(filled=True, description="Its title")
    url: Series[str] = pa.Field(description="Where it stands, if known")
    published_from: Series[DateTime] = pa.Field(
        dtype_kwargs={"unit": "us"},
        description="Earliest day it can have been published (files: the vintage)",
    )
    published_to: Series[DateTime] = pa.Field(
        dtype_kwargs={"unit": "us"},
        description="Latest day it can have been published (files: the vintage)",
    )
    published_reason: Series[str] = pa.Field(description="How these days are known")
    retrieved: Series[DateTime] = pa.Field(
        dtype_kwargs={"unit": "us"},
        nullable=True,
        description="Day the figures were taken down",
    )
    licence: Series[str] = pa.Field(description="Terms of use")
    path: Series[str] = pa.Field(filled=True, description="Place under data/raw")
    sha256: Series[str] = pa.Field(description="Digest of the raw file or text")
    note: Series[str] = pa.Field(description="What was taken, what was left, and why")


#: table → model; the names that ``ck.load`` and ``ck.validate`` accept
MODELS: dict[str, type[_Table]] = {
    "claims": Claims,
    "events": Events,
    "ignored": Ignored,
    "observations": Observations,
    "series": SeriesTable,
    "sources": Sources,
    "verdicts": Verdicts,
    "readings": Readings,
    "record": Record,
}


#: Table → columns that a file or a frame may leave out: they are empty then.
OPTIONAL = {"claims": ("base_period", "direction", "dimensions")}


def columns(name: str) -> list[str]:
    """Return the columns of a table in the order they are written.

    Examples
    --------
    >>> columns("ignored")
    ['document', 'locator', 'token', 'reason']

    """
    models = [one for one in MODELS[name].__mro__ if issubclass(one, _Table)]
    said = [vars(model).get("__annotations__", {}) for model in reversed(models)]
    return [*dict.fromkeys(column for names in said for column in names)]
