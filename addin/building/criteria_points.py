"""The criteria as diagram and profile draw them: one row each, which follows every row of the table.

Places are parts of the scale, because the ends of an axis cannot follow cells. x is always a number; a point that is
not there has no y. Criteria at (nearly) the same place are drawn together by the formulas of ``diagram.crowd``.
"""

from __future__ import annotations

from building import formulas as f
from building.data_block import CRITERIA_COLUMN, DataBlock
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


def short_title(number: str) -> str:
    """The title of the row with that number on one line, with its number, cut to what has room."""
    title = f'SUBSTITUTE(IFERROR({f.in_row(f.TITLES, number)}&"",""),CHAR(10)," ")'
    cut = f'IF(LEN({title})>{TITLE_LENGTH},LEFT({title},{TITLE_LENGTH - 1})&"…",{title})'
    return f'{number}&"  "&{cut}'


def write_criteria(writer: Writer, data: DataSheet) -> DataBlock:
    """Everything that is drawn of the criteria."""
    block = DataBlock(writer, data, CRITERIA_COLUMN, DIAGRAM_CAPACITY, HEADINGS)
    _constants(block)
    for index in range(DIAGRAM_CAPACITY):
        _shared(block, data, index)
        _Disc(block, index).write()
        _in_profile(block, data, index)
    return block


def _constants(block: DataBlock) -> None:
    places = [crowd.offset(count, nth) for count in range(1, design.MOST_APART + 1) for nth in range(count)]
    for index, (right, up) in enumerate(places):
        block.put("right", index, right)
        block.put("up", index, up)
    for count in range(1, design.MOST_APART + 1):
        block.put("reach", count - 1, crowd.reach(count))


def _shared(block: DataBlock, data: DataSheet, index: int) -> None:
    n, height = block.cell("n", index), block.cell("height", index)
    block.put("n", index, index + 1)
    block.put("height", index, f"=IF({f.rated_in_row(n)}=1,{_height(data, n)},NA())")
    supplier, key_account = (
        f"({f.in_row(column, n)}-{f.LOW})/({f.HIGH}-{f.LOW})" for column in (f.SUPPLIERS, f.KEY_ACCOUNTS)
    )
    block.put("true X", index, f"=IF(ISNUMBER({height}),1+{design.GRID}*{supplier},1)")
    block.put("true Y", index, f"=IF(ISNUMBER({height}),{key_account},{NOBODY})")


def _height(data: DataSheet, n: str) -> str:
    return f"1-({n}-0.5)/{data.helper('count')}"


