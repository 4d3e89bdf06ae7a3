"""The page about gaps: where both sides are apart, and what to ask about it. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from kam_partnership.assessment import Figures, PairFigures, Settings
from kam_partnership.report.page_content import Page, Point, Table
from kam_partnership.report.voice import Voice
from kam_partnership.texts import percent_text
from kam_partnership.texts.criteria import known_criterion
from kam_partnership.workbook.analysis_rows import suggested_question

#: So many gaps fit on a page with their questions.
ROWS = 5
LONGEST_TITLE = 64
#: Wordings of the question that the customer gets for criteria without one of their own.
QUESTIONS = 5


def gaps_page(voice: Voice, settings: Settings, figures: Figures) -> Page:
    """The gaps beyond the tolerance, each with a question for the next talk."""
    beyond = [pair for pair in in_order(voice, figures) if round(_size(pair) - settings.tolerance, 9) > 0]
    shown = beyond[:ROWS]
    points = []
    if not shown:
        points.append(Point(voice.say("gaps.none", tolerance=voice.short(settings.tolerance))))
    elif len(beyond) > len(shown) and not voice.to_customer:
        points.append(Point(voice.say("gaps.further", count=len(beyond) - len(shown))))
    rows = [(*ratings_row(pair, voice), _question(pair, turn, voice)) for turn, pair in enumerate(shown)]
    table = None
    if rows:
        heads = (*ratings_heads(voice), voice.say("gaps.head.question"))
        table = Table(heads, tuple(rows), (0.05, 0.27, 0.08, 0.12, 0.1, 0.38), (0, 2, 3, 4))
    notes = tuple(voice.say(f"gaps.note.{number}") for number in (1, 2))
    return Page("gaps", _title(voice, figures, shown), tuple(points), table=table, notes=notes)


def in_order(voice: Voice, figures: Figures) -> list[PairFigures]:
    """All pairs: for the own people by priority, for the customer by size alone, which does not tell the weights."""
    pairs = list(figures.gap_ranking)
    if voice.to_customer:
        pairs.sort(key=lambda pair: (-round(_size(pair), 9), pair.criterion.number))
    return pairs


def _size(pair: PairFigures) -> float:
    return abs(pair.criterion.gap or 0.0)


def ratings_heads(voice: Voice) -> tuple[str, ...]:
    """Headings of what ``ratings_row`` tells."""
    return (voice.say("head.rating"), *(voice.say(f"gaps.head.{key}") for key in ("criterion", "us", "them", "gap")))


def ratings_row(pair: PairFigures, voice: Voice) -> tuple[str, ...]:
    """A criterion: number, title, both ratings, and how far they are apart."""
    criterion = pair.criterion
    ratings = [voice.short(value or 0.0) for value in (criterion.supplier, criterion.key_account)]
    gap = criterion.gap or 0.0  # the customer reads its size: a minus would sound like a verdict
    size = voice.number(abs(gap)) if voice.to_customer else voice.number(gap, signed=True)
    return str(criterion.number), voice.criterion(criterion.title, criterion.number, LONGEST_TITLE), *ratings, size


def _title(voice: Voice, figures: Figures, shown: Sequence[PairFigures]) -> str:
    if not shown:
        return voice.say("gaps.title.none")
    gross = figures.gross_imbalance or 0.0
    share = percent_text(sum(pair.priority for pair in shown) / gross if gross else 0.0, voice.language)
    return voice.say("gaps.title", count=len(shown), share=share)


def _question(pair: PairFigures, turn: int, voice: Voice) -> str:
    if voice.to_customer and known_criterion(pair.criterion.title) is None:
        return voice.say(f"gaps.question.{turn % QUESTIONS + 1}")
    return suggested_question(pair, voice.language, turn)
