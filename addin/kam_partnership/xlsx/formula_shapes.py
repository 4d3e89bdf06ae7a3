"""The shape of a formula: what stays of it when headings, rows and sheets get other names and places."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

#: What stands in a shape for whatever a formula refers to.
REFERENCE: Final = "@"
_TEXT = r'"(?:[^"]|"")*"'
_BRACKETS = r"\[(?:'.|[^\[\]']|\[(?:'.|[^\[\]'])*\])*\]"
_SHEET = r"(?:(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!)?"
_CELL = r"\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}"
_TOKEN = re.compile(
    rf"(?P<text>{_TEXT})|(?P<structured>(?:[^\W\d][\w.\\]*)?{_BRACKETS})"
    rf"|(?P<cells>(?<![\w.$\\]){_SHEET}{_CELL}(?::{_CELL})?(?![\w(.!\[]))|(?P<blank>\s+)"
)
#: How programs write one and the same: prefixes of newer functions, constants as functions, plus signs in exponents.
_SPELLINGS = (
    (re.compile(r"_xl(?:fn|ws|udf)\.", re.IGNORECASE), ""),
    (re.compile(r"\b(TRUE|FALSE)\(\)", re.IGNORECASE), r"\1"),
)


def formula_shape(formula: str, meant: Callable[[str], str] = lambda _: "") -> str:
    """The formula with ``@`` for every reference to cells, without blanks; names and texts stay.

    Args:
        formula: without its equals sign.
        meant: what is known about a reference; it stands behind the sign.
    """
    for spelling, plain in _SPELLINGS:
        formula = spelling.sub(plain, formula)

    def one(match: re.Match[str]) -> str:
        if match["text"] is not None:
            return match[0]
        return "" if match["blank"] is not None else REFERENCE + meant(match[0])

    return _TOKEN.sub(one, formula)
