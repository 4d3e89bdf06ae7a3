"""What the partnership diagram draws besides its criteria: zones, lines, positions, and labels that give way."""

from __future__ import annotations

from xlsxwriter.utility import xl_rowcol_to_cell

from building import formulas as f
from building.data_block import DataBlock
from building.data_sheet import FIRST, DataSheet
from building.writer import Writer
from kam_partnership.diagram import design

ZONE_COLUMN, POINT_COLUMN = 3, 11
HIGH_COLUMN = ZONE_COLUMN + 1 + len(design.ZONE_COLOURS)
#: The columns of a series of points.
X, Y, LABEL, HELP = 1, 2, 3, 4


class DiagramPoints:
    """Writes the zones and the single points, and knows where the diagram's series stand.

    X stands in units of the grid and is always a number; Y in parts of the scale, or not there.
    """

    def __init__(self, writer: Writer, data: DataSheet, criteria: DataBlock, ticks: DataBlock) -> None:
        self._writer, self._data, self._criteria, self._ticks = writer, data, criteria, ticks
        self._rows: dict[str, tuple[int, int]] = {}
        self._next_point = FIRST
        for offset, title in enumerate(("point", "X", "Y", "label", "help")):
            data.sheet.write(0, POINT_COLUMN + offset, title, data.heading_format)
        self._write_zones()
        overall, previous = self._positions()
        self._arrow(overall, previous)
        self._zone_labels()
        self._overall_labels(overall, previous)
        self._previous_labels(overall, previous)

    # ------------------------------------------------------------------ where the series stand
    @property
    def grid(self) -> str:
        """The category values under the zones."""
        return self._data.area(ZONE_COLUMN, FIRST, FIRST + design.GRID)

    def zone(self, index: int) -> str:
        """The heights of one zone, counted from 0."""
        return self._data.area(ZONE_COLUMN + 1 + index, FIRST, FIRST + design.GRID)

    def border(self, index: int) -> str:
        """A line over the zones: lower and upper border of the band, balance line."""
        column = (ZONE_COLUMN + 1, HIGH_COLUMN, ZONE_COLUMN)[index]
        return self._data.area(column, FIRST, FIRST + design.GRID)

    def criteria(self, offset: int) -> str:
        """A column of the criteria: X, Y, LABEL."""
        return self._criteria.area({X: "X", Y: "Y", LABEL: "label"}[offset])

    def point(self, key: str, offset: int) -> str:
        """A column of a series of points: X, Y, LABEL."""
        if key.startswith("ticks_"):
            places = {"ticks_x": ("X", "axis", "label"), "ticks_y": ("start", "place", "label")}
            return self._ticks.area(places[key][offset - 1])
        if offset == LABEL:
            key = key.partition("_")[0]  # wherever the label stands, it says the same
        first, last = self._rows[key]
        return self._data.area(POINT_COLUMN + offset, first, last)

    # ------------------------------------------------------------------ zones
    def _write_zones(self) -> None:
        """Heights of the five stacked areas over the grid: the formulas of ``diagram.stack``; they follow the settings.

        The lowest height is the band's lower border, too. Beyond the plot nobody sees how far an area reaches, so the
        uppermost height is a constant.
        """
        for offset, title in enumerate(("x", *design.ZONE_COLOURS, "upper border")):
            self._data.sheet.write(0, ZONE_COLUMN + offset, title, self._data.heading_format)
        below, above, cooperation, strategic = map(self._data.helper, ("below", "above", "cooperation", "strategic"))
        for step in range(design.GRID + 1):
            row = FIRST + step
            x, low, first, second = (xl_rowcol_to_cell(row, ZONE_COLUMN + k, col_abs=True) for k in range(4))
            high = xl_rowcol_to_cell(row, HIGH_COLUMN, col_abs=True)
            cells = {
                ZONE_COLUMN: step / design.GRID,
                ZONE_COLUMN + 1: f"={x}-{below}",
                ZONE_COLUMN + 2: f"=MEDIAN({low},{cooperation}-{x},{high})-{low}",
                ZONE_COLUMN + 3: f"=MEDIAN({low},{strategic}-{x},{high})-{low}-{first}",
                ZONE_COLUMN + 4: f"={high}-{low}-{first}-{second}",
                ZONE_COLUMN + 5: 1,
                HIGH_COLUMN: f"={x}+{above}",
            }
            for column, value in cells.items():
                self._data.put((row, column), value)

    # ------------------------------------------------------------------ single points
    def _positions(self) -> tuple[int, int]:
        """The rows of the overall and of the previous position."""
        language, length = self._writer.language, f"({f.HIGH}-{f.LOW})"
        rated = f"{f.PAIR_WEIGHT}>0"
        overall = self._point(
            "overall",
            f"=IF({rated},1+{design.GRID}*(KAM_SupplierScore-{f.LOW})/{length},1)",
            f"=IF({rated},(KAM_KeyAccountScore-{f.LOW})/{length},NA())",
            f"=IF({rated},{f.quoted(self._writer.text('diagram.overall') + '  ')}"
            f'&{f.unsigned("KAM_SupplierScore", language)}&" | "&{f.unsigned("KAM_KeyAccountScore", language)},"")',
        )
        known = f"AND(ISNUMBER(KAM_PreviousSupplier),{f.SETTINGS_OK}=1)"
        previous = self._point(
            "previous",
            f"=IF({known},1+{design.GRID}*(KAM_PreviousSupplier-{f.LOW})/{length},1)",
            f"=IF({known},(KAM_PreviousKeyAccount-{f.LOW})/{length},NA())",
            f"=IF({known},{f.quoted(self._writer.text('diagram.previous') + ' ')}"
            '&RIGHT("0"&MONTH(KAM_PreviousDate),2)&"/"&YEAR(KAM_PreviousDate),"")',
        )
        return overall, previous

    def _point(self, key: str, x: object, y: object, label: object = "", helper: object = "") -> int:
        """One more point of a series; returns its row, counted from 0."""
        row = self._next_point
        self._next_point += 1
        first, _ = self._rows.get(key, (row, row))
        self._rows[key] = (first, row)
        self._data.sheet.write(row, POINT_COLUMN, key)
        for offset, value in enumerate((x, y, label, helper), start=1):
            if value != "":
                self._data.put((row, POINT_COLUMN + offset), value)
        return row

    @staticmethod
    def _cell(row: int, offset: int) -> str:
        return str(xl_rowcol_to_cell(row, POINT_COLUMN + offset, row_abs=True, col_abs=True))

    def _xy(self, row: int) -> tuple[str, str]:
        return self._cell(row, X), self._cell(row, Y)

    def _arrow(self, overall: int, previous: int) -> None:
        """From the previous position to the edge of the ring; none when they (nearly) coincide."""
        (x, y), (x0, y0) = self._xy(overall), self._xy(previous)
        length = f"SQRT((({x}-{x0})/{design.GRID})^2+({y}-{y0})^2)"
        start_x, start_y = self._xy(self._point("arrow", f"={x0}", f"={y0}"))
        part = f"MAX(0,1-{design.OVERALL_RADIUS + 0.006}/MAX({length},0.0001))"
        self._point(
            "arrow",
            f"=IF(ISNUMBER({y}+{y0}),{start_x}+({x}-{x0})*{part},1)",
            f"=IF(ISNUMBER({y}+{y0}),{start_y}+({y}-{y0})*{part},NA())",
        )

    def _zone_labels(self) -> None:
        """The zones' names, each only where its zone has room for it."""
        tolerance = self._data.helper("below")
        side, height = design.FRUSTRATION_LABEL
        room = f"1-{tolerance}>={design.FRUSTRATION_ROOM}"
        below = self._writer.text("zone.supplier_frustration.two_lines")
        above = self._writer.text("zone.key_account_frustration.two_lines")
        self._point("frustration", 1 + design.GRID * (1 - side), f"=IF({room},{height},NA())", below)
        self._point("frustration", 1 + design.GRID * side, f"=IF({room},{1 - height},NA())", above)
        first, second = (f"{self._data.helper(limit)}/2" for limit in ("cooperation", "strategic"))
        ends = (("0", first), (first, second), (second, "1"))
        low_end, high_end = design.LEVEL_ENDS
        for zone, (start, end) in zip(
            ("supplier_relationship", "cooperation", "strategic_partnership"), ends, strict=True
        ):
            helper = self._cell(self._next_point, HELP)
            shift = design.LEVEL_SHIFT
            self._point(
                "levels",
                f"=1+{design.GRID}*({helper}-{shift})",
                f"=IF(AND({f.SETTINGS_OK}=1,{end}-{start}>={design.LEVEL_ROOM},"
                f"{tolerance}>={design.BAND_ROOM}),{helper}+{shift},NA())",
                self._writer.text(f"zone.{zone}"),
                f"=MEDIAN({low_end},({start}+{end})/2,{high_end})",
            )

    # ------------------------------------------------------------------ labels that give way to points
    def _overall_labels(self, overall: int, previous: int) -> None:
        """Some places for the overall label; the one inside the plot that covers the fewest points is shown."""
        (x, y), (x0, y0) = self._xy(overall), self._xy(previous)
        first = self._next_point
        best = f"MIN({self._cell(first, HELP)}:{self._cell(first + len(design.LABEL_PLACES) - 1, HELP)})"
        for rank, place in enumerate(design.LABEL_PLACES):
            helper = self._cell(self._next_point, HELP)
            self._point(
                f"overall_{place.name}",
                f"={self._slid_x(place, x)}+{design.GRID * place.dx:g}",
                f"=IF({helper}={best},{self._slid_y(place, y)}+{place.dy:g},NA())",
                helper=self._conflicts(place, rank, (x, y), (x0, y0)),
            )

    def _conflicts(
        self, place: design.LabelPlace, rank: int, overall: tuple[str, str], previous: tuple[str, str]
    ) -> str:
        """How many points a label there would cover; leaving the plot and the last position weigh more."""
        x, y = self._slid_x(place, overall[0]), self._slid_y(place, overall[1])
        all_x, all_y = (self._criteria.local_area(heading) for heading in ("X", "Y"))
        left, right = f"{x}+{design.GRID * place.left:g}", f"{x}+{design.GRID * place.right:g}"
        bottom, top = f"{y}+{place.bottom:g}", f"{y}+{place.top:g}"
        # What is not there is no number, and so it is not counted.
        limits = ((all_x, ">=", left), (all_x, "<=", right), (all_y, ">=", bottom), (all_y, "<=", top))
        covered = "COUNTIFS(" + ",".join(f'{area},"{sign}"&({limit})' for area, sign, limit in limits) + ")"
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
        self._point("previous_l", f"={x0}", f"=IF({left},{y0},NA())")
        self._point("previous_r", f"={x0}", f"=IF({left},NA(),{y0})")
