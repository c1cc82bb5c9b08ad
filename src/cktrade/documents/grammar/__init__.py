"""The grammar of printed figures: numbers, words around them, periods.

One place for English, French and Korean. :func:`printed` reads what a line says of each
of its figures; :func:`numbers` finds every number, figures or not. The same code drafts
claims, covers a text, and holds a claim against its printed words.
"""

from cktrade.documents.grammar.numerals import Number, numbers
from cktrade.documents.grammar.printed import Printed, printed

__all__ = ["Number", "Printed", "numbers", "printed"]
