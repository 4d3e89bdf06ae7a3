"""The upper part of the page for the next talk: with whom and when, where both stand, what is wanted, how to begin."""

from __future__ import annotations

import datetime as dt

from building import formulas as f
from building import talk_formulas as t
from building.state_sheet import NAME, StateSheet
from building.talk_page import BOXES, FIRST, LABEL, SECOND, SIGN, STEP, THIRD, TalkPage
from building.target_formulas import ZONE as TARGET_ZONE
from building.target_formulas import ways
from kam_partnership.diagram import design
from kam_partnership.output.looks import TILE_FILL
from kam_partnership.workbook import names

#: Heights of rows in pixels.
_OVERLINE, _ACCOUNT, _STATE = 20, 34, 118
_FIGURE = names.FURTHER_FIGURE_CELLS


def write_header(page: TalkPage) -> None:
    """The account; when the talk is, and with whom."""
    writer, text = page.writer, page.writer.text
    row = page.next_row(_OVERLINE)
    overline = {"font_size": 9, "bold": True, "font_color": f"#{design.BLUE}", "valign": "bottom"}
    page.put(row, SIGN, text("talk.overline"), **overline)
    page.put(row, THIRD, text("talk.inside"), **(overline | {"align": "right", "font_color": f"#{design.GREY}"}))
    row = page.next_row(_ACCOUNT)
    account = names.GENERAL_CELLS["key_account"]
    title = f"=IF(LEN({account})>0,{account},{f.quoted(text('talk.no_account'))})"
    page.put(row, SIGN, title, bold=True, font_size=18, font_color=f"#{design.NAVY}")
    small = {"font_size": 8, "font_color": f"#{design.GREY}", "valign": "bottom", "indent": 1}
    row = page.next_row(LABEL)
    for column, key in zip(BOXES, ("date", "with", "assessed"), strict=True):
        page.put(row, column, text(f"talk.{key}"), **small)
    row = page.next_row(STEP, grows=True)
    when = {"bold": True, "valign": "vcenter", "num_format": text("format.date")}
    page.input_cell("date", (row, FIRST), **when)
    page.input_cell("with", (row, SECOND), bold=True, valign="vcenter")
    page.validate((row, FIRST), {"validate": "date", "criteria": ">=", "value": dt.date(2000, 1, 1)}, "talk_date")
    page.validate((row, SECOND), {"validate": "any"}, "talk_with")
    day, author = names.GENERAL_CELLS["date"], names.GENERAL_CELLS["author"]
    date = f'IF(ISNUMBER({day}),IFERROR({f.date_words(day, writer.language)},""),"")'
    between = f'IF(AND(ISNUMBER({day}),LEN({author})>0),"  ·  ","")'
    page.put(row, THIRD, f"={date}&{between}&{author}", indent=1)


def write_state(page: TalkPage, state: StateSheet) -> None:
    """Where both stand, what they want, and how to begin."""
    text = page.writer.text
    page.heading("state")
    page.labels(("state.now", "state.target", "state.begin"))
    row = page.next_row(_STATE)
    box = {"text_wrap": True, "valign": "top", "bg_color": TILE_FILL, "indent": 1, "font_size": 10}
    invalid = f.quoted(text("talk.begin.invalid"))
    verdict = f'IF(ISERROR({_FIGURE["verdict"]}),"",{t.in_our_voice(_FIGURE["verdict"], page.writer.language)})'
    page.put(row, FIRST, f"={verdict}&{_scores(page)}", **(box | {"font_size": 9.5}))
    page.put(row, SECOND, _target_words(page, state), **box)
    page.put(row, THIRD, f"=IF({f.SETTINGS_OK}=0,{invalid},{_opening(page)})", **box)


def _scores(page: TalkPage) -> str:
    """Both scores, and those of the last saved state; a part of a formula."""
    language, text = page.writer.language, page.writer.text

    def both(supplier: str, key_account: str) -> str:
        told = (f.unsigned(value, language) for value in (supplier, key_account))
        we, they = (f.quoted(text(f"talk.gap.{side}")) for side in ("we", "they"))
        return f"{we}&{next(told)}&{they}&{next(told)}"

    now = both(names.FIGURE_CELLS["supplier_score"], names.FIGURE_CELLS["key_account_score"])
    then = both("KAM_PreviousSupplier", "KAM_PreviousKeyAccount")
    day = f.date_words("KAM_PreviousDate", language)
    before = f"{f.quoted(text('talk.state.then.before'))}&{day}&{f.quoted(text('talk.state.then'))}&{then}"
    saved = f'IF(ISNUMBER(KAM_PreviousSupplier),CHAR(10)&{before},"")'
    return f'IF({f.PAIR_WEIGHT}>0,CHAR(10)&{now}&{saved},"")'


def _target_words(page: TalkPage, state: StateSheet) -> str:
    """As ``verdict_words.target_text`` tells it, from the same pieces, but for the way, which we tell as ours."""
    language = page.writer.language
    wanted = (f.unsigned(names.TARGET_CELLS[side], language) for side in ("supplier", "key_account"))
    zone = state.of_zone(NAME, TARGET_ZONE)
    opened = f.worded("target.open", language, zone=zone, supplier=next(wanted), key_account=next(wanted))
    reached, far = f.worded("target.reached", language), f.worded("talk.target.way", language, **ways(language))
    rest = f'IF({_FIGURE["target_reached"]}=TRUE,{reached},IF(COUNT({_FIGURE["to_target_supplier"]})=0,"",{far}))'
    none, end = f.worded("target.none", language), f.worded("verdict.end", language)
    return f"=IF({TARGET_ZONE}<=0,{none},{opened}&{rest}&{end})"


def _opening(page: TalkPage) -> str:
    """How to begin, by where both stand and what both want; a part of a formula."""
    said = {
        key: f.quoted(page.writer.text(f"talk.begin.{key}"))
        for key in (
            *("unrated", "provisional", "supplier_frustration", "key_account_frustration", "uneven_on_purpose"),
            *("lean_reached", "reached", "closer", "leaner", "mixed", "open_lean", "open"),
            "mixed_reached",
        )
    }
    reached, mixed = f"{_FIGURE['target_reached']}=TRUE", f"{_FIGURE['mixed']}=TRUE"
    way = f"SUM({_FIGURE['to_target_supplier']},{_FIGURE['to_target_key_account']})"
    there = f"IF({mixed},{said['mixed_reached']},IF({TARGET_ZONE}={t.LEAN},{said['lean_reached']},{said['reached']}))"
    wanted = f"IF({reached},{there}"
    wanted += f",IF({way}<0,{said['leaner']},{said['closer']}))"
    unknown = f"IF({mixed},{said['mixed']},IF({f.ZONE_INDEX}={t.LEAN},{said['open_lean']},{said['open']}))"
    balanced = f"IF({TARGET_ZONE}>0,{wanted},{unknown})"
    uneven = f"IF({f.ZONE_INDEX}=1,{said['supplier_frustration']},{said['key_account_frustration']})"
    zone = f"IF({f.ZONE_INDEX}<=2,IF({reached},{said['uneven_on_purpose']},{uneven}),{balanced})"
    provisional = f"IF({_FIGURE['provisional']}=TRUE,{said['provisional']},{zone})"
    return f"IF({f.ZONE_INDEX}=0,{said['unrated']},{provisional})"
