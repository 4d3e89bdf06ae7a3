"""What people do with what survey gave them: old copies, forms filled in by other libraries."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path

import openpyxl

from kam_partnership.carry.invitations import file_stems, invitations
from kam_partnership.carry.own_content import collect
from kam_partnership.carry.survey_copy import copy_for

#: What is typed into fields, by their keys: "3a", "3c", "N", "A" …
Typed = Mapping[str, float | str | None]


def whole_copies(file: Path, folder: Path, *raters: str) -> list[Path]:
    """A whole workbook for each person, for customers too, as survey made them before there were forms."""
    folder.mkdir(parents=True, exist_ok=True)
    content, people = collect(file), invitations(raters)
    stems = file_stems(f"{file.stem} - {person.name}" for person in people)
    paths = [folder / f"{stem}.xlsx" for stem in stems]
    for path, person in zip(paths, people, strict=True):
        path.write_bytes(copy_for(content, person, now=dt.datetime(2026, 11, 28)).data)
    return paths


def fill_form_workbook(form: Path, to: Path, typed: Typed) -> Path:
    """The form with something typed into its fields, saved by openpyxl."""
    book = openpyxl.load_workbook(form)
    sheet = book.active
    assert sheet is not None
    left = dict(typed)
    for row in range(1, sheet.max_row + 1):
        key = sheet.cell(row, 1).value
        if isinstance(key, str) and key in left:
            sheet.cell(row, 3 if re.fullmatch(r"\d+[ab]", key) else 2).value = left.pop(key)
    assert left == {}, f"no such fields: {left}"
    book.save(to)
    return to


def fill_form_pdf(form: Path, to: Path, typed: Mapping[str, str]) -> Path:
    """The form with something typed into its fields, saved by pypdf."""
    import pypdf

    writer = pypdf.PdfWriter(clone_from=form)
    assert typed.keys() <= (writer.get_fields() or {}).keys()
    for page in writer.pages:
        writer.update_page_form_field_values(page, dict(typed), auto_regenerate=False)
    writer.write(to)
    return to
