"""What the command line tells a person: short, in words a key account manager uses."""

from __future__ import annotations

import sys

from kam_partnership.assessment import Figures, PairFigures, Severity
from kam_partnership.texts import UNDEFINED, Language, number_text, percent_text, robust_text, text, zone_text
from kam_partnership.workbook.analysis_rows import placed_text
from kam_partnership.workbook.judged_file import JudgedFile

SHOWN_GAPS = 5
_NAMES = {Severity.ERROR: "cli.error", Severity.WARNING: "cli.warning", Severity.INFO: "cli.info"}


def headline(key_account: str, figures: Figures, language: Language) -> str:
    """Who stands where, in one line."""
    zone = UNDEFINED if figures.zone is None else zone_text(figures.zone, language)
    if key_account:
        return text("cli.sentence", language, account=key_account, zone=zone)
    return text("cli.sentence.no_account", language, zone=zone)


def print_score(judged: JudgedFile) -> None:
    """The figures of one workbook on standard output, findings on standard error."""
    figures, language = judged.figures, judged.language
    print(headline(judged.key_account, figures, language))
    zone = figures.zone
    print("  " + text("meaning.invalid" if zone is None else f"meaning.{zone}", language))
    print()
    for label, value in _lines(figures, language):
        print(f"  {label:<34}{value:>8}")
    _print_gaps(figures, language)
    if judged.findings:
        print_findings(judged, accompanying=True)


def _lines(figures: Figures, language: Language) -> list[tuple[str, str]]:
    def label(name: str) -> str:
        return text(f"figure.{name}", language)

    lines = [
        (label("supplier_score"), number_text(figures.supplier_score, language)),
        (label("key_account_score"), number_text(figures.key_account_score, language)),
        (label("net_balance"), number_text(figures.net_balance, language, signed=True)),
        (label("gross_imbalance"), number_text(figures.gross_imbalance, language)),
        (label("offset"), number_text(figures.offset, language)),
        (label("balance_score"), number_text(figures.balance_score, language, 0)),
        (label("level"), number_text(figures.level, language)),
        (label("coverage"), percent_text(figures.coverage, language)),
    ]
    if figures.robust is not None:
        lines.append((label("robust"), robust_text(figures.tipping_criteria, language)))
    return lines


def _print_gaps(figures: Figures, language: Language) -> None:
    largest = [pair for pair in figures.gap_ranking if pair.priority > 0][:SHOWN_GAPS]
    if not largest:
        return
    print(f"\n  {text('cli.biggest', language)}")
    for pair in largest:
        print("  " + _gap_line(pair, language))


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
        print(f"{name}: {placed_text(finding, language, main_sheet)}", file=stream)
