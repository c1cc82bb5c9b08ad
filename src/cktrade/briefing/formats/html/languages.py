"""The switch of a page's languages: links to the same page in the others."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from cktrade.vocabulary import filled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cktrade.vocabulary import Lang

_NAMES = {"en": "English", "fr": "Français", "ko": "한국어"}


def languages(siblings: Mapping[Lang, str], lang: Lang) -> str:
    """Return links to the same page in the languages that it was written in.

    Parameters
    ----------
    siblings : mapping
        Language → the name of the page in it, of those written together.
    lang : {'en', 'fr', 'ko'}
        The language of this one, which is no link.

    Examples
    --------
    >>> languages({"en": "a.html"}, "en")
    ''
    >>> languages({"en": "a.html", "fr": "b.html"}, "en").count("<a ")
    1

    """
    if len(siblings) <= 1:
        return ""
    items = "".join(
        f'<li><span lang="{one}" aria-current="true">{_NAMES[one]}</span></li>\n'
        if one == lang
        else f'<li><a href="{escape(name)}" lang="{one}" hreflang="{one}">'
        f"{_NAMES[one]}</a></li>\n"
        for one, name in siblings.items()
    )
    said = escape(filled("brief_texts", "languages", lang))
    return f'<ul class="languages" aria-label="{said}">\n{items}</ul>\n'
