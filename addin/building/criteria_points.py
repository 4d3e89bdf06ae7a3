"""The criteria as diagram and profile draw them: one row each, which follows every row of the table.

Places are parts of the scale, because the ends of an axis cannot follow cells. x is always a number; a point that is
not there has no y. Coinciding points stand apart by the formulas of ``diagram.crowd``.
"""

from __future__ import annotations

import math

from building import formulas as f
from building.data_block import CRITERIA_COLUMN, DataBlock
from building.data_sheet import DataSheet
from building.writer import Writer
from kam_partnership.assessment import DIAGRAM_CAPACITY
from kam_partnership.diagram import design

#: Longer titles are cut: so many characters have room left of the profile's plot.
TITLE_LENGTH = 46
#: So many titles have room below each other; more of them are set in smaller letters.
LARGE_NAMES = 45
#: The profile reaches a little beyond both ends of the scale, so that a point there does not stand on the titles.
MARGIN = 0.04
#: Half a marker of the profile, in parts of the plot's width.
RADIUS = 0.018
HEADINGS = (
    # What both charts need: the height in the profile tells at the same time whether the pair is rated.
    *("n", "height", "supplier", "key account"),
    # The diagram: how many points coincide with this one, which of them it is, its place in their row.
    *("same", "nth", "along", "X", "Y", "label"),
    # The profile.
    *("middle", "join", "supplier x", "key account x", "name", "origin", "name height", "small name height"),
    # How so many coinciding points stand, as n of this row tells.
    *("columns", "middle row", "step", "half"),
)


def short_title(number: str) -> str:
    """The title of the row with that number on one line, with its number, cut to what has room."""
    title = f'SUBSTITUTE(IFERROR({f.in_row(f.TITLES, number)}&"",""),CHAR(10)," ")'
    cut = f'IF(LEN({title})>{TITLE_LENGTH},LEFT({title},{TITLE_LENGTH - 1})&"…",{title})'
    return f'{number}&"  "&{cut}'


def write_criteria(writer: Writer, data: DataSheet) -> DataBlock:
    """Everything that is drawn of the criteria."""
    block = DataBlock(writer, data, CRITERIA_COLUMN, DIAGRAM_CAPACITY, HEADINGS)
    for index in range(DIAGRAM_CAPACITY):
        _shared(block, data, index)
        _in_diagram(block, index)
        _in_profile(block, data, index)
        _crowd(block, index)
    return block


def _shared(block: DataBlock, data: DataSheet, index: int) -> None:
    n, height = block.cell("n", index), block.cell("height", index)
    block.put("n", index, index + 1)
    block.put("height", index, f"=IF({f.rated_in_row(n)}=1,{_height(data, n)},NA())")
    for heading, column in (("supplier", f.SUPPLIERS), ("key account", f.KEY_ACCOUNTS)):
        share = f"({f.in_row(column, n)}-{f.LOW})/({f.HIGH}-{f.LOW})"
        block.put(heading, index, f"=IF(ISNUMBER({height}),{share},-1)")  # nobody's place, and still a number


def _height(data: DataSheet, n: str) -> str:
    return f"1-({n}-0.5)/{data.helper('count')}"


# ---------------------------------------------------------------------- diagram
def _in_diagram(block: DataBlock, index: int) -> None:
    height, same, nth, along = (block.cell(heading, index) for heading in ("height", "same", "nth", "along"))

    def of_crowd(heading: str) -> str:
        return f"INDEX({block.local_area(heading)},{same})"

    row = f"INT(({nth}-1)/{of_crowd('columns')})"
    before = f"{of_crowd('columns')}*{row}"
    across, half, step = f"({of_crowd('middle row')}-{row})", of_crowd("half"), of_crowd("step")
    block.put("same", index, _count_same(block, index, DIAGRAM_CAPACITY - 1))
    block.put("nth", index, _count_same(block, index, index))
    block.put("along", index, f"={nth}-1-{before}-(MIN({of_crowd('columns')},{same}-{before})-1)/2")
    x, y = (f"MEDIAN({half},{block.cell(side, index)},1-{half})" for side in ("supplier", "key account"))
    block.put("X", index, f"=IF(ISNUMBER({height}),1+{design.GRID}*({x}+({along}-{across})*{step}),1)")
    block.put("Y", index, f"=IF(ISNUMBER({height}),{y}+({along}+{across})*{step},NA())")
    block.put("label", index, str(index + 1))


def _count_same(block: DataBlock, index: int, last: int) -> str:
    """How many of the points down to ``last`` coincide with this one."""
    conditions = (
        f"{block.cell(side, 0, fixed=True)}:{block.cell(side, last)},{block.cell(side, index)}"
        for side in ("supplier", "key account")
    )
    return f"=IF(ISNUMBER({block.cell('height', index)}),COUNTIFS({','.join(conditions)}),1)"


def _crowd(block: DataBlock, index: int) -> None:
    """Constants: the rows in which so many coinciding points stand, as in ``diagram.crowd``."""
    count = index + 1
    columns = math.isqrt(count - 1) + 1
    rows = -(-count // columns)
    step = min(design.SPREAD, design.LONGEST_ROW / max(1, columns - 1))
    block.put("columns", index, columns)
    block.put("middle row", index, (rows - 1) / 2)
    block.put("step", index, step)
    block.put("half", index, (columns + rows - 2) / 2 * step)


# ---------------------------------------------------------------------- profile
def _in_profile(block: DataBlock, data: DataSheet, index: int) -> None:
    n, supplier, key_account, middle, join = (
        block.cell(heading, index) for heading in ("n", "supplier", "key account", "middle", "join")
    )
    count = data.helper("count")
    # Equal ratings stand side by side, the supplier on the left: else one marker would hide the other.
    apart = f"({join}+{RADIUS})"
    block.put("join", index, f"=MAX(0,ABS({key_account}-{supplier})/2-{RADIUS})")
    block.put("middle", index, f"=MEDIAN({apart},({supplier}+{key_account})/2,1-{apart})")
    side = f"IF({key_account}<{supplier},-1,1)"
    block.put("supplier x", index, f"={middle}-{side}*{apart}")
    block.put("key account x", index, f"={middle}+{side}*{apart}")
    block.put("name", index, f'=IF({n}<={count},{short_title(n)},"")')
    block.put("origin", index, -MARGIN)
    for heading, size in (("name height", "<="), ("small name height", ">")):
        shown = f"AND({n}<={count},{count}{size}{LARGE_NAMES})"
        block.put(heading, index, f"=IF({shown},{_height(data, n)},NA())")
