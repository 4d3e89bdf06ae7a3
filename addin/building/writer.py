"""The templates' way to write: formulas with their cached values, names, sheets in the language of the edition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xlsxwriter.utility import xl_cell_to_rowcol

from kam_partnership.output.house_book import HouseBook
from kam_partnership.output.looks import decimals_of, without_sign
from kam_partnership.texts import Language, text

#: What a formula shows before anything recalculates it: by sheet, row and column, counted from 0.
CachedValues = Mapping[tuple[str, int, int], object]

#: Sheets that only programs read.
HIDDEN = ("data", "state")


class Writer(HouseBook):
    """One workbook while it is written.

    Args:
        language: of all visible texts.
        cached: values for the formula cells; empty in the first of two passes.
    """

    def __init__(self, language: Language, cached: CachedValues) -> None:
        super().__init__(language, text("footer.left", language))
        self._cached = cached

    def sheet(self, key: str) -> Any:
        """A new worksheet, named in the language of this edition; a visible one says what it is."""
        name = self.text(f"sheet.{key}")
        sheet = self.workbook.add_worksheet(name)
        if key not in HIDDEN:
            self.say_what_it_is(sheet, f"{name}: {self.text(f'page.about.{key}')}")
        return sheet

    def formula(self, sheet: Any, cell: str | tuple[int, int], formula: str, cell_format: Any = None) -> None:
        """A formula with its cached value."""
        row, column = xl_cell_to_rowcol(cell) if isinstance(cell, str) else cell
        sheet.write_formula(row, column, formula, cell_format, self._value(sheet, row, column))

    def array_formula(self, sheet: Any, cell: str | tuple[int, int], formula: str, cell_format: Any = None) -> None:
        """An array formula in one cell, with its cached value."""
        row, column = xl_cell_to_rowcol(cell) if isinstance(cell, str) else cell
        value = self._value(sheet, row, column)
        sheet.write_array_formula(row, column, row, column, "{" + formula + "}", cell_format, value)

    def array_formula_down(
        self, sheet: Any, place: tuple[int, int], rows: int, formula: str, cell_format: Any = None
    ) -> None:
        """One array formula for several cells below each other, with their cached values.

        ``shared_formulas.one_formula_for_arrays`` takes away what the cells below the first one hold for now, since
        XlsxWriter can save errors and empty texts with formulas only.
        """
        row, column = place
        told, value = "{" + formula + "}", self._value(sheet, row, column)
        sheet.write_array_formula(row, column, row + rows - 1, column, told, cell_format, value)
        for below in range(row + 1, row + rows):
            self.formula(sheet, (below, column), "=0", cell_format)

    def define(self, name: str, sheet: Any, cell: str, last: str | None = None) -> None:
        """A defined name for a cell or a range."""
        area = f"{_absolute(cell)}:{_absolute(last)}" if last else _absolute(cell)
        self.workbook.define_name(name, f"='{sheet.get_name()}'!{area}")

    def full_footer(self, sheet: Any) -> None:
        """What stands at the bottom of every printed page."""
        left, middle, right = (self.text(f"footer.{place}") for place in ("left", "middle", "right"))
        self.footer(sheet, L=left, C=middle, R=right)

    def cached(self, sheet_name: str, row: int, column: int) -> object:
        """The cached value of any formula cell, "" when there is none."""
        return self._cached.get((sheet_name, row, column), "")

    def zero_without_sign(self, sheet: Any, place: tuple[int, int, int, int], number_format: str) -> None:
        """Numbers that show as 0 in one of the house's formats have no sign: 6.97 against 7 is no "−0.0".

        Args:
            place: first row and column, last row and column, counted from 0.
        """
        limit = 0.5 * 10 ** -decimals_of(number_format) - 1e-10  # from there on the last decimal is a 1
        look = self.workbook.add_format({"num_format": without_sign(number_format)})
        rule = {"type": "cell", "criteria": "between", "minimum": -limit, "maximum": limit, "format": look}
        sheet.conditional_format(*place, rule)

    def _value(self, sheet: Any, row: int, column: int) -> object:
        return self.cached(sheet.get_name(), row, column)


def _absolute(cell: str) -> str:
    row, column = xl_cell_to_rowcol(cell)
    letters = cell.rstrip("0123456789")
    assert column >= 0  # noqa: S101 - a cell address has letters
    return f"${letters}${row + 1}"
