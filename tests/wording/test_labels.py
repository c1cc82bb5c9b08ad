"""Every label of every code list, in three languages."""

import re
from pathlib import Path

import pytest

import cktrade
from cktrade import vocabulary
from cktrade.errors import VocabularyError
from cktrade.vocabulary import LANGUAGES, codelist, codelists
from cktrade.vocabulary.lists import where

NARROW = "\N{NARROW NO-BREAK SPACE}"

#: Lists that hold words to be found in texts, or words that a language may lack.
NOT_LABELS = {"number_words", "scales"}
NAMES = sorted(codelists())
ROOM = Path(cktrade.__file__).parent
#: An agency of two languages; sentences that a document has in the one left out.
NOT_IN_EVERY_LANGUAGE = {"quotations"} | {n for n in NAMES if n[:8] == "statcan_"}
LABELLED = [
    name
    for name in NAMES
    if name not in NOT_LABELS
    and "grammar/words" not in str(codelists()[name])
    and set(LANGUAGES) <= set(next(iter(codelist(name).values())))
]


def labels(name, lang):
    """Code → label of one list."""
    return {code: row[lang] for code, row in codelist(name).items()}


def test_every_list_of_labels_has_every_language():
    """One that lacks a language would be passed over by the tests below."""
    lacking = {
        name: [lang for lang in LANGUAGES if lang not in columns]
        for name in NAMES
        if {*LANGUAGES} & {*(columns := [*next(iter(codelist(name).values()))])}
    }
    found = [
        f"add the columns {', '.join(langs)} to src/cktrade/{where(name)}"
        for name, langs in lacking.items()
        if langs and name not in NOT_IN_EVERY_LANGUAGE
    ]
    assert found == []


@pytest.mark.parametrize("name", ["units", "brief_texts", "comtrade_flows"])
def test_a_column_that_is_not_there_is_named_with_its_file(name):
    """Not a bare KeyError, and not the wrong folder."""
    row = next(iter(codelist(name).values()))
    with pytest.raises(VocabularyError, match=rf"{where(name)} has no column 'xx'"):
        row["xx"]
    assert (ROOM / where(name)).is_file()


def test_the_lists_are_found():
    """The walk below would pass over an empty folder."""
    assert {"units", "measures", "phrases", "table_texts", "economies"} <= set(LABELLED)


@pytest.mark.parametrize("name", LABELLED)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_label_is_missing(name, lang):
    """A blank would print a hole in a table."""
    holes = [code for code, text in labels(name, lang).items() if not text]
    assert holes == [], f"fill the column {lang} of src/cktrade/{where(name)}"


@pytest.mark.parametrize("name", LABELLED)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_label_has_blanks_that_nobody_meant(name, lang):
    """Two in a row, or one at an end; a separator is made of them.

    A clause that goes on a sentence begins in French with the space of its semicolon.
    """
    blank = re.compile(rf"\s{{2}}|^(?!{NARROW};)\s|\s$")
    found = [
        code
        for code, text in labels(name, lang).items()
        if blank.search(text) and not code.endswith("separator")
    ]
    assert found == []


@pytest.mark.parametrize("name", LABELLED)
def test_french_has_its_own_apostrophe_and_narrow_spaces(name):
    """U+2019, and U+202F before ; : ! ? % » and after « (outside of places)."""
    wrong = re.compile(rf"'|(?<!^)(?<!{NARROW})[;:!?%»]|«(?!{NARROW})")
    found = {
        code: text
        for code, text in labels(name, "fr").items()
        if wrong.search(re.sub(r"\{[^}]*\}", "x", text))
    }
    assert found == {}


@pytest.mark.parametrize("name", LABELLED)
def test_korean_guesses_no_particle(name):
    """을(를), (으)로 show that the text was not written for what fills it."""
    guess = re.compile(r"[을를이가은는와과]\([을를이가은는와과]\)|\(으\)로")
    found = [code for code, text in labels(name, "ko").items() if guess.search(text)]
    assert found == []


@pytest.mark.parametrize("name", [*LABELLED, "quotations"])
def test_a_french_number_stays_in_one_line(name):
    """« environ 3 200 » broke after the 3: no ordinary space between its digits."""
    broken = re.compile(r"\d \d{3}(?!\d)")
    found = [code for code, text in labels(name, "fr").items() if broken.search(text)]
    assert found == [], f"put U+202F between digits in src/cktrade/{where(name)}"


def test_a_french_number_keeps_what_it_counts():
    """In a quotation, which a chart breaks into short lines: 27 000 Canadiens."""
    apart = re.compile(r"\d [A-Za-zÀ-ÿ]")
    found = [c for c, text in labels("quotations", "fr").items() if apart.search(text)]
    assert found == [], "put U+00A0 after the number"


#: Words that no reader speaks, or that say something else than was meant.
STUMBLED_OVER = {
    "en": r"\bcompetitors?\b|\b1 places\b|\b(?:1st|2nd|8th) away\b|\bMiss\b",
    "fr": r"\bdossiers?\b|\b[Ii]mprim(?!é en|eurs)|\bconcurrents?\b|\bcontestée?\b"
    r"|données jusqu’à \{|\bdéduites?\b|\bun analyste\b|“",
    "ko": r"초과|당사국|사건|발간 당시|경쟁 상대|분석가|기록과|기록이|순위는 \S+ 번째",
}
#: Texts of the tool: not the names of goods, nor words that are looked for in texts.
TOLD = [n for n in LABELLED if where(n).startswith("wording/")] + [
    "qualifiers",
    "verdicts",
]


@pytest.mark.parametrize("name", TOLD)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_says_what_readers_stumble_over(name, lang):
    """Competitor, dossier, imprimé, 초과, 사건: each has a word that readers speak."""
    wrong = re.compile(STUMBLED_OVER[lang])
    found = {
        code: text
        for code, text in labels(name, lang).items()
        if wrong.search(text) and not code.startswith("dated")
    }
    assert found == {}


#: French writes both years of a reporting year in full, English and Korean do not;
#: English lists the years of an "each", French and Korean say "from … to".
OWN_PLACES = {"period.reporting_year", "agrees.each"}


@pytest.mark.parametrize("name", LABELLED)
def test_every_language_fills_the_same_places(name):
    """A place that only one language has would stay a brace, or lose a number."""
    differing = [
        code
        for code, row in codelist(name).items()
        if code not in OWN_PLACES
        and not code.endswith(".short")  # Korean's myriads carry their own word
        and len({frozenset(re.findall(r"\{(\w+)", row[lang])) for lang in LANGUAGES})
        > 1
    ]
    assert differing == []


@pytest.mark.parametrize(
    ("enum", "name"),
    [
        (vocabulary.Topic, "topics"),
        (vocabulary.Flow, "flows"),
        (vocabulary.Basis, "bases"),
        (vocabulary.Valuation, "valuations"),
        (vocabulary.Adjustment, "adjustments"),
        (vocabulary.Status, "statuses"),
        (vocabulary.Qualifier, "qualifiers"),
    ],
)
def test_every_word_of_the_vocabulary_has_labels(enum, name):
    """And no label stands for a word that there is not."""
    assert set(codelist(name)) == {word.value for word in enum}


def test_an_economy_is_named_the_same_way_everywhere():
    """South Korea, 한국; the title of a table and its cells agree."""
    assert [codelist("economies")["KOR"][lang] for lang in LANGUAGES] == [
        "South Korea",
        "Corée du Sud",
        "한국",
    ]
