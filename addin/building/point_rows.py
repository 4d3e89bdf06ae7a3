"""Single points on the hidden sheet behind the partnership diagram: rows of one block, those of a series together."""

from __future__ import annotations

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from building.data_sheet import FIRST, DataSheet
from kam_partnership.diagram import design

POINT_COLUMN = 11
#: The columns of a series of points.
X, Y, LABEL, HELP = 1, 2, 3, 4
Cells = tuple[str, str]


class PointRows:
    """Writes points below each other, and knows where each series stands.

    X stands in units of the grid and is always a number; Y in parts of the scale, or not there.
    """

    def __init__(self, data: DataSheet) -> None:
        self._data = data
        #: First and last row of each series, counted from 0.
        self.rows: dict[str, tuple[int, int]] = {}
        self.next_row = FIRST
        for offset, title in enumerate(("point", "X", "Y", "label", "help")):
            data.sheet.write(0, POINT_COLUMN + offset, title, data.heading_format)

    def add(self, key: str, x: object, y: object, label: object = "", helper: object = "") -> None:
        """One more point of a series."""
        row = self.next_row
        self.next_row += 1
        first, _ = self.rows.get(key, (row, row))
        self.rows[key] = (first, row)
        self._data.sheet.write(row, POINT_COLUMN, key)
        for offset, value in enumerate((x, y, label, helper), start=1):
            if value != "":
                self._data.put((row, POINT_COLUMN + offset), value)

    def fill(self, key: str, offset: int, formula: str) -> None:
        """One more cell of the first point of a series, which reads the point itself."""
        self._data.put((self.rows[key][0], POINT_COLUMN + offset), formula)

    def fill_down(self, key: str, offset: int, formula: str) -> None:
        """One array formula for a column of a series; see ``DataSheet.put_down``."""
        first, last = self.rows[key]
        self._data.put_down((first, POINT_COLUMN + offset), last - first + 1, formula)

    def cell(self, key: str, offset: int, nth: int = 0) -> str:
        """The address of a point's value, points of a series counted from 0."""
        return self._address(self.rows[key][0] + nth, offset)

    def coming(self, offset: int, nth: int = 0) -> str:
        """The address of a value of the next point to be added, or of the nth after it."""
        return self._address(self.next_row + nth, offset)

    def column(self, key: str, offset: int) -> str:
        """All values of a series, as formulas on the same sheet refer to them."""
        first, last = self.rows[key]
        return str(xl_range_abs(first, POINT_COLUMN + offset, last, POINT_COLUMN + offset))

    def area(self, key: str, offset: int) -> str:
        """The same, as charts refer to them; "" for a series that is not there."""
        return self._data.area(POINT_COLUMN + offset, *self.rows[key]) if key in self.rows else ""

    def xy(self, key: str, nth: int = 0) -> Cells:
        """The place of a point."""
        return self.cell(key, X, nth), self.cell(key, Y, nth)

    def radius(self, key: str) -> str:
        """The radius of a position's ring or dot."""
        return f"{design.PREVIOUS_RADIUS:g}" if key == "previous" else self.cell(key, HELP)

    @staticmethod
    def _address(row: int, offset: int) -> str:
        return str(xl_rowcol_to_cell(row, POINT_COLUMN + offset, row_abs=True, col_abs=True))
