"""The words of a briefing: templates of ``codelists/brief_texts.csv``.

>>> say("figure", "ko", n=2)
'그림 2'
"""

from functools import partial

from cktrade.vocabulary import filled

#: ``say(code, lang, **parts)``, with what stands in the template's braces in words.
say = partial(filled, "brief_texts")
