"""Figures as a writer of each language would print them, made here."""

NARROW = "\N{NARROW NO-BREAK SPACE}"
QUALIFIED = {
    "en": {
        "none": "{}", "exact": "{}", "over": "over {}", "at_least": "at least {}",
        "under": "under {}", "up_to": "up to {}", "almost": "almost {}",
        "about": "about {}",
    },
    "fr": {
        "none": "{}", "exact": "{}", "over": "plus de {}", "at_least": "au moins {}",
        "under": "moins de {}", "up_to": "jusqu’à {}", "almost": "près de {}",
        "about": "environ {}",
    },
    "ko": {
        "none": "{}", "exact": "{}", "over": "{} 초과", "at_least": "{} 이상",
        "under": "{} 미만", "up_to": "최대 {}", "almost": "{} 가까이", "about": "약 {}",
    },
}  # fmt: skip
YEAR = {"en": "{} in {}", "fr": "{} en {}", "ko": "{1}년 {0}"}
UNITS = {
    "persons": {"en": "{} people", "fr": "{} personnes", "ko": "{}명"},
    "trips": {"en": "{} trips", "fr": "{} voyages", "ko": "{}회"},
    "years": {"en": "{} years", "fr": "{} ans", "ko": "{}년"},
    "percent": {"en": "{} per cent", "fr": f"{{}}{NARROW}%", "ko": "{}%"},
    "rank": {"en": "{}", "fr": "{}", "ko": "{}"},
    "count": {"en": "{} times", "fr": "{} fois", "ko": "{}배"},
    "CAD": {"en": "C${}", "fr": "{} $ CA", "ko": "{} 캐나다 달러"},
    "dollars": {"en": "${}", "fr": "{} $", "ko": "{} 달러"},
}


def grouped(value, unit, lang):
    """Return a number with its groups and its decimals, down to its last digit."""
    decimals = max(0, -_exponent(unit))
    text = f"{value:,.{decimals}f}"
    if lang == "fr":
        text = text.replace(",", NARROW).replace(".", ",")
    return text


def _exponent(unit):
    """Return the power of ten of a unit: 0.1 → −1, 1000 → 3."""
    text = f"{unit:.10f}".rstrip("0")
    return (
        len(text.split(".")[0]) - 1 if text.endswith(".") else -len(text.split(".")[1])
    )


def money(value, unit, currency, lang):
    """Return an amount with its scale: billions, milliards, 억."""
    if lang == "ko":
        return UNITS[currency]["ko"].format(_korean(value))
    power, scale = (9, _BILLION) if value >= 1e9 else (6, _MILLION)
    number = grouped(value / 10**power, unit / 10**power, lang)
    if lang == "en":
        return f"{UNITS[currency]['en'].format(number)} {scale['en']}"
    word = scale["fr"] if value / 10**power < 2 else f"{scale['fr']}s"
    name = "dollars canadiens" if currency == "CAD" else "dollars"
    return f"{number} {word} de {name}"


_BILLION = {"en": "billion", "fr": "milliard"}
_MILLION = {"en": "million", "fr": "million"}


def _korean(value):
    """Return 15310000000 as 153억1000만: every place of 만 that is not empty."""
    parts, left = [], round(value)
    for size, name in ((10**12, "조"), (10**8, "억"), (10**4, "만")):
        count, left = divmod(left, size)
        if count:
            parts.append(f"{count}{name}")
    if left or not parts:
        parts.append(str(left))
    return "".join(parts)


def figure(value, unit, code, lang):
    """Return a figure with its unit."""
    if code in {"CAD", "dollars"}:
        return money(value, unit, code, lang)
    return UNITS[code][lang].format(grouped(value, unit, lang))


def place(value, lang):
    """Return a rank in words."""
    number = int(value)
    if lang == "en":
        last = {1: "st", 2: "nd", 3: "rd"}.get(
            number % 10 * (number // 10 % 10 != 1), "th"
        )
        return f"{number}{last} largest"
    return (
        f"{number}{'er' if number == 1 else 'e'} rang"
        if lang == "fr"
        else f"{number}위"
    )


def said(text, qualifier, lang, year=""):
    """Return a figure with its qualifier, and its year if it has one."""
    text = QUALIFIED[lang][qualifier].format(text)
    return YEAR[lang].format(text, year) if year else text


MEAN = {
    "en": "an average of {} a year",
    "fr": "une moyenne de {} par an",
    "ko": "연평균 {}",
}
EACH = {"en": "{} each year", "fr": "{} chaque année", "ko": "매년 {}"}
GROWN = {
    "up": {"en": "up {}", "fr": "en hausse de {}", "ko": "{} 증가"},
    "down": {"en": "down {}", "fr": "en baisse de {}", "ko": "{} 감소"},
}
MONTHLY = {
    "en": "an average of {} a month in {}",
    "fr": "une moyenne de {} par mois en {}",
    "ko": "{1}년 월평균 {0}",
}
MONTH = {"en": "{} in {}", "fr": "{} en {}", "ko": "{1} {0}"}
_MONTHS = {
    "en": "January February March April May June July August September October "
    "November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre "
    "décembre",
}
ANNIVERSARY = {
    "en": "the {}th anniversary of relations in {}",
    "fr": "le {}e anniversaire des relations en {}",
    "ko": "{1}년 수교 {0}주년",
}
LASTING = {
    "en": "{} years of relations in {}",
    "fr": "{} ans de relations en {}",
    "ko": "{1}년 수교 {0}년",
}


def month(period, lang):
    """Return a month in words: 2018-03 as March 2018, mars 2018, 2018년 3월."""
    year, number = period.split("-")
    if lang == "ko":
        return f"{year}년 {int(number)}월"
    return f"{_MONTHS[lang].split()[int(number) - 1]} {year}"
