"""Classes of claims: each draws one, and knows the verdict by how it was made."""

import math
from dataclasses import dataclass, field

import words
from held import Number, Printed, half_up

LANGS = ("en", "fr", "ko")
#: Days on which the made-up documents came out.
DAYS = ("2012-06-30", "2019-06-30", "2023-06-30", "2026-11-01")
TOPICS = {
    "merchandise_trade": "trade", "permanent_residents": "immigration",
    "study_permit_holders": "study", "visitors": "travel",
    "canadians_in_korea": "population",
}  # fmt: skip
UNIT = {"merchandise_trade": "CAD", "visitors": "trips"}
#: What one would look for: measure, reporter, flow, basis.
ASKED = (
    ("merchandise_trade", "CAN", "export", "customs"),
    ("merchandise_trade", "CAN", "import", "customs"),
    ("merchandise_trade", "CAN", "export", "balance_of_payments"),
    ("merchandise_trade", "CAN", "import", "balance_of_payments"),
    ("permanent_residents", "CAN", "admissions", "citizenship"),
    ("study_permit_holders", "CAN", "holders", "citizenship"),
    ("visitors", "KOR", "arrivals", "nationality"),
    ("visitors", "CAN", "arrivals", "residence"),
)


@dataclass
class Made:
    """One claim with the verdict it must get."""

    name: str
    row: dict
    its_time: set
    today: set = field(default_factory=set)
    reason: str = ""
    loose: bool | None = None
    event: dict | None = None


class Maker:
    """Draws claims from the record."""

    def __init__(self, held, rng):
        self.held, self.rng = held, rng
        self._partners, self._rates, self._pairs = {}, [], set()
        self.lang = "en"

    def draw_kind(self):
        """Return measure, reporter, partner, flow, basis of something held."""
        while True:
            measure, reporter, flow, basis = self.rng.choice(ASKED)
            partners = self.partners(measure, reporter, flow, basis)
            if partners:
                return measure, reporter, self.rng.choice(partners), flow, basis

    def partners(self, *asked):
        """Return the economies of which something is held, in their order."""
        if asked not in self._partners:
            self._partners[asked] = sorted(
                {
                    k[2]
                    for k in self.held.kinds
                    if (k[0], k[1], k[3], k[4]) == asked
                    and k[2] in self.held.economies
                    and k[5] != "seasonally_adjusted"
                }
            )
        return self._partners[asked]

    def pair(self):
        """Draw two economies that no other claim is about."""
        while True:
            pair = tuple(self.rng.sample(sorted(self.held.economies), 2))
            if frozenset(pair) not in self._pairs:
                self._pairs.add(frozenset(pair))
                return pair

    def plain(self, kind, year):
        """Return the numbers of a year that the words plainly mean."""
        series = [
            s
            for adjustment in ("unadjusted", "not applicable")
            for s in self.held.of(*kind, adjustment=adjustment)
        ]
        return self.held.graded(series, year)

    def years(self, kind):
        """Return the years held of a kind."""
        series = self.held.of(*kind)
        return sorted({y for s in series for y in self.held.years[s]})

    def universe(self, kind, *years):
        """Return every number that any reading of these years could give."""
        measure, reporter, partner, flow, _ = kind
        series = [*self.held.of(measure, None, partner, flow)]
        series += self.held.of(measure, None, reporter, None)
        if measure == "study_permit_holders":
            series += self.held.of("international_students", None, partner, None)
        around = {str(int(y) + n) for y in years for n in (-1, 0, 1)}
        numbers = [
            n for s in series for y, n in self.held.years[s].items() if y in around
        ]
        if measure == "merchandise_trade":
            numbers += [
                Number(n.series, n.period, n.value / rate, n.half / rate, n.evidence)
                for n in numbers
                for rate in self.rates()
            ]
        return numbers

    def stopped(self, kind, year):
        """Say whether a series ends too early to speak of the record's own today.

        A flow may lie two years back, a stock five.
        """
        back = 5 if kind[0] in {"study_permit_holders", "canadians_in_korea"} else 2
        today = max(self.held.rows["vintage"])[:10]
        return f"{int(year) + back}-12-31" < today

    def rates(self):
        """Return the Canadian dollars for one US dollar of every year held."""
        if not self._rates:
            series = self.held.of("exchange_rate", "CAN", "USA", None)
            self._rates = [n.value for s in series for n in self.held.years[s].values()]
        return self._rates

    def clean(self, printed, numbers):
        """Say whether a figure touches no number that could be meant."""
        return not any(printed.touches(n.low, n.high) for n in numbers)

    def number(self):
        """Draw a number above a hundred: its kind, its year and itself."""
        while True:
            kind = self.draw_kind()
            years = [y for y in self.years(kind) if "1997" <= y <= "2025"]
            if not years:
                continue
            year = self.rng.choice(years)
            numbers = [n for n in self.plain(kind, year) if n.value > 100]
            if numbers:
                return kind, year, self.rng.choice(numbers)

    def unit(self, value):
        """Draw the unit of a last digit: one to four digits are printed."""
        digits = self.rng.randint(1, 4)
        return max(10.0 ** (math.floor(math.log10(value)) - digits + 1), 1.0)

    def row(self, kind, printed, **others):
        """Return a row of the claims table."""
        measure, reporter, partner, flow, basis = kind
        year = others.pop("year", "not stated")
        code = others.pop("unit_code", UNIT.get(measure, "persons"))
        text = words.figure(printed.value, printed.unit, code, self.lang)
        stated = "" if year == "not stated" else year
        said = words.said(text, printed.qualifier, self.lang, stated)
        return {
            "topic": TOPICS.get(measure, "context"), "measure": measure,
            "reporter": reporter, "partner": partner, "flow": flow, "product": "TOTAL",
            "basis": basis, "valuation": "not stated", "adjustment": "not stated",
            "reference_period": year, "statistic": "value", "value": printed.value,
            "unit": code, "precision": printed.unit, "qualifier": printed.qualifier,
            "as_printed": said, "note": "", "base_period": "", "direction": "",
        } | others  # fmt: skip


