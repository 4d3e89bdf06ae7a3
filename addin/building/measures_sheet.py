"""The measures: figures above, the table below, with nothing under it so that it can grow.

What is overdue is judged against a day that stands in the workbook: the date of the assessment, or another
one typed at the top right for a meeting. TODAY() is not used: it would make a printed, mailed or saved
workbook tell something else every day, its stored values wrong from the next morning on, and Excel ask to
save after merely looking.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.utility import xl_range_abs

from building import formulas as f
from building.data_block import LIST_COLUMN
from building.table_page import SIGN_SIZE, WARNING, WARNING_FILL, Column, add_table, messages, open_page, rule
from building.writer import Writer
from kam_partnership.assessment.measures import Horizon, Status
from kam_partnership.diagram import design
from kam_partnership.output.looks import INPUT_FILL, TILE_FILL
from kam_partnership.texts import Language
from kam_partnership.texts.measures import HORIZONS, STATUSES
from kam_partnership.workbook import names

HEADER_ROW = 8  # counted from 0
EMPTY_ROWS = 8  # inviting, and enough for a first meeting; further ones join by themselves
LAST_COLUMN = 10
TILE_ROW = 4

COLUMNS = names.MEASURE_COLUMNS
STATUS_LIST, HORIZON_LIST, DAY = names.MEASURE_LISTS["status"], names.MEASURE_LISTS["horizon"], "KAM_MeasuresDay"

_STATUSES = list(Status)
SIGNS = {
    Status.PROPOSED: "○",
    Status.AGREED: "◔",
    Status.IN_PROGRESS: "◐",
    Status.DONE: "✓",
    Status.DROPPED: "–",
}
OVERDUE = "◆"
_SUMS = tuple(names.MEASURE_FIGURES[f"{side}_value"] for side in ("supplier", "key_account"))
#: Agreed, and not done yet.
_UNDER_WAY = (Status.AGREED, Status.IN_PROGRESS)


def status_word(status: Status) -> str:
    """The cell that holds a status in the words of this edition."""
    return f"INDEX({STATUS_LIST},{_STATUSES.index(status) + 1})"


def write_lists(writer: Writer, sheet: Any) -> None:
    """The words people choose from, and the day that decides what is overdue, on the hidden sheet."""
    lists = (
        (STATUS_LIST, [STATUSES[writer.language][status] for status in Status]),
        (HORIZON_LIST, [HORIZONS[writer.language][horizon] for horizon in Horizon]),
    )
    for column, (name, words) in enumerate(lists, start=LIST_COLUMN):
        sheet.write(0, column, name)
        for row, word in enumerate(words, start=1):
            sheet.write(row, column, word)
        writer.workbook.define_name(name, f"='{sheet.get_name()}'!{_area(column, 1, len(words))}")
    column = LIST_COLUMN + len(lists)
    sheet.write(0, column, DAY)
    date = names.GENERAL_CELLS["date"]
    typed = f"IF(ISNUMBER({names.MEASURES_AS_OF}),INT({names.MEASURES_AS_OF}),IF(ISNUMBER({date}),INT({date}),0))"
    writer.formula(sheet, (1, column), f"={typed}")
    writer.workbook.define_name(DAY, f"='{sheet.get_name()}'!{_area(column, 1, 1)}")


def _area(column: int, first: int, last: int) -> str:
    return str(xl_range_abs(first, column, last, column))


# ---------------------------------------------------------------------- formulas
def _still_open() -> str:
    return (
        f'{COLUMNS["measure"]},"?*",{COLUMNS["status"]},"<>"&{status_word(Status.DONE)},'
        f'{COLUMNS["status"]},"<>"&{status_word(Status.DROPPED)}'
    )


def count_open(horizon: Horizon | None = None) -> str:
    """How many measures are still to be done, of all or of one horizon."""
    return f"COUNTIFS({_still_open()}{_of(horizon)})"


def count_proposed() -> str:
    """How many of them nobody has agreed to yet: proposals, and what says nothing of itself."""
    agreed = (f'COUNTIFS({COLUMNS["measure"]},"?*",{COLUMNS["status"]},{status_word(one)})' for one in _UNDER_WAY)
    return f"({count_open()}-{'-'.join(agreed)})"


def count_overdue(horizon: Horizon | None = None) -> str:
    """How many of them were due before the day."""
    return f'COUNTIFS({_still_open()},{COLUMNS["due"]},"<"&{DAY}{_of(horizon)})'


def _of(horizon: Horizon | None) -> str:
    if horizon is None:
        return ""
    return f",{COLUMNS['horizon']},INDEX({HORIZON_LIST},{list(Horizon).index(horizon) + 1})"


def named() -> str:
    """1 for each row that says what is to be done, 0 for the others; for array formulas."""
    return f'IF(ISERROR({COLUMNS["measure"]}),0,IF(TRIM({COLUMNS["measure"]})="",0,1))'


def has_status(*statuses: Status) -> str:
    """1 for each row with one of these statuses, 0 for the others; for array formulas."""
    column = COLUMNS["status"]
    either = "+".join(f"(TRIM({column})={status_word(status)})" for status in statuses)
    return f"IF(ISERROR({column}),0,0+{either})"  # a logical value is greater than every number


def value_sum(side: str) -> str:
    """What a side gains a year from all measures that were not dropped; a dash when no value is named."""
    values, text, status = COLUMNS[side], COLUMNS["measure"], COLUMNS["status"]
    kept = f'SUMIFS({values},{text},"?*",{status},"<>"&{status_word(Status.DROPPED)})'
    named = f'COUNTIFS({text},"?*",{values},">=0")+COUNTIFS({text},"?*",{values},"<0")'
    return f"=IF({named}=0,{f.DASH},{kept})"


def supplier_share() -> str:
    """The supplier's part of the whole value, 0 to 1; a dash unless both sides have values, and when one side loses."""
    supplier, key_account = _SUMS
    both = f"{supplier},{key_account}"
    return (
        f"=IF(COUNT({both})<2,{f.DASH},IF(SUM({both})<=0,{f.DASH},IF(MIN({both})<0,{f.DASH},{supplier}/SUM({both}))))"
    )


