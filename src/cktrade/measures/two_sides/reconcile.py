"""How does one side become the other? The waterfall from exports to imports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import narwhals as nw

from cktrade.errors import ComparabilityError
from cktrade.measures.frames.demands import named_rows
from cktrade.measures.frames.opening import Opened, open_rows
from cktrade.vocabulary import NOT_APPLICABLE, NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.typing import IntoFrameT

#: what a step can be for
KINDS = ("valuation", "currency", "timing", "coverage")
#: what mirror_gap adds to the keys of its rows
_MEASURED = (
    "exports", "imports", "gap", "gap_share", "reason", "exports_valuation",
    "imports_valuation", "exports_vintage", "imports_vintage", "exports_source",
    "imports_source",
)  # fmt: skip
_STEP = ("step", "order", "amount", "level", "basis_of_step")


@dataclass(frozen=True, kw_only=True)
class Step:
    """One reason why the importer's number is not the exporter's.

    Attributes
    ----------
    kind : {'valuation', 'currency', 'timing', 'coverage'}
        What it accounts for: freight and insurance; rates of exchange; goods under way
        at the turn of the period; what only one side counts.
    source : str
        Where the amount comes from; never empty.
    amount : float or str, optional
        The amount, in the unit of the rows, or the column that holds it.
    rate : float or str, optional
        Instead: a fraction of the exports, or the column that holds it.

    Examples
    --------
    >>> Step(kind="valuation", rate=0.04, source="freight survey 2019").rate
    0.04

    """

    kind: str
    source: str
    amount: float | str | None = None
    rate: float | str | None = None

    def __post_init__(self) -> None:
        """Refuse a step that says nothing, or too much, or without a source."""
        if self.kind not in KINDS:
            raise ComparabilityError(
                f"A step of kind {self.kind!r}: expected one of {', '.join(KINDS)}. "
                "What none of them explains stays in the unexplained residual."
            )
        if not self.source:
            raise ComparabilityError(f"The step {self.kind!r} has no source: name it.")
        if (self.amount is None) == (self.rate is None):
            raise ComparabilityError(
                f"The step {self.kind!r}: give either an amount or a rate."
            )

    @property
    def columns(self) -> list[str]:
        """The columns of the rows that it reads."""
        return [name for name in (self.amount, self.rate) if isinstance(name, str)]

    def worth(self) -> nw.Expr:
        """Return the step's amount on each row."""
        given = self.rate if self.amount is None else self.amount
        number = nw.col(given) if isinstance(given, str) else nw.lit(given)
        worth = number.cast(nw.Float64())
        return worth if self.rate is None else worth * nw.col("exports")


