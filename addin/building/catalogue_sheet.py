"""The catalogue: criteria ready to be added, in sets; users may add rows of their own."""

from __future__ import annotations

from building.table_page import SIGN_SIZE, Column, add_table, messages, open_page, rule
from building.writer import Writer
from kam_partnership.diagram import design
from kam_partnership.output.looks import INPUT_FILL
from kam_partnership.texts import Language
from kam_partnership.texts.criteria import CATALOGUE, QUESTIONS, CriteriaSet, Entry
from kam_partnership.workbook import names

HEADER_ROW = 5  # counted from 0
LAST_COLUMN = 10
MARK, PRESENT = "x", "✓"


def write_catalogue_sheet(writer: Writer) -> None:
    """The page; unprotected, because a protected sheet grows no table."""
    text, columns, language = writer.text, names.CATALOG_COLUMNS, writer.language
    help_columns = names.CATALOG_HELP_COLUMNS
    sheet = open_page(writer, "catalog", text("catalog.lead"), LAST_COLUMN)
    sheet.write("B4", text("catalog.hint"), writer.format(font_size=8.5, font_color=f"#{design.GREY}"))
    title = text("catalog.title_column")
    here = f"{names.CATALOG_TABLE}[[#This Row],[{title}]]"
    # Not COUNTIF, which would read a star or a question mark in a title as a joker.
    same = f"SUMPRODUCT(({names.CRITERION_COLUMN}={here})*1)"
    present = f'=IF({here}="","",IF(ISERROR({same}),"",IF({same}>0,"{PRESENT}","")))'
    chosen = {"align": "center", "bold": True, "font_size": 11, "bg_color": INPUT_FILL, **rule()}
    mark = {"align": "center", "font_size": SIGN_SIZE, "font_color": f"#{design.TARGET}", **rule()}
    plain = {"text_wrap": True, "font_size": 9, **rule()}
    table = (
        Column(columns["chosen"], text("catalog.chosen"), 4, chosen),
        Column(names.SIGN_COLUMNS["catalog"], text("catalog.present"), 4, mark, present),
        Column(columns["set"], text("catalog.set"), 12, {**plain, "font_color": f"#{design.GREY}"}),
        Column(columns["title"], title, 24, {**plain, "bold": True, "font_color": f"#{design.NAVY}"}),
        Column(columns["explanation"], text("catalog.explanation"), 31, plain),
        *(Column(help_columns[key], text(f"catalog.{key}"), 27, plain) for key in ("low", "middle", "high")),
        Column(help_columns["question"], text("catalog.question"), 27, plain),
        Column(columns["source"], text("catalog.source"), 12, {**plain, "font_color": f"#{design.GREY}"}),
    )
    sources = {CriteriaSet.SIXTEEN: "set.source.efkam"}
    rows = [
        [
            None,
            None,
            text(f"set.{entry.set}.title"),
            entry.title,
            entry.explanation,
            *entry.anchors,
            _question(entry, language),
            text(sources.get(entry.set, "set.source.article")),
        ]
        for entry in CATALOGUE[language]
    ]
    add_table(writer, sheet, names.CATALOG_TABLE, HEADER_ROW, table, rows, autofilter=True, row_pixels=50)
    first, last = HEADER_ROW + 1, HEADER_ROW + len(rows)
    sheet.data_validation(
        first, 1, last, 1, {"validate": "list", "source": [MARK], **messages(writer, "catalog_chosen")}
    )
    look = writer.workbook.add_format({"bg_color": "#EAF2F8"})
    criteria = f'=$B{first + 1}<>""'
    sheet.conditional_format(first, 1, last, LAST_COLUMN, {"type": "formula", "criteria": criteria, "format": look})
    sheet.freeze_panes(HEADER_ROW + 1, 0)
    sheet.set_selection(first, 1, first, 1)


def _question(entry: Entry, language: Language) -> str | None:
    """The criterion's own question for the talk; only the sixteen have one."""
    return QUESTIONS[language][entry.place] if entry.set is CriteriaSet.SIXTEEN else None
