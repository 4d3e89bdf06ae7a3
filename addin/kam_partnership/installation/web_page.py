"""Reading one page of the web: the only module that talks to a network, asked by ``doctor --updates`` alone."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.parse
import urllib.request
from typing import Final

from kam_partnership.plain_text import as_text

#: A list of releases is shorter, in bytes.
LONGEST_PAGE: Final = 2_000_000


def read_page(address: str, seconds: float) -> str:
    """The text of a page, with the system's own proxy; redirections to other pages are followed.

    Args:
        address: begins with ``https://`` or ``http://``; as people read it, with blanks and umlauts.
        seconds: how long to wait for each answer.

    Raises:
        OSError: when it does not come in time, is too long, or the address is none; its words say why.
    """
    opener = urllib.request.build_opener()  # a new one: urlopen's own goes on asking the proxy that it met first
    try:
        with opener.open(_quoted(address), timeout=seconds) as answer:
            content: bytes = answer.read(LONGEST_PAGE + 1)
    except urllib.error.HTTPError as error:
        raise OSError(f"{error.code} {error.reason}") from error
    except urllib.error.URLError as error:  # what went wrong stands inside, be it an exception or words
        raise OSError(getattr(error.reason, "strerror", None) or str(error.reason)) from error
    except (ValueError, http.client.HTTPException) as error:
        raise OSError(str(error)) from error
    if len(content) > LONGEST_PAGE:
        raise OSError(f"> {LONGEST_PAGE} bytes")
    return as_text(content)


def _quoted(address: str) -> str:
    """The address as servers want it: blanks and umlauts of the path become signs; what is quoted stays as it is."""
    parts = urllib.parse.urlsplit(address)
    path, query = (urllib.parse.quote(part, safe="/%:;=@&+$,!~*'()?") for part in (parts.path, parts.query))
    return urllib.parse.urlunsplit(parts._replace(path=path, query=query, fragment=""))