# ---------------------------------------------------------------------- diagram
class _Disc:
    """Formulas of one criterion in the diagram; X in units of the grid."""

    def __init__(self, block: DataBlock, index: int) -> None:
        self._block, self._index = block, index
        self._n, self._x, self._y, self._leader, self._same = (
            block.cell(heading, index) for heading in ("n", "true X", "true Y", "leader", "same")
        )
        self._rated = f"ISNUMBER({block.cell('height', index)})"

    def write(self) -> None:
        block, index, rated, same = self._block, self._index, self._rated, self._same
        block.put("leader", index, self._first_near())
        count = f"COUNTIF({block.local_area('leader')},{self._leader})"
        block.put("same", index, f"=IF({rated},IF({self._together(count)},-{count},{count}),1)")
        # The rows of the constants: one of one, two of two, three of three …
        place = f"{same}*({same}-1)/2+COUNTIF({self._above('leader')}:{self._leader},{self._leader})"
        right, up = (f"INDEX({block.local_area(heading)},{place})" for heading in ("right", "up"))
        middle_x, middle_y = self._mean("true X", f"ABS({same})"), self._mean("true Y", f"ABS({same})")
        reach = f"INDEX({block.local_area('reach')},{same})"
        inside_x = f"MEDIAN(1+{design.GRID}*{reach},{middle_x},1+{design.GRID}*(1-{reach}))"
        inside_y = f"MEDIAN({reach},{middle_y},1-{reach})"
        # The bubble of all criteria lies within the overall position's ring, which keeps off the plot's edge.
        edge = f"({design.EDGE:g}*(COUNT({block.local_area('height')})=-{same}))"
        bubble_x = f"MEDIAN(1+{design.GRID}*{edge},{middle_x},1+{design.GRID}*(1-{edge}))"
        block.put("X", index, f"=IF({rated},IF({same}<0,{bubble_x},{inside_x}+{design.GRID}*{right}),1)")
        block.put("Y", index, f"=IF(AND({rated},{same}>0),{inside_y}+{up},NA())")
        block.put("label", index, str(index + 1))
        block.put("mark Y", index, f"=IF(AND({rated},{same}>1),{self._y},NA())")
        leads = f"AND({same}<0,{self._leader}={self._n})"
        block.put("bubble Y", index, f"=IF({leads},MEDIAN({edge},{middle_y},1-{edge}),NA())")
        block.put("times", index, f'=IF({same}<0,-{same}&"×","")')

    def _above(self, heading: str) -> str:
        return self._block.cell(heading, 0, fixed=True)

    def _mean(self, heading: str, count: str) -> str:
        block = self._block
        return f"(SUMIF({block.local_area('leader')},{self._leader},{block.local_area(heading)})/{count})"

    def _first_near(self) -> object:
        """The first criterion above that leads a crowd and is near enough, else this one."""
        if self._index == 0:
            return 1
        x, y, leader, n = (
            f"{self._above(heading)}:{self._block.cell(heading, self._index - 1)}"
            for heading in ("true X", "true Y", "leader", "n")
        )
        near = f"(ABS({x}-{self._x})<{design.GRID * design.NEAR:g})*(ABS({y}-{self._y})<{design.NEAR:g})*({leader}={n})"
        last = DIAGRAM_CAPACITY + 1  # the first one by its distance from the last
        return f"={last}-MAX({last}-{self._n},SUMPRODUCT(MAX({near}*({last}-{n}))))"

    def _together(self, count: str) -> str:
        """Whether one bubble stands for all: they are many, or others stand where they would."""
        block = self._block
        room = f"(INDEX({block.local_area('reach')},MIN({count},{design.MOST_APART}))+{design.KEEP_AWAY:g})"
        limits = []
        for heading, unit in (("true X", design.GRID), ("true Y", 1)):
            area, middle = block.local_area(heading), self._mean(heading, count)
            limits += [f'{area},">"&({middle}-{unit}*{room})', f'{area},"<"&({middle}+{unit}*{room})']
        near = f"COUNTIFS({','.join(limits)})"
        return f"IF({count}=1,FALSE,IF({count}>{design.MOST_APART},TRUE,{near}>{count}))"


# ---------------------------------------------------------------------- profile
def _in_profile(block: DataBlock, data: DataSheet, index: int) -> None:
    n, x, y, middle, join = (block.cell(heading, index) for heading in ("n", "true X", "true Y", "middle", "join"))
    count, supplier = data.helper("count"), f"(({x}-1)/{design.GRID})"
    # Equal ratings stand side by side, the supplier on the left: else one marker would hide the other.
    apart = f"({join}+{RADIUS})"
    block.put("join", index, f"=MAX(0,ABS({y}-{supplier})/2-{RADIUS})")
    block.put("middle", index, f"=MEDIAN({apart},({supplier}+{y})/2,1-{apart})")
    side = f"IF({y}<{supplier},-1,1)"
    block.put("supplier x", index, f"={middle}-{side}*{apart}")
    block.put("key account x", index, f"={middle}+{side}*{apart}")
    block.put("name", index, f'=IF({n}<={count},{short_title(n)},"")')
    block.put("origin", index, -MARGIN)
    block.put("name height", index, f"=IF({n}<={count},{_height(data, n)},NA())")
