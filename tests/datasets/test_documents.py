"""A document of one's own is read at once: named, or put among the others."""

import shutil
from pathlib import Path

import pytest

from cktrade.datasets import build
from cktrade.datasets.check_documents import checked
from cktrade.datasets.documents import at_hand, folder, folders
from cktrade.datasets.gather import gather
from cktrade.datasets.restate_documents import restate
from cktrade.datasets.why import why
from cktrade.errors import InvalidRowsError, NotHeldError, SourceError

ROOT = Path(__file__).resolve().parents[2]
SOURCE = """id = "memo-2020"
producer = "The ministry"
title = "Memo on trade"
url = ""
language = "en"
published_from = 2020-05-01
published_to = 2020-12-31
published_reason = "made up"
text = "memo.txt"
sha256 = "00"
"""
CLAIMS = """claim,document,locator,topic,measure,reporter,partner,flow,product,basis,\
valuation,adjustment,reference_period,statistic,value,unit,precision,qualifier,\
as_printed,note
memo-exports-2018,memo-2020,¶1,trade,merchandise_trade,CAN,KOR,export,TOTAL,\
not stated,not stated,not stated,2018,value,6100000000,dollars,100000000,none,\
$6.1 billion in 2018,
memo-imports-2018,memo-2020,¶1,trade,merchandise_trade,CAN,KOR,import,TOTAL,\
not stated,not stated,not stated,2018,value,9900000000,dollars,100000000,none,\
$9.9 billion in 2018,
"""
EVENTS = """event,document,locator,date,date_precision,as_printed,title,parties,\
topic,note
memo-visit,memo-2020,¶2,2019-05,month,in May 2019,A visit,CAN;KOR,context,
"""


@pytest.fixture
def built(data):
    """Return a data folder of one document, as a build leaves it."""
    (data / "processed").mkdir()
    for name, content in build.processed(gather((data / "raw",))).items():
        (data / "processed" / name).write_bytes(content)
    return data


@pytest.fixture
def memo(tmp_path):
    """Return the folder of a document of two claims and an event."""
    place = tmp_path / "memo-2020"
    place.mkdir()
    (place / "source.toml").write_text(SOURCE, "utf-8")
    (place / "claims.csv").write_text(CLAIMS, "utf-8")
    (place / "events.csv").write_text(EVENTS, "utf-8")
    return place


@pytest.fixture(params=["named", "put among the others"])
def own(request, memo, built):
    """Return how to ask for the memo: by its folder, or with no word about it."""
    if request.param == "named":
        return {"document": memo, "data": built}
    shutil.copytree(memo, built / "raw" / "documents" / memo.name)
    return {"data": built}


def test_why_knows_a_claim_that_no_build_has_seen(own):
    """Exports of 2018 were 6,056.1 million: 6.1 billion, rounded, agrees."""
    told = str(why("memo-exports-2018", **own))

    assert "The ministry, Memo on trade" in told
    assert "published  2020-05-01 to 2020-12-31" in told
    assert "for its time: agrees" in told
    assert "statcan.12-10-0011.can.kor.export.total.bop.nsa@2018" in told


def test_why_knows_an_event_and_the_document_itself(own):
    """Each with what the folder says of it."""
    assert "printed    “in May 2019”" in str(why("memo-visit", **own))
    assert "memo-2020: The ministry, Memo on trade" in str(why("memo-2020", **own))


def test_restate_writes_its_sentence_anew(own):
    """Exports to South Korea of the newest whole year, from the same table."""
    told = restate("memo-exports-2018", **own)

    assert "exports to South Korea" in told
    assert "12-10-0011" in told


def test_check_judges_its_claims_among_all_and_alone(own):
    """Imports of 2018 were 8,272.8 million, so 9.9 billion is no agreement."""
    alone = checked(own.get("document", "memo-2020"), **own)
    words = alone.set_index("claim")["for_its_time"]

    assert {*words.index} == {"memo-exports-2018", "memo-imports-2018"}
    assert words["memo-exports-2018"] == "agrees"
    assert words["memo-imports-2018"] != "agrees"
    one = checked("memo-exports-2018", **own)
    assert one["claim"].tolist() == ["memo-exports-2018"]


def test_without_a_word_all_claims_are_judged(own):
    """Those of the last build and the two of the memo; named, only the memo's."""
    rows = checked(**own)

    held = {"memo-2020"} if "document" in own else {"memo-2020", GAC}
    assert {*rows["document"]} == held


GAC = "gac-bilateral-relations"


def test_rows_changed_since_the_build_are_read_again(built):
    """The locator of one claim is another; the verdicts of the rest stand."""
    assert at_hand(data=built).unseen == ()
    path = built / "raw" / "documents" / GAC / "claims.csv"
    text = path.read_text("utf-8")
    path.write_text(text.replace("¶10,", "¶9,"), "utf-8")
    held = at_hand(data=built)

    assert [document.id for document in held.unseen] == [GAC]
    assert held.claims("gac-imports-2018")["locator"].iloc[0].startswith("¶9")


