"""Which formats and languages a page is asked in, and what writes them.

Apart from what draws, which a fact sheet has no need to import.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from cktrade.errors import MissingExtraError, NotHeldError
from cktrade.vocabulary import LANGUAGES, Lang

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Format → the packages that write it, and the extra that installs them.
FORMATS: dict[str, tuple[tuple[str, ...], str]] = {
    "html": ((), ""),
    "pdf": (("typst",), "pdf"),
    "xlsx": (("xlsxwriter",), "office"),
    "pptx": (("pptx", "xlsxwriter"), "office"),
    "docx": (("docx",), "office"),
}


def chosen_formats(names: Sequence[str], known: Iterable[str]) -> list[str]:
    """Return formats that can be written here, in their order.

    Raises
    ------
    NotHeldError, MissingExtraError
        As :func:`brief`.

    """
    chosen = _known(names, [*known], "format")
    for form in chosen:
        packages, extra = FORMATS[form]
        missing = [name for name in packages if find_spec(name) is None]
        if missing:
            raise MissingExtraError(
                f"A briefing as {form} is written by {missing[0]}, which is not "
                f"installed. Install it: pip install 'cktrade[{extra}]', or in a "
                f"clone pip install -c constraints.txt -e '.[{extra}]'; or choose "
                "other formats with --format."
            )
    return chosen


def chosen_langs(names: Sequence[Lang]) -> list[Lang]:
    """Return languages by name, all of none."""
    known = _known(names, list(LANGUAGES), "language")
    return [lang for lang in LANGUAGES if lang in known]


def _known(names: Sequence[str], all_: list[str], what: str) -> list[str]:
    unknown = [name for name in names if name not in all_]
    if unknown:
        raise NotHeldError(
            f"There is no {what} {unknown[0]!r} of a briefing: {', '.join(all_)}."
        )
    return [name for name in all_ if name in names] or all_
