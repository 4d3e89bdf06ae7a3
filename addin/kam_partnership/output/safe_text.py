"""Text from strangers in cells: always text, never a formula, never more than a cell holds. Pure.

Names and comments come from customers, files and forms. XlsxWriter is told to write texts as texts; the sign that
Excel calls "quote prefix" keeps them texts when somebody edits the cell or saves the sheet in another form.
"""

from __future__ import annotations

import re

from kam_partnership.xlsx.limits import MAX_CELL_TEXT

#: What spreadsheet programs may take for the start of a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠", "\u2212")

# What XML cannot hold, lone halves of a character, and codes that Excel would turn into such a character.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_ELLIPSIS = "…"


def safe_text(text: str) -> str:
    """The text as a cell can hold it: impossible characters replaced by "\ufffd", cut with an ellipsis."""
    possible = _IMPOSSIBLE.sub("\ufffd", text)
    if len(possible) * 2 <= MAX_CELL_TEXT or _units(possible) <= MAX_CELL_TEXT:
        return possible
    cut = possible.encode("utf-16-le")[: 2 * (MAX_CELL_TEXT - 1)].decode("utf-16-le", "ignore")
    return cut + _ELLIPSIS


def looks_like_formula(text: str) -> bool:
    """True for a text that some program might run when it is typed, pasted or read from a CSV file."""
    return text.lstrip(" \u00a0").startswith(FORMULA_STARTS) or text.startswith(FORMULA_STARTS)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
