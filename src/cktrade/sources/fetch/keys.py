"""The key that one agency asks for, kept out of everything that can be read later."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from requests.auth import AuthBase

from cktrade.errors import FetchError

if TYPE_CHECKING:
    from requests import PreparedRequest

#: Where the key of UN Comtrade is looked for.
VARIABLE = "COMTRADE_API_KEY"
_HEADER = "Ocp-Apim-Subscription-Key"
_USABLE = re.compile(r"[!-~]{8,}")
_KEY_LIKE = re.compile(r"[0-9A-Za-z+/_-]{20,}")


@dataclass(frozen=True)
class Key(AuthBase):
    """A subscription key: written into one header of one request, and nowhere else.

    It is an authentication of its own (``requests`` asks it for the header), so that it
    stands neither in a URL nor in a collection of headers that a log or a traceback
    might show; its own representation hides it.
    """

    secret: str = field(repr=False)

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        """Add the header."""
        request.headers[_HEADER] = self.secret
        return request

    @property
    def usable(self) -> bool:
        """Whether it can stand in a header as it is."""
        return bool(_USABLE.fullmatch(self.secret))


def comtrade_key() -> Key:
    """Return the key of UN Comtrade from the environment.

    Raises
    ------
    FetchError
        If there is none, or it cannot be one (a line break pasted along with it).

    """
    key = Key(os.environ.get(VARIABLE, "").strip())
    if not key.secret:
        raise FetchError(
            f"UN Comtrade asks for a key and the environment variable {VARIABLE} holds "
            "none. Register at https://comtradedeveloper.un.org (the product "
            f"“comtrade - v1” is free), set {VARIABLE} to the primary key, and fetch "
            "again."
        )
    if not key.usable:
        raise FetchError(
            f"The environment variable {VARIABLE} holds no usable key: expected at "
            "least 8 printable ASCII characters without spaces or line breaks. Copy "
            "the primary key from https://comtradedeveloper.un.org once more."
        )
    return key


def quoted(text: object) -> str:
    """Quote foreign text in a message: short, on one line, nothing that may be a key.

    Examples
    --------
    >>> quoted("Access denied for 0123456789abcdef0123456789abcdef")
    '“Access denied for …”'

    """
    line = " ".join(str(text).split())
    masked = _KEY_LIKE.sub("…", line)
    return f"“{masked[:160]}{'…' if len(masked) > 160 else ''}”"  # noqa: PLR2004 -- about two lines of a terminal
