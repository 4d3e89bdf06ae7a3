"""The guide: how to fill in the workbook, what figures and zones mean, sources, version."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from building.writer import Writer
from kam_partnership.assessment import NUMBER_FIGURES
from kam_partnership.diagram import design
from kam_partnership.texts import Language
from kam_partnership.texts.catalogue import numbered
from kam_partnership.workbook import names

FIGURES = (*NUMBER_FIGURES, "robust")
#: Columns of the ranking that nobody knows by name.
RANKED = ("priority", "contribution", "share", "tipping")
ZONES = (
    "supplier_relationship",
    "cooperation",
    "strategic_partnership",
    "supplier_frustration",
    "key_account_frustration",
)
#: What runs on over both columns, or a term and its meaning.
_Paragraph = str | tuple[str, str]

TERM_WIDTH, TEXT_WIDTH = 40, 100
PRINT_SCALE = 78  # of two pages, each as full as the other


def write_guide_sheet(writer: Writer) -> None:
    """The guide sheet, protected without a password."""
    sheet, language = writer.sheet("guide"), writer.language
    sheet.hide_gridlines(2)
    for columns, width in (("A:A", 2), ("B:B", TERM_WIDTH), ("C:C", TEXT_WIDTH)):
        sheet.set_column(columns, width)
    sheet.set_row_pixels(1, 34)
    title = writer.format(bold=True, font_size=18, font_color=f"#{design.NAVY}")
    sheet.write("B2", writer.text("guide.title"), title)
    page = _Page(writer, sheet, row=3)
    page.section("filling_in", _paragraphs("filling_in", language))
    page.section("reading", _paragraphs("reading", language))
    page.section("verdict", _paragraphs("verdict", language))
    zones = ((writer.text(f"zone.{key}"), writer.text(f"advice.{key}")) for key in ZONES)
    page.section("zones", tuple(zones))
    second_page = page.row
    page.section("plan_sheets", _paragraphs("plan_sheets", language))
    figures = [(writer.text(f"figure.{key}"), writer.text(f"explain.{key}")) for key in FIGURES]
    figures += [(writer.text(f"analysis.head.{key}"), writer.text(f"explain.{key}")) for key in RANKED]
    page.section("figures", tuple(figures))
    page.section("sources", _paragraphs("sources", language))
    version = writer.text("guide.version", version=names.TEMPLATE_VERSION)
    sheet.write(page.row, 1, version, writer.format(font_color=f"#{design.GREY}"))
    sheet.protect("", {"select_locked_cells": True})
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.set_margins(0.4, 0.4, 0.4, 0.5)
    # Not "fit to pages", which would ignore the break between the two.
    sheet.set_print_scale(PRINT_SCALE)
    sheet.center_horizontally()
    sheet.set_h_pagebreaks([second_page])
    writer.full_footer(sheet)


def _paragraphs(section: str, language: Language) -> tuple[_Paragraph, ...]:
    """Those of a section whose paragraphs stand in the texts, in their order."""
    stem = f"guide.{section}"
    terms, meanings = numbered(stem, language, "term"), numbered(stem, language)
    return tuple(zip(terms, meanings, strict=True)) if terms else meanings


class _Page:
    """Writes sections from top to bottom."""

    def __init__(self, writer: Writer, sheet: Any, row: int) -> None:
        self._writer, self._sheet, self.row = writer, sheet, row

    def section(self, name: str, paragraphs: Sequence[_Paragraph]) -> None:
        head = self._writer.format(
            bold=True, font_size=12, font_color=f"#{design.NAVY}", bottom=2, bottom_color=f"#{design.NAVY}"
        )
        self._sheet.set_row_pixels(self.row, 28)
        self._write(self.row, 1, self._writer.text(f"guide.{name}.heading"), head)
        self._write(self.row, 2, "", head)
        self.row += 1
        for paragraph in paragraphs:
            self._paragraph(paragraph)
        self.row += 1

    def _paragraph(self, paragraph: _Paragraph) -> None:
        if isinstance(paragraph, tuple):
            term, meaning = paragraph
            self._write(self.row, 1, term, self._writer.format(bold=True, valign="vcenter"))
            self._write(self.row, 2, meaning, self._writer.format(text_wrap=True, valign="vcenter"))
            lines = 1 + len(str(meaning)) // (TEXT_WIDTH + 15)
        else:  # runs on over both columns
            self._write(self.row, 1, paragraph, self._writer.format(valign="vcenter"))
            lines = 1
        self._sheet.set_row_pixels(self.row, 4 + 17 * lines)
        self.row += 1

    def _write(self, row: int, column: int, content: object, cell_format: object) -> None:
        self._sheet.write(row, column, content, cell_format)
