"""The familiar page: who and when, the tiles, the criteria table, the diagram; right of it, what helps to rate."""

from __future__ import annotations

import datetime as dt
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from building import formulas as f
from building.diagram_chart import HEIGHT, NAME, WIDTH
from building.due_line import PIXELS as DUE_PIXELS
from building.due_line import write_due_line
from building.rating_help import CAPACITY, write_rating_help
from building.state_sheet import NAME as ZONE_NAME
from building.state_sheet import SIGN, StateSheet
from building.table_page import messages
from building.target_formulas import ZONE as TARGET_ZONE
from building.target_formulas import way
from building.writer import Writer
from kam_partnership.diagram import design
from kam_partnership.output.looks import INPUT_FILL, SIGNED, TILE_FILL
from kam_partnership.texts.criteria import CRITERIA
from kam_partnership.workbook import names

HEADER_ROW = 8  # of the criteria table, counted from 0
FIRST_COLUMN = 1
SUPPLIER_TEXT, KEY_ACCOUNT_TEXT = "#005A8C", "#A84A00"
ROW_PIXELS = 34  # two lines of the evidence, and of what helps to rate
NARROW, WIDE = 7.4, 12.2  # columns beside the table: a date needs a wide one
#: Of table and diagram side by side; "fit to pages" would ignore the break before what helps to rate.
PRINT_SCALE = 74
HELP_COLUMN = 17  # the first one right of them, counted from 0
EVIDENCE = 7


