"""The analysis sheet before recompute has written to it: formats that follow the kind of each row."""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_col_to_name

from building import formulas as f
from building import profile_chart
from building.data_block import DataBlock
from building.gaps_chart import insert_gaps_chart
from building.writer import Writer
from kam_partnership.diagram import design
from kam_partnership.output.looks import FINE, FINE_SIGNED, SCORE, SIGNED, TILE_FILL, decimals_of, without_sign
from kam_partnership.workbook import analysis, names
from kam_partnership.workbook.analysis import RowKind

WIDTHS = (1.5, 4.5, 49, 12, 13, 12, 12, 12, 10, 10)  # up to the column of the gaps as wide as the profile
ROW_POINTS = 15
#: Makes two pictures as wide as a page.
PRINT_SCALE = 88
#: A criterion's share of the balance is small where there are many criteria: it needs two decimals.
_GAP_FORMATS = {analysis.GAP: SIGNED, analysis.CONTRIBUTION: FINE_SIGNED, analysis.PRIORITY: FINE}
LAST_COLUMN = xl_col_to_name(analysis.COLUMN_COUNT - 1)


def write_analysis_sheet(writer: Writer) -> Any:
    """The sheet is protected without a password; what recompute writes to is not locked."""
    sheet, text = writer.sheet("analysis"), writer.text
    sheet.hide_gridlines(2)
    sheet.set_default_row(ROW_POINTS)
    sheet.set_row_pixels(0, 40)
    sheet.write("B1", text("analysis.title"), writer.format(bold=True, font_size=18, font_color=f"#{design.NAVY}"))
    writer.formula(sheet, "B2", _stale_formula(writer), writer.format(font_color=f"#{design.GREY}", bold=True))
    _prepare_cells(writer, sheet)
    sheet.write(
        analysis.FIRST_ROW - 1,
        1,
        text("analysis.empty"),
        writer.format(locked=False, font_color=f"#{design.GREY}"),
    )
    writer.define(names.ANALYSIS_START, sheet, f"A{analysis.FIRST_ROW}")
    _row_looks(writer, sheet)
    # Objects stay selectable, so that the pictures can be copied to slides.
    allowed = {"select_locked_cells": True, "format_columns": True, "format_rows": True, "objects": True}
    sheet.protect("", allowed)
    sheet.set_landscape()
    sheet.set_paper(9)
    # Not "fit to pages", which would ignore these breaks: before the pictures, before the ranking.
    sheet.set_print_scale(PRINT_SCALE)
    sheet.set_h_pagebreaks([analysis.PICTURE_ROW - 1, analysis.RANKING_ROW - 1])
    sheet.repeat_rows(analysis.RANKING_ROW - 1, analysis.RANKING_ROW)  # only on the pages after this one
    sheet.set_margins(0.4, 0.4, 0.5, 0.5)
    writer.full_footer(sheet)
    sheet.freeze_panes(2, 0)
    place = analysis.PICTURE_ROW - 1, analysis.SIGN
    size = profile_chart.WIDTH, profile_chart.HEIGHT
    writer.place_chart(sheet, place, profile_chart.NAME, size, text("profile.alt"))
    return sheet


def add_gaps_chart(writer: Writer, sheet: Any, block: DataBlock) -> None:
    """The gap bars beside the profile; XlsxWriter writes them itself, once it knows their data."""
    insert_gaps_chart(writer, sheet, (analysis.PICTURE_ROW - 1, analysis.GAP), block)


def _stale_formula(writer: Writer) -> str:
    """Whether the figures written last are still those of the table."""
    first = analysis.FIRST_FIGURE_ROW
    written = {figure: f"D{first + offset}" for offset, figure in enumerate(analysis.FIGURE_ORDER)}
    same = ",".join(
        f"ABS(N({written[figure]})-N({names.FIGURE_CELLS[figure]}))<0.000001"
        for figure in ("supplier_score", "key_account_score", "gross_imbalance", "coverage")
    )
    current, stale = f.quoted(writer.text("analysis.current")), f.quoted(writer.text("analysis.stale"))
    kinds = f"$A${first}:$A${first + len(analysis.FIGURE_ORDER) - 1}"
    live = f"COUNTIF({kinds},{f.quoted(RowKind.LIVE)})>0"  # they follow the table, the rest of the sheet does not
    told = f"IF({live},{f.quoted(writer.text('analysis.live'))},IF(AND({same}),{current},{stale}))"
    return f'=IF({written["supplier_score"]}="","",{told})'


