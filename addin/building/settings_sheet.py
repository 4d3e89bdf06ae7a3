"""Scale, tolerance, level limits, language: each with its unit, allowed range and meaning."""

from __future__ import annotations

from typing import Any

from building import formulas as f
from building.writer import Writer
from kam_partnership.assessment import FURTHER_SETTING_FIELDS, SETTING_FIELDS, Settings
from kam_partnership.diagram import design
from kam_partnership.output.looks import INPUT_FILL
from kam_partnership.raters.rater import Side
from kam_partnership.workbook import names

FIRST_ROW = 5  # of the settings, counted from 0


def write_settings_sheet(writer: Writer) -> None:
    """The settings sheet, protected without a password but for its inputs."""
    sheet, text = writer.sheet("settings"), writer.text
    sheet.hide_gridlines(2)
    for columns, width in (("A:A", 2), ("B:B", 34), ("C:C", 12), ("D:D", 15), ("E:E", 34), ("F:F", 62)):
        sheet.set_column(columns, width)
    sheet.set_row_pixels(1, 34)
    sheet.write("B2", text("settings.title"), writer.format(bold=True, font_size=18, font_color=f"#{design.NAVY}"))
    sheet.write("B3", text("settings.lead"), writer.format(font_color=f"#{design.GREY}"))
    head = writer.format(bold=True, font_color="#FFFFFF", bg_color=f"#{design.NAVY}", indent=1)
    sheet.set_row_pixels(FIRST_ROW - 1, 26)
    for column, key in enumerate(("name", "value", "unit", "range", "meaning"), start=1):
        sheet.write(FIRST_ROW - 1, column, text(f"settings.head.{key}"), head)
    last = _rows(writer, sheet)
    check = f"=IF({f.SETTINGS_OK}=1,{f.quoted(text('settings.check.ok'))},{f.quoted(text('settings.check.bad'))})"
    writer.formula(sheet, (last + 2, 1), check, writer.format(bold=True, font_color=f"#{design.NAVY}"))
    sheet.protect("", {"select_locked_cells": True, "format_columns": True})
    sheet.set_selection(FIRST_ROW, 2, FIRST_ROW, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    writer.full_footer(sheet)


def _rows(writer: Writer, sheet: Any) -> int:
    """Writes a row for each setting; returns the last of them."""
    text = writer.text
    rule = {"bottom": 1, "bottom_color": f"#{design.LINE}", "indent": 1}
    plain, quiet = writer.format(**rule), writer.format(font_color=f"#{design.GREY}", **rule)
    entry = {**rule, "indent": 0, "bg_color": INPUT_FILL, "align": "center", "bold": True, "font_size": 11}
    figures = (*SETTING_FIELDS, *FURTHER_SETTING_FIELDS)
    defaults: dict[str, object] = {field: getattr(Settings(), field) for field in figures}
    further = {
        "currency": names.CURRENCY,
        "language": names.GENERAL_CELLS["language"],
        "rater_side": names.RATER_SIDE,
    }
    defaults |= {"currency": text("settings.default.currency"), "language": str(writer.language), "rater_side": None}
    cells = dict(names.SETTING_CELLS) | dict(names.FURTHER_SETTING_CELLS) | further
    for row, (field, value) in enumerate(defaults.items(), start=FIRST_ROW):
        sheet.set_row_pixels(row, 28)
        unit = "scale" if field in SETTING_FIELDS else field
        number = text("format.percent") if field in FURTHER_SETTING_FIELDS else "General"
        contents = (
            (text(f"settings.{field}"), plain),
            (value, writer.format(num_format=number, locked=False, **entry)),
            (text(f"settings.unit.{unit}"), quiet),
            (text(f"settings.range.{field}"), quiet),
            (text(f"settings.meaning.{field}"), plain),
        )
        for column, (content, cell_format) in enumerate(contents, start=1):
            sheet.write(row, column, content, cell_format)
        writer.define(cells[field], sheet, f"C{row + 1}")
        sheet.data_validation(row, 2, row, 2, _rule(field, writer))
    return FIRST_ROW + len(defaults) - 1


def _rule(field: str, writer: Writer) -> dict[str, object]:
    text = writer.text
    shared: dict[str, object] = {
        "input_title": text(f"settings.{field}")[:32],
        "input_message": text(f"settings.meaning.{field}"),
        "error_title": text("settings.error_title"),
        "error_message": text("settings.error"),
    }
    if field == "language":
        return {
            **shared,
            "validate": "list",
            "source": ["de", "en"],
            "error_message": text("settings.language_error"),
        }
    if field == "rater_side":
        sides = [text(f"side.{side}") for side in Side]
        message = text("settings.rater_side_error")
        return {**shared, "validate": "list", "source": sides, "error_message": message}
    if field == "currency":
        return {
            **shared,
            "validate": "length",
            "criteria": "<=",
            "value": 8,
            "error_message": text("settings.range.currency"),
        }
    rules: dict[str, dict[str, object]] = {
        "scale_min": {"criteria": "<", "value": f"={f.HIGH}"},
        "scale_max": {"criteria": ">", "value": f"={f.LOW}"},
        "tolerance": {"criteria": "between", "minimum": 0, "maximum": f"={f.HIGH}-{f.LOW}"},
        "level_cooperation": {"criteria": "between", "minimum": f"={f.LOW}", "maximum": f"={f.HIGH}"},
        "level_strategic": {"criteria": "between", "minimum": f"={f.COOPERATION}", "maximum": f"={f.HIGH}"},
        "minimum_coverage": {"criteria": "between", "minimum": 0, "maximum": 1},
    }
    return {**shared, "validate": "decimal", "ignore_blank": False, **rules[field]}
