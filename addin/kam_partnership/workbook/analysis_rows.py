"""What stands on the analysis sheet: from figures and findings to the rows of its block. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from textwrap import wrap

from kam_partnership import __version__
from kam_partnership.assessment import Figures, Finding, PairFigures, Severity
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
from kam_partnership.texts.criteria import LONGEST_TITLE, QUESTIONS, known_criterion
from kam_partnership.workbook import analysis
from kam_partnership.workbook.analysis import RowKind
from kam_partnership.workbook.judged import Judged
from kam_partnership.workbook.verdict_words import SIDES, advice_text, ratings_then_now, since_last_text, target_text

Row = list[CellValue]

SIGNS = {Severity.ERROR: "✗", Severity.WARNING: "◆", Severity.INFO: "○"}


#: Characters of a text that a cell of the block shows at most; half of what a cell can hold.
LONGEST_TEXT = 16_000


def analysis_rows(judged: Judged, moment: dt.datetime) -> list[Row]:
    """The block from its first row to its last, every row as wide as the block.

    Args:
        judged: the workbook.
        moment: of the computation; the block names it.
    """
    first, further = _findings(judged)
    above = [
        *_opening(judged, moment),
        *_figures(judged),
        _row(RowKind.BLANK),
        _row(RowKind.SECTION, sign=text("analysis.section.questions", judged.language)),
        *_advice(judged),
        _heads(judged, text="head.criterion", supplier="analysis.head.question"),
        *_filled_up(_questions(judged), analysis.QUESTION_LIMIT),
        *_section(judged, "findings", text="analysis.head.finding"),
        *_filled_up(first, analysis.FINDING_ROWS),
    ]
    beside_pictures = analysis.RANKING_ROW - analysis.FIRST_ROW - len(above) - 1  # the ranking leads with a blank one
    return [
        *above,
        *([_row(RowKind.BLANK)] * beside_pictures),
        *_ranking(judged),
        *(_section(judged, "findings", text="analysis.head.finding") if further else ()),
        *further,
        *_changes(judged),
        *_evidence(judged),
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
        row[analysis.COLUMN_OF[name]] = f"{str(value)[: LONGEST_TEXT - 1]}…" if cut else value
    return row


def _section(judged: Judged, key: str, **heads: str) -> list[Row]:
    title = text(f"analysis.section.{key}", judged.language)
    return [_row(RowKind.BLANK), _row(RowKind.SECTION, sign=title), _heads(judged, **heads)]


def _heads(judged: Judged, **heads: str) -> Row:
    return _row(RowKind.HEADS, **{column: text(head, judged.language) for column, head in heads.items()})


def _opening(judged: Judged, moment: dt.datetime) -> Iterator[Row]:
    stamp = text(
        "analysis.stamp",
        judged.language,
        account=judged.key_account or text("analysis.stamp.no_account", judged.language),
        date=date_text(moment.date(), judged.language),
        time=f"{moment:%H:%M}",
        version=__version__,
    )
    yield _row(RowKind.STAMP, sign=stamp)
    lines = wrap(judged.verdict or text("meaning.invalid", judged.language), analysis.LINE)
    yield from _filled_up((_row(RowKind.ADVICE, sign=line) for line in lines), analysis.VERDICT_ROWS)


def _advice(judged: Judged) -> Iterator[Row]:
    """What to do, and where both want to go."""
    if judged.figures.zone is None:
        yield from [_row(RowKind.BLANK)] * analysis.ADVICE_ROWS
        return
    yield _row(RowKind.ADVICE, sign=advice_text(judged.figures, judged.language))
    yield _row(RowKind.ADVICE, sign=target_text(judged.assessment, judged.figures, judged.language))


def _figures(judged: Judged) -> Iterator[Row]:
    heads = {"text": "analysis.head.figure", "supplier": "analysis.head.value", "key_account": "analysis.head.meaning"}
    yield from _section(judged, "figures", **heads)[1:]  # the verdict's last row, mostly blank, is the one between
    for figure in analysis.FIGURE_ORDER:
        yield _row(
            RowKind.FIGURE,
            text=text(f"figure.{figure}", judged.language),
            supplier=_figure_value(judged, figure),
            **_figure_meaning(judged, figure),
        )


def _figure_value(judged: Judged, figure: str) -> CellValue:
    figures, language = judged.figures, judged.language
    if figure == "zone":
        return UNDEFINED if figures.zone is None else zone_text(figures.zone, language)
    if figure == "robust":
        if figures.robust is None:
            return text("robust.undefined", language)
        if figures.provisional:
            return text("robust.provisional", language)
        return text("robust.yes" if figures.robust else "robust.unstable", language)
    value: float | None = getattr(figures, figure)
    return UNDEFINED if value is None else value


def _figure_meaning(judged: Judged, figure: str) -> dict[str, str]:
    if figure == "zone":  # its name is long and runs over its neighbours
        return {}
    if figure == "robust" and judged.figures.robust is not None:
        if judged.figures.provisional:
            return {"key_account": text("explain.robust.provisional", judged.language)}
        return {"key_account": robust_text(judged.figures.tipping_criteria, judged.language, "explain.robust")}
    return {"key_account": text(f"explain.{figure}", judged.language)}


def short_title(title: str) -> str:
    """A title that fits into its column; the table itself shows it in full."""
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1].rstrip() + "…"


def large_gaps(figures: Figures, tolerance: float) -> list[PairFigures]:
    """The pairs worth a question: gaps beyond the tolerance, the highest priority first, a handful."""
    beyond = [pair for pair in figures.gap_ranking if less(tolerance, abs(pair.criterion.gap or 0.0))]
    return beyond[: analysis.QUESTION_LIMIT]


def _questions(judged: Judged) -> Iterator[Row]:
    settings = judged.assessment.settings
    gaps = [] if settings is None else large_gaps(judged.figures, settings.tolerance)
    if not gaps:
        rated = judged.figures.zone not in (None, Zone.UNRATED)
        key = "analysis.no_questions" if rated else "analysis.questions_unrated"
        yield _row(RowKind.QUESTION, text=text(key, judged.language))
    for turn, pair in enumerate(gaps):
        yield _row(
            RowKind.QUESTION,
            sign=float(pair.criterion.number),
            text=short_title(pair.criterion.title),
            supplier=suggested_question(pair, judged.language, turn),
        )


def suggested_question(pair: PairFigures, language: Language, turn: int = 0) -> str:
    """A question for the next talk: the criterion's own, or one of those that fit any criterion.

    Args:
        turn: the row in which it will stand, from 0; neighbours get different questions.
    """
    known = known_criterion(pair.criterion.title)
    if known is not None:
        return QUESTIONS[language][known]
    supplier, key_account = pair.criterion.supplier or 0.0, pair.criterion.key_account or 0.0
    more = pair.contribution < 0
    wordings = numbered("gap_question.supplier_more" if more else "gap_question.key_account_more", language)
    # Five such criteria below each other should not be met with the same question five times.
    return wordings[turn % len(wordings)].format(
        supplier=short_number(round(supplier, 2), language), key_account=short_number(round(key_account, 2), language)
    )


def _findings(judged: Judged) -> tuple[list[Row], list[Row]]:
    """Those that have room above the pictures, and further ones."""
    language, count = judged.language, len(judged.findings)
    if not count:
        return [_row(RowKind.FINDING, sign="✓", text=text("analysis.no_findings", language))], []
    rows = [
        _row(RowKind.FINDING, sign=SIGNS[one.severity], text=placed_text(one, language, judged.main_sheet))
        for one in judged.findings[: analysis.FINDING_LIMIT]
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


def _ranking(judged: Judged) -> Iterator[Row]:
    yield from _section(
        judged,
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
    ranking = judged.figures.gap_ranking
    if not ranking:
        yield _row(RowKind.RANKED, text=text("analysis.no_ranking", judged.language))
    gross = judged.figures.gross_imbalance or 0.0
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
            tipping=text("analysis.tips", judged.language) if pair.tipping else None,
        )


def _changes(judged: Judged) -> Iterator[Row]:
    """What changed since the last saved assessment; nothing without one."""
    since, language = judged.since_last, judged.language
    if since is None:
        return
    yield _row(RowKind.BLANK)
    yield _row(RowKind.SECTION, sign=text("analysis.section.changes", language))
    for line in wrap(since_last_text(since, language), analysis.LINE):
        yield _row(RowKind.ADVICE, sign=line)
    if since.criteria:
        heads = {side: f"head.{side}" for side in SIDES}
        yield _heads(judged, sign="head.number", text="head.criterion", **heads, gap="analysis.head.gap_change")
    for pair in since.criteria:
        yield _row(
            RowKind.CHANGED,
            sign=float(pair.now.number),
            text=short_title(pair.now.title),
            **{side: ratings_then_now(pair, side, language) for side in SIDES},
            gap=pair.gap_change,
        )


def _evidence(judged: Judged) -> Iterator[Row]:
    """What the ratings are seen by, in the order of the ranking, then of the table; nothing without any."""
    ranked = [pair.criterion for pair in judged.figures.gap_ranking]
    others = [criterion for criterion in judged.assessment.criteria if not criterion.rated]
    told = [criterion for criterion in (*ranked, *others) if criterion.evidence]
    if told:
        heads = {"sign": "head.number", "text": "head.criterion", "supplier": "head.evidence"}
        yield from _section(judged, "evidence", **heads)
    for criterion in told:
        first, *rest = wrap(criterion.evidence, analysis.SHORT_LINE)
        number, title = float(criterion.number), short_title(criterion.title)
        yield _row(RowKind.EVIDENCE, sign=number, text=title, supplier=first)
        for line in rest:
            yield _row(RowKind.EVIDENCE, supplier=line)
