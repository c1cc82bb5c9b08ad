"""The sheets before the tables."""

import io

from openpyxl import load_workbook


def test_the_cover_says_the_bottom_line_and_the_key_figures_their_keys(
    written, briefing
):
    """Three sentences on the cover; each finding a row with its arithmetic."""
    told = briefing("fr")
    cover, figures, *_ = load_workbook(io.BytesIO(written("xlsx", "fr"))).worksheets
    first = [row[0] for row in cover.iter_rows(values_only=True)]
    rows = [*figures.iter_rows(min_row=4, values_only=True)]

    assert all(sentence in first for sentence in told.lead)
    assert [row[1] for row in rows] == [finding.sentence for finding in told.findings]
    assert [row[3] for row in rows] == [
        "; ".join(finding.keys) or "–" for finding in told.findings
    ]
