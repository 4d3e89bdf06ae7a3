"""The criteria as diagram and profile draw them: one row each, which follows every row of the table.

A column is one array formula, but for who leads a crowd: each one asks those above it.

Places are parts of the scale, because the ends of an axis cannot follow cells. x is always a number; a point that is
not there has no y. Criteria at (nearly) the same place are drawn together by the formulas of ``diagram.crowd``.
"""

from __future__ import annotations

from building import formulas as f
from building.data_block import CRITERIA_COLUMN, CROWDS_COLUMN, DataBlock
from building.data_sheet import DataSheet
from building.writer import Writer
from kam_partnership.assessment import DIAGRAM_CAPACITY
from kam_partnership.diagram import crowd, design

#: Longer titles are cut: so many characters have room left of the profile's plot.
TITLE_LENGTH = 46
#: The profile reaches a little beyond both ends of the scale, so that a point there does not stand on the titles.
MARGIN = 0.04
#: Half a marker of the profile, in parts of the plot's width.
RADIUS = 0.018
#: Of an unrated criterion: nobody's place, and still a number.
NOBODY = -1
HEADINGS = (
    # What both charts need: the height in the profile tells at the same time whether the pair is rated; the true place.
    *("n", "height", "true X", "true Y"),
    # The diagram: the first criterion of those drawn together; how many they are, negative when one bubble stands for
    # all; disc, mark at the true place, bubble, and what stands on the bubble.
    *("leader", "same", "X", "Y", "label", "mark Y", "bubble Y", "times"),
    # The profile.
    *("middle", "join", "supplier x", "key account x", "name", "origin", "name height"),
    # Constants: how far each of two, of three, of four stands from their middle; how far they reach.
    *("right", "up", "reach"),
)
#: Of those drawn together: how many, the mean of their places, how far they reach to one side when they stand beside
#: each other, and the row of the constants for each.
CROWD_HEADINGS = ("count", "mean X", "mean Y", "reach", "place")
_PLACES = [crowd.offset(count, nth) for count in range(1, design.MOST_APART + 1) for nth in range(count)]


def short_title(number: str, titles: str = "") -> str:
    """The title of the row with that number on one line, with its number, cut to what has room.

    Args:
        number: of the row, or a range of numbers in an array formula.
        titles: where the titles stand, row for row; else that of the row with the number is looked up.
    """
    title = f'SUBSTITUTE(IFERROR({titles or f.in_row(f.TITLES, number)}&"",""),CHAR(10)," ")'
    cut = f'IF(LEN({title})>{TITLE_LENGTH},LEFT({title},{TITLE_LENGTH - 1})&"…",{title})'
    return f'{number}&"  "&{cut}'


def write_criteria(writer: Writer, data: DataSheet) -> DataBlock:
    """Everything that is drawn of the criteria."""
    block = DataBlock(writer, data, CRITERIA_COLUMN, DIAGRAM_CAPACITY, HEADINGS)
    crowds = DataBlock(writer, data, CROWDS_COLUMN, DIAGRAM_CAPACITY, CROWD_HEADINGS)
    _constants(block)
    _shared(block, data)
    _Discs(block, crowds).write()
    _in_profile(block, data)
    return block


def _constants(block: DataBlock) -> None:
    for index in range(DIAGRAM_CAPACITY):
        block.put("n", index, index + 1)
        block.put("label", index, str(index + 1))
        block.put("origin", index, -MARGIN)
    for index, (right, up) in enumerate(_PLACES):
        block.put("right", index, right)
        block.put("up", index, up)
    for count in range(1, design.MOST_APART + 1):
        block.put("reach", count - 1, crowd.reach(count))


def _shared(block: DataBlock, data: DataSheet) -> None:
    """Column for column: the table's rows above, those that it does not have below."""
    n, height = block.local_area("n"), block.local_area("height")
    there = f"IF({n}>{data.helper('count')},FALSE,{f.pair_weights()}>0)"
    block.put_down("height", f"=IF({f.SETTINGS_OK}=1,IF({there},{_height(block, data)},NA()),NA())")
    supplier, key_account = (
        f"({f.numbers(column)}-{data.helper('low')})/{data.helper('length')}"
        for column in (f.SUPPLIERS, f.KEY_ACCOUNTS)
    )
    block.put_down("true X", f"=IF(ISNUMBER({height}),1+{design.GRID}*{supplier},1)")
    block.put_down("true Y", f"=IF(ISNUMBER({height}),{key_account},{NOBODY})")


def _height(block: DataBlock, data: DataSheet) -> str:
    return f"1-({block.local_area('n')}-0.5)/{data.helper('count')}"


