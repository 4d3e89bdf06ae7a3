"""The history in the order of time, as the trend chart draws it; follows every row that joins the table."""

from __future__ import annotations

from building import formulas as f
from building.data_block import TREND_COLUMN, DataBlock
from building.data_sheet import DataSheet
from building.writer import Writer
from kam_partnership.workbook import names
from kam_partnership.xlsx.dates import AFTER_LAST_DAY

#: The chart shows the latest so many states; the table keeps all.
CAPACITY = 60
#: After the last date that Excel knows: what is no date sorts behind all others.
NEVER = AFTER_LAST_DAY
#: Room left and right of the states: this part of the time they span, at least so many days.
MARGIN, LEAST_DAYS = 0.03, 15

DATES = names.HISTORY_COLUMNS["date"]
SUPPLIERS = names.HISTORY_COLUMNS["supplier_score"]
KEY_ACCOUNTS = names.HISTORY_COLUMNS["key_account_score"]


def write_trend_block(writer: Writer, data: DataSheet) -> DataBlock:
    """A row for each state. Dates are always numbers, also where there is no state: one text among them, and
    Excel would count 1, 2, 3 instead.
    """
    headings = ("n", "count", "date", "supplier", "key account", "balance", "row")
    block = DataBlock(writer, data, TREND_COLUMN, CAPACITY, headings)
    date_format = writer.format(num_format=writer.text("format.date"))
    count = block.cell("count", 0, fixed=True)
    block.put("count", 0, f"=COUNT({DATES})")
    n, date, supplier, key_account = (block.local_area(of) for of in ("n", "date", "supplier", "key account"))
    nth = f"({n}+MAX(0,{count}-{CAPACITY}))"
    place = f"IF({nth}<{count},{nth},{count})"  # beyond the last state its date again
    dates = f"SMALL(IF(ISNUMBER({DATES}),{DATES},{NEVER}),{place})"
    block.put_down("date", f"=IF({count}=0,0,{dates})", cell_format=date_format)
    block.put_down("row", f"=IF({n}<={count},MATCH({date},{DATES},0),NA())")
    for index in range(CAPACITY):
        block.put("n", index, index + 1)
        for heading, column in (("supplier", SUPPLIERS), ("key account", KEY_ACCOUNTS)):
            score = f.in_row(column, block.cell("row", index))
            block.put(heading, index, f"=IF(ISNUMBER({score}),{score},NA())")
    block.put_down("balance", f"={key_account}-{supplier}")
    return block


def write_trend_lines(writer: Writer, data: DataSheet, states: DataBlock) -> DataBlock:
    """Both ends of the lines for balance 0 and for the tolerance; they also hold the axis of dates in place."""
    block = DataBlock(writer, data, TREND_COLUMN + 7, 2, ("edge", "zero", "below", "above"))
    date_format = writer.format(num_format=writer.text("format.date"))
    count = states.cell("count", 0, fixed=True)
    first, last = (states.cell("date", index, fixed=True) for index in (0, CAPACITY - 1))
    margin = f"MAX({LEAST_DAYS},INT({MARGIN}*({last}-{first})))"
    for index, edge in enumerate((f"{first}-{margin}", f"{last}+{margin}")):
        block.put("edge", index, f"=IF({count}=0,{index},{edge})", date_format)
        block.put("zero", index, f"=IF({count}=0,NA(),0)")
        shown = f"AND({count}>0,{f.SETTINGS_OK}=1)"
        block.put("below", index, f"=IF({shown},-{f.TOLERANCE},NA())")
        block.put("above", index, f"=IF({shown},{f.TOLERANCE},NA())")
    return block
