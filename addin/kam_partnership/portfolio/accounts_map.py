"""All accounts in the partnership diagram: which points, how large, with which arrows. For sheet and slide. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from kam_partnership.assessment import Settings
from kam_partnership.diagram import design
from kam_partnership.diagram.label_places import PlacedLabel
from kam_partnership.output.zone_points import DiagramPoint, PointGroup, ZoneDiagram, bubble_diameters
from kam_partnership.portfolio.account import by_movement
from kam_partnership.portfolio.gathering import Portfolio
from kam_partnership.portfolio.judge import Advice, Advised, reference_scale
from kam_partnership.texts import Language, amount_text, text

#: Names are cut to this length in the diagram.
LONGEST_NAME: Final = 28
#: So many points, the most important ones, may have a label: more would neither fit nor be read.
MOST_LABELS: Final = 400
#: So many accounts, those that moved furthest, have an arrow: more would be a thicket.
MOST_ARROWS: Final = 12


class Look(NamedTuple):
    """Colour and shape, so that no meaning hangs on the colour alone."""

    colour: str
    symbol: str
    ringed: bool = False


LOOKS: Final = {
    Advice.INVEST: Look(design.GREEN, "diamond"),
    Advice.ASK_IN_RETURN: Look(design.AMBER, "triangle"),
    Advice.DISCUSS: Look(design.PURPLE, "circle", ringed=True),
    Advice.SCALE_BACK: Look(design.ORANGE, "square"),
    Advice.AS_COOPERATION: Look(design.BLUE, "dash"),
    Advice.HOLD: Look(design.BLUE, "circle"),
    Advice.RATE: Look(design.GREY, "x"),
}


@dataclass(frozen=True, slots=True)
class AccountsMap:
    """The diagram, and what has to be said about it.

    Attributes:
        diagram: its points are the accounts that have a place, the most important ones first.
        arrows: how many of them have an arrow.
        moved: how many moved so far that they could have one.
    """

    diagram: ZoneDiagram
    arrows: int
    moved: int


def accounts_map(portfolio: Portfolio, scale: Settings, language: Language, *, plot: int) -> AccountsMap:
    """All accounts that have a place.

    Args:
        scale: that the diagram shows; accounts with another one stand at the same part of theirs.
        plot: side of the square plot in pixels.
    """
    placed = [advised for advised in _by_importance(portfolio) if advised.account.place is not None]
    count = len(placed)
    plain = 11 if count <= 60 else 9 if count <= 200 else 7
    sizes = [advised.account.size for advised in placed]
    diameters = [plain] * count
    if portfolio.figure:
        diameters = bubble_diameters(sizes, smallest=plain, largest=_largest(count))
    moved = [a.file for a in by_movement(advised.account for advised in placed) if a.year is not None and a.year.counts]
    arrows = set(moved[:MOST_ARROWS])
    number = numbers(portfolio)
    points = [
        DiagramPoint(
            advised.account.place or (0.0, 0.0),
            short(advised.account.name) if place < MOST_LABELS else "",
            str(number[advised.account.file]) if place < MOST_LABELS else "",
            diameter,
            str(advised.advice),
            before=_before(advised) if advised.account.file in arrows else None,
            hollow=bool(portfolio.figure) and advised.account.size is None,
        )
        for place, (advised, diameter) in enumerate(zip(placed, diameters, strict=True))
    ]
    groups = [
        PointGroup(str(a), text(f"portfolio.advice.{a}", language), look.colour, look.symbol, ringed=look.ringed)
        for a, look in LOOKS.items()
    ]
    diagram = ZoneDiagram(
        "KAM_Portfolio",
        text("portfolio.chart.title", language),
        scale,
        points,
        groups,
        plot=plot,
        label_size=9 if count <= 60 else 8 if count <= 150 else 7,
        named_first=min(12, len(portfolio.judgement.strategic) + 9),
    )
    return AccountsMap(diagram, len(arrows), len(moved))


def map_notes(
    shown: AccountsMap, labels: Sequence[PlacedLabel], portfolio: Portfolio, language: Language
) -> Iterator[str]:
    """What has to be said about the diagram, in sentences."""
    points = shown.diagram.points
    yield from signs_notes(shown, portfolio, language)
    if any(label.words and label.words == point.number for label, point in zip(labels, points, strict=True)):
        yield text("portfolio.chart.numbers", language)
    hidden = sum(not label.position for label in labels)
    if hidden:
        yield text("portfolio.chart.hidden", language, hidden=hidden)
    other = _other_scales(portfolio)
    if other:
        yield text("portfolio.chart.scales", language, count=other)


def signs_notes(shown: AccountsMap, portfolio: Portfolio, language: Language) -> Iterator[str]:
    """What sizes and arrows mean."""
    yield from _size_notes(portfolio, language)
    if shown.arrows:
        key = "moved" if shown.arrows == shown.moved else "moved.first"
        yield text(f"portfolio.chart.{key}", language, shown=shown.arrows, all=shown.moved)


def _size_notes(portfolio: Portfolio, language: Language) -> Iterator[str]:
    """What the sizes of the points mean, with the currency; nothing without a figure."""
    sizes = [account.size for account in portfolio.accounts if account.place is not None]
    largest = max((size for size in sizes if size is not None), default=None)
    if not portfolio.figure or largest is None:
        return
    currency = "" if portfolio.crm is None else portfolio.crm.currency
    told = {"figure": portfolio.figure, "largest": amount_text(largest, currency, language)}
    yield text("portfolio.chart.size", language, **told, quarter=amount_text(largest / 4, currency, language))
    unknown = sum(size is None for size in sizes)
    if unknown:
        yield text("portfolio.chart.unknown", language, count=unknown)


def numbers(portfolio: Portfolio) -> dict[str, int]:
    """The numbers of the accounts' table by file."""
    ordered = sorted(portfolio.judgement.ranking, key=lambda j: (j.account.name.casefold(), j.account.file))
    return {advised.account.file: number for number, advised in enumerate(ordered, start=1)}


def short(name: str) -> str:
    """A name that is not too long for a diagram."""
    plain = " ".join(name.split())
    return plain if len(plain) <= LONGEST_NAME else plain[: LONGEST_NAME - 1].rstrip() + "…"


def _before(advised: Advised) -> tuple[float, float] | None:
    """Where it stood: from there it moved to where it stands, though other criteria came."""
    year = advised.account.year
    return None if year is None else year.place_then


def _other_scales(portfolio: Portfolio) -> int:
    common = reference_scale(portfolio.accounts)
    scales = Counter(
        (a.settings.scale_min, a.settings.scale_max) for a in portfolio.accounts if a.settings is not None and a.place
    )
    return sum(count for scale, count in scales.items() if common is not None and scale != common[:2])


def _by_importance(portfolio: Portfolio) -> list[Advised]:
    """Strategic partners first, then what to do something about, then the rest; each by rank."""
    strategic = {account.file: place for place, account in enumerate(portfolio.judgement.strategic)}
    order = list(Advice)
    return sorted(
        portfolio.judgement.ranking,
        key=lambda j: (strategic.get(j.account.file, len(strategic)), j.rank, order.index(j.advice), j.account.file),
    )


def _largest(count: int) -> int:
    return 22 if count <= 2 else 40 if count <= 20 else 30 if count <= 60 else 24 if count <= 150 else 18