def _prepare_cells(writer: Writer, sheet: Any) -> None:
    percent = writer.text("format.percent")
    formats = {
        column: writer.format(locked=False, num_format=SCORE, align="right")
        for column in range(analysis.SUPPLIER, analysis.PRIORITY + 1)
    }
    formats[analysis.KIND] = writer.format(locked=False)
    formats[analysis.SIGN] = writer.format(locked=False, align="left", font_color=f"#{design.GREY}")
    formats[analysis.TEXT] = writer.format(locked=False, num_format="@")
    for column, number in _GAP_FORMATS.items():
        formats[column] = writer.format(locked=False, num_format=number, align="right")
    for column in (analysis.SUPPLIER, analysis.KEY_ACCOUNT):  # words stand left and numbers right
        formats[column] = writer.format(locked=False, num_format=SCORE)
    formats[analysis.SHARE] = writer.format(locked=False, num_format=percent, align="right")
    formats[analysis.TIPPING] = writer.format(locked=False, align="center")
    # Whole columns: recompute writes as many rows as there are criteria, and none of them may be locked.
    for column, cell_format in formats.items():
        # Hidden, not white: what a reader cannot see is not found, copied, read aloud or printed either.
        sheet.set_column(column, column, WIDTHS[column], cell_format, {"hidden": column == analysis.KIND})
    # The figures always stand in the same rows, so their formats need no condition.
    # A finer balance: one decimal would show −1.54 as −1.5 beside a tolerance of 1.5.
    special = {"net_balance": FINE_SIGNED, "coverage": percent, "balance_score": "0"}
    for row, figure in enumerate(analysis.FIGURE_ORDER, start=analysis.FIRST_FIGURE_ROW - 1):
        value = writer.format(
            locked=False,
            num_format=special.get(figure, SCORE),
            align="left",
            bold=True,
            font_color=f"#{design.NAVY}",
        )
        sheet.write_blank(row, analysis.SUPPLIER, None, value)
        sheet.write_blank(row, analysis.GAP, None, writer.format(locked=False, align="left"))
    for column in (analysis.SUPPLIER, analysis.KEY_ACCOUNT):  # the ranking's headings, over numbers
        sheet.write_blank(analysis.RANKING_ROW, column, None, writer.format(locked=False, align="right"))


def _row_looks(writer: Writer, sheet: Any) -> None:
    """One conditional format for each kind of row; the kind stands in the first column."""
    first, last = analysis.FIRST_ROW, analysis.FIRST_ROW + 9999
    line = {"bottom": 1, "bottom_color": f"#{design.LINE}"}

    def look(columns: str, kinds: tuple[RowKind, ...], **properties: object) -> None:
        left, right = columns.split(":")
        tests = ",".join(f'$A{first}="{kind}"' for kind in kinds)
        sheet.conditional_format(
            f"{left}{first}:{right}{last}",
            {
                "type": "formula",
                "criteria": f"=OR({tests})",
                "format": writer.workbook.add_format(properties),
            },
        )

    everything = f"B:{LAST_COLUMN}"
    # Before the other looks, and with their line: LibreOffice takes only the first look that fits a cell.
    signed = {f"{xl_col_to_name(column)}{first}": (last, number) for column, number in _GAP_FORMATS.items()}
    for figure, number in (("net_balance", FINE_SIGNED), ("offset", SIGNED)):
        row = analysis.FIRST_FIGURE_ROW + analysis.FIGURE_ORDER.index(figure)
        signed[f"{xl_col_to_name(analysis.SUPPLIER)}{row}"] = row, number
    for cell, (bottom, number) in signed.items():
        zero = f"=AND(ISNUMBER({cell}),ROUND({cell},{decimals_of(number)})=0)"
        properties = {"num_format": without_sign(number), **line}
        rule = {"type": "formula", "criteria": zero, "format": writer.workbook.add_format(properties)}
        sheet.conditional_format(f"{cell}:{cell[0]}{bottom}", rule)
    look(everything, (RowKind.STAMP,), font_color=f"#{design.GREY}", italic=True)
    look(everything, (RowKind.ADVICE,), bold=True, font_color=f"#{design.NAVY}")
    look(everything, (RowKind.SECTION,), bold=True, font_color="#FFFFFF", bg_color=f"#{design.NAVY}")
    look(everything, (RowKind.HEADS,), bold=True, font_color=f"#{design.GREY}", bg_color=TILE_FILL)
    written: tuple[RowKind, ...] = (RowKind.FIGURE, RowKind.LIVE, RowKind.QUESTION, RowKind.FINDING, RowKind.RANKED)
    written += RowKind.CHANGED, RowKind.EVIDENCE
    look(everything, written, **line)
