"""What a briefing contains, in which order: the one place to change it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """A chapter before it is filled.

    Attributes
    ----------
    code : str
        Its heading is ``chapter.<code>`` of ``codelists/brief_texts.csv``.
    items : tuple of str
        Names of the catalogue (:mod:`cktrade.datasets.catalogue`), and ``sources``.

    """

    code: str
    items: tuple[str, ...]


#: The list of statistical tables, which the briefing makes itself.
SOURCES = "sources"

PARTS = (
    Part("trade", ("two-way-trade", "annual-trade", "trade-by-month",
                   "partners-ranked", "top-partners")),
    Part("people", ("permanent-residents", "students-ranked", "korean-population",
                    "people-between", "people")),
    Part("travel", ("travel-both-ways",)),
    Part("figures", ("verdicts-at-a-glance", "verdicts", "claimed-trade",
                     "at-a-glance")),
    Part("dates", ("timeline",)),
    Part("sources", ("documents", SOURCES)),
)  # fmt: skip

#: Items of the catalogue that stand in no briefing, and why.
ELSEWHERE = {
    "timeline-chart": "the table of the same events says more in less room, and can be "
    "searched, edited and read aloud line by line",
}

#: The tables that slides show; the others stand behind their charts in the workbook.
ON_SLIDES = ("verdicts", "timeline", "documents")
