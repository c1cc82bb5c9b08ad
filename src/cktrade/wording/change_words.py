"""Changes as a reader says them: per cent, percentage points, places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.wording.amounts import amount
from cktrade.wording.numbers import number, rounded
from cktrade.wording.table_texts import say

if TYPE_CHECKING:
    from cktrade.vocabulary import Lang


def change(value: float | None, kind: str, lang: Lang) -> str:
    r"""Write a change; two dots where there is none, which is not nought.

    Parameters
    ----------
    value : float or None
        In per cent, percentage points, or places (more is lower).
    kind : {'percent', 'points', 'places'}
        Which of them.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Examples
    --------
    >>> change(1.05, "percent", "en"), change(-0.07, "points", "ko")
    ('+1.1%', '−0.1%p')
    >>> change(3, "places", "en"), change(-1, "places", "fr"), change(None, "", "en")
    ('down 3 places', 'gain d’un rang', '..')

    """
    if value is None or value != value:  # noqa: PLR0124 -- NaN
        return say("change.none", lang)
    if kind == "places":
        return _places(int(value), lang)
    shown = rounded(value, -1)
    sign = "+" if shown > 0 else "\N{MINUS SIGN}" if shown < 0 else ""
    if kind == "points":
        text = sign + number(abs(shown), lang, 1)
        return say("change.points", lang, n=text)
    return sign + amount(abs(shown), "percent", lang, 0.1)


def _places(down: int, lang: Lang) -> str:
    if not down:
        return say("change.same", lang)
    code = f"change.{'down' if down > 0 else 'up'}"
    return say(f"{code}.1" if abs(down) == 1 else code, lang, n=abs(down))
