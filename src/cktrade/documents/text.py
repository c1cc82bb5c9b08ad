"""The text of a document as numbered lines, and places in it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cktrade.errors import FormatError

if TYPE_CHECKING:
    from pathlib import Path


def fold(text: str) -> str:
    r"""Return a text with every run of white space as one blank.

    Invisible marks (soft hyphens, zero-width blanks) are dropped and letters composed,
    so that a figure copied from a page is found whichever blank stood in it.

    Examples
    --------
    >>> fold("  15,3\N{NARROW NO-BREAK SPACE}milliards\N{SOFT HYPHEN} \t de dollars ")
    '15,3 milliards de dollars'

    """
    composed = unicodedata.normalize("NFC", text)
    return " ".join("".join(filter(_is_visible, composed)).split())


def _is_visible(character: str) -> bool:
    return unicodedata.category(character) != "Cf"


@dataclass(frozen=True)
class Text:
    """The non-empty lines of a document, folded; the first is ¶1.

    A line that holds nothing but white space, no-break spaces included, is empty.
    """

    lines: tuple[str, ...]

    @classmethod
    def read(cls, path: Path) -> Text:
        """Read a text file in UTF-8.

        Raises
        ------
        FormatError
            If the file is not UTF-8.

        """
        try:
            content = path.read_bytes()
        except OSError as error:
            raise FormatError(
                f"{path} cannot be read: {error.strerror}. Allow this user to read it."
            ) from error
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            raise FormatError(
                f"{path}, line {line}: expected UTF-8, found the byte "
                f"0x{content[error.start]:02x}. Save the text as UTF-8."
            ) from None
        return cls.of(text)

    @classmethod
    def of(cls, text: str) -> Text:
        r"""Split a text into its non-empty lines.

        Examples
        --------
        >>> Text.of("Trade\n\n \N{NO-BREAK SPACE}\nIt  grew.\n").lines
        ('Trade', 'It grew.')

        """
        return cls(tuple(filter(None, map(fold, text.splitlines()))))

    def find(self, phrase: str) -> list[str]:
        r"""Return the places of the lines in which a folded phrase stands.

        Examples
        --------
        >>> Text.of("Exports rose.\nImports fell.\nExports fell.").find("Exports")
        ['¶1', '¶3']

        """
        return [f"¶{n}" for n, line in enumerate(self.lines, 1) if phrase in line]

    def place(self, locator: str) -> int:
        r"""Return the number of the line that a locator names.

        Parameters
        ----------
        locator : str
            ``¶14``, or ``¶14, People-to-people ties`` where the line stands under a
            heading.

        Returns
        -------
        int
            From 1.

        Raises
        ------
        FormatError
            If the text has no such line, or no such heading above it.

        Examples
        --------
        >>> Text.of("Trade\nIt grew.").place("¶2, Trade")
        2
        >>> Text.of("Trade\nIt grew.").place("¶3")
        Traceback (most recent call last):
        cktrade.errors.FormatError: the text ends with ¶2; count its non-empty lines
        from 1

        """
        place, _, heading = locator.partition(", ")
        number = int(place.removeprefix("¶"))
        if number > len(self.lines):
            raise FormatError(
                f"the text ends with ¶{len(self.lines)}; count its non-empty lines "
                "from 1"
            )
        if heading and fold(heading) not in self.lines[: number - 1]:
            elsewhere = ", ".join(self.find(fold(heading))) or "nowhere in the text"
            raise FormatError(
                f"the heading {heading!r} is no line above {place}; its words stand at "
                f"{elsewhere}. Write the heading as the text does, or leave it out"
            )
        return number
