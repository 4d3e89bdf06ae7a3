"""The questions, on a page of their own.

Not on the analysis sheet, which recompute rewrites and which is protected: answers are the user's, need room,
and belong to a table that may grow. Not on the main page, which must stay one page. And not in the guide,
which explains the workbook and holds no content of the user's.
"""

from __future__ import annotations

from typing import NamedTuple

from building import formulas as f
from building.table_page import SIGN_SIZE, Column, add_table, open_page, rule
from building.writer import Writer
from kam_partnership.assessment.zones import Zone
from kam_partnership.diagram import design
from kam_partnership.output.looks import INPUT_FILL
from kam_partnership.workbook import names

HEADER_ROW = 5  # counted from 0
LAST_COLUMN = 6
#: Leaves room for three written lines beside every question; longer answers make their row higher.
ROW_PIXELS = 64
SIGN = "▶"


class Question(NamedTuple):
    """A question that stands in the texts by its key, and the zones where it matters most."""

    key: str
    group: str
    zones: tuple[Zone, ...]


QUESTIONS = (
    Question("unreturned_effort", "coaching", (Zone.SUPPLIER_FRUSTRATION,)),
    Question("lean_or_strategic", "coaching", (Zone.SUPPLIER_RELATIONSHIP, Zone.COOPERATION)),
    Question("reduce_on_purpose", "coaching", (Zone.SUPPLIER_FRUSTRATION, Zone.SUPPLIER_RELATIONSHIP)),
    Question("discounts", "strategy", (Zone.SUPPLIER_FRUSTRATION, Zone.SUPPLIER_RELATIONSHIP)),
    Question("help_in_need", "strategy", (Zone.KEY_ACCOUNT_FRUSTRATION, Zone.COOPERATION, Zone.STRATEGIC_PARTNERSHIP)),
    Question("easier_buying", "strategy", (Zone.SUPPLIER_RELATIONSHIP, Zone.COOPERATION)),
    Question("keep_contacts", "strategy", (Zone.KEY_ACCOUNT_FRUSTRATION, Zone.COOPERATION, Zone.STRATEGIC_PARTNERSHIP)),
    Question("two_or_three", "focus", (Zone.COOPERATION, Zone.STRATEGIC_PARTNERSHIP)),
)


def write_questions_sheet(writer: Writer) -> None:
    """The page; unprotected, because a protected sheet grows no table."""
    text, columns = writer.text, names.QUESTION_COLUMNS
    sheet = open_page(writer, "questions", text("questions.lead"), LAST_COLUMN)
    now = f"=IF({f.ZONE_INDEX}>0,{f.quoted(text('questions.now'))}&KAM_Zone,{f.quoted(text('questions.unrated'))})"
    writer.formula(sheet, "B4", now, writer.format(bold=True, font_color=f"#{design.NAVY}", font_size=11))
    sheet.set_row_pixels(3, 24)
    zones = text("questions.zones")
    here = f"{names.QUESTIONS_TABLE}[[#This Row],[{zones}]]"
    sign = f'=IF(ISNUMBER(SEARCH(","&{f.ZONE_INDEX}&",",{here})),"{SIGN}","")'
    mark = {"align": "center", "font_size": SIGN_SIZE, "font_color": f"#{design.BLUE}", **rule()}
    plain = {"text_wrap": True, **rule()}
    answer = {"text_wrap": True, "bg_color": INPUT_FILL, "indent": 1, **rule()}
    table = (
        Column(names.SIGN_COLUMNS["questions"], text("questions.sign"), 6, mark, sign),
        Column(columns["key"], text("questions.key"), 10, plain, hidden=True),
        Column(names.QUESTION_ZONES, zones, 10, {**plain, "num_format": "@"}, hidden=True),
        Column(columns["group"], text("questions.group"), 20, {**plain, "font_color": f"#{design.GREY}"}),
        Column(columns["question"], text("questions.question"), 58, {**plain, "font_size": 11}),
        Column(columns["answer"], text("questions.answer"), 78, answer),
    )
    rows = [
        [
            None,
            question.key,
            "," + ",".join(str(f.ZONE_ORDER.index(zone)) for zone in question.zones) + ",",
            text(f"question.group.{question.group}"),
            text(f"question.{question.key}"),
            None,
        ]
        for question in QUESTIONS
    ]
    add_table(writer, sheet, names.QUESTIONS_TABLE, HEADER_ROW, table, rows, autofilter=False, row_pixels=ROW_PIXELS)
    first, last = HEADER_ROW + 1, HEADER_ROW + len(rows)
    look = writer.workbook.add_format({"bold": True, "font_color": f"#{design.NAVY}", "bg_color": "#EAF2F8"})
    criteria = f'=$B{first + 1}="{SIGN}"'
    sheet.conditional_format(first, 1, last, 5, {"type": "formula", "criteria": criteria, "format": look})
    sheet.set_selection(first, LAST_COLUMN, first, LAST_COLUMN)
