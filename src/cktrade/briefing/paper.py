"""What a page is printed on: A4 for readers of Korean, Letter in Canada."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from cktrade.briefing.content import Paper
from cktrade.errors import NotHeldError

if TYPE_CHECKING:
    from cktrade.vocabulary import Lang

_OF_READERS: dict[Lang, Paper] = {"en": "letter", "fr": "letter", "ko": "a4"}


def paper_of(name: str, lang: Lang) -> Paper:
    """Return a paper by its name, or that of a language's readers.

    Parameters
    ----------
    name : str
        ``letter``, ``a4`` or nothing.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Raises
    ------
    NotHeldError
        If there is no paper of that name.

    Examples
    --------
    >>> paper_of("", "ko"), paper_of("", "fr"), paper_of("A4", "en")
    ('a4', 'letter', 'a4')

    """
    if not name:
        return _OF_READERS[lang]
    for known in get_args(Paper):
        paper: Paper = known
        if name.lower() == paper:
            return paper
    papers = ", ".join(get_args(Paper))
    raise NotHeldError(f"There is no paper {name!r} of a briefing: {papers}.")
