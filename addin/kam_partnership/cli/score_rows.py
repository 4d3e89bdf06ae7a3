"""The figures of several workbooks, a row for each: as a table for people, as CSV for programs."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from typing import Any, Final

from kam_partnership.cli import tables
from kam_partnership.cli.reading import Failed
from kam_partnership.cli.tables import Cell, Column
from kam_partnership.texts import Language, date_text, number_text, percent_text, text
from kam_partnership.workbook.judged_file import JudgedFile
from kam_partnership.workbook.score_json import score_object
from kam_partnership.workbook.verdict_words import zone_words

_FIGURES: Final = ("supplier_score", "key_account_score", "net_balance", "level", "coverage", "balance_score")
_SPARE: Final = ("level", "coverage", "balance_score")
#: The columns of the CSV form, in their order: keys of ``score --json``, a list or an object as several columns.
CSV_COLUMNS: Final = (
    *("file", "key_account", "supplier", "date", "template_version"),
    *("scale_min", "scale_max", "tolerance", "level_cooperation", "level_strategic"),
    *("supplier_score", "key_account_score", "net_balance", "gross_imbalance", "offset", "balance_score", "level"),
    *("coverage", "zone", "robust", "tipping_criteria"),
    *("supplier_heavy", "key_account_heavy", "balanced_pairs", "share_beyond", "mixed", "provisional", "verdict"),
    *("target_supplier", "target_key_account", "target_reached", "next_review", "errors", "warnings", "error"),
)


def print_csv(found: Iterable[JudgedFile | Failed]) -> None:
    """English headings, decimal points, ISO dates, true and false, nothing for what is undefined; bad files too."""
    rows = csv.DictWriter(sys.stdout, CSV_COLUMNS, restval="", lineterminator="\n")
    rows.writeheader()
    for one in found:
        rows.writerow(_csv_row(one) if isinstance(one, JudgedFile) else {"file": one.path, "error": one.message})


def _csv_row(judged: JudgedFile) -> dict[str, object]:
    whole = score_object(judged, judged.language)
    low, high = whole["scale"]
    cooperation, strategic = whole["levels"]
    target = whole["target"] or {}
    severities = [finding["severity"] for finding in whole["findings"]]
    flat = {
        **whole,
        "scale_min": low,
        "scale_max": high,
        "level_cooperation": cooperation,
        "level_strategic": strategic,
        **{f"target_{key}": target.get(key) for key in ("supplier", "key_account", "reached")},
        "tipping_criteria": " ".join(map(str, whole["tipping_criteria"])),
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
    }
    return {name: _plain(flat[name]) for name in CSV_COLUMNS if name in flat}


def _plain(value: Any) -> object:
    return str(value).lower() if isinstance(value, bool) else value


def print_scores(found: Iterable[JudgedFile | Failed]) -> None:
    """The accounts below each other, in the order of the files; files that could not be read were told before."""
    language: Language | None = None
    rows = []
    for one in found:
        if isinstance(one, JudgedFile):
            language = language or one.language
            rows.append(_row(one, language))
    if language is None:
        return
    columns = [
        Column(text("cli.table.account", language)),
        Column(text("figure.zone", language)),
        *(Column(text(f"cli.table.{name}", language), number=True, spare=name in _SPARE) for name in _FIGURES),
        Column(text("cli.table.date", language), number=True, spare=True),
    ]
    tables.print_table(columns, rows)


def _row(judged: JudgedFile, language: Language) -> list[Cell]:
    figures = judged.figures
    settings = judged.assessment.settings
    tolerance = None if settings is None else settings.tolerance
    date = judged.date
    return [
        Cell(judged.key_account or judged.path.name),
        Cell(zone_words(figures, language), tables.CAUTION if figures.provisional else ""),
        Cell(number_text(figures.supplier_score, language)),
        Cell(number_text(figures.key_account_score, language)),
        Cell(number_text(figures.net_balance, language, signed=True, beside=tolerance)),
        Cell(number_text(figures.level, language)),
        Cell(percent_text(figures.coverage, language)),
        Cell(number_text(figures.balance_score, language, 0)),
        Cell("" if date is None else date_text(date, language)),
    ]
