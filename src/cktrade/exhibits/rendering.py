"""An exhibit's rows → the files that show them; nothing of how rows come about.

Whoever only draws, such as the processes that help a build, loads neither readers nor
the models of rows.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from cktrade.errors import CktradeError
from cktrade.exhibits.catalogue import CATALOGUE, CLAIM, of_claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from cktrade.vocabulary import Lang

_FORMS = ("svg", "png")


def rendered(
    name: str, rows: pd.DataFrame, sources: pd.DataFrame, lang: Lang
) -> dict[str, bytes]:
    """Return the files that show one table or chart, by name.

    Parameters
    ----------
    name : str
        A name of the catalogue, or ``claim-<id>``.
    rows : DataFrame
        What it shows.
    sources : DataFrame
        The sources table.
    lang : {'en', 'fr', 'ko'}
        The reader's language.

    Raises
    ------
    CktradeError
        If it cannot be drawn; the message begins with its name.

    Examples
    --------
    >>> import cktrade as ck
    >>> rows, sources = ck.rows("documents"), ck.load("sources")
    >>> [*rendered("documents", rows, sources, "fr")]
    ['tables/documents-fr.html']

    """
    item = CATALOGUE.get(name) or of_claim(name.removeprefix(CLAIM))
    stem = stem_of(name, item.kind, lang)
    with naming(name):
        picture = item.draw(rows, lang, sources)
        if item.kind == "table":
            from cktrade.tables import html  # noqa: PLC0415 -- great_tables is heavy

            return {f"{stem}.html": html(picture, lang).encode()}
        from cktrade.charts import rendered as bytes_of  # noqa: PLC0415 -- matplotlib, too

        return {f"{stem}.{form}": bytes_of(picture, form) for form in _FORMS}


def stem_of(name: str, kind: str, lang: Lang) -> str:
    """Return the path of an exhibit's files in a folder of outputs, without ending.

    Examples
    --------
    >>> stem_of("documents", "table", "en"), stem_of("timeline-chart", "chart", "ko")
    ('tables/documents', 'charts/timeline-chart-ko')

    """
    return f"{kind}s/{name}{'' if lang == 'en' else f'-{lang}'}"


@contextmanager
def naming(name: str) -> Iterator[None]:
    """Have every error say which table or chart could not be made.

    Examples
    --------
    >>> with naming("timeline"):
    ...     raise CktradeError("no room.")
    Traceback (most recent call last):
    ...
    cktrade.errors.CktradeError: timeline: no room.

    """
    try:
        yield
    except CktradeError as error:
        raise type(error)(f"{name}: {error}") from error
    except Exception as error:
        error.add_note(f"While making {name}.")
        raise
