"""Office files without the clock."""

import io
from datetime import date
from zipfile import ZipFile, ZipInfo

from cktrade.briefing.formats.office_zip import normalised

DAY = date(2026, 4, 2)
CORE = (
    '<core xmlns:dcterms="d"><dcterms:created t="x">{moment}</dcterms:created>'
    "<dcterms:modified>{moment}</dcterms:modified></core>"
)


def archive(year, **parts):
    """Make a ZIP archive of a year, with properties of that year."""
    stream = io.BytesIO()
    with ZipFile(stream, "w") as made:
        core = CORE.format(moment=f"{year}-05-06T07:08:09Z")
        for name, part in {"docProps/core.xml": core, **parts}.items():
            made.writestr(ZipInfo(name, (year, 5, 6, 7, 8, 8)), part)
    return stream.getvalue()


def test_the_same_parts_give_the_same_bytes_in_any_year():
    """Times of entries, properties, and those of a workbook inside, are gone."""
    made = [
        normalised(archive(y, a=b"1", **{"b/c.xlsx": archive(y, z=b"2")}), DAY)
        for y in (1999, 2030)
    ]

    assert archive(1999) != archive(2030)
    assert made[0] == made[1]


def test_every_part_is_kept_in_its_order():
    """Only moments change."""
    with ZipFile(io.BytesIO(normalised(archive(1999, b=b"1", a=b"2"), DAY))) as kept:
        assert kept.namelist() == ["docProps/core.xml", "b", "a"]
        assert kept.read("a") == b"2"
        assert kept.read("docProps/core.xml").count(b"2026-04-02T00:00:00Z") == 2
        assert {entry.date_time[0] for entry in kept.infolist()} == {1980}
