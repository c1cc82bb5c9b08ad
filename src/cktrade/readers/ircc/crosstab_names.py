"""What the columns of labels are called: the dimensions of IRCC's workbooks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cktrade.schemas import slug
from cktrade.vocabulary import NOT_APPLICABLE, codelist

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cktrade.readers.ircc.crosstab_header import Header

_NONE = -1


class Names(NamedTuple):
    """The dimension of each column of labels.

    Attributes
    ----------
    keys : list of str
        The name under which each column's label stands in ``dimensions``; nested
        columns of one dimension have one each.
    starts : list of int
        The first column of each dimension.
    economy : int
        The column that names economies; -1 if none does.
    basis : str
        By what economies are told apart.

    """

    keys: list[str]
    starts: list[int]
    economy: int
    basis: str

    @classmethod
    def of(cls, header: Header) -> Names:
        """Return the dimensions from the words over the columns of labels."""
        words = _apart(header.names, header.labels)
        starts = [*range(len(words))]
        economy, basis = _NONE, NOT_APPLICABLE
        keys: list[str] = []
        for start, said in enumerate(words):
            code = code_of(said)
            known = codelist("ircc_dimensions").get(code, {})
            columns = header.labels - start if start == starts[-1] else 1
            keys += _levels(code, known.get("levels", ""), columns)
            if known.get("basis") and economy == _NONE:
                economy, basis = start, known["basis"]
        return cls(keys, starts, economy, basis)

    @staticmethod
    def lacking(header: Header, title: str) -> str:
        """Return the words of an economy that a title says and no heading has, or "".

        Without the heading the labels would be no economies, and every one a part.
        """
        codes = {code_of(said) for said in _apart(header.names, header.labels)}
        dimensions = codelist("ircc_dimensions").items()
        return next(
            (
                words
                for code, known in dimensions
                if known["basis"] and code not in codes
                for words in known["words"].split("|")
                if re.search(rf"\bby (?:\w+, )*{words}\b", title, re.IGNORECASE)
            ),
            "",
        )

    def dimensions(self, path: Mapping[int, str]) -> dict[str, str]:
        """Return a row's labels but its economy's, by name.

        Examples
        --------
        >>> names = Names(["citizenship", "gender"], [0, 1], 0, "citizenship")
        >>> names.dimensions({0: "Korea, Republic of", 1: "Female"})
        {'gender': 'Female'}

        """
        return {
            self.keys[depth]: text
            for depth, text in sorted(path.items())
            if depth != self.economy
        }


def _apart(names: list[str], labels: int) -> list[str]:
    """Return one name a dimension; one cell may name several."""
    if len(names) == 1 and labels > 1:
        names = re.split(r",\s*(?:and\s+)?|\s+and\s+", names[0])
    if len(names) <= labels:
        return names or [""]
    return [*names[: labels - 1], " and ".join(names[labels - 1 :])]


def code_of(said: str) -> str:
    """Return the name of a dimension in ``dimensions``; an unknown one keeps its words.

    Examples
    --------
    >>> code_of("Province/territory of intended destination"), code_of("Field of study")
    ('province', 'field_of_study')

    """
    for code, known in codelist("ircc_dimensions").items():
        if slug(said) in map(slug, known["words"].split("|")):
            return code
    return slug(said).replace("-", "_") or "label"


def _levels(code: str, known: str, columns: int) -> list[str]:
    named = known.split("|") if known else [code]
    more = [f"{code}_{n + 1}" for n in range(len(named), columns)]
    return [*named, *more][:columns]
