"""The diagram's words that give way: labels of positions, names of zones; formulas of ``diagram.label_room``."""

from __future__ import annotations

from collections.abc import Sequence

from building import formulas as f
from building.data_block import SPOTS_COLUMN, DataBlock
from building.data_sheet import DataSheet
from building.label_formulas import BoxCells, Covered, behind, best, inside, spot, weighed
from building.point_rows import HELP, LABEL, Cells, PointRows, X, Y
from building.writer import Writer
from kam_partnership.diagram import design, label_room

G = design.GRID
POSITIONS = ("overall", "target", "previous")
#: Of a label's places: beside which side of the ring, and for each position where that is and what it covers there.
SPOT_HEADINGS = (
    *("rank", "across", "up", "gap"),
    *(f"{key} {what}" for key in POSITIONS for what in ("X", "Y", "cost")),
)
ZONE_NAMES = ("supplier_frustration", "key_account_frustration")
NAME_HEADINGS = (
    *("rank", "from left", "from below", "side"),
    *(f"{zone} place" for zone in label_room.LEVEL_NAMES),
    *(f"{zone} cost" for zone in (*ZONE_NAMES, *label_room.LEVEL_NAMES)),
)
#: Of the points of climbing names, those of each place below each other.
SAMPLE_HEADINGS = (
    *("of rank", "along", "on side"),
    *(f"{zone} {what}" for zone in label_room.LEVEL_NAMES for what in ("middle", "cost")),
)


def write_words(writer: Writer, data: DataSheet, points: PointRows, covered: Covered) -> None:
    """The points of all words, and what tells their places.

    Args:
        writer: the workbook.
        data: the hidden sheet.
        points: with the three positions, their rings and arrows.
        covered: counts the criteria.
    """
    _Words(writer, data, points, covered).write()


