"""The record read with plain pandas: yearly numbers, and all that could be meant.

It shares nothing with the package's own record: its choice of the newest vintage, its
sums of months and its intervals are made here, so that a fault there shows.
"""

import math
from collections import defaultdict
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pandas as pd

PROCESSED = Path(__file__).resolve().parents[2] / "data" / "processed"
LISTS = Path(__file__).resolve().parents[2] / "src" / "cktrade" / "vocabulary"
#: Measures whose months make a year.
SUMMED = {"merchandise_trade", "visitors"}
KIND = ("measure", "reporter", "partner", "flow", "basis", "adjustment")


@dataclass(frozen=True)
class Number:
    """One number of the record: a series' year, with half its precision."""

    series: str
    period: str
    value: float
    half: float
    evidence: str

    @property
    def low(self):
        """The least it may be."""
        return self.value - self.half

    @property
    def high(self):
        """The most it may be."""
        return self.value + self.half


@dataclass(frozen=True)
class Printed:
    """What a figure with its words stands for."""

    value: float
    unit: float
    qualifier: str = "none"

    @property
    def reach(self):
        """The unit of the last digit, at most a tenth of the number."""
        return min(self.unit, self.value / 10)

    def ends(self):
        """Return low, high, and whether each belongs."""
        v, u, r = self.value, self.unit, self.reach
        return {
            "none": (v - u / 2, v + u / 2, True, True),
            "exact": (v, v, True, True),
            "over": (v, math.inf, False, False),
            "at_least": (v, math.inf, True, False),
            "under": (0.0, v, True, False),
            "up_to": (0.0, v, True, True),
            "almost": (v - r, v, True, False),
            "about": (v - r, v + r, True, True),
        }[self.qualifier]

    def holds(self, low, high):
        """Say whether a whole interval lies inside."""
        least, most, with_low, with_high = self.ends()
        above = low >= least if with_low else low > least
        below = high <= most if with_high else high < most
        return above and below

    def touches(self, low, high):
        """Say whether an interval has anything in common with it, or with a 5 or 50."""
        least, most, _, _ = self.ends()
        if self.qualifier == "none":
            least, most = self.value - 2.5 * self.unit, self.value + 2.5 * self.unit
        return high >= least and low <= most

    def fits(self, number):
        """Say whether a number of the record bears it."""
        if self.holds(number.low, number.high):
            return True
        central = self.qualifier in {"none", "exact", "about"}
        inside = self.holds(number.value, number.value)
        return central and inside and half_up(number.value, self.unit) == self.value


def half_up(value, unit):
    """Round to a unit, halves upwards, in decimal digits."""
    step = Decimal(str(unit))
    return float((Decimal(str(value)) / step).quantize(1, ROUND_HALF_UP) * step)


class Held:
    """The record: series by kind, years by series."""

    def __init__(self):
        rows = pd.read_csv(
            PROCESSED / "observations.csv", dtype=str, keep_default_na=False
        )
        self.rows = rows
        plain = rows[rows["product"].isin(["TOTAL", "not applicable"])]
        plain = plain[plain["dimensions"].eq("") & plain["value"].ne("")]
        newest = plain.sort_values("vintage", kind="stable").drop_duplicates(
            ["series", "reference_period"], keep="last"
        )
        self.kinds = defaultdict(set)
        self._of, self._near = {}, defaultdict(list)
        self.years = defaultdict(dict)
        self.months = defaultdict(dict)
        for row in newest.to_dict("records"):
            self.kinds[tuple(row[name] for name in KIND)].add(row["series"])
            number = Number(
                row["series"],
                row["reference_period"],
                float(row["value"]),
                0.0 if float(row["precision"]) == 1 else float(row["precision"]) / 2,
                row["evidence"],
            )
            length = len(row["reference_period"])
            if length == len("2018"):
                self.years[row["series"]][row["reference_period"]] = number
            elif row["reference_period"].endswith("-12-31"):
                self.years[row["series"]][row["reference_period"][:4]] = number
            elif length == len("2018-01"):
                self.months[row["series"]][row["reference_period"]] = number
        self._add_up()
        economies = pd.read_csv(
            LISTS / "codelists" / "economies.csv", dtype=str, keep_default_na=False
        )
        self.economies = set(economies.loc[economies["kind"].eq("economy"), "code"])

    def _add_up(self):
        summed = {k for k in self.kinds if k[0] in SUMMED}
        for series in {name for kind in summed for name in self.kinds[kind]}:
            years = defaultdict(list)
            for number in self.months[series].values():
                years[number.period[:4]].append(number)
            for year, numbers in years.items():
                if len(numbers) == 12 and year not in self.years[series]:
                    grades = {n.evidence for n in numbers}
                    worst = max(grades, key=["official", "copy", "secondary"].index)
                    total = sum(Decimal(str(n.value)) for n in numbers)
                    half = sum(n.half for n in numbers)
                    self.years[series][year] = Number(
                        series, year, float(total), half, worst
                    )

    def of(self, measure, reporter, partner, flow, basis=None, adjustment=None):
        """Return the series of one kind; of any basis or adjustment if none is said."""
        wanted = (measure, reporter, partner, flow, basis, adjustment)
        if wanted not in self._of:
            self._of[wanted] = [
                series
                for kind, names in self._kinds_near(measure, partner)
                if all(w is None or w == k for w, k in zip(wanted, kind, strict=True))
                for series in sorted(names)
            ]
        return self._of[wanted]

    def _kinds_near(self, measure, partner):
        """Return the kinds of a measure and a partner, if both are said; else all."""
        if measure is None or partner is None:
            return self.kinds.items()
        if not self._near:
            for kind, names in self.kinds.items():
                self._near[kind[0], kind[2]].append((kind, names))
        return self._near[measure, partner]

    def graded(self, series, year):
        """Return the numbers of a year that may ground: the best grade held of them.

        A secondary number stands only where no other is held.
        """
        numbers = [self.years[s][year] for s in series if year in self.years[s]]
        better = [n for n in numbers if n.evidence != "secondary"]
        return better or numbers