def whole(value, unit):
    """Say whether the last digit printed is no filling zero."""
    return round(value / unit) % 10 != 0


def against(printed, plain):
    """Return the word for a figure that no number touches."""
    if printed.qualifier in {"over", "at_least", "under", "up_to", "almost"}:
        return "contradicted"
    nearest = min(plain, key=lambda n: abs(n.value - printed.value))
    return "understates" if nearest.value > printed.value else "overstates"


def rounded(make):
    """Draw a number printed to one to four digits: it agrees."""
    while True:
        kind, year, number = make.number()
        unit = make.unit(number.value)
        value = half_up(number.value, unit)
        printed = Printed(value, unit)
        if value and whole(value, unit) and printed.fits(number):
            return Made("rounded", make.row(kind, printed, year=year), {"agrees"})


def qualified(make):
    """Draw a bound or "about" that is true: it agrees, and may be loose."""
    while True:
        kind, year, number = make.number()
        qualifier = make.rng.choice(
            ["over", "at_least", "under", "up_to", "almost", "about"]
        )
        unit = make.unit(number.value)
        step = make.rng.choice([0, 0, 0, 1, 3])
        down = math.floor(number.low / unit) - step
        up = math.ceil(number.high / unit) + step
        value = {
            "over": down,
            "at_least": down,
            "about": round(number.value / unit),
        }.get(qualifier, up) * unit
        printed = Printed(value, unit, qualifier)
        plain = make.plain(kind, year)
        if value <= 0 or not whole(value, unit):
            continue
        if not all(printed.holds(n.low, n.high) for n in plain):
            continue
        far = {printed.reach < abs(n.value - value) for n in plain}
        bound = qualifier in {"over", "at_least", "under", "up_to"}
        if bound and len(far) > 1:
            continue
        loose = bound and far == {True}
        row = make.row(kind, printed, year=year)
        return Made("qualified", row, {"agrees"}, loose=loose)


