"""What stands on the analysis sheet: from figures and findings to the rows of its block. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kam_partnership import __version__
from kam_partnership.assessment import Assessment, Figures, Finding, PairFigures, Severity
from kam_partnership.assessment.zones import Zone, less
from kam_partnership.cells import CellValue
from kam_partnership.texts import (
    UNDEFINED,
    Language,
    date_text,
    finding_text,
    robust_text,
    short_number,
    text,
    zone_text,
)
from kam_partnership.texts.catalogue import numbered
from kam_partnership.texts.criteria import CRITERIA, LONGEST_TITLE, known_criterion
from kam_partnership.workbook import analysis
from kam_partnership.workbook.analysis import RowKind

Row = list[CellValue]

SIGNS = {Severity.ERROR: "✗", Severity.WARNING: "◆", Severity.INFO: "○"}


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that the analysis sheet tells about one assessment."""

    key_account: str
    assessment: Assessment
    figures: Figures
    findings: Sequence[Finding]
    moment: dt.datetime
    language: Language
    main_sheet: str = ""


#: Characters of a text that a cell of the block shows at most; half of what a cell can hold.
LONGEST_TEXT = 16_000


def analysis_rows(content: Analysis) -> list[Row]:
    """The block from its first row to its last, every row as wide as the block."""
    first, further = _findings(content)
    above = [
        *_opening(content),
        *_figures(content),
        *_section(content, "questions", text="head.criterion", supplier="analysis.head.question"),
        *_filled_up(_questions(content), analysis.QUESTION_LIMIT),
        *_section(content, "findings", text="analysis.head.finding"),
        *_filled_up(first, analysis.FINDING_ROWS),
    ]
    beside_pictures = analysis.RANKING_ROW - analysis.FIRST_ROW - len(above) - 1  # the ranking leads with a blank one
    return [
        *above,
        *([_row(RowKind.BLANK)] * beside_pictures),
        *_ranking(content),
        *(_section(content, "findings", text="analysis.head.finding") if further else ()),
        *further,
        _row(RowKind.END),
    ]


def _filled_up(rows: Iterable[Row], count: int) -> list[Row]:
    """These rows and blank ones below, so that what follows has a place of its own."""
    found = list(rows)
    return found + [_row(RowKind.BLANK)] * (count - len(found))


def _row(kind: RowKind, **columns: CellValue) -> Row:
    row: Row = [None] * analysis.COLUMN_COUNT
    row[analysis.KIND] = str(kind) or None
    for name, value in columns.items():
        # A cell's own text, quoted in a sentence, could make the sentence longer than a cell can hold.
        cut = isinstance(value, str) and len(value) > LONGEST_TEXT
        row[getattr(analysis, name.upper())] = f"{str(value)[: LONGEST_TEXT - 1]}…" if cut else value
    return row


def _section(content: Analysis, key: str, **heads: str) -> list[Row]:
    named = {column: text(head, content.language) for column, head in heads.items()}
    title = text(f"analysis.section.{key}", content.language)
    return [_row(RowKind.BLANK), _row(RowKind.SECTION, sign=title), _row(RowKind.HEADS, **named)]


def _opening(content: Analysis) -> Iterator[Row]:
    account = content.key_account or text("analysis.stamp.no_account", content.language)
    stamp = text(
        "analysis.stamp",
        content.language,
        account=account,
        date=date_text(content.moment.date(), content.language),
        time=f"{content.moment:%H:%M}",
        version=__version__,
    )
    yield _row(RowKind.STAMP, sign=stamp)
    zone = content.figures.zone
    key = "meaning.invalid" if zone is None else f"advice.{zone}"
    yield _row(RowKind.ADVICE, sign=text(key, content.language))


def _figures(content: Analysis) -> Iterator[Row]:
    yield from _section(
        content,
        "figures",
        text="analysis.head.figure",
        supplier="analysis.head.value",
        key_account="analysis.head.meaning",
    )
    for figure in analysis.FIGURE_ORDER:
        yield _row(
            RowKind.FIGURE,
            text=text(f"figure.{figure}", content.language),
            supplier=_figure_value(content, figure),
            **_figure_meaning(content, figure),
        )


def _figure_value(content: Analysis, figure: str) -> CellValue:
    figures, language = content.figures, content.language
    if figure == "zone":
        return UNDEFINED if figures.zone is None else zone_text(figures.zone, language)
    if figure == "robust":
        if figures.robust is None:
            return text("robust.undefined", language)
        return text("robust.yes" if figures.robust else "robust.unstable", language)
    value: float | None = getattr(figures, figure)
    return UNDEFINED if value is None else value