def _why_no_share(writer: Writer) -> str:
    """What stands below the dash: what is missing, or that one side loses."""
    supplier, key_account = _SUMS
    none, no_supplier, no_key_account, no_gain = (
        f.quoted(writer.text(f"measures.sub.no_{key}"))
        for key in ("value", "supplier_value", "key_account_value", "gain")
    )
    one = f"IF(ISNUMBER({supplier}),{no_key_account},{no_supplier})"
    return f"IF(COUNT({supplier},{key_account})=0,{none},IF(COUNT({supplier},{key_account})=1,{one},{no_gain}))"


def sign(headings: dict[str, str]) -> str:
    """How far the measure of this row is, as a sign: overdue comes first."""

    def cell(key: str) -> str:
        return f"{names.MEASURES_TABLE}[[#This Row],[{headings[key]}]]"

    status, due = cell("status"), cell("due")
    started = f'"{SIGNS[Status.PROPOSED]}"'
    for one in _UNDER_WAY:
        started = f'IF({status}={status_word(one)},"{SIGNS[one]}",{started})'
    late = f'IF(ISNUMBER({due}),IF({due}<{DAY},"{OVERDUE}",{started}),{started})'
    ended = (
        f'IF({status}={status_word(Status.DONE)},"{SIGNS[Status.DONE]}",'
        f'IF({status}={status_word(Status.DROPPED)},"{SIGNS[Status.DROPPED]}",{late}))'
    )
    return f'=IF({cell("measure")}="","",{ended})'


# ---------------------------------------------------------------------- page
def write_measures_sheet(writer: Writer) -> None:
    """The page; unprotected, because a protected sheet grows no table."""
    text = writer.text
    sheet = open_page(writer, "measures", text("measures.lead"), LAST_COLUMN)
    columns = _columns(writer)
    rows = [[None] * len(columns) for _ in range(EMPTY_ROWS)]
    add_table(writer, sheet, names.MEASURES_TABLE, HEADER_ROW, columns, rows, autofilter=True, row_pixels=52)
    _as_of(writer, sheet)
    _tiles(writer, sheet)
    legend = writer.format(font_size=8.5, font_color=f"#{design.GREY}")
    sheet.write(HEADER_ROW - 1, 1, text("measures.legend"), legend)
    sheet.set_row_pixels(HEADER_ROW - 1, 26)
    _currency(writer, sheet)
    _validation(writer, sheet)
    _looks(writer, sheet)
    sheet.set_selection(HEADER_ROW + 1, 2, HEADER_ROW + 1, 2)
    sheet.set_zoom(90)


def _columns(writer: Writer) -> list[Column]:
    text = writer.text
    headings = {key: text(f"measures.{key}") for key in COLUMNS}
    entry = {"text_wrap": True, "bg_color": INPUT_FILL, **rule()}
    words = {**entry, "align": "left", "indent": 1}
    centred = {**entry, "align": "center"}
    value = {**entry, "text_wrap": False, "num_format": '#,##0;"−"#,##0', "align": "right", "indent": 1}
    looks: dict[str, tuple[float, dict[str, object]]] = {
        "criterion": (28, words),
        "measure": (50, words),
        "horizon": (15, words),
        "supplier_owner": (16, words),
        "key_account_owner": (16, words),
        "due": (12, {**centred, "text_wrap": False, "num_format": text("format.date")}),
        "status": (14.5, centred),
        "supplier_value": (18, value),
        "key_account_value": (18, value),
    }
    signs = {"align": "center", "font_size": SIGN_SIZE, "font_color": f"#{design.GREY}", **rule()}
    first = Column(names.SIGN_COLUMNS["measures"], text("measures.sign"), 5, signs, sign(headings))
    return [first, *(Column(COLUMNS[key], headings[key], *looks[key]) for key in COLUMNS)]