class _Words:
    """Positions first, since the zones' names give way to their labels."""

    def __init__(self, writer: Writer, data: DataSheet, points: PointRows, covered: Covered) -> None:
        self._writer, self._data, self._points, self._covered = writer, data, points, covered
        self._spots, self._names = self._spot_block(), self._name_block()

    def write(self) -> None:
        others = self._labels(self._usual_names(self._names))
        self._frustration_names(self._names, others)
        self._level_names(self._names, others)

    # ------------------------------------------------------------------ labels of positions
    def _labels(self, names: Sequence[BoxCells]) -> list[BoxCells]:
        """The three positions' labels, one after the other; and all that the zones' names have to give way to."""
        marks = {key: BoxCells.square(*self._points.xy(key), self._points.radius(key)) for key in POSITIONS}
        known = [self._between("previous", "overall"), self._between("overall", "target")]
        halves = label_room.OVERALL_LABEL, label_room.TARGET_LABEL, label_room.PREVIOUS_LABEL
        for key, half in zip(POSITIONS, halves, strict=True):
            others = [*known, *names, *(mark for other, mark in marks.items() if other != key)]
            known.append(self._label(key, half, marks[key], others))
        (x0, y0), (x, y) = (self._points.xy("overall_leader", end) for end in (0, 1))
        line = BoxCells.square(f"({x0}+{x})/2", f"({y0}+{y})/2", f"{label_room.LEADER_ROOM:g}")
        return [*known, marks["overall"], marks["target"], line]

    def _between(self, start: str, end: str) -> BoxCells:
        (x0, y0), (x, y) = self._points.xy(start), self._points.xy(end)
        return BoxCells.square(f"({x0}+{x})/2", f"({y0}+{y})/2", f"{design.HEAD_WIDTH:g}")

    def _spot_block(self) -> DataBlock:
        spots = DataBlock(self._writer, self._data, SPOTS_COLUMN, len(label_room.SPOTS), SPOT_HEADINGS)
        for rank, place in enumerate(label_room.SPOTS):
            for heading, value in (("rank", rank), ("across", place.across), ("up", place.up), ("gap", place.gap)):
                spots.put(heading, rank, value)
        return spots

    def _label(self, key: str, half: tuple[float, float], own: BoxCells, others: Sequence[BoxCells]) -> BoxCells:
        at, radius, spots = self._points.xy(key), self._points.radius(key), self._spots
        count = len(label_room.spots_for(half))

        def area(heading: str) -> str:
            return spots.local_area(heading, count)

        beside = spot((area("across"), area("up"), area("gap")), at, radius, half)
        place = area(f"{key} X"), area(f"{key} Y")
        cost = f"IF(ISNUMBER({at[1]}),{self._covered.label_cost(place, half, own, others)},0)+{behind(area('rank'))}"
        for heading, formula in zip(("X", "Y", "cost"), (*inside(*beside, half), cost), strict=True):
            spots.put_down(f"{key} {heading}", f"={formula}", count)
        present, words = f"ISNUMBER({at[1]})", self._points.cell(key, LABEL)
        x, y = (best(cells, area(f"{key} cost")) for cells in place)
        self._points.add(f"{key}_label", f"=IF({present},{x},1)", f"=IF({present},{y},NA())", f"={words}")
        box = BoxCells.label(*self._points.xy(f"{key}_label"), half)
        if key == "overall":  # the others' places are near
            self._leader(key, at, radius, box, half)
        return box

    def _leader(self, key: str, at: Cells, radius: str, box: BoxCells, half: tuple[float, float]) -> None:
        """The line from a ring to its label, where that stands away."""
        inner = label_room.INNER
        (x, y), wide, high = at, f"{G * half[0] * inner:g}", f"{half[1] * inner:g}"
        name = f"{key}_leader"
        # The end first: the start lies on the way to it.
        end_x, end_y, length = self._points.coming(X, 1), self._points.coming(Y, 1), self._points.coming(HELP)
        seen = f"IF(ISNUMBER({length}),{length}>={radius}+{label_room.FROM_FAR:g},FALSE)"
        part = f"{radius}/{length}"
        self._points.add(
            name,
            f"=IF({seen},{x}+{part}*({end_x}-{x}),1)",
            f"=IF({seen},{y}+{part}*({end_y}-{y}),NA())",
            helper=f"=SQRT((({end_x}-{x})/{G})^2+({end_y}-{y})^2)",
        )
        self._points.add(
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
        for rank in range(count):
            block.put("rank", rank, rank)
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

    def _frustration_names(self, block: DataBlock, others: Sequence[BoxCells]) -> None:
        tolerance, half = self._data.helper("below"), label_room.FRUSTRATION_NAME
        across, up = block.local_area("from left"), block.local_area("from below")
        leaves = f"IF({across}-{up}-{sum(half):g}<{tolerance},{label_room.NEVER},0)"
        for zone in ZONE_NAMES:
            mirrored = zone == "key_account_frustration"
            x, y = (f"(1+{G}*(1-{across}))", f"(1-{up})") if mirrored else (f"(1+{G}*{across})", up)
            found = f"{self._covered.marks(x, y, *half)}+{weighed(others, x, y, half)}"
            block.put_down(f"{zone} cost", f"={found}+{leaves}+{behind(block.local_area('rank'))}")
            costs = block.local_area(f"{zone} cost")
            x, y = (best(cells, costs) for cells in (across, up))
            x, y = (f"1-{x}", f"1-{y}") if mirrored else (x, y)
            shown = f"=IF(MIN({costs})<1,{y},NA())"
            self._points.add("frustration", f"=1+{G}*({x})", shown, self._writer.text(label_room.name_key(zone)))

    def _level_names(self, block: DataBlock, others: Sequence[BoxCells]) -> None:
        places, samples = label_room.LEVEL_PLACES, self._sample_block()
        count = len(places)
        of_rank, ranks = samples.local_area("of rank"), block.local_area("rank", count)
        for zone, (_, half) in label_room.LEVEL_NAMES.items():
            shift, step = self._data.helper(f"shift {zone}"), label_room.sample_reach(zone)
            along, side = samples.local_area("along"), samples.local_area("on side")
            middle, cost = (samples.local_area(f"{zone} {what}") for what in ("middle", "cost"))
            middles = block.local_area(f"{zone} place", count)
            samples.put_down(f"{zone} middle", f"=SUMIF({ranks},{of_rank},{middles})")
            x = f"(1+{G}*({middle}-{side}*{shift})+{G * step:g}*{along})"
            y = f"({middle}+{side}*{shift}+{step:g}*{along})"
            samples.put_down(f"{zone} cost", f"={self._covered.sample_cost((x, y), half, others)}")
            block.put_down(f"{zone} cost", f"=SUMIF({of_rank},{ranks},{cost})+{behind(ranks)}", count)
            self._level_name(block, zone)

    def _sample_block(self) -> DataBlock:
        """The points of all climbing names at all their places."""
        parts, places = label_room.SAMPLES, label_room.LEVEL_PLACES
        column = SPOTS_COLUMN + len(SPOT_HEADINGS) + len(NAME_HEADINGS)
        samples = DataBlock(self._writer, self._data, column, len(parts) * len(places), SAMPLE_HEADINGS)
        for row, (rank, part) in enumerate((rank, part) for rank in range(len(places)) for part in parts):
            for heading, value in (("of rank", rank), ("along", part), ("on side", places[rank][0])):
                samples.put(heading, row, value)
        return samples

    def _level_name(self, block: DataBlock, zone: str) -> None:
        places, shift = label_room.LEVEL_PLACES, self._data.helper(f"shift {zone}")
        along, costs = (block.local_area(f"{zone} {what}", len(places)) for what in ("place", "cost"))
        side, middle = (best(cells, costs) for cells in (block.local_area("side", len(places)), along))
        lowest, highest = (
            block.cell(f"{zone} place", next(rank for rank, (_, at) in enumerate(places) if at == key), fixed=True)
            for key in ("low", "high")
        )
        height = f"{label_room.level_height(zone):g}"
        room = f"AND({f.SETTINGS_OK}=1,2*{shift}>={height},{lowest}<={highest},MIN({costs})<1)"
        self._points.add(
            "levels",
            f"=1+{G}*({middle}-{side}*{shift})",
            f"=IF({room},{middle}+{side}*{shift},NA())",
            self._writer.text(label_room.name_key(zone)),
        )
