"""What helps to rate, right of the diagram: each criterion's explanation and anchors in the row of its ratings.

Plain formulas that look the row's title up in the catalogue, so they follow it when the table is sorted, grows or is
moved; on paper a page of its own. They reach a little beyond the table as it is at first, and not further: rows with
formulas are printed though they show nothing. Whatever adds rows without Excel continues them (``grow_table``).
"""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from building import formulas as f
from building.writer import Writer
from kam_partnership.assessment import DIAGRAM_CAPACITY
from kam_partnership.diagram import design
from kam_partnership.texts.criteria import ANCHORS_AT, GENERAL_ANCHORS, Anchors
from kam_partnership.workbook import names

#: Rows with formulas: with the template's criteria and these, all stands on one page.
CAPACITY = 24
HEADINGS = ("place", "number", "title", "explanation", *Anchors._fields)
_TEXTS = {"number": "head.number", "title": "head.criterion", "explanation": "rate.explanation"}
WIDTHS = (6, 4.5, 31, 40, 37, 37, 37)


def write_rating_help(writer: Writer, sheet: Any, header_row: int, first_column: int) -> None:
    """The block; rows and columns counted from 0."""
    text = writer.text
    for offset, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
        column = first_column + offset
        sheet.set_column(column, column, width, None, {"hidden": heading == "place"})
    overline = writer.format(font_size=9, bold=True, font_color=f"#{design.BLUE}", valign="bottom")
    writer.formula(sheet, (1, first_column + 1), f.whom_and_when(writer.language), overline)
    title = writer.format(font_size=18, bold=True, font_color=f"#{design.NAVY}")
    sheet.write(2, first_column + 1, text("rate.title"), title)
    sheet.write(4, first_column + 1, text("rate.lead"), writer.format(font_color=f"#{design.GREY}"))
    _headings(writer, sheet, header_row, first_column)
    look = {"text_wrap": True, "font_size": 8.5}
    looks = {
        "number": writer.format(**look | {"font_size": 9.5}, align="center", font_color=f"#{design.GREY}"),
        "title": writer.format(**look | {"font_size": 9.5}, bold=True, font_color=f"#{design.NAVY}"),
    }
    plain = writer.format(**look)
    for row in range(header_row + 1, header_row + 1 + CAPACITY):
        cells = {h: xl_rowcol_to_cell(row, first_column + k, col_abs=True) for k, h in enumerate(HEADINGS)}
        for offset, (heading, formula) in enumerate(_formulas(writer, cells).items()):
            writer.formula(sheet, (row, first_column + offset), formula, looks.get(heading, plain))
    # A line under each criterion, and none under the rows that wait for further ones.
    first, last = header_row + 1, header_row + DIAGRAM_CAPACITY
    title_cell = xl_rowcol_to_cell(first, first_column + HEADINGS.index("title"), col_abs=True)
    line = writer.workbook.add_format({"bottom": 1, "bottom_color": f"#{design.LINE}"})
    rule = {"type": "formula", "criteria": f'={title_cell}<>""', "format": line}
    sheet.conditional_format(first, first_column + 1, last, first_column + len(HEADINGS) - 1, rule)


def _headings(writer: Writer, sheet: Any, row: int, first_column: int) -> None:
    head = {"bold": True, "font_color": "#FFFFFF", "bg_color": f"#{design.NAVY}", "font_size": 9.5, "text_wrap": True}
    for offset, heading in enumerate(HEADINGS[1:], start=1):
        look = writer.format(**head, align="center" if heading == "number" else "left")
        place = row, first_column + offset
        if heading not in Anchors._fields:
            sheet.write(*place, writer.text(_TEXTS[heading]), look)
            continue
        share = ANCHORS_AT[Anchors._fields.index(heading)]
        rating = f.told(f"ROUND({f.LOW}+{share:g}*({f.HIGH}-{f.LOW}),2)", writer.language)
        writer.formula(sheet, place, f"={f.worded(f'rate.{heading}', writer.language, rating=rating)}", look)


def _formulas(writer: Writer, cells: dict[str, str]) -> dict[str, str]:
    """By heading; what a row without a title shows is nothing."""
    titles, known = f.TITLES, names.CATALOG_COLUMNS["title"]
    number = f"ROW()-ROW({f.in_row(titles, '1')})+1"
    title = f'=IF({number}>ROWS({titles}),"",IFERROR({f.in_row(titles, number)}&"",""))'
    here = f"({known}={cells['title']})"
    # The last row of that title, so that a user's own row goes before ours. Not MATCH, for which a star is a joker.
    place = f"SUMPRODUCT(MAX({here}*(ROW({known})-ROW({f.in_row(known, '1')})+1)))"
    shown = {
        "place": f'=IF({cells["title"]}="",0,IFERROR({place},0))',
        "number": f'=IF({cells["title"]}="","",{number})',
        "title": title,
        "explanation": _looked_up(cells, names.CATALOG_COLUMNS["explanation"], ""),
    }
    for key, general in GENERAL_ANCHORS[writer.language]._asdict().items():
        shown[key] = _looked_up(cells, names.CATALOG_HELP_COLUMNS[key], general)
    return shown


def _looked_up(cells: dict[str, str], column: str, otherwise: str) -> str:
    """What the catalogue says of the row's criterion; something else where it says nothing."""
    found = f.in_row(column, cells["place"])
    said = f'IF({cells["place"]}=0,"",IFERROR({found}&"",""))'
    general = f.quoted(otherwise)
    return f'=IF({cells["title"]}="","",IF({said}="",{general},{said}))' if otherwise else f"={said}"
