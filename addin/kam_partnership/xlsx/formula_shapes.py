"""The shape of a formula: what stays of it when headings, rows and sheets get other names and places."""

from __future__ import annotations

import functools
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
    return "".join([REFERENCE + meant(piece) if refers else piece for refers, piece in _pieces(formula)])


@functools.lru_cache(maxsize=4096)  # the same formulas stand in file after file
def _pieces(formula: str) -> tuple[tuple[bool, str], ...]:
    """The formula in pieces: whether each refers to cells, and what it says."""
    for spelling, plain in _SPELLINGS:
        formula = spelling.sub(plain, formula)
    pieces, end = list[tuple[bool, str]](), 0
    for match in _TOKEN.finditer(formula):
        pieces.append((False, formula[end : match.start()]))
        if match["blank"] is None:
            pieces.append((match["text"] is None, match[0]))
        end = match.end()
    return (*pieces, (False, formula[end:]))
