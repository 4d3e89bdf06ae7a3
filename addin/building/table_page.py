"""What the pages with a table of the user's have in common: headings, table, validation, print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from building import formulas as f
from building.writer import Writer
from kam_partnership.diagram import design

SIGN_SIZE = 16
#: What is overdue, or does not fit: letters, and what lies behind them.
WARNING, WARNING_FILL = "#9A3A00", "#F9DCC9"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        name: its defined name.
        heading: what people read.
        width: in characters.
        look: format properties of its cells.
        formula: of a calculated column, else "".
        hidden: True for a column that only formulas and code read.
    """

    name: str
    heading: str
    width: float
    look: Mapping[str, object] = field(default_factory=dict)
    formula: str = ""
    hidden: bool = False


def rule() -> dict[str, object]:
    """The line under each row of a table."""
    return {"bottom": 1, "bottom_color": f"#{design.LINE}", "locked": False}


def write_title(writer: Writer, sheet: Any, title: str) -> None:
    """The page's title in B2; above it the key account and the date, since a printed page stands for itself."""
    sheet.set_row_pixels(0, 22)
    sheet.set_row_pixels(1, 34)
    overline = writer.format(font_size=9, bold=True, font_color=f"#{design.BLUE}", valign="bottom")
    writer.formula(sheet, "B1", f.whom_and_when(writer.language), overline)
    sheet.write("B2", title, writer.format(bold=True, font_size=18, font_color=f"#{design.NAVY}"))


def open_page(writer: Writer, key: str, lead: str, last_column: int) -> Any:
    """A new page with title and lead; its print settings fit every page with a table."""
    sheet = writer.sheet(key)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 1.5)
    write_title(writer, sheet, writer.text(f"{key}.title"))
    sheet.write("B3", lead, writer.format(font_color=f"#{design.GREY}"))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(0.4, 0.4, 0.45, 0.55)
    sheet.fit_to_pages(1, 0)
    writer.full_footer(sheet)
    sheet.set_column(last_column + 1, last_column + 1, 1.5)
    return sheet


def add_table(
    writer: Writer,
    sheet: Any,
    table: str,
    header_row: int,
    columns: Sequence[Column],
    rows: Sequence[Sequence[object]],
    *,
    autofilter: bool,
    row_pixels: int,
) -> None:
    """Write a table from column B on, with a defined name for each of its columns.

    ``rows`` hold one value for each column; those of calculated columns are not looked at. ``row_pixels`` is
    how high they are at first; ``row_heights.let_rows_fit`` lets them grow.
    """
    head = {"bold": True, "font_color": "#FFFFFF", "bg_color": f"#{design.NAVY}", "text_wrap": True, "font_size": 9.5}
    sheet.set_row_pixels(header_row, 36)
    sheet.repeat_rows(header_row)
    definitions = []
    for place, column in enumerate(columns, start=1):
        sheet.set_column(place, place, column.width, None, {"hidden": column.hidden})
        align = column.look.get("align", "left")
        # The filter's button covers the right end of a heading.
        indent = 2 if align == "right" and autofilter else column.look.get("indent", 0)
        definition = {
            "header": column.heading,
            "format": writer.format(**column.look),
            "header_format": writer.format(**head, align=align, indent=indent),
        }
        if column.formula:
            definition["formula"] = column.formula
        definitions.append(definition)
    last_row = header_row + len(rows)
    options = {"name": table, "style": None, "autofilter": autofilter, "columns": definitions}
    sheet.add_table(header_row, 1, last_row, len(columns), options)
    for row, values in enumerate(rows, start=header_row + 1):
        sheet.set_row_pixels(row, row_pixels)
        for place, (column, value) in enumerate(zip(columns, values, strict=True), start=1):
            cell_format = writer.format(**column.look)
            if column.formula:
                writer.formula(sheet, (row, place), column.formula, cell_format)
            else:
                sheet.write(row, place, value, cell_format)
    for column in columns:
        writer.workbook.define_name(column.name, f"={table}[{column.heading}]")


def messages(writer: Writer, key: str) -> dict[str, object]:
    """What a validated input says when it is selected, and when something does not fit."""
    text = writer.text
    return {
        "ignore_blank": True,
        "input_title": text(f"input.{key}.title"),
        "input_message": text(f"input.{key}.text"),
        "error_title": text(f"input.{key}.error_title"),
        "error_message": text(f"input.{key}.error"),
    }
