"""Numbers as an office shows them: money in billions, digits in groups."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cktrade.vocabulary import codelist
from cktrade.wording.brief_texts import say
from cktrade.wording.units import unit_header

if TYPE_CHECKING:
    from cktrade.exhibits.plot import Plot
    from cktrade.vocabulary import Lang

_THOUSAND = 1000.0
#: Millions in the unit that a language speaks of: billions, and 억.
_MILLIONS: dict[Lang, float] = {"en": 1000.0, "fr": 1000.0, "ko": 100.0}
_SIGNED: dict[Lang, tuple[str, str]] = {
    "en": ('"$"', '"B"'), "fr": ("", '"\N{NO-BREAK SPACE}G$"'), "ko": ("", '"억"'),
}  # fmt: skip
#: French of Canada: without it an office in English writes a point for a comma.
_LANGUAGE: dict[Lang, str] = {"fr": "[$-C0C]"}
_QUOTED = re.compile(r'"[^"]*"')
_MARK: dict[Lang, str] = {"en": ".", "fr": ",", "ko": "."}
#: What is less is rounded to nought in the last digit of a label.
_HALF: dict[Lang, float] = {"en": 0.005, "fr": 0.005, "ko": 0.05}
_STEPS = 6  # of an axis of values
_GROUPED = "#,##0"
_NARROW = "\N{NARROW NO-BREAK SPACE}"
#: Offices group by their own language; French is written out.
_FRENCH = (
    f'[>=1000000]#"{_NARROW}"###"{_NARROW}"##0;[>=1000]#"{_NARROW}"##0;0'
)  # fmt: skip


def in_large_units(plot: Plot, lang: Lang) -> Plot:
    """Return a plot of large money in billions (억 in Korean), any other as it is.

    Examples
    --------
    >>> from cktrade.exhibits.plot import Plot, Series
    >>> small = Plot(kind="bar", corner="", categories=("a",), unit="People",
    ...              series=(Series("b", "first", (5.0,)),))
    >>> in_large_units(small, "en") is small
    True

    """
    code = _large(plot, lang)
    if not code:
        return plot
    size = _MILLIONS[lang]
    series = tuple(
        replace(
            one, numbers=tuple(None if v is None else v / size for v in one.numbers)
        )
        for one in plot.series
    )
    unit = say(f"unit.large.{code}", lang)
    return replace(plot, series=series, unit=unit, decimals=plot.decimals + 3)


def is_large(plot: Plot, lang: Lang) -> bool:
    """Say whether a plot is in the unit of :func:`in_large_units`."""
    return plot.unit in {say(f"unit.large.{code}", lang) for code in _money()}


def _large(plot: Plot, lang: Lang) -> str:
    found = [code for code in _money() if plot.unit == unit_header(code, lang)]
    known = [abs(v) for one in plot.series for v in one.numbers if v is not None]
    return found[0] if found and known and max(known) >= _THOUSAND else ""


def _money() -> tuple[str, ...]:
    return tuple(
        code
        for code in codelist("units")
        if f"unit.large.{code}" in codelist("brief_texts")
    )


def _spoken(form: str, lang: Lang) -> str:
    """Say in which language a format's decimal mark is, to offices that heed it."""
    mark = _LANGUAGE.get(lang, "")
    parts = form.split(";")
    return ";".join(f"{mark}{p}" if "0" in _QUOTED.sub("", p) else p for p in parts)


def axis_format(plot: Plot, lang: Lang) -> str:
    """Return the number format of an axis: ``$5B``, whole numbers otherwise."""
    if not is_large(plot, lang):
        return whole_format(lang)
    before, after = _SIGNED[lang]
    plain = f"{before}#,##0.##{after}" if _small(plot) else f"{before}#,##0{after}"
    return _spoken(f'{plain};"−"{plain}', lang)


def _small(plot: Plot) -> bool:
    known = [abs(v) for one in plot.series for v in one.numbers if v is not None]
    return max(known) < 5  # noqa: PLR2004 -- its axis has steps of less than one


def label_format(plot: Plot, lang: Lang) -> str:
    """Return the number format of a label: three digits of money, all of others."""
    if not is_large(plot, lang):
        return whole_format(lang)
    before, after = _SIGNED[lang]
    large, fine = ("#,##0", "0.0") if lang == "ko" else ("#,##0.0", "0.00")
    edge = 100 if lang == "ko" else 10
    known = [v for one in plot.series for v in one.numbers if v is not None]
    if 0 < min(known) < _HALF[lang]:  # a small amount is not nought
        least = f"{before}{fine[:-1]}1{after}".replace(".", _MARK[lang])
        return _spoken(
            f"[>={edge}]{before}{large}{after};"
            f'[>={_HALF[lang]}]{before}{fine}{after};"<{least.replace(chr(34), "")}"',
            lang,
        )
    return _spoken(
        f"[>={edge}]{before}{large}{after};"
        f'[<=-{edge}]"−"{before}{large}{after};{before}{fine}{after}',
        lang,
    )


def signed_format(plot: Plot, lang: Lang) -> str:
    """Return the number format of an axis of plain numbers, some below nought."""
    known = [v for one in plot.series for v in one.numbers if v is not None]
    if lang != "fr" or min(known, default=0.0) >= 0:
        return whole_format(lang)
    grouped = f'#"{_NARROW}"##0'
    return f'[>=1000]{grouped};[<=-1000]"−"{grouped};0'


def cell_format(form: str, value: float, lang: Lang) -> str:
    """Return a cell's number format; in French, groups as long as its number has.

    Examples
    --------
    >>> cell_format("#,##0.0", 1234.5, "en")
    '#,##0.0'
    >>> cell_format("#,##0.0", 12.5, "fr")
    '[$-C0C]0.0'

    """
    if lang != "fr" or not form.startswith(_GROUPED):
        return form
    groups = max(0, (len(str(int(abs(value)))) - 1) // 3)
    more = f'#"{_NARROW}"' + f'###"{_NARROW}"' * (groups - 1) + "##0" if groups else "0"
    return _spoken(more + form.removeprefix(_GROUPED), lang)


def whole_format(lang: Lang, decimals: int = 0) -> str:
    """Return the number format of plain numbers.

    Examples
    --------
    >>> whole_format("en"), whole_format("ko", 1)
    ('#,##0', '#,##0.0')

    """
    if lang == "fr" and not decimals:
        return _FRENCH
    return _spoken("#,##0" + ("." + "0" * decimals if decimals else ""), lang)


def step(plot: Plot) -> float:
    """Return the step of an axis of values: few labels, none of them turned.

    Examples
    --------
    >>> from cktrade.exhibits.plot import Plot, Series
    >>> bars = Plot(kind="bar", corner="", categories=("a",), unit="People",
    ...             series=(Series("b", "first", (440_000.0,)),))
    >>> step(bars)
    100000.0

    """
    ends = [
        sum(v or 0 for v in one) if plot.kind == "stacked" else max(v or 0 for v in one)
        for one in zip(*(one.numbers for one in plot.series), strict=True)
    ]
    rough = max(max(ends) / _STEPS, 1e-9)
    size: float = 10.0 ** math.floor(math.log10(rough))
    return next(size * n for n in (1, 2, 5, 10) if size * n >= rough)
