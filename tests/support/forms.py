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
from kam_partnership.cli.main import run
from kam_partnership.headless import open_book
from kam_partnership.workbook import names
from support.workbooks import GERMAN, Content, fill

ROWS = (
    ("Preis & Leistung", 2.0, 8.0625, 4.1875),
    ("'=1+1", 1.0, 7.0625, None),
    (None, None, 6.0625, 6.1875),
    ("Wissen und Know-how aktiv teilen", 0.5, 5.0625, 3.1875),
)
SECRETS = ("Geheimer Verfasser", "Geheime Maßnahme", "Geheime Antwort", "Geheimes Blatt", "Geheime Notiz", "Geheim")

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


def workbook_with_secrets(path: Path) -> Path:
    """A rated workbook with measures, history, answers, a sheet and properties of its owner's own."""
    path = fill(path, Content((1.0, 10.0, 2.0, 4.5, 7.5), ROWS), GERMAN)
    with open_book(path) as book:
        texts = {
            names.GENERAL_CELLS["author"]: SECRETS[0],
            names.GENERAL_CELLS["key_account"]: "Müller & Söhne",
            names.GENERAL_CELLS["supplier"]: "3/4 GmbH",
            names.MEASURE_COLUMNS["measure"]: SECRETS[1],
            names.QUESTION_COLUMNS["answer"]: SECRETS[2],
            names.HISTORY_COLUMNS["author"]: SECRETS[5],
        }
        for name, words in texts.items():
            book.names[name].refers_to_range[0, 0].raw_value = f"'{words}"
        book.names[names.HISTORY_COLUMNS["supplier_score"]].refers_to_range[0, 0].raw_value = 9.9375
        book.names[names.GENERAL_CELLS["date"]].refers_to_range.raw_value = 46347.0
        book.app.calculate()
        book.save()
    book = openpyxl.load_workbook(path)
    book.create_sheet(SECRETS[3])["A1"] = SECRETS[4]
    book.properties.creator = book.properties.lastModifiedBy = SECRETS[0]
    book.save(path)
    assert run(["recompute", str(path)]) == 0
    return path
