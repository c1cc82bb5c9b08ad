"""A verdict: one claim at its three moments, and the rows of tables that it makes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cktrade.verdicts import caveats
from cktrade.verdicts.beside import Region
from cktrade.verdicts.claim import Claim
from cktrade.verdicts.headline import headline
from cktrade.verdicts.judge import (
    AGREES,
    CLOSE,
    NOT_CHECKABLE,
    ORDER,
    OTHERWISE,
    OUTDATED,
    Judged,
)
from cktrade.verdicts.readings.offer import SECONDARY
from cktrade.verdicts.readings.reading import miss_of
from cktrade.verdicts.reasons import Reason
from cktrade.verdicts.sentences import name, sentence
from cktrade.vocabulary import LANGUAGES, NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cktrade.verdicts.readings.reading import Reading
    from cktrade.verdicts.sentences import Said
    from cktrade.vocabulary import Lang

#: Verdict → whether the sentence may stand; of every other it should not.
_ADVICE = {OTHERWISE: "name_the_basis", CLOSE: "refine"}
_COPIED = ("claim", "document", "as_printed", "topic", "value", "unit")
_NO_READING: dict[str, object] = {
    "key": "", "reading": "", "reference_period": NOT_STATED,
    "record_value": math.nan, "record_low": math.nan, "record_high": math.nan,
    "record_unit": NOT_STATED, "vintage": "", "vintage_basis": "", "evidence": "",
}  # fmt: skip


@dataclass(frozen=True)
class Verdict:
    """What the record says of one claim.

    Attributes
    ----------
    claim : Claim
        The claim.
    printed : tuple of Judged
        By the vintages out on the first and on the last possible day of publication.
    its_time : Judged
        By the newest vintages, of the period that it speaks of.
    now : Judged or None
        Of the newest period held; None unless the claim speaks of the present.
    region : Region or None
        What a region came to whose place is claimed, as nobody ranks regions.

    """

    claim: Claim
    printed: tuple[Judged, ...]
    its_time: Judged
    now: Judged | None
    region: Region | None = None

    @property
    def leading(self) -> Judged:
        """The judgement whose reading the verdict shows: for its time, else today's."""
        if self.its_time.word == NOT_CHECKABLE and self.now is not None:
            return self.now if self.now.word != NOT_CHECKABLE else self.its_time
        return self.its_time

    @property
    def word(self) -> str:
        """The two verdicts joined: the one that is checkable, or the worse of them."""
        words = [j.word for j in (self.its_time, self.now) if j is not None]
        known = [word for word in words if word != NOT_CHECKABLE]
        return max(known, key=ORDER.index, default=NOT_CHECKABLE)

    @property
    def advice(self) -> str:
        """Whether the sentence may stand: a code of ``texts/advice.csv``."""
        its_time = self.its_time
        now = its_time if self.now is None else self.now
        if {its_time.word, now.word} == {NOT_CHECKABLE}:
            none = its_time.reason == Reason.NOT_A_STATISTIC
            return "no_statistic" if none else "support"
        if now.word == OUTDATED:
            return "update"
        if self.word != AGREES:
            return _ADVICE.get(self.word, "correct")
        if NOT_CHECKABLE in {its_time.word, now.word}:
            past = its_time.word == AGREES
            return "keep_its_time" if past else "keep_today"
        if self.leading.coarse:
            return _ADVICE[CLOSE]
        ground = self.leading.ground
        quoted = ground is not None and ground.evidence == SECONDARY
        borne = ground is not None and bool(ground.evaluated.cells)
        return "keep_second_hand" if quoted and borne else "keep"

    def row(self) -> dict[str, object]:
        """Return the verdict as a row of the verdicts table."""
        claimed, led, now = self.claim.interval, self.leading, self.now
        words = dict.fromkeys(judged.word for judged in self.printed)
        ground, said = led.ground, caveats.of(led, self.region)
        return {
            **{column: getattr(self.claim, column) for column in _COPIED},
            "low": _bound(claimed.low),
            "high": _bound(claimed.high),
            "when_printed": "; ".join(words),
            "for_its_time": self.its_time.word,
            "today": now.word if now else "",
            "verdict": self.word,
            "advice": self.advice,
            "reason": self._reason(self.its_time, now, *self.printed),
            "reason_when_printed": self._reason(*self.printed),
            "reason_today": self._reason(now),
            "loose": led.loose,
            "moment": self._moment(),
            **(_ground(ground) if ground else _NO_READING),
            "miss": led.miss,
            **_of_moment("when_printed", self.printed[-1]),
            **_of_moment("for_its_time", self.its_time),
            **_of_moment("today", now),
            **_price(led),
            "missing": "; ".join(name(c, p, "en") for c, p in led.offer.missing),
            "codes": _codes(said),
            **{_in("sentence", n): headline(self, n) for n in LANGUAGES},
            **{_in("caveat", n): sentence(said, n) for n in LANGUAGES},
        }

    def _moment(self) -> str:
        """Name the moment whose reading the row shows; empty where it shows none."""
        if self.leading.ground is None:
            return ""
        return "today" if self.leading is self.now else "for_its_time"

    @staticmethod
    def _reason(*judged: Judged | None) -> str:
        found = (j.reason for j in judged if j is not None and j.reason is not None)
        return str(next(found, ""))

    def readings(self) -> Iterator[dict[str, object]]:
        """Yield the readings worth showing as rows of the readings table."""
        moments = [
            ("for_its_time", self.its_time), ("today", self.now),
            ("when_printed", self.printed[-1]),
        ]  # fmt: skip
        for moment, judged in moments:
            for n, reading in enumerate(shown(judged) if judged else (), start=1):
                yield {
                    "claim": self.claim.claim,
                    "moment": moment,
                    "number": n,
                    "grounds": judged is not None and reading == judged.ground,
                    **_reading(self.claim, reading),
                }


