"""Texts of strangers before people see them: only signs that can be read. Pure, and known to everybody.

Names, titles and comments come from customers, files and forms. A control character in them stops whoever writes XML,
and an escape sequence makes a terminal obey; signs that turn the direction of writing round show a name as another.
"""

from __future__ import annotations

import codecs
import functools
import re
import unicodedata
from typing import Final

#: What stands in the place of a sign that nobody may see.
REPLACED: Final = "\ufffd"

# Control characters (tab and line break are none here), line and paragraph separators, signs that override or isolate
# the direction of writing, notes between lines, invisible tags, halves of a character, and what is no character.
_UNREADABLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f]"
)
_FORMAT: Final = "Cf"


def readable(text: str) -> str:
    """The text with "\ufffd" for every sign that is not for people; line breaks and tabs stay."""
    return text if text.isprintable() else _UNREADABLE.sub(REPLACED, text)


def as_text(content: bytes) -> str:
    """The words of a file or page: UTF-8, or UTF-16 where a mark says so, as in what Windows PowerShell writes."""
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return content.decode("utf-16" if wide else "utf-8", "replace")


def on_one_line(text: str) -> str:
    """The readable text with each run of white space as one blank."""
    return readable(" ".join(text.split()))


@functools.lru_cache(maxsize=4096)  # the same titles stand in workbook after workbook
def same_title(title: str) -> str:
    """What two spellings of one title share: Unicode NFC, white space folded, case folded."""
    folded = " ".join(title.split()).casefold()
    if title.isascii():
        return folded
    # Both before and after: folding takes some signs apart again.
    return unicodedata.normalize("NFC", " ".join(unicodedata.normalize("NFC", title).split()).casefold())


def same_name(name: str) -> str:
    """What two spellings of one person's name share: as titles, and without format characters such as soft hyphens."""
    if name.isascii():
        return same_title(name)
    return same_title("".join(sign for sign in name if unicodedata.category(sign) != _FORMAT))
