"""What the command ``cktrade lint`` does: many files, one format, an exit status."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cktrade.datasets.linting.comments import write_comments
from cktrade.datasets.linting.lint import lint
from cktrade.datasets.linting.pages import FORMATS
from cktrade.errors import CktradeError, NotHeldError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cktrade.datasets.linting.lint import Linted
    from cktrade.vocabulary import Lang

_AGAINST, _UNREAD = 1, 2


def linted(  # noqa: PLR0913 -- an option for each thing
    files: Sequence[Path],
    output: str = "terminal",
    *,
    out: Path | None = None,
    published: str = "",
    data: Path | None = None,
    lang: Lang | None = None,
) -> tuple[str, int]:
    """Check files, write them in a format, and return what to print and the status.

    Parameters
    ----------
    files : sequence of Path
        Text, Markdown, HTML, Word or PDF files.
    output : str
        ``terminal``, ``html``, ``json``, ``sarif`` or ``docx``.
    out : Path, optional
        A file to write to; of ``docx`` the folder for the files, which by default is
        where the command runs.
    published : str
        The day of the files, if known.
    data : Path, optional
        A data folder to use instead of the package's own.
    lang : {'en', 'fr', 'ko'}, optional
        The reader's language; by default that of each document.

    Returns
    -------
    tuple of str and int
        The text, and 0: no figure is contradicted or off; 1: one is; 2: a file could
        not be read.

    Raises
    ------
    NotHeldError
        If there is no such format, or the day is none.

    """
    if output not in {*FORMATS, "docx"}:
        raise NotHeldError(
            f"There is no format {output!r}: {', '.join([*FORMATS, 'docx'])}."
        )
    day = _day(published)
    read: list[Linted] = []
    status = 0
    for file in files:
        try:
            read.append(lint(file, published=day, data=data, lang=lang))
        except CktradeError as fault:
            sys.stderr.write(f"cktrade: {file}: {fault}\n")
            status = _UNREAD
    status = max(status, _AGAINST * any(one.against for one in read))
    if output == "docx":
        folder = out or Path()
        folder.mkdir(parents=True, exist_ok=True)
        made = [
            write_comments(one, folder / f"{one.path.stem}.checked.docx")
            for one in read
        ]
        return "".join(f"{path}\n" for path in made), status
    text = FORMATS[output](read)
    if out is None:
        return text, status
    out.write_text(text, "utf-8")
    return f"{out}\n", status


def _day(published: str) -> date | None:
    if not published:
        return None
    try:
        return date.fromisoformat(published)
    except ValueError:
        raise NotHeldError(
            f"published is {published!r}; expected a day such as 2022-12-06."
        ) from None
