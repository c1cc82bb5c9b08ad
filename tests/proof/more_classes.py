"""More classes of claims: months, monthly means, both ways, products, durations."""

from collections import defaultdict

import words
from classes import Made, against, whole
from held import Number, Printed, half_up

#: Trade of a whole and its two flows.
BASES = ("customs", "balance_of_payments")


def monthly(make, least=100):
    """Return a kind with one series of months, and a year of which all are held."""
    while True:
        kind = make.draw_kind()
        if kind[0] not in {"merchandise_trade", "visitors"}:
            continue
        names = [
            s
            for a in ("unadjusted", "not applicable")
            for s in make.held.of(*kind, adjustment=a)
        ]
        held = {s: make.held.months[s] for s in names if make.held.months[s]}
        if len(held) != 1:
            continue
        months = next(iter(held.values()))
        years = sorted({p[:4] for p in months})
        year = make.rng.choice(years)
        numbers = [months.get(f"{year}-{n:02}") for n in range(1, 13)]
        if all(n is not None and n.value > least for n in numbers):
            if {n.evidence for n in numbers} == {"secondary"}:
                continue
            return kind, year, numbers


def month(make):
    """Draw the number of one month, or that of another."""
    while True:
        kind, _, numbers = monthly(make)
        number, other = make.rng.sample(numbers, 2)
        true = make.rng.random() < 0.5
        unit = make.unit(number.value)
        value = half_up((number if true else other).value, unit)
        printed = Printed(value, unit)
        if not value or not whole(value, unit):
            continue
        if true and not printed.fits(number):
            continue
        near = around(make, kind, number.period)
        if not true and not make.clean(printed, near):
            continue
        row = make.row(kind, printed) | {"reference_period": number.period}
        text = words.figure(value, unit, row["unit"], make.lang)
        row["as_printed"] = words.MONTH[make.lang].format(
            text, words.month(number.period, make.lang)
        )
        word = "agrees" if true else against(printed, [number])
        return Made("month", row, {word})


def around(make, kind, period):
    """Return what any series of these two says of a month and its neighbours."""
    measure, reporter, partner, flow, _ = kind
    names = [*make.held.of(measure, None, partner, flow)]
    names += make.held.of(measure, None, reporter, None)
    year, number = (int(part) for part in period.split("-"))
    near = {
        f"{year + (number - 1 + n) // 12}-{(number - 1 + n) % 12 + 1:02}"
        for n in (-1, 0, 1)
    }
    found = [
        make.held.months[s][p] for s in names for p in near if p in make.held.months[s]
    ]
    rates = [*make.rates(), 1.0]
    return [
        Number(n.series, n.period, n.value / r, n.half / r, n.evidence)
        for n in found
        for r in rates
    ]


def monthly_mean(make):
    """Draw the mean of a year's months: right, or a third too large."""
    while True:
        kind, year, numbers = monthly(make)
        mean = sum(n.value for n in numbers) / 12
        half = sum(n.half for n in numbers) / 12
        number = Number("", year, mean, half, "official")
        true = make.rng.random() < 0.5
        unit = make.unit(mean)
        value = half_up(mean if true else mean * 1.37, unit)
        printed = Printed(value, unit)
        if not value or not whole(value, unit):
            continue
        if true and not printed.fits(number):
            continue
        every = make.universe(kind, year)
        twelfths = [
            Number("", "", n.value / 12, n.half / 12, n.evidence) for n in every
        ]
        if not true and not make.clean(printed, [*every, *twelfths]):
            continue
        row = make.row(kind, printed) | {
            "statistic": "mean", "reference_period": year,
        }  # fmt: skip
        text = words.figure(value, unit, row["unit"], make.lang)
        row["as_printed"] = words.MONTHLY[make.lang].format(text, year)
        word = "agrees" if true else "overstates"
        return Made("monthly mean", row, {word})


def both_ways(make):
    """Draw exports and imports together on a stated basis: right, or a third off."""
    while True:
        kind, year, _ = make.number()
        if kind[0] != "merchandise_trade" or kind[1] == kind[2]:
            continue  # what comes back home is no trade both ways
        basis = make.rng.choice(BASES)
        halves = [
            make.plain((*kind[:3], flow, basis), year) for flow in ("export", "import")
        ]
        if any(len(numbers) != 1 for numbers in halves):
            continue
        one, other = (numbers[0] for numbers in halves)
        if one.series.replace(".export.", ".") != other.series.replace(".import.", "."):
            continue
        if make.held.of(*kind[:3], "two_way"):
            continue
        total = Number(
            "", year, one.value + other.value, one.half + other.half, "official"
        )
        if total.value < 1e6:
            continue
        true = make.rng.random() < 0.5
        unit = make.unit(total.value)
        value = half_up(total.value * (1 if true else 1.37), unit)
        printed = Printed(value, unit)
        if not value or not whole(value, unit):
            continue
        if true and not printed.fits(total):
            continue
        if not true and not make.clean(printed, sums(make, kind, year)):
            continue
        row = make.row(kind, printed, year=year) | {"flow": "two_way", "basis": basis}
        word = "agrees" if true else "overstates"
        return Made("both ways", row, {word})


