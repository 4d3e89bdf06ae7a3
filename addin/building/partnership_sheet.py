"""The familiar page: who and when, the tiles, the criteria table, the diagram."""

from __future__ import annotations

import datetime as dt
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from building import formulas as f
from building.diagram_chart import HEIGHT, NAME, WIDTH
from building.state_sheet import MEANING, SIGN, StateSheet
from building.writer import Writer
from kam_partnership.diagram import design
from kam_partnership.output.looks import INPUT_FILL, SIGNED, TILE_FILL
from kam_partnership.texts.criteria import CRITERIA
from kam_partnership.workbook import names

HEADER_ROW = 8  # of the criteria table, counted from 0
FIRST_COLUMN = 1
SUPPLIER_TEXT, KEY_ACCOUNT_TEXT = "#005A8C", "#A84A00"
ROW_PIXELS = 38
NARROW, WIDE = 7.4, 12.2  # columns beside the table: a date needs a wide one


class PartnershipSheet:
    """Writes the main page."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self.sheet = writer.sheet("partnership")
        self._heads = {key: writer.text(f"head.{key}") for key in names.CRITERIA_KEYS}
        self._criteria = CRITERIA[writer.language]

    def write(self, state: StateSheet) -> None:
        """The whole page; the diagram is a placeholder that the template replaces."""
        self._grid()
        self._header()
        self._tiles(state)
        self._lines()
        self._table()
        self._validation()
        self._diagram()
        self._page()

    # ------------------------------------------------------------------ page
    def _grid(self) -> None:
        sheet = self.sheet
        sheet.hide_gridlines(2)
        for columns, width in (
            ("A:A", 1.3),
            ("B:B", 4.3),
            ("C:C", 43),
            ("D:D", 9),
            ("E:E", 10),
            ("F:F", 12),
            ("G:G", 13),
            ("H:H", 2),
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
        for row, pixels in enumerate((10, 20, 38, 12, 20, 36, 22, 26, 36)):
            sheet.set_row_pixels(row, pixels)

    def _page(self) -> None:
        sheet, writer = self.sheet, self._writer
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(0.35, 0.35, 0.4, 0.45)
        sheet.fit_to_pages(1, 1)  # no print area: it would cut rows that join the table
        sheet.center_horizontally()
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
            ("author", 12, 4, {}),
        ):
            indent = extra.get("indent", 0)
            label = writer.format(font_size=8, font_color=f"#{design.GREY}", valign="bottom", indent=indent)
            sheet.write(1, first, writer.text(f"page.{key}_label"), label)
            for column in range(first, first + columns):
                sheet.write_blank(2, column, None, writer.format(**(entry | rule | extra)))
            writer.define(names.GENERAL_CELLS[key], sheet, f"{'ABCDEFGHIJKLMNOP'[first]}3")

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
        change = "ABS(KAM_NetBalance)-ABS(KAM_PreviousKeyAccount-KAM_PreviousSupplier)"
        month = 'RIGHT("0"&MONTH(KAM_PreviousDate),2)&"/"&YEAR(KAM_PreviousDate)'
        known = f"AND({f.PAIR_WEIGHT}>0,ISNUMBER(KAM_PreviousSupplier))"
        since = (
            f"=IF({known},IF(ROUND({change},1)=0,{f.quoted(text('tile.sub.same'))},IF({change}<0,"
            f"{f.quoted(text('tile.sub.better'))},{f.quoted(text('tile.sub.worse'))}))&{month},"
            f"{f.quoted(text('tile.sub.no_history'))})"
        )
        difference = "KAM_NetBalance-(KAM_PreviousKeyAccount-KAM_PreviousSupplier)"
        tiles = (
            (3, 2, "supplier", self._shown("KAM_SupplierScore"), f"={score}", design.BLUE),
            (5, 2, "key_account", self._shown("KAM_KeyAccountScore"), f"={score}", design.ORANGE),
            (8, 2, "balance", self._rated(f.signed("KAM_NetBalance", writer.language)), tolerance, design.NAVY),
            (
                10,
                2,
                "balance_score",
                self._rated("FIXED(KAM_BalanceScore,0,TRUE)"),
                f"={f.quoted(text('tile.sub.points'))}",
                design.NAVY,
            ),
            (
                12,
                2,
                "level",
                self._shown("KAM_Level"),
                f"={f.quoted(text('tile.sub.level'))}",
                design.NAVY,
            ),
            (14, 2, "change", f"=IF({known},{f.signed(difference, writer.language)},{f.DASH})", since, design.GREY),
        )
        for first, columns, key, value, below, accent in tiles:
            self._tile(first, columns, text(f"tile.{key}"), value, below, accent)
            writer.define(names.TILE_CELLS[key], self.sheet, xl_rowcol_to_cell(5, first))

    def _shown(self, figure: str) -> str:
        return self._rated(f.unsigned(figure, self._writer.language))

    @staticmethod
    def _rated(expression: str) -> str:
        return f"=IF({f.PAIR_WEIGHT}>0,{expression},{f.DASH})"

    def _tile(self, first: int, columns: int, title: str, value: str, below: str, accent: str) -> None:
        """Title, value and a line below, left of an accent; values are texts, so they never turn to ####."""
        looks = (
            (4, title, {"font_size": 8, "font_color": f"#{design.GREY}", "valign": "bottom"}),
            (5, value, {"font_size": 18, "bold": True, "font_color": f"#{design.NAVY}"}),
            (6, below, {"font_size": 8.5}),
        )
        for row, content, look in looks:
            first_format = self._writer.format(
                bg_color=TILE_FILL, left=5, left_color=f"#{accent}", indent=1, align="left", **look
            )
            self.sheet.write_blank(row, first, None, first_format)
            if content.startswith("="):
                self._writer.formula(self.sheet, (row, first), content, first_format)
            else:
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
        title = writer.format(font_size=8, font_color=f"#{design.GREY}", valign="bottom", bg_color=TILE_FILL)
        sheet.write("C5", writer.text("tile.zone"), title)
        zone = writer.format(font_size=17, bold=True, font_color=f"#{design.NAVY}", bg_color=TILE_FILL)
        writer.formula(sheet, "C6", "=KAM_Zone", zone)
        meaning = writer.format(font_size=8.5, bg_color=TILE_FILL)
        writer.formula(sheet, "C7", state.by_zone(MEANING, writer.text("meaning.invalid")), meaning)
        for key, cell in (("sign", "B6"), ("zone", "C6"), ("meaning", "C7")):
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
        for row in range(first, last + 1):
            sheet.set_row_pixels(row, ROW_PIXELS)
        formats = self._column_formats()
        number = f"=ROW()-ROW({names.CRITERIA_TABLE}[[#Headers],[{heads['number']}]])"
        gap = f.gap(*(f"{names.CRITERIA_TABLE}[[#This Row],[{heads[key]}]]" for key in ("supplier", "key_account")))
        columns = []
        for key in names.CRITERIA_KEYS:
            alignment = "left" if key == "criterion" else "center"
            head = writer.format(
                bold=True,
                font_color="#FFFFFF",
                bg_color=f"#{design.NAVY}",
                align=alignment,
                text_wrap=True,
                font_size=9.5,
            )
            column = {"header": heads[key], "format": formats[key], "header_format": head}
            if key in ("number", "gap"):
                column["formula"] = number if key == "number" else gap
            columns.append(column)
        rows = [[None, criterion.title, 1, None, None, None] for criterion in self._criteria]
        options = {"name": names.CRITERIA_TABLE, "style": None, "autofilter": False, "data": rows}
        sheet.add_table(first - 1, FIRST_COLUMN, last, FIRST_COLUMN + 5, {**options, "columns": columns})
        for row in range(first, last + 1):  # XlsxWriter caches 0 for calculated columns
            writer.formula(sheet, (row, FIRST_COLUMN), number, formats["number"])
            writer.formula(sheet, (row, FIRST_COLUMN + 5), gap, formats["gap"])
        for key, name in zip(names.CRITERIA_KEYS, names.CRITERIA_COLUMNS, strict=True):
            writer.workbook.define_name(name, f"={names.CRITERIA_TABLE}[{heads[key]}]")
        self._gap_bars(first, last)
        writer.zero_without_sign(sheet, (first, FIRST_COLUMN + 5, last, FIRST_COLUMN + 5), SIGNED)

    def _column_formats(self) -> dict[str, Any]:
        rule = {"bottom": 1, "bottom_color": f"#{design.LINE}", "locked": False}
        entry = {"align": "center", "bg_color": INPUT_FILL, **rule}
        form = self._writer.format
        return {
            "number": form(align="center", font_color=f"#{design.GREY}", font_size=9, **rule),
            "criterion": form(text_wrap=True, **rule),
            "weight": form(**entry),
            "supplier": form(bold=True, font_color=SUPPLIER_TEXT, font_size=11, **entry),
            "key_account": form(bold=True, font_color=KEY_ACCOUNT_TEXT, font_size=11, **entry),
            "gap": form(num_format=SIGNED, align="right", font_size=9.5, **rule),
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
            {
                "validate": "decimal",
                "criteria": "between",
                "minimum": f"={f.LOW}",
                "maximum": f"={f.HIGH}",
                **self._messages("rating"),
            },
        )
        sheet.data_validation(
            first,
            FIRST_COLUMN + 2,
            last,
            FIRST_COLUMN + 2,
            {"validate": "decimal", "criteria": ">=", "value": 0, **self._messages("weight")},
        )

        sheet.data_validation(
            "L3",
            {"validate": "date", "criteria": ">=", "value": dt.date(2000, 1, 1), **self._messages("date")},
        )
        for cell, key in (("B3", "key_account"), ("I3", "supplier"), ("M3", "author")):
            sheet.data_validation(cell, {"validate": "any", "input_message": text(f"input.text.{key}")})

    def _messages(self, key: str) -> dict[str, object]:
        text = self._writer.text
        return {
            "ignore_blank": True,
            "input_title": text(f"input.{key}.title"),
            "input_message": text(f"input.{key}.text"),
            "error_title": text(f"input.{key}.error_title"),
            "error_message": text(f"input.{key}.error"),
        }

    # ------------------------------------------------------------------ diagram
    def _diagram(self) -> None:
        description = self._writer.text("diagram.alt")
        self._writer.place_chart(self.sheet, (HEADER_ROW, 8), NAME, (WIDTH, HEIGHT), description)