def bound_wrong(make):
    """Draw a bound on the wrong side of everything: it is contradicted."""
    while True:
        kind, year, _ = make.number()
        every = make.universe(kind, year)
        qualifier = make.rng.choice(["over", "at_least", "under", "up_to"])
        most, least = max(n.high for n in every), min(n.low for n in every)
        edge = most * 1.3 if qualifier in {"over", "at_least"} else least * 0.7
        if edge < 100:
            continue
        unit = make.unit(edge)
        value = half_up(edge, unit)
        printed = Printed(value, unit, qualifier)
        if value and whole(value, unit) and make.clean(printed, every):
            row = make.row(kind, printed, year=year)
            return Made("bound wrong", row, {"contradicted"})


def wrong(make):
    """Draw a number wrong by a digit, by ten or by a thousand."""
    while True:
        kind, year, number = make.number()
        unit = make.unit(number.value)
        value = half_up(number.value, unit)
        factor = make.rng.choice([1, 1, 10, 1000, 0.1])
        if factor == 1:
            value += make.rng.choice([-4, -3, 3, 4]) * unit
        else:
            value, unit = value * factor, unit * factor
        printed = Printed(value, unit, make.rng.choice(["none", "none", "about"]))
        if value <= 0 or unit < 1 or not whole(value, unit):
            continue
        if make.clean(printed, make.universe(kind, year)):
            word = against(printed, make.plain(kind, year))
            return Made("wrong", make.row(kind, printed, year=year), {word})


def other_year(make):
    """Draw the number of another year: the year that is printed decides."""
    while True:
        kind, year, number = make.number()
        others = [y for y in make.years(kind) if abs(int(y) - int(year)) > 1]
        others = [y for y in others if "1997" <= y <= "2025" and make.plain(kind, y)]
        if not others:
            continue
        stated = make.rng.choice(others)
        unit = make.unit(number.value)
        value = half_up(number.value, unit)
        printed = Printed(value, unit)
        if not value or not whole(value, unit):
            continue
        if make.clean(printed, make.universe(kind, stated)):
            word = against(printed, make.plain(kind, stated))
            return Made("other year", make.row(kind, printed, year=stated), {word})


def present(make):
    """Draw a number about the present: right for its time, and what became of it."""
    while True:
        kind = make.draw_kind()
        day = make.rng.choice(DAYS[1:3])
        years = [y for y in make.years(kind) if make.plain(kind, y)]
        before = [y for y in years if y < day[:4]]
        if not before or int(day[:4]) - int(max(before)) > 2:
            continue
        then, now = make.plain(kind, max(before)), make.plain(kind, max(years))
        if {n.series for n in then} != {n.series for n in now} or len(then) != 1:
            continue
        if then[0].value < 100:
            continue
        unit = make.unit(then[0].value)
        value = half_up(then[0].value, unit)
        printed = Printed(value, unit)
        if not value or not whole(value, unit):
            continue
        if not printed.fits(then[0]):
            continue
        if make.stopped(kind, max(years)):
            newest = max(make.years((*kind[:4], None)))
            if not make.clean(printed, make.universe(kind, newest)):
                continue  # on another basis it may still be true, and is said to be
            word = "not checkable"
        elif printed.fits(now[0]):
            word = "agrees"
        elif make.clean(printed, make.universe(kind, max(years))):
            word = "outdated"
        else:
            continue
        row = make.row(kind, printed) | {"day": day}
        return Made("present", row, {"agrees"}, {word})


