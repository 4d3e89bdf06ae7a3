"""Merged workbooks as people leave them after their meeting, filled in by openpyxl."""

from __future__ import annotations

import datetime as dt
import functools
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

import openpyxl

from kam_partnership.assessment import Assessment, Criterion, Settings
from kam_partnership.merge.answers import Answer, Answers
from kam_partnership.merge.merge_report import make_report
from kam_partnership.merge.merged_workbook import merged_workbook
from kam_partnership.raters.rater import Rater, Side
from kam_partnership.texts import Language
from kam_partnership.workbook import names

MEETING = dt.date(2026, 11, 24)
#: Supplier, key account, reason; None where nothing is agreed.
Agreed = tuple[object, object, object]


def merged_bytes(
    titles: Sequence[str],
    *,
    people: Mapping[Side, int] | None = None,
    anonymous: bool = False,
    language: Language = Language.DE,
    account: str = "Muster AG",
    **settings: float,
) -> bytes:
    """What so many people of each side gave, who lie the further apart the later a criterion stands in the list."""
    people = people or dict.fromkeys(Side, 2)
    return _merged(tuple(titles), tuple(people.items()), anonymous, language, account, Settings(**settings))


@functools.cache  # most tests begin with the same
def _merged(
    titles: Sequence[str],
    people: Sequence[tuple[Side, int]],
    anonymous: bool,
    language: Language,
    account: str,
    limits: Settings,
) -> bytes:
    answers = []
    middle = (limits.scale_min + limits.scale_max) / 2
    for side, count in people:
        for number in range(count):
            sign = 1 if side is Side.SUPPLIER else -1
            step = sign * limits.span / (4 * len(titles))
            criteria = tuple(
                Criterion(n, title, 1.0, middle + n * step, middle - n * step)
                for n, title in enumerate(titles, start=1)
            )
            rater = Rater(f"{side} {number}", side, Assessment(limits, criteria))
            answers.append(Answer(Path(f"{side}{number}.xlsx"), rater, account, "Beispiel GmbH", None, language))
    return merged_workbook(make_report(Answers(tuple(answers), ()), anonymous=anonymous, language=language))


def place_of(book: openpyxl.Workbook, name: str) -> tuple[Any, int, int, int]:
    """Sheet, first and last row and column of a defined name."""
    [(sheet, cells)] = book.defined_names[name].destinations
    area = book[sheet][cells.replace("$", "")]
    rows = area if isinstance(area, tuple) else ((area,),)
    return book[sheet], rows[0][0].row, rows[-1][0].row, rows[0][0].column


def fill(
    path: Path, agreed: Mapping[str, Agreed], *, date: object = MEETING, cells: Mapping[str, object] | None = None
) -> Path:
    """Type what was agreed by title, the day, and whatever else by address on that sheet."""
    with mock.patch("openpyxl.reader.excel.find_images", return_value=([], [])):  # half of the time; nobody needs them
        book = openpyxl.load_workbook(path)
    sheet, first, last, titles = place_of(book, names.AGREED_COLUMNS["criterion"])
    columns = [place_of(book, names.AGREED_COLUMNS[key])[3] for key in ("supplier", "key_account", "reason")]
    rows = {sheet.cell(row, titles).value: row for row in range(first, last + 1)}
    for title, values in agreed.items():
        for column, value in zip(columns, values, strict=True):
            sheet.cell(rows[title], column).value = value
    _, row, _, column = place_of(book, names.AGREED_CELLS["date"])
    sheet.cell(row, column).value = date
    for cell, value in (cells or {}).items():
        sheet[cell] = value
    book.save(path)
    return path


def merged_file(path: Path, titles: Sequence[str], agreed: Mapping[str, Agreed], **options: Any) -> Path:
    """A merged workbook after the meeting."""
    path.write_bytes(merged_bytes(titles, **options))
    return fill(path, agreed)


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))
