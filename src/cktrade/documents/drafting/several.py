"""Several economies in one breath: whose a figure is must then be asked."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from cktrade.documents.drafting.sides import PAIR

if TYPE_CHECKING:
    from cktrade.documents.grammar.clauses import Clause
    from cktrade.documents.grammar.lexicon import Cue

#: What may stand between the members of a list: "China, the United States and Japan".
_LINK = re.compile(
    r",?\s?(?:and|et|as well as|ainsi que|ou|or|및)?\s?"
    r"(?:the |la |le |les |l[’']|de |du |d[’'])?"
    r"|(?:[와과]|하고)\s?|\s?[·/]\s?"
)
_WITH = re.compile(
    r"(?:\s(?:de\s)?dollars)?(?:\scanadiens)?\s"
    r"(?:with|to|from|avec|vers|en provenance d[eu]|destinés? à)\s"
    r"(?:the |la |le |les |l[’'])?"
)
_FEWEST = 2


def is_of_several(clause: Clause, named: list[Cue], partner: str) -> bool:
    """Say whether a partner is one of a list, so that a figure may be of any or all.

    Canada and South Korea side by side are the two sides and no list.

    Parameters
    ----------
    clause : Clause
        The figure in its line.
    named : list of Cue
        The economies of its sentence, at their places in the line.
    partner : str
        Whose figure it was taken to be.

    Examples
    --------
    >>> from cktrade.documents.drafting import rows
    >>> line = "China and Japan are Canada's second and fourth largest partners."
    >>> found = rows.claims([line], document="a", lang="en", published=None)
    >>> ["partner:to confirm" in row["drafted"] for row in found]
    [True, True]

    """
    run: list[Cue] = []
    for before, after in pairwise(sorted(named, key=lambda cue: cue.start)):
        linked = _LINK.fullmatch(clause.line[before.end : after.start])
        if not linked:
            if _holds(run, partner):
                return True
            run = []
            continue
        run = [*run, after] if run else [before, after]
    return _holds(run, partner)


def _holds(run: list[Cue], partner: str) -> bool:
    codes = {cue.code for cue in run}
    return partner in codes and len(codes) >= _FEWEST and not codes <= {*PAIR}


def right_behind(clause: Clause, objects: list[Cue]) -> Cue | None:
    """Return whom a figure names right behind it: "$15.3 billion with South Korea".

    Parameters
    ----------
    clause : Clause
        The figure in its line.
    objects : list of Cue
        The economies that trade goes to or comes from.

    """
    return next(
        (
            cue
            for cue in objects
            if cue.start >= clause.number.end
            and _WITH.fullmatch(clause.line[clause.number.end : cue.start])
        ),
        None,
    )
