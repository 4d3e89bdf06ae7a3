"""The history: one row for each saved assessment."""

from __future__ import annotations

from building import formulas as f
from building import trend_chart
from building.table_page import write_title
from building.writer import Writer
from kam_partnership.diagram import design
from kam_partnership.output.looks import SCORE, SIGNED
from kam_partnership.workbook import names

HINT_ROW, CHART_ROW, HEADER_ROW = 4, 5, 25  # counted from 0; the table is last, because it grows
WIDTHS = {"date": 13, "author": 24, "zone": 30, "ratings": 16}
FORMATS = {
    "balance_score": "0",
    "net_balance": SIGNED,
    "author": "General",
    "zone": "General",
    "ratings": "@",
}


def write_history_sheet(writer: Writer) -> None:
    """The history sheet with an empty table; unprotected, because a protected sheet grows no table."""
    sheet, text = writer.sheet("history"), writer.text
    sheet.hide_gridlines(2)
    sheet.set_column("A:A", 2)
    write_title(writer, sheet, text("history.title"))
    grey = writer.format(font_color=f"#{design.GREY}")
    sheet.write("B3", text("history.lead"), grey)
    sheet.write("B4", text("history.lead.ratings"), grey)
    hint = f'=IF(COUNT({names.HISTORY_COLUMNS["date"]})>0,"",{f.quoted(text("history.hint"))})'
    writer.formula(sheet, (HINT_ROW, 1), hint, writer.format(bold=True, font_color=f"#{design.NAVY}"))
    sheet.set_row_pixels(HEADER_ROW, 28)
    columns = []
    formats = FORMATS | {"date": text("format.date"), "coverage": text("format.percent")}
    head_look = {"bold": True, "font_color": "#FFFFFF", "bg_color": f"#{design.NAVY}", "text_wrap": True}
    every = dict(names.HISTORY_COLUMNS) | {
        f"target.{side}": name for side, name in names.HISTORY_TARGET_COLUMNS.items()
    }
    for offset, key in enumerate(every):
        # The ratings are a long text for programs: shown, it would run over everything to its right.
        sheet.set_column(1 + offset, 1 + offset, WIDTHS.get(key, 12), None, {"hidden": key == "ratings"})
        alignment = "left" if key in ("author", "zone", "ratings") else "center"
        look: dict[str, object] = {"bottom": 1, "bottom_color": f"#{design.LINE}", "align": alignment}
        cell = writer.format(num_format=formats.get(key, SCORE), **look)
        head = writer.format(align=alignment, **head_look)
        columns.append({"header": text(f"history.{key}"), "format": cell, "header_format": head})
    last_column = len(every)
    sheet.add_table(
        HEADER_ROW,
        1,
        HEADER_ROW + 1,
        last_column,
        {"name": names.HISTORY_TABLE, "style": None, "autofilter": False, "columns": columns},
    )
    for offset, column in enumerate(columns, start=1):
        sheet.write_blank(HEADER_ROW + 1, offset, None, column["format"])
    balance = 1 + list(names.HISTORY_COLUMNS).index("net_balance")
    writer.zero_without_sign(sheet, (HEADER_ROW + 1, balance, HEADER_ROW + 1, balance), SIGNED)
    for key, name in every.items():
        writer.workbook.define_name(name, f"={names.HISTORY_TABLE}[{text(f'history.{key}')}]")
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(0.4, 0.4, 0.5, 0.5)
    sheet.fit_to_pages(1, 0)
    writer.full_footer(sheet)
    sheet.repeat_rows(HEADER_ROW)
    place, size = (CHART_ROW, 1), (trend_chart.WIDTH, trend_chart.HEIGHT)
    writer.place_chart(sheet, place, trend_chart.NAME, size, text("trend.alt"))
