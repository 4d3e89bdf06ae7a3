"""The first sheet: how the sides differ, in one sentence, in the diagram, and on which criteria most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kam_partnership.assessment.zones import COMPARED_DECIMALS
from kam_partnership.diagram import design
from kam_partnership.diagram.scene import Place
from kam_partnership.merge.headline import compared_criteria, details_text, headline_text
from kam_partnership.merge.page import COLOURS, SCORE, SIGNED, SYMBOLS, Page, widths
from kam_partnership.output import looks
from kam_partnership.output.book import Column, Value, wrapped_height
from kam_partnership.output.chart_data import ChartData
from kam_partnership.output.zone_diagram import add_zone_diagram
from kam_partnership.output.zone_points import DiagramPoint, PointGroup, ZoneDiagram
from kam_partnership.raters.merged import CriterionResult, Protection
from kam_partnership.raters.rater import Side
from kam_partnership.raters.sides import SideView
from kam_partnership.texts import zone_text

PLOT = 470
#: Diagram on the left, tables on the right; both in characters. Narrow, so that print stays large enough.
_LEFT, _RIGHT = (13.0,) * 6, (40.0, 14.0, 14.0, 14.0, 24.0)
_TABLES = 8  # first column of the tables, counted from 0
_LAST = _TABLES + len(_RIGHT) - 1
_HEADLINE_ROW, _TILE_ROW, _BODY_ROW = 4, 7, 11
#: How many criteria the first page names.
_MOST = 8
_POOLED = "pooled"


def write_overview(page: Page) -> None:
    """The whole sheet."""
    report, merged = page.report, page.merged
    account = report.key_account or page.text("unnamed_account")
    title = page.text("title", account=account, count=merged.count)
    sheet = page.sheet("two_views" if merged.two_views else "overview", title, _lead(page), landscape=True)
    widths(sheet, 1, _LEFT)
    sheet.set_column(7, 7, 2)
    widths(sheet, _TABLES, _RIGHT)
    _headline(page, sheet)
    if merged.protection is Protection.NOTHING:
        return
    _tiles(page, sheet)
    diagram = _diagram(page)
    alt = page.text("diagram.alt")

    def write(data: ChartData) -> None:
        add_zone_diagram(page.book, sheet, (_BODY_ROW, 1), data, diagram, alt)

    page.chart(write)
    below = _positions(page, sheet, _BODY_ROW)
    _criteria(page, sheet, below + 1)


def _lead(page: Page) -> str:
    """Who rated, as far as that may be told, and on which scale."""
    report, merged = page.report, page.merged
    if not merged.sides:
        people = page.text("lead.all", count=merged.count)
    else:
        name = f" ({report.supplier})" if report.supplier else ""
        counts = {str(side): view.raters for side, view in merged.sides.items()}
        key = "lead.sides" if len(merged.sides) > 1 else f"lead.only.{next(iter(merged.sides))}"
        people = page.text(key, name=name, **counts)
    low, high = (page.short(end) for end in page.ends)
    return page.text("lead", people=people, low=low, high=high)


def _headline(page: Page, sheet: Any) -> None:
    language = page.report.language
    details = details_text(page.merged, language)
    for row, words, look in (
        (_HEADLINE_ROW, headline_text(page.merged, language), {"bold": True, "font_size": 20}),
        (_HEADLINE_ROW + 1, details, {"font_size": 12, "text_wrap": True}),
    ):
        sheet.merge_range(row, 1, row, _LAST, None)
        page.book.put(sheet, row, 1, words, font_color=f"#{design.NAVY}", align="left", **look)
    sheet.set_row_pixels(_HEADLINE_ROW, 36)
    sheet.set_row_pixels(_HEADLINE_ROW + 1, 6 + round(1.2 * wrapped_height(details, 0.82 * sum((*_LEFT, *_RIGHT)))))


# ---------------------------------------------------------------------- tiles
def _tiles(page: Page, sheet: Any) -> None:
    for row, pixels in zip(range(_TILE_ROW, _TILE_ROW + 3), (20, 34, 24), strict=True):
        sheet.set_row_pixels(row, pixels)
    sheet.set_row_pixels(_TILE_ROW - 1, 10)
    sheet.set_row_pixels(_TILE_ROW + 3, 14)
    found = list(_two_views(page) if page.merged.two_views else _one_view(page))
    for (first, count), (words, colour) in zip(_TILE_PLACES, found, strict=True):
        _tile(page, sheet, (first, count), words, colour)


_TILE_PLACES = (1, 3), (4, 3), (8, 1), (9, 4)
Tile = tuple[tuple[str, str, str], str]


def _two_views(page: Page) -> Iterator[Tile]:
    merged = page.merged
    for side, view in merged.sides.items():
        balance = page.number(view.net_balance, signed=True, beside=merged.settings.tolerance)
        yield (page.text(f"tile.sees.{side}"), balance, _zone(page, view)), COLOURS[side]
    tolerance = page.text("tile.tolerance", tolerance=page.short(merged.settings.tolerance))
    gap = None if merged.view_gap is None else abs(merged.view_gap)
    yield (page.text("tile.gap"), page.number(gap, beside=merged.settings.tolerance), tolerance), design.NAVY
    apart, known = compared_criteria(merged)
    value = page.text("of", count=apart, all=known) if known else "–"
    yield (page.text("tile.apart"), value, page.text("tile.criteria")), design.NAVY


def _one_view(page: Page) -> Iterator[Tile]:
    merged = page.merged
    people = page.text("people", count=merged.count)
    zone = "–" if merged.zone is None else zone_text(merged.zone, page.report.language)
    balance = page.number(merged.figures["net_balance"].mean, signed=True, beside=merged.settings.tolerance)
    yield (page.text("tile.net_balance"), balance, zone), design.NAVY
    for key, colour in (
        ("supplier_score", COLOURS[Side.SUPPLIER]),
        ("key_account_score", COLOURS[Side.KEY_ACCOUNT]),
        ("level", design.NAVY),
    ):
        yield (page.text(f"tile.{key}"), page.number(merged.figures[key].mean), people), colour


def _tile(page: Page, sheet: Any, place: tuple[int, int], words: tuple[str, str, str], colour: str) -> None:
    """Title, value and a line below, right of an accent."""
    first, count = place
    fonts: tuple[dict[str, object], ...] = (
        {"font_size": 9, "font_color": f"#{design.GREY}"},
        {"font_size": 18, "bold": True, "font_color": f"#{design.NAVY}"},
        {"font_size": 9},
    )
    for offset, (line, font) in enumerate(zip(words, fonts, strict=True)):
        row = _TILE_ROW + offset
        for column in range(first, first + count):
            page.book.put(sheet, row, column, None, bg_color=looks.TILE_FILL)
        accent: dict[str, object] = {"left": 5, "left_color": f"#{colour}", "indent": 1, "bg_color": looks.TILE_FILL}
        page.book.put(sheet, row, first, line, **accent, **font)


def _zone(page: Page, view: SideView) -> str:
    return zone_text(view.zone, page.report.language)


# ---------------------------------------------------------------------- diagram
def _diagram(page: Page) -> ZoneDiagram:
    """One mean position for each side, joined by a line; all together where nothing may be shown by side."""
    merged = page.merged
    groups = [PointGroup(side, _sight(page, side), COLOURS[side], SYMBOLS[side], 1.0) for side in Side]
    groups.append(PointGroup(_POOLED, page.text("diagram.pooled"), design.NAVY, "square", 1.0))
    points = [
        DiagramPoint(_place(page, view.supplier_score, view.key_account_score), _sight(page, side), "", 15, side)
        for side, view in merged.sides.items()
    ]
    scores = [merged.figures[name].mean for name in ("supplier_score", "key_account_score")]
    if not points and scores[0] is not None and scores[1] is not None:
        points = [DiagramPoint(_place(page, scores[0], scores[1]), page.text("diagram.pooled"), "", 15, _POOLED)]
    joined = [(points[0].place, points[1].place)] if len(points) > 1 else []
    return ZoneDiagram(
        "KAM_TwoViews",
        page.text("diagram.title"),
        merged.settings,
        points,
        groups,
        plot=PLOT,
        label_size=10.0,
        named_first=len(points),
        joined=joined,
    )


def _sight(page: Page, side: Side) -> str:
    return page.text(f"diagram.{side}")


def _place(page: Page, supplier: float, key_account: float) -> Place:
    settings = page.merged.settings
    return settings.share_of_scale(supplier), settings.share_of_scale(key_account)


# ---------------------------------------------------------------------- tables
def _positions(page: Page, sheet: Any, row: int) -> int:
    """What each side says of both; the first row below."""
    merged = page.merged
    views = list(merged.sides.items())
    if not views:
        return row - 1
    page.heading(sheet, row, page.text("positions"), _TABLES)
    columns = [
        Column(page.text("head.figure"), 0),
        *(Column(_sight(page, side), 0, SCORE) for side, _ in views),
    ]
    if len(views) == len(Side):
        columns.append(Column(page.text("head.difference"), 0, SIGNED))
    rows: list[list[Value]] = []
    for name in ("supplier_score", "key_account_score", "net_balance", "level"):
        values = [getattr(view, name) for _, view in views]
        difference = [values[1] - values[0]] if len(values) == len(Side) else []
        rows.append([page.text(f"figure.{name}"), *values, *difference])
    end = page.table(sheet, (row + 1, _TABLES), "KAM_MergedPositions", columns, rows)
    for offset, (_, view) in enumerate(views, start=1):  # the balance has a sign, unlike the scores around it
        page.book.put(sheet, row + 4, _TABLES + offset, view.net_balance, **looks.ROW_LINE, **SIGNED)
    page.book.put(sheet, end, _TABLES, page.text("sign"), **looks.LEAD)
    sheet.set_row_pixels(end, 26)
    return end + 1


def _criteria(page: Page, sheet: Any, row: int) -> int:
    """The criteria that matter most; the first row below."""
    if not page.merged.criteria:
        return row
    compared = [one for one in page.merged.by_difference if one.between is not None]
    if compared:
        return _most_apart(page, sheet, row, compared[:_MOST])
    criteria = sorted(page.merged.criteria, key=lambda one: -round(abs(_gap_of_all(one) or 0.0), COMPARED_DECIMALS))[
        :_MOST
    ]
    page.heading(sheet, row, page.text("largest_gaps"), _TABLES)
    columns = [
        Column(page.text("head.criterion"), 0),
        *(Column(page.text(f"head.{side}"), 0, SCORE) for side in Side),
        Column(page.text("head.gap"), 0, SIGNED),
    ]
    rows: list[list[Value]] = [
        [_title(page, one), *(one.pooled.of(side).mean for side in Side), _gap_of_all(one)] for one in criteria
    ]
    return page.table(sheet, (row + 1, _TABLES), "KAM_MergedTop", columns, rows)


def _most_apart(page: Page, sheet: Any, row: int, criteria: Sequence[CriterionResult]) -> int:
    page.heading(sheet, row, page.text("most_apart"), _TABLES)
    columns = [
        Column(page.text("head.criterion"), 0),
        *(Column(page.text(f"head.gap_of.{side}"), 0, SIGNED) for side in Side),
        Column(page.text("head.difference"), 0, SCORE),
        Column(page.text("head.verdict"), 0),
    ]
    rows: list[list[Value]] = [
        [_title(page, one), *(one.gaps.get(side) for side in Side), one.between, page.verdict(one)] for one in criteria
    ]
    return page.table(sheet, (row + 1, _TABLES), "KAM_MergedTop", columns, rows)


def _title(page: Page, criterion: CriterionResult) -> str:
    title = f"{criterion.number}  {page.report.title_of(criterion.title)}"
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"


#: In the narrower font of the table all of our own criteria fit, with their numbers.
_LONGEST = 50


def _gap_of_all(criterion: CriterionResult) -> float | None:
    supplier, key_account = criterion.pooled.supplier.mean, criterion.pooled.key_account.mean
    return None if supplier is None or key_account is None else key_account - supplier
