"""The command rate: what somebody says about one criterion, written or shown."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from kam_partnership.cells import CellValue, is_blank
from kam_partnership.cli import summary
from kam_partnership.cli.inspect import scored
from kam_partnership.cli.terminal import print_json
from kam_partnership.cli.written import told_written
from kam_partnership.errors import FileUnwritable, Refused
from kam_partnership.texts import Language, text, value_text
from kam_partnership.workbook.find_criterion import RATED_COLUMNS, find_criterion
from kam_partnership.workbook.judged_file import JudgedFile, judge

_Cells = Mapping[str, CellValue]


def rate_criterion(options: argparse.Namespace) -> int:
    """Write what was named; without anything named, show the criterion."""
    values = {key: given.value for key in RATED_COLUMNS if (given := getattr(options, key)) is not None}
    judged = judge(options.file, options.language)
    if not values:
        if options.out is not None:
            raise Refused("rate_nothing")
        criterion = find_criterion(judged.assessment.criteria, options.criterion)
        _tell(options, judged, criterion.number, {}, {})
        return 0
    if "evidence" in values and judged.inputs.evidence is None:
        raise FileUnwritable("evidence_needs_upgrade", file=judged.file)
    from kam_partnership.cli.edit import our_book, target_file
    from kam_partnership.excel.rate import rate

    path = target_file(options)
    with our_book(options.file, path) as book:
        rated = rate(book, options.criterion, values)
        book.save(path)
    _tell(options, judge(path, options.language), rated.number, rated.before, rated.after)
    told_written(options, path, judged.language)
    return 0


def _tell(options: argparse.Namespace, judged: JudgedFile, number: int, before: _Cells, after: _Cells) -> None:
    """What the cells held and hold that were named; both empty when nothing was written."""
    if options.json:
        # The criterion as ``score --json`` tells it.
        told = {"file": judged.file, "criterion": scored(judged)["criteria"][number - 1]}
        print_json(
            told | {"before": {key: _plain(value) for key, value in before.items()}, "verdict": judged.verdict or None}
        )
        return
    criterion, language = judged.assessment.criteria[number - 1], judged.language
    words = []
    for key in after or RATED_COLUMNS:
        name = text("cli.evidence" if key == "evidence" else f"head.{key}", language)
        held = f"{_shown(before[key], language)} → " if after else ""
        words.append(f"{name} {held}{_shown(after[key] if after else getattr(criterion, key), language)}")
    print(f"{number}  {criterion.title or text('value.blank', language)}: {'; '.join(words)}")
    if after:
        print(summary.headline(judged))


def _plain(value: CellValue) -> float | str | None:
    """What JSON can hold of a cell; an error value or TRUE as people read it."""
    return None if is_blank(value) else value if isinstance(value, (float, str)) else str(value)


def _shown(value: CellValue, language: Language) -> str:
    return "–" if is_blank(value) else value_text(value, language)