def test_a_named_copy_stands_for_the_document_of_its_id(built, tmp_path):
    """One claim left of it: the others of that document are gone from the table."""
    copy = shutil.copytree(built / "raw" / "documents" / GAC, tmp_path / GAC)
    lines = (copy / "claims.csv").read_text("utf-8").splitlines(keepends=True)
    (copy / "claims.csv").write_text("".join(lines[:2]), "utf-8")

    assert len(at_hand(copy, data=built).table("claims")) == 1
    assert len(at_hand(data=built).table("claims")) == len(lines) - 1


def test_an_id_that_another_document_gives_is_refused(built, memo):
    """Two documents may not both have a claim gac-imports-2018."""
    path = memo / "claims.csv"
    changed = CLAIMS.replace("memo-imports-2018", "gac-imports-2018")
    path.write_text(changed, "utf-8")

    with pytest.raises(InvalidRowsError, match="'gac-imports-2018' stands in"):
        at_hand(memo, data=built).table("claims")


def test_a_folder_that_is_only_begun_stops_nothing_until_it_is_named(built, memo):
    """source.toml and no claims yet: the five still answer; check says what lacks."""
    (memo / "claims.csv").unlink()
    shutil.copytree(memo, built / "raw" / "documents" / memo.name)

    assert "over $9.4 billion" in str(why("gac-imports-2018", data=built))
    with pytest.raises(InvalidRowsError, match=r"claims\.csv is not there"):
        checked("memo-2020", data=built)


def test_a_folder_without_source_toml_says_what_it_lacks(built, tmp_path):
    """An empty folder is no document."""
    (tmp_path / "empty").mkdir()

    with pytest.raises(SourceError, match=r"has no source\.toml"):
        at_hand(tmp_path / "empty", data=built)


def test_a_document_that_is_not_there_brings_the_nearest_id(built):
    """A letter is missing."""
    with pytest.raises(NotHeldError, match=f"Did you mean '{GAC}'"):
        folder("gac-bilateral-relation", built)

    assert folders(built) == {GAC: built / "raw" / "documents" / GAC}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("gac-import-2018", "Did you mean 'gac-imports-2018'"),
        ("GAC-imports-2018", "Did you mean 'gac-imports-2018'"),
        ("gac-bilateral-relation", "Did you mean 'gac-bilateral-relations'"),
        ("tomorrow", "Nothing is held under 'tomorrow'. Write the id"),
        (
            "statcan.12-10-0011.can.kor.export.total.bop.nsa",
            "is a series: name one of its numbers too, such as",
        ),
    ],
)
def test_why_of_an_unknown_id_names_the_nearest(built, asked, told):
    """A slip of the finger is answered with what was meant."""
    with pytest.raises(NotHeldError, match=told):
        why(asked, data=built)


def test_restate_of_an_unknown_claim_names_the_nearest(built):
    """Not the ids of the whole document."""
    with pytest.raises(NotHeldError, match="Did you mean 'gac-exports-2018'"):
        restate("gac-export-2018", data=built)


@pytest.mark.parametrize(
    "saved",
    [
        lambda text: text.replace(",", ";").replace("\n", "\r\n"),
        lambda text: "\ufeff" + text.replace("\n", "\r\n"),
        lambda text: text + "," * 19 + "\n\n",
    ],
    ids=["semicolons", "byte-order mark", "empty rows"],
)
def test_claims_are_read_as_spreadsheets_save_them(built, memo, saved):
    """Semicolons, a byte-order mark, line ends of Windows, empty rows at the end."""
    before = at_hand(memo, data=built).table("claims")
    path = memo / "claims.csv"
    path.write_bytes(saved(path.read_text("utf-8")).encode())

    assert at_hand(memo, data=built).table("claims").equals(before)


def test_a_file_in_place_of_its_folder_is_told(built, memo):
    """The folder is named, ready to be copied."""
    with pytest.raises(NotHeldError, match=f"name its folder, {memo}; 'cktrade lint"):
        checked(str(memo / "claims.csv"), data=built)


def test_a_path_that_is_not_there_is_told_as_a_folder(built):
    """Not as a claim: claims have no slash."""
    with pytest.raises(NotHeldError, match=r"There is no folder '\./nowhere'"):
        checked("./nowhere", data=built)


def test_a_document_alone_is_built_although_nothing_can_be_tried_for_it(tmp_path):
    """No observations are held: no claim is checkable, and no reading is made."""
    given = ROOT / "data/raw/documents/gac-bilateral-relations"
    shutil.copytree(given, tmp_path / "raw/documents/gac-bilateral-relations")
    tables = gather((tmp_path / "raw",))

    assert len(tables["claims"]) == len(tables["verdicts"]) > 0
    assert tables["readings"].empty
    assert tables["readings"].columns[0] == "claim"


def test_a_text_asked_for_as_a_claim_is_sent_to_what_reads_texts(tmp_path):
    """Whoever has a brief at hand is told of the command for it."""
    file = tmp_path / "memo.txt"
    file.write_text("Exports were $5.9 billion.", "utf-8")
    with pytest.raises(NotHeldError, match=r"cktrade lint .*memo\.txt"):
        at_hand().claims(str(file))
