"""Bars for the criteria over all accounts: where we, or the key accounts, invest more."""

from __future__ import annotations

from typing import Any

from kam_partnership.output import looks
from kam_partnership.output.book import OutputBook
from kam_partnership.workbook.diagram import design

SHOWN = 20
_ROW_PIXELS, _AROUND, _WIDTH = 24, 96, 720


def add_criteria_chart(book: OutputBook, sheet: Any, header_row: int, count: int) -> None:
    """A native bar chart beside the criteria's table, of its first rows; nothing without criteria."""
    if not count:
        return
    shown = min(count, SHOWN)
    name = sheet.get_name()
    first, last = header_row + 1, header_row + shown
    chart = book.workbook.add_chart({"type": "bar", "name": "KAM_Portfolio_Bars"})
    chart.add_series(
        {
            "name": book.text("portfolio.criteria.series"),
            "categories": [name, first, 1, last, 1],
            "values": [name, first, 3, last, 3],
            "fill": {"color": f"#{design.BLUE}"},
            "border": {"none": True},
            "invert_if_negative": False,
            "gap": 45,
            "data_labels": {"value": True, "num_format": looks.SIGNED, "font": _font(9, design.NAVY, bold=True)},
        }
    )
    chart.set_title({"name": book.text("portfolio.criteria.chart"), "name_font": _font(12, design.NAVY, bold=True)})
    chart.set_y_axis(
        {
            "reverse": True,
            "label_position": "low",
            "num_font": _font(9, design.INK),
            "line": {"color": f"#{design.PLOT_BORDER}"},
            "major_tick_mark": "none",
        }
    )
    chart.set_x_axis(
        {
            "num_format": looks.SIGNED,
            "num_font": _font(8.5, design.GREY),
            "label_position": "high",
            "line": {"none": True},
            "major_gridlines": {"visible": True, "line": {"color": "#E3E8EE", "width": 0.5}},
        }
    )
    chart.set_legend({"none": True})
    chart.set_chartarea({"border": {"none": True}})
    chart.set_size({"width": _WIDTH, "height": _AROUND + _ROW_PIXELS * shown})
    sheet.insert_chart(header_row, 7, chart, {"object_position": 2, "description": book.text("portfolio.criteria.alt")})


def _font(size: float, colour: str, *, bold: bool = False) -> dict[str, object]:
    return {"name": "Calibri", "size": size, "bold": bold, "color": f"#{colour}"}