def shown(judged: Judged) -> list[Reading]:
    """Return the readings worth showing of all that were tried.

    Every plain one; of the departing ones every one that fits, and for each kind of
    departure the nearest miss, each grade of evidence apart.
    """
    kept: list[Reading] = []
    nearest: dict[tuple[object, ...], Reading] = {}
    for reading in judged.offer.readings:
        if reading.plain or reading.fits or reading == judged.ground:
            kept.append(reading)
            continue
        kind = (reading.code, reading.evidence, *reading.departures)
        best = nearest.get(kind)
        if best is None or reading.distance < best.distance:
            nearest[kind] = reading
    return kept + list(nearest.values())


def _ground(reading: Reading) -> dict[str, object]:
    number = reading.evaluated
    return {
        "key": number.key,
        "reading": reading.code,
        "reference_period": reading.period,
        "record_value": float(number.value),
        "record_low": _bound(number.interval.low),
        "record_high": _bound(number.interval.high),
        "record_unit": number.unit,
        "vintage": number.vintage if number.cells else "",
        "vintage_basis": number.vintage_basis if number.cells else "",
        "evidence": reading.evidence,
    }


def _of_moment(moment: str, judged: Judged | None) -> dict[str, object]:
    """Return the grounds of one moment's verdict, each column under its name."""
    ground = judged.ground if judged else None
    told = _ground(ground) if ground else _NO_READING
    return {
        **{f"{moment}_{short}": told[long] for short, long in _GROUNDS.items()},
        f"{moment}_miss": judged.miss if judged else math.nan,
    }


#: Column of a moment, behind its name → that of the reading shown.
_GROUNDS = {
    "key": "key", "reading": "reading", "period": "reference_period",
    "value": "record_value", "unit": "record_unit", "vintage": "vintage",
    "vintage_basis": "vintage_basis", "evidence": "evidence",
}  # fmt: skip


def _price(judged: Judged) -> dict[str, object]:
    """Return the placebo rate of a choice; of a basis that bears a set, the set's."""
    if judged.together:
        rate, tried = judged.bearing.rate, judged.bearing.tried
    elif judged.price is not None:
        rate, tried = judged.price.rate, judged.price.tried
    else:
        return {"placebo_rate": math.nan, "placebo_n": 0}
    return {"placebo_rate": rate, "placebo_n": tried}


def _reading(claim: Claim, reading: Reading) -> dict[str, object]:
    number = reading.evaluated
    return {
        "key": number.key,
        "reading": reading.code,
        "reference_period": reading.period,
        "value": float(number.value),
        "low": _bound(number.interval.low),
        "high": _bound(number.interval.high),
        "unit": number.unit,
        "fit": str(reading.fit),
        "miss": miss_of(claim, reading),
        "departures": ";".join(reading.departures),
        "notes": ";".join(reading.notes),
        "evidence": reading.evidence,
        "vintage": number.vintage if number.cells else "",
        "vintage_basis": number.vintage_basis if number.cells else "",
        "formula": number.formula,
    }


def _codes(said: Said) -> str:
    """Write what is said as codes, a reading's departures and notes in brackets."""
    return "; ".join(
        str(one["code"])
        + (f"({', '.join(one['departures'])})" if one.get("departures") else "")
        for one in said
    )


def _in(column: str, lang: Lang) -> str:
    return column if lang == LANGUAGES[0] else f"{column}_{lang}"


def _bound(number: float) -> float:
    return math.nan if math.isinf(number) else float(number)
