"""The command merge: the workbooks of several people as one."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from kam_partnership.cli.output_path import refuse_existing, workbook_path
from kam_partnership.cli.terminal import print_json, redraw
from kam_partnership.errors import RatersRefused
from kam_partnership.loading import load
from kam_partnership.merge.agreed_ratings import refuse_losing_agreed
from kam_partnership.merge.answer_files import answer_files
from kam_partnership.merge.answers import Answers, read_answers
from kam_partnership.merge.as_json import report_object
from kam_partnership.merge.as_lines import (
    counted_line,
    doubt_lines,
    failure_lines,
    field_lines,
    passed_over_line,
    people_lines,
)
from kam_partnership.merge.headline import headline_text, verdict_text
from kam_partnership.merge.merge_report import MergeReport, make_report
from kam_partnership.raters.rater import Side
from kam_partnership.saving import write_atomically
from kam_partnership.texts import Language, locale_language, text
from kam_partnership.workbook.score_json import finding_objects

#: Names with these endings get the pages for a meeting.
_SLIDES = ".pptx", ".pdf"


def merge(options: argparse.Namespace) -> int:
    """One workbook, JSON, or both; goes on after a bad file."""
    if options.out is None and not options.json:
        raise RatersRefused("merge_needs_output")
    target = _target(options.out)
    paths, sides, passed_over = _files(options, target)
    if target is not None:
        also_read = [path for path in (options.base, options.expected) if path is not None]
        refuse_existing(target, options.force, inputs=[*paths, *also_read])
        refuse_losing_agreed(target)
    expected = None if options.expected is None else _expected(options.expected)
    done = _progress(len(paths), options.language or locale_language())
    answers = read_answers(paths, sides.get, base=options.base, done=done)
    _tell_left_out(answers, passed_over, options.language or answers.language or locale_language())
    if answers.base is not None and options.base is None:
        print(text("merge.base", options.language or locale_language(), file=answers.base), file=sys.stderr)
    report = make_report(answers, anonymous=options.anonymous, language=options.language)
    if target is not None:
        _write(report, target, options.audience)
        options.written = target
    if options.json:
        print_json(_as_json(report, answers, expected))
    else:
        print("\n".join(_summary(report, answers, target)))
    spoken = report.language
    if expected is not None:
        print("\n".join(_about_expected(answers, expected, spoken)), file=sys.stderr)
    print("\n".join([*doubt_lines(answers, spoken), counted_line(answers, spoken)]), file=sys.stderr)
    return int(bool(answers.failed))


def _write(report: MergeReport, target: Path, audience: str) -> None:
    """The workbook, or by the ending of the name the pages for a meeting."""
    if target.suffix.lower() not in _SLIDES:
        from kam_partnership.merge.merged_workbook import merged_workbook  # only who wants it loads XlsxWriter

        write_atomically(target, merged_workbook(report))
        return
    if report.merged.two_views is None:
        raise RatersRefused("two_views_missing", file=str(target))
    # Whoever wants the workbook or JSON does not wait for what draws pages.
    from kam_partnership.report.making import NO_DATE, Made, write_report
    from kam_partnership.report.page_content import Audience
    from kam_partnership.report.two_views import build_two_views

    pages = build_two_views(
        report.merged,
        (report.supplier, report.key_account),
        headline_text(report.merged, report.language),
        report.language,
        Audience(audience),
        title_of=report.title_of,
    )
    write_report(Made(pages, (), dt.datetime.combine(NO_DATE, dt.time())), target)


def _target(out: Path | None) -> Path | None:
    """Where the result goes; None where only JSON is wanted."""
    if out is None or out.suffix.lower() in _SLIDES:
        return out
    target = workbook_path(out)
    load("xlsxwriter")
    return target


def _files(options: argparse.Namespace, target: Path | None) -> tuple[list[Path], dict[Path, Side], list[Path]]:
    """All files in their order, the sides that the options say, and what in a folder is no answer."""
    no_answers = target, options.expected
    said: dict[Path, Side] = {}
    plain = answer_files(options.files, *no_answers)
    passed_over = list(plain.passed_over)
    for side, named in ((Side.SUPPLIER, options.supplier), (Side.KEY_ACCOUNT, options.key_account)):
        found = answer_files(named, *no_answers)
        passed_over += found.passed_over
        for path in found.files:
            if said.setdefault(path, side) is not side:
                raise RatersRefused("raters_only_one_side", file=str(path))
    listed = list(plain.files)
    return [*listed, *(path for path in said if path not in listed)], said, passed_over


def _as_json(report: MergeReport, answers: Answers, expected: Sequence[str] | None) -> dict[str, Any]:
    told = report_object(report)
    fields = [] if report.merged.anonymous else list(_fields(answers, report.language))
    told |= {"findings": fields}
    return told if expected is None else told | {"missing": answers.missing(expected)}


def _fields(answers: Answers, language: Language) -> Iterator[dict[str, str]]:
    """What does not count of forms, as ``check`` tells it of workbooks, with the file."""
    for answer in answers.answers:
        for finding in finding_objects(answer.findings, language):
            yield {"file": answer.path.name, **finding}


def _expected(path: Path) -> Sequence[str]:
    """The people who are to answer."""
    from kam_partnership.carry.invitations import listed_names  # only who asks for it needs the reader of lists

    return listed_names(path)


def _about_expected(answers: Answers, expected: Sequence[str], language: Language) -> Iterator[str]:
    """Who has not answered yet; and who has without being expected, which is mostly the same person by another name."""
    missing, unexpected = answers.missing(expected), answers.unexpected(expected)
    if missing:
        yield text("merge.missing", language, count=len(missing), names=", ".join(missing))
    else:
        yield text("merge.missing_none", language)
    if unexpected:
        yield text("merge.unexpected", language, names=", ".join(unexpected))


def _progress(every: int, language: Language) -> Callable[[int], None]:
    """A line on a terminal that says how far the reading is; nothing anywhere else."""

    def done(count: int) -> None:
        redraw(text("merge.reading", language, count=count, all=every), last=count == every)

    return done


def _tell_left_out(answers: Answers, passed_over: Sequence[Path], language: Language) -> None:
    """What does not count: whole files, and fields of forms."""
    lines = [*failure_lines(answers, language), *field_lines(answers, language)]
    told = [words for _, words in lines]
    if passed_over:
        told.append(passed_over_line([str(path) for path in passed_over], language))
    for words in told:
        print(words, file=sys.stderr)


def _summary(report: MergeReport, answers: Answers, target: Path | None) -> Iterator[str]:
    language = report.language
    yield from (f"  {line}" for line in people_lines(answers, report))
    yield verdict_text(report.merged, language)
    yield from report.notes
    yield text("merge.wrote", language, count=report.merged.count, path=target)
    if target is not None and target.suffix.lower() not in _SLIDES and report.merged.criteria:
        yield text("merge.next", language, sheet=text("merge.sheet.agreed", language), path=target.name)
