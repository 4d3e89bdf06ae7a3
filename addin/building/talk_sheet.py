"""The page for the next talk: one A4 page that a key account manager takes along."""

from __future__ import annotations

from typing import Any

from building import formulas as f
from building.data_block import DataBlock
from building.state_sheet import StateSheet
from building.talk_agreed import write_agreed
from building.talk_page import BOXES, FIRST, LABEL, SIGN, STEP, TalkPage
from building.talk_state import write_header, write_state
from building.talk_topics import write_topics
from building.writer import Writer
from kam_partnership.diagram import design
from kam_partnership.workbook import names


def write_talk_sheet(writer: Writer, sheet: Any, state: StateSheet, gaps: DataBlock) -> list[int]:
    """The whole page; the rows that grow with their words, counted from 1.

    The sheet is there before: it has its place in the order of sheets, and is written after those that it tells of.
    """
    page = TalkPage(writer, sheet)
    write_header(page)
    write_state(page, state)
    write_agreed(page)
    write_topics(page, gaps)
    _next_steps(page)
    page.set_up_print()
    return page.growing


def _next_steps(page: TalkPage) -> None:
    writer, text = page.writer, page.writer.text
    review = names.NEXT_REVIEW
    next_day = f"{f.quoted(text('talk.review'))}&{f.date_words(review, writer.language)}"
    page.heading("steps", f"=IF(ISNUMBER({review}),{next_day},{f.quoted(text('talk.no_review'))})")
    page.labels(("step.what", "step.who", "step.until"))
    for number in range(1, names.TALK_STEPS + 1):
        line = page.next_row(STEP, grows=True)
        page.put(line, SIGN, str(number), align="center", font_color=f"#{design.GREY}")
        for column, key in zip(BOXES, ("step", "step_who", "step_until"), strict=True):
            page.input_cell(f"{key}_{number}", (line, column), valign="vcenter")
    row = page.next_row(LABEL + 3)
    look = {"font_size": 8.5, "font_color": f"#{design.BLUE}", "underline": 1}
    page.link(row, FIRST, names.MEASURES_AS_OF, text("talk.steps.link"), **look)
