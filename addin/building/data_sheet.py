"""The hidden sheet: the figures' native formulas, the state block, and everything the diagram draws."""

from __future__ import annotations

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from building import formulas as f
from building import history_formulas
from building.criteria_points import CRITERIA_COLUMN, FIRST, whole_column, write_criteria
from building.writer import Writer
from kam_partnership.assessment import DIAGRAM_CAPACITY, SETTING_FIELDS
from kam_partnership.diagram import design
from kam_partnership.texts.language import UNDEFINED
from kam_partnership.workbook import names
from kam_partnership.workbook.analysis import FIGURE_ORDER, FIRST_FIGURE_ROW, RowKind
from kam_partnership.workbook.state import STATE_KEYS

#: Rows in which TRUE and FALSE are found for LibreOffice's sake; Excel needs no help.
LOGICAL_CAPACITY = 500

ZONE_COLUMN, POINT_COLUMN, LABEL_COLUMN, LOGICAL_COLUMN = 3, 23, 29, 33
#: Characters of a name that the title of the diagram has room for, on one line.
LONGEST_NAME = 26
BORDERS = ("lower border", "upper border", "balance")


class DataSheet:
    """Writes the hidden sheet and knows where the diagram's series stand."""

    _title_row = FIRST + len(f.ZONE_ORDER) + 1

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self.sheet = writer.sheet("data")
        self.points: dict[str, tuple[int, int]] = {}
        self._next_point = FIRST
        self.heading_format = writer.format(bold=True, font_color=f"#{design.GREY}")

    @property
    def name(self) -> str:
        """The sheet's visible name."""
        return str(self.sheet.get_name())

    def write(self) -> None:
        """Everything on the sheet."""
        self._labels()
        self._state()
        self._logical_rows()
        self._zones()
        write_criteria(self._writer, self.sheet, self.heading_format)
        self._points()
        self.sheet.protect("", {"select_locked_cells": True})
        self.sheet.hide()

    def area(self, column: int, first: int, last: int) -> str:
        """An absolute range of one column, rows counted from 0."""
        letters = xl_col_to_name(column)
        return f"'{self.name}'!${letters}${first + 1}:${letters}${last + 1}"

    def _put(self, row: int, column: int, value: object) -> None:
        if isinstance(value, str) and value.startswith("="):
            self._writer.formula(self.sheet, (row, column), value)
        else:
            self.sheet.write(row, column, value)

    def _headings(self, column: int, *titles: str) -> None:
        for offset, title in enumerate(titles):
            self.sheet.write(0, column + offset, title, self.heading_format)

    # ------------------------------------------------------------------ words the formulas show
    def _labels(self) -> None:
        """Zone names, meanings and signs by zone index; row 1 is index 0."""
        self._headings(LABEL_COLUMN, "zone", "meaning", "sign")
        signs = ("○", "▼", "▲", "●", "●", "●")
        for index, zone in enumerate(f.ZONE_ORDER):
            self.sheet.write(FIRST + index, LABEL_COLUMN, self._writer.text(f"zone.{zone}"))
            self.sheet.write(FIRST + index, LABEL_COLUMN + 1, self._writer.text(f"meaning.{zone}"))
            self.sheet.write(FIRST + index, LABEL_COLUMN + 2, signs[index])
        title = f.quoted(self._writer.text("diagram.title"))
        account = names.GENERAL_CELLS["key_account"]
        named = f"AND(LEN({account})>0,LEN({account})<={LONGEST_NAME})"  # a longer one stands above the diagram only
        self._put(self._title_row, LABEL_COLUMN, f'={title}&IF({named},"  ·  "&{account},"")')

    @property
    def title_cell(self) -> str:
        """The cell that holds the diagram's title."""
        return self.area(LABEL_COLUMN, self._title_row, self._title_row)

    def by_zone(self, offset: int, otherwise: str) -> str:
        """A formula that picks the zone's name (0), meaning (1) or sign (2)."""
        area = self.area(LABEL_COLUMN + offset, FIRST, FIRST + len(f.ZONE_ORDER) - 1)
        return f"=IF({f.ZONE_INDEX}<0,{f.quoted(otherwise)},INDEX({area},{f.ZONE_INDEX}+1))"

    # ------------------------------------------------------------------ state block
    def _state(self) -> None:
        """Key and value, one row each: figures, inputs, places."""
        rows = self._figure_rows() | self._mirror_rows() | self._place_rows()
        rows |= history_formulas.previous_rows() | history_formulas.place_rows()
        for row, key in enumerate(STATE_KEYS):
            formula, is_array = rows[key]
            self.sheet.write(row, 0, key)
            if not isinstance(formula, str) or not formula.startswith("="):
                self.sheet.write(row, 1, formula)
            elif is_array:
                self._writer.array_formula(self.sheet, (row, 1), formula)
            else:
                self._writer.formula(self.sheet, (row, 1), formula)
        for key, name in self._names_in_state().items():
            self._writer.define(name, self.sheet, f"B{STATE_KEYS.index(key) + 1}")
        self._writer.define(names.STATE_BLOCK, self.sheet, "A1", f"B{len(STATE_KEYS)}")

    @staticmethod
    def _names_in_state() -> dict[str, str]:
        helpers = {
            "settings_ok": f.SETTINGS_OK,
            "pair_weight": f.PAIR_WEIGHT,
            "pair_count": f.PAIR_COUNT,
            "zone_index": f.ZONE_INDEX,
            "template_version": names.GENERAL_CELLS["template_version"],
            "previous_date": "KAM_PreviousDate",
            "previous_row": "KAM_PreviousRow",
            "previous_supplier": "KAM_PreviousSupplier",
            "previous_key_account": "KAM_PreviousKeyAccount",
        }
        return helpers | dict(names.FIGURE_CELLS)

    def _figure_rows(self) -> dict[str, tuple[object, bool]]:
        rows: dict[str, tuple[object, bool]] = {
            "settings_ok": (f.settings_ok(), False),
            "pair_weight": (f.pair_weight(), True),
            "pair_count": (f.pair_count(), True),
            "zone_index": (f.zone_index(), False),
            "zone": (self.by_zone(0, UNDEFINED), False),
            "template_version": (names.TEMPLATE_VERSION, False),
        }
        return rows | dict(f.FIGURES)

    @staticmethod
    def _mirror_rows() -> dict[str, tuple[object, bool]]:
        """Inputs as typed; a blank stays visible as such, because a plain reference would turn it into 0."""
        cells = {key: names.GENERAL_CELLS[key] for key in names.GENERAL_KEYS}
        cells |= {field: names.SETTING_CELLS[field] for field in SETTING_FIELDS}
        return {f"input.{key}": (f'=IF(ISBLANK({name}),"",{name})', False) for key, name in cells.items()}

    def _place_rows(self) -> dict[str, tuple[object, bool]]:
        """Where the table stands now, rows and columns counted from 1."""
        columns = {
            "criterion": names.CRITERION_COLUMN,
            "weight": names.WEIGHT_COLUMN,
            "supplier": names.SUPPLIER_COLUMN,
            "key_account": names.KEY_ACCOUNT_COLUMN,
        }
        rows: dict[str, tuple[object, bool]] = {
            f"column.{key}": (f"=COLUMN(INDEX({name},1))", False) for key, name in columns.items()
        }
        rows["table.first_row"] = (f"=ROW(INDEX({f.SUPPLIERS},1))", False)
        sheet = self._writer.text("sheet.analysis")
        ends = f"MATCH({f.quoted(RowKind.END)},'{sheet}'!$A$1:$A$20000,0)"
        rows["analysis.end_row"] = (f"=IF(ISNUMBER({ends}),{ends},0)", False)
        first, last = FIRST_FIGURE_ROW, FIRST_FIGURE_ROW + len(FIGURE_ORDER) - 1
        kinds = f"'{sheet}'!$A${first}:$A${last}"
        rows["analysis.live"] = (f"=COUNTIF({kinds},{f.quoted(RowKind.LIVE)})", False)
        rows["table.row_count"] = (f"=ROWS({f.SUPPLIERS})", False)
        return rows

    # ------------------------------------------------------------------ TRUE and FALSE, row by row
    def _logical_rows(self) -> None:
        self._headings(LOGICAL_COLUMN, "n", "weight", "rating")
        last = FIRST + LOGICAL_CAPACITY - 1
        for row in range(FIRST, last + 1):
            number = xl_rowcol_to_cell(row, LOGICAL_COLUMN, col_abs=True)
            self.sheet.write(row, LOGICAL_COLUMN, row)
            self._put(row, LOGICAL_COLUMN + 1, f.logical_row(number, (f.WEIGHTS,)))
            self._put(row, LOGICAL_COLUMN + 2, f.logical_row(number, (f.SUPPLIERS, f.KEY_ACCOUNTS)))
        for offset, name in ((1, f.LOGICAL_WEIGHTS), (2, f.LOGICAL_RATINGS)):
            letters = xl_col_to_name(LOGICAL_COLUMN + offset)
            self._writer.define(name, self.sheet, f"{letters}{FIRST + 1}", f"{letters}{last + 1}")

    # ------------------------------------------------------------------ zones
    def _zones(self) -> None:
        """Heights of the five stacked areas over the grid, in parts of the scale; follow the settings."""
        self._headings(ZONE_COLUMN, "i", *design.ZONE_COLOURS, *BORDERS)
        length = f"({f.HIGH}-{f.LOW})"
        for i in range(design.GRID + 1):
            row = FIRST + i
            i_cell, *below = (xl_rowcol_to_cell(row, ZONE_COLUMN + offset, col_abs=True) for offset in range(5))
            x = f"({f.LOW}+{length}*({i_cell}-1)/{design.GRID})"
            low = f"MEDIAN({f.LOW},{x}-{f.TOLERANCE},{f.HIGH})"
            high = f"MEDIAN({f.LOW},{x}+{f.TOLERANCE},{f.HIGH})"
            heights = (
                f"({low}-{f.LOW})/{length}",
                f"(MEDIAN({low},2*{f.COOPERATION}-{x},{high})-{f.LOW})/{length}-{below[0]}",
                f"(MEDIAN({low},2*{f.STRATEGIC}-{x},{high})-{f.LOW})/{length}-{below[0]}-{below[1]}",
                f"({high}-{f.LOW})/{length}-{below[0]}-{below[1]}-{below[2]}",
                f"({f.HIGH}-{high})/{length}",
            )
            self.sheet.write(row, ZONE_COLUMN, i + 1)
            for offset, height in enumerate(heights, start=1):
                self._put(row, ZONE_COLUMN + offset, f"=IF({f.SETTINGS_OK}=1,{height},0)")
            borders = (
                f"=IF(AND({f.SETTINGS_OK}=1,{x}-{f.TOLERANCE}>={f.LOW}),({x}-{f.TOLERANCE}-{f.LOW})/{length},NA())",
                f"=IF(AND({f.SETTINGS_OK}=1,{x}+{f.TOLERANCE}<={f.HIGH}),({x}+{f.TOLERANCE}-{f.LOW})/{length},NA())",
                f"=({i_cell}-1)/{design.GRID}",
            )
            for offset, border in enumerate(borders, start=1 + len(design.ZONE_COLOURS)):
                self._put(row, ZONE_COLUMN + offset, border)

    @property
    def grid(self) -> str:
        """The category values under the zones."""
        return self.area(ZONE_COLUMN, FIRST, FIRST + design.GRID)

    def zone(self, index: int) -> str:
        """The heights of one zone, counted from 0."""
        return self.area(ZONE_COLUMN + 1 + index, FIRST, FIRST + design.GRID)

    def border(self, index: int) -> str:
        """A line over the zones: lower and upper border of the band, balance line."""
        return self.zone(len(design.ZONE_COLOURS) + index)

    # ------------------------------------------------------------------ criteria
    def criteria(self, offset: int) -> str:
        """A column of the criteria block: 2 x, 3 y, 6 X, 7 Y, 8 label."""
        return self.area(CRITERIA_COLUMN + offset, FIRST, FIRST + DIAGRAM_CAPACITY - 1)

    # ------------------------------------------------------------------ single points
    def _points(self) -> None:
        """X in units of the grid, always a number; Y in parts of the scale or not there; label."""
        self._headings(POINT_COLUMN, "point", "X", "Y", "label", "help")
        length = f"({f.HIGH}-{f.LOW})"
        rated = f"{f.PAIR_WEIGHT}>0"
        overall = self._point(
            "overall",
            f"=IF({rated},1+{design.GRID}*(KAM_SupplierScore-{f.LOW})/{length},1)",
            f"=IF({rated},(KAM_KeyAccountScore-{f.LOW})/{length},NA())",
            f"=IF({rated},{f.quoted(self._writer.text('diagram.overall') + '  ')}"
            f'&{f.unsigned("KAM_SupplierScore")}&" | "&{f.unsigned("KAM_KeyAccountScore")},"")',
        )
        known = f"AND(ISNUMBER(KAM_PreviousSupplier),{f.SETTINGS_OK}=1)"
        previous = self._point(
            "previous",
            f"=IF({known},1+{design.GRID}*(KAM_PreviousSupplier-{f.LOW})/{length},1)",
            f"=IF({known},(KAM_PreviousKeyAccount-{f.LOW})/{length},NA())",
            f"=IF({known},{f.quoted(self._writer.text('diagram.previous') + ' ')}"
            '&RIGHT("0"&MONTH(KAM_PreviousDate),2)&"/"&YEAR(KAM_PreviousDate),"")',
        )
        self._arrow(overall, previous)
        self._zone_labels(length)
        self._ticks(length)
        self._overall_labels(overall, previous)
        self._previous_labels(overall, previous)

    def _point(self, key: str, x: object, y: object, label: object = "", helper: object = "") -> int:
        """One more point of a series; returns its row, counted from 0."""
        row = self._next_point
        self._next_point += 1
        first, _ = self.points.get(key, (row, row))
        self.points[key] = (first, row)
        self.sheet.write(row, POINT_COLUMN, key)
        for offset, value in enumerate((x, y, label, helper), start=1):
            if value != "":
                self._put(row, POINT_COLUMN + offset, value)
        return row

    def point(self, key: str, offset: int) -> str:
        """A column of a series of points: 1 X, 2 Y, 3 label."""
        first, last = self.points[key]
        return self.area(POINT_COLUMN + offset, first, last)

    def _xy(self, row: int) -> tuple[str, str]:
        return (
            xl_rowcol_to_cell(row, POINT_COLUMN + 1, row_abs=True, col_abs=True),
            xl_rowcol_to_cell(row, POINT_COLUMN + 2, row_abs=True, col_abs=True),
        )

    def _label(self, row: int) -> str:
        return str(xl_rowcol_to_cell(row, POINT_COLUMN + 3, row_abs=True, col_abs=True))

    def _helper(self, row: int) -> str:
        return str(xl_rowcol_to_cell(row, POINT_COLUMN + 4, row_abs=True, col_abs=True))

    def _arrow(self, overall: int, previous: int) -> None:
        """From the previous position to the edge of the ring; none when they (nearly) coincide."""
        (x, y), (x0, y0) = self._xy(overall), self._xy(previous)
        length = f"SQRT((({x}-{x0})/{design.GRID})^2+({y}-{y0})^2)"
        self._point("arrow", f"={x0}", f"={y0}")
        start_x, start_y = self._xy(self._next_point - 1)
        part = f"MAX(0,1-{design.OVERALL_RADIUS + 0.006}/MAX({length},0.0001))"
        self._point(
            "arrow",
            f"=IF(ISNUMBER({y}+{y0}),{start_x}+({x}-{x0})*{part},1)",
            f"=IF(ISNUMBER({y}+{y0}),{start_y}+({y}-{y0})*{part},NA())",
        )

    def _zone_labels(self, length: str) -> None:
        """The zones' names, each only where its zone has room for it."""
        side, height = design.FRUSTRATION_LABEL
        room = f"AND({f.SETTINGS_OK}=1,1-{f.TOLERANCE}/{length}>={design.FRUSTRATION_ROOM})"
        below = self._writer.text("zone.supplier_frustration.two_lines")
        above = self._writer.text("zone.key_account_frustration.two_lines")
        self._point("frustration", 1 + design.GRID * (1 - side), f"=IF({room},{height},NA())", below)
        self._point("frustration", 1 + design.GRID * side, f"=IF({room},{1 - height},NA())", above)
        first, second = (f"({limit}-{f.LOW})/{length}" for limit in (f.COOPERATION, f.STRATEGIC))
        ends = (("0", first), (first, second), (second, "1"))
        low_end, high_end = design.LEVEL_ENDS
        for zone, (start, end) in zip(
            ("supplier_relationship", "cooperation", "strategic_partnership"), ends, strict=True
        ):
            row = self._next_point
            helper = self._helper(row)
            shift = design.LEVEL_SHIFT
            self._point(
                "levels",
                f"=1+{design.GRID}*({helper}-{shift})",
                f"=IF(AND({f.SETTINGS_OK}=1,({end})-({start})>={design.LEVEL_ROOM},"
                f"{f.TOLERANCE}/{length}>={design.BAND_ROOM}),{helper}+{shift},NA())",
                self._writer.text(f"zone.{zone}"),
                f"=IF({f.SETTINGS_OK}=1,MEDIAN({low_end},(({start})+({end}))/2,{high_end}),0.5)",
            )

    def _ticks(self, length: str) -> None:
        """Round numbers along both axes: the scale is cut into a number of steps that divides it."""
        row = self._next_point
        steps = self._helper(row)
        divisors = "5"
        for divisor in reversed(design.TICK_STEPS):
            divisors = f"IF(MOD({length},{divisor})=0,{divisor},{divisors})"
        self._point("steps", 1, "=NA()", "", f"=IF({f.SETTINGS_OK}=1,{divisors},5)")
        for axis in ("ticks_x", "ticks_y"):
            for k in range(8):
                place = f"{k}/{steps}"
                shown = f"{k}<={steps}"
                label = f'=IF(AND({f.SETTINGS_OK}=1,{shown}),ROUND({f.LOW}+{length}*{place},6)&"","")'
                if axis == "ticks_x":
                    self._point(axis, f"=1+{design.GRID}*MIN(1,{place})", f"=IF({shown},0,NA())", label)
                else:
                    self._point(axis, 1, f"=IF({shown},{place},NA())", label)

    # ------------------------------------------------------------------ labels that give way to points
    def _overall_labels(self, overall: int, previous: int) -> None:
        """Some places for the overall label; the one inside the plot that covers the fewest points is shown."""
        (x, y), (x0, y0) = self._xy(overall), self._xy(previous)
        first = self._next_point
        last = first + len(design.LABEL_PLACES) - 1
        best = f"MIN({self._helper(first)}:{self._helper(last)})"
        for rank, place in enumerate(design.LABEL_PLACES):
            helper = self._helper(self._next_point)
            self._point(
                f"overall_{place.name}",
                f"={self._slid_x(place, x)}+{design.GRID * place.dx:g}",
                f"=IF({helper}={best},{self._slid_y(place, y)}+{place.dy:g},NA())",
                f"={self._label(overall)}",
                self._conflicts(place, rank, (x, y), (x0, y0)),
            )

    def _conflicts(
        self, place: design.LabelPlace, rank: int, overall: tuple[str, str], previous: tuple[str, str]
    ) -> str:
        """How many points a label there would cover; leaving the plot and the last position weigh more."""
        x, y = self._slid_x(place, overall[0]), self._slid_y(place, overall[1])
        rated, all_x, all_y = whole_column("rated"), whole_column("X"), whole_column("placed y")
        left, right = f"{x}+{design.GRID * place.left:g}", f"{x}+{design.GRID * place.right:g}"
        bottom, top = f"{y}+{place.bottom:g}", f"{y}+{place.top:g}"
        covered = f"SUMPRODUCT({rated}*({all_x}>={left})*({all_x}<={right})*({all_y}>={bottom})*({all_y}<={top}))"
        leaves = f"{left}<1,{right}>{1 + design.GRID}" if place.beside else f"{bottom}<0,{top}>1"
        outside = f"IF(OR({leaves}),{design.OUTSIDE},0)"
        x0, y0 = previous
        wide, high = design.GRID * design.PREVIOUS_LABEL[0], design.PREVIOUS_LABEL[1]
        near = (
            f"IF(ISNUMBER({y0}),IF(AND({x0}+{wide:g}>={left},{x0}-{wide:g}<={right},"
            f"{y0}+{high:g}>={bottom},{y0}-{high:g}<={top}),3,0),0)"
        )
        return f"=IF(ISNUMBER({overall[1]}),{covered}+{outside}+{near}+{rank}/10,{rank})"

    @staticmethod
    def _slid_x(place: design.LabelPlace, x: str) -> str:
        """Where the position would stand so that a label above or below it keeps inside the plot."""
        half = place.half_width
        return x if place.beside else f"MEDIAN({1 + design.GRID * half:g},{x},{1 + design.GRID * (1 - half):g})"

    @staticmethod
    def _slid_y(place: design.LabelPlace, y: str) -> str:
        """Where the position would stand so that a label beside it keeps inside the plot."""
        return f"MEDIAN({place.half_height:g},{y},{1 - place.half_height:g})" if place.beside else y

    def _previous_labels(self, overall: int, previous: int) -> None:
        """The last position's label stands on the side away from the arrow."""
        (x, _), (x0, y0) = self._xy(overall), self._xy(previous)
        left = f"OR({x0}>=1+{design.GRID}*0.8,AND({x0}<={x},{x0}>1+{design.GRID}*0.2))"
        self._point("previous_l", f"={x0}", f"=IF({left},{y0},NA())", f"={self._label(previous)}")
        self._point("previous_r", f"={x0}", f"=IF({left},NA(),{y0})", f"={self._label(previous)}")