def reconcile(
    gaps: IntoFrameT, steps: Sequence[Step] = (), *, check: bool = True
) -> IntoFrameT:
    """Lead from the exporter's number to the importer's, step by step.

    Parameters
    ----------
    gaps : dataframe
        What ``mirror_gap`` returned, with further columns if a step reads them.
    steps : sequence of Step
        What is known to account for the gap, in the order of the waterfall, each with
        its source. Nothing is assumed: without steps, all of the gap is unexplained.
    check : bool
        Whether to ask the rows, with one small query, if the steps fit them.

    Returns
    -------
    dataframe of the kind given
        For each row of ``gaps``, the rows of its waterfall: the columns that tell the
        gaps apart; ``order`` from 0; ``step``: ``exports``, the kinds of the steps,
        ``unexplained``, ``imports``; ``amount``, what it adds (of exports and imports:
        the number itself) and ``level``, where it leads, in the unit of the rows;
        ``basis_of_step``, the source of a step, and of the two ends their valuation.

    Raises
    ------
    ComparabilityError
        If a step of valuation is given, although both sides have the same valuation or
        one does not state it; or a step has no source, or no or two amounts.
    InvalidRowsError
        If a column is missing, or holds no numbers.

    Notes
    -----
    Formula
        imports = exports + Σ steps + unexplained; the residual is what is left over
    Range
        Any numbers, in the unit of the rows; steps that make the importer's number
        smaller are negative.
    Reading
        Of a gap of 10, freight and insurance are 8, and 2 are unexplained.
    Pitfalls
        A residual of zero may be two errors that cancel. A rate of freight and
        insurance taken from other goods or another route moves the rest into the
        residual. Amounts in whole units add up exactly; fractions to the last bit that
        a float holds.

    References
    ----------
    United Nations, *International Merchandise Trade Statistics: Compilers Manual,
    Revision 1* (2013), on reconciliation studies.

    Examples
    --------
    >>> import pandas as pd
    >>> from cktrade.measures import mirror_gap
    >>> rows = pd.DataFrame({
    ...     "reporter": ["CAN", "KOR"], "partner": ["KOR", "CAN"], "unit": "USD",
    ...     "flow": ["export", "import"], "valuation": ["FOB", "CIF"],
    ...     "reference_period": "2023", "value": [200.0, 210.0]})
    >>> freight = Step(kind="valuation", rate=0.04, source="an estimate of freight")
    >>> reconcile(mirror_gap(rows), [freight])[["step", "amount", "level"]]
              step  amount  level
    0      exports   200.0  200.0
    1    valuation     8.0  208.0
    2  unexplained     2.0  210.0
    3      imports   210.0  210.0

    """
    valued = ["exports_valuation", "imports_valuation"]
    read = [name for step in steps for name in step.columns]
    opened = open_rows(
        gaps, numbers=["exports", "imports", *read], needs=valued, adds=_STEP
    )
    if check and any(step.kind == "valuation" for step in steps):
        _require_two_valuations(opened.frame, valued)
    beyond = {*_MEASURED, *read}
    keys = [name for name in opened.columns if name not in beyond]
    columns = [*keys, *_STEP]
    bars = [bar.select(*columns, *opened.place) for bar in _falls(opened, steps)]
    return opened.close(nw.concat(bars), columns, [*opened.place, "order"])


def _require_two_valuations(frame: nw.LazyFrame[Any], valued: list[str]) -> None:
    one, other = (nw.col(name).fill_null("") for name in valued)
    unsaid = ["", NOT_STATED, NOT_APPLICABLE]
    doubtful = (one == other) | one.is_in(unsaid) | other.is_in(unsaid)
    both = ~nw.col("exports").is_null() & ~nw.col("imports").is_null()
    lines = named_rows(frame.filter(both & doubtful), valued)
    if lines:
        raise ComparabilityError(
            "reconcile: a step of valuation expects the two sides to state different "
            f"valuations, found\n{lines}Leave the step out there: what it would "
            "explain is not a difference of valuation, or nobody says that it is."
        )


def _falls(opened: Opened[Any], steps: Sequence[Step]) -> list[nw.LazyFrame[Any]]:
    """One frame for each bar of the waterfall."""
    exports, imports = nw.col("exports"), nw.col("imports")
    bars = [("exports", exports, exports, nw.col("exports_valuation"))]
    level = exports
    for step in steps:
        level = level + step.worth()
        bars.append((step.kind, step.worth(), level, nw.lit(step.source)))
    bars.append(("unexplained", imports - level, imports, _residual(steps)))
    bars.append(("imports", imports, imports, nw.col("imports_valuation")))
    return [
        opened.frame.with_columns(
            nw.lit(name).alias("step"),
            nw.lit(number).alias("order"),
            amount.alias("amount"),
            reached.alias("level"),
            said.alias("basis_of_step"),
        )
        for number, (name, amount, reached, said) in enumerate(bars)
    ]


def _residual(steps: Sequence[Step]) -> nw.Expr:
    """Say what the residual is, and that it holds a valuation nobody accounts for."""
    plain = nw.lit("residual: nobody explains it")
    if any(step.kind == "valuation" for step in steps):
        return plain
    one, other = nw.col("exports_valuation"), nw.col("imports_valuation")
    differ = nw.lit("residual: the difference of valuation is in it")
    return nw.when(one != other).then(differ).otherwise(plain)
