"""Numbers, dates, lists and source lines as each language writes them.

Babel knows the names of months, the separators and the plurals; what it lacks is here:
half-up rounding, a real minus sign, compact numbers that keep exactly the digits
that are warranted, Korean myriads (만, 억, 조), the French ``1er``, narrow spaces.
"""

from cktrade.wording.amounts import amount, form, rank, share, short
from cktrade.wording.dates import day, during, month_short, period, until
from cktrade.wording.naming import (
    claimed,
    happening,
    in_a_sentence,
    measured,
    sentence,
    what,
)
from cktrade.wording.numbers import (
    last_warranted,
    number,
    one_or_more,
    percent_change,
    rounded,
)
from cktrade.wording.phrases import listing, ordinal, phrase, qualified, qualifier_word
from cktrade.wording.quoting import pair, published, quoted
from cktrade.wording.sourcing import source_line

__all__ = [
    "amount",
    "claimed",
    "day",
    "during",
    "form",
    "happening",
    "in_a_sentence",
    "last_warranted",
    "listing",
    "measured",
    "month_short",
    "number",
    "one_or_more",
    "ordinal",
    "pair",
    "percent_change",
    "period",
    "phrase",
    "published",
    "qualified",
    "qualifier_word",
    "quoted",
    "rank",
    "rounded",
    "sentence",
    "share",
    "short",
    "source_line",
    "until",
    "what",
]
