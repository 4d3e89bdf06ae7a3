"""The page about gaps: where both sides are apart, and what to ask about it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kam_partnership.assessment import Figures, PairFigures, Settings, Zone
from kam_partnership.report.page_content import Page, Point, Table
from kam_partnership.report.voice import Voice, clean
from kam_partnership.texts import percent_text, text
from kam_partnership.texts.criteria import known_criterion
from kam_partnership.workbook.analysis_rows import suggested_question

#: So many gaps fit on a page with their questions.
ROWS = 5
LONGEST_TITLE = 64
#: Without gaps, so many of what both sides do best.
STRENGTHS = 4
#: Wordings of the question for criteria without one of their own: to the customer, and where nothing is apart.
QUESTIONS = 5
#: Of the talk's questions about what shall stay as it is.
KEEPING = 3


def gaps_page(voice: Voice, settings: Settings, figures: Figures) -> Page:
    """The gaps beyond the tolerance, each with a question for the next talk."""
    beyond = [pair for pair in in_order(voice, figures) if round(_size(pair) - settings.tolerance, 9) > 0]
    shown = beyond[:ROWS]
    points = []
    if not shown:
        key = "gaps.keep" if voice.to_customer and _lean_as_wanted(figures) else "gaps.none"
        points.append(Point(voice.say(key, tolerance=voice.short(settings.tolerance))))
    elif len(beyond) > len(shown) and not voice.to_customer:
        points.append(Point(voice.say("gaps.further", count=len(beyond) - len(shown))))
    # Without gaps it is about what goes well: a page without a table would be empty.
    told = shown or sorted(figures.pairs, key=_weaker_side, reverse=True)[:STRENGTHS]
    keeping = not shown and _lean_as_wanted(figures)
    asked = [
        text(f"talk.question.keep.{turn % KEEPING + 1}", voice.language)
        if keeping
        else _question(pair, turn, voice, apart=bool(shown))
        for turn, pair in enumerate(told)
    ]
    rows = [(*ratings_row(pair, voice), question) for pair, question in zip(told, asked, strict=True)]
    heads = (*ratings_heads(voice), voice.say("gaps.head.question"))
    table = Table(heads, tuple(rows), (0.05, 0.26, 0.11, 0.12, 0.11, 0.35), (0, 2, 3, 4))
    notes = (*(voice.say(f"gaps.note.{number}") for number in (1, 2)), *_evidence(told, voice))
    return Page("gaps", _title(voice, figures, shown), tuple(points), table=table, notes=notes)


def _lean_as_wanted(figures: Figures) -> bool:
    """True where both have it as lean as they want: to ask for more would undo it."""
    return figures.target_reached is True and figures.target_zone is Zone.SUPPLIER_RELATIONSHIP


def _evidence(pairs: Sequence[PairFigures], voice: Voice) -> Iterator[str]:
    """What the ratings are seen by, for whoever presents; nothing of it for the customer."""
    told = [pair.criterion for pair in pairs if pair.criterion.evidence and not voice.to_customer]
    for criterion in told[:ROWS]:
        title = voice.criterion(criterion.title, criterion.number, LONGEST_TITLE)
        yield voice.say("gaps.note.evidence", title=title, evidence=clean(criterion.evidence))


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
        return voice.say("gaps.title.keep" if _lean_as_wanted(figures) and not voice.to_customer else "gaps.title.none")
    gross = figures.gross_imbalance or 0.0
    share = percent_text(sum(pair.priority for pair in shown) / gross if gross else 0.0, voice.language)
    return voice.say("gaps.title", count=len(shown), share=share)


def _weaker_side(pair: PairFigures) -> float:
    return round(min(pair.criterion.supplier or 0.0, pair.criterion.key_account or 0.0), 9)


def _question(pair: PairFigures, turn: int, voice: Voice, *, apart: bool) -> str:
    if (voice.to_customer or not apart) and known_criterion(pair.criterion.title) is None:
        return voice.say(f"gaps.question.{turn % QUESTIONS + 1}")
    return suggested_question(pair, voice.language, turn)
