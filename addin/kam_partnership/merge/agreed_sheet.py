"""The page for the meeting: beside both means, what both sides agree on and why; ``adopt`` reads it back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kam_partnership.diagram import design
from kam_partnership.merge.page import CENTRED, SCORE, WRAPPED, Page, widths
from kam_partnership.output import looks
from kam_partnership.output.book import Column, Value, wrapped_height
from kam_partnership.raters.merged import CriterionResult, SideSpreads
from kam_partnership.raters.rater import Side
from kam_partnership.workbook import names
from kam_partnership.workbook.agreed_key import agreed_key
from kam_partnership.xlsx.dates import FIRST_DAY

_NUMBER, _TITLE, _AGREED, _REASON = 4.5, 36.0, 12.5, 52.0
#: All means together: four of two views, else two.
_MEANS = 44.0
_GENERAL, _TABLE, _HEAD = 4, 8, 66
#: High enough to be filled in by hand on paper.
_ROW = 34
_INPUT = {"bg_color": looks.INPUT_FILL, "border": 1, "border_color": f"#{design.LINE}"}


def write_agreed(page: Page) -> None:
    """The whole sheet; none without a criterion."""
    criteria = page.merged.by_difference
    if not criteria:
        return
    by_side = any(criterion.between is not None for criterion in criteria)
    lead = page.text("agreed.lead" if by_side else "agreed.lead_together")
    sheet = page.sheet("agreed", page.text("agreed.title"), lead, landscape=True)
    means = _means(page, criteria, by_side=by_side)
    agreed = 1 + 2 + len(means)  # the first of the columns to be filled in, counted from 0
    widths(sheet, 1, (_NUMBER, _TITLE, *(_MEANS / len(means),) * len(means), _AGREED, _AGREED, _REASON))
    _general(page, sheet, agreed)
    columns = [
        Column(page.text("head.number"), 0, CENTRED),
        Column(page.text("head.criterion"), 0, WRAPPED),
        *(column for column, _ in means),
        *(Column(page.text(f"head.agreed.{side}"), 0, {**_INPUT, **CENTRED, "font_size": 12}) for side in Side),
        Column(page.text("head.agreed.reason"), 0, {**_INPUT, **WRAPPED}),
        Column(page.text("head.agreed.key"), 0),
    ]
    rows: list[list[Value]] = []
    for place, criterion in enumerate(criteria):
        cells: list[Value] = [criterion.number, page.report.title_of(criterion.title)]
        cells += [values[place] for _, values in means]
        rows.append([*cells, None, None, None, agreed_key(criterion.own_title, criterion.occurrence)])
    end = page.table(sheet, (_TABLE, 1), "KAM_Agreed", columns, rows, head=_HEAD)
    for row, criterion in enumerate(criteria, start=_TABLE + 1):
        title = page.report.title_of(criterion.title)
        sheet.set_row_pixels(row, max(_ROW, wrapped_height(title, _TITLE)))
    key = agreed + 3
    sheet.set_column(key, key, None, None, {"hidden": True})
    for name, column in zip(names.AGREED_COLUMNS, (2, agreed, agreed + 1, agreed + 2, key), strict=True):
        page.book.define_name(names.AGREED_COLUMNS[name], sheet, (_TABLE + 1, column), (end - 1, column))
    _only_ratings(page, sheet, (_TABLE + 1, agreed, end - 1, agreed + 1))
    sheet.repeat_rows(_TABLE)
    sheet.print_area(0, 0, end - 1, key - 1)


Means = tuple[Column, list[float | None]]


def _means(page: Page, criteria: Sequence[CriterionResult], *, by_side: bool) -> list[Means]:
    """What both sides say of both where that may be shown, else what all say together: as on the page of criteria."""
    if by_side:
        return [
            _mean(page, f"diagram.{view}", side, [one.within.get(view) for one in criteria])
            for view in Side
            for side in Side
        ]
    return [_mean(page, "agreed.all", side, [one.pooled for one in criteria]) for side in Side]


def _mean(page: Page, who: str, of: Side, said: Sequence[SideSpreads | None]) -> Means:
    heading = page.text("head.of", side=page.text(who), what=page.text(f"head.{of}"))
    return Column(heading, 0, SCORE), [None if one is None else one.of(of).mean for one in said]


def _general(page: Page, sheet: Any, agreed: int) -> None:
    """The day of the meeting, to be filled in; whose account and which scale it is; what comes next."""
    book, low, high = page.book, *page.ends
    general: list[tuple[str, Value, dict[str, object]]] = [
        ("date", None, {**_INPUT, "num_format": page.book.text("format.date"), **CENTRED, "font_size": 12}),
        ("account", page.report.key_account or None, {"bold": True}),
        ("scale", low, {**CENTRED}),
    ]
    for row, (key, value, look) in enumerate(general, start=_GENERAL):
        book.put(sheet, row, 2, page.text(f"agreed.{key}"), align="right", indent=1)
        book.put(sheet, row, 3, value, **({"align": "left"} | look))
        sheet.set_row_pixels(row, 26)
    book.put(sheet, _GENERAL + 2, 4, high, **CENTRED)
    cells = ((_GENERAL, 3), (_GENERAL + 1, 3), (_GENERAL + 2, 3), (_GENERAL + 2, 4))
    for name, cell in zip(names.AGREED_CELLS.values(), cells, strict=True):
        book.define_name(name, sheet, cell, cell)
    sheet.data_validation(
        _GENERAL,
        3,
        _GENERAL,
        3,
        {
            "validate": "date",
            "criteria": ">=",
            "value": FIRST_DAY,
            "error_title": page.text("sheet.agreed"),
            "error_message": page.text("agreed.no_date"),
        },
    )
    sheet.merge_range(_GENERAL, agreed, _GENERAL + 2, agreed + 2, None)
    look = {"bg_color": looks.TILE_FILL, "text_wrap": True, "align": "left", "valign": "vcenter", "indent": 1}
    book.put(sheet, _GENERAL, agreed, page.text("agreed.next"), **look)


def _only_ratings(page: Page, sheet: Any, area: tuple[int, int, int, int]) -> None:
    low, high = page.ends
    message = page.text("agreed.no_rating", low=page.short(low), high=page.short(high))
    sheet.data_validation(
        *area,
        {
            "validate": "decimal",
            "criteria": "between",
            "minimum": low,
            "maximum": high,
            "error_title": page.text("sheet.agreed"),
            "error_message": message,
        },
    )