def _figure_meaning(content: Analysis, figure: str) -> dict[str, str]:
    if figure == "robust" and content.figures.robust is not None:
        return {"key_account": robust_text(content.figures.tipping_criteria, content.language, "explain.robust")}
    # The names of the zones are long and run over their neighbour, which therefore stays empty.
    column = "gap" if figure == "zone" else "key_account"
    return {column: text(f"explain.{figure}", content.language)}


def short_title(title: str) -> str:
    """A title that fits into its column; the table itself shows it in full."""
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1].rstrip() + "…"


def large_gaps(figures: Figures, tolerance: float) -> list[PairFigures]:
    """The pairs worth a question: gaps beyond the tolerance, the highest priority first, a handful."""
    beyond = [pair for pair in figures.gap_ranking if less(tolerance, abs(pair.criterion.gap or 0.0))]
    return beyond[: analysis.QUESTION_LIMIT]


def _questions(content: Analysis) -> Iterator[Row]:
    settings = content.assessment.settings
    gaps = [] if settings is None else large_gaps(content.figures, settings.tolerance)
    if not gaps:
        rated = content.figures.zone not in (None, Zone.UNRATED)
        key = "analysis.no_questions" if rated else "analysis.questions_unrated"
        yield _row(RowKind.QUESTION, text=text(key, content.language))
    for turn, pair in enumerate(gaps):
        yield _row(
            RowKind.QUESTION,
            sign=float(pair.criterion.number),
            text=short_title(pair.criterion.title),
            supplier=suggested_question(pair, content.language, turn),
        )


def suggested_question(pair: PairFigures, language: Language, turn: int = 0) -> str:
    """A question for the next talk: the criterion's own, or one of those that fit any criterion.

    Args:
        turn: the row in which it will stand, from 0; neighbours get different questions.
    """
    known = known_criterion(pair.criterion.title)
    if known is not None:
        return CRITERIA[language][known].question
    supplier, key_account = pair.criterion.supplier or 0.0, pair.criterion.key_account or 0.0
    more = pair.contribution < 0
    wordings = numbered("gap_question.supplier_more" if more else "gap_question.key_account_more", language)
    # Five such criteria below each other should not be met with the same question five times.
    return wordings[turn % len(wordings)].format(
        supplier=short_number(round(supplier, 2), language), key_account=short_number(round(key_account, 2), language)
    )


def _findings(content: Analysis) -> tuple[list[Row], list[Row]]:
    """Those that have room above the pictures, and further ones."""
    language, count = content.language, len(content.findings)
    if not count:
        return [_row(RowKind.FINDING, sign="✓", text=text("analysis.no_findings", language))], []
    rows = [
        _row(RowKind.FINDING, sign=SIGNS[one.severity], text=placed_text(one, language, content.main_sheet))
        for one in content.findings[: analysis.FINDING_LIMIT]
    ]
    if count > analysis.FINDING_LIMIT:
        rest = count - analysis.FINDING_LIMIT
        rows.append(_row(RowKind.FINDING, text=text("analysis.more_findings", language, count=rest)))
    if count <= analysis.FINDING_ROWS:
        return rows, []
    shown = analysis.FINDING_ROWS - 1
    below = _row(RowKind.FINDING, text=text("analysis.findings_below", language, count=count - shown))
    return [*rows[:shown], below], rows[shown:]


def placed_text(finding: Finding, language: Language, main_sheet: str = "") -> str:
    """What a finding says, led by its cell; the sheet is named unless it is the main one."""
    place = finding.cell
    if place and finding.sheet != main_sheet:
        place = f"{finding.sheet}!{place}"
    message = finding_text(finding, language)
    return f"{place}  ·  {message}" if place else message


def _ranking(content: Analysis) -> Iterator[Row]:
    yield from _section(
        content,
        "ranking",
        sign="head.number",
        text="head.criterion",
        supplier="head.supplier",
        key_account="head.key_account",
        gap="head.gap",
        contribution="analysis.head.contribution",
        priority="analysis.head.priority",
        share="analysis.head.share",
        tipping="analysis.head.tipping",
    )
    ranking = content.figures.gap_ranking
    if not ranking:
        yield _row(RowKind.RANKED, text=text("analysis.no_ranking", content.language))
    gross = content.figures.gross_imbalance or 0.0
    for pair in ranking:
        yield _row(
            RowKind.RANKED,
            sign=float(pair.criterion.number),
            text=short_title(pair.criterion.title),
            supplier=pair.criterion.supplier,
            key_account=pair.criterion.key_account,
            gap=pair.criterion.gap,
            contribution=pair.contribution,
            priority=pair.priority,
            share=pair.priority / gross if gross > 0 else 0.0,
            tipping=text("analysis.tips", content.language) if pair.tipping else None,
        )
