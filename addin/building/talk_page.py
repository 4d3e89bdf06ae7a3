"""The page for the next talk as a grid: three boxes beside each other, rows from top to bottom, hidden helper cells.

A text that wraps needs a cell of its own, since merged cells fit no row to their text. Whatever formulas show is cut to
its box; where people write, the row grows with their words (``row_heights``), and the page prints on one sheet of paper
all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from building import formulas as f
from building import talk_formulas as t
from building.table_page import messages
from building.writer import Writer
from kam_partnership.diagram import design
from kam_partnership.output.looks import INPUT_FILL
from kam_partnership.workbook import names

#: Columns counted from 0: a sign, then three boxes of equal width.
SIGN, FIRST, SECOND, THIRD = 1, 2, 3, 4
BOXES = (FIRST, SECOND, THIRD)
BOX_WIDTH, SIGN_WIDTH = 39.5, 3.6
#: The hidden column of keys and rows, with what each of them is beside it.
HELP_NAME, HELP = 6, 7
#: Heights of rows in pixels, where several parts of the page have such rows.
LABEL, HEAD, STEP, GAP = 18, 25, 32, 10


class TalkPage:
    """The page while it is written, a row after the other.

    Attributes:
        sheet: XlsxWriter's worksheet.
        growing: rows where people write, counted from 1: they fit themselves to the words.
        day: address of the helper cell with the day of the talk.
    """

    def __init__(self, writer: Writer, sheet: Any) -> None:
        self.writer = writer
        self.sheet = sheet
        self.growing: list[int] = []
        self._row = 0
        self._helpers = 0
        self._grid()
        self.day = self.helper("day of the talk", t.day_of_talk())

    def _grid(self) -> None:
        sheet = self.sheet
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 1.3)
        sheet.set_column(SIGN, SIGN, SIGN_WIDTH)
        sheet.set_column(FIRST, THIRD, BOX_WIDTH)
        sheet.set_column(THIRD + 1, THIRD + 1, 1.3)
        sheet.set_column(HELP_NAME, HELP, 16, None, {"hidden": True})

    def set_up_print(self) -> None:
        """How the page is protected, printed and shown, once it is written."""
        sheet, writer = self.sheet, self.writer
        allowed = {"select_locked_cells": True, "format_rows": True, "format_columns": True}
        sheet.protect("", allowed)
        sheet.set_portrait()
        sheet.set_paper(9)
        sheet.set_margins(0.35, 0.35, 0.35, 0.5)
        sheet.fit_to_pages(1, 1)
        sheet.center_horizontally()
        writer.full_footer(sheet)
        sheet.set_zoom(90)

    def next_row(self, pixels: int, *, grows: bool = False) -> int:
        """The next row, counted from 0."""
        row = self._row
        self._row += 1
        self.sheet.set_row_pixels(row, pixels)
        if grows:
            # No lower than this when the row fits itself to what is typed: a blank in large letters in the margin.
            self.sheet.write(row, 0, "\u00a0", self.writer.format(font_size=max(8, round(pixels * 0.75 / 1.3))))
            self.growing.append(row + 1)
        return row

    def helper(self, name: str, formula: str, *, array: bool = False) -> str:
        """The address of a hidden cell with this formula, or these words."""
        row = self._helpers
        self._helpers += 1
        self.sheet.write(row, HELP_NAME, name)
        if array:
            self.writer.array_formula(self.sheet, (row, HELP), formula)
        elif formula.startswith("="):
            self.writer.formula(self.sheet, (row, HELP), formula)
        else:
            self.sheet.write(row, HELP, formula)
        return str(xl_rowcol_to_cell(row, HELP, row_abs=True, col_abs=True))

    def put(self, row: int, column: int, content: str, **look: object) -> None:
        """Words, or a formula, with these properties of their format."""
        cell_format = self.writer.format(**({"align": "left"} | look))
        if content.startswith("="):
            self.writer.formula(self.sheet, (row, column), content, cell_format)
        else:
            self.sheet.write(row, column, content, cell_format)

    def input_cell(self, key: str, place: tuple[int, int], **look: object) -> None:
        """A cell to write in, named by its key in ``names.TALK_CELLS``."""
        line = {"border": 1, "border_color": f"#{design.LINE}", "bg_color": INPUT_FILL, "locked": False}
        shared = {"text_wrap": True, "valign": "top", "align": "left", "indent": 1, "font_size": 9.5}
        self.sheet.write_blank(*place, None, self.writer.format(**(shared | line | look)))
        self.writer.define(names.TALK_CELLS[key], self.sheet, xl_rowcol_to_cell(*place))

    def heading(self, key: str, right: str = "") -> None:
        """The bar above a part of the page."""
        self.next_row(GAP)
        row = self.next_row(HEAD)
        look = {"bold": True, "font_color": "#FFFFFF", "bg_color": f"#{design.NAVY}", "font_size": 10}
        for column in (SIGN, *BOXES):
            self.put(row, column, "", **look)
        self.put(row, FIRST, self.writer.text(f"talk.{key}"), **look)
        if right:
            self.put(row, THIRD, right, **(look | {"bold": False, "font_size": 8.5, "align": "right", "indent": 1}))

    def link(self, row: int, column: int, name: str, words: str, **look: object) -> None:
        """A way to another sheet, by a name that stays when people rename the sheet."""
        self.sheet.write_url(row, column, f"internal:{name}", self.writer.format(**look), words)

    def labels(self, keys: tuple[str, str, str], condition: str = "") -> None:
        """A row of small words above three boxes; with a condition only where its formula is true."""
        row = self.next_row(LABEL)
        look = {"font_size": 7.5, "bold": True, "font_color": f"#{design.GREY}", "valign": "bottom", "indent": 1}
        for column, key in zip(BOXES, keys, strict=True):
            words = self.writer.text(f"talk.{key}")
            self.put(row, column, f'=IF({condition},{f.quoted(words)},"")' if condition else words, **look)

    def validate(self, place: tuple[int, int], rule: Mapping[str, object], key: str) -> None:
        """A rule of what may be typed, with what people are told before and after."""
        said = messages(self.writer, key) if rule["validate"] != "any" else {}
        prompt = {
            "input_title": self.writer.text(f"input.{key}.title"),
            "input_message": self.writer.text(f"input.{key}.text"),
        }
        self.sheet.data_validation(*place, *place, {**said, **prompt, **rule})