def not_held(make):
    """Draw a figure of a product or of a partner that the record does not hold."""
    kind, year, number = make.number()
    unit = make.unit(number.value)
    printed = Printed(max(half_up(number.value, unit), unit), unit)
    row = make.row(kind, printed, year=year)
    if make.rng.random() < 0.5:
        row["product"] = "9706"
    else:
        like = {kind[0], "international_students"}  # another count of students
        held = {k[2] for k in make.held.kinds if k[0] in like}
        lacking = sorted(make.held.economies - held - {"CAN", "KOR"})
        if not lacking:
            row["product"] = "9706"
        else:
            row["partner"] = make.rng.choice(lacking)
    return Made("not held", row, {"not checkable"}, reason="nothing_held")


def other_period(make):
    """Draw a figure of a year that lies before the record."""
    kind, _, number = make.number()
    year = str(make.rng.randint(1950, 1969))
    unit = make.unit(number.value)
    printed = Printed(max(half_up(number.value, unit), unit), unit)
    row = make.row(kind, printed, year=year)
    return Made("other period", row, {"not checkable"}, reason="period_missing")


def other_basis(make):
    """Draw a figure on a basis that is not held, where another is."""
    while True:
        kind, year, number = make.number()
        if kind[0] != "merchandise_trade":
            continue
        lacking = [
            basis
            for basis in ("customs", "balance_of_payments")
            if not make.held.of(*kind[:4], basis)
        ]
        unit = make.unit(number.value)
        printed = Printed(max(half_up(number.value * 3, unit), unit), unit)
        if lacking and make.clean(printed, make.universe(kind, year)):
            row = make.row(kind, printed, year=year) | {"basis": lacking[0]}
            return Made("other basis", row, {"not checkable"}, reason="basis_missing")


def borne(make):
    """Draw the figures of one document that one of two bases bears together."""
    while True:
        kind, year, _ = make.number()
        if kind[0] != "merchandise_trade":
            continue
        basis = make.rng.choice(["customs", "balance_of_payments"])
        both = [
            n
            for flow in ("export", "import")
            for one in ("customs", "balance_of_payments")
            for n in make.plain((*kind[:3], flow, one), year)
        ]
        if any(n.evidence == "secondary" for n in both):
            continue
        pairs = [((*kind[:3], flow, basis), flow) for flow in ("export", "import")]
        found = [make.plain(one, year) for one, _ in pairs]
        if not all(found) or any(n.value < 1e8 for held in found for n in held):
            continue
        made = []
        for (one, _), held in zip(pairs, found, strict=True):
            number = make.rng.choice(held)
            unit = 10.0 ** (math.floor(math.log10(number.value)) - 2)
            printed = Printed(half_up(number.value, unit), unit)
            row = make.row(one, printed, year=year) | {"basis": "not stated"}
            made.append((Made("borne", row, {"agrees"}), printed, number))
        if all(
            whole(printed.value, printed.unit) and printed.fits(number)
            for _, printed, number in made
        ):
            return [one for one, _, _ in made]


def rank(make):
    """Draw a place among all citizenships of study-permit holders."""
    kind = ("study_permit_holders", "CAN", None, "holders", "citizenship")
    year = str(make.rng.randint(2015, 2024))
    values = {}
    for partner in sorted(make.held.economies):
        numbers = make.plain((*kind[:2], partner, *kind[3:]), year)
        if len(numbers) == 1:
            values[partner] = numbers[0]
    largest = sorted(values, key=lambda p: -values[p].value)[:25]
    while True:
        partner = make.rng.choice(largest)
        subject = values[partner]
        others = [n for p, n in values.items() if p != partner]
        best = 1 + sum(n.low > subject.high for n in others)
        worst = 1 + sum(n.high > subject.low for n in others)
        if best != worst:
            continue
        claimed = (
            best if make.rng.random() < 0.5 else best + make.rng.choice([-4, 4, 7])
        )
        if claimed < 1 or (
            claimed != best and claimed in on_one_day(make, partner, year)
        ):
            continue  # on another count it may be true, and is then said to be
        printed = Printed(float(claimed), 1.0, "exact")
        row = make.row((*kind[:2], partner, *kind[3:]), printed, unit_code="rank") | {
            "statistic": "rank",
            "reference_period": year,
            "as_printed": words.said(
                words.place(claimed, make.lang), "none", make.lang, year
            ),
        }
        word = "agrees" if claimed == best else "contradicted"
        return Made("rank", row, {word})