def _as_of(writer: Writer, sheet: Any) -> None:
    label = writer.format(font_size=8, font_color=f"#{design.GREY}", valign="bottom")
    sheet.write("J2", writer.text("measures.as_of"), label)
    entry = writer.format(
        bold=True, bg_color=INPUT_FILL, num_format=writer.text("format.date"), align="left", indent=1, **rule()
    )
    sheet.write_blank("J3", None, entry)
    writer.define(names.MEASURES_AS_OF, sheet, "J3")
    sheet.data_validation(
        "J3",
        {
            "validate": "date",
            "criteria": ">=",
            "value": dt.date(2000, 1, 1),
            **messages(writer, "measure_due"),
            "input_title": writer.text("input.measure_as_of.title"),
            "input_message": writer.text("input.measure_as_of.text"),
        },
    )


def _tiles(writer: Writer, sheet: Any) -> None:
    text, figures = writer.text, names.MEASURE_FIGURES
    for row, pixels in enumerate((10, 20, 34, 22), start=TILE_ROW - 1):
        sheet.set_row_pixels(row, pixels)
    count = f'COUNTIF({COLUMNS["measure"]},"?*")'
    known_day = f"IF({DAY}=0,{f.quoted(text('measures.sub.no_date'))},"
    before = f"{f.quoted(text('measures.sub.as_of'))}&{f.date_words(DAY, writer.language)}"
    percent = '" %"' if writer.language == Language.DE else '"%"'
    share = figures["supplier_share"]
    rest = f"{f.quoted(text('measures.sub.share'))}&(100-ROUND(100*{share},0))&{percent}"
    number = '#,##0;"−"#,##0;0'
    proposed = f"{f.quoted(text('measures.sub.proposed.before'))}&{count_proposed()}"
    proposed += f"&{f.quoted(text('measures.sub.proposed'))}"
    of_all = f"={f.quoted(text('measures.sub.of'))}&{count}&IF({count_proposed()}>0,{proposed},"
    of_all += f"{f.quoted(text('measures.sub.measures'))})"
    overdue = f"=IF({DAY}=0,{f.DASH},{count_overdue()})"
    other_share = f"=IF(ISNUMBER({share}),{rest},{_why_no_share(writer)})"
    kept, percentage = _per_year(writer), text("format.percent")
    tiles = (
        (2, "open", f"={count_open()}", of_all, design.NAVY, "0"),
        (4, "overdue", overdue, f"={known_day}{before})", design.NAVY, "0"),
        (6, "supplier_share", supplier_share(), other_share, design.NAVY, percentage),
        (9, "supplier_value", value_sum("supplier_value"), kept, design.BLUE, number),
        (10, "key_account_value", value_sum("key_account_value"), kept, design.ORANGE, number),
    )
    for column in range(1, LAST_COLUMN + 1):
        for row in range(TILE_ROW, TILE_ROW + 3):
            sheet.write_blank(row, column, None, writer.format(bg_color=TILE_FILL))
    for column, key, value, below, accent, number_format in tiles:
        title = text(f"measures.tile.{key.replace('supplier_share', 'share')}")
        _tile(writer, sheet, column, (title, value, below), accent, {"num_format": number_format})
        writer.define(figures[key], sheet, f"{'ABCDEFGHIJK'[column]}{TILE_ROW + 2}")
    by_horizon = [
        f'={f.quoted(text(f"measures.sub.{horizon}"))}&{count_open(horizon)}&IF({DAY}=0,"",IF({count_overdue(horizon)}=0,"",'
        f'"  ·  {OVERDUE} "&{count_overdue(horizon)}&" {text("measures.sub.overdue")}"))'
        for horizon in Horizon
    ]
    small = {"font_size": 11, "bold": True}
    _tile(writer, sheet, 3, (text("measures.tile.horizons"), *by_horizon), design.NAVY, small, small)
    edge = writer.format(bg_color=TILE_FILL, left=5, left_color=f"#{design.NAVY}")
    for row in range(TILE_ROW, TILE_ROW + 3):  # the sign's column is too narrow for a tile, so it is its edge
        sheet.write_blank(row, 1, None, edge)


