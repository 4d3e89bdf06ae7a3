"""Round numbers along the axes of diagram and profile, and what stands in an empty profile."""

from __future__ import annotations

from building import formulas as f
from building.data_block import TICKS_COLUMN, DataBlock
from building.data_sheet import DataSheet
from building.writer import Writer
from kam_partnership.diagram import design

TICKS = 8
HEADINGS = ("place", "X", "axis", "label", "start")


def write_ticks_block(writer: Writer, data: DataSheet) -> DataBlock:
    """The scale is cut into a number of steps that divides it. What is no tick has no label, and no mark either."""
    block = DataBlock(writer, data, TICKS_COLUMN, TICKS, HEADINGS)
    steps = data.helper("steps")
    for k in range(TICKS):
        place = block.cell("place", k)
        block.put("place", k, f"=MIN(1,{k}/{steps})")
        block.put("X", k, f"=1+{design.GRID}*{place}")
        block.put("axis", k, 0)
        number = f.told(f"ROUND({f.LOW}+({f.HIGH}-{f.LOW})*{place},6)", writer.language)
        block.put("label", k, f'=IF(AND({f.SETTINGS_OK}=1,{k}<={steps}),{number},"")')
        block.put("start", k, 1)
    return block


def write_profile_hint(writer: Writer, data: DataSheet) -> DataBlock:
    """What stands in the middle of a profile without points."""
    block = DataBlock(writer, data, TICKS_COLUMN + len(HEADINGS), 1, ("middle", "hint y", "hint"))
    empty = f"{f.PAIR_WEIGHT}=0"
    block.put("middle", 0, 0.5)
    block.put("hint y", 0, f"=IF({empty},0.5,NA())")
    block.put("hint", 0, writer.text("profile.empty"))  # where there is no point, there is no label
    return block
