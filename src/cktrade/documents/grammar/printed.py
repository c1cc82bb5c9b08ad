"""What a line says of each of its figures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from cktrade.documents.grammar.around import qualifier, unit
from cktrade.documents.grammar.clauses import Clause, clauses
from cktrade.documents.grammar.magnitudes import amount
from cktrade.documents.grammar.numerals import numbers
from cktrade.documents.grammar.roles import not_a_figure
from cktrade.documents.grammar.statements import statement
from cktrade.documents.grammar.times import period_of

if TYPE_CHECKING:
    from cktrade.vocabulary import Lang


@dataclass(frozen=True)
class Printed:
    """One figure of a text; what the words around it do not tell is None.

    Attributes
    ----------
    start, end : int
        Where the number stands.
    value, precision : float or None
        In whole units; unit of the last digit printed.
    unit, qualifier, statistic : str or None
        Codes of the package.
    period, base_period : str or None
        As the tables write them; only if the line itself tells.
    direction : str or None
        ``up`` or ``down``, of a growth.
    flow, measure, partner : str or None
        What is counted, if the line itself tells.

    """

    start: int
    end: int
    value: float | None = None
    precision: float | None = None
    unit: str | None = None
    qualifier: str | None = None
    statistic: str | None = None
    period: str | None = None
    base_period: str | None = None
    direction: str | None = None
    flow: str | None = None
    measure: str | None = None
    partner: str | None = None


def printed(text: str, lang: Lang) -> list[Printed]:
    """Return the figures of a line, each with what the line says of it.

    Parameters
    ----------
    text : str
        A line whose white space is folded.
    lang : {'en', 'fr', 'ko'}
        The language it is written in.

    Returns
    -------
    list of Printed
        In the line's order; years, dates, names and the like are no figures.

    Examples
    --------
    >>> (figure,) = printed("Imports were over $9.4 billion in 2018.", "en")
    >>> figure.value, figure.unit, figure.qualifier, figure.period
    (9400000000.0, 'dollars', 'over', '2018')
    >>> [(f.value, f.statistic) for f in printed("한국은 6위, 1만2000명 증가", "ko")]
    [(6.0, 'rank'), (12000.0, 'growth')]

    """
    return [*_printed(text, lang)]


@lru_cache(maxsize=2048)
def _printed(text: str, lang: Lang) -> tuple[Printed, ...]:
    return tuple(
        _of(clause, lang)
        for clause in clauses(
            text, [n for n in numbers(text) if not not_a_figure(n, text, lang)], lang
        )
    )


def _of(clause: Clause, lang: Lang) -> Printed:
    number = clause.number
    read = amount(number.text, lang)
    said = statement(clause, read, lang)
    period, base = period_of(clause, said, lang)
    value = read.value if read and said.value is None else said.value
    precision = read.precision if read and not said.precision else said.precision
    return Printed(
        number.start,
        number.end,
        value,
        precision,
        said.unit or unit(clause, lang),
        qualifier(clause, lang),
        said.statistic,
        period,
        base,
        said.direction,
    )
