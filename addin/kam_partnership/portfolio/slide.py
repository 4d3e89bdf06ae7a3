"""The portfolio on one slide, for the management meeting: the picture, and what is due. Needs python-pptx."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from kam_partnership.assessment import Settings
from kam_partnership.errors import Refused
from kam_partnership.output.zone_points import DiagramPoint
from kam_partnership.portfolio.accounts_map import AccountsMap, accounts_map, numbers, short, signs_notes
from kam_partnership.portfolio.desk_words import Desk
from kam_partnership.portfolio.gathering import Portfolio
from kam_partnership.portfolio.judge import Advice, reference_scale
from kam_partnership.portfolio.statement import partners_text, remarks
from kam_partnership.report.page_content import FOOTER_MARK, Audience, Page, Point, PortfolioMap, Report
from kam_partnership.report.slides import write_slides
from kam_partnership.texts import Language, date_text, text

#: So many tasks stand beside the picture: three for Monday, and two that follow.
_TASKS: Final = 5
#: Side of the diagram for which its letters are chosen, in pixels.
_PLOT: Final = 560


def portfolio_slide(portfolio: Portfolio, language: Language) -> bytes:
    """One slide as a .pptx file; the same portfolio gives the same bytes.

    Raises:
        Refused: when no account has a place in the diagram.
        ExtraMissing: when a library for slides is not installed.
    """
    return write_slides(slide_report(portfolio, language), moment=dt.datetime.combine(portfolio.today, dt.time()))


def slide_report(portfolio: Portfolio, language: Language) -> Report:
    """What stands on the slide."""
    scale = Settings(*(reference_scale(portfolio.accounts) or ()))
    shown = accounts_map(portfolio, scale, language, plot=_PLOT)
    if not shown.diagram.points:
        raise Refused("slide_nothing_rated")
    desk = Desk(portfolio, language)
    diagram = replace(shown.diagram, points=list(_named(portfolio, desk, shown.diagram.points)))
    page = Page(
        key="portfolio",
        title=_title(portfolio, desk, language),
        points=tuple(_points(portfolio, desk, shown, language)),
        picture=PortfolioMap(diagram),
        alternative=text("portfolio.chart.alt", language, count=len(shown.diagram.points)),
        notes=(*remarks(portfolio, language), *(desk.what(task) for task in desk.shown[:_TASKS])),
    )
    title = text("portfolio.title", language)
    footer = FOOTER_MARK.join((title, date_text(portfolio.today, language), text("report.confidential", language)))
    return Report(language, Audience.INTERNAL, title, footer, (page,))


def _title(portfolio: Portfolio, desk: Desk, language: Language) -> str:
    """How many accounts, how many of them need something; never more than is known."""
    count, everyone = len(desk.tasks), len(portfolio.accounts)
    key = "none" if not count else "due"
    return text(f"portfolio.slide.title.{key}", language, count=everyone, due=count)


def _points(portfolio: Portfolio, desk: Desk, shown: AccountsMap, language: Language) -> Iterator[Point]:
    """The partners, the advice in numbers, then the first tasks."""
    yield Point(partners_text(portfolio.judgement, language))
    advices = [advised.advice for advised in portfolio.judgement.ranking]
    counts = [(advice, advices.count(advice)) for advice in Advice]
    told = (f"{text(f'portfolio.advice.{advice}', language)} {count}" for advice, count in counts if count)
    yield Point(", ".join(told) + ".")
    for number, task in enumerate(desk.shown[:_TASKS], start=1):
        yield Point(f"{task.account.name}: {desk.line(task)}", str(number))
    more = len(desk.tasks) - _TASKS
    if more > 0:
        yield Point(text("portfolio.slide.more", language, count=more))
    signs = " ".join(signs_notes(shown, portfolio, language))
    if signs:
        yield Point(signs)


def _named(portfolio: Portfolio, desk: Desk, points: Sequence[DiagramPoint]) -> Iterator[DiagramPoint]:
    """Points with the numbers of the tasks instead of those of the workbook, which the slide has not."""
    of_sheet = {str(number): file for file, number in numbers(portfolio).items()}
    ranks = {task.account.file: number for number, task in enumerate(desk.shown[:_TASKS], start=1)}
    names = {account.file: short(account.name) for account in portfolio.accounts}
    for point in points:
        file = of_sheet.get(point.number, "")
        rank = ranks.get(file)
        yield replace(
            point,
            name=point.name if rank is None else f"{rank} {names[file]}",
            number="" if rank is None else str(rank),
        )
