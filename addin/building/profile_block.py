"""What the profile draws: a line for each criterion with both sides on it; follows every row of the table."""

from __future__ import annotations

from building import formulas as f
from building.data_block import PROFILE_COLUMN, DataBlock
from building.data_sheet import DataSheet
from building.writer import Writer
from kam_partnership.assessment import DIAGRAM_CAPACITY

#: Longer titles are cut: so many characters have room left of the plot.
TITLE_LENGTH = 46
TICKS = 8
#: So many titles have room below each other; more of them are set in smaller letters.
LARGE_NAMES = 45
#: The plot reaches a little beyond both ends of the scale, so that a point there does not stand on the titles.
MARGIN = 0.04
#: Half a marker, in parts of the plot's width.
RADIUS = 0.018
HEADINGS = (
    *("n", "rated", "supplier", "key account", "middle", "apart", "supplier x", "key account x"),
    *("join", "height", "name", "origin", "name height", "small name height"),
)


def short_title(number: str) -> str:
    """The title of the row with that number on one line, with its number, cut to what has room."""
    title = f'SUBSTITUTE(IFERROR({f.in_row(f.TITLES, number)}&"",""),CHAR(10)," ")'
    cut = f'IF(LEN({title})>{TITLE_LENGTH},LEFT({title},{TITLE_LENGTH - 1})&"…",{title})'
    return f'{number}&"  "&{cut}'


def write_profile_block(writer: Writer, data: DataSheet) -> DataBlock:
    """All places in parts of the plot, because the ends of an axis cannot follow cells.

    x is always a number; a point that is not there has no y.
    """
    block = DataBlock(writer, data, PROFILE_COLUMN, DIAGRAM_CAPACITY, HEADINGS)
    count = f"MIN({DIAGRAM_CAPACITY},ROWS({f.SUPPLIERS}))"
    for index in range(DIAGRAM_CAPACITY):
        n, rated, supplier, key_account, middle, apart = (block.cell(heading, index) for heading in HEADINGS[:6])
        exists, height = f"{n}<={count}", f"1-({n}-0.5)/{count}"
        block.put("n", index, index + 1)
        block.put("rated", index, f.rated_in_row(n))
        for heading, column in (("supplier", f.SUPPLIERS), ("key account", f.KEY_ACCOUNTS)):
            share = f"({f.in_row(column, n)}-{f.LOW})/({f.HIGH}-{f.LOW})"
            block.put(heading, index, f"=IF({rated}=1,{share},0)")
        # Equal ratings stand side by side, the supplier on the left: else one marker would hide the other.
        block.put("middle", index, f"=MEDIAN({apart},({supplier}+{key_account})/2,1-{apart})")
        block.put("apart", index, f"=MAX({RADIUS},ABS({key_account}-{supplier})/2)")
        side = f"IF({key_account}<{supplier},-1,1)"
        block.put("supplier x", index, f"={middle}-{side}*{apart}")
        block.put("key account x", index, f"={middle}+{side}*{apart}")
        block.put("join", index, f"={apart}-{RADIUS}")
        block.put("height", index, f"=IF({rated}=1,{height},NA())")
        block.put("name", index, f'=IF({exists},{short_title(n)},"")')
        block.put("origin", index, -MARGIN)
        few = f"{count}<={LARGE_NAMES}"
        block.put("name height", index, f"=IF(AND({exists},{few}),{height},NA())")
        block.put("small name height", index, f"=IF(AND({exists},NOT({few})),{height},NA())")
    return block


def write_profile_ticks(writer: Writer, data: DataSheet) -> DataBlock:
    """The scale under the profile, as under the diagram, and what stands in an empty plot."""
    block = DataBlock(
        writer, data, PROFILE_COLUMN + len(HEADINGS) + 1, TICKS, ("x", "y", "label", "middle", "hint y", "hint")
    )
    steps = data.point("steps", 4)
    for k in range(TICKS):
        place, shown = f"{k}/{steps}", f"AND({f.SETTINGS_OK}=1,{k}<={steps})"
        block.put("x", k, f"=MIN(1,{place})")
        block.put("y", k, f"=IF({shown},0,NA())")
        block.put("label", k, f'=IF({shown},ROUND({f.LOW}+({f.HIGH}-{f.LOW})*{place},6)&"","")')
    empty = f"{f.PAIR_WEIGHT}=0"
    block.put("middle", 0, 0.5)
    block.put("hint y", 0, f"=IF({empty},0.5,NA())")
    block.put("hint", 0, f'=IF({empty},{f.quoted(writer.text("profile.empty"))},"")')
    return block
