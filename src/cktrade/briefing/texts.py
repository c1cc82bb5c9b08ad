"""The words of a briefing: templates of ``codelists/brief_texts.csv``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cktrade.vocabulary import label

if TYPE_CHECKING:
    from cktrade.vocabulary import Lang


def say(code: str, lang: Lang, **parts: object) -> str:
    """Fill a template of ``codelists/brief_texts.csv``.

    Parameters
    ----------
    code : str
        E.g. ``chapter.trade``.
    lang : {'en', 'fr', 'ko'}
        The reader's language.
    **parts
        What stands in the template's braces, already in words.

    Examples
    --------
    >>> say("figure", "ko", n=2)
    '그림 2'

    """
    return label("brief_texts", code, lang).format(**parts)
