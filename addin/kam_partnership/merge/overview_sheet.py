"""The first sheet: what all people give together, where each of them stands, and the figures behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kam_partnership.assessment import NUMBER_FIGURES
from kam_partnership.diagram import design
from kam_partnership.diagram.scene import Place
from kam_partnership.merge.page import CENTRED, COLOURS, SCORE, SIGNED, SYMBOLS, Page, widths
from kam_partnership.output import looks
from kam_partnership.output.book import Column, Value, wrapped_height
from kam_partnership.output.chart_data import ChartData
from kam_partnership.output.zone_diagram import DiagramPoint, PointGroup, ZoneDiagram, add_zone_diagram
from kam_partnership.raters.merged import Protection
from kam_partnership.raters.rater import Side
from kam_partnership.raters.spread import Spread
from kam_partnership.texts import zone_text

PLOT = 500
#: Diagram on the left, tables on the right; both in characters. Narrow, so that print stays large enough.
_LEFT, _RIGHT = (13.0,) * 6, (22.0, 10.0, 9.0, 9.0, 8.5, 12.5, 10.5, 22.0)
_TABLES = 8  # first column of the tables, counted from 0
_TILE_ROW, _BODY_ROW = 4, 8
_SIGNED_FIGURES = ("net_balance",)
#: Shares and sizes cannot lie on both sides of their mean alike; an interval up to 107 % would only confuse.
_WITH_INTERVAL = ("supplier_score", "key_account_score", "net_balance", "level")


def write_overview(page: Page) -> None:
    """The whole sheet."""
    report, merged = page.report, page.merged
    account = report.key_account or page.text("unnamed_account")
    title = page.text("title", account=account, count=merged.count)
    sheet = page.sheet("overview", title, _lead(page), landscape=True)
    widths(sheet, 1, _LEFT)
    sheet.set_column(7, 7, 2)
    widths(sheet, _TABLES, _RIGHT)
    if merged.protection is Protection.NOTHING:
        words = page.text("note.nothing")
        sheet.merge_range(_TILE_ROW, 1, _TILE_ROW, 11, None)
        page.book.put(sheet, _TILE_ROW, 1, words, text_wrap=True, font_size=12, bg_color=looks.TILE_FILL, indent=1)
        sheet.set_row_pixels(_TILE_ROW, 64)
        return
    _tiles(page, sheet)
    diagram = _diagram(page)
    alt = page.text("diagram.alt")

    def write(data: ChartData) -> None:
        add_zone_diagram(page.book, sheet, (_BODY_ROW, 1), data, diagram, alt)

    page.chart(write)
    below = _figures(page, sheet, _BODY_ROW)
    _persons(page, sheet, below + 1)


def _lead(page: Page) -> str:
    report, merged = page.report, page.merged
    if merged.sides is None or merged.protection is Protection.NOTHING:
        people = page.text("lead.all", count=merged.count)
    else:
        name = f" ({report.supplier})" if report.supplier else ""
        present = [side for side in Side if merged.sides[side]]
        counts = {str(side): merged.sides[side] for side in Side}
        key = "lead.sides" if len(present) > 1 else f"lead.only.{present[0]}"
        people = page.text(key, name=name, **counts)
    low, high = (page.short(end) for end in page.ends)
    return page.text("lead", people=people, low=low, high=high)


# ---------------------------------------------------------------------- tiles
def _tiles(page: Page, sheet: Any) -> None:
    merged = page.merged
    zone = "–" if merged.zone is None else zone_text(merged.zone, page.report.language)
    same = sum(person.figures.zone is merged.zone for person in merged.persons)
    below = page.text("tile.zones", same=same, count=merged.count) if merged.persons else page.text("tile.zone_mean")
    tiles = [(1, 3, "zone", zone, below, design.NAVY, 16)]
    for first, count, key, colour in (
        (4, 3, "supplier_score", COLOURS[Side.SUPPLIER]),
        (8, 2, "key_account_score", COLOURS[Side.KEY_ACCOUNT]),
        (10, 4, "net_balance", design.NAVY),
        (14, 2, "level", design.NAVY),
    ):
        spread = merged.figures[key]
        signed = key in _SIGNED_FIGURES
        value = page.number(spread.mean, signed=signed)
        tiles.append((first, count, key, value, _reach(page, spread, signed=signed), colour, 18))
    for row, pixels in zip(range(_TILE_ROW, _TILE_ROW + 3), (20, 34, 24), strict=True):
        sheet.set_row_pixels(row, pixels)
    sheet.set_row_pixels(_TILE_ROW - 1, 10)
    sheet.set_row_pixels(_TILE_ROW + 3, 14)
    for first, count, key, value, words, colour, size in tiles:
        _tile(page, sheet, (first, count), (page.text(f"tile.{key}"), value, words), colour, size)


def _tile(
    page: Page, sheet: Any, place: tuple[int, int], words: tuple[str, str, str], colour: str, size: float
) -> None:
    """Title, value and a line below, right of an accent."""
    first, count = place
    fonts: tuple[dict[str, object], ...] = (
        {"font_size": 9, "font_color": f"#{design.GREY}"},
        {"font_size": size, "bold": True, "font_color": f"#{design.NAVY}"},
        {"font_size": 9},
    )
    for offset, (line, font) in enumerate(zip(words, fonts, strict=True)):
        row = _TILE_ROW + offset
        for column in range(first, first + count):
            page.book.put(sheet, row, column, None, bg_color=looks.TILE_FILL)
        accent: dict[str, object] = {"left": 5, "left_color": f"#{colour}", "indent": 1, "bg_color": looks.TILE_FILL}
        page.book.put(sheet, row, first, line, **accent, **font)


def _reach(page: Page, spread: Spread, *, signed: bool) -> str:
    """The interval where there is one, else the range."""
    if spread.interval is not None:
        low, high = (page.number(end, signed=signed) for end in spread.interval)
        return page.text("tile.interval", low=low, high=high)
    if spread.count > 1 and spread.low is not None:
        low, high = (page.number(end, signed=signed) for end in (spread.low, spread.high))
        return page.text("tile.range", low=low, high=high)
    return page.text("tile.mean", count=spread.count) if spread.count > 1 else ""


# ---------------------------------------------------------------------- diagram
def _diagram(page: Page) -> ZoneDiagram:
    merged = page.merged
    groups = [
        *(PointGroup(side, page.text(f"diagram.{side}"), COLOURS[side], SYMBOLS[side]) for side in Side),
        _pooled_group(page),
    ]
    return ZoneDiagram(
        "KAM_Raters",
        page.text("diagram.title"),
        merged.settings,
        [*_pooled(page), *_single(page)],
        groups,
        plot=PLOT,
        named_first=1,
    )


def _pooled_group(page: Page) -> PointGroup:
    interval = page.merged.figures["supplier_score"].interval is not None
    title = page.text("diagram.pooled_interval" if interval else "diagram.pooled")
    return PointGroup("pooled", title, design.NAVY, "square", 1.0)


def _pooled(page: Page) -> Iterator[DiagramPoint]:
    if page.merged.count == 1:
        return
    supplier, key_account = (page.merged.figures[name] for name in ("supplier_score", "key_account_score"))
    place = _place(page, supplier.mean, key_account.mean)
    if place is not None:
        span = page.merged.settings.span
        halves = [
            None if spread.interval is None else (spread.interval[1] - spread.interval[0]) / 2 / span
            for spread in (supplier, key_account)
        ]
        reach = None if halves[0] is None or halves[1] is None else (halves[0], halves[1])
        yield DiagramPoint(place, "" if reach else page.text("diagram.pooled"), "", 11, "pooled", reach)


def _single(page: Page) -> Iterator[DiagramPoint]:
    for number, (person, label) in enumerate(zip(page.merged.persons, page.report.labels, strict=True), start=1):
        place = _place(page, person.figures.supplier_score, person.figures.key_account_score)
        if place is not None:
            name = label if len(label) <= _LONGEST_NAME else label[: _LONGEST_NAME - 1].rstrip() + "…"
            yield DiagramPoint(place, name, str(number), 11, person.side)


_LONGEST_NAME = 24


def _place(page: Page, supplier: float | None, key_account: float | None) -> Place | None:
    if supplier is None or key_account is None:
        return None
    settings = page.merged.settings
    return settings.share_of_scale(supplier), settings.share_of_scale(key_account)


# ---------------------------------------------------------------------- tables
def _figures(page: Page, sheet: Any, row: int) -> int:
    """The figures over all people; the first row below."""
    merged = page.merged
    page.heading(sheet, row, page.text("figures"), _TABLES)
    keys = ["mean", "deviation", "low", "high", "interval"]
    if merged.anonymous:
        known = any(spread.deviation is not None for spread in merged.figures.values())
        keys = ["mean", "deviation", "interval"] if known else ["mean"]
    columns = [
        Column(page.text("head.figure"), 0),
        *(Column(page.text(f"head.{key}"), 0, CENTRED if key == "interval" else SCORE) for key in keys),
    ]
    rows = [
        [page.text(f"figure.{name}"), *_spread_cells(page, name, merged.figures[name], keys)] for name in NUMBER_FIGURES
    ]
    end = page.table(sheet, (row + 1, _TABLES), "KAM_MergedFigures", columns, rows)
    looks_of: dict[str, Mapping[str, object]] = {"net_balance": SIGNED, "coverage": page.share}
    for place, name in enumerate(NUMBER_FIGURES):
        look = looks_of.get(name)
        if look is not None:
            numeric = [key for key in keys if key != "interval"]
            for offset, value in enumerate(rows[place][1 : len(numeric) + 1], start=1):
                numbers = SCORE if name == "net_balance" and keys[offset - 1] == "deviation" else look
                page.book.put(sheet, row + 2 + place, _TABLES + offset, value, **looks.ROW_LINE, **numbers)
    return end


def _spread_cells(page: Page, name: str, spread: Spread, keys: Sequence[str]) -> list[Value]:
    interval = None
    if name in _WITH_INTERVAL and spread.interval is not None:
        low, high = (page.number(end, signed=name in _SIGNED_FIGURES) for end in spread.interval)
        interval = page.text("range", low=low, high=high)
    return [interval if key == "interval" else getattr(spread, key) for key in keys]


def _persons(page: Page, sheet: Any, row: int) -> int:
    merged = page.merged
    if not merged.persons:
        return row
    page.heading(sheet, row, page.text("persons"), _TABLES)
    columns = [
        Column(page.text("head.person"), 0, {"text_wrap": True, "align": "left"}),
        Column(page.text("head.side"), 0),
        *(Column(page.text(f"head.{key}"), 0, SCORE) for key in ("supplier", "key_account")),
        Column(page.text("head.balance"), 0, SIGNED),
        Column(page.text("head.level"), 0, SCORE),
        Column(page.text("head.coverage"), 0, page.share),
        Column(page.text("head.zone"), 0),
    ]
    rows: list[list[Value]] = []
    for number, (person, label) in enumerate(zip(merged.persons, page.report.labels, strict=True), start=1):
        figures = person.figures
        zone = "–" if figures.zone is None else zone_text(figures.zone, page.report.language)
        scores = (figures.supplier_score, figures.key_account_score, figures.net_balance, figures.level)
        rows.append([f"{number}  {label}", page.side(person.side), *scores, figures.coverage, zone])
    end = page.table(sheet, (row + 1, _TABLES), "KAM_MergedPersons", columns, rows)
    for offset, cells in enumerate(rows):
        sheet.set_row_pixels(row + 2 + offset, max(24, wrapped_height(str(cells[0]), 1.15 * _RIGHT[0])))
    return end
