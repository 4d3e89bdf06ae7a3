"""The first sheet: the statement, all accounts in the zone diagram, and what to do first."""

from __future__ import annotations

from collections import Counter
from typing import Any

from kam_partnership.assessment import Settings
from kam_partnership.output import looks
from kam_partnership.output.book import OutputBook
from kam_partnership.output.chart_data import ChartData
from kam_partnership.output.zone_diagram import (
    DiagramPoint,
    PointGroup,
    ZoneDiagram,
    add_zone_diagram,
    bubble_diameters,
)
from kam_partnership.portfolio.collect import Portfolio
from kam_partnership.portfolio.judge import Advice, Judged, reference_scale
from kam_partnership.portfolio.statement import partners_text, remarks
from kam_partnership.portfolio.tables import reason_text
from kam_partnership.workbook.diagram import design

#: Names are cut to this length in the diagram.
LONGEST_NAME = 28
#: So many points, the most important ones, may have a label: more would neither fit nor be read.
MOST_LABELS = 400
_CHART_ROW, _LIST_COLUMN = 8, 11
_SHOWN = 5
#: How each advice looks: colour and shape, so that no meaning hangs on the colour alone.
_LOOKS = {
    Advice.INVEST: (design.GREEN, "diamond"),
    Advice.HOLD: (design.BLUE, "circle"),
    Advice.SCALE_BACK: (design.ORANGE, "square"),
    Advice.RATE: (design.GREY, "triangle"),
}


def write_overview(book: OutputBook, sheet: Any, data: ChartData, portfolio: Portfolio, scale: Settings) -> None:
    """Everything on the sheet but its title and lead."""
    language = book.language
    sheet.set_column_pixels(1, _LIST_COLUMN - 2, 78)  # together as wide as the chart
    sheet.set_column(_LIST_COLUMN - 1, _LIST_COLUMN - 1, 2)
    sheet.set_column(_LIST_COLUMN, _LIST_COLUMN, 5)
    sheet.set_column(_LIST_COLUMN + 1, _LIST_COLUMN + 1, 34)
    sheet.set_column(_LIST_COLUMN + 2, _LIST_COLUMN + 2, 58)
    last = _LIST_COLUMN + 2
    statement = partners_text(portfolio.judgement, language)
    look = {"bold": True, "font_size": 13, "font_color": f"#{design.NAVY}", "text_wrap": True, "indent": 1}
    _merged(book, sheet, 4, last, statement, bg_color=looks.TILE_FILL, **look)
    sheet.set_row_pixels(4, 46)
    rule = " ".join((book.text("portfolio.statement.rule"), *remarks(portfolio, language)))
    _merged(book, sheet, 5, last, rule, bg_color=looks.TILE_FILL, font_color=f"#{design.GREY}", indent=1)
    sheet.set_row_pixels(5, 24)
    labels_note = _diagram(book, sheet, data, portfolio, scale)
    book.put(sheet, 6, 1, labels_note, font_size=9, font_color=f"#{design.GREY}")
    _lists(book, sheet, portfolio)


def _merged(book: OutputBook, sheet: Any, row: int, last: int, words: str, **look: object) -> None:
    sheet.merge_range(row, 1, row, last, "", book.format(**look))
    book.put(sheet, row, 1, words, **look)


def _diagram(book: OutputBook, sheet: Any, data: ChartData, portfolio: Portfolio, scale: Settings) -> str:
    """The chart; returns what has to be said about it."""
    placed = [judged for judged in _by_importance(portfolio) if judged.account.place is not None]
    if not placed:
        return book.text("portfolio.none")
    count = len(placed)
    numbers = _numbers(portfolio)
    plain = 11 if count <= 60 else 9 if count <= 200 else 7
    sizes = [judged.account.size for judged in placed]
    diameters = (
        bubble_diameters(sizes, smallest=plain, largest=_largest(count)) if portfolio.figure else [plain] * count
    )
    points = [
        DiagramPoint(
            judged.account.place or (0.0, 0.0),
            _short(judged.account.name) if place < MOST_LABELS else "",
            str(numbers[judged.account.file]) if place < MOST_LABELS else "",
            diameter,
            str(judged.advice),
        )
        for place, (judged, diameter) in enumerate(zip(placed, diameters, strict=True))
    ]
    groups = [PointGroup(str(a), book.text(f"portfolio.advice.{a}"), *_LOOKS[a]) for a in Advice]
    diagram = ZoneDiagram(
        "KAM_Portfolio",
        book.text("portfolio.chart.title"),
        scale,
        points,
        groups,
        plot=620,
        label_size=9 if count <= 60 else 8 if count <= 150 else 7,
        named_first=min(12, len(portfolio.judgement.strategic) + 9),
    )
    description = book.text("portfolio.chart.alt", count=count)
    labels = add_zone_diagram(book, sheet, (_CHART_ROW - 1, 1), data, diagram, description)
    notes = [_size_note(book, portfolio)]
    if any(label.words and label.words == point.number for label, point in zip(labels, points, strict=True)):
        notes.append(book.text("portfolio.chart.numbers"))
    hidden = sum(not label.position for label in labels)
    if hidden:
        notes.append(book.text("portfolio.chart.hidden", hidden=hidden))
    other = _other_scales(portfolio)
    if other:
        notes.append(book.text("portfolio.chart.scales", count=other))
    return " ".join(notes)


