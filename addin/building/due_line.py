"""The quiet line above the tiles: what is overdue or due soon, seen at opening without a macro.

No cell is volatile: the cells hold the earliest day, whatever day it is today, and show nothing. Conditional formats,
which Excel and LibreOffice judge anew whenever they show the page, compare with today and give the cells a look and the
words around them. So what is saved in the file is right on every day.
"""

from __future__ import annotations

from typing import Any

from building import formulas as f
from building import talk_formulas as t
from building.measures_sheet import COLUMNS, has_status, named
from building.table_page import WARNING
from building.writer import Writer
from kam_partnership.assessment.measures import Status
from kam_partnership.diagram import design
from kam_partnership.workbook import names

#: So many days before a day are soon.
SOON = 14
#: Cells of the line: the day of a measure and its words, and the next review above the tiles' other half.
DAY, WORDS, REVIEW = "C4", "D4", "I4"
#: So many characters of a measure fit up to the next review.
LONGEST = 72
PIXELS = 16
_HIDDEN = ";;;"


def earliest_due() -> str:
    """The earliest day of all open measures, "" without one; an array formula."""
    open_ones = f"{named()}*(1-{has_status(Status.DONE, Status.DROPPED)})"
    day = t.day_of_measure()
    days = f"IF({day}>0,IF({open_ones}>0,{day},{t.NONE}),{t.NONE})"
    return f'=IF(MIN({days})<{t.NONE},MIN({days}),"")'


def what_is_due(day: str) -> str:
    """The words of the first open measure of that day; an array formula."""
    open_ones = f"{named()}*(1-{has_status(Status.DONE, Status.DROPPED)})"
    row = f"MIN(IF({t.day_of_measure()}={day},IF({open_ones}>0,{t.row_numbers(COLUMNS['measure'])},{t.NONE}),{t.NONE}))"
    words = t.one_line(f'INDEX({COLUMNS["measure"]},{row})&""')
    return f'=IF(ISNUMBER({day}),{t.cut(words, LONGEST)},"")'


def write_due_line(writer: Writer, sheet: Any) -> None:
    """The three cells and their looks."""
    quiet = {"font_size": 9, "num_format": _HIDDEN, "font_color": f"#{design.NAVY}"}
    hidden = writer.format(align="left", **quiet)
    writer.array_formula(sheet, DAY, earliest_due(), writer.format(align="right", **quiet))  # beside its words
    writer.array_formula(sheet, WORDS, what_is_due(_absolute(DAY)), hidden)
    review = names.NEXT_REVIEW
    told = f.date_words(review, writer.language)
    writer.formula(sheet, REVIEW, f'=IF(ISNUMBER({review}),IFERROR({told},""),"")', hidden)
    for state, look in (("overdue", {"font_color": WARNING, "bold": True}), ("soon", {"bold": False})):
        formats = {
            DAY: _around(writer, f"page.due.measure.{state}", writer.text("format.date")),
            WORDS: "@",
            REVIEW: _around(writer, f"page.due.review.{state}", "@"),
        }
        for cell, number_format in formats.items():
            day = review if cell == REVIEW else _absolute(DAY)
            criteria = f"={day}<TODAY()" if state == "overdue" else f"={day}<=TODAY()+{SOON}"
            options = {
                "type": "formula",
                "criteria": f"=IF(ISNUMBER({day}),{criteria[1:]},FALSE)",
                "format": writer.workbook.add_format({**look, "num_format": number_format}),
                "stop_if_true": True,
            }
            sheet.conditional_format(cell, options)


def _around(writer: Writer, key: str, shown: str) -> str:
    """A number format that puts words around what the cell holds."""
    before, after = writer.text(key, date="\0").split("\0")
    return f'"{before}"{shown}' + (f'"{after}"' if after else "")


def _absolute(cell: str) -> str:
    return f"${cell[0]}${cell[1:]}"
