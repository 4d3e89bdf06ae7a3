"""What the command line tells a person: short, in words a key account manager uses."""

from __future__ import annotations

import sys

from kam_partnership.assessment import Figures, PairFigures, Severity, SinceLast
from kam_partnership.cli.tables import BAD, CAUTION, QUIET, STRONG, Column, draws, print_table, say
from kam_partnership.texts import Language, number_text, percent_text, robust_text, text
from kam_partnership.workbook.analysis_rows import placed_text
from kam_partnership.workbook.judged import Judged
from kam_partnership.workbook.judged_file import JudgedFile
from kam_partnership.workbook.verdict_words import SIDES, ratings_then_now, since_last_text, target_text

SHOWN_GAPS = 5
_LOOKS = {Severity.ERROR: BAD, Severity.WARNING: CAUTION, Severity.INFO: QUIET}
_NAMES = {Severity.ERROR: "cli.error", Severity.WARNING: "cli.warning", Severity.INFO: "cli.info"}


def headline(judged: Judged) -> str:
    """Who stands where, in one line."""
    verdict = judged.verdict or text("meaning.invalid", judged.language)
    if judged.key_account:
        return text("cli.sentence", judged.language, account=judged.key_account, verdict=verdict)
    return text("cli.sentence.no_account", judged.language, verdict=verdict)


def print_score(judged: JudgedFile) -> None:
    """The verdict, the target, what changed and the figures of one workbook on standard output; findings on error."""
    figures, language = judged.figures, judged.language
    if draws():
        _draw_score(judged)
        return
    print(headline(judged))
    print("  " + target_text(judged.assessment, figures, language))
    print("  " + since_last_text(judged.since_last, language))
    _print_changes(judged.since_last, language)
    print()
    for label, value in _lines(judged, language):
        print(f"  {label:<34}{value:>8}")
    _print_gaps(figures, language)
    if judged.findings:
        print_findings(judged, accompanying=True)


def _draw_score(judged: JudgedFile) -> None:
    """The same on a terminal, in tables that fit it."""
    figures, language = judged.figures, judged.language
    say(headline(judged), STRONG)
    say(target_text(judged.assessment, figures, language))
    say(since_last_text(judged.since_last, language))
    number, title = Column("#", number=True), Column(text("head.criterion", language))
    since = judged.since_last
    if since is not None and since.criteria:
        changed = [
            [str(pair.now.number), pair.now.title, *(ratings_then_now(pair, side, language) for side in SIDES)]
            for pair in since.criteria[:SHOWN_GAPS]
        ]
        print()
        print_table([number, title, *(Column(text(f"head.{side}", language)) for side in SIDES)], changed)
    print()
    for label, value in _lines(judged, language):
        print(f"{label:<34}{value:>8}")
    gaps = _largest_gaps(figures)
    if gaps:
        print()
        heads = [number, Column(text("cli.biggest", language)), Column(text("head.gap", language), number=True)]
        print_table([*heads, Column(text("cli.table.more", language))], [_gap_cells(pair, language) for pair in gaps])
    if judged.findings:
        print_findings(judged, accompanying=True)


def _largest_gaps(figures: Figures) -> list[PairFigures]:
    return [pair for pair in figures.gap_ranking if pair.priority > 0][:SHOWN_GAPS]


def _gap_cells(pair: PairFigures, language: Language) -> list[str]:
    criterion = pair.criterion
    side = "supplier" if pair.contribution < 0 else "key_account"
    gap = number_text(criterion.gap, language, signed=True)
    return [str(criterion.number), criterion.title, gap, text(f"head.{side}", language)]


def _lines(judged: JudgedFile, language: Language) -> list[tuple[str, str]]:
    figures, settings = judged.figures, judged.assessment.settings
    tolerance = None if settings is None else settings.tolerance

    def label(name: str) -> str:
        return text(f"figure.{name}", language)

    lines = [
        (label("supplier_score"), number_text(figures.supplier_score, language)),
        (label("key_account_score"), number_text(figures.key_account_score, language)),
        (label("net_balance"), number_text(figures.net_balance, language, signed=True, beside=tolerance)),
        (label("gross_imbalance"), number_text(figures.gross_imbalance, language)),
        (label("offset"), number_text(figures.offset, language)),
        (label("level"), number_text(figures.level, language)),
        (label("coverage"), percent_text(figures.coverage, language)),
        (label("balance_score"), number_text(figures.balance_score, language, 0)),
    ]
    if figures.robust is not None and not figures.provisional:
        lines.append((label("robust"), robust_text(figures.tipping_criteria, language)))
    return lines


def _print_gaps(figures: Figures, language: Language) -> None:
    largest = _largest_gaps(figures)
    if not largest:
        return
    print(f"\n  {text('cli.biggest', language)}")
    for pair in largest:
        print("  " + _gap_line(pair, language))


def _print_changes(since: SinceLast | None, language: Language) -> None:
    """The criteria whose gap changed most, then and now."""
    for pair in () if since is None else since.criteria[:SHOWN_GAPS]:
        title = f"{pair.now.number:>5}  {pair.now.title:<46}"
        then_now = (f"{text(f'head.{s}', language)} {ratings_then_now(pair, s, language)}" for s in SIDES)
        print(title + ", ".join(then_now))


def _gap_line(pair: PairFigures, language: Language) -> str:
    gap = number_text(pair.criterion.gap, language, signed=True)
    key = "cli.supplier_more" if pair.contribution < 0 else "cli.key_account_more"
    return f"{pair.criterion.number:>3}  {pair.criterion.title:<46}{gap:>6}  {text(key, language)}"


def print_findings(judged: JudgedFile, *, many: bool = False, accompanying: bool = False) -> None:
    """The findings, one line each; on standard error when they accompany something else."""
    stream = sys.stderr if accompanying else sys.stdout
    language = judged.language
    if many:
        print(judged.path, file=stream)
    if not judged.findings:
        print(text("cli.findings.none", language), file=stream)
    for finding in judged.findings:
        name = text(_NAMES[finding.severity], language)
        main_sheet = judged.main_sheet
        say(f"{name}: {placed_text(finding, language, main_sheet)}", _LOOKS[finding.severity], stream)
