"""The command rate: what somebody says about one criterion, written or shown."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from kam_partnership.assessment import Criterion
from kam_partnership.cells import CellValue, is_blank
from kam_partnership.cli import summary
from kam_partnership.cli.inspect import print_json, scored
from kam_partnership.cli.written import told_written
from kam_partnership.errors import FileUnwritable, Refused
from kam_partnership.excel.rate import RATED_COLUMNS, Rated, find_criterion, rate
from kam_partnership.texts import Language, text, value_text
from kam_partnership.workbook.judged_file import JudgedFile, judge


def rate_criterion(options: argparse.Namespace) -> int:
    """Write what was named; without anything named, show the criterion."""
    values = {key: given.value for key in RATED_COLUMNS if (given := getattr(options, key)) is not None}
    judged = judge(options.file, options.language)
    if not values:
        if options.out is not None:
            raise Refused("rate_nothing")
        criterion = find_criterion(judged.assessment.criteria, options.criterion)
        _tell(options, judged, Rated(criterion.number, criterion.title, {}, {}))
        return 0
    if "evidence" in values and judged.inputs.evidence is None:
        raise FileUnwritable("evidence_needs_upgrade", file=judged.file)
    from kam_partnership.cli.edit import our_book, target_file

    path = target_file(options)
    with our_book(options.file, path) as book:
        rated = rate(book, options.criterion, values)
        book.save(path)
    _tell(options, judge(path, options.language), rated)
    told_written(options, path, judged.language)
    return 0


def _tell(options: argparse.Namespace, judged: JudgedFile, rated: Rated) -> None:
    if options.json:
        print_json(_as_object(judged, rated))
        return
    print(_changes_text(judged.assessment.criteria[rated.number - 1], rated, judged.language))
    if rated.after:
        print(summary.headline(judged))


def _as_object(judged: JudgedFile, rated: Rated) -> dict[str, object]:
    """The criterion as ``score --json`` tells it, and what the cells held before."""
    criterion = scored(judged)["criteria"][rated.number - 1]
    before: Mapping[str, CellValue] = {
        key: value if is_blank(value) or isinstance(value, (float, str)) else str(value)
        for key, value in rated.before.items()
    }
    return {"file": judged.file, "criterion": criterion, "before": before, "verdict": judged.verdict or None}


def _changes_text(criterion: Criterion, rated: Rated, language: Language) -> str:
    """ "3  Title: Lieferant 5 → 7; Gewicht 1 → 2", or what stands there when nothing was written."""
    told = []
    for key in rated.after or RATED_COLUMNS:
        now = getattr(criterion, key)
        words = _shown(now if not rated.after else rated.after[key], language)
        if rated.after:
            words = f"{_shown(rated.before[key], language)} → {words}"
        name = text("cli.evidence" if key == "evidence" else f"head.{key}", language)
        told.append(f"{name} {words}")
    return f"{criterion.number}  {criterion.title or text('value.blank', language)}: {'; '.join(told)}"


def _shown(value: CellValue, language: Language) -> str:
    return "–" if is_blank(value) else value_text(value, language)