def on_one_day(make, partner, year):
    """Return the places of a citizenship among the students counted on one day."""
    kind = ("international_students", "CAN", None, "residents", "citizenship")
    values = {}
    for other in make.held.economies:
        for number in make.plain((*kind[:2], other, *kind[3:]), year):
            values[other] = number
    if partner not in values:
        return range(0)
    own = values.pop(partner)
    best = 1 + sum(n.low > own.high for n in values.values())
    return range(best, 2 + sum(n.high > own.low for n in values.values()))


def share(make):
    """Draw a partner's share of the world, in per cent."""
    while True:
        kind, year, number = make.number()
        world = (*kind[:2], "WLD", *kind[3:])
        wholes = [n for n in make.plain(world, year) if _table(n) == _table(number)]
        if len(wholes) != 1 or len(make.plain(kind, year)) != 1:
            continue
        if len(make.plain(world, year)) != 1:
            continue
        part = 100 * number.value / wholes[0].value
        low = 100 * number.low / wholes[0].high
        high = 100 * number.high / wholes[0].low
        unit = make.rng.choice([1.0, 0.1])
        true = make.rng.random() < 0.5
        value = half_up(part, unit) if true else half_up(part * 2 + 5, unit)
        printed = Printed(value, unit)
        if value <= 0 or (unit == 1 and not whole(value, unit)) or value > 90:
            continue
        found = Number("", year, part, 0.0, "")
        if true != (printed.holds(low, high) or printed.fits(found)):
            continue
        row = make.row(kind, printed, year=year, unit_code="percent")
        row["statistic"] = "share"
        return Made("share", row, {"agrees"} if true else {"overstates"})


def _table(number):
    """Return the table of a series: the two first parts of its id."""
    return tuple(number.series.split(".")[:2])


def span(make):
    """Return a kind, some years in a row and their numbers, all of one series."""
    while True:
        kind, year, number = make.number()
        length = make.rng.randint(2, 5)
        years = [str(int(year) + n) for n in range(length)]
        table = make.held.years[number.series]
        if all(y in table for y in years) and all(
            len(make.plain(kind, y)) == 1 for y in years
        ):
            return kind, years, [table[y] for y in years]


def mean(make):
    """Draw the mean of some years."""
    while True:
        kind, years, numbers = span(make)
        value = sum(n.value for n in numbers) / len(numbers)
        half = sum(n.half for n in numbers) / len(numbers)
        number = Number("", "", value, half, "")
        if value < 100:
            continue
        unit = make.unit(value)
        printed = Printed(half_up(value, unit), unit)
        if not printed.value or not whole(printed.value, unit):
            continue
        if not printed.fits(number):
            continue
        row = make.row(kind, printed) | {
            "statistic": "mean",
            "reference_period": f"{years[0]}/{years[-1]}",
        }
        text = words.figure(printed.value, unit, row["unit"], make.lang)
        row["as_printed"] = words.MEAN[make.lang].format(text)
        return Made("mean", row, {"agrees"})


