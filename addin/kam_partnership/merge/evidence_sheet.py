"""What people wrote as evidence, each with a name: only where people are named, for words betray who wrote them."""

from __future__ import annotations

from kam_partnership.merge.page import WRAPPED, Page, widths
from kam_partnership.output.book import Column, Value, wrapped_height

_WIDTHS = (38.0, 24.0, 16.0, 62.0)
_TOP = 4


def write_evidence(page: Page) -> None:
    """The whole sheet; none where nobody wrote anything."""
    persons, labels = page.merged.persons, page.report.labels
    rows: list[list[Value]] = [
        [f"{one.number}  {page.report.title_of(one.title)}", labels[place], page.side(persons[place].side), words]
        for one in page.merged.by_difference
        for place, words in one.evidence
    ]
    if not rows:
        return
    sheet = page.sheet("evidence", page.text("evidence.title"), page.text("evidence.lead"), landscape=True)
    widths(sheet, 1, _WIDTHS)
    columns = [Column(page.text(f"head.{key}"), 0, WRAPPED) for key in ("criterion", "person", "side", "evidence")]
    page.table(sheet, (_TOP, 1), "KAM_MergedEvidence", columns, rows)
    for row, cells in enumerate(rows, start=_TOP + 1):
        needed = [wrapped_height(str(cell), width) for cell, width in zip(cells, _WIDTHS, strict=True)]
        sheet.set_row_pixels(row, max(24, *needed))