def _size_note(book: OutputBook, portfolio: Portfolio) -> str:
    if portfolio.figure:
        return book.text("portfolio.chart.size", figure=portfolio.figure) + "."
    return book.text("portfolio.chart.no_size")


def _other_scales(portfolio: Portfolio) -> int:
    common = reference_scale(portfolio.accounts)
    scales = Counter(
        (a.settings.scale_min, a.settings.scale_max) for a in portfolio.accounts if a.settings is not None and a.place
    )
    return sum(count for scale, count in scales.items() if common is not None and scale != common[:2])


def _by_importance(portfolio: Portfolio) -> list[Judged]:
    """Strategic partners first, then what to do something about, then the rest; each by rank."""
    strategic = {account.file: place for place, account in enumerate(portfolio.judgement.strategic)}
    order = [Advice.INVEST, Advice.SCALE_BACK, Advice.HOLD, Advice.RATE]
    return sorted(
        portfolio.judgement.ranking,
        key=lambda j: (strategic.get(j.account.file, len(strategic)), j.rank, order.index(j.advice), j.account.file),
    )


def _numbers(portfolio: Portfolio) -> dict[str, int]:
    """The numbers of the accounts' table by file."""
    ordered = sorted(portfolio.judgement.ranking, key=lambda j: (j.account.name.casefold(), j.account.file))
    return {judged.account.file: number for number, judged in enumerate(ordered, start=1)}


def _largest(count: int) -> int:
    return 22 if count <= 2 else 44 if count <= 20 else 36 if count <= 60 else 24 if count <= 150 else 18


def _short(name: str) -> str:
    plain = " ".join(name.split())
    return plain if len(plain) <= LONGEST_NAME else plain[: LONGEST_NAME - 1].rstrip() + "…"


def _lists(book: OutputBook, sheet: Any, portfolio: Portfolio) -> None:
    """The first accounts of each advice, beside the chart."""
    row = _CHART_ROW - 1
    numbers = _numbers(portfolio)
    for advice in Advice:
        members = [judged for judged in portfolio.judgement.ranking if judged.advice is advice]
        if not members:
            continue
        colour = _LOOKS[advice][0]
        title = f"{book.text(f'portfolio.advice.{advice}')} ({len(members)})"
        head = {"bottom": 2, "bottom_color": f"#{colour}"}
        book.put(sheet, row, _LIST_COLUMN, title, **{**looks.HEADING, **head})
        for column in (1, 2):
            book.put(sheet, row, _LIST_COLUMN + column, None, **head)
        for judged in members[:_SHOWN]:
            row += 1
            sheet.set_row_pixels(row, 34)
            book.put(sheet, row, _LIST_COLUMN, float(numbers[judged.account.file]), align="center", **looks.ROW_LINE)
            book.put(sheet, row, _LIST_COLUMN + 1, judged.account.name, bold=True, text_wrap=True, **looks.ROW_LINE)
            why = reason_text(judged, portfolio.judgement.top, book.language)
            book.put(sheet, row, _LIST_COLUMN + 2, why, text_wrap=True, font_size=9, **looks.ROW_LINE)
        if len(members) > _SHOWN:
            row += 1
            more = book.text("portfolio.more", count=len(members) - _SHOWN)
            book.put(sheet, row, _LIST_COLUMN + 1, more, font_size=9, font_color=f"#{design.GREY}")
        row += 2
