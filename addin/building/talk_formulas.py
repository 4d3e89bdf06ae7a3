"""The formulas of the page for the next talk: what was agreed and became of it, and which topics matter most.

Keys and rows stand in a hidden column of that page, so that the cells that people see stay short. They work in Excel
2016 and LibreOffice 7.4, as all of ours do.
"""

from __future__ import annotations

from collections.abc import Sequence

from building import formulas as f
from building.measures_sheet import COLUMNS, DAY, has_status, named, status_word
from kam_partnership.assessment.measures import Status
from kam_partnership.texts import Language, text
from kam_partnership.texts.language import MINUS
from kam_partnership.workbook import names

#: Greater than every key and row: there is none.
NONE = "9000000000000000"
#: A key tells class, day and row: class x 1E12 + day x 1E5 + row. Later than every day that Excel knows:
_NO_DAY = 2999999
#: The classes: what is agreed and overdue, what is agreed and not done yet, what is done.
OVERDUE, AGREED, DONE = 1, 2, 3
#: The zone of a relationship that both keep lean, by its place in ``formulas.ZONE_ORDER``.
LEAN = f.ZONE_ORDER.index("supplier_relationship")


def one_line(text: str) -> str:
    """A text without line breaks and blanks around it."""
    return f'TRIM(SUBSTITUTE({text},CHAR(10)," "))'


def cut(text: str, longest: int) -> str:
    """A text that fits its place."""
    return f'IF(LEN({text})>{longest},LEFT({text},{longest - 1})&"…",{text})'


def row_numbers(column: str) -> str:
    """1, 2, 3 … for the rows of a column; for array formulas."""
    return f"(ROW({column})-ROW(INDEX({column},1))+1)"


def day_of_talk() -> str:
    """The day that decides what is overdue: that of the talk, else that of the measures."""
    date = names.TALK_CELLS["date"]
    return f"=IF(ISNUMBER({date}),INT({date}),{DAY})"


# ---------------------------------------------------------------------- what was agreed
def day_of_measure() -> str:
    """The day that each row is due, 0 for rows without one; for array formulas."""
    due = COLUMNS["due"]
    return f"IF(ISNUMBER({due}),IF({due}>0,IF({due}<{_NO_DAY},INT({due}),0),0),0)"


def agreed_key(place: int, day: str) -> str:
    """The key of the measure in that place: overdue ones first, then the others by day, then what is done; an array."""
    due, under_way = day_of_measure(), has_status(Status.AGREED, Status.IN_PROGRESS)
    late = f"IF({due}=0,{AGREED},IF({due}<{day},{OVERDUE},{AGREED}))"
    waiting = f"{late}*1000000000000+IF({due}=0,{_NO_DAY},{due})*100000"
    done = f"{DONE}*1000000000000+IF({due}=0,{_NO_DAY},{_NO_DAY}-{due})*100000"  # the latest of them first
    either = f"IF({under_way}>0,{waiting},IF({has_status(Status.DONE)}>0,{done},{NONE}))"
    key = f"IF({named()}=0,{NONE},{either}+{row_numbers(COLUMNS['measure'])})"
    return f"=IFERROR(SMALL({key},{place}),{NONE})"


def count_agreed() -> str:
    """How many measures were agreed, what is done among them."""
    each = (
        f'COUNTIFS({COLUMNS["measure"]},"?*",{COLUMNS["status"]},{status_word(status)})'
        for status in Status
        if status.is_agreed
    )
    return "+".join(each)


def measure_for(title: str) -> str:
    """The row of the first open measure for a criterion, agreed ones before proposals; 0 without one; an array."""
    criterion = COLUMNS["criterion"]
    same = f"IF(ISERROR({criterion}),0,IF(TRIM({criterion})={title},1,0))"
    ended = has_status(Status.DONE, Status.DROPPED)
    order = f"IF({has_status(Status.AGREED, Status.IN_PROGRESS)}>0,0,1000000)+{row_numbers(criterion)}"
    first = f"MIN(IF({named()}*{same}>0,IF({ended}>0,{NONE},{order}),{NONE}))"
    return f'=IF({title}="",0,IF({first}<{NONE},MOD({first},1000000),0))'


