"""Rows of small workbooks, in the layouts of IRCC and the tourism organization."""

from __future__ import annotations

_Row = tuple[object, ...]

_NOTES = (
    "Notes:\n— Please note that values between 0 and 5 are shown as “--”. All other "
    "values are rounded to the closest multiple of 5."
)
#: For each column its three headers, and three figures; "" is a blank cell.
_COLUMNS = """
2024 |Q1         |Jan       |10   |40   |50
     |           |Feb       |15   |35   |50
     |           |Mar       |20   |--   |20
     |           |Q1 Total  |45   |75   |120
     |Q2         |Apr       |5    |25   |30
     |           |May       |0    |30   |30
     |           |Jun       |--   |10   |15
     |           |Q2 Total  |10   |65   |75
     |Q3         |Jul       |100  |200  |300
     |           |Aug       |200  |200  |400
     |           |Sep       |300  |200  |500
     |           |Q3 Total  |600  |600  |1,200
     |Q4         |Oct       |1,105|95   |1,200
     |           |Nov       |10   |50   |60
     |           |Dec       |15   |55   |70
     |           |Q4 Total  |1,130|200  |1,330
     |2024 Total |          |1,785|940  |2,725
2025 |Q1         |Jan       |5    |15   |20
     |           |Feb       |10   |20   |30
     |           |Q1 Total  |15   |35   |50
     |2025 Total |          |15   |35   |50
"""
_KTO = [
    ("2018년 03월 외래객 입국-목적별/국적별",),
    ("국적", "관광", "상용", "공용", "유학/연수", "기타", "계", "전년동기",
     "성장률(%)", "구성비(%)"),
    ("아시아주", 40, 5, 0, 5, 10, 60, 50, 20, 30),
    ("일본", 30, 5, 0, 0, 5, 40, 40, 0, 20),
    ("아시아 기타", 10, 0, 0, 5, 5, 20, 10, 100, 10),
    ("미주", 100, 20, 5, 5, 10, 140, 50, 180, 70),
    ("캐나다", 100, 20, 5, 5, 10, 140, 50, 180, 70),
    ("계", 140, 25, 5, 10, 20, 200, None, None, None),
    ("전년동기", 70, 10, 5, 5, 10, 100, None, None, None),
    ("성장률(%)", 100, 150, 0, 100, 100, 100, None, None, None),
    ("구성비(%)", 70, 12.5, 2.5, 5, 10, 100, None, None, None),
]  # fmt: skip


def ircc_rows() -> list[_Row]:
    """Return the rows of a monthly table of two countries and their total."""
    years, quarters, months, korea, japan, total = (
        tuple(cell.strip() or None for cell in cells)
        for cells in zip(
            *(line.split("|") for line in _COLUMNS.strip("\n").split("\n")), strict=True
        )
    )
    title = (
        "Canada - Admissions of Permanent Residents by Country of Citizenship, "
        "January 2024 - February 2025"
    )
    return [
        (title,), ("",), ("Country of Citizenship", *years), (None, *quarters),
        (None, *months), ("Korea, Republic of", *korea), ("Japan", *japan),
        ("Total", *total), ("",), (_NOTES,), ("",),
        ("Source: IRCC, February 28, 2025",),
    ]  # fmt: skip


def kto_rows() -> list[_Row]:
    """Return the rows of one month: 200 arrivals of two continents."""
    return [*_KTO]
