"""The hidden sheet behind the charts: what they draw, and the few cells that their formulas share."""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from building import formulas as f
from building.writer import Writer
from kam_partnership.assessment import DIAGRAM_CAPACITY
from kam_partnership.diagram import design, label_room
from kam_partnership.workbook import names

#: First row below the headings, counted from 0.
FIRST = 1
HELPER_COLUMN, LOGICAL_COLUMN = 0, 17
#: Characters of a name that the title of the diagram has room for, on one line.
LONGEST_NAME = 26
#: So many days before a day are soon.
SOON_DAYS = 14
#: In place of a limit, in parts of the scale, when the settings are invalid: so far outside that nothing is seen.
NOWHERE = 9


class DataSheet:
    """The hidden sheet: keeps its place, and holds the cells that several blocks of it read."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self.sheet = writer.sheet("data")
        self._helpers: dict[str, int] = {}
        self.heading_format = writer.format(bold=True, font_color=f"#{design.GREY}")

    @property
    def name(self) -> str:
        """The sheet's visible name."""
        return str(self.sheet.get_name())

    def write(self) -> None:
        """The shared cells."""
        self._writer.define(names.CHART_DATA, self.sheet, "A1")
        for key, formula in self._helper_formulas().items():
            self._helpers[key] = FIRST + len(self._helpers)
            self.sheet.write(self._helpers[key], HELPER_COLUMN, key)
            told = formula.replace("{below}", self.helper("below")) if "{below}" in formula else formula
            self._writer.formula(self.sheet, (self._helpers[key], HELPER_COLUMN + 1), told)
        self._settings()
        self._logical_rows()
        self.sheet.protect("", {"select_locked_cells": True})
        self.sheet.hide()

    def put(self, place: tuple[int, int], value: object, cell_format: Any = None) -> None:
        """A constant or a formula; row and column counted from 0."""
        if isinstance(value, str) and value.startswith("="):
            self._writer.formula(self.sheet, place, value, cell_format)
        else:
            self.sheet.write(*place, value, cell_format)

    def put_down(self, place: tuple[int, int], rows: int, formula: str, cell_format: Any = None) -> None:
        """One array formula for so many cells, from a place downwards; row and column counted from 0.

        What judges a whole column says so once: every program reads and computes that sooner than a formula in each
        of its cells. Inside, AND, OR, MIN, MAX, MEDIAN and INDEX would make one value of the column: there stand
        products and IF in their place.
        """
        self._writer.array_formula_down(self.sheet, place, rows, formula, cell_format)

    def area(self, column: int, first: int, last: int) -> str:
        """An absolute range of one column, rows counted from 0."""
        letters = xl_col_to_name(column)
        return f"'{self.name}'!${letters}${first + 1}:${letters}${last + 1}"

    def helper(self, key: str) -> str:
        """The address of a shared cell, as formulas on this sheet refer to it."""
        return str(xl_rowcol_to_cell(self._helpers[key], HELPER_COLUMN + 1, row_abs=True, col_abs=True))

    @property
    def title_cell(self) -> str:
        """The cell that holds the diagram's title."""
        row = self._helpers["title"]
        return self.area(HELPER_COLUMN + 1, row, row)

    def _helper_formulas(self) -> dict[str, str]:
        """Limits in parts of the scale, the levels' doubled as their cuts need them."""
        length = f"({f.HIGH}-{f.LOW})"
        valid = f"{f.SETTINGS_OK}=1"
        divisors = "5"
        for divisor in reversed(design.TICK_STEPS):
            divisors = f"IF(MOD({length},{divisor})=0,{divisor},{divisors})"
        title = f.quoted(self._writer.text("diagram.title"))
        account = names.GENERAL_CELLS["key_account"]
        named = f"AND(LEN({account})>0,LEN({account})<={LONGEST_NAME})"  # a longer one stands above the diagram only
        return {
            "count": f"=MIN({DIAGRAM_CAPACITY},ROWS({f.SUPPLIERS}))",
            # Without valid settings both borders of the band lie together, far below the plot, and all zones with them.
            "below": f"=IF({valid},{f.TOLERANCE}/{length},{NOWHERE})",
            "above": f"=IF({valid},{f.TOLERANCE}/{length},-{NOWHERE})",
            "cooperation": f"=IF({valid},2*({f.COOPERATION}-{f.LOW})/{length},-{NOWHERE})",
            "strategic": f"=IF({valid},2*({f.STRATEGIC}-{f.LOW})/{length},-{NOWHERE})",
            **{
                f"shift {zone}": f"=MIN({label_room.LEVEL_SHIFT:g},({{below}}-{label_room.level_height(zone):g})/2)"
                for zone in label_room.LEVEL_NAMES
            },
            "steps": f"=IF({valid},{divisors},5)",
            "title": f'={title}&IF({named},"  ·  "&{account},"")',
            # For arrays: LibreOffice lets an invalid limit through even where IF does not want it.
            "low": f"=IF({valid},{f.LOW},0)",
            "length": f"=IF({valid},{length},1)",
        }

    def _settings(self) -> None:
        """Limits of this program that formats compare with, and nobody else sets."""
        row = FIRST + len(self._helpers)
        self.sheet.write_row(row, HELPER_COLUMN, ("due soon", SOON_DAYS))
        self._writer.define(names.DUE_SOON, self.sheet, xl_rowcol_to_cell(row, HELPER_COLUMN + 1))

    def _logical_rows(self) -> None:
        """For LibreOffice, which cannot tell TRUE from 1 inside arrays: which rows hold TRUE or FALSE.

        A row of this block stands for ``f.LOGICAL_ROWS`` rows of the table, a bit for each of them.
        """
        blocks = f.LOGICAL_CAPACITY // f.LOGICAL_ROWS
        for offset, title in enumerate(("from", "weight", "rating")):
            self.sheet.write(0, LOGICAL_COLUMN + offset, title, self.heading_format)
        for block in range(blocks):
            row = FIRST + block
            start = xl_rowcol_to_cell(row, LOGICAL_COLUMN, col_abs=True)
            self.sheet.write(row, LOGICAL_COLUMN, block * f.LOGICAL_ROWS)
            for offset, columns in ((1, (f.WEIGHTS,)), (2, (f.SUPPLIERS, f.KEY_ACCOUNTS))):
                self._writer.formula(self.sheet, (row, LOGICAL_COLUMN + offset), f.logical_bits(start, columns))
        for offset, name in enumerate((f.LOGICAL_FROM, f.LOGICAL_WEIGHTS, f.LOGICAL_RATINGS)):
            letters = xl_col_to_name(LOGICAL_COLUMN + offset)
            self._writer.define(name, self.sheet, f"{letters}{FIRST + 1}", f"{letters}{FIRST + blocks}")
