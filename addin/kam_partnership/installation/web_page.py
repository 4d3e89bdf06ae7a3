"""Reading one page of the web: the only module that talks to a network, asked by ``doctor --updates`` alone."""

from __future__ import annotations

import http.client
import urllib.request
from typing import Final

#: A list of releases is shorter, in bytes.
LONGEST_PAGE: Final = 2_000_000


def read_page(address: str, seconds: float) -> str:
    """The text of a page, with the system's own proxy.

    Args:
        address: begins with ``https://`` or ``http://``.
        seconds: how long to wait for each answer.

    Raises:
        OSError: when it does not come in time, is too long, or the address is none.
    """
    try:
        with urllib.request.urlopen(address, timeout=seconds) as answer:  # noqa: S310 - the caller looks at the scheme
            content: bytes = answer.read(LONGEST_PAGE + 1)
    except (ValueError, http.client.HTTPException) as error:
        raise OSError(str(error)) from error
    if len(content) > LONGEST_PAGE:
        raise OSError(f"> {LONGEST_PAGE} bytes")
    return content.decode("utf-8", "replace")
