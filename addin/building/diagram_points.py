"""What the partnership diagram draws besides criteria and words: zones, positions, rings, arrows, legend."""

from __future__ import annotations

from xlsxwriter.utility import xl_range_abs

from building import formulas as f
from building.data_block import RINGS_COLUMN, DataBlock
from building.data_sheet import FIRST, DataSheet
from building.diagram_words import write_words
from building.label_formulas import Covered, best
from building.point_rows import HELP, LABEL, PointRows, X, Y
from building.target_formulas import ZONE as TARGET_ZONE
from building.writer import Writer
from kam_partnership.diagram import design, shapes
from kam_partnership.workbook import names
from kam_partnership.workbook.our_charts import BAND_HEADING

ZONE_COLUMN = 3
HALF_COLUMN = ZONE_COLUMN + 1 + len(design.ZONE_COLOURS)
G = design.GRID


class DiagramPoints:
    """Writes the zones and the single points, and knows where the diagram's series stand."""

    def __init__(self, writer: Writer, data: DataSheet, criteria: DataBlock, ticks: DataBlock) -> None:
        self._writer, self._data, self._criteria, self._ticks = writer, data, criteria, ticks
        self._points, self._covered = PointRows(data), Covered(criteria)
        self._write_zones()
        self._positions()
        self._rings_and_arrows()
        write_words(writer, data, self._points, self._covered)
        self._legend()

    # ------------------------------------------------------------------ where the series stand
    @property
    def grid(self) -> str:
        """The category values under the zones."""
        return self._data.area(ZONE_COLUMN, FIRST, FIRST + G)

    def zone(self, index: int) -> str:
        """The heights of one zone, counted from 0."""
        return self._data.area(ZONE_COLUMN + 1 + index, FIRST, FIRST + G)

    @property
    def lines(self) -> list[str]:
        """The band's lower border, and how far the balance line and the upper border lie over the line before."""
        return [self._data.area(column, FIRST, FIRST + G) for column in (ZONE_COLUMN + 1, HALF_COLUMN, HALF_COLUMN)]

    def point(self, key: str, offset: int) -> str:
        """A column of a series of points: X, Y, LABEL."""
        of_criteria = {
            "criteria": ("X", "Y", "label"),
            "bubbles": ("X", "bubble Y", "times"),
            "marks": ("true X", "mark Y", "label"),
        }
        if key in of_criteria:
            return self._criteria.area(of_criteria[key][offset - 1])
        if key.startswith("ticks_"):
            places = {"ticks_x": ("X", "axis", "label"), "ticks_y": ("start", "place", "label")}
            return self._ticks.area(places[key][offset - 1])
        return self._points.area(key, offset)

    # ------------------------------------------------------------------ zones
    def _write_zones(self) -> None:
        """Heights of the five stacked areas over the grid: the formulas of ``diagram.stack``; they follow the settings.

        The lowest height is the band's lower border, too. Beyond the plot nobody sees how far an area reaches, so the
        uppermost height is a constant.
        """
        for offset, title in enumerate(("x", *design.ZONE_COLOURS, BAND_HEADING[1])):
            self._data.sheet.write(0, ZONE_COLUMN + offset, title, self._data.heading_format)
        below, above, cooperation, strategic = map(self._data.helper, ("below", "above", "cooperation", "strategic"))
        for step in range(G + 1):
            for column, value in ((ZONE_COLUMN, step / G), (ZONE_COLUMN + 5, 1)):
                self._data.put((FIRST + step, column), value)
        x, low, first, second = (self._zone_cells(ZONE_COLUMN + k) for k in range(4))
        high = f"{x}+{above}"
        formulas = {
            ZONE_COLUMN + 1: f"={x}-{below}",
            ZONE_COLUMN + 2: f"={f.clamped(low, f'{cooperation}-{x}', high)}-{low}",
            ZONE_COLUMN + 3: f"={f.clamped(low, f'{strategic}-{x}', high)}-{low}-{first}",
            ZONE_COLUMN + 4: f"={high}-{low}-{first}-{second}",
            HALF_COLUMN: f"={below}",
        }
        for column, formula in formulas.items():
            self._data.put_down((FIRST, column), G + 1, formula)

    @staticmethod
    def _zone_cells(column: int) -> str:
        return str(xl_range_abs(FIRST, column, FIRST + G, column))

    # ------------------------------------------------------------------ single points
    def _positions(self) -> None:
        """The overall position, the target, the last position; the help column holds the radius of a ring."""
        text, language = self._writer.text, self._writer.language
        month = 'RIGHT("0"&MONTH(KAM_PreviousDate),2)&"/"&YEAR(KAM_PreviousDate)'
        targets = names.TARGET_CELLS["supplier"], names.TARGET_CELLS["key_account"]
        for key, there, cells, words in (
            ("overall", f"{f.PAIR_WEIGHT}>0", ("KAM_SupplierScore", "KAM_KeyAccountScore"), None),
            ("target", f"{TARGET_ZONE}>0", targets, None),
            (
                "previous",
                f"AND(ISNUMBER(KAM_PreviousSupplier),{f.SETTINGS_OK}=1)",
                ("KAM_PreviousSupplier", "KAM_PreviousKeyAccount"),
                f"{f.quoted(text('diagram.previous') + ' ')}&{month}",
            ),
        ):
            across, up = (f"({cell}-{f.LOW})/({f.HIGH}-{f.LOW})" for cell in cells)
            told = f'{f.unsigned(cells[0], language)}&" | "&{f.unsigned(cells[1], language)}'
            says = words or f"{f.quoted(text(f'diagram.{key}') + '  ')}&{told}"
            x, y = (f"MEDIAN({design.EDGE:g},{share},{1 - design.EDGE:g})" for share in (across, up))
            self._points.add(key, f"=IF({there},1+{G}*{x},1)", f"=IF({there},{y},NA())")
            present = f"ISNUMBER({self._points.cell(key, Y)})"
            self._points.fill(key, LABEL, f'=IF({present},{says},"")')
        self._points.fill("overall", HELP, f"={self._ring_radius()}")
        (x, y), (x0, y0) = self._points.xy("overall"), self._points.xy("target")
        near = f"AND(ABS({x}-{x0})<{G * design.TARGET_NEAR:g},ABS({y}-{y0})<{design.TARGET_NEAR:g})"
        around = f"{self._points.cell('overall', HELP)}+{design.TARGET_AROUND:g}"
        radius = f"=IF(ISNUMBER({y}+{y0}),IF({near},{around},{design.TARGET_RADIUS:g}),{design.TARGET_RADIUS:g})"
        self._points.fill("target", HELP, radius)

    def _ring_radius(self) -> str:
        """The first of the radii with which the ring runs through the fewest numbers."""
        (x, y), count = self._points.xy("overall"), len(design.OVERALL_RADII)
        rings = DataBlock(self._writer, self._data, RINGS_COLUMN, count, ("radius", "outer", "inner", "crossed"))
        for rank, radius in enumerate(design.OVERALL_RADII):
            edges = ("outer", radius + design.RING_OUTSIDE), ("inner", radius - design.RING_INSIDE)
            for heading, value in (("radius", radius), *edges):
                rings.put(heading, rank, value)
        radii, outer, inner, crossed = map(rings.local_area, ("radius", "outer", "inner", "crossed"))
        counts = self._covered.middles(x, y, outer), self._covered.middles(x, y, inner)
        rings.put_down("crossed", f"=IF(ISNUMBER({y}),{counts[0]}-({counts[1]}),0)")
        return best(radii, crossed)

    # ------------------------------------------------------------------ rings and arrows
    def _rings_and_arrows(self) -> None:
        for key in ("overall", "target"):
            (x, y), radius = self._points.xy(key), self._points.radius(key)
            for corner in range(shapes.CORNERS + 1):
                self._points.add(f"{key}_ring", "", "", *shapes.turn(corner))
            cosine, sine = (self._points.column(f"{key}_ring", offset) for offset in (LABEL, HELP))
            across = f.clamped("1", f"{x}+{G}*{cosine}*{radius}", f"{G + 1}")
            upwards = f.clamped("0", f"{y}+{sine}*{radius}", "1")
            for offset, formula in ((X, across), (Y, upwards)):
                self._points.fill_down(f"{key}_ring", offset, f"={formula}")
        self._arrow("arrow", "previous", "overall", "0")
        self._arrow("way", "overall", "target", f"({self._points.radius('overall')}+{design.ARROW_GAP:g})")

    def _arrow(self, key: str, start: str, end: str, first: str) -> None:
        """From the edge of one mark to the edge of another; none where there is no room for it."""
        (x0, y0), (x, y) = self._points.xy(start), self._points.xy(end)
        length, last = (self._points.coming(HELP, nth) for nth in (0, 1))
        helpers = (
            f"=SQRT((({x}-{x0})/{G})^2+({y}-{y0})^2)",
            f"={length}-{self._points.radius(end)}-{design.ARROW_GAP:g}",
        )
        seen = f"IF(ISNUMBER({last}),{last}-{first}>={design.HEAD_LENGTH / 2:g},FALSE)"
        for part, helper in zip((first, last), helpers, strict=True):
            self._points.add(
                key,
                f"=IF({seen},{x0}+({x}-{x0})*{part}/{length},1)",
                f"=IF({seen},{y0}+({y}-{y0})*{part}/{length},NA())",
                helper=helper,
            )
        # The head follows the shaft, which is shorter than the way between both marks: its direction is theirs.
        tip_x, tip_y = self._points.xy(key, 1)
        dx, dy = f"(({x}-{x0})/{G}/{length})", f"(({y}-{y0})/{length})"
        back, wide = f"{design.HEAD_LENGTH:g}", f"{design.HEAD_WIDTH:g}"
        for side in ("+", "", "-"):
            other = {"+": "-", "-": "+"}.get(side, "")
            sideways = (f"{other}{wide}*{dy}", f"{side}{wide}*{dx}") if side else ("", "")
            ends = (f"-{back}*{dx}", f"-{back}*{dy}") if side else ("", "")
            self._points.add(
                f"{key}_head",
                f"=IF(ISNUMBER({tip_y}),{tip_x}+{G}*(0{ends[0]}{sideways[0]}),1)",
                f"=IF(ISNUMBER({tip_y}),{tip_y}{ends[1]}{sideways[1]},NA())",
            )

    # ------------------------------------------------------------------ legend
    def _legend(self) -> None:
        """One line of words below the axis: only what is there, with signs that look like the marks."""
        entries = {
            key: f"{sign} {self._writer.text(f'diagram.legend.{key}')}" for key, sign in design.LEGEND_SIGNS.items()
        }
        always = design.LEGEND_GAP.join(entries[key] for key in ("overall", "criterion"))
        parts = [f'REPT("{design.BLANK}"&CHAR(10),{design.LEGEND_BELOW})', f.quoted(always)]
        for key in ("previous", "target"):
            entry = f.quoted(design.LEGEND_GAP + entries[key])
            parts.append(f'IF(ISNUMBER({self._points.cell(key, Y)}),{entry},"")')
        self._points.add("legend", 1 + G / 2, 0, "=" + "&".join(parts))
