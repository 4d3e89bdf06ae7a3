"""The part of the page for the next talk that tells what was agreed, and what became of it."""

from __future__ import annotations

from collections.abc import Callable

from xlsxwriter.utility import xl_rowcol_to_cell

from building import formulas as f
from building import talk_formulas as t
from building.measures_sheet import COLUMNS, OVERDUE, SIGNS, count_proposed, status_word
from building.table_page import WARNING
from building.talk_page import FIRST, SECOND, SIGN, THIRD, TalkPage
from kam_partnership.assessment.measures import Status
from kam_partnership.diagram import design

MEASURES = 4
#: So many characters of what formulas show fit into a box.
LONGEST_MEASURE, LONGEST_PEOPLE = 86, 44
_PIXELS = 36


def write_agreed(page: TalkPage) -> None:
    """The measures that matter most by the day of the talk, and how many more there are."""
    writer, text = page.writer, page.writer.text
    count = page.helper("agreed measures", f"={t.count_agreed()}")
    more = f"{f.quoted(text('talk.agreed.more'))}&({count}-{MEASURES})"
    as_of = f'IF({page.day}=0,"",{f.quoted(text("talk.agreed.as_of"))}&{f.date_words(page.day, writer.language)})'
    page.heading("agreed", f'=IF({count}=0,"",{as_of}&IF({count}>{MEASURES},{more},""))')
    page.labels(("agreed.what", "agreed.who", "agreed.status"))
    for place in range(1, MEASURES + 1):
        key = page.helper(f"key of measure {place}", t.agreed_key(place, page.day), array=True)
        row = page.helper(f"row of measure {place}", f"=IF({key}<{t.NONE},MOD({key},100000),0)")
        kind = page.helper(f"class of measure {place}", f"=IF({key}<{t.NONE},INT({key}/1000000000000),0)")
        _measure(page, place, row, kind)


def _measure(page: TalkPage, place: int, row: str, kind: str) -> None:
    writer, text = page.writer, page.writer.text
    line = page.next_row(_PIXELS)
    rule = {"bottom": 1, "bottom_color": f"#{design.LINE}", "text_wrap": True, "font_size": 9.5}

    def cell(key: str) -> str:
        return f"INDEX({COLUMNS[key]},{row})"

    def told(key: str) -> str:
        words = t.one_line(cell(key) + "&" + chr(34) * 2)
        return page.helper(f"{key} of measure {place}", f'=IF({row}=0,"",IF(ISERROR({cell(key)}),"",{words}))')

    in_progress = f"TRIM({cell('status')})={status_word(Status.IN_PROGRESS)}"
    sign = (
        f'=IF({row}=0,"",IF({kind}={t.OVERDUE},"{OVERDUE}",IF({kind}={t.DONE},"{SIGNS[Status.DONE]}",'
        f'IF({in_progress},"{SIGNS[Status.IN_PROGRESS]}","{SIGNS[Status.AGREED]}"))))'
    )
    page.put(line, SIGN, sign, **(rule | {"align": "center", "font_color": f"#{design.GREY}", "font_size": 12}))
    measure, criterion = told("measure"), told("criterion")
    whole = f'{measure}&IF({criterion}="",""," ("&{criterion}&")")'
    what = f"IF(LEN({whole})>{LONGEST_MEASURE},{t.cut(measure, LONGEST_MEASURE)},{whole})"
    none = _nothing_agreed(page) if place == 1 else '""'
    page.put(line, FIRST, f"=IF({row}=0,{none},{what})", **(rule | {"indent": 1}))
    owners = [told(f"{side}_owner") for side in ("supplier", "key_account")]
    between = f'IF(AND({owners[0]}<>"",{owners[1]}<>"")," · ","")'
    named = page.helper(f"owners of measure {place}", f"={owners[0]}&{between}&{owners[1]}")
    nobody = f.quoted(text("talk.agreed.nobody"))
    people = f'IF({named}="",{nobody},{t.cut(named, LONGEST_PEOPLE)})'
    page.put(line, SECOND, f'=IF({row}=0,"",{people}&{_worth(page, place, cell)})', **(rule | {"indent": 1}))
    due = f.date_words(cell("due"), writer.language)
    status = f"IF({in_progress},{status_word(Status.IN_PROGRESS)},{status_word(Status.AGREED)})"
    by, without = f.quoted(text("talk.agreed.until")), f.quoted(text("talk.agreed.no_day"))
    until = f"IF(ISNUMBER({cell('due')}),{by}&{due},{without})"
    late = f'{f.quoted(text("talk.agreed.overdue"))}&{due}&" ("&{status}&")"'
    state = f"IF({kind}={t.OVERDUE},{late},IF({kind}={t.DONE},{status_word(Status.DONE)},{status}&{until}))"
    page.put(line, THIRD, f'=IF({row}=0,"",{state})', **(rule | {"indent": 1}))
    look = writer.workbook.add_format({"font_color": WARNING, "bold": True})
    first = xl_rowcol_to_cell(line, SIGN, col_abs=True)
    overdue = {"type": "formula", "criteria": f'={first}="{OVERDUE}"', "format": look}
    for column in (SIGN, THIRD):
        page.sheet.conditional_format(line, column, line, column, overdue)


def _nothing_agreed(page: TalkPage) -> str:
    """What stands in place of a first measure: what is proposed is worth a look before the talk."""
    text = page.writer.text
    proposed = f"{f.quoted(text('talk.agreed.proposed'))}&{count_proposed()}"
    return f'{f.quoted(text("talk.agreed.none"))}&IF({count_proposed()}>0,{proposed},"")'


def _worth(page: TalkPage, place: int, cell: Callable[[str], str]) -> str:
    """What a measure is worth a year to each side, with the currency; nothing without one."""
    text, language = page.writer.text, page.writer.language
    sides = [cell(f"{side}_value") for side in ("supplier", "key_account")]
    amounts = [
        page.helper(f"amount of measure {place}", f'=IF(ISNUMBER({value}),{t.grouped(value, language)},"")')
        for value in sides
    ]
    words = [f.quoted(text(f"talk.worth.{side}")) for side in ("supplier", "key_account")]
    told = [
        f'IF({amount}="","",{before}&{amount}&" "&{f.CURRENCY})' for before, amount in zip(words, amounts, strict=True)
    ]
    count = f"COUNT({sides[0]},{sides[1]})"
    between = f'IF({count}=2,", ","")'
    before = f"CHAR(10)&{f.quoted(text('talk.worth.before'))}"
    return f'IF(OR({f.CURRENCY}="",{count}=0),"",{before}&{told[0]}&{between}&{told[1]})'