def _per_year(writer: Writer) -> str:
    """The currency of a sum; without one the way to it, since an amount without currency says nothing."""
    words = f.quoted(f" {writer.text('measures.sub.value')}")
    return f'=IF({f.CURRENCY}="",{f.quoted(writer.text("measures.sub.no_currency"))},{f.CURRENCY}&{words})'


def _currency(writer: Writer, sheet: Any) -> None:
    """Above the two columns of amounts, and on each printed page with their headings."""
    look = writer.format(font_size=8.5, font_color=f"#{design.GREY}", align="right", indent=2, valign="bottom")
    said = f.quoted(writer.text("measures.currency"))
    formula = f'=IF({f.CURRENCY}="",{f.quoted(writer.text("measures.sub.no_currency"))},{said}&{f.CURRENCY})'
    for column in (LAST_COLUMN - 1, LAST_COLUMN):
        writer.formula(sheet, (HEADER_ROW - 1, column), formula, look)
    sheet.repeat_rows(HEADER_ROW - 1, HEADER_ROW)


def _tile(
    writer: Writer,
    sheet: Any,
    column: int,
    contents: Sequence[str],
    accent: str,
    value_look: Mapping[str, object],
    below_look: Mapping[str, object] | None = None,
) -> None:
    """Title, value and a line below, right of an accent."""
    looks: tuple[dict[str, object], ...] = (
        {"font_size": 8, "font_color": f"#{design.GREY}", "valign": "bottom"},
        {"font_size": 18, "bold": True, "font_color": f"#{design.NAVY}", "shrink": True, **value_look},
        {"font_size": 8.5, **(below_look or {}), "font_color": f"#{design.NAVY if below_look else design.INK}"},
    )
    edge = {} if column == 2 else {"left": 5, "left_color": f"#{accent}"}
    for row, (content, look) in enumerate(zip(contents, looks, strict=True), start=TILE_ROW):
        cell_format = writer.format(bg_color=TILE_FILL, indent=1, align="left", **edge, **look)
        if content.startswith("="):
            writer.formula(sheet, (row, column), content, cell_format)
        else:
            sheet.write(row, column, content, cell_format)


def _validation(writer: Writer, sheet: Any) -> None:
    first, last = HEADER_ROW + 1, HEADER_ROW + EMPTY_ROWS
    rules: dict[str, dict[str, object]] = {
        "criterion": {
            "validate": "list",
            "source": f"={names.CRITERION_COLUMN}",
            "error_type": "warning",  # a measure may serve the relationship as a whole
            **messages(writer, "measure_criterion"),
        },
        "horizon": {"validate": "list", "source": f"={HORIZON_LIST}", **messages(writer, "measure_horizon")},
        "status": {"validate": "list", "source": f"={STATUS_LIST}", **messages(writer, "measure_status")},
        "due": {
            "validate": "date",
            "criteria": ">=",
            "value": dt.date(2000, 1, 1),
            **messages(writer, "measure_due"),
        },
    }
    value = {"validate": "decimal", "criteria": ">=", "value": 0, **messages(writer, "measure_value")}
    rules |= {"supplier_value": value, "key_account_value": value}
    for column, key in enumerate(COLUMNS, start=2):
        if key in rules:
            sheet.data_validation(first, column, last, column, rules[key])


def _looks(writer: Writer, sheet: Any) -> None:
    """Overdue stands out by its sign and by colour; what is finished steps back."""
    first, last = HEADER_ROW + 1, HEADER_ROW + EMPTY_ROWS
    top = f"$B{first + 1}"

    def look(columns: tuple[int, int], criteria: str, **properties: object) -> None:
        options = {"type": "formula", "criteria": criteria, "format": writer.workbook.add_format(properties)}
        sheet.conditional_format(first, columns[0], last, columns[1], options)

    due = 2 + list(COLUMNS).index("due")
    warning = {"font_color": WARNING, "bold": True, "bg_color": WARNING_FILL}
    look((1, 1), f'={top}="{OVERDUE}"', **warning)
    look((due, due), f'={top}="{OVERDUE}"', **warning)
    figure = names.MEASURE_FIGURES["overdue"]
    red = writer.workbook.add_format({"font_color": WARNING})
    late = {"type": "formula", "criteria": f"=IF(ISNUMBER({figure}),{figure}>0,FALSE)", "format": red}
    sheet.conditional_format(TILE_ROW + 1, 4, TILE_ROW + 1, 4, late)
    ended = ",".join(f'{top}="{SIGNS[status]}"' for status in (Status.DONE, Status.DROPPED))
    look((1, LAST_COLUMN), f"=OR({ended})", font_color=f"#{design.GREY}", bg_color=TILE_FILL)