def each(make):
    """Draw a bound that each of some years passes, or that one fails."""
    while True:
        kind, years, numbers = span(make)
        true = make.rng.random() < 0.5
        least, most = min(n.low for n in numbers), max(n.high for n in numbers)
        edge = least if true else most * 1.2
        if edge < 100:
            continue
        unit = make.unit(edge)
        value = math.floor(edge / unit) * unit
        printed = Printed(value, unit, "over")
        if value <= 0 or not whole(value, unit) or (value > least) == true:
            continue
        if (true and value == least) or (not true and value <= most):
            continue
        every = make.universe(kind, *years)
        if not true and any(value < n.high <= value + 2 * printed.reach for n in every):
            continue  # a tight bound of another basis is said to be one
        row = make.row(kind, printed) | {
            "statistic": "each",
            "reference_period": f"{years[0]}/{years[-1]}",
        }
        text = words.figure(value, unit, row["unit"], make.lang)
        text = words.said(text, "over", make.lang)
        row["as_printed"] = words.EACH[make.lang].format(text)
        return Made("each year", row, {"agrees"} if true else {"contradicted"})


def growth(make):
    """Draw growth between two years: right, too large, or the wrong way."""
    while True:
        kind, years, numbers = span(make)
        first, last = numbers[0], numbers[-1]
        rise = 100 * (last.value / first.value - 1)
        low = 100 * (last.low / first.high - 1)
        high = 100 * (last.high / first.low - 1)
        unit = make.rng.choice([1.0, 0.1])
        case = make.rng.choice(["true", "too large", "the wrong way"])
        size = half_up(abs(rise), unit) + (40 if case == "too large" else 0)
        printed = Printed(size, unit)
        if size < 2 or size > 400 or (unit == 1 and not whole(size, unit)):
            continue
        up = (rise > 0) != (case == "the wrong way")
        ends = sorted(abs(x) for x in (low, high))
        found = Number("", "", abs(rise), 0.0, "")
        fits = printed.holds(*ends) or printed.fits(found)
        if (case == "true") != (fits and low * high > 0 and case == "true"):
            continue
        direction = "up" if up else "down"
        row = make.row(kind, printed, unit_code="percent") | {
            "statistic": "growth",
            "reference_period": years[-1],
            "base_period": years[0],
            "direction": direction,
        }
        text = words.figure(size, unit, "percent", make.lang)
        row["as_printed"] = words.GROWN[direction][make.lang].format(text)
        word = {"true": "agrees", "too large": "overstates"}.get(case, "contradicted")
        return Made("growth", row, {word})


def one_of_two_bases(make):
    """Draw a lone figure that one of two plain bases bears: it has its price."""
    while True:
        kind, year, _ = make.number()
        if kind[0] != "merchandise_trade":
            continue
        both = {
            basis: make.plain((*kind[:4], basis), year)
            for basis in ("customs", "balance_of_payments")
        }
        if not all(both.values()) or any(
            n.value < 1e6 for v in both.values() for n in v
        ):
            continue
        if any(n.evidence == "secondary" for held in both.values() for n in held):
            continue  # what is quoted is no rival of what is official
        number = make.rng.choice(both["customs"])
        unit = make.unit(number.value)
        value = half_up(number.value, unit)
        printed = Printed(value, unit)
        if not value or not whole(value, unit) or not printed.fits(number):
            continue
        fitting = {b for b, numbers in both.items() if any(map(printed.fits, numbers))}
        row = make.row(kind, printed, year=year) | {"basis": "not stated"}
        if len(fitting) == 2:
            return Made("two bases", row, {"agrees"})
        every = [n for numbers in both.values() for n in numbers]
        steps = range(math.ceil(value * 0.9 / unit), math.floor(value * 1.1 / unit) + 1)
        drawn = [half_up(s * unit, unit) for s in steps if s != round(value / unit)]
        won = [v for v in drawn if any(Printed(v, unit).fits(n) for n in every)]
        dear = not drawn or len(won) / len(drawn) > 0.2
        word = "close" if dear else "agrees on another reading"
        return Made("two bases", row, {word})


#: :mod:`more_classes` adds its own.
CLASSES = (
    rounded, qualified, bound_wrong, wrong, other_year, present, not_held, other_period,
    other_basis, rank, share, mean, each, growth, one_of_two_bases, borne,
)  # fmt: skip
