"""The command target: where both sides want to be, shown, set or cleared."""

from __future__ import annotations

import argparse
from pathlib import Path

from kam_partnership.assessment.intake import TARGET_SIDES
from kam_partnership.cells import CellValue
from kam_partnership.cli.summary import print_findings
from kam_partnership.cli.written import told_written
from kam_partnership.errors import FileUnreadable, FileUnwritable, Refused
from kam_partnership.texts import short_number
from kam_partnership.workbook import names
from kam_partnership.workbook.judged_file import JudgedFile, judge
from kam_partnership.workbook.verdict_words import target_text


def target(options: argparse.Namespace) -> int:
    """Show the target; or write it, both sides at once, or clear it."""
    wanted = {side: getattr(options, side) for side in TARGET_SIDES}
    given = [value for value in wanted.values() if value is not None]
    if (given and options.clear) or len(given) == 1:
        raise Refused("target_both_or_clear")
    judged = judge(options.file, options.language)
    if not given and not options.clear:
        if options.out is not None:
            raise Refused("target_both_or_clear")
        print(target_text(judged.assessment, judged.figures, judged.language))
        if judged.assessment.target_entered and judged.figures.target_zone is None:
            print_findings(judged, accompanying=True)
        return 0
    _refuse_unfit(judged, given)
    path = _written(options, wanted)
    written = judge(path, options.language)
    print(target_text(written.assessment, written.figures, written.language))
    told_written(options, path, written.language)
    return 0


def _refuse_unfit(judged: JudgedFile, given: list[float]) -> None:
    if not judged.inputs.target:
        raise FileUnwritable("target_needs_upgrade", file=judged.file)
    if not given:  # whatever stands there can go
        return
    settings = judged.settings
    if settings is None:
        raise FileUnreadable(judged.why_no_diagram, file=judged.file, finding=judged.settings_trouble())
    if not all(map(settings.holds, given)):
        low, high = (short_number(end, judged.language) for end in (settings.scale_min, settings.scale_max))
        raise Refused("target_off_scale", low=low, high=high)


def _written(options: argparse.Namespace, wanted: dict[str, CellValue]) -> Path:
    from kam_partnership.cli.edit import our_book, target_file
    from kam_partnership.excel.live import range_of

    path = target_file(options)
    with our_book(options.file, path) as book:
        for side, value in wanted.items():
            range_of(book, names.TARGET_CELLS[side]).raw_value = value
        book.app.calculate()
        book.save(path)
    return path
