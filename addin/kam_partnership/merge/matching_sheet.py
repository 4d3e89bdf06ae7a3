"""The last sheet: what did not match, whose workbooks count, and how everything was computed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kam_partnership.merge.page import CENTRED, FINE, WRAPPED, Page, widths
from kam_partnership.output import looks
from kam_partnership.output.book import Column, Value, wrapped_height
from kam_partnership.texts import date_text

_WIDTHS = (46.0, 16.0, 40.0, 14.0, 60.0)
_METHODS = ("1", "2", "3", "4")


def write_matching(page: Page) -> None:
    """The whole sheet; in a part that has nothing to tell stands nothing at all."""
    sheet = page.sheet("matching", page.text("matching.title"), page.text("matching.lead"), landscape=True)
    widths(sheet, 1, _WIDTHS)
    row = _sentences(page, sheet, 4, "notes", page.report.notes or (page.text("matching.clean"),))
    row = _files(page, sheet, row)
    row = _failed(page, sheet, row)
    row = _lacking(page, sheet, row)
    row = _weights(page, sheet, row)
    numbers = {"limit": page.limit, "tolerance": page.short(page.merged.settings.tolerance)}
    _sentences(page, sheet, row, "method", [page.text(f"method.{one}", **numbers) for one in _METHODS])


def _sentences(page: Page, sheet: Any, row: int, key: str, sentences: Sequence[str]) -> int:
    page.heading(sheet, row, page.text(f"matching.{key}"))
    for offset, sentence in enumerate(sentences, start=1):
        sheet.merge_range(row + offset, 1, row + offset, 5, None)
        page.book.put(sheet, row + offset, 1, f"•  {sentence}", text_wrap=True, align="left")
        sheet.set_row_pixels(row + offset, wrapped_height(sentence, sum(_WIDTHS)))
    return row + len(sentences) + 2


def _files(page: Page, sheet: Any, row: int) -> int:
    if not page.report.files:
        return row
    keys = ("person", "side", "file", "date", "remark")
    rows: list[list[Value]] = []
    for source in page.report.files:
        remarks = " · ".join(page.text(f"remark.{remark}") for remark in source.remarks)
        date = date_text(source.date, page.report.language)
        rows.append([source.person, page.side(source.side), source.file, date, remarks])
    return _table(page, sheet, row, "files", keys, rows)


def _failed(page: Page, sheet: Any, row: int) -> int:
    """File and reason, which may be a long sentence; nobody sorts this, so it is no table."""
    if not page.report.failed:
        return row
    page.heading(sheet, row, page.text("matching.failed"))
    heads = [page.text("head.file"), page.text("head.reason"), None, None, None]
    for column, head in enumerate(heads, start=1):
        page.book.put(sheet, row + 1, column, head, **looks.TABLE_HEAD)
    sheet.set_row_pixels(row + 1, 30)
    for below, (file, reason) in enumerate(page.report.failed, start=row + 2):
        for column in range(1, 6):
            page.book.put(sheet, below, column, None, **looks.ROW_LINE)
        sheet.merge_range(below, 2, below, 5, None)
        page.book.put(sheet, below, 1, file, **WRAPPED, **looks.ROW_LINE)
        page.book.put(sheet, below, 2, reason, **WRAPPED, **looks.ROW_LINE)
        sheet.set_row_pixels(below, wrapped_height(reason, sum(_WIDTHS[1:])))
    return row + len(page.report.failed) + 3


def _lacking(page: Page, sheet: Any, row: int) -> int:
    merged, labels = page.merged, page.report.labels
    rows: list[list[Value]] = [
        [
            page.report.title_of(criterion.title),
            page.text("of", count=merged.count - len(criterion.lacking), all=merged.count),
            _whose(page, [labels[place] for place in criterion.lacking], labels),
        ]
        for criterion in merged.criteria
        if criterion.lacking
    ]
    return _table(page, sheet, row, "lacking", ("criterion", "present", "lacking"), rows) if rows else row


def _whose(page: Page, lacking: Sequence[str], everybody: Sequence[str]) -> str:
    """The shorter one of two lists: who lacks it, or who has it."""
    having = [name for name in everybody if name not in lacking]
    if having and len(having) < len(lacking):
        return page.text("only", names=", ".join(having))
    return page.text("lacking", names=", ".join(lacking))


def _weights(page: Page, sheet: Any, row: int) -> int:
    rows: list[list[Value]] = [
        [page.report.title_of(criterion.title), *criterion.weights]
        for criterion in page.merged.criteria
        if criterion.weights is not None
    ]
    return _table(page, sheet, row, "weights", ("criterion", "smallest", "largest"), rows) if rows else row


def _table(page: Page, sheet: Any, row: int, key: str, heads: tuple[str, ...], rows: list[list[Value]]) -> int:
    page.heading(sheet, row, page.text(f"matching.{key}"))
    numbers = {"smallest": FINE, "largest": FINE, "date": CENTRED}
    columns = [Column(page.text(f"head.{head}"), 0, numbers.get(head, WRAPPED)) for head in heads]
    end = page.table(sheet, (row + 1, 1), f"KAM_Merged{key.title()}", columns, rows)
    for below, cells in enumerate(rows, start=row + 2):
        needed = [wrapped_height(str(cell), width) for cell, width in zip(cells, _WIDTHS, strict=False)]
        sheet.set_row_pixels(below, max(24, *needed))
    return end + 1
