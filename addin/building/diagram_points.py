"""What the partnership diagram draws besides its criteria: zones, positions, arrows, and words that give way."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.utility import xl_rowcol_to_cell

from building import formulas as f
from building.data_block import SPOTS_COLUMN, DataBlock
from building.data_sheet import FIRST, DataSheet
from building.label_formulas import BoxCells, Covered, spot, weighed
from building.target_formulas import ZONE as TARGET_ZONE
from building.writer import Writer
from kam_partnership.diagram import design, label_room, shapes
from kam_partnership.workbook import names
from kam_partnership.workbook.our_charts import BAND_HEADING

ZONE_COLUMN, POINT_COLUMN = 3, 11
HALF_COLUMN = ZONE_COLUMN + 1 + len(design.ZONE_COLOURS)
#: The columns of a series of points.
X, Y, LABEL, HELP = 1, 2, 3, 4
G = design.GRID
Cells = tuple[str, str]
POSITIONS = ("overall", "target", "previous")
SPOT_HEADINGS = ("across", "up", "gap", *(f"{key} cost" for key in POSITIONS))
ZONE_NAMES = ("supplier_frustration", "key_account_frustration")
NAME_HEADINGS = (
    *("from left", "from below", "side", *(f"{zone} place" for zone in label_room.LEVEL_NAMES)),
    *(f"{zone} cost" for zone in (*ZONE_NAMES, *label_room.LEVEL_NAMES)),
)
#: Of equally good places the first wins: a hundredth for each row.
RANK = f"(ROW()-{FIRST + 1})/100"


class DiagramPoints:
    """Writes the zones and the single points, and knows where the diagram's series stand.

    X stands in units of the grid and is always a number; Y in parts of the scale, or not there.
    """

    def __init__(self, writer: Writer, data: DataSheet, criteria: DataBlock, ticks: DataBlock) -> None:
        self._writer, self._data, self._criteria, self._ticks = writer, data, criteria, ticks
        self._rows: dict[str, tuple[int, int]] = {}
        self._next_point = FIRST
        self._covered = Covered(criteria)
        for offset, title in enumerate(("point", "X", "Y", "label", "help")):
            data.sheet.write(0, POINT_COLUMN + offset, title, data.heading_format)
        self._write_zones()
        self._positions()
        self._rings_and_arrows()
        names = self._name_block()
        self._zone_names(names, self._labels(self._usual_names(names)))
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
        if key not in self._rows:
            return ""
        first, last = self._rows[key]
        return self._data.area(POINT_COLUMN + offset, first, last)

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
            row = FIRST + step
            x, low, first, second = (xl_rowcol_to_cell(row, ZONE_COLUMN + k, col_abs=True) for k in range(4))
            high = f"{x}+{above}"
            cells = {
                ZONE_COLUMN: step / G,
                ZONE_COLUMN + 1: f"={x}-{below}",
                ZONE_COLUMN + 2: f"=MEDIAN({low},{cooperation}-{x},{high})-{low}",
                ZONE_COLUMN + 3: f"=MEDIAN({low},{strategic}-{x},{high})-{low}-{first}",
                ZONE_COLUMN + 4: f"={high}-{low}-{first}-{second}",
                ZONE_COLUMN + 5: 1,
                HALF_COLUMN: f"={below}",
            }
            for column, value in cells.items():
                self._data.put((row, column), value)

    # ------------------------------------------------------------------ single points
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

    def _cell(self, key: str, offset: int, nth: int = 0) -> str:
        row = self._rows[key][0] + nth
        return str(xl_rowcol_to_cell(row, POINT_COLUMN + offset, row_abs=True, col_abs=True))

    def _xy(self, key: str, nth: int = 0) -> Cells:
        return self._cell(key, X, nth), self._cell(key, Y, nth)

    def _radius(self, key: str) -> str:
        return f"{design.PREVIOUS_RADIUS:g}" if key == "previous" else self._cell(key, HELP)

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
            self._point(key, f"=IF({there},1+{G}*{x},1)", f"=IF({there},{y},NA())")
            present = f"ISNUMBER({self._cell(key, Y)})"
            self._data.put((self._rows[key][0], POINT_COLUMN + LABEL), f'=IF({present},{says},"")')
        self._data.put((self._rows["overall"][0], POINT_COLUMN + HELP), f"={self._ring_radius()}")
        (x, y), (x0, y0) = self._xy("overall"), self._xy("target")
        near = f"AND(ABS({x}-{x0})<{G * design.TARGET_NEAR:g},ABS({y}-{y0})<{design.TARGET_NEAR:g})"
        around = f"{self._cell('overall', HELP)}+{design.TARGET_AROUND:g}"
        radius = f"=IF(ISNUMBER({y}+{y0}),IF({near},{around},{design.TARGET_RADIUS:g}),{design.TARGET_RADIUS:g})"
        self._data.put((self._rows["target"][0], POINT_COLUMN + HELP), radius)

    def _ring_radius(self) -> str:
        """The first of the radii with which the ring runs through the fewest numbers."""
        x, y = self._xy("overall")

        def crossed(radius: float) -> str:
            outer, inner = radius + design.RING_OUTSIDE, radius - design.RING_INSIDE
            within = [self._covered.marks(x, y, half, half, radii=False) for half in (outer, inner)]
            return f"{within[0]}-({within[1]})"

        small, middle, wide = map(crossed, design.OVERALL_RADII)
        radii = [f"{radius:g}" for radius in design.OVERALL_RADII]
        best = f"IF(MIN({middle},{wide})<{small},IF({wide}<{middle},{radii[2]},{radii[1]}),{radii[0]})"
        return f"IF(ISNUMBER({y}),{best},{radii[0]})"

    # ------------------------------------------------------------------ rings and arrows
    def _rings_and_arrows(self) -> None:
        for key in ("overall", "target"):
            (x, y), radius = self._xy(key), self._radius(key)
            for corner in range(shapes.CORNERS + 1):
                right, up = shapes.turn(corner)
                row = self._next_point
                cosine, sine = (xl_rowcol_to_cell(row, POINT_COLUMN + k, col_abs=True) for k in (LABEL, HELP))
                at = f"=MEDIAN(1,{x}+{G}*{cosine}*{radius},{G + 1})", f"=MEDIAN(0,{y}+{sine}*{radius},1)"
                self._point(f"{key}_ring", *at, right, up)
        self._arrow("arrow", "previous", "overall", "0")
        self._arrow("way", "overall", "target", f"({self._radius('overall')}+{design.ARROW_GAP:g})")

    def _arrow(self, key: str, start: str, end: str, first: str) -> None:
        """From the edge of one mark to the edge of another; none where there is no room for it."""
        (x0, y0), (x, y) = self._xy(start), self._xy(end)
        length = f"SQRT((({x}-{x0})/{G})^2+({y}-{y0})^2)"
        last = f"({length}-{self._radius(end)}-{design.ARROW_GAP:g})"
        seen = f"IF(ISNUMBER({y}+{y0}),{last}-{first}>={design.HEAD_LENGTH / 2:g},FALSE)"
        for part in (first, last):
            self._point(
                key,
                f"=IF({seen},{x0}+({x}-{x0})*{part}/{length},1)",
                f"=IF({seen},{y0}+({y}-{y0})*{part}/{length},NA())",
            )
        # The head follows the shaft, which is shorter than the way between both marks: its direction is theirs.
        tip_x, tip_y = self._xy(key, 1)
        dx, dy = f"(({x}-{x0})/{G}/{length})", f"(({y}-{y0})/{length})"
        back, wide = f"{design.HEAD_LENGTH:g}", f"{design.HEAD_WIDTH:g}"
        for side in ("+", "", "-"):
            other = {"+": "-", "-": "+"}.get(side, "")
            sideways = (f"{other}{wide}*{dy}", f"{side}{wide}*{dx}") if side else ("", "")
            ends = (f"-{back}*{dx}", f"-{back}*{dy}") if side else ("", "")
            self._point(
                f"{key}_head",
                f"=IF(ISNUMBER({tip_y}),{tip_x}+{G}*(0{ends[0]}{sideways[0]}),1)",
                f"=IF(ISNUMBER({tip_y}),{tip_y}{ends[1]}{sideways[1]},NA())",
            )

    # ------------------------------------------------------------------ words that give way
    def _labels(self, names: Sequence[BoxCells]) -> list[BoxCells]:
        """The three positions' labels, one after the other; and all that the zones' names have to give way to."""
        spots = DataBlock(self._writer, self._data, SPOTS_COLUMN, len(label_room.SPOTS), SPOT_HEADINGS)
        for rank, place in enumerate(label_room.SPOTS):
            for heading, value in (("across", place.across), ("up", place.up), ("gap", place.gap)):
                spots.put(heading, rank, value)
        marks = {key: BoxCells.square(*self._xy(key), self._radius(key)) for key in POSITIONS}
        known = [self._between("previous", "overall"), self._between("overall", "target")]
        halves = label_room.OVERALL_LABEL, label_room.TARGET_LABEL, label_room.PREVIOUS_LABEL
        for key, half in zip(POSITIONS, halves, strict=True):
            others = [*known, *names, *(mark for other, mark in marks.items() if other != key)]
            known.append(self._label(spots, key, half, marks[key], others))
        (x0, y0), (x, y) = (self._xy("overall_leader", end) for end in (0, 1))
        line = BoxCells.square(f"({x0}+{x})/2", f"({y0}+{y})/2", f"{label_room.LEADER_ROOM:g}")
        return [*known, marks["overall"], marks["target"], line]

    def _between(self, start: str, end: str) -> BoxCells:
        (x0, y0), (x, y) = self._xy(start), self._xy(end)
        return BoxCells.square(f"({x0}+{x})/2", f"({y0}+{y})/2", f"{design.HEAD_WIDTH:g}")

    def _label(
        self, spots: DataBlock, key: str, half: tuple[float, float], own: BoxCells, others: Sequence[BoxCells]
    ) -> BoxCells:
        at, radius, costs = self._xy(key), self._radius(key), f"{key} cost"
        count = len(label_room.spots_for(half))
        for rank in range(count):
            cells = (spots.cell("across", rank), spots.cell("up", rank), spots.cell("gap", rank))
            cost = self._covered.label_cost(spot(cells, at, radius, half), half, own, others)
            spots.put(costs, rank, f"=IF(ISNUMBER({at[1]}),{cost},0)+{RANK}")
        area = spots.local_area(costs, count)
        chosen = f"MATCH(MIN({area}),{area},0)"
        across, up, gap = (f"INDEX({spots.local_area(heading)},{chosen})" for heading in ("across", "up", "gap"))
        x, y = spot((across, up, gap), at, radius, half)
        present, words = f"ISNUMBER({at[1]})", self._cell(key, LABEL)
        self._point(f"{key}_label", f"=IF({present},{x},1)", f"=IF({present},{y},NA())", f"={words}")
        box = BoxCells.label(*self._xy(f"{key}_label"), half)
        if key == "overall":  # the others' places are near
            self._leader(key, at, radius, box, half)
        return box

    def _leader(self, key: str, at: Cells, radius: str, box: BoxCells, half: tuple[float, float]) -> None:
        """The line from a ring to its label, where that stands away."""
        inner = label_room.INNER
        (x, y), wide, high = at, f"{G * half[0] * inner:g}", f"{half[1] * inner:g}"
        name = f"{key}_leader"
        # The end first: the start lies on the way to it.
        row = self._next_point
        end_x, end_y = (xl_rowcol_to_cell(row + 1, POINT_COLUMN + k, row_abs=True, col_abs=True) for k in (X, Y))
        length = f"SQRT((({end_x}-{x})/{G})^2+({end_y}-{y})^2)"
        seen = f"IF(ISNUMBER({y}),{length}>={radius}+{label_room.FROM_FAR:g},FALSE)"
        part = f"{radius}/{length}"
        self._point(name, f"=IF({seen},{x}+{part}*({end_x}-{x}),1)", f"=IF({seen},{y}+{part}*({end_y}-{y}),NA())")
        self._point(
            name,
            f"=IF(ISNUMBER({y}),MEDIAN({box.x}-{wide},{x},{box.x}+{wide}),1)",
            f"=IF(ISNUMBER({y}),MEDIAN({box.y}-{high},{y},{box.y}+{high}),NA())",
        )

    def _name_block(self) -> DataBlock:
        """The places that the zones' names may take; those of the levels as points of the balance line."""
        count = max(len(label_room.FRUSTRATION_PLACES), len(label_room.LEVEL_PLACES))
        column = SPOTS_COLUMN + len(SPOT_HEADINGS)
        block = DataBlock(self._writer, self._data, column, count, NAME_HEADINGS)
        for rank, place in enumerate(label_room.FRUSTRATION_PLACES):
            for heading, part in zip(("from left", "from below"), place, strict=True):
                block.put(heading, rank, part)
        first, second = (f"{self._data.helper(limit)}/2" for limit in ("cooperation", "strategic"))
        ends = (("0", first), (first, second), (second, "1"))
        for rank, (above, _) in enumerate(label_room.LEVEL_PLACES):
            block.put("side", rank, above)
        for zone, (start, end) in zip(label_room.LEVEL_NAMES, ends, strict=True):
            shift, (inside, edge) = self._data.helper(f"shift {zone}"), label_room.level_margins(zone)
            low, high = f"MAX({start}+{inside:g},{shift}+{edge:g})", f"MIN({end}-{inside:g},1-{shift}-{edge:g})"
            middles = {"low": low, "high": high, "middle": f"MEDIAN({low},({start}+{end})/2,{high})"}
            for rank, (_, at) in enumerate(label_room.LEVEL_PLACES):
                block.put(f"{zone} place", rank, f"={middles[at]}")
        return block

    def _usual_names(self, block: DataBlock) -> list[BoxCells]:
        """Where the levels' names would like to stand: the first of their places, above the balance line."""
        found = []
        for zone in label_room.LEVEL_NAMES:
            shift, middle = self._data.helper(f"shift {zone}"), block.cell(f"{zone} place", 0, fixed=True)
            half = f"{label_room.usual_half(zone):g}"
            place = f"(1+{G}*({middle}-{shift}))", f"({middle}+{shift})"
            found.append(BoxCells.square(*place, half, label_room.USUAL))
        return found

    def _zone_names(self, block: DataBlock, others: Sequence[BoxCells]) -> None:
        """The zones' names, each only where its zone has room for it."""
        self._frustration_names(block, others)
        self._level_names(block, others)

    def _frustration_names(self, block: DataBlock, others: Sequence[BoxCells]) -> None:
        tolerance, half = self._data.helper("below"), label_room.FRUSTRATION_NAME
        rows = len(label_room.FRUSTRATION_PLACES)
        for zone in ZONE_NAMES:
            mirrored, costs = zone == "key_account_frustration", f"{zone} cost"
            for rank in range(rows):
                across, up = block.cell("from left", rank), block.cell("from below", rank)
                x, y = (f"(1+{G}*(1-{across}))", f"(1-{up})") if mirrored else (f"(1+{G}*{across})", up)
                found = weighed(others, x, y, half)
                leaves = f"IF({across}-{up}-{sum(half):g}<{tolerance},{label_room.NEVER},0)"
                cost = f"{self._covered.marks(x, y, *half)}+{found}+{leaves}+{RANK}"
                block.put(costs, rank, f"={cost}")
            area = block.local_area(costs, rows)
            best = f"MIN({area})"
            across, up = (
                f"INDEX({block.local_area(heading)},MATCH({best},{area},0))" for heading in ("from left", "from below")
            )
            x, y = (f"1-{across}", f"1-{up}") if mirrored else (across, up)
            shown = f"=IF({best}<1,{y},NA())"
            self._point("frustration", f"=1+{G}*({x})", shown, self._writer.text(label_room.name_key(zone)))

    def _level_names(self, block: DataBlock, others: Sequence[BoxCells]) -> None:
        places = label_room.LEVEL_PLACES
        for zone in label_room.LEVEL_NAMES:
            shift = self._data.helper(f"shift {zone}")
            costs, along = f"{zone} cost", f"{zone} place"
            for rank in range(len(places)):
                side, middle = block.cell("side", rank), block.cell(along, rank)
                place = f"(1+{G}*({middle}-{side}*{shift}))", f"({middle}+{side}*{shift})"
                cost = self._covered.climbing_cost(place, zone, others)
                block.put(costs, rank, f"={cost}+{RANK}")
            area = block.local_area(costs, len(places))
            side, middle = (f"INDEX({block.local_area(key)},MATCH(MIN({area}),{area},0))" for key in ("side", along))
            lowest, highest = (
                block.cell(along, next(rank for rank, (_, at) in enumerate(places) if at == key), fixed=True)
                for key in ("low", "high")
            )
            room = (
                f"AND({f.SETTINGS_OK}=1,2*{shift}>={label_room.level_height(zone):g},{lowest}<={highest},MIN({area})<1)"
            )
            self._point(
                "levels",
                f"=1+{G}*({middle}-{side}*{shift})",
                f"=IF({room},{middle}+{side}*{shift},NA())",
                self._writer.text(label_room.name_key(zone)),
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
            parts.append(f'IF(ISNUMBER({self._cell(key, Y)}),{entry},"")')
        self._point("legend", 1 + G / 2, 0, "=" + "&".join(parts))
