"""The page for the next talk: one A4 page that a key account manager takes along.

Three boxes beside each other, in every part of the page: a text that wraps needs a cell of its own, since merged cells
fit no row to their text. Whatever formulas show is cut to its box; where people write, the row grows with their words
(``row_heights``), and the page prints on one sheet of paper all the same.

Words stand with the criterion they were written for: they can only be typed once the topic is chosen, a chosen topic
stays whatever the ranking does, and it is changed only when its words are gone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from xlsxwriter.utility import xl_rowcol_to_cell

from building import formulas as f
from building import talk_formulas as t
from building.data_block import DataBlock
from building.measures_sheet import COLUMNS, OVERDUE, SIGNS, count_proposed, status_word
from building.state_sheet import NAME, StateSheet
from building.table_page import messages
from building.target_formulas import ZONE as TARGET_ZONE
from building.target_formulas import ways
from building.writer import Writer
from kam_partnership.assessment.measures import Status
from kam_partnership.diagram import design
from kam_partnership.output.looks import INPUT_FILL, TILE_FILL
from kam_partnership.workbook import names

#: Columns counted from 0: a sign, then three boxes of equal width.
SIGN, FIRST, SECOND, THIRD = 1, 2, 3, 4
BOXES = (FIRST, SECOND, THIRD)
BOX_WIDTH, SIGN_WIDTH = 39.5, 3.6
#: The hidden column of keys and rows, with what each of them is beside it.
HELP_NAME, HELP = 6, 7
MEASURES = 4
#: So many characters of what formulas show fit into a box.
LONGEST_MEASURE, LONGEST_PEOPLE, LONGEST_EVIDENCE, LONGEST_PLAN = 86, 44, 165, 150
#: Heights of rows in pixels.
LABEL, ACCOUNT, HEAD, STATE, MEASURE, TITLE, SHOWN, WORDS, STEP, GAP = 18, 34, 25, 118, 36, 36, 64, 80, 32, 10
WARNING, WARNING_FILL = "#9A3A00", "#F9DCC9"
#: What people write below each topic.
ALL_KEYS = ("offer", "ask", "notes")
_MESSAGES = {"offer": "talk_offer", "ask": "talk_ask", "notes": "talk_notes"}
_FIGURE = names.FURTHER_FIGURE_CELLS
_LEAN = f.ZONE_ORDER.index("supplier_relationship")


class TalkSheet:
    """Writes the page; it keeps its place in the order of sheets from the start."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self.sheet = writer.sheet("talk")
        self._row = 0
        self._helpers = 0
        #: Rows where people write, counted from 1: they fit themselves to the words.
        self.growing: list[int] = []

    def write(self, state: StateSheet, gaps: DataBlock) -> None:
        """The whole page."""
        self._grid()
        self._day = self._help("day of the talk", t.day_of_talk())
        self._header()
        self._state(state)
        self._agreed()
        self._topics(gaps)
        self._next_steps()
        self._page()

    # ------------------------------------------------------------------ page
    def _grid(self) -> None:
        sheet = self.sheet
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 1.3)
        sheet.set_column(SIGN, SIGN, SIGN_WIDTH)
        sheet.set_column(FIRST, THIRD, BOX_WIDTH)
        sheet.set_column(THIRD + 1, THIRD + 1, 1.3)
        sheet.set_column(HELP_NAME, HELP, 16, None, {"hidden": True})

    def _page(self) -> None:
        sheet, writer = self.sheet, self._writer
        allowed = {"select_locked_cells": True, "format_rows": True, "format_columns": True}
        sheet.protect("", allowed)
        sheet.set_portrait()
        sheet.set_paper(9)
        sheet.set_margins(0.35, 0.35, 0.35, 0.5)
        sheet.fit_to_pages(1, 1)
        sheet.center_horizontally()
        writer.full_footer(sheet)
        sheet.set_zoom(90)

    def _next(self, pixels: int, *, grows: bool = False) -> int:
        """The next row, counted from 0."""
        row = self._row
        self._row += 1
        self.sheet.set_row_pixels(row, pixels)
        if grows:
            # No lower than this when the row fits itself to what is typed: a blank in large letters in the margin.
            self.sheet.write(row, 0, "\u00a0", self._writer.format(font_size=max(8, round(pixels * 0.75 / 1.3))))
            self.growing.append(row + 1)
        return row

    def _help(self, name: str, formula: str, *, array: bool = False) -> str:
        """The address of a hidden cell with this formula, or these words."""
        row = self._helpers
        self._helpers += 1
        self.sheet.write(row, HELP_NAME, name)
        if array:
            self._writer.array_formula(self.sheet, (row, HELP), formula)
        elif formula.startswith("="):
            self._writer.formula(self.sheet, (row, HELP), formula)
        else:
            self.sheet.write(row, HELP, formula)
        return str(xl_rowcol_to_cell(row, HELP, row_abs=True, col_abs=True))

    def _put(self, row: int, column: int, content: str, **look: object) -> None:
        cell_format = self._writer.format(**({"align": "left"} | look))
        if content.startswith("="):
            self._writer.formula(self.sheet, (row, column), content, cell_format)
        else:
            self.sheet.write(row, column, content, cell_format)

    def _input(self, key: str, place: tuple[int, int], **look: object) -> str:
        """A cell to write in; its address."""
        line = {"border": 1, "border_color": f"#{design.LINE}", "bg_color": INPUT_FILL, "locked": False}
        shared = {"text_wrap": True, "valign": "top", "align": "left", "indent": 1, "font_size": 9.5}
        self.sheet.write_blank(*place, None, self._writer.format(**(shared | line | look)))
        cell = xl_rowcol_to_cell(*place, row_abs=True, col_abs=True)
        self._writer.define(names.TALK_CELLS[key], self.sheet, xl_rowcol_to_cell(*place))
        return str(cell)

    def _heading(self, key: str, right: str = "") -> int:
        """The bar above a part of the page."""
        self._next(GAP)
        row = self._next(HEAD)
        look = {"bold": True, "font_color": "#FFFFFF", "bg_color": f"#{design.NAVY}", "font_size": 10}
        for column in (SIGN, *BOXES):
            self._put(row, column, "", **look)
        self._put(row, FIRST, self._writer.text(f"talk.{key}"), **look)
        if right:
            self._put(row, THIRD, right, **(look | {"bold": False, "font_size": 8.5, "align": "right", "indent": 1}))
        return row

    def _link(self, row: int, column: int, name: str, words: str, **look: object) -> None:
        """A way to another sheet, by a name that stays when people rename the sheet."""
        self.sheet.write_url(row, column, f"internal:{name}", self._writer.format(**look), words)

    def _labels(self, keys: tuple[str, str, str], condition: str = "") -> None:
        row = self._next(LABEL)
        look = {"font_size": 7.5, "bold": True, "font_color": f"#{design.GREY}", "valign": "bottom", "indent": 1}
        for column, key in zip(BOXES, keys, strict=True):
            words = self._writer.text(f"talk.{key}")
            self._put(row, column, f'=IF({condition},{f.quoted(words)},"")' if condition else words, **look)

    # ------------------------------------------------------------------ who, when
    def _header(self) -> None:
        writer, text = self._writer, self._writer.text
        row = self._next(20)
        overline = {"font_size": 9, "bold": True, "font_color": f"#{design.BLUE}", "valign": "bottom"}
        self._put(row, SIGN, text("talk.overline"), **overline)
        self._put(row, THIRD, text("talk.inside"), **(overline | {"align": "right", "font_color": f"#{design.GREY}"}))
        row = self._next(ACCOUNT)
        account = names.GENERAL_CELLS["key_account"]
        title = f"=IF(LEN({account})>0,{account},{f.quoted(text('talk.no_account'))})"
        self._put(row, SIGN, title, bold=True, font_size=18, font_color=f"#{design.NAVY}")
        small = {"font_size": 8, "font_color": f"#{design.GREY}", "valign": "bottom", "indent": 1}
        row = self._next(LABEL)
        for column, key in zip(BOXES, ("date", "with", "assessed"), strict=True):
            self._put(row, column, text(f"talk.{key}"), **small)
        row = self._next(STEP, grows=True)
        when = {"bold": True, "valign": "vcenter", "num_format": text("format.date")}
        self._input("date", (row, FIRST), **when)
        self._input("with", (row, SECOND), bold=True, valign="vcenter")
        self._rule((row, FIRST), {"validate": "date", "criteria": ">=", "value": dt.date(2000, 1, 1)}, "talk_date")
        self._rule((row, SECOND), {"validate": "any"}, "talk_with")
        day, author = names.GENERAL_CELLS["date"], names.GENERAL_CELLS["author"]
        date = f'IF(ISNUMBER({day}),IFERROR({f.date_words(day, writer.language)},""),"")'
        between = f'IF(AND(ISNUMBER({day}),LEN({author})>0),"  ·  ","")'
        self._put(row, THIRD, f"={date}&{between}&{author}", indent=1)

    def _rule(self, place: tuple[int, int], rule: Mapping[str, object], key: str) -> None:
        said = messages(self._writer, key) if rule["validate"] != "any" else {}
        prompt = {
            "input_title": self._writer.text(f"input.{key}.title"),
            "input_message": self._writer.text(f"input.{key}.text"),
        }
        self.sheet.data_validation(*place, *place, {**said, **prompt, **rule})

    # ------------------------------------------------------------------ where we stand, what is wanted, how to begin
    def _state(self, state: StateSheet) -> None:
        text = self._writer.text
        self._heading("state")
        self._labels(("state.now", "state.target", "state.begin"))
        row = self._next(STATE)
        box = {"text_wrap": True, "valign": "top", "bg_color": TILE_FILL, "indent": 1, "font_size": 10}
        invalid = f.quoted(text("talk.begin.invalid"))
        verdict = f'IF(ISERROR({_FIGURE["verdict"]}),"",{_FIGURE["verdict"]})'
        self._put(row, FIRST, f"={verdict}&{self._scores()}", **(box | {"font_size": 9.5}))
        self._put(row, SECOND, self._target_words(state), **box)
        self._put(row, THIRD, f"=IF({f.SETTINGS_OK}=0,{invalid},{self._opening()})", **box)

    def _scores(self) -> str:
        """Both scores, and those of the last saved state; a part of a formula."""
        language, text = self._writer.language, self._writer.text

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

    def _target_words(self, state: StateSheet) -> str:
        """As ``verdict_words.target_text`` tells it, from the same pieces."""
        language = self._writer.language
        wanted = (f.unsigned(names.TARGET_CELLS[side], language) for side in ("supplier", "key_account"))
        zone = state.of_zone(NAME, TARGET_ZONE)
        opened = f.worded("target.open", language, zone=zone, supplier=next(wanted), key_account=next(wanted))
        reached, far = f.worded("target.reached", language), f.worded("target.way", language, **ways(language))
        rest = f'IF({_FIGURE["target_reached"]}=TRUE,{reached},IF(COUNT({_FIGURE["to_target_supplier"]})=0,"",{far}))'
        none, end = f.worded("target.none", language), f.worded("verdict.end", language)
        return f"=IF({TARGET_ZONE}<=0,{none},{opened}&{rest}&{end})"

    def _opening(self) -> str:
        """How to begin, by where both stand and what both want; a part of a formula."""
        said = {
            key: f.quoted(self._writer.text(f"talk.begin.{key}"))
            for key in (
                *("unrated", "provisional", "supplier_frustration", "key_account_frustration", "uneven_on_purpose"),
                *("lean_reached", "reached", "closer", "leaner", "mixed", "open_lean", "open"),
                "mixed_reached",
            )
        }
        reached, mixed = f"{_FIGURE['target_reached']}=TRUE", f"{_FIGURE['mixed']}=TRUE"
        way = f"SUM({_FIGURE['to_target_supplier']},{_FIGURE['to_target_key_account']})"
        there = (
            f"IF({mixed},{said['mixed_reached']},IF({TARGET_ZONE}={_LEAN},{said['lean_reached']},{said['reached']}))"
        )
        wanted = f"IF({reached},{there}"
        wanted += f",IF({way}<0,{said['leaner']},{said['closer']}))"
        unknown = f"IF({mixed},{said['mixed']},IF({f.ZONE_INDEX}={_LEAN},{said['open_lean']},{said['open']}))"
        balanced = f"IF({TARGET_ZONE}>0,{wanted},{unknown})"
        uneven = f"IF({f.ZONE_INDEX}=1,{said['supplier_frustration']},{said['key_account_frustration']})"
        zone = f"IF({f.ZONE_INDEX}<=2,IF({reached},{said['uneven_on_purpose']},{uneven}),{balanced})"
        provisional = f"IF({_FIGURE['provisional']}=TRUE,{said['provisional']},{zone})"
        return f"IF({f.ZONE_INDEX}=0,{said['unrated']},{provisional})"

    # ------------------------------------------------------------------ what was agreed, and what became of it
    def _agreed(self) -> None:
        writer, text = self._writer, self._writer.text
        count = self._help("agreed measures", f"={t.count_agreed()}")
        more = f"{f.quoted(text('talk.agreed.more'))}&({count}-{MEASURES})"
        as_of = f'IF({self._day}=0,"",{f.quoted(text("talk.agreed.as_of"))}&{f.date_words(self._day, writer.language)})'
        self._heading("agreed", f'=IF({count}=0,"",{as_of}&IF({count}>{MEASURES},{more},""))')
        self._labels(("agreed.what", "agreed.who", "agreed.status"))
        for place in range(1, MEASURES + 1):
            key = self._help(f"key of measure {place}", t.agreed_key(place, self._day), array=True)
            row = self._help(f"row of measure {place}", f"=IF({key}<{t.NONE},MOD({key},100000),0)")
            kind = self._help(f"class of measure {place}", f"=IF({key}<{t.NONE},INT({key}/1000000000000),0)")
            self._measure(place, row, kind)

    def _measure(self, place: int, row: str, kind: str) -> None:
        writer, text = self._writer, self._writer.text
        line = self._next(MEASURE)
        rule = {"bottom": 1, "bottom_color": f"#{design.LINE}", "text_wrap": True, "font_size": 9.5}

        def cell(key: str) -> str:
            return f"INDEX({COLUMNS[key]},{row})"

        def told(key: str) -> str:
            words = t.one_line(cell(key) + "&" + chr(34) * 2)
            return self._help(f"{key} of measure {place}", f'=IF({row}=0,"",IF(ISERROR({cell(key)}),"",{words}))')

        in_progress = f"TRIM({cell('status')})={status_word(Status.IN_PROGRESS)}"
        sign = (
            f'=IF({row}=0,"",IF({kind}={t.OVERDUE},"{OVERDUE}",IF({kind}={t.DONE},"{SIGNS[Status.DONE]}",'
            f'IF({in_progress},"{SIGNS[Status.IN_PROGRESS]}","{SIGNS[Status.AGREED]}"))))'
        )
        self._put(line, SIGN, sign, **(rule | {"align": "center", "font_color": f"#{design.GREY}", "font_size": 12}))
        measure, criterion = told("measure"), told("criterion")
        whole = f'{measure}&IF({criterion}="",""," ("&{criterion}&")")'
        what = f"IF(LEN({whole})>{LONGEST_MEASURE},{t.cut(measure, LONGEST_MEASURE)},{whole})"
        none = self._nothing_agreed() if place == 1 else '""'
        self._put(line, FIRST, f"=IF({row}=0,{none},{what})", **(rule | {"indent": 1}))
        owners = [told(f"{side}_owner") for side in ("supplier", "key_account")]
        between = f'IF(AND({owners[0]}<>"",{owners[1]}<>"")," · ","")'
        named = self._help(f"owners of measure {place}", f"={owners[0]}&{between}&{owners[1]}")
        nobody = f.quoted(text("talk.agreed.nobody"))
        people = f'IF({named}="",{nobody},{t.cut(named, LONGEST_PEOPLE)})'
        self._put(line, SECOND, f'=IF({row}=0,"",{people}&{self._worth(place, cell)})', **(rule | {"indent": 1}))
        due = f.date_words(cell("due"), writer.language)
        status = f"IF({in_progress},{status_word(Status.IN_PROGRESS)},{status_word(Status.AGREED)})"
        by, without = f.quoted(text("talk.agreed.until")), f.quoted(text("talk.agreed.no_day"))
        until = f"IF(ISNUMBER({cell('due')}),{by}&{due},{without})"
        late = f'{f.quoted(text("talk.agreed.overdue"))}&{due}&" ("&{status}&")"'
        state = f"IF({kind}={t.OVERDUE},{late},IF({kind}={t.DONE},{status_word(Status.DONE)},{status}&{until}))"
        self._put(line, THIRD, f'=IF({row}=0,"",{state})', **(rule | {"indent": 1}))
        look = writer.workbook.add_format({"font_color": WARNING, "bold": True})
        first = xl_rowcol_to_cell(line, SIGN, col_abs=True)
        overdue = {"type": "formula", "criteria": f'={first}="{OVERDUE}"', "format": look}
        for column in (SIGN, THIRD):
            self.sheet.conditional_format(line, column, line, column, overdue)

    def _nothing_agreed(self) -> str:
        """What stands in place of a first measure: what is proposed is worth a look before the talk."""
        text = self._writer.text
        proposed = f"{f.quoted(text('talk.agreed.proposed'))}&{count_proposed()}"
        return f'{f.quoted(text("talk.agreed.none"))}&IF({count_proposed()}>0,{proposed},"")'

    def _worth(self, place: int, cell: Callable[[str], str]) -> str:
        """What a measure is worth a year to each side, with the currency; nothing without one."""
        text, language = self._writer.text, self._writer.language
        sides = [cell(f"{side}_value") for side in ("supplier", "key_account")]
        amounts = [
            self._help(f"amount of measure {place}", f'=IF(ISNUMBER({value}),{t.grouped(value, language)},"")')
            for value in sides
        ]
        words = [f.quoted(text(f"talk.worth.{side}")) for side in ("supplier", "key_account")]
        told = [
            f'IF({amount}="","",{before}&{amount}&" "&{f.CURRENCY})'
            for before, amount in zip(words, amounts, strict=True)
        ]
        count = f"COUNT({sides[0]},{sides[1]})"
        between = f'IF({count}=2,", ","")'
        before = f"CHAR(10)&{f.quoted(text('talk.worth.before'))}"
        return f'IF(OR({f.CURRENCY}="",{count}=0),"",{before}&{told[0]}&{between}&{told[1]})'

    # ------------------------------------------------------------------ topics
    def _topics(self, gaps: DataBlock) -> None:
        text = self._writer.text
        self._heading("topics", text("talk.topics.choose"))
        cells = [names.TALK_CELLS[f"topic_{number}"] for number in range(1, names.TALK_TOPICS + 1)]
        chosen = [
            self._help(f"chosen row {number}", t.chosen_row(cell), array=True) for number, cell in enumerate(cells, 1)
        ]
        rows: list[str] = []
        for number, own in enumerate(chosen):
            taken = [*rows, *chosen[number + 1 :]]
            # As every program saves it: the name of that sheet needs no quotes.
            ranks, ranked = (gaps.area(heading).replace("'", "") for heading in ("k", "row"))
            formula = t.topic_row(own, taken, ranks, ranked)
            rows.append(self._help(f"row of topic {number + 1}", formula, array=True))
        locked = self._help("chosen with words", text("talk.topics.locked"))
        for number, (cell, own, row) in enumerate(zip(cells, chosen, rows, strict=True), start=1):
            self._topic(number, cell, own, row, locked)

    def _topic(self, number: int, cell: str, chosen: str, row: str, locked: str) -> None:
        writer, text = self._writer, self._writer.text
        rated = self._help(f"topic {number} is rated", f"=IF({row}=0,0,{f.rated_in_row(row)})")
        title = f'IF(ISERROR(INDEX({f.TITLES},{row})),"",{t.one_line(f"INDEX({f.TITLES},{row})")})'
        titled = self._help(f"title of topic {number}", f'=IF({row}=0,"",{title})')
        typed = "&".join(f'IF(ISERROR({name}),"x",{name}&"")' for name in self._words_of(number))
        written = self._help(f"words of topic {number}", f"=LEN(TRIM({typed}))")
        loose = self._help(f"topic {number} is loose", f"=IF(AND({written}>0,NOT(ISTEXT({cell}))),1,0)")
        if number > 1:
            self._next(GAP)
        self._topic_head(number, (cell, chosen, row, rated, titled, loose, written), locked)
        self._labels(("topic.evidence", "topic.question", "topic.plan"), f"{row}>0")
        shown = self._next(SHOWN)
        box = {"text_wrap": True, "valign": "top", "bg_color": TILE_FILL, "indent": 1, "font_size": 9.5}
        evidence = f"INDEX({names.EVIDENCE_COLUMN},{row})"
        told = f'IF(ISERROR({evidence}),"",TRIM({evidence}&""))'
        known = self._help(f"evidence of topic {number}", f'=IF({row}=0,"",{told})')
        hint = f.quoted(text("talk.topic.no_evidence"))
        self._put(shown, FIRST, f'=IF({row}=0,"",IF({known}="",{hint},{t.cut(known, LONGEST_EVIDENCE)}))', **box)
        lean = self._help(f"topic {number} is as lean as wanted", self._as_lean_as_wanted(row, rated))
        asked = self._help(f"question of topic {number}", t.question(titled), array=True)
        # Where both have it as lean as they want, a question that asks for more would undo it.
        fitting = f'IF({lean}=1,"",{asked})'
        self._put(
            shown, SECOND, f'=IF({row}=0,"",IF({fitting}<>"",{asked},{self._own_question(number, row, rated)}))', **box
        )
        planned = self._help(f"measure of topic {number}", t.measure_for(titled), array=True)
        self._put(shown, THIRD, f'=IF({row}=0,"",{self._plan(planned)})', **box)
        grey = writer.workbook.add_format({"font_color": f"#{design.GREY}", "italic": True})
        for column, empty in ((FIRST, f'{known}=""'), (THIRD, f"{planned}=0")):
            criteria = {"type": "formula", "criteria": f"={empty}", "format": grey}
            self.sheet.conditional_format(shown, column, shown, column, criteria)
        late = f"=IF({planned}>0,{self._is_late(planned)},FALSE)"
        warning = {"type": "formula", "criteria": late, "format": writer.workbook.add_format({"font_color": WARNING})}
        self.sheet.conditional_format(shown, THIRD, shown, THIRD, warning)
        self._labels(("topic.offer", "topic.ask", "topic.notes"))
        line = self._next(WORDS, grows=True)
        for column, key in zip(BOXES, ALL_KEYS, strict=True):
            self._input(f"{key}_{number}", (line, column))
            rule = {"validate": "custom", "value": f"=ISTEXT({cell})", "ignore_blank": False}
            said = messages(writer, _MESSAGES[key]) | rule
            self.sheet.data_validation(line, column, line, column, said)

    @staticmethod
    def _words_of(number: int) -> list[str]:
        return [names.TALK_CELLS[f"{key}_{number}"] for key in ALL_KEYS]

    def _topic_head(self, number: int, helpers: tuple[str, ...], locked: str) -> None:
        """What it is about, both ratings in words, and the cell in which the topic is chosen."""
        writer, text, language = self._writer, self._writer.text, self._writer.language
        cell, chosen, row, rated, titled, loose, written = helpers
        line = self._next(TITLE)
        head = {
            "bold": True,
            "font_color": f"#{design.NAVY}",
            "text_wrap": True,
            "top": 2,
            "top_color": f"#{design.NAVY}",
        }
        self._put(line, SIGN, str(number), **(head | {"font_size": 14, "align": "center"}))
        numbered = f"{f.quoted(text('talk.topic.number'))}&{row}"
        named = f'IF({titled}="",{numbered},{titled})'
        marks = [f.quoted(mark) for mark in text("talk.topic.quoted", words="\0").split("\0")]
        unknown = f'IF(ISERROR({cell}),"",{marks[0]}&{cell}&{marks[1]})'
        yet, none = f.quoted(text("talk.topic.not_rated_yet")), f.quoted(text("talk.topic.no_gap"))
        empty = f"IF({f.PAIR_COUNT}=0,{yet},{none})" if number == 1 else '""'
        shown = f"=IF({row}>0,{named},IF({chosen}<0,{unknown},{empty}))"
        self._put(line, FIRST, shown, **(head | {"font_size": 11, "indent": 1}))
        supplier, key_account = f.in_row(f.SUPPLIERS, row), f.in_row(f.KEY_ACCOUNTS, row)
        gap = f"({key_account}-{supplier})"
        size = t.short(f"ABS({gap})", language)
        beyond = (
            f"IF({gap}<0,{f.quoted(text('talk.gap.supplier.before'))}&{size}&{f.quoted(text('talk.gap.supplier'))},"
            f"{f.quoted(text('talk.gap.key_account.before'))}&{size}&{f.quoted(text('talk.gap.key_account'))})"
        )
        within = f"IF(ROUND({gap},9)=0,{f.quoted(text('talk.gap.none'))},{f.quoted(text('talk.gap.within'))})"
        ratings = (
            f"{f.quoted(text('talk.gap.we'))}&{t.short(supplier, language)}&{f.quoted(text('talk.gap.they'))}&"
            f"{t.short(key_account, language)}&IF(ROUND(ABS({gap}),9)>ROUND({f.TOLERANCE},9),{beyond},{within})"
        )
        told = f"IF({rated}=1,{ratings},{f.quoted(text('talk.topic.not_rated'))})"
        words = f'IF({row}=0,"",{numbered}&"  ·  "&{told})'
        warning = f"IF({chosen}<0,{f.quoted(text('talk.topic.unknown'))},{words})"
        warning = f"IF({loose}=1,{f.quoted(text('talk.topic.loose'))},{warning})"
        self._put(line, SECOND, f"={warning}", **(head | {"bold": False, "indent": 1, "font_size": 9.5}))
        criteria = {
            "type": "formula",
            "criteria": f"=OR({loose}=1,{chosen}<0)",
            "format": writer.workbook.add_format({"font_color": WARNING, "bold": True, "bg_color": WARNING_FILL}),
        }
        self.sheet.conditional_format(line, SECOND, line, SECOND, criteria)
        self._input(f"topic_{number}", (line, THIRD), valign="vcenter", top=2, top_color=f"#{design.NAVY}")
        choice = {
            "validate": "list",
            "source": f"=IF({written}>0,{locked},{names.CRITERION_COLUMN})",
            "error_type": "warning",
        }
        self._rule((line, THIRD), choice, "talk_topic")

    @staticmethod
    def _as_lean_as_wanted(row: str, rated: str) -> str:
        """1 where both reached a lean target, and the criterion is in balance."""
        gap = f"ABS({f.in_row(f.KEY_ACCOUNTS, row)}-{f.in_row(f.SUPPLIERS, row)})"
        lean = f"AND({_FIGURE['target_reached']}=TRUE,{TARGET_ZONE}={_LEAN})"
        return f"=IF({rated}=0,0,IF({lean},IF(ROUND({gap},9)<=ROUND({f.TOLERANCE},9),1,0),0))"

    def _own_question(self, number: int, row: str, rated: str) -> str:
        """Where the catalogue has no fitting question: by who invests more; in balance, what keeps it good."""
        keys = {"supplier": "supplier", "key_account": "key_account", "both": f"keep.{number}"}
        said = {side: f.quoted(self._writer.text(f"talk.question.{key}")) for side, key in keys.items()}
        gap = f"ROUND({f.in_row(f.KEY_ACCOUNTS, row)}-{f.in_row(f.SUPPLIERS, row)},9)"
        sided = f"IF({gap}<ROUND(-{f.TOLERANCE},9),{said['supplier']},"
        sided += f"IF({gap}>ROUND({f.TOLERANCE},9),{said['key_account']},{said['both']}))"
        return f"IF({rated}=1,{sided},{said['both']})"

    def _is_late(self, row: str) -> str:
        """Whether the open measure in a row of the table was due before the day of the talk."""
        due = f"INDEX({COLUMNS['due']},{row})"
        return f"IF(ISNUMBER({due}),{due}<{self._day},FALSE)"

    def _plan(self, row: str) -> str:
        """The open measure for the topic, and how far it is."""
        writer, text = self._writer, self._writer.text
        measure = f'INDEX({COLUMNS["measure"]},{row})&""'
        status, due = f"TRIM(INDEX({COLUMNS['status']},{row}))", f"INDEX({COLUMNS['due']},{row})"
        word = (
            f"IF({status}={status_word(Status.AGREED)},{status},"
            f"IF({status}={status_word(Status.IN_PROGRESS)},{status},{status_word(Status.PROPOSED)}))"
        )
        day = f.date_words(due, writer.language)
        until = f'IF(ISNUMBER({due}),{f.quoted(text("talk.agreed.until"))}&{day},"")'
        late = f'{f.quoted(text("talk.agreed.overdue"))}&{day}&", "&{word}'
        state = f"IF({self._is_late(row)},{late},{word}&{until})"
        told = f'{t.cut(t.one_line(measure), LONGEST_PLAN)}&" ("&{state}&")"'
        return f"IF({row}=0,{f.quoted(text('talk.topic.no_plan'))},{told})"

    # ------------------------------------------------------------------ next steps
    def _next_steps(self) -> None:
        writer, text = self._writer, self._writer.text
        review = names.NEXT_REVIEW
        next_day = f"{f.quoted(text('talk.review'))}&{f.date_words(review, writer.language)}"
        self._heading("steps", f"=IF(ISNUMBER({review}),{next_day},{f.quoted(text('talk.no_review'))})")
        self._labels(("step.what", "step.who", "step.until"))
        for number in range(1, names.TALK_STEPS + 1):
            line = self._next(STEP, grows=True)
            self._put(line, SIGN, str(number), align="center", font_color=f"#{design.GREY}")
            for column, key in zip(BOXES, ("step", "step_who", "step_until"), strict=True):
                self._input(f"{key}_{number}", (line, column), valign="vcenter")
        row = self._next(LABEL + 3)
        look = {"font_size": 8.5, "font_color": f"#{design.BLUE}", "underline": 1}
        self._link(row, FIRST, names.MEASURES_AS_OF, text("talk.steps.link"), **look)
