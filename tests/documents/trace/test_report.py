"""The report can be read, and counts right."""

from __future__ import annotations

from cktrade.documents.trace import Trace, Uncovered, render


def test_a_report_tells_faults_then_numbers_then_counts():
    """Columns are as wide as their widest cell."""
    found = Trace(
        documents=("memo", "note"),
        rows={"claims": 1, "events": 0, "ignored": 2},
        uncovered=(
            Uncovered("memo", "¶3", "2019", "in 2019, the"),
            Uncovered("note", "¶12", "third largest", "the third largest sum"),
        ),
        faults=("claims.csv, row 2: wrong.",),
    )
    assert render(found).split("\n") == [
        "Fault: claims.csv, row 2: wrong.",
        "",
        "Numbers that no claim, event or ignored.csv covers:",
        "  memo  ¶3   2019           … in 2019, the …",
        "  note  ¶12  third largest  … the third largest sum …",
        "",
        "2 documents: 1 claim, 0 events, 2 ignored numbers.",
        "1 fault, 2 uncovered numbers.",
    ]


def test_a_clean_report_says_so(memo):
    """Three claims, one event, one ignored number."""
    assert render(memo.trace()).split("\n") == [
        "1 document: 3 claims, 1 event, 1 ignored number.",
        "Every row stands at its place, and no number of the text is uncovered.",
    ]
