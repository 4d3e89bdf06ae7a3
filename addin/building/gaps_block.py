"""The ten most important gaps, ranked by native formulas: they follow each rating at once, without the add-in."""

from __future__ import annotations

from building import formulas as f
from building.criteria_points import short_title
from building.data_block import GAPS_COLUMN, DataBlock
from building.data_sheet import DataSheet
from building.writer import Writer

CAPACITY = 10
#: Room for the bars' labels, in lengths of the longest bar.
ROOM = 1.25
#: Without gaps: a little less than the scale, so that the axis ends with the scale and not beyond it.
INSIDE = 0.9
HEADINGS = ("k", "priority", "row", "name", "gap", "supplier more", "key account more", "reach", "nth")


def write_gaps_block(writer: Writer, data: DataSheet) -> DataBlock:
    """Ranked by priority, the highest first, equal ones in the order of the table; without gap no place."""
    block = DataBlock(writer, data, GAPS_COLUMN, CAPACITY, HEADINGS)
    priorities = f.priorities()
    ks, all_priorities, gaps = (block.local_area(heading) for heading in ("k", "priority", "gap"))
    rank = f"IF({ks}<=ROWS({f.SUPPLIERS}),LARGE({priorities},{ks}),0)"
    block.put_down("priority", f"=IF({f.PAIR_WEIGHT}>0,{rank},0)")
    # How many with this very priority stand above: the first of them in the table, the second, …
    block.put_down("nth", f'=COUNTIFS({all_priorities},{all_priorities},{ks},"<="&{ks})')
    numbers = f"ROW({f.SUPPLIERS})-ROW({f.in_row(f.SUPPLIERS, '1')})+1"
    for index in range(CAPACITY):
        priority, row, nth = (block.cell(heading, index) for heading in ("priority", "row", "nth"))
        block.put("k", index, index + 1)
        block.put("reach", index, 0)
        place = f"SMALL(IF({priorities}={priority},{numbers},ROWS({f.SUPPLIERS})),{nth})"
        block.put("row", index, f"=IF({priority}>0,{place},0)", array=True)
        empty = _without_gap(writer) if index == 0 else '""'
        weight = f.in_row(f.WEIGHTS, row)
        times = f'IF(ISNUMBER({weight}),IF({weight}=1,"","  ×"&{f.told(f"ROUND({weight},2)", writer.language)}),"")'
        block.put("name", index, f"=IF({row}=0,{empty},{short_title(row)}&{times})")
        difference = f"{f.in_row(f.KEY_ACCOUNTS, row)}-{f.in_row(f.SUPPLIERS, row)}"
        block.put("gap", index, f"=IF({row}=0,0,{difference})")
    # What shows as 0 has no bar to see, and no label such as "+0.0".
    block.put_down("supplier more", f"=IF(ROUND({gaps},1)<0,{gaps},0)")
    block.put_down("key account more", f"=IF(ROUND({gaps},1)>0,{gaps},0)")
    # Both ends of the axis equally far: an invisible bar to each side, longer than the longest, for the labels.
    longest = f"MAX(MAX({gaps}),-MIN({gaps}))"
    span = f"IF({f.SETTINGS_OK}=1,{f.HIGH}-{f.LOW},1)"
    reach = f"IF({longest}>0,{ROOM}*{longest},{INSIDE}*{span})"
    block.put("reach", 0, f"=-{reach}")
    block.put("reach", 1, f"={reach}")
    return block


def _without_gap(writer: Writer) -> str:
    """What stands in place of a first gap: final only when every criterion is rated."""
    yet, none = f.quoted(writer.text("gaps.empty")), f.quoted(writer.text("gaps.none"))
    return f"IF(N(KAM_Coverage)=1,{none},{yet})"
