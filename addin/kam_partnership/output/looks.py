"""How our workbooks look: one font, few colours, one look for tables. XlsxWriter format properties."""

from __future__ import annotations

from collections.abc import Mapping

from kam_partnership.workbook.diagram import design

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
#: A number of one decimal with a true minus sign; the same with a plus sign; a share.
SCORE = '0.0;"−"0.0;0.0'
SIGNED = '+0.0;"−"0.0;0.0'
PERCENT = "0%"