class PartnershipSheet:
    """Writes the main page."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self.sheet = writer.sheet("partnership")
        self._columns = dict(zip(names.CRITERIA_KEYS, names.CRITERIA_COLUMNS, strict=True))
        self._columns["evidence"] = names.EVIDENCE_COLUMN
        self._heads = {key: writer.text(f"head.{key}") for key in self._columns}
        self._criteria = CRITERIA[writer.language]

    def write(self, state: StateSheet) -> None:
        """The whole page; the diagram is a placeholder that the template replaces."""
        self._grid()
        self._header()
        write_due_line(self._writer, self.sheet)
        self._tiles(state)
        self._lines()
        self._table()
        self._validation()
        self._diagram()
        write_rating_help(self._writer, self.sheet, HEADER_ROW, HELP_COLUMN)
        self._page()

    # ------------------------------------------------------------------ page
    def _grid(self) -> None:
        sheet = self.sheet
        sheet.hide_gridlines(2)
        for columns, width in (
            ("A:A", 1.3),
            ("B:B", 4.3),
            ("C:C", 36),
            ("D:D", 7),
            ("E:E", 8.5),
            ("F:F", 8.5),
            ("G:G", 8.5),
            ("H:H", 24),
            ("I:I", NARROW),
            ("J:J", WIDE),
            ("K:K", NARROW),
            ("L:L", WIDE),
            ("M:M", NARROW),
            ("N:N", WIDE),
            ("O:O", NARROW),
            ("P:P", WIDE),
            ("Q:Q", 1.3),
        ):
            sheet.set_column(columns, width)
        for row, pixels in enumerate((6, 20, 34, DUE_PIXELS, 20, 34, 70, 24, 34)):
            sheet.set_row_pixels(row, pixels)

    def _page(self) -> None:
        sheet, writer = self.sheet, self._writer
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(0.25, 0.25, 0.4, 0.45)
        sheet.set_print_scale(PRINT_SCALE)  # no print area: it would cut rows that join the table
        sheet.set_v_pagebreaks([HELP_COLUMN])
        sheet.center_horizontally()
        sheet.repeat_rows(HEADER_ROW)
        writer.full_footer(sheet)
        sheet.set_selection("B3")  # the first input: whom it is about
        sheet.set_zoom(90)
        sheet.activate()
        sheet.set_first_sheet()

    # ------------------------------------------------------------------ who and when
    def _header(self) -> None:
        writer, sheet = self._writer, self.sheet
        overline = writer.format(font_size=9, bold=True, font_color=f"#{design.BLUE}", valign="bottom")
        sheet.write("B2", writer.text("page.overline"), overline)
        rule = {"bottom": 1, "bottom_color": f"#{design.LINE}", "locked": False, "bg_color": INPUT_FILL}
        big = writer.format(font_size=18, bold=True, font_color=f"#{design.NAVY}", align="left", **rule)
        for column in range(1, 7):
            sheet.write_blank(2, column, None, big)
        writer.define(names.GENERAL_CELLS["key_account"], sheet, "B3")
        # Long names run on over their neighbours: the date in between leaves room on both sides.
        entry = {"font_size": 10, "bold": True, "font_color": f"#{design.NAVY}", "align": "left"}
        for key, first, columns, extra in (
            ("supplier", 8, 3, {}),
            ("date", 11, 1, {"num_format": writer.text("format.date"), "indent": 1}),
            ("author", 12, 3, {}),
            ("next_review", 15, 1, {"num_format": writer.text("format.date")}),
        ):
            indent = extra.get("indent", 0)
            small = {"font_size": 8, "font_color": f"#{design.GREY}", "align": "left", "valign": "bottom"}
            label = writer.format(indent=indent, **small)
            sheet.write(1, first, writer.text(f"page.{key}_label"), label)
            for column in range(first, first + columns):
                sheet.write_blank(2, column, None, writer.format(**(entry | rule | extra)))
            name = names.NEXT_REVIEW if key == "next_review" else names.GENERAL_CELLS[key]
            writer.define(name, sheet, f"{'ABCDEFGHIJKLMNOP'[first]}3")

    # ------------------------------------------------------------------ tiles
    def _tiles(self, state: StateSheet) -> None:
        writer, text = self._writer, self._writer.text
        self._zone_tile(state)
        score = f.quoted(text("tile.sub.score"))
        inside = f"OR({f.ZONE_INDEX}=1,{f.ZONE_INDEX}=2)"
        tolerance = (
            f'=IF({f.ZONE_INDEX}<=0,"",IF({inside},{f.quoted(text("tile.sub.outside"))},'
            f"{f.quoted(text('tile.sub.inside'))})&{f.told(f.TOLERANCE, writer.language)})"
        )
        for first, key, value, below, accent in (
            (8, "supplier", self._shown("KAM_SupplierScore"), f"={score}", design.BLUE),
            (10, "key_account", self._shown("KAM_KeyAccountScore"), f"={score}", design.ORANGE),
            (12, "balance", self._rated(f.signed("KAM_NetBalance", writer.language)), tolerance, design.NAVY),
            (14, "level", self._shown("KAM_Level"), f"={f.quoted(text('tile.sub.level'))}", design.NAVY),
        ):
            self._tile(first, 2, text(f"tile.{key}"), value, below, accent)
            writer.define(names.TILE_CELLS[key], self.sheet, xl_rowcol_to_cell(5, first))
        self._target(state)

    def _target(self, state: StateSheet) -> None:
        """What both sides want, typed above their ratings; beside it where that is, and how far away."""
        writer, text, sheet = self._writer, self._writer.text, self.sheet
        self._tile(3, 4, text("tile.wish"), "", "", design.GREEN)
        rule = {"bottom": 1, "bottom_color": f"#{design.LINE}", "locked": False, "bg_color": INPUT_FILL}
        small = {"font_size": 8.5, "align": "center", "valign": "top", "bg_color": TILE_FILL, "text_wrap": True}
        for column, (side, name), colour in zip(
            (4, 5), names.TARGET_CELLS.items(), (SUPPLIER_TEXT, KEY_ACCOUNT_TEXT), strict=True
        ):
            entry = writer.format(bold=True, font_size=14, align="center", font_color=colour, **rule)
            sheet.write_blank(5, column, None, entry)
            sheet.write(6, column, self._heads[side], writer.format(**small))
            writer.define(name, sheet, xl_rowcol_to_cell(5, column))
        typed = ",".join(names.TARGET_CELLS.values())
        none, invalid = f.quoted(text("target.none")), f.quoted(text("target.invalid"))
        reached = f"IF(KAM_TargetReached,{f.quoted(text('tile.sub.reached'))},{way(writer.language)})"
        told = f'IF({f.PAIR_WEIGHT}>0,{reached},"")'
        below = f"=IF({TARGET_ZONE}>0,{told},IF(COUNTA({typed})=0,{none},{invalid}))"
        zone = f"=IF({TARGET_ZONE}>0,{state.of_zone(ZONE_NAME, TARGET_ZONE)},{f.DASH})"
        self._tile(EVIDENCE, 1, text("tile.target"), zone, below, design.GREEN, size=11.5)
        for key, row in (("target", 5), ("way", 6)):
            writer.define(names.TILE_CELLS[key], sheet, xl_rowcol_to_cell(row, EVIDENCE))

    def _shown(self, figure: str) -> str:
        return self._rated(f.unsigned(figure, self._writer.language))

    @staticmethod
    def _rated(expression: str) -> str:
        return f"=IF({f.PAIR_WEIGHT}>0,{expression},{f.DASH})"

    def _tile(
        self, first: int, columns: int, title: str, value: str, below: str, accent: str, size: float = 18
    ) -> None:
        """Title, value and a line below, left of an accent; values are texts, so they never turn to ####."""
        looks = (
            (4, title, {"font_size": 8.5, "font_color": f"#{design.GREY}", "valign": "bottom"}),
            (5, value, {"font_size": size, "bold": True, "font_color": f"#{design.NAVY}", "shrink": columns == 1}),
            (6, below, {"font_size": 9, "valign": "top", "text_wrap": columns == 1}),
        )
        for row, content, look in looks:
            first_format = self._writer.format(
                bg_color=TILE_FILL, left=5, left_color=f"#{accent}", indent=1, align="left", **look
            )
            self.sheet.write_blank(row, first, None, first_format)
            if content.startswith("="):
                self._writer.formula(self.sheet, (row, first), content, first_format)
            elif content:
                self.sheet.write(row, first, content, first_format)
            for column in range(first + 1, first + columns):
                self.sheet.write_blank(row, column, None, self._writer.format(bg_color=TILE_FILL))

    def _zone_tile(self, state: StateSheet) -> None:
        writer, sheet = self._writer, self.sheet
        edge = {"bg_color": TILE_FILL, "left": 5, "left_color": f"#{design.NAVY}"}
        for row in (4, 5, 6):
            sheet.write_blank(row, 1, None, writer.format(**edge))
        sign = writer.format(align="center", font_size=20, font_color=f"#{design.GREY}", **edge)
        writer.formula(sheet, "B6", state.by_zone(SIGN, "○"), sign)
        title = writer.format(font_size=8.5, font_color=f"#{design.GREY}", valign="bottom", bg_color=TILE_FILL)
        certain, provisional = f.quoted(writer.text("tile.zone")), f.quoted(writer.text("tile.zone.provisional"))
        writer.formula(sheet, "C5", f"=IF(KAM_Provisional=TRUE,{provisional},{certain})", title)
        zone = writer.format(font_size=17, bold=True, font_color=f"#{design.NAVY}", bg_color=TILE_FILL, shrink=True)
        writer.formula(sheet, "C6", "=KAM_Zone", zone)
        sentence = writer.format(font_size=9, bg_color=TILE_FILL, text_wrap=True, valign="top")
        invalid = f.quoted(writer.text("meaning.invalid"))
        writer.formula(sheet, "C7", f"=IF({f.ZONE_INDEX}<0,{invalid},KAM_Verdict)", sentence)
        for key, cell in (("sign", "B6"), ("zone", "C6"), ("verdict", "C7")):
            writer.define(names.TILE_CELLS[key], sheet, cell)
        for signs, sign_colour, text_colour in (
            (("▼", "▲"), "#C8400A", "#9A3A00"),
            (("●",), "#0072B2", "#12355B"),
        ):
            criteria = "=OR(" + ",".join(f'$B$6="{one}"' for one in signs) + ")"
            for cell, colour in (("B6", sign_colour), ("C6", text_colour)):
                look = writer.workbook.add_format({"font_color": colour})
                sheet.conditional_format(cell, {"type": "formula", "criteria": criteria, "format": look})

    # ------------------------------------------------------------------ lines above table and diagram
    def _lines(self) -> None:
        writer, text = self._writer, self._writer.text
        small = writer.format(font_size=8.5, italic=True, font_color=f"#{design.GREY}")
        low, high = text("page.hint", low="\0", high="\1").split("\0")[1].split("\1")
        ends = [f.told(end, writer.language) for end in (f.LOW, f.HIGH)]
        hint = f"={ends[0]}&{f.quoted(low)}&{ends[1]}&{f.quoted(high)}"
        writer.formula(self.sheet, "B8", hint, small)
        percent = '" %"' if writer.language == "de" else '"%"'
        offset = "(KAM_GrossImbalance-ABS(KAM_NetBalance))"
        summary = (
            f'=IF({f.SETTINGS_OK}=0,"",{f.quoted(text("line.coverage"))}&ROUND(100*KAM_Coverage,0)&{percent}'
            f'&" ("&{f.PAIR_COUNT}&{f.quoted(text("line.of"))}&ROWS({f.SUPPLIERS})'
            f'&{f.quoted(text("line.pairs"))}&")"&IF({f.PAIR_WEIGHT}>0,"  ·  "&'
            f"{f.quoted(text('line.gross'))}&{f.unsigned('KAM_GrossImbalance', writer.language)}&"
            f'{f.quoted(text("line.offset"))}&{f.unsigned(offset, writer.language)},""))'
        )
        writer.formula(self.sheet, "I8", summary, small)

    # ------------------------------------------------------------------ table
    def _table(self) -> None:
        writer, sheet, heads = self._writer, self.sheet, self._heads
        count = len(self._criteria)
        first, last = HEADER_ROW + 1, HEADER_ROW + count
        # Also below the table: else the diagram, which ends there, would grow with a row that joins it.
        for row in range(first, first + CAPACITY):
            sheet.set_row_pixels(row, ROW_PIXELS)
        formats = self._column_formats()
        number = f"=ROW()-ROW({names.CRITERIA_TABLE}[[#Headers],[{heads['number']}]])"
        gap = f.gap(*(f"{names.CRITERIA_TABLE}[[#This Row],[{heads[key]}]]" for key in ("supplier", "key_account")))
        columns = []
        for key in self._columns:
            alignment = "left" if key in ("criterion", "evidence") else "center"
            head = writer.format(
                bold=True,
                font_color="#FFFFFF",
                bg_color=f"#{design.NAVY}",
                align=alignment,
                text_wrap=True,
                font_size=9.5,
                indent=1 if key == "evidence" else 0,
            )
            column = {"header": heads[key], "format": formats[key], "header_format": head}
            if key in ("number", "gap"):
                column["formula"] = number if key == "number" else gap
            columns.append(column)
        rows = [[None, criterion.title, 1, None, None, None, None] for criterion in self._criteria]
        options = {"name": names.CRITERIA_TABLE, "style": None, "autofilter": False, "data": rows}
        sheet.add_table(first - 1, FIRST_COLUMN, last, EVIDENCE, {**options, "columns": columns})
        for row in range(first, last + 1):  # XlsxWriter caches 0 for calculated columns
            writer.formula(sheet, (row, FIRST_COLUMN), number, formats["number"])
            writer.formula(sheet, (row, FIRST_COLUMN + 5), gap, formats["gap"])
        for key, name in self._columns.items():
            writer.workbook.define_name(name, f"={names.CRITERIA_TABLE}[{heads[key]}]")
        self._gap_bars(first, last)
        writer.zero_without_sign(sheet, (first, FIRST_COLUMN + 5, last, FIRST_COLUMN + 5), SIGNED)

    def _column_formats(self) -> dict[str, Any]:
        rule = {"bottom": 1, "bottom_color": f"#{design.LINE}", "locked": False}
        entry = {"align": "center", "bg_color": INPUT_FILL, **rule}
        form = self._writer.format
        return {
            "number": form(align="center", font_color=f"#{design.GREY}", font_size=9.5, **rule),
            "criterion": form(text_wrap=True, **rule),
            "weight": form(**entry),
            "supplier": form(bold=True, font_color=SUPPLIER_TEXT, font_size=11, **entry),
            "key_account": form(bold=True, font_color=KEY_ACCOUNT_TEXT, font_size=11, **entry),
            "gap": form(num_format=SIGNED, align="right", font_size=9.5, **rule),
            # From the top: of words that are too long for the row one reads the beginning, not the middle.
            "evidence": form(text_wrap=True, font_size=8.5, valign="top", **{**entry, "align": "left", "indent": 1}),
        }

    def _gap_bars(self, first: int, last: int) -> None:
        """Bars to the left where the supplier invests more, to the right where the key account does."""
        span = f"{f.HIGH}-{f.LOW}"
        self.sheet.conditional_format(
            first,
            FIRST_COLUMN + 5,
            last,
            FIRST_COLUMN + 5,
            {
                "type": "data_bar",
                "data_bar_2010": True,
                "bar_solid": True,
                "bar_color": "#F0B48A",
                "bar_negative_color": "#8DBFE0",
                "bar_negative_border_color_same": True,
                "bar_no_border": True,
                "bar_axis_position": "middle",
                "bar_axis_color": f"#{design.PLOT_BORDER}",
                "min_type": "formula",
                "max_type": "formula",
                "min_value": f"=-({span})",
                "max_value": f"={span}",
            },
        )

    def _validation(self) -> None:
        sheet, text = self.sheet, self._writer.text
        first, last = HEADER_ROW + 1, HEADER_ROW + len(self._criteria)
        sheet.data_validation(
            first,
            FIRST_COLUMN + 3,
            last,
            FIRST_COLUMN + 4,
            {**self._on_scale(), **messages(self._writer, "rating")},
        )
        sheet.data_validation(
            first,
            FIRST_COLUMN + 2,
            last,
            FIRST_COLUMN + 2,
            {"validate": "decimal", "criteria": ">=", "value": 0, **messages(self._writer, "weight")},
        )

        for cell, key in (("L3", "date"), ("P3", "next_review")):
            first_day = {"validate": "date", "criteria": ">=", "value": dt.date(2000, 1, 1)}
            sheet.data_validation(cell, {**first_day, **messages(self._writer, key)})
        sheet.data_validation("E6:F6", {**self._on_scale(), **messages(self._writer, "target")})
        evidence = {"validate": "any", "input_title": text("input.evidence.title")}
        sheet.data_validation(
            first, EVIDENCE, last, EVIDENCE, {**evidence, "input_message": text("input.evidence.text")}
        )
        for cell, key in (("B3", "key_account"), ("I3", "supplier"), ("M3", "author")):
            sheet.data_validation(cell, {"validate": "any", "input_message": text(f"input.text.{key}")})

    @staticmethod
    def _on_scale() -> dict[str, object]:
        return {"validate": "decimal", "criteria": "between", "minimum": f"={f.LOW}", "maximum": f"={f.HIGH}"}

    # ------------------------------------------------------------------ diagram
    def _diagram(self) -> None:
        description = self._writer.text("diagram.alt")
        # Below the headings, which are repeated on each page, and with them what stands over them.
        self._writer.place_chart(self.sheet, (HEADER_ROW + 1, 8), NAME, (WIDTH, HEIGHT), description)