# ---------------------------------------------------------------------- diagram
class _Discs:
    """Formulas of all criteria in the diagram; X in units of the grid."""

    def __init__(self, block: DataBlock, crowds: DataBlock) -> None:
        self._block, self._crowds = block, crowds
        self._n, self._leader, self._same = (block.local_area(heading) for heading in ("n", "leader", "same"))
        self._rated = f"ISNUMBER({block.local_area('height')})"

    def write(self) -> None:
        for index in range(DIAGRAM_CAPACITY):
            self._block.put("leader", index, self._first_near(index))
        self._write_crowds()
        block, same = self._block, self._same
        x, y = self._middles()
        place = self._crowds.local_area("place")
        right, up = (self._constant(heading, len(_PLACES), place) for heading in ("right", "up"))
        block.put_down("X", f"=IF({self._rated},{x}+{design.GRID}*{right},1)")
        block.put_down("Y", f"=IF({self._rated}*({same}>0),{y}+{up},NA())")
        block.put_down("mark Y", f"=IF({self._rated}*({same}>1),{block.local_area('true Y')},NA())")
        block.put_down("bubble Y", f"=IF(({same}<0)*({self._leader}={self._n}),{y},NA())")
        block.put_down("times", f'=IF({same}<0,-{same}&"×","")')

    def _write_crowds(self) -> None:
        crowds, leader, same = self._crowds, self._leader, self._same
        count = crowds.local_area("count")
        crowds.put_down("count", f"=COUNTIF({leader},{leader})")
        for heading in ("X", "Y"):
            true = self._block.local_area(f"true {heading}")
            crowds.put_down(f"mean {heading}", f"=SUMIF({leader},{leader},{true})/{count}")
        few = f"IF({count}<{design.MOST_APART},{count},{design.MOST_APART})"
        crowds.put_down("reach", f"={self._constant('reach', design.MOST_APART, few)}")
        together = f"IF({count}>{design.MOST_APART},TRUE,{self._near()}>{count})"
        drawn = f"IF({count}=1,1,IF({together},-{count},{count}))"
        self._block.put_down("same", f"=IF({self._rated},{drawn},1)")
        # The rows of the constants: one of one, two of two, three of three …
        nth = f'COUNTIFS({leader},{leader},{self._n},"<="&{self._n})'
        crowds.put_down("place", f"=IF({same}>0,{same}*({same}-1)/2+{nth},0)")

    def _middles(self) -> tuple[str, str]:
        """Those who are drawn together keep so far off the plot's edge that each of them is inside."""
        x, y, reach = (self._crowds.local_area(heading) for heading in ("mean X", "mean Y", "reach"))
        # The bubble of all criteria lies within the overall position's ring, which keeps off the plot's edge.
        everybody = f"(COUNT({self._block.local_area('height')})=-{self._same})"
        margin = f"IF({self._same}<0,{design.EDGE:g}*{everybody},{reach})"
        low, high = f"1+{design.GRID}*{margin}", f"1+{design.GRID}*(1-{margin})"
        return f.clamped(low, x, high), f.clamped(margin, y, f"1-{margin}")

    def _constant(self, heading: str, rows: int, number: str) -> str:
        """What stands in the rows with those numbers, 0 for row 0; INDEX would find one row for all."""
        numbers, values = (self._block.local_area(of, rows) for of in ("n", heading))
        return f"SUMIF({numbers},{number},{values})"

    def _first_near(self, index: int) -> object:
        """The first criterion above that leads a crowd and is near enough, else this one; 0 for who is not drawn."""
        if index == 0:
            return 1
        block = self._block
        x, y, leader, n = (
            f"{block.cell(heading, 0, fixed=True)}:{block.cell(heading, index - 1)}"
            for heading in ("true X", "true Y", "leader", "n")
        )
        own_x, own_y, own, height = (block.cell(heading, index) for heading in ("true X", "true Y", "n", "height"))
        near = f"(ABS({x}-{own_x})<{design.GRID * design.NEAR:g})*(ABS({y}-{own_y})<{design.NEAR:g})*({leader}={n})"
        last = DIAGRAM_CAPACITY + 1  # the first one by its distance from the last
        return f"=IF(ISNUMBER({height}),{last}-MAX({last}-{own},SUMPRODUCT(MAX({near}*({last}-{n})))),0)"

    def _near(self) -> str:
        """How many stand where some would who stand beside each other: their own number, if they have room."""
        room = f"({self._crowds.local_area('reach')}+{design.KEEP_AWAY:g})"
        limits = []
        for heading, unit in (("X", design.GRID), ("Y", 1)):
            area, middle = self._block.local_area(f"true {heading}"), self._crowds.local_area(f"mean {heading}")
            limits += [f'{area},">"&({middle}-{unit}*{room})', f'{area},"<"&({middle}+{unit}*{room})']
        return f"COUNTIFS({','.join(limits)})"


# ---------------------------------------------------------------------- profile
def _in_profile(block: DataBlock, data: DataSheet) -> None:
    n, x, y, middle, join = (block.local_area(heading) for heading in ("n", "true X", "true Y", "middle", "join"))
    count, supplier = data.helper("count"), f"(({x}-1)/{design.GRID})"
    # Equal ratings stand side by side, the supplier on the left: else one marker would hide the other.
    half, apart = f"ABS({y}-{supplier})/2", f"({join}+{RADIUS})"
    block.put_down("join", f"=IF({half}<{RADIUS},0,{half}-{RADIUS})")
    block.put_down("middle", f"={f.clamped(apart, f'({supplier}+{y})/2', f'1-{apart}')}")
    side = f"IF({y}<{supplier},-1,1)"
    block.put_down("supplier x", f"={middle}-{side}*{apart}")
    block.put_down("key account x", f"={middle}+{side}*{apart}")
    block.put_down("name", f'=IF({n}<={count},{short_title(n, f.TITLES)},"")')
    block.put_down("name height", f"=IF({n}<={count},{_height(block, data)},NA())")
