"""How our workbooks look: one font, few colours, one look for tables. XlsxWriter format properties."""

from __future__ import annotations

from collections.abc import Mapping

from kam_partnership.diagram import design

#: Of cells that people fill in, and of the tiles with figures.
INPUT_FILL = "#FFFBEA"
TILE_FILL = "#F3F6FA"
ROW_LINE: Mapping[str, object] = {"bottom": 1, "bottom_color": f"#{design.LINE}"}

#: What every cell has before anything else is said.
HOUSE_FORMAT: Mapping[str, object] = {
    "font_name": "Calibri",
    "font_size": 10,
    "font_color": f"#{design.INK}",
    "valign": "vcenter",
}
TITLE: Mapping[str, object] = {"bold": True, "font_size": 18, "font_color": f"#{design.NAVY}"}
LEAD: Mapping[str, object] = {"font_color": f"#{design.GREY}"}
HEADING: Mapping[str, object] = {"bold": True, "font_size": 12, "font_color": f"#{design.NAVY}"}
TABLE_HEAD: Mapping[str, object] = {
    "bold": True,
    "font_color": "#FFFFFF",
    "bg_color": f"#{design.NAVY}",
    "text_wrap": True,
    "font_size": 9.5,
}
#: A number with a true minus sign, and the same with a plus sign; both with one decimal and, finer, with two.
SCORE = '0.0;"−"0.0;0.0'
SIGNED = '+0.0;"−"0.0;0.0'
FINE = '0.00;"−"0.00;0.00'
FINE_SIGNED = '+0.00;"−"0.00;0.00'
WITH_SIGN = SCORE, SIGNED, FINE, FINE_SIGNED


def decimals_of(number_format: str) -> int:
    """How many decimals one of the formats above shows."""
    return len(_zero(number_format).partition(".")[2])


def without_sign(number_format: str) -> str:
    """One of the formats above for a number that shows as 0: neither "+0.0" nor "−0.0".

    The third section of a format is for 0 itself only. Conditions in a format would not do: Excel and LibreOffice
    do not agree whether such a section shows the minus sign by itself.
    """
    return ";".join([_zero(number_format)] * 3)


def _zero(number_format: str) -> str:
    return number_format.rpartition(";")[2]
