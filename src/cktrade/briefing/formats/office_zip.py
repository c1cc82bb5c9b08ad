"""Office files are ZIP archives; this takes the day and the clock out of them."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from datetime import date

#: The earliest moment that a ZIP archive can write down.
_NEVER = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_MOMENT = re.compile(
    rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)"
)


def normalised(content: bytes, day: date) -> bytes:
    """Rewrite an office file so that it does not depend on when it was made.

    Parameters
    ----------
    content : bytes
        An office file; workbooks inside it are rewritten as well.
    day : date
        What its properties give as the day it was made.

    Returns
    -------
    bytes
        The same parts in the same order, all with one fixed moment.

    """
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as given, ZipFile(stream, "w") as kept:
        for name in given.namelist():
            entry = ZipInfo(name, _NEVER)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            kept.writestr(entry, _timeless(name, given.read(name), day))
    return stream.getvalue()


def _timeless(name: str, part: bytes, day: date) -> bytes:
    if name.endswith(".xlsx"):
        return normalised(part, day)
    if name == _CORE:
        moment = f"{day.isoformat()}T00:00:00Z".encode()
        return _MOMENT.sub(rb"\g<1>" + moment + rb"\g<2>", part)
    return part