def is_late(row: str, day: str) -> str:
    """Whether the open measure in a row of the table was due before the day; a part of a formula."""
    due = f"INDEX({COLUMNS['due']},{row})"
    return f"IF(ISNUMBER({due}),{due}<{day},FALSE)"


# ---------------------------------------------------------------------- topics
def chosen_row(cell: str) -> str:
    """The row of the criterion whose number or title stands in a cell; 0 for none, -1 for an unknown one; an array."""
    number = f"IF(AND({cell}=INT({cell}),{cell}>=1,{cell}<=ROWS({f.TITLES})),{cell},-1)"
    same = f"IF(ISERROR({f.TITLES}),{NONE},IF(TRIM({f.TITLES})=TRIM({cell}),{row_numbers(f.TITLES)},{NONE}))"
    titled = f"IF(MIN({same})<{NONE},MIN({same}),-1)"
    return f'=IF(ISERROR({cell}),-1,IF(TRIM({cell})="",0,IF(ISNUMBER({cell}),{number},{titled})))'


def topic_row(chosen: str, taken: Sequence[str], ranks: str, rows: str) -> str:
    """The criterion of a topic: the chosen one, else the first of the ranking that is no other topic; an array.

    Args:
        chosen: cell with the row of the chosen criterion.
        taken: cells with the rows of other topics.
        ranks, rows: the ranking of the gaps: 1, 2, 3 … and the rows of the table, 0 where there is no gap.
    """
    free = "*".join(f"({rows}<>{cell})" for cell in taken)
    first = f"MIN(IF(({rows}>0)*{free}>0,{ranks},{NONE}))"
    return f"=IF({chosen}>0,{chosen},IF({chosen}<0,0,IF({first}<{NONE},INDEX({rows},{first}),0)))"


def question(title: str) -> str:
    """The question of the catalogue for a criterion, "" for those of the user's own; an array."""
    titles, questions = names.CATALOG_COLUMNS["title"], names.CATALOG_HELP_COLUMNS["question"]
    row = f"MIN(IF(ISERROR({titles}),{NONE},IF(TRIM({titles})={title},{row_numbers(titles)},{NONE})))"
    return f'=IF({title}="","",IF({row}<{NONE},IFERROR(TRIM(INDEX({questions},{row})),""),""))'


# ---------------------------------------------------------------------- words
def in_our_voice(verdict: str, language: Language) -> str:
    """The verdict as we say it among ourselves, "wir" in place of the supplier; a part of a formula."""
    told = verdict
    for zone in f.ZONE_ORDER[1:3]:
        neutral, ours = (f.quoted(text(f"{prefix}verdict.{zone}", language)) for prefix in ("", "talk."))
        told = f"SUBSTITUTE({told},{neutral},{ours})"
    return told


def grouped(value: str, language: Language) -> str:
    """A whole number with marks between the thousands, those of the edition in every language of Excel."""
    mark = "." if language is Language.DE else ","
    digits = f"FIXED(ABS({value}),0,TRUE)"
    pieces = (
        f'IF(LEN({digits})<4,{digits},IF(LEN({digits})<7,LEFT({digits},LEN({digits})-3)&"{mark}"&RIGHT({digits},3),'
    )
    pieces += f'LEFT({digits},LEN({digits})-6)&"{mark}"&MID({digits},LEN({digits})-5,3)&"{mark}"&RIGHT({digits},3)))'
    return f'IF(ROUND({value},0)<0,"{MINUS}","")&{pieces}'


def short(value: str, language: Language) -> str:
    """A rating or a gap with no more decimals than it has, two at most."""
    return f.told(f"ROUND({value},2)", language)