def sums(make, kind, year):
    """Return every sum of an export and an import of these years, whoever counts."""
    found = []
    for flows in (("export", "import"), ("import", "export")):
        halves = [make.universe((*kind[:3], flow, kind[4]), year) for flow in flows]
        found += [
            Number("", "", a.value + b.value, a.half + b.half, "")
            for a in halves[0]
            for b in halves[1]
            if a.series != b.series
        ][:4000]
    return found


def products(make):
    """Return product and kind → years of one series; read once."""
    if not hasattr(make, "of_products"):
        rows = make.held.rows
        own = rows[
            ~rows["product"].isin(["TOTAL", "not applicable"])
            & rows["measure"].eq("merchandise_trade")
            & rows["reporter"].eq("CAN")
            & rows["reference_period"].str.fullmatch(r"\d{4}")
            & rows["value"].ne("")
            & rows["dimensions"].str.fullmatch(r'(\{"classification": "[^"]*"\})?')
        ]
        newest = own.sort_values("vintage", kind="stable").drop_duplicates(
            ["series", "reference_period"], keep="last"
        )
        found = defaultdict(dict)
        for row in newest.to_dict("records"):
            kind = (
                *(row[c] for c in ("measure", "reporter", "partner", "flow", "basis")),
                row["product"],
            )
            half = 0.0 if float(row["precision"]) == 1 else float(row["precision"]) / 2
            number = Number(
                row["series"], row["reference_period"], float(row["value"]), half,
                row["evidence"],
            )  # fmt: skip
            found[kind].setdefault(row["reference_period"], []).append(number)
        make.of_products = found
        make.product_kinds = sorted(found)
    return make.of_products


def product(make):
    """Draw a number of one product: right, of a thousand times, or of another."""
    held = products(make)
    while True:
        *kind, code = make.rng.choice(make.product_kinds)
        years = held[*kind, code]
        year = make.rng.choice(sorted(years))
        numbers = years[year]
        if len(numbers) != 1 or numbers[0].value < 1e6:
            continue
        number = numbers[0]
        case = make.rng.choice(["true", "true", "thousand", "another"])
        unit = make.unit(number.value)
        value = half_up(number.value, unit)
        if case == "thousand":
            value, unit = value * 1000, unit * 1000
        printed = Printed(value, unit)
        if (
            not value
            or not whole(value, unit)
            or (case == "true" and not printed.fits(number))
        ):
            continue
        row = make.row(tuple(kind), printed, year=year) | {"product": code}
        if case == "another":
            row["product"] = "9706"
            return Made("product", row, {"not checkable"}, reason="nothing_held")
        word = "agrees" if case == "true" else "overstates"
        return Made("product", row, {word})


def duration(make):
    """Draw an anniversary or a span of years from an event of another document."""
    began = make.rng.randint(1950, 1990)
    ended = make.rng.randint(2000, 2025)
    years = ended - began
    calendar = make.rng.random() < 0.5
    off = make.rng.choice([0, 0, -3, 3, 10])
    said = (words.ANNIVERSARY if calendar else words.LASTING)[make.lang]
    printed = Printed(float(years + off), 1.0, "exact" if calendar else "over")
    value = printed.value
    if not calendar:
        # From some day of the one year to the last of the other: between n and n + 1.
        value = float(years + off - 2)
    pair = make.pair()
    kind = ("anniversary" if calendar else "relations", *pair, "not applicable",
            "not applicable")  # fmt: skip
    row = make.row(kind, Printed(value, 1.0), unit_code="years") | {
        "topic": "context", "product": "not applicable", "statistic": "duration",
        "reference_period": str(ended), "qualifier": printed.qualifier,
        "valuation": "not applicable", "adjustment": "not applicable",
        "as_printed": said.format(int(value), ended),
    }  # fmt: skip
    if not calendar:
        text = words.QUALIFIED[make.lang]["over"].format(int(value))
        row["as_printed"] = said.format(text, ended)
    event = {
        "event": f"began-{'-'.join(pair).lower()}",
        "document": "another-document", "locator": "¶1", "date": str(began),
        "date_precision": "year", "as_printed": str(began),
        "title": "Diplomatic relations established", "parties": ";".join(sorted(pair)),
    }  # fmt: skip
    true = off == 0 if calendar else off <= 0
    word = "agrees" if true else "contradicted"
    return Made("duration", row, {word}, event=event)


MORE = (month, monthly_mean, both_ways, product, duration)
